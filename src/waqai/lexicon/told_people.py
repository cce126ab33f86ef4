"""Finds names that no list knows by what stands around them: whom something befell, who says something, whose family.

A name is told where a word that such a name follows stands before it («the killing of»), or one that follows it («of
the people of»), and its words are no words of the language. What stands beside one: :mod:`waqai.lexicon.told_again`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from waqai.arabic.fold import fold
from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.naming_text import Name, NamingText
from waqai.lexicon.private_names import either
from waqai.lexicon.schema.privacy import PrivateNames, ToldNames

_AND = "\u0648"
_SELDOM = frozenset(("\u0641", "\u0643"))  # particles that names which no list knows more often begin with than words
LEAST = 2  # words that a name must have where only what stands around tells it
OPENING = re.compile(r"[^\S\n]*[\"'(:;,\[]*[^\S\n]*")
_DASH = re.compile(r"[^\S\n]*[-,(:/|][^\S\n]*")
_IN_ROW = re.compile(r"[^\S\n]*,?[^\S\n]*")
LINE_ENDS = re.compile(r"[^\S\n]*(?:[\"')\](,./:;\d\u2026-]|\n|$)")
_SIGN_BEHIND = re.compile(r"[^\S\n]*[\"')\],]")
_MARK = re.compile(r"(?:[:\u2022\u25aa\u25cf\u25cb\u2714*]|^\s*-|\d[^\S\n]?[-.)])[^\S\n]*[\"'(]?[^\S\n]*", re.MULTILINE)
_AGE = re.compile(r"\d{1,3}/?\s*")
_QUOTE = re.compile(r"\"[^\S\n]*([^\"\n]{5,40}?)[^\S\n]*\"")
_LABEL = re.compile(r"[^:\n]{1,25}:")
_LONGEST_LINE = 70
SHORTEST_PART = 3


@dataclass(frozen=True, slots=True)
class ToldRules:
    """The words of one knowledge file, folded and compiled."""

    cues: frozenset[str]
    befalls: dict[str, tuple[tuple[str, ...], ...]]
    says: frozenset[str]
    between: frozenset[str]
    called: frozenset[str]
    by: frozenset[str]
    fathers: frozenset[str]
    of: str
    origins: frozenset[str]
    families: frozenset[str]
    many_families: frozenset[str]
    no_families: frozenset[str]
    header: re.Pattern[str]
    ages: frozenset[str]
    aged: re.Pattern[str]
    too_common: frozenset[str]
    callings: frozenset[str]


def compile_told(
    knowledge: ToldNames, befalls: Iterable[str] = (), no_families: Iterable[str] = (), callings: Iterable[str] = ()
) -> ToldRules:
    """Return the words of a knowledge file, folded and compiled; ``befalls`` and ``no_families`` are added to its
    own. ``callings`` are nouns for private people that stand behind a name.
    """

    def folded(words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(fold, words))

    ages, years = either(knowledge.ages), either(knowledge.years)
    cues: dict[str, tuple[tuple[str, ...], ...]] = {}
    for told in dict.fromkeys((*knowledge.befalls, *befalls)):
        words = tuple(fold(told).split())
        cues[words[0]] = (*cues.get(words[0], ()), words)
    families = folded((*knowledge.families, *knowledge.many_families))
    return ToldRules(
        frozenset(cues) | folded((*knowledge.says, *knowledge.origins)) | families,
        cues,
        folded(knowledge.says),
        folded(knowledge.between),
        folded(knowledge.called),
        folded(knowledge.by),
        folded(knowledge.fathers),
        fold(knowledge.of),
        folded(knowledge.origins),
        families,
        folded(knowledge.many_families),
        folded((*knowledge.no_families, *no_families)),
        re.compile(rf"(?<!\w)(?:{either(knowledge.headers)})(?!\w)|:[^\S\n]*$"),
        folded(knowledge.ages),
        re.compile(rf"[\"')\]]*[\s,(/:\-]*(?:(?:{ages})\s*)*\(?/?\d{{1,3}}/?\s*(?:{years})(?!\w)"),
        folded(knowledge.too_common),
        folded(callings),
    )


def _introducing(privacy: PrivateNames) -> Iterator[str]:
    """Yield the words that introduce a name, as they stand."""
    article = load_knowledge().clitics.article
    yield from (f"{article}{noun}" for noun in (*privacy.introduce, *privacy.trades, *privacy.titles))
    yield from privacy.as_spelled


@lru_cache(maxsize=1)
def known_told() -> tuple[ToldRules, ...]:
    """Return the rules that come with Waqai."""
    knowledge = load_knowledge()
    befalls = [words for some in knowledge.privacy for words in (*some.befalls, *_introducing(some))]
    article = knowledge.clitics.article
    people = [f"{article}{noun}" for some in knowledge.privacy for noun in some.introduce]
    callings = [noun for some in knowledge.privacy for noun in (*some.introduce, *some.trades)]
    return tuple(compile_told(some, befalls, people, callings) for some in knowledge.told_names)


def stretch(text: NamingText, at: int, cut: int, end: int) -> str:
    """Return the words from one to another, without ``cut`` letters of the first."""
    return " ".join(word.text[cut if not back else 0 :] for back, word in enumerate(text.words[at:end]))


def name_from(text: NamingText, rules: ToldRules, at: int, cut: int = 0, least: int = LEAST) -> Name | None:
    """Return the name of ``least`` words or more that begins with a word; None where none does."""
    if at >= len(text.words) or text.has_article(at) or _has_particle(text, at, cut):
        return None
    end = text.run(at, cut)
    if text.words[at].text in text.rules.also and text.closes(whole := text.until(at) - 1) and whole >= end:
        end = whole + 1
    if end - at < least or text.is_named_after(at) or stretch(text, at, cut, end) in text.rules.places:
        return None
    return text.name(at, cut, end)


def _has_particle(text: NamingText, at: int, cut: int) -> bool:
    """Tell whether a word that no list knows may well be a particle and a word of the language that none knows."""
    word = text.words[at].text[cut:]
    known = text.rules.is_given(word) or word in text.rules.also or word in text.rules.bound
    return not known and word[:1] in text.rules.particles and word[0] not in _SELDOM and len(word) > SHORTEST_PART + 1


def _without_particle(text: NamingText, word: str) -> str:
    return word[1:] if word[:1] in text.rules.particles and len(word) > SHORTEST_PART else word


def without_and(word: str) -> str:
    """Return a word without the «and» that is written onto it."""
    return word[1:] if word.startswith(_AND) and len(word) > SHORTEST_PART else word


def _behind(text: NamingText, rules: ToldRules, at: int) -> int:
    """Return the word behind one, over words that may stand between; ``-1`` where a sign parts them."""
    nearest = at + 1
    while nearest < len(text.words) and OPENING.fullmatch(text.gap(nearest - 1)):
        if text.words[nearest].text not in rules.between:
            return nearest
        nearest += 1
    return -1


def _cues(text: NamingText, rules: ToldRules) -> Iterator[tuple[int, set[str]]]:
    """Yield the words that tell a name beside them, each in its spellings with and without a particle."""
    for at, word in enumerate(text.words[:-1]):
        if word.text in rules.cues or word.text[1:] in rules.cues:
            yield at, {word.text, _without_particle(text, word.text)}


def _nicknames(text: NamingText, rules: ToldRules) -> Iterator[Name]:
    for at, word in enumerate(text.words):
        if without_and(word.text) in rules.called:
            behind = at + 1
            while behind < len(text.words) and text.words[behind].text in rules.by:
                behind += 1
            if behind < len(text.words) and OPENING.fullmatch(text.gap(behind - 1)):
                name = name_from(text, rules, behind, least=1)
                if name:
                    yield name


def before_nickname(text: NamingText, rules: ToldRules, name: Name) -> int:
    """Return behind which word the name ends that a nickname follows; -1 where a name is none."""
    at = name.at
    while at and (text.words[at - 1].text in rules.by or without_and(text.words[at - 1].text) in rules.called):
        at -= 1
    called = any(without_and(word.text) in rules.called for word in text.words[at : name.at])
    return at if called else -1


def _families(text: NamingText, rules: ToldRules) -> Iterator[Name]:
    """Yield the names of families behind a word for one, and those in one row with them."""
    for at, plain in _cues(text, rules):
        if plain.isdisjoint(rules.families):
            continue
        family, cut = at + 1, 0
        if text.goes_on_known(at) or not OPENING.fullmatch(text.gap(at)) or not _may_be_family(text, rules, family):
            continue
        while family >= 0:
            end = _family_end(text, family, cut)
            yield Name(family, cut, end, public=False)
            family, cut = _next_family(text, end, surely=not plain.isdisjoint(rules.many_families))


def _may_be_family(text: NamingText, rules: ToldRules, at: int) -> bool:
    """Tell whether a word is a family's name behind a word for one; it may be an ordinary word with the article."""
    word = text.words[at]
    bare = word.text[1:]
    if word.text[:1] in text.rules.particles and (text.ordinary.lists(bare) or bare in text.rules.also):
        return text.rules.is_given(word.text)
    if text.may_be_unknown(at, inside=True):
        return word.text not in text.ordinary or word.bare in text.rules.also
    if not word.text.startswith(text.rules.article) or not text.may_be_name(at):
        return False
    if word.text in text.ordinary and any(map(text.ordinary.is_plural, (word.text, text.words[at - 1].text))):
        return False
    return word.text not in rules.no_families


