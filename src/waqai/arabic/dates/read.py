"""Finds time expressions in a folded text."""

from collections.abc import Sequence
from dataclasses import replace

from waqai.arabic.dates.build import BUILDERS, NOT_A_TIME, Place
from waqai.arabic.dates.grammar import OPENING, shapes_at
from waqai.arabic.dates.moment import Moment
from waqai.arabic.dates.steps import Step, make_steps
from waqai.arabic.dates.words import TimeWords
from waqai.arabic.fold import Folded
from waqai.arabic.vocabulary import lex

_RELATIONS = {"<": "since", ">": "until", "!": "before", "+": "before", ";": "after"}
_TO = frozenset({">", "W>", "=", "W=", ",>", ",W>"})
_SAME = frozenset({"", "g", ",g", "(", "Z", "H", "g_", ",g_"})


def read_times(folded: Folded, words: TimeWords) -> list[Moment]:
    """Return every time expression of the text in order, typed but not resolved. Linear time."""
    steps = make_steps(lex(folded, words.vocabulary))
    tags = "".join([step.tag for step in steps])
    return [moment for _, _, moment in _join(_find(steps, tags), tags)]


_Found = tuple[int, int, Moment]


def _find(steps: Sequence[Step], tags: str) -> list[_Found]:
    found: list[_Found] = []
    opening = OPENING.search(tags)
    while opening:
        first = opening.start()
        last, moment = _build(steps, tags, first)
        if moment is not None and moment is not NOT_A_TIME:
            found.append((first, last, _relate(moment, tags, first)))
        opening = OPENING.search(tags, last)
    return found


def _build(steps: Sequence[Step], tags: str, first: int) -> tuple[int, Moment | None]:
    for kind, last in shapes_at(tags, first):
        moment = BUILDERS[kind](Place(steps, tags, first, last))
        if moment is not None:
            return last, moment
    return first + 1, None


def _relate(moment: Moment, tags: str, first: int) -> Moment:
    """Take in the word before: «منذ», «حتى», «قبل», «بعد»; the last two do not move the day of «قبل ظهر أمس»."""
    relation = _RELATIONS.get(tags[first - 1] if first else "", "at")
    if moment.relation != "at" or relation == "at" or (relation in ("before", "after") and tags[first] == "h"):
        return moment
    return replace(moment, relation=relation)


def _join(found: Sequence[_Found], tags: str) -> list[_Found]:
    joined: list[_Found] = []
    for first, last, moment in found:
        if joined:
            before = joined[-1]
            merged = _merge(before[2], moment, tags[before[1] : first], tags[before[0] - 1] if before[0] else "")
            if merged is not None:
                joined[-1] = (before[0], last, merged)
                continue
        joined.append((first, last, moment))
    return joined


def _merge(one: Moment, two: Moment, between: str, before: str) -> Moment | None:
    if between in _SAME and one.kind == two.kind == "day" and one.hijri != two.hijri:
        told = two if one.hijri else one
        return replace(told, start=one.start, end=two.end, weekday=one.weekday or two.weekday, relation=one.relation)
    if "range" in (one.kind, two.kind):
        return None
    to = between in _TO and (before in ("~", "<", "&") or ">" in between)
    if between == "W" and one.kind == two.kind == "relative" and (one.offset or 0) - 1 == two.offset:
        return Moment(one.start, two.end, "range", first=two, last=one)  # «أمس وأول أمس»
    if to or (between == "W" and before == "&") or _are_neighbours(one, two, between):
        opening = replace(one, relation="at")
        return Moment(one.start, two.end, "range", first=opening, last=replace(two, relation="at"), relation="at")
    return None


def _are_neighbours(one: Moment, two: Moment, between: str) -> bool:
    """Tell «الجمعة والسبت», «ليلة الإثنين - الثلاثاء» and «أمس واليوم»."""
    if one.kind == two.kind == "relative" and one.offset is not None and between == "W":
        return one.offset + 1 == two.offset
    if one.kind != "weekday" or two.kind != "weekday" or one.weekday is None or two.weekday is None:
        return False
    return between in ("W", "H", "") and two.weekday == one.weekday % 7 + 1 and two.offset is None
