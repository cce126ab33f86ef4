"""What a time expression says, before and after it is resolved."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression at ``[start, end)`` of the folded text, typed but not yet resolved.

    ``kind``: ``day`` (day and month, perhaps year), ``weekday``, ``relative`` («أمس»), ``ago`` («قبل ثلاثة أيام»),
    ``stretch`` («الأيام الثلاثة الماضية»), ``week``, ``month``, ``season``, ``year``, ``nth`` («أول اثنين من آب»),
    ``holiday``, ``range`` (``first`` to ``last``), ``unknown`` (told, but no page can say when: «قبل أيام»; «بعد ثلاثة
    أيام» keeps its ``offset`` and ``unit``, to be counted from what it follows).
    ``relation`` says how the text uses it: ``at``, ``since`` («منذ»), ``until``, ``before``, ``after``.
    ``lean`` is the word beside it: ``past`` («الماضي»), ``now`` («الجاري»), ``next`` («المقبل»); ``year_lean`` and
    ``month_lean`` those beside the year or month. ``days`` are one or more days of one month;
    ``offset`` counts units from the reference. ``name``: the season or feast, ``in_row`` for «لليوم الثالث».
    ``month_part``: early, middle, late. ``day_part``: dawn, morning, noon, afternoon, evening, night, small_hours.
    """

    start: int
    end: int
    kind: str
    days: tuple[int, ...] = ()
    ordinal_day: bool = False
    month: int | None = None
    year: int | None = None
    hijri: bool = False
    weekday: int | None = None
    offset: int | None = None
    unit: str | None = None
    lean: str | None = None
    month_lean: str | None = None
    year_lean: str | None = None
    month_part: str | None = None
    day_part: str | None = None
    name: str | None = None
    relation: str = "at"
    first: "Moment | None" = None
    last: "Moment | None" = None

    @property
    def since(self) -> bool:
        """Tell whether the time opens a stretch that lasts: «منذ بداية العام»."""
        return self.relation == "since"

    @property
    def future(self) -> bool:
        """Tell whether the words speak of what is to come: «غدا», «الشهر المقبل»."""
        ahead = (self.offset or 0) > 0 and self.kind in ("relative", "ago")
        coming = "next" in (self.lean, self.month_lean, self.year_lean)
        return ahead or coming or (self.last is not None and self.last.future)


@dataclass(frozen=True, slots=True)
class When:
    """Resolved days, both inclusive; ``precision``: day, week, part_of_month, month, season, year."""

    start: datetime.date
    end: datetime.date
    precision: str