def _family_end(text: NamingText, at: int, cut: int) -> int:
    """Return behind which word a family's name ends: one word, or two where the first joins names."""
    rules = text.rules
    first = text.words[at].text[cut:]
    two = (
        (first in rules.bound or first in rules.links) and text.joined(at) and text.may_be_unknown(at + 1, inside=True)
    )
    return at + 1 + two


def _next_family(text: NamingText, end: int, *, surely: bool) -> tuple[int, int]:
    """Return the word in a row behind a family's name that is another's, and its particle's length; -1 for none. Where
    one family is told (not ``surely`` several) only what looks like a family's name is another.
    """
    if end >= len(text.words) or not _IN_ROW.fullmatch(text.gap(end - 1)):
        return -1, 0
    word = text.words[end].text
    cut = int(word.startswith(_AND) and len(word) > SHORTEST_PART)
    if (not cut and not text.gap(end - 1).strip()) or word[cut:] in text.ordinary:
        return -1, 0
    if not surely and not word[cut:].startswith(text.rules.article):
        return -1, 0
    return (end, cut) if text.may_be_unknown(end, cut, inside=True) else (-1, 0)


def _by_cues(text: NamingText, rules: ToldRules) -> Iterator[Name]:
    for at, plain in _cues(text, rules):
        if not plain.isdisjoint(rules.families):
            continue
        if not plain.isdisjoint(rules.origins) and at and text.words[at - 1].text == rules.of and text.joined(at - 1):
            yield from _before_origin(text, rules, at - 1)
        hits = _hits(text, rules, at, plain)
        last = at + max(hits) - 1 if hits else at if not plain.isdisjoint(rules.says) else -1
        if last < 0:
            continue
        behind = _behind(text, rules, last)
        name = _behind_cue(text, rules, behind) if behind >= 0 else None
        if name and (hits or name.end - name.at >= LEAST):
            yield name


