"""Finds what in a text tells where exactly people can be found: coordinates, and names of shelters and clinics."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from waqai.arabic.fold import Folded, fold
from waqai.lexicon.load import load_folder
from waqai.lexicon.private_names import either
from waqai.lexicon.schema.privacy import ExactPositions
from waqai.records import Span

_WORD = re.compile(r"[^\W\d_]+")
_LAT, _LON = 90.0, 180.0
# A position to some hundred metres has three decimals; what has fewer is a settlement's, a price or a share.
_PAIR = re.compile(r"(?<![\d.])(-?\d{1,3}\.\d{3,})\s*°?\s*(?:[,;/]|\s)\s*(-?\d{1,3}\.\d{3,})(?![\d.])")
_NUMBER = r"-?\d{1,3}(?:\.\d+)?\s*°?"
_MGRS = re.compile(r"(?<!\w)\d{1,2}[c-hj-np-x]\s?[a-hj-np-z]{2}\s?(?:\d{4}|\d{6}|\d{8}|\d{10}|\d{2,5}\s\d{2,5})(?!\w)")
_PLUS_CODE = re.compile(r"(?<!\w)[2-9cfghjmpqrvwx]{4,8}\+[2-9cfghjmpqrvwx]{2,3}(?!\w)")
_OPENING = " \"'(«"


@dataclass(frozen=True, slots=True)
class PositionRules:
    """The words of one knowledge file, folded and compiled."""

    degrees: re.Pattern[str]
    told: re.Pattern[str]
    facility: re.Pattern[str]
    adjective: re.Pattern[str]
    ends: frozenset[str]
    longest: int


def compile_positions(knowledge: ExactPositions) -> PositionRules:
    """Return the words of a knowledge file, folded and compiled."""
    way = rf"(?:[nsew]|{either(knowledge.directions)})(?!\w)"
    minutes = r"\d{1,2}(?:\.\d+)?\s*['\u2032\u2019]\s*(?:\d{1,2}(?:\.\d+)?\s*[\"\u2033\u201d]\s*)?"
    one = rf"\d{{1,3}}\s*°\s*{minutes}{way}|\d{{1,3}}\.\d+\s*°\s*{way}"
    return PositionRules(
        degrees=re.compile(rf"(?<![\d.])(?:{one})(?:[\s,;]*(?:{one}))*"),
        told=re.compile(rf"(?<!\w)(?:{either(knowledge.cues)})\s*:?\s*({_NUMBER}\s*(?:[,;/]|\s|\s\u0648)\s*{_NUMBER})"),
        facility=re.compile(rf"(?<!\w)[\u0648\u0641]?[\u0628\u0644\u0643]?(?:{either(knowledge.facilities)})(?!\w)"),
        adjective=re.compile(rf"\s*(?:{either(knowledge.adjectives)})(?!\w)"),
        ends=frozenset(map(fold, knowledge.ends)),
        longest=knowledge.longest,
    )


def find_coordinates(folded: Folded, rules: PositionRules) -> Iterator[Span]:
    """Yield where a text tells coordinates, in whichever way."""
    text = folded.text
    for match in _PAIR.finditer(text):
        if abs(float(match[1])) <= _LAT and abs(float(match[2])) <= _LON:
            yield folded.span(*match.span())
    for pattern, sign in ((_MGRS, ""), (_PLUS_CODE, "+"), (rules.degrees, "\u00b0")):
        for match in pattern.finditer(text) if sign in text else ():
            yield folded.span(*match.span())
    for match in rules.told.finditer(text):
        yield folded.span(match.start(1), match.start(1) + len(match[1].rstrip()))


def _own_name(text: str, at: int, rules: PositionRules) -> tuple[int, int] | None:
    """Return the folded stretch of the name behind a word for a facility; None where it is told by no name."""
    while adjective := rules.adjective.match(text, at):
        at = adjective.end()
    start = end = None
    for words, word in enumerate(_WORD.finditer(text, at)):
        gap = text[at if end is None else end : word.start()]
        if gap.strip(_OPENING if start is None else " ") or word.group() in rules.ends or words >= rules.longest:
            break
        start, end = (word.start() if start is None else start), word.end()
    return None if start is None or end is None else (start, end)


def find_facilities(folded: Folded, rules: PositionRules) -> Iterator[Span]:
    """Yield the own names of shelters and clinics."""
    for match in rules.facility.finditer(folded.text):
        name = _own_name(folded.text, match.end(), rules)
        if name:
            yield folded.span(*name)


@lru_cache(maxsize=1)
def known_positions() -> tuple[PositionRules, ...]:
    """Return the rules that come with Waqai."""
    return tuple(map(compile_positions, load_folder("positions", ExactPositions)))
