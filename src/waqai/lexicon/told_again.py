"""Finds names beside names: what stands in one row with a private person's is one, too, and so is a part of one
wherever it stands alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from waqai.lexicon.naming_text import Name, NamingText
from waqai.lexicon.told_people import (
    LEAST,
    LINE_ENDS,
    OPENING,
    SHORTEST_PART,
    ToldRules,
    name_from,
    stretch,
    without_and,
)

_AND = "\u0648"
_NOTE = r"(?:[^\S\n]*(?:\([^()\n]{0,40}\)|/[^/\n]{1,12}/(?:[^\S\n]*\w+)?))?"
_NEXT = re.compile(rf"{_NOTE}[^\S\n]*[\"')\]]*(?P<sign>[^\S\n]*[,;.\-\u2022*+&]?\s*[\u2022*\-]?[\s\d.)\-]*)[\"'(\[]*")
_ROW = re.compile(r"[^\S\n]*[\"')\]]*[^\S\n]*(?:[,;\u2022*\-]|\n)[\s\u2022*\-\d.)]*[\"'(\[]*")
_CLOSING = frozenset("\"')")


def find_in_row(text: NamingText, rules: ToldRules, names: Sequence[Name]) -> list[Name]:
    """Return the names that stand in one row with private ones, or in lines above or below them."""
    starts = {word.start: at for at, word in enumerate(text.words)}
    taken = {at for name in names for at in range(name.at, name.end)}
    found: list[Name] = []
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        for other in (_next_in_row(text, rules, name, starts), _previous_in_row(text, rules, name)):
            if other and not other.public and not taken.issuperset(range(other.at, other.end)):
                taken.update(range(other.at, other.end))
                found.append(other)
                waiting.append(other)
    return found


def _next_in_row(text: NamingText, rules: ToldRules, name: Name, starts: dict[int, int]) -> Name | None:
    match = _NEXT.match(text.folded.text, text.words[name.end - 1].end)
    at = starts.get(match.end(), -1) if match else -1
    if not match or at < 0:
        return None
    sign, word = match["sign"], text.words[at].text
    if word in rules.fathers and at + 1 < len(text.words) and text.joined(at):
        return Name(at, 0, at + 2, public=False)
    if word == _AND and text.joined(at):
        other = _and_another(text, rules, at + 1, 0)
    elif word.startswith(_AND) and len(word) > SHORTEST_PART and word not in text.ordinary:
        other = _and_another(text, rules, at, 1)
    elif sign.strip():
        other = name_from(text, rules, at) if "." not in sign.strip(" \n") or "\n" in sign else None
    else:
        other = name_from(text, rules, at) if "\n" in sign else None
    if other and "\n" in sign and not LINE_ENDS.match(text.folded.text, text.words[other.end - 1].end):
        return None
    return other


def _and_another(text: NamingText, rules: ToldRules, at: int, cut: int) -> Name | None:
    """Return the name behind «and»: one of no known words closes with a sign, a word that is a name may stand alone."""
    if at >= len(text.words):
        return None
    word = text.words[at].text[cut:]
    if word in text.rules.also and word not in rules.too_common:
        return name_from(text, rules, at, cut, least=1)
    other = name_from(text, rules, at, cut)
    if other and (text.rules.is_given(word) or text.closes(other.end - 1)):
        return other
    return None


def _previous_in_row(text: NamingText, rules: ToldRules, name: Name) -> Name | None:
    if not name.at:
        return None
    gap = text.gap(name.at - 1)
    with_and = name.cut and text.words[name.at].text.startswith(_AND) and OPENING.fullmatch(gap)
    if not with_and and not _ROW.fullmatch(gap):
        return None
    at = text.run_back(name.at)
    if name.at - at < LEAST or text.is_named_after(at) or stretch(text, at, 0, name.at) in text.rules.places:
        return None
    if "\n" in gap and at and not _ROW.match(text.gap(at - 1)):
        return None
    return text.name(at, 0, name.at)


def find_again(text: NamingText, rules: ToldRules, names: Sequence[Name], public: Iterable[str]) -> list[Name]:
    """Return where a part of private ``names`` stands alone: the first word, or one that is no given name.

    None of the ``public`` words is taken. What is a common word, too, is taken in quotation marks and beside words that
    tell a name only.
    """
    parts: set[str] = set()
    for name in names:
        words = [word.text for word in text.words[name.at : name.end]]
        words[0] = words[0][name.cut :]
        parts.update(word for at, word in enumerate(words) if not at or not text.rules.is_given(word))
    known = (text.rules.bound, text.rules.links, text.rules.offices, text.rules.places, frozenset(public))
    parts = {part for part in parts if len(part) >= SHORTEST_PART and not any(part in words for words in known)}
    common = {part for part in parts if part in rules.too_common or part in text.ordinary or part in text.rules.ends}
    return [
        name
        for name in _alone(text, parts)
        if text.words[name.at].text[name.cut :] not in common or _is_told_alone(text, rules, name)
    ]


def _alone(text: NamingText, parts: set[str]) -> Iterator[Name]:
    for at, word in enumerate(text.words):
        if word.text not in parts and word.text[1:] not in parts and word.text[2:] not in parts:
            continue
        cut = _cut_to(text, word.text, parts)
        if cut >= 0 and text.is_spelled(at, word.text[cut:]) and at not in text.known and not text.is_named_after(at):
            yield Name(at, cut, at + 1, public=False)


def _cut_to(text: NamingText, word: str, parts: set[str]) -> int:
    """Return how many letters of a word are particles before one of ``parts``; -1 where it is none."""
    if word in parts:
        return 0
    if word[:1] in text.rules.particles and word[1:] in parts:
        return 1
    return 2 if word[2:] in parts and text.has_two_particles(word) else -1


def _is_told_alone(text: NamingText, rules: ToldRules, name: Name) -> bool:
    """Tell whether a common word is a name where it stands: it is quoted, it follows a verb, or speaks."""
    at = name.at
    if text.is_quoted(at) and text.folded.text[text.words[at].end : text.words[at].end + 1] in _CLOSING:
        return True
    if at and text.joined(at - 1) and without_and(text.words[at - 1].text) in rules.families:
        return True
    if text.is_behind_verb(at) and not name.cut and not (text.joined(at) and text.has_article(at + 1)):
        return True
    beside = [other for other in (at - 1, at + 1) if 0 <= other < len(text.words) and text.joined(min(at, other))]
    return any(without_and(text.words[other].text) in rules.says for other in beside)