def _behind_cue(text: NamingText, rules: ToldRules, at: int) -> Name | None:
    """Return the name behind a word that one follows: an ordinary word may begin it where a family's name goes on, and
    one word may be it where «and» goes on with another.
    """
    opens = text.may_open_before_family(at) and text.words[at].text not in rules.families
    if opens and not text.is_named_after(at) and not text.is_place(at, at + 2):
        return text.name(at, 0, text.until(at))
    alone = _another_goes_on(text, at)
    return name_from(text, rules, at, least=1 if alone else LEAST) or _family_alone(text, at)


def _family_alone(text: NamingText, at: int) -> Name | None:
    """Return a family's name that stands alone: a given name with the article, nothing else and no place."""
    word, rules = text.words[at], text.rules
    if not text.has_article(at) or word.bare not in rules.names or word.bare in rules.links:
        return None
    surely = word.text not in text.ordinary and text.may_be_name(at) and not text.is_place(at, at + 1)
    return text.name(at, 0, at + 1) if surely else None


def _another_goes_on(text: NamingText, at: int) -> bool:
    """Tell whether a word that may be a name has «and» behind it with another that is one."""
    if not text.joined(at) or not text.words[at + 1].text.startswith(_AND):
        return False
    both = (text.words[at].text, text.words[at + 1].text[1:])
    return any(map(text.rules.is_given, both)) and text.words[at].text not in text.ordinary


