"""One text in words, and what each of them may be to a name: its beginning, its end, an ordinary word, an office."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from waqai.arabic.fold import Folded
from waqai.lexicon.naming_rules import OPEN_YA, NamingRules
from waqai.lexicon.naming_words import words_of
from waqai.lexicon.ordinary_words import OrdinaryWords

_WORD = re.compile(r"[\u0621-\u064a]+|[a-z]+|[^\W\d_a-z\u0621-\u064a]+")  # a lost blank parts two scripts
_AND = "\u0648"
_APART = re.compile(r"[.!?;\n]")
_INSIDE = re.compile(r"(?:[^\S\n]|_|#)*")
_BESIDE = re.compile(r"(?:[^\S\n]|[\"'(\[_#-])*")
_ASIDE = re.compile(r"[\s,:(\-\u2013\"']*")
_YA = "\u064a"
_TANWIN = "\u064b"
_MARKED = re.compile(r"(?:[\"'(\u00ab\u201c]|\d\s?[-._)\u0640])\s*$")
_QUOTED = re.compile(r"[\"'(\[]\s*$")
_LINE = re.compile(r"(?:^|[\n\u2022\-#_])\s*$")
_NUMBER = re.compile(r"\s*\d")
_BLANK = re.compile(r"[^\S\n]*")
_SHORTEST = 3  # letters of a word that has no particle before a name
_STRANGERS = 3  # words of a name that no list knows
_FAMILIES = 3  # words with the article that a name may end in
_BACK = 8  # words before a name among which the office is told: «commander of the forces of the north, so-and-so»


class Word(NamedTuple):
    """A word of a folded text and where it stands; ``bare`` is the word without a particle and the article."""

    text: str
    start: int
    end: int
    bare: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its first word, how many letters of it are a particle, the word behind it, whether a public person's."""

    at: int
    cut: int
    end: int
    public: bool


