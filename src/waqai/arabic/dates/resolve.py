"""Turns a typed moment into days, counted from the reference. What cannot be told stays None; nothing is guessed."""

import datetime
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import replace

from waqai.arabic.dates.calendars import FEASTS, UNNAMED_FEAST, from_hijri, hijri_month, hijri_year_of
from waqai.arabic.dates.moment import Moment, When

_Day = datetime.date
_ONE = datetime.timedelta(days=1)
_LEAN_SHIFTS = {"past": -1, "now": 0, "next": 1}
_MONTH_PARTS = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_NEAR_FEAST = 20  # days between the page and «the feast» that it means
_FIRST, _LAST = _Day(1800, 1, 1), _Day(2200, 12, 31)


def resolve_time(moment: Moment, reference: _Day | None, *, ahead: bool = False) -> When | None:
    """Return the days that ``moment`` means; None where the text leaves them open.

    ``reference`` is the day that relative words count from. Days without a year, weekdays and months alone are the last
    ones not after it, or with ``ahead`` (for what is announced) the first ones not before it. «منذ» is not counted in:
    a caller who sees ``moment.since`` lets the stretch end on the reference.
    """
    if reference is not None and not _FIRST < reference < _LAST:
        return None
    try:
        return _RESOLVERS[moment.kind](moment, reference, ahead)
    except OverflowError:
        return None


def _day_of(year: int, month: int, day: int, hijri: bool) -> _Day | None:
    if hijri:
        return from_hijri(year, month, day)
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    return _Day(year, month, day)