def _hits(text: NamingText, rules: ToldRules, at: int, plain: set[str]) -> list[int]:
    """Return how many words each cue has that begins with a word, in one of its ``plain`` spellings."""
    return [
        len(words)
        for first in plain
        for words in rules.befalls.get(first, ())
        if tuple(word.text for word in text.words[at + 1 : at + len(words)]) == words[1:]
    ]


def _before_origin(text: NamingText, rules: ToldRules, of: int) -> Iterator[Name]:
    if of and text.joined(of - 1):
        at = text.run_back(of)
        if of - at >= LEAST and stretch(text, at, 0, of) not in text.rules.places and not text.is_named_after(at):
            yield text.name(at, 0, of)


def _by_age(text: NamingText, rules: ToldRules) -> Iterator[Name]:
    for match in _AGE.finditer(text.folded.text):
        end = _word_before(text, match.start())
        while end and text.words[end - 1].text in rules.ages:
            end -= 1
        if end and rules.aged.match(text.folded.text, text.words[end - 1].end):
            at = text.run_back(end)
            if end - at >= _least_before_age(text, at) and not text.is_named_after(at):
                yield text.name(at, 0, end)


def _least_before_age(text: NamingText, at: int) -> int:
    """Return how many words a name must have before an age: one that can be nothing else may stand alone."""
    alone = at < len(text.words) and text.words[at].text in text.rules.also
    return 1 if alone else LEAST


