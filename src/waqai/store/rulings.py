"""What people decided about incidents as pairs of events: how a decision names them, finds them again, and how far it
binds those that are read otherwise now.

A decision binds the events that the incidents had when a person saw them. What the machine linked and the person only
saw along is bound while it is read as it was seen: of the same type, on the same days, at the same places. Read
otherwise it is no longer what the person saw, and the machine places it by its new reading. Two things hold in any
case: an event that the person picked (to split off or to move), and of each incident that was joined at least one event
that is still read. Who is kept apart stays apart however it is read: in doubt two reports stay apart.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from waqai.errors import StoreError
from waqai.store import models
from waqai.store.decisions import decisions_on
from waqai.store.keys import Keyed, find_again, key_records, ref_of
from waqai.store.recall import recall_report

Rulings = dict[int, list[tuple[str, str, bool]]]
Verb = models.LinkJudgement.Verb

_EVENTS = "events"
_BATCH = 500


def _batches(refs: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(set(refs))
    return (ordered[first : first + _BATCH] for first in range(0, len(ordered), _BATCH))


def _seen(refs: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return what is read of current events now: what makes them the happenings that a person decided on."""
    found: dict[str, dict[str, Any]] = {}
    for some in _batches(refs):
        rows = models.Event.objects.filter(ref__in=some, report__article__page__current=True)
        for ref, kind, *days in rows.values_list("ref", "type", "start", "end"):
            found[ref] = {"type": kind, "days": [day.isoformat() if day else None for day in days], "places": []}
        places = models.EventPlace.objects.filter(event__in=rows).order_by("place__ref")
        for ref, place in places.values_list("event__ref", "place__ref"):
            found[ref]["places"].append(place)
    return found