class NamingText:
    """One text in words, and which of them are parts of known names."""

    def __init__(self, folded: Folded, rules: NamingRules, ordinary: OrdinaryWords) -> None:
        self.folded, self.rules, self.ordinary = folded, rules, ordinary
        self._book = words_of(rules, ordinary)
        bare = self._book.bare
        self.words = [Word(m.group(), m.start(), m.end(), bare(m.group())) for m in _WORD.finditer(folded.text)]
        gaps = (folded.text[one.end : other.start] for one, other in pairwise(self.words))
        self._joined = [gap == " " or _INSIDE.fullmatch(gap) is not None for gap in gaps]
        self._has_tanwin = _TANWIN in folded.source
        self.known = self._known()

    def _known(self) -> set[int]:
        rules = self.rules
        found = {at for at, word in enumerate(self.words) if word.text in rules.known_alone}
        for at, word in enumerate(self.words):
            if word.text in rules.known:
                found.update(self._known_from(at, word.text))
            if word.text[:1] in rules.particles and word.text[1:] in rules.known:
                found.update(self._known_from(at, word.text[1:]))
        return found

    def _known_from(self, at: int, first: str) -> range:
        """Return the words of the longest known name that begins with one; none where no name does."""
        second = self.words[at + 1].text if at + 1 < len(self.words) else ""
        for words in self.rules.known[first].get(second, ()):
            stretch = tuple(word.text for word in self.words[at + 1 : at + len(words)])
            if stretch == words[1:] and not self._is_another(at, at + len(words)):
                return range(at, at + len(words))
        return range(0)

    def _is_another(self, at: int, end: int) -> bool:
        """Tell whether a family's name goes on the known name of somebody's father: it is somebody else."""
        if self.words[at].text not in self.rules.bound or not self.joined(end - 1):
            return False
        word = self.words[end].text
        return word.startswith(self.rules.article) and word not in self.ordinary and word not in self.rules.ends

    def gap(self, at: int) -> str:
        """Return what stands between a word and the next."""
        return self.folded.text[self.words[at].end : self.words[at + 1].start]

    def joined(self, at: int) -> bool:
        """Tell whether nothing but blanks stands between a word and the next."""
        return at < len(self._joined) and self._joined[at]

    def closes(self, at: int) -> bool:
        """Tell whether a sign, the line's end or a number follows a word: a name may end with it."""
        return at + 1 >= len(self.words) or _BLANK.fullmatch(self.gap(at)) is None

    def name(self, at: int, cut: int, end: int) -> Name:
        """Return the words from one to another as a name."""
        return Name(at, cut, end, self.has_office(at, end))

    def begins(self, at: int) -> int:
        """Return where within a word a given name begins there: 0, 1 behind a particle, 2 behind two; -1 where none."""
        word = self.words[at].text
        if self._opens(at, word):
            return 0
        if word[:1] not in self.rules.particles or self.ordinary.lists(word):
            return -1
        if (len(word) > _SHORTEST or word[1:] in self.rules.bound) and self._opens(at, word[1:]):
            return 1
        return 2 if self.has_two_particles(word) and self._opens(at, word[2:]) else -1

    def has_two_particles(self, word: str) -> bool:
        """Tell whether a word may begin with «and» and another particle («and for so-and-so»)."""
        return word.startswith(_AND) and word[1:2] in self.rules.particles and len(word) > _SHORTEST + 1

    def _opens(self, at: int, word: str) -> bool:
        rules = self.rules
        if word not in rules.also and word not in rules.bound and not rules.is_given(word):
            return False
        following = self.words[at + 1].text if self.joined(at) else ""
        if not self.is_spelled(at, word) or (word in rules.ages and self._is_age(at, following)):
            return False
        if rules.is_given(word):
            return True
        if word in rules.bound:
            return bool(following) and (
                self._given_at(at + 1)
                or following in rules.also
                or self._is_fathers(at)
                or self._serves(word, following)
                or (self.is_quoted(at) and self.may_be_unknown(at + 1) and self.closes(at + 1))
            )
        if following and (self._given_at(at + 1) or following in rules.links):
            return True
        if (
            following
            and following not in rules.ends
            and self._is_marked(at, any_line=following.startswith(rules.article) and following not in self.ordinary)
        ):
            return True
        if following and self._is_family(at, following):
            return True
        third = self.words[at + 2].text if following and self.joined(at + 1) else ""
        return following in rules.also and bool(third) and (self._given_at(at + 2) or third.startswith(rules.article))

    def _is_fathers(self, at: int) -> bool:
        """Tell whether «father of» and a name with the article are a person: no place, and nothing stands in it."""
        child = self.words[at + 1]
        named = child.bare in self.rules.names or (child.bare in self.rules.also and child.text not in self.ordinary)
        return child.text.startswith(self.rules.article) and named and not self.is_place(at, at + 2)

    def _is_family(self, at: int, following: str) -> bool:
        """Tell whether what follows a word that is a name, too, can only be a family's name."""
        rules = self.rules
        if following in rules.ends or at + 1 in self.known or self.ordinary.lists(following):
            return False
        bare = self.words[at + 1].bare
        return following.startswith(rules.article) and bare != following and bare in rules.names

    def _given_at(self, at: int) -> bool:
        """Tell whether a whole word is a given name and nothing else."""
        word = self.words[at].text
        return self.rules.is_given(word) and self.is_spelled(at, word)

    def is_spelled(self, at: int, word: str) -> bool:
        """Tell whether the last letter is written as a name has it: «on» is not Ali, and no name ends in -an."""
        if not self._has_tanwin and not word.endswith(_YA):
            return True
        end = self.words[at].end
        last = self.folded.source[self.folded.starts[end - 1] : self.folded.starts[end]]
        if _TANWIN in last or self.folded.source[self.folded.starts[end - 1] - 1] == _TANWIN:
            return False
        return last[0] not in (_YA, OPEN_YA) or (last[0] == OPEN_YA) == (word in self.rules.open_ya)

    def _is_age(self, at: int, following: str) -> bool:
        """Tell whether a word that is also «age» tells one."""
        return (
            not following or following in self.rules.ends or bool(_NUMBER.match(self.folded.text, self.words[at].end))
        )

    def _before(self, at: int) -> str:
        start = self.words[at].start
        return self.folded.text[max(start - 4, 0) : start]

    def _is_marked(self, at: int, *, any_line: bool) -> bool:
        """Tell whether a word stands first in quotation marks or behind the number of a list, or in ``any_line``."""
        before = self._before(at)
        return _MARKED.search(before) is not None or (any_line and _LINE.search(before) is not None)

    def is_quoted(self, at: int) -> bool:
        """Tell whether a word stands first in quotation marks or brackets."""
        return _QUOTED.search(self._before(at)) is not None

    def _serves(self, word: str, following: str) -> bool:
        """Tell whether the two are one name, «servant of the Merciful»."""
        return word + self.rules.article == self.rules.servant and following.startswith(self.rules.article)

    def until(self, at: int) -> int:
        """Return behind which word the name that begins with a given one ends."""
        rules = self.rules
        end = at + 1
        bound = self.words[at].text in rules.bound or self.words[at].text[1:] in rules.bound
        strangers = families = 0
        while end - at < rules.longest and end < len(self.words) and self.joined(end - 1):
            word = self.words[end].text
            goes_on = bound or self._given_at(end) or word in rules.also or word in rules.links
            if not goes_on and not self.may_be_name(end) and not self._closes_as_day(end):
                break
            held_together = bound or word in rules.links
            if word in rules.ends and not held_together and not self._may_go_on_over(end):
                break
            if not goes_on and not word.startswith(rules.article):
                if word in self.ordinary and self.ordinary.is_inflected(word):
                    break
                strangers += 1
                if strangers > (1 if word in self.ordinary else _STRANGERS):
                    break
                if word in self.ordinary:
                    end += 1
                    break
            families += not goes_on and word.startswith(rules.article)
            if families > _FAMILIES:
                break
            bound = word in rules.bound
            end += 1
        while end - at > 1 and self.words[end - 1].text in rules.bound:
            end -= 1
        return end

    def _closes_as_day(self, at: int) -> bool:
        """Tell whether a word that no name goes on over closes one: families are called like days of the week."""
        word = self.words[at].text
        return word in self.rules.ends and word.startswith(self.rules.article) and self.closes(at)

    def _may_go_on_over(self, at: int) -> bool:
        """Tell whether a word that mostly ends a name is part of one: it closes one, or a name goes on behind it."""
        return (
            self._closes_as_day(at)
            or not self.joined(at)
            or (self.words[at + 1].text not in self.ordinary and self.may_be_unknown(at + 1))
        )

    def has_article(self, at: int) -> bool:
        """Tell whether a word begins with the article."""
        return self.words[at].text.startswith(self.rules.article)

    def is_behind_verb(self, at: int) -> bool:
        """Tell whether a verb stands right before a word: ordinary words that stand in two forms mostly are verbs."""
        return at > 0 and self.joined(at - 1) and self.ordinary.is_inflected(self.words[at - 1].text)

    def may_be_name(self, at: int) -> bool:
        """Tell whether a word that is no given name may still go on a name."""
        word = self.words[at]
        if word.text in self.rules.ends or at in self.known or word.text.startswith(_AND):
            return False
        if self.rules.is_given(word.text) and not self.is_spelled(at, word.text):
            return False
        return not self.rules.has_article(word.text) and self.rules.offices.isdisjoint((word.text, word.bare))

    def may_be_unknown(self, at: int, cut: int = 0, *, inside: bool = False) -> bool:
        """Tell whether a word is a part of a name, or may be since it is no word of the language.

        ``inside`` a name a given name with the article is a family's.
        """
        text = self.words[at].text[cut:]
        if at in self.known or not self.is_spelled(at, text):
            return False
        return self._book.is_unknown_inside(text) if inside else self._book.is_unknown(text)

    def run(self, at: int, cut: int = 0) -> int:
        """Return behind which word the name ends that begins with a word that no list need know; ``at`` where none."""
        end = at
        while end - at < self.rules.longest and end < len(self.words) and (end == at or self.joined(end - 1)):
            if not self.may_be_unknown(end, 0 if end > at else cut, inside=end > at):
                if end - at == 1 and self._is_last_name(end):
                    end += 1
                break
            end += 1
        while end > at and self.words[end - 1].text in self.rules.bound:
            end -= 1
        return end

    def may_open_before_family(self, at: int) -> bool:
        """Tell whether an ordinary word, or one that is a name, too, is somebody's first name: what follows can be
        nothing but a family's name.
        """
        word, rules = self.words[at].text, self.rules
        also = word in rules.also
        if not self.joined(at) or not (also or (word in self.ordinary and not self.ordinary.is_inflected(word))):
            return False
        if word in rules.not_people or word.startswith(rules.article) or not self.may_be_name(at):
            return False
        family = self.words[at + 1]
        if not family.text.startswith(rules.article) or family.text in rules.ends or at + 1 in self.known:
            return False
        stranger = family.text not in self.ordinary and family.text not in rules.places
        return family.bare in rules.names or (stranger and (also or family.text.endswith(_YA)))

    def _is_last_name(self, at: int) -> bool:
        """Tell whether an ordinary word is the last of a name: a sign follows, and it says nothing of the first."""
        word = self.words[at].text
        inflected = word in self.ordinary and self.ordinary.is_inflected(word)
        return self.may_be_name(at) and self.closes(at) and not word.startswith(self.rules.article) and not inflected

    def run_back(self, end: int) -> int:
        """Return the first word of a name of words that no list need know which ends before ``end``."""
        at = end
        while end - at < self.rules.longest and at and (at == end or self.joined(at - 1)):
            if not self.may_be_unknown(at - 1, inside=True):
                break
            at -= 1
        while at < end and self.words[at].text.startswith(self.rules.article) and not self._given_at(at):
            at += 1
        return at

    def is_place(self, at: int, end: int) -> bool:
        """Tell whether the words are a settlement's name of two words and more, alone or with those before them."""
        starts = (
            start for start in (at, at - 1, at - 2) if 0 <= start < end - 1 and (start == at or self.joined(start))
        )
        return any(" ".join(word.text for word in self.words[start:end]) in self.rules.places for start in starts)

    def goes_on_known(self, at: int) -> bool:
        """Tell whether a word goes on a name that knowledge has, with the family behind it."""
        joining = self.words[at].text in self.rules.bound or self.words[at].text in self.rules.links
        return joining and at - 1 in self.known and self.joined(at - 1)

    def is_named_after(self, at: int) -> bool:
        """Tell whether a place, a force or a building bears the name, or nobody's privacy is touched by it."""
        if at == 0 or not _BESIDE.fullmatch(self.gap(at - 1)):
            return False
        if self.words[at - 1].bare in self.rules.links and at > 1 and self.joined(at - 2):
            at -= 1
        before = self.words[at - 1].text
        nouns = {before, before[1:] if before[:1] in self.rules.particles else before}
        return not nouns.isdisjoint(self.rules.not_people) or not nouns.isdisjoint(self.rules.holy)

    def has_office(self, at: int, end: int) -> bool:
        """Tell whether an office is told right before or right behind a name."""
        return self._office_before(at) or self._office_behind(end)

    def near_offices(self) -> set[int]:
        """Return the words that may begin a name with which an office is told."""
        rules, near = self.rules, set[int]()
        for at, word in enumerate(self.words):
            if word.text in rules.offices or word.bare in rules.offices:
                near.update(range(at + 1, at + 1 + _BACK))
            if word.text in rules.behind or word.bare in rules.behind:
                near.update(range(at - rules.longest - 1, at))
        return near

    def _office_before(self, at: int) -> bool:
        rules = self.rules
        for back in range(at - 1, max(at - 1 - _BACK, -1), -1):
            word = self.words[back]
            if _APART.search(self.gap(back)) or word.text in rules.parts:
                return False
            if back in self.known or (word.text in rules.also and self.closes(back)):
                continue
            if not rules.offices.isdisjoint((word.text, word.bare)):
                return True
            if word.text.startswith(_AND) and not word.text[1:].startswith(rules.article):
                return False
        return False

    def _office_behind(self, end: int) -> bool:
        for at in (end, end + 1):
            if at >= len(self.words) or not _ASIDE.fullmatch(self.gap(at - 1)):
                return False
            word, apart = self.words[at], self.gap(at - 1).strip()
            if word.text in self.rules.behind or (apart and word.bare in self.rules.behind):
                return True
            if self.words[at].text not in self.rules.one_of:
                return False
        return False

    def aged(self) -> Iterator[tuple[int, int]]:
        """Yield the words that stand right before an age in brackets, where they can be a name of two words or more."""
        for at, word in enumerate(self.words):
            if self.folded.text[word.end : word.end + 2].lstrip()[:1] != "(":
                continue
            if not self.rules.aged.match(self.folded.text, word.end):
                continue
            start = at
            while self.may_be_name(start) and at - start < self.rules.longest and start and self.joined(start - 1):
                start -= 1
            start += not self.may_be_name(start)
            while start < at and self.words[start].text in self.ordinary:
                start += 1
            if at - start >= 1:
                yield start, at + 1
