"""Makes moments of filled shapes, or nothing where the words only look like a time."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from waqai.arabic.dates.calendars import UNNAMED_FEAST
from waqai.arabic.dates.moment import Moment
from waqai.arabic.dates.slots import Slots, fill
from waqai.arabic.dates.steps import Step

UNITS = {"B": "day", "E": "week", "M": "month", "Y": "year", "U": "hour"}
_YEAR_CUES = frozenset("_:<>=~&!;(")
_MONTH_CUES = frozenset("_:<>")
_ENDS = frozenset(".,)Hx")
NOT_A_TIME = Moment(0, 0, "none")  # what a builder returns for words that must not be read in another way either


class Place:
    """Where a shape stands: its steps, and the tags before and behind it."""

    def __init__(self, steps: Sequence[Step], tags: str, first: int, last: int) -> None:
        self.steps = steps[first:last]
        self.before = tags[first - 1] if first else ""
        self.after = tags[last] if last < len(tags) else ""
        self.tags = tags[first:last]
        self.start, self.end = steps[first].start, steps[last - 1].end
        self.slots = fill(self.steps)

    def moment(self, kind: str, **values: object) -> Moment:
        """Return a moment here, with what every kind shares."""
        slots = self.slots
        shared: dict[str, object] = {
            "month_lean": slots.month_lean, "year_lean": slots.year_lean, "lean": slots.lean,
            "day_part": slots.day_part, "year": slots.year, "hijri": slots.hijri,
        }  # fmt: skip
        return Moment(self.start, self.end, kind, **{**shared, **values})  # type: ignore[arg-type]


def _weekday(slots: Slots) -> int | None:
    return slots.weekdays[0] if slots.weekdays else None


def _numeric(place: Place, text: str) -> Moment | None:
    parts = re.split(r"\s?[/.\-]\s?", text)
    numbers = [int(part) for part in parts]
    slots, weekday = place.slots, _weekday(place.slots)
    if len(numbers) == 2:
        return _short_numeric(place, parts, numbers)
    if len(parts[0]) == 4:
        year, month, day = numbers
    elif len(parts[2]) == 4:
        day, month, year = numbers
    else:
        return place.moment("unknown")
    if month > 12 >= day:
        day, month = month, day
    hijri = slots.hijri or 1300 <= year <= 1500
    if not (1 <= month <= 12 and 1 <= day <= 31 and (hijri or 1900 <= year <= 2100)):
        return None
    return place.moment("day", days=(day,), month=month, year=year, hijri=hijri, weekday=weekday)


def _short_numeric(place: Place, parts: list[str], numbers: list[int]) -> Moment | None:
    """Read 2/2013, and 21/9 where a word beside it says that it is a day."""
    low, high = numbers
    if len(parts[0]) == 4:
        low, high = high, low
    if len(parts[0]) == 4 or len(parts[1]) == 4:
        return place.moment("month", month=low, year=high) if 1 <= low <= 12 and 1900 <= high <= 2100 else None
    told = place.tags[0] != "D" or place.before in ("_", "<", ">", "B")
    if not told or not (1 <= low <= 31 and 1 <= high <= 12):
        return None
    return place.moment("day", days=(low,), month=high, weekday=_weekday(place.slots))


def _days(slots: Slots, between: bool) -> tuple[int, ...]:
    """Keep the days that the text joins; in «قتل 3 و15 آب» the three is no day, in «بين 3 و15 آب» it is."""
    days = slots.days[:1]
    for link, day in zip(slots.links, slots.days[1:], strict=False):
        if day <= days[-1] or (link == "W" and day != days[-1] + 1 and not between):
            days = [day]
        else:
            days.append(day)
    return tuple(days)


def _date(place: Place) -> Moment | None:
    slots = place.slots
    if slots.numeric is not None:
        return _numeric(place, slots.numeric)
    days, weekday = _days(slots, place.before == "&"), _weekday(slots)
    if not days or max(days) > 31 or len(set(slots.months)) > 1:
        return None
    if place.before == "8" and weekday is None and slots.offset is None:
        return NOT_A_TIME
    month = slots.hijri_month or (slots.months[0] if slots.months else None)
    if month is None and slots.month_lean is None:
        return None
    if month is not None and not 1 <= month <= 12:
        return None
    moment = place.moment("day", days=days, month=month, weekday=weekday, ordinal_day=slots.ordinal)
    if len(days) < len(slots.days) and weekday is None and slots.offset is None:
        at = next(s for s in reversed(place.steps) if s.tag in "NO" and int(s.value) == days[0])
        return replace(moment, start=at.start)
    return moment


def _is_told_of_another(place: Place) -> bool:
    """Tell «ذلك اليوم», «كل جمعة», «سوق الجمعة», «اليوم العالمي» from days counted from the reference."""
    habitual = place.slots.unit == "B" and place.slots.unit_count == 0  # «أيام الجمعة»
    that = place.before == "7" and place.tags in ("Q", "I")  # «ذلك اليوم», not «جرى ذلك أمس»
    other = place.after == "9" and "R" not in place.tags  # «فجّر أمس نفسه»
    return habitual or that or other or place.before in ("2", "8")


def _is_anaphoric(place: Place) -> bool:
    """Tell «في العام السابق» and «في الأسبوع التالي», which count from what was just told."""
    return place.slots.told_of_another and place.before == "_"


def _weekday_moment(place: Place) -> Moment | None:
    if _is_told_of_another(place):
        return NOT_A_TIME
    if place.slots.told_of_another and place.slots.lean == "next":
        return place.moment("unknown")
    return place.moment("weekday", weekday=_weekday(place.slots), offset=place.slots.offset)


def _weekday_number(place: Place) -> Moment | None:
    day = place.slots.days[0]
    if _is_told_of_another(place) or day > 31:
        return None
    return place.moment("weekday", weekday=_weekday(place.slots), days=(day,) if day > 5 else ())


def _nights(place: Place) -> Moment | None:
    first, second = place.slots.weekdays[:2]
    if second != first % 7 + 1 or _is_told_of_another(place):
        return None
    if place.slots.day_part == "small_hours":
        return place.moment("weekday", weekday=second)  # after midnight it is the second day
    one = place.moment("weekday", weekday=first)
    last = replace(one, weekday=second)
    return Moment(place.start, place.end, "range", first=one, last=last, day_part=place.slots.day_part)


def _relative(place: Place) -> Moment | None:
    slots = place.slots
    if _is_told_of_another(place):
        return NOT_A_TIME
    offset = slots.offset
    if "Q" in place.tags:
        if place.after in ("O", "L") or (place.after == "N" and not slots.day_part):
            return NOT_A_TIME
        if _is_anaphoric(place) or (slots.told_of_another and slots.lean == "next"):
            return place.moment("unknown") if slots.lean == "past" else NOT_A_TIME
        offset = {"past": -1, "next": 1}.get(slots.lean or "", offset)
    return place.moment("relative", offset=offset, lean=None)


def _week_day(place: Place) -> Moment | None:
    shift = {"past": -1, "now": 0, "next": 1}[place.slots.lean or "now"]
    return place.moment("week", weekday=_weekday(place.slots), offset=shift)


def _month_of(place: Place) -> dict[str, object] | None:
    slots = place.slots
    if slots.months and (len(set(slots.months)) > 1 or not 1 <= slots.months[0] <= 12):
        return None
    return {"month": slots.months[0] if slots.months else None}


def _nth(place: Place) -> Moment | None:
    month, slots = _month_of(place), place.slots
    if month is None:
        return None
    nth = -1 if slots.last else slots.days[0]
    if nth > 5:
        return None
    values = {"unit": "weekday", "weekday": _weekday(slots), "offset": nth, **month}
    return place.moment("nth", ordinal_day=place.tags.lstrip("B")[:2] == "AO", **values)


def _nth_unit(unit: str) -> Callable[[Place], Moment | None]:
    def build(place: Place) -> Moment | None:
        month, slots = _month_of(place), place.slots
        if month is None:
            return None
        if unit == "day" and not slots.last:
            return place.moment("day", days=(slots.days[0],), **month)
        return place.moment("nth", unit=unit, offset=-1 if slots.last else slots.days[0], **month)

    return build


def _week(place: Place) -> Moment | None:
    if place.slots.unit_count != 1:
        return _stretch(place)
    shift = {"past": -1, "now": 0, "next": 1}[place.slots.lean or "now"]
    if _is_anaphoric(place):
        return place.moment("unknown")
    return None if place.after == "9" else place.moment("week", offset=shift)


def _month(place: Place) -> Moment | None:
    slots = place.slots
    if place.before == "8" and slots.year is None:
        return NOT_A_TIME
    if len(set(slots.months)) > 1:
        return _months(place)
    if not 1 <= slots.months[0] <= 12 or (place.after == "9" and slots.year is None):
        return None
    told = len(slots.months) > 1 or slots.year is not None or "M" in place.tags or _part(slots) is not None
    told = told or bool(slots.month_lean or slots.year_lean)
    if "w" in slots.month_tags and not (told or place.before in _MONTH_CUES):
        return None
    if "l" in slots.month_tags and not (len(slots.months) > 1 or slots.year is not None or "M" in place.tags):
        return None
    return place.moment("month", month=slots.months[0], month_part=_part(slots))


def _part(slots: Slots) -> str | None:
    return "late" if slots.last else slots.part


def _months(place: Place) -> Moment | None:
    """Read «حزيران/تموز 2015» as from the one to the other."""
    first, last = place.slots.months[:2]
    if "H" not in place.tags and "Z" not in place.tags:
        return None
    one = place.moment("month", month=last)
    return Moment(place.start, place.end, "range", first=replace(one, month=first), last=one)


def _this_month(place: Place) -> Moment | None:
    if place.slots.unit_count != 1:
        return _stretch(place)
    return None if place.after == "9" else place.moment("month", month_part=place.slots.part)


def _hijri_month(place: Place) -> Moment | None:
    return place.moment("month", month=place.slots.hijri_month, hijri=True, month_part=place.slots.part)


def _year(place: Place) -> Moment | None:
    slots = place.slots
    if slots.unit == "Y" and slots.year is None and slots.unit_count != 1:
        return _stretch(place)
    if slots.year is None and (place.after == "9" or _is_anaphoric(place)):
        return place.moment("unknown") if place.after != "9" else None
    if place.tags in ("z", "z5") and not (place.before in _YEAR_CUES or place.tags == "z5"):
        return None
    if place.tags == "z" and place.after != "" and place.after in "BEMYU%":
        return None  # «في 2000 يوم»
    return place.moment("year", month_part=slots.part)


def _years(place: Place) -> Moment | None:
    first, *_, last = place.slots.years
    if first >= last or not _joins_years(place):
        return None
    one = place.moment("year", year=first)
    return Moment(place.start, place.end, "range", first=one, last=replace(one, year=last))


def _joins_years(place: Place) -> bool:
    """Tell «بين 2017 و2020», «من 2017 إلى 2020» and «2017-2020» from two figures that meet."""
    if "H" in place.tags:
        return place.before in _YEAR_CUES or place.after in _ENDS or place.after == ""
    if "=" in place.tags or ">" in place.tags:
        return place.before in ("~", "<", "&", "_") or "Y" in place.tags
    years = place.slots.years
    return place.before == "&" or years == list(range(years[0], years[-1] + 1))


def _season(place: Place) -> Moment | None:
    return place.moment("season", name=place.slots.part)


def _ago(place: Place) -> Moment | None:
    slots = place.slots
    count = slots.days[0] if slots.days else slots.unit_count
    relation = "since" if place.tags[0] == "<" else "at"
    anchored_elsewhere = place.after in ("~", "+")
    if not count or slots.few or anchored_elsewhere or slots.unit in ("U", None):
        if slots.unit is None and place.steps[-1].value == "moment":
            return place.moment("relative", offset=0, lean=None)
        return place.moment("unknown", relation=relation)
    return place.moment("ago", offset=-count, unit=UNITS[slots.unit], relation=relation)


def _later(place: Place) -> Moment | None:
    if place.before == "B":
        return NOT_A_TIME  # «يوما بعد يوم»
    slots = place.slots
    count = 0 if slots.few else slots.days[0] if slots.days else slots.unit_count
    exact = {"offset": count, "unit": UNITS[slots.unit]} if count and slots.unit else {}
    return place.moment("unknown", relation="after", **exact)


def _in_row(place: Place) -> Moment | None:
    """Read «لليوم الثالث على التوالي»: what has lasted since two days ago."""
    return place.moment("ago", offset=1 - place.slots.days[0], unit="day", relation="since", name="in_row")


def _stretch(place: Place) -> Moment | None:
    slots = place.slots
    count = slots.days[0] if slots.days else slots.unit_count
    lean = slots.year_lean or slots.month_lean or slots.lean or ("past" if slots.last else None)
    if lean == "now" or lean is None or slots.unit is None or (slots.unit_count == 1 and not slots.days):
        return None
    if slots.few or not count:
        return place.moment("unknown")
    offset = count if lean == "next" else -count
    return Moment(place.start, place.end, "stretch", offset=offset, unit=UNITS[slots.unit], lean=lean)


def _holiday(place: Place) -> Moment | None:
    slots = place.slots
    if slots.name == UNNAMED_FEAST and not slots.days:
        return None  # «قبل العيد»: no day of its own
    return place.moment("holiday", name=slots.name, days=tuple(slots.days[:1]))


BUILDERS: dict[str, Callable[[Place], Moment | None]] = {
    "date": _date, "weekday": _weekday_moment, "weekday_number": _weekday_number, "nights": _nights,
    "relative": _relative, "week_day": _week_day, "nth": _nth, "nth_day": _nth_unit("day"),
    "nth_week": _nth_unit("week"), "week": _week, "month": _month, "this_month": _this_month,
    "hijri_month": _hijri_month, "year": _year, "years": _years, "season": _season, "ago": _ago,
    "later": _later, "in_row": _in_row, "stretch": _stretch, "holiday": _holiday,
}  # fmt: skip
