"""From which day an article counts, where its own words tell: newspapers print the copy of the days before."""

import datetime
from collections.abc import Iterable

from waqai.arabic.dates.moment import Moment

_ONE = datetime.timedelta(days=1)
_BEFORE = (0, -1, -2)  # «اليوم الأحد», «أمس الأحد», «أول أمس الأحد»


def counted_from(moments: Iterable[Moment], reference: datetime.date | None) -> datetime.date | None:
    """Return the day that «today» is: another than ``reference`` where all days told with their weekday agree on it."""
    if reference is None:
        return None
    told = {_today(m, reference) for m in moments if m.kind == "weekday" and m.weekday and m.offset in _BEFORE}
    return told.pop() if len(told) == 1 else reference


def _today(moment: Moment, reference: datetime.date) -> datetime.date:
    """Return the day from which the last such weekday not after ``reference`` is today, yesterday or the day before."""
    back = (reference.isoweekday() - (moment.weekday or 0)) % 7
    return reference - _ONE * (back + (moment.offset or 0))
