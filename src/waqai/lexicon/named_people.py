"""Finds people by their given names, wherever a text names them, and tells private people from public ones.

No list of persons: a given name begins a name, the words behind it go on while they can. Whoever is told with a public
office, or stands in knowledge/actors/, is a public person.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from waqai.arabic.fold import Folded, fold_text
from waqai.lexicon.naming_rules import OPEN_YA, NamingRules
from waqai.lexicon.private_names import cut_before
from waqai.records import Span

_WORD = re.compile(r"[^\W\d_]+")
_AND = "\u0648"
_APART = re.compile(r"[.!?;\n]")
_INSIDE = re.compile(r"(?:[^\S\n]|_)*")
_ASIDE = re.compile(r"[\s,:(\-\u2013\"']*")
_YA = "\u064a"
_MARKED = re.compile(r"(?:[\"'(\u00ab\u201c]|\d\s?[-._)\u0640])\s*$")
_LINE = re.compile(r"(?:^|[\n\u2022\-])\s*$")
_NUMBER = re.compile(r"\s*\d")
_BACK = 6  # words before a name among which the office is told: «commander of the forces of the north, so-and-so»


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a folded text and where it stands; ``bare`` is the word without a particle and the article."""

    text: str
    start: int
    end: int
    bare: str


class _Text:
    """One text in words, and which of them are parts of known names."""

    def __init__(self, folded: Folded, rules: NamingRules) -> None:
        self.folded, self.rules = folded, rules
        self.words = [Word(m.group(), m.start(), m.end(), rules.bare(m.group())) for m in _WORD.finditer(folded.text)]
        self.known = self._known()

    def _known(self) -> set[int]:
        found: set[int] = set()
        for at, word in enumerate(self.words):
            for first in {word.text, word.text[1:] if word.text[:1] in self.rules.particles else word.text}:
                for words in self.rules.known.get(first, ()):
                    stretch = self.words[at + 1 : at + len(words)]
                    if tuple(w.text for w in stretch) == words[1:]:
                        found.update(range(at, at + len(words)))
                        break
        return found

    def gap(self, at: int) -> str:
        """Return what stands between a word and the next."""
        return self.folded.text[self.words[at].end : self.words[at + 1].start]

    def joined(self, at: int) -> bool:
        """Tell whether nothing but blanks stands between a word and the next."""
        return at + 1 < len(self.words) and _INSIDE.fullmatch(self.gap(at)) is not None

    def begins(self, at: int) -> int:
        """Return where within a word a name begins there: 0, 1 behind a particle; -1 where none does."""
        word = self.words[at].text
        for cut in (0, 1):
            if cut and (word[:1] not in self.rules.particles or len(word) < 4):
                break
            if self._opens(at, word[cut:]):
                return cut
        return -1

    def _opens(self, at: int, word: str) -> bool:
        rules = self.rules
        following = self.words[at + 1].text if self.joined(at) else ""
        if not self._has_own_ya(at, word) or (word in rules.ages and self._is_age(at, following)):
            return False
        if rules.is_given(word):
            return True
        if word in rules.bound:
            return bool(following) and (
                self._given_at(at + 1) or following in rules.also or self._serves(word, following)
            )
        if word not in rules.also:
            return False
        if following and (self._given_at(at + 1) or following in rules.links):
            return True
        if (
            following
            and following not in rules.ends
            and self._is_marked(at, any_line=following.startswith(rules.article))
        ):
            return True
        third = self.words[at + 2].text if following and self.joined(at + 1) else ""
        return following in rules.also and bool(third) and (self._given_at(at + 2) or third.startswith(rules.article))

    def _given_at(self, at: int) -> bool:
        """Tell whether a whole word is a given name and nothing else."""
        word = self.words[at].text
        return self.rules.is_given(word) and self._has_own_ya(at, word)

    def _has_own_ya(self, at: int, word: str) -> bool:
        """Tell whether the last letter is written as the name has it: «on» is not Ali."""
        last = self.folded.source[self.folded.starts[self.words[at].end - 1]]
        return last not in (_YA, OPEN_YA) or (last == OPEN_YA) == (word in self.rules.open_ya)

    def _is_age(self, at: int, following: str) -> bool:
        """Tell whether a word that is also «age» tells one."""
        return (
            not following or following in self.rules.ends or bool(_NUMBER.match(self.folded.text, self.words[at].end))
        )

    def _is_marked(self, at: int, *, any_line: bool) -> bool:
        """Tell whether a word stands first in quotation marks or behind the number of a list, or in ``any_line``."""
        start = self.words[at].start
        before = self.folded.text[max(start - 4, 0) : start]
        return _MARKED.search(before) is not None or (any_line and _LINE.search(before) is not None)

    def _serves(self, word: str, following: str) -> bool:
        """Tell whether the two are one name, «servant of the Merciful»."""
        return word + self.rules.article == self.rules.servant and following.startswith(self.rules.article)

    def until(self, at: int) -> int:
        """Return behind which word the name that begins with one ends."""
        rules = self.rules
        end = at + 1
        bound = self.words[at].text in rules.bound or self.words[at].text[1:] in rules.bound
        strangers = 0
        while end - at < rules.longest and end < len(self.words) and self.joined(end - 1):
            word = self.words[end].text
            goes_on = bound or self._given_at(end) or word in rules.also or word in rules.links
            if not goes_on and not self._may_be_name(end):
                break
            if not goes_on and not word.startswith(rules.article):
                strangers += 1
                if strangers > 1:
                    break
            bound = word in rules.bound
            end += 1
        while end - at > 1 and self.words[end - 1].text in rules.bound:
            end -= 1
        return end

    def _may_be_name(self, at: int) -> bool:
        """Tell whether a word that is no given name may still go on a name."""
        word = self.words[at]
        if word.text in self.rules.ends or at in self.known or word.text.startswith(_AND):
            return False
        return not self.rules.has_article(word.text) and self.rules.offices.isdisjoint((word.text, word.bare))

    def is_named_after(self, at: int) -> bool:
        """Tell whether a place, a force or a building bears the name, or nobody's privacy is touched by it."""
        if at == 0 or _APART.search(self.gap(at - 1)):
            return False
        before = self.words[at - 1].text
        nouns = {before, before[1:] if before[:1] in self.rules.particles else before}
        return not nouns.isdisjoint(self.rules.not_people) or not nouns.isdisjoint(self.rules.holy)

    def has_office(self, at: int, end: int) -> bool:
        """Tell whether an office is told right before or right behind a name."""
        return self._office_before(at) or self._office_behind(end)

    def _office_before(self, at: int) -> bool:
        rules = self.rules
        for back in range(at - 1, max(at - 1 - _BACK, -1), -1):
            word = self.words[back]
            if _APART.search(self.gap(back)) or word.text in rules.parts:
                return False
            if not rules.offices.isdisjoint((word.text, word.bare)):
                return True
            if word.text.startswith(_AND) and not word.text[1:].startswith(rules.article):
                return False
        return False

    def _office_behind(self, end: int) -> bool:
        for at in (end, end + 1):
            if at >= len(self.words) or not _ASIDE.fullmatch(self.gap(at - 1)):
                return False
            if self.words[at].text in self.rules.behind:
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
            while self._may_be_name(start) and at - start < self.rules.longest and start and self.joined(start - 1):
                start -= 1
            start += not self._may_be_name(start)
            if at - start >= 1:
                yield start, at + 1


