"""Takes the values out of a stretch of steps that has the shape of a time expression."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from waqai.arabic.dates.steps import Step

LEANS = {"p": "past", "n": "now", "e": "next"}


@dataclass(slots=True)
class Slots:
    """What a shape was filled with. ``links`` are the tags between ``days``; ``unit`` is the tag of the last unit."""

    days: list[int] = field(default_factory=list)
    ordinal: bool = False
    links: list[str] = field(default_factory=list)
    months: list[int] = field(default_factory=list)
    month_tags: str = ""
    hijri_month: int | None = None
    year: int | None = None
    years: list[int] = field(default_factory=list)
    hijri: bool = False
    weekdays: list[int] = field(default_factory=list)
    offset: int | None = None
    day_part: str | None = None
    part: str | None = None
    unit: str | None = None
    unit_count: int = 1
    numeric: str | None = None
    name: str | None = None
    last: bool = False
    few: bool = False
    told_of_another: bool = False
    lean: str | None = None
    month_lean: str | None = None
    year_lean: str | None = None


def _lean(slots: Slots, tag: str, anchor: str) -> None:
    lean = LEANS[tag]
    if anchor == "Y":
        slots.year_lean = lean
    elif anchor in ("M", "m", "N") or (anchor == "O" and slots.days and not slots.unit):
        slots.month_lean = lean
    else:
        slots.lean = lean


def _number(slots: Slots, step: Step, before: str, link: str) -> None:
    number = int(step.value)
    if before == "M":
        slots.months.append(number)
        slots.month_tags += "#"
    else:
        if slots.days:
            slots.links.append(link)
        slots.days.append(number)
        slots.ordinal = slots.ordinal or step.tag == "O"


def _unit(slots: Slots, step: Step, this: bool) -> None:
    slots.unit, slots.unit_count = step.tag, int(step.value)
    if this:
        if step.tag == "M":
            slots.month_lean = "now"
        elif step.tag == "Y":
            slots.year_lean = "now"
        else:
            slots.lean = "now"


def fill(steps: Sequence[Step]) -> Slots:
    """Return the values of ``steps``."""
    slots, anchor, before, this, link = Slots(), "", "", False, ""
    for step in steps:
        tag = step.tag
        if tag in "pne":
            slots.told_of_another = step.value in ("previous", "following")
            _lean(slots, tag, anchor)
        elif tag in "NOk":
            _number(slots, step, before, link)
            anchor = "N" if tag == "N" else "O"
        elif tag in "mwl":
            slots.months.append(int(step.value))
            slots.month_tags += tag
            anchor = "m"
        elif tag in "BEMYU":
            _unit(slots, step, this)
            anchor = tag
        else:
            anchor = _other(slots, step, anchor)
        this = tag == "T"
        link = tag if tag in "H=>W" else ""
        before = tag
    return slots


def _other(slots: Slots, step: Step, anchor: str) -> str:
    tag, value = step.tag, step.value
    if tag == "z":
        slots.year = int(value)
        slots.years.append(int(value))
    elif tag == "c":
        slots.year, slots.hijri = int(value), True
    elif tag == "F":
        slots.hijri = True
    elif tag == "J":
        slots.hijri_month, slots.hijri = int(value), True
        return "m"
    elif tag in "Aaj":
        slots.weekdays.append(int(value) if tag != "j" else 7)
        return "A"
    elif tag in "RQI":
        slots.offset = int(value)
        return "R"
    elif tag == "h":
        slots.day_part = slots.day_part or value
    elif tag in "GS":
        slots.part = value
        return "m" if tag == "S" else anchor
    elif tag == "D":
        slots.numeric = value
    elif tag == "4":
        slots.name = value
    elif tag == "L":
        slots.last = True
    elif tag == "3":
        slots.few = True
    return anchor