def name_events(sides: Sequence[Sequence[str]], picked: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Return how a decision names events: by ref, page and key, by what they quote, to find them again, and by what is
    read of them. ``sides`` are the incidents that they came from; ``picked`` those that the person chose one by one.

    Raises:
        StoreError: there is no such event.
    """
    chosen, seen = set(picked), _seen(ref for side in sides for ref in side)
    return [
        {**_name(ref), "side": number, "picked": ref in chosen, "seen": seen.get(ref)}
        for number, side in enumerate(sides)
        for ref in side
    ]


def _name(ref: str) -> dict[str, Any]:
    row = models.Event.objects.select_related("report__article__page").filter(ref=ref).first()
    if row is None:
        raise StoreError(f"there is no event {ref}", code="not_there")
    anchors = {item.key: item.anchor for item in key_records(recall_report(row.report))}
    page = row.report.article.page
    return {"ref": ref, "page": page.ref, "url": page.url, "record": row.key, "anchor": anchors[row.key]}


class Finder:
    """Finds the events that decisions name as they are read now; each page is recalled once."""

    def __init__(self) -> None:
        self._pages: dict[tuple[str, str | None], tuple[str, list[Keyed]] | None] = {}

    def find(self, names: Sequence[Mapping[str, Any]]) -> dict[str, str]:
        """Return of each named ref the one that its event is read under now; nothing of those that are read no more."""
        named = {name["ref"] for name in names}
        living: set[str] = set()
        for some in _batches(named):
            rows = models.Event.objects.filter(ref__in=some, report__article__page__current=True)
            living.update(rows.values_list("ref", flat=True))
        found = {ref: ref for ref in named & living}
        for name in names:
            if name["ref"] not in found and (again := self._again(name)) is not None:
                found[name["ref"]] = again
        return found

    def _again(self, name: Mapping[str, Any]) -> str | None:
        at = name["page"], name["url"]
        if at not in self._pages:
            self._pages[at] = self._records(*at)
        known = self._pages[at]
        if known is None:
            return None
        page, records = known
        found = find_again(_EVENTS, name["record"], name["anchor"], records)
        return ref_of(page, found.key) if found else None

    def _records(self, ref: str, url: str | None) -> tuple[str, list[Keyed]] | None:
        pages = models.Page.objects.filter(current=True)
        page = pages.filter(ref=ref).first() or (pages.filter(url=url).first() if url else None)
        row = models.Report.objects.filter(article__page=page).first() if page else None
        return (page.ref, key_records(recall_report(row))) if row and page else None


def living_refs(row: models.LinkJudgement) -> dict[str, str]:
    """Return of each event that a decision names the ref that it is read under now, where it is read."""
    return Finder().find([*row.these, *row.those])


def refresh_found() -> None:
    """Note for every decision that stands where the events are found that are read under another ref now."""
    rows = list(models.LinkJudgement.objects.filter(undone_at=None))
    found = Finder().find([name for row in rows for name in (*row.these, *row.those)])
    for row in rows:
        named = {name["ref"] for name in (*row.these, *row.those)}
        now = sorted({found[ref] for ref in named if found.get(ref, ref) != ref})
        if now != row.found:
            models.LinkJudgement.objects.filter(pk=row.pk).update(found=now)


def rulings() -> Rulings:
    """Return every decision that stands, oldest first: by its row, pairs of events and whether they are together.

    Where decisions contradict one another the newest goes first (:mod:`waqai.linking.rulings`).
    """
    return _as_pairs(list(models.LinkJudgement.objects.filter(undone_at=None).exclude(verb=Verb.WITHDRAW)))


def rulings_on(events: Iterable[str]) -> Rulings:
    """Return the same of the decisions that name any of ``events`` (refs), and of all that these tie them to: as much
    as tells how ``events`` stand to one another.
    """
    rows: dict[int, models.LinkJudgement] = {}
    wanted, known = set(events), set[str]()
    while wanted:
        known |= wanted
        rows.update({row.pk: row for row in decisions_on(wanted)})
        wanted = {ref for row in rows.values() for ref in _named(row)} - known
    return _as_pairs(sorted(rows.values(), key=lambda row: (row.when, row.pk)))


def _named(row: models.LinkJudgement) -> list[str]:
    return [*(name["ref"] for name in (*row.these, *row.those)), *row.found]


def _as_pairs(rows: Sequence[models.LinkJudgement]) -> Rulings:
    found = Finder().find([name for row in rows for name in (*row.these, *row.those)])
    seen = _seen(found.values())
    return {row.pk: list(_pairs(row, found, seen)) for row in rows}


def _pairs(
    row: models.LinkJudgement, found: Mapping[str, str], seen: Mapping[str, Any]
) -> Iterator[tuple[str, str, bool]]:
    these, those = ([found[name["ref"]] for name in side if name["ref"] in found] for side in (row.these, row.those))
    # Of two that are kept apart neither is bound; what was split off is one incident, as the person picked it.
    bound = these if row.act == "split" else []
    if row.verb == Verb.TOGETHER:
        bound = list(_bound(row.these, found, seen))
    yield from ((a, b, True) for a, b in combinations(dict.fromkeys(bound), 2))
    # A record that was moved stands first: it is together with all of these, and apart from those that it left.
    left = [found[row.these[0]["ref"]]] if row.these[0]["ref"] in found else []
    for one in left if row.verb == Verb.TOGETHER else these:
        yield from ((one, other, False) for other in those if other != one)


def _bound(names: Sequence[Mapping[str, Any]], found: Mapping[str, str], seen: Mapping[str, Any]) -> Iterator[str]:
    """Yield the events that a decision holds together: those picked or read as they were seen, of each side at least
    one.
    """
    sides: dict[int, list[Mapping[str, Any]]] = {}
    for name in names:
        if name["ref"] in found:
            sides.setdefault(name.get("side", 0), []).append(name)
    for living in sides.values():
        as_seen = [
            name
            for name in living
            if name.get("picked") or name.get("seen") is None or name["seen"] == seen.get(found[name["ref"]])
        ]
        yield from (found[name["ref"]] for name in as_seen or living[:1])