def _named(text: _Text) -> Iterator[tuple[int, int, int, bool]]:
    """Yield each name: its first word, how many letters of it are a particle, the word behind it, whether public."""
    at = 0
    while at < len(text.words):
        cut = -1 if at in text.known else text.begins(at)
        if cut < 0:
            at += 1
            continue
        end = text.until(at)
        if not text.is_named_after(at):
            yield at, cut, end, text.has_office(at, end)
        at = end


def find_named_people(text: str, rules: Sequence[NamingRules], keep: Iterable[Span] = ()) -> list[Span]:
    """Return where ``text`` names private people, in order; names end before any of ``keep``.

    Whom a text calls a public person once is one wherever it names them by the same words.
    """
    folded, kept = fold_text(text), sorted(keep)
    found: set[Span] = set()
    for some in rules:
        read = _Text(folded, some)
        named = list(_named(read))
        public = [{word.text for word in read.words[at:end]} for at, _, end, is_public in named if is_public]
        for at, cut, end, is_public in named:
            words = {word.text for word in read.words[at:end]}
            ends = {read.words[at].text, read.words[end - 1].text}
            if is_public or any(words <= other or (len(ends) > 1 and ends <= other) for other in public):
                continue
            span = folded.span(read.words[at].start + cut, read.words[end - 1].end)
            cut_span = cut_before(text, span, kept)
            found.update([cut_span] if cut_span else [])
        for at, end in read.aged():
            span = folded.span(read.words[at].start, read.words[end - 1].end)
            if not any(span.meets(other) for other in found):
                found.add(span)
    return sorted(found)