def _word_before(text: NamingText, offset: int) -> int:
    """Return how many words stand before an offset."""
    low, high = 0, len(text.words)
    while low < high:
        middle = (low + high) // 2
        if text.words[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def _lines(text: NamingText, rules: ToldRules) -> Iterator[Name]:
    """Yield the names of lines that are names only, below a line that opens a list or beside another of the kind."""
    at, opened, before = 0, False, None
    for line in text.folded.text.split("\n"):
        start, end = _word_before(text, at), _word_before(text, at + len(line))
        name = _line_of_name(text, rules, start, end) if 0 < len(line) <= _LONGEST_LINE else None
        if not name and (label := _LABEL.match(line)) and len(line) <= _LONGEST_LINE:
            name = _line_of_name(text, rules, _word_before(text, at + label.end()), end)
            opened = opened or name is not None
        if name and opened:
            yield name
        elif name and before:
            yield before
            yield name
        if line.strip():
            before = name
            opened = bool(rules.header.search(line.rstrip())) or (opened and name is not None)
        at += len(line) + 1


def _line_of_name(text: NamingText, rules: ToldRules, start: int, end: int) -> Name | None:
    if end <= start:
        return None
    cut = int(text.words[start].text.startswith(_AND) and not text.may_be_unknown(start))
    name = name_from(text, rules, start, cut)
    return name if name and LINE_ENDS.match(text.folded.text, text.words[name.end - 1].end) else None


def _listed(text: NamingText, rules: ToldRules) -> Iterator[Name]:
    """Yield the names between a colon or the mark of a list and a sign; «father of …» is a village there."""
    for match in _MARK.finditer(text.folded.text):
        at = _word_before(text, match.end())
        if at < len(text.words) and text.words[at].start == match.end() and text.words[at].text not in text.rules.bound:
            name = name_from(text, rules, at)
            if name and LINE_ENDS.match(text.folded.text, text.words[name.end - 1].end):
                yield name


def _quoted(text: NamingText, rules: ToldRules) -> Iterator[Name]:
    """Yield the names that stand alone in quotation marks, with a family's name last."""
    for match in _QUOTE.finditer(text.folded.text):
        at, end = _word_before(text, match.start(1)), _word_before(text, match.end(1))
        if at + 1 < end and text.words[end - 1].text.startswith(text.rules.article) and text.run(at) == end:
            name = name_from(text, rules, at)
            if name:
                yield name


def _goes_on_as_name(text: NamingText, at: int) -> bool:
    behind = at + 1
    return text.joined(at) and text.may_be_unknown(behind) and not text.has_article(behind)


def _between_signs(text: NamingText, rules: ToldRules) -> Iterator[Name]:
    """Yield the names that begin with a word that is a name, too, and that a sign follows."""
    for at, word in enumerate(text.words):
        if word.text in text.rules.also:
            name = (
                name_from(text, rules, at) if word.text not in rules.too_common or _goes_on_as_name(text, at) else None
            )
            if name and _SIGN_BEHIND.match(text.folded.text, text.words[name.end - 1].end):
                yield name


def _beside_strangers(text: NamingText, rules: ToldRules) -> Iterator[Name]:
    """Yield the names that begin with a word that is a name, too, with one that no list knows behind it. What is
    common beside follows a verb.
    """
    for at, word in enumerate(text.words[:-1]):
        if word.text in text.rules.also and _goes_on_as_name(text, at) and not text.is_place(at, at + 2):
            rare = word.text not in rules.too_common
            name = name_from(text, rules, at) if rare or text.is_behind_verb(at) else None
            if name:
                yield name


def _before_callings(text: NamingText, rules: ToldRules) -> Iterator[Name]:
    """Yield the names that a sign and a noun for a private person follow («so-and-so - volunteer of …»)."""
    for at, word in enumerate(text.words):
        if word.text in rules.callings and at > 1 and _DASH.fullmatch(text.gap(at - 1)):
            start = text.run_back(at)
            if at - start >= LEAST and not text.is_named_after(start) and not text.is_place(start, at):
                yield text.name(start, 0, at)


def _before_deeds(text: NamingText, rules: ToldRules) -> Iterator[Name]:
    """Yield the names that open a sentence before what befalls or says somebody."""
    for at, word in enumerate(text.words):
        if (word.text in rules.says or (word.text,) in rules.befalls.get(word.text, ())) and at and text.joined(at - 1):
            start = text.run_back(at)
            if at - start >= LEAST and (not start or not text.joined(start - 1)) and not text.is_place(start, at):
                yield text.name(start, 0, at)


_RULES = (
    _before_callings,
    _by_cues,
    _beside_strangers,
    _before_deeds,
    _families,
    _nicknames,
    _by_age,
    _lines,
    _listed,
    _quoted,
    _between_signs,
)


def find_told(text: NamingText, rules: ToldRules) -> list[Name]:
    """Return the names that something around them tells, in order; they may overlap."""
    found = {name for rule in _RULES for name in rule(text, rules)}
    return sorted(found, key=lambda name: (name.at, -name.end))
