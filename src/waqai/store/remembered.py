"""What takes long to count, kept by this process until anybody acts or anything is read."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from django.db.models import Subquery

from waqai.store import models

_Result = TypeVar("_Result")
_MOST = 64
_NEWEST: dict[str, Any] = {
    "acts": models.AuditRow,
    "judgements": models.Judgement,
    "decisions": models.LinkJudgement,
    "reports": models.Report,
    "pages": models.Page,
    "stale": models.Stale,
}

_kept: dict[Hashable, object] = {}
_marks: list[tuple[object, ...]] = [()]


def remembered(key: Hashable, make: Callable[[], _Result]) -> _Result:
    """Return what ``make`` gave for this key since the last change; one query tells whether there was any."""
    now = mark()
    if now != _marks[0] or len(_kept) >= _MOST:
        _kept.clear()
        _marks[0] = now
    if not now:  # a store without a name: nothing was listed in it yet
        return make()
    found = _kept.get((now, key))  # another thread may let go of all of it at any moment
    if found is None:
        found = _kept[now, key] = make()
    return cast(_Result, found)


def mark() -> tuple[object, ...]:
    """Return what is another one after every act at the desk, every link, and everything that was read; nothing in a
    store where nothing was listed yet.
    """
    newest = {name: Subquery(row.objects.order_by("-pk").values("pk")[:1]) for name, row in _NEWEST.items()}
    state = models.ShownState.objects.annotate(**newest)
    return state.values_list("mark", "turn", "digest", *newest).first() or ()
