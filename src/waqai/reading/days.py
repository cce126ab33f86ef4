"""Whether two happenings can be of one day, by the days told of them, dated or not."""

from waqai.arabic.dates import Moment
from waqai.reading.drafts import Draft

_COUNTED = frozenset({"relative", "ago"})  # kinds of times that count back from the day of the page


def days_agree(a: Draft, b: Draft) -> bool:
    """Tell whether the days of two drafts can be one, as far as both are told: on a page without a day of its own,
    «أمس» and «اليوم» are two days all the same.
    """
    if a.day is None and b.day is None:
        told = [x for ours in a.undated for theirs in b.undated if (x := _differ(ours, theirs)) is not None]
        return not told or not all(told)
    if a.day is None or b.day is None:
        return True
    return a.day.when.start <= b.day.when.end and b.day.when.start <= a.day.when.end


def _differ(a: Moment, b: Moment) -> bool | None:
    """Tell whether two times that no page dates are two days; None where they cannot be held against each other."""
    if a.weekday is not None and b.weekday is not None:
        return a.weekday != b.weekday
    if a.days and b.days and a.month and b.month:
        return a.month != b.month or not set(a.days) & set(b.days)
    counted = a.kind == b.kind and a.kind in _COUNTED and a.unit == b.unit
    return a.offset != b.offset if counted and a.offset is not None and b.offset is not None else None