def _shift_month(day: _Day, months: int) -> _Day:
    """Return the first day of the month ``months`` away."""
    count = day.year * 12 + day.month - 1 + months
    return _Day(count // 12, count % 12 + 1, 1)


def _month_span(first: _Day) -> When:
    return When(first, first.replace(day=monthrange(first.year, first.month)[1]), "month")


def _monday(day: _Day) -> _Day:
    return day - _ONE * day.weekday()


def _leaned_year(moment: Moment, reference: _Day | None) -> int | None:
    if moment.year is not None:
        return moment.year
    if moment.year_lean is None or reference is None:
        return None
    year = hijri_year_of(reference) if moment.hijri else reference.year
    return None if year is None else year + _LEAN_SHIFTS[moment.year_lean]


def _forward(moment: Moment, ahead: bool) -> bool:
    """Tell whether a day or month without a year is the next one: the word beside it («الماضي») wins over ``ahead``."""
    return ahead if moment.month_lean in (None, "now") else moment.month_lean == "next"


def _pick(candidates: Iterable[_Day], reference: _Day, ahead: bool, strict: bool = False) -> _Day | None:
    """Return the last candidate not after ``reference``, or the first not before it; ``strict`` rules it out itself."""
    if ahead:
        return min((d for d in candidates if d > reference or (d == reference and not strict)), default=None)
    return max((d for d in candidates if d < reference or (d == reference and not strict)), default=None)


def _years_around(moment: Moment, reference: _Day) -> list[int]:
    year = hijri_year_of(reference) if moment.hijri else reference.year
    return [] if year is None else [year + shift for shift in range(-9, 10)]


def _resolve_day(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    first, last = moment.days[0], moment.days[-1]
    start = _first_day(moment, first, reference, ahead)
    if start is None:
        return None
    if moment.ordinal_day and moment.weekday and moment.year and first <= 5 and start.isoweekday() != moment.weekday:
        # «الثلاثاء الثالث من أيلول 2014» is the third Tuesday where the third is no Tuesday.
        return _resolve_nth(replace(moment, unit="weekday", offset=first), reference, ahead)
    return When(start, start + _ONE * (last - first), "day") if _fits(moment, start) else None


def _fits(moment: Moment, start: _Day) -> bool:
    """Tell whether all days told stand in the month («30 و31 شباط» do not)."""
    span = _ONE * (moment.days[-1] - moment.days[0])
    return moment.hijri or (start + span).month == start.month


def _first_day(moment: Moment, day: int, reference: _Day | None, ahead: bool) -> _Day | None:
    if moment.month is None:
        if reference is None or moment.month_lean is None:
            return None
        month = _shift_month(reference, _LEAN_SHIFTS[moment.month_lean])
        return _day_of(month.year, month.month, day, False)
    year = _leaned_year(moment, reference)
    if year is not None:
        return _day_of(year, moment.month, day, moment.hijri)
    if reference is None:
        return None
    return _day_without_year(moment, day, reference, ahead)


def _day_without_year(moment: Moment, day: int, reference: _Day, ahead: bool) -> _Day | None:
    month = moment.month or 1
    found = [_day_of(year, month, day, moment.hijri) for year in _years_around(moment, reference)]
    days = [d for d in found if d is not None]
    if moment.month_lean == "now":
        return next((d for d in days if (d.year, d.month) == (reference.year, reference.month)), None)
    forward = _forward(moment, ahead)
    picked = _pick(days, reference, forward)
    if moment.weekday is None or picked is None or picked.isoweekday() == moment.weekday:
        return picked
    # The weekday speaks against the nearest year: only the neighbour on the other side of the reference can be meant.
    other = _pick(days, reference, not forward)
    near = other is not None and abs((other - reference).days) <= 62 and other.isoweekday() == moment.weekday
    return other if near else None


def _resolve_weekday(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    if reference is None or moment.weekday is None:
        return None
    forward = ahead if moment.lean in (None, "now") else moment.lean == "next"
    near = (reference + _ONE * shift for shift in range(-31, 32))
    days = [d for d in near if d.isoweekday() == moment.weekday and (not moment.days or d.day == moment.days[0])]
    picked = _pick(days, reference, forward or (moment.offset or 0) > 0, strict=moment.lean in ("past", "next"))
    return None if picked is None else When(picked, picked, "day")


def _resolve_relative(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    if reference is None or moment.offset is None:
        return None
    day = reference + _ONE * moment.offset
    return When(day, day, "day")


def _resolve_ago(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    offset = moment.offset
    if reference is None or offset is None or abs(offset) > 2000:
        return None
    if moment.unit not in ("day", "week"):
        return None  # «قبل أربعة أشهر» is said of things three to five months old: no month or year is told
    day = reference + _ONE * offset * (7 if moment.unit == "week" else 1)
    return When(day, day, moment.unit)


def _resolve_stretch(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    offset = moment.offset
    if reference is None or offset is None or abs(offset) > 1000:
        return None
    if moment.unit == "week" and offset > 0:
        monday = _monday(reference) + _ONE * 7
        return When(monday, monday + _ONE * (7 * offset - 1), "week")
    if moment.unit in ("month", "year"):
        months = offset * (12 if moment.unit == "year" else 1)
        edge = _shift_month(reference, months)
        edge = edge.replace(day=min(reference.day, monthrange(edge.year, edge.month)[1]))
        return When(min(edge, reference), max(edge, reference), moment.unit)
    whole_days = -(-abs(offset) // 24)
    days = {"day": offset, "week": offset * 7}.get(moment.unit or "", whole_days if offset > 0 else -whole_days)
    if moment.unit == "hour" or offset > 0:
        edge = reference + _ONE * days
        return When(min(edge, reference), max(edge, reference), "day")
    # «اليومين الماضيين» are the two days before the one on which it is said.
    return When(reference + _ONE * days, reference - _ONE, "day" if moment.unit == "day" else "week")


def _resolve_week(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    if reference is None or moment.offset is None:
        return None
    monday = _monday(reference) + _ONE * 7 * moment.offset
    if moment.weekday is not None:
        day = monday + _ONE * (moment.weekday - 1)
        return When(day, day, "day")
    return When(monday, reference if moment.offset == 0 else monday + _ONE * 6, "week")


def _month_first(moment: Moment, reference: _Day | None, ahead: bool) -> _Day | None:
    """Return the first day of the month that ``moment`` names."""
    if moment.month is None:
        if reference is None or moment.month_lean is None:
            return None
        return _shift_month(reference, _LEAN_SHIFTS[moment.month_lean])
    year = _leaned_year(moment, reference)
    if year is not None:
        return _Day(year, moment.month, 1) if 1000 < year < 3000 else None
    if reference is None:
        return None
    if moment.month_lean == "now":
        return reference.replace(day=1) if reference.month == moment.month else None
    forward = _forward(moment, ahead)
    strict = moment.month_lean in ("past", "next")
    months = [_Day(reference.year + shift, moment.month, 1) for shift in (-1, 0, 1)]
    return _pick(months, reference.replace(day=1), forward, strict)


def _resolve_month(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    if moment.hijri and moment.month is not None:
        return _resolve_hijri_month(moment, reference, ahead)
    first = _month_first(moment, reference, ahead)
    if first is None:
        return None
    whole = _month_span(first)
    if moment.month_part is None:
        return whole
    low, high = _MONTH_PARTS[moment.month_part]
    return When(first.replace(day=low), first.replace(day=min(high, whole.end.day)), "part_of_month")


def _resolve_hijri_month(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    month, year = moment.month or 1, moment.year
    if year is not None and year > 1500:  # «رمضان 2019»: the one that begins in that common year
        years = (hijri_year_of(_Day(year, 1, 1)), hijri_year_of(_Day(year, 12, 31)))
        spans = [hijri_month(y, month) for y in years if y is not None]
        named = sorted({s for s in spans if s is not None and s[0].year == year})
        return When(named[0][0], named[0][1], "month") if len(named) == 1 else None
    if year is not None:
        span = hijri_month(year, month)
        return None if span is None else When(span[0], span[1], "month")
    if reference is None:
        return None
    spans = [hijri_month(y, month) for y in _years_around(moment, reference)]
    firsts = {span[0]: span for span in spans if span is not None}
    strict = moment.month_lean == "past" and any(a <= reference <= b for a, b in firsts.values())
    ended = (first for first, (_, last) in firsts.items() if not (strict and last >= reference))
    picked = _pick(ended, reference, _forward(moment, ahead))
    return None if picked is None else When(*firsts[picked], "month")


def _resolve_year(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    year = _leaned_year(moment, reference)
    if year is None:
        return None
    if moment.hijri:
        first, last = hijri_month(year, 1), hijri_month(year, 12)
        return When(first[0], last[1], "year") if first and last else None
    return When(_Day(year, 1, 1), _Day(year, 12, 31), "year")


def _resolve_season(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    if moment.name not in _SEASONS:
        return None  # a winter lies in two years
    low, high = _SEASONS[moment.name]
    year = _leaned_year(moment, reference)
    if year is None and reference is not None and moment.month_lean in _LEAN_SHIFTS:
        ends = [_Day(reference.year + shift, high, monthrange(2001, high)[1]) for shift in (-1, 0, 1)]
        found = _pick(ends, reference, moment.month_lean != "past", strict=moment.month_lean == "past")
        year = found.year if found else None
    if year is None:
        return None
    return When(_Day(year, low, 1), _Day(year, high, monthrange(year, high)[1]), "season")


def _resolve_nth(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    first, nth = _month_first(moment, reference, ahead), moment.offset
    if first is None or nth is None:
        return None
    days = [first + _ONE * n for n in range(monthrange(first.year, first.month)[1])]
    if moment.unit == "week":
        whole = [d for d in days if d.weekday() == 0 and (d + _ONE * 6).month == first.month]
        monday = _item(whole, nth)
        return None if monday is None else When(monday, monday + _ONE * 6, "week")
    if moment.unit == "weekday":
        if moment.ordinal_day and 0 < nth <= len(days) and days[nth - 1].isoweekday() == moment.weekday:
            return When(days[nth - 1], days[nth - 1], "day")
        days = [d for d in days if d.isoweekday() == moment.weekday]
    day = _item(days, nth)
    return None if day is None else When(day, day, "day")


def _item(days: list[_Day], nth: int) -> _Day | None:
    at = nth if nth < 0 else nth - 1
    return days[at] if -len(days) <= at < len(days) else None


def _resolve_holiday(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    feast = FEASTS.get(moment.name or "")
    if feast is None:
        return None
    year = _leaned_year(moment, reference)
    unnamed = moment.name == UNNAMED_FEAST
    if unnamed and (year is not None or reference is None):
        return None
    if year is not None:
        found = next(iter(feast(year)), None)
    elif reference is not None:
        days = [d for shift in (-2, -1, 0, 1, 2) for d in feast(reference.year + shift)]
        found = _pick(days, reference, ahead or moment.lean == "next", strict=moment.lean == "past")
    else:
        return None
    if found is None or (moment.days and moment.days[0] > 5):
        return None
    if unnamed and reference is not None and abs((found - reference).days) > _NEAR_FEAST:
        return None
    day = found + _ONE * (moment.days[0] - 1 if moment.days else 0)
    return When(day, day, "day")


def _resolve_range(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    if moment.first is None or moment.last is None:
        return None
    last = resolve_time(moment.last, reference, ahead=ahead)
    if last is None:
        return None
    first = resolve_time(moment.first, reference, ahead=ahead)
    if first is None or first.start > last.start:
        first = resolve_time(moment.first, last.end)  # «من 13 تموز إلى 15 آب 2015»: the year told last counts for both
    if first is None or first.start > last.end:
        return None
    return When(first.start, last.end, first.precision if first.precision == last.precision else _coarser(first, last))


def _coarser(one: When, two: When) -> str:
    order = ("day", "week", "part_of_month", "month", "season", "year")
    return max(one.precision, two.precision, key=order.index)


def _resolve_unknown(moment: Moment, reference: _Day | None, ahead: bool) -> When | None:
    return None


_RESOLVERS: dict[str, Callable[[Moment, _Day | None, bool], When | None]] = {
    "day": _resolve_day, "weekday": _resolve_weekday, "relative": _resolve_relative, "ago": _resolve_ago,
    "stretch": _resolve_stretch, "week": _resolve_week, "month": _resolve_month, "season": _resolve_season,
    "year": _resolve_year, "nth": _resolve_nth, "holiday": _resolve_holiday, "range": _resolve_range,
    "unknown": _resolve_unknown,
}  # fmt: skip
