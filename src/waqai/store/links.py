"""The pipeline's links (:class:`waqai.pipeline.Links`) in the database."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

from django.db.models import Count, Max

from waqai.records import Event, Report
from waqai.store import link_index
from waqai.store.handing_over import hand_over
from waqai.store.incidents import (
    add_copy,
    all_told,
    forget_gone,
    keep_told,
    recall_untold,
    save_copies,
    save_incidents,
)
from waqai.store.link_judging import settle
from waqai.store.models import Incident, LinkJudgement, Told
from waqai.store.one_at_a_time import one_at_a_time
from waqai.store.rulings import Rulings, rulings
from waqai.store.shown import renew


class DatabaseLinks:
    """Which events are of one incident, and what people decided about it."""

    def whole(self) -> AbstractContextManager[None]:
        """Do what is done within as one, and alone."""
        return one_at_a_time()

    def untold(self, shape: str) -> Iterator[tuple[str, Report, dict[str, tuple[str, int]]]]:
        """Yield each report that linking does not know as it is in force."""
        with one_at_a_time():
            hand_over()
            forget_gone()
        for recalled, events in recall_untold(shape):
            in_force = [recalled.in_force[e.id].record for e in recalled.report.events]
            report = replace(recalled.report, events=tuple(e for e in in_force if isinstance(e, Event)))
            yield recalled.ref, report, events

    def keep(self, page: str, told: dict[str, tuple[int, dict[str, Any]]], shape: str) -> bool:
        """Keep the facts of a page's events; tell whether the page was linked never."""
        return keep_told(page, told, shape)

    def told(self, shape: str) -> Iterator[dict[str, Any]]:
        """Yield the facts of every event that may be linked."""
        return (row.facts for row in all_told(shape))

    def told_besides(self, events: set[str], shape: str) -> Iterator[dict[str, Any]]:
        """Yield the facts of every other event that the index holds."""
        return link_index.told_besides(events, shape)

    def decisions(self) -> Rulings:
        """Return what people decided and stands, oldest first."""
        return rulings()

    def last_decided(self) -> object:
        """Return what changes whenever a decision comes or is undone."""
        return LinkJudgement.objects.aggregate(Max("pk"), Count("undone_at"))

    def settle(self, events: Iterable[str]) -> None:
        """Decide anew on the incidents that these events are in."""
        settle(events)
        renew()

    def incidents_of(self, events: Iterable[str]) -> dict[str, str]:
        """Return the incident of each of these events that is in one."""
        rows = Told.objects.filter(event__in=list(events), incident__isnull=False)
        return dict(rows.order_by("event").values_list("event", "incident__ref"))

    def save(self, incidents: list[list[str]]) -> None:
        """Keep which events are of one incident."""
        save_incidents(incidents)

    def save_copies(self, copies: dict[str, str]) -> None:
        """Keep of each page that repeats another which one."""
        save_copies(copies)

    def add_copy(self, page: str, other: str) -> None:
        """Keep that a new page repeats another."""
        add_copy(page, other)

    def rebuild(
        self, counts: dict[str, int], rows: Iterator[tuple[str, dict[str, Any], frozenset[str]]], events: set[str]
    ) -> None:
        """Make the index of ``events`` anew."""
        link_index.rebuild(counts, rows, events)

    def pages(self) -> int:
        """Return how many pages are linked."""
        return link_index.linked_pages()

    def counts(self, names: Iterable[str]) -> Counter[str]:
        """Return on how many of them each name stands."""
        return link_index.counts_of(names)

    def count(self, names: Iterable[str]) -> None:
        """Count one page more for each name."""
        link_index.add_counts(names)

    def near(self, keys: frozenset[str], page: str, shape: str) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
        """Return the events of other pages that share keys with a new one."""
        rows = link_index.near(keys, page, shape)
        return [(row.incident.ref, row.facts, row.weights.weights) for row in rows if row.incident]

    def sizes(self, incidents: Iterable[str]) -> dict[str, int]:
        """Return how many events each incident has."""
        rows = Incident.objects.filter(ref__in=list(incidents)).annotate(n=Count("told"))
        return dict(rows.values_list("ref", "n"))

    def put(self, event: str, incident: str | None, weights: dict[str, Any], keys: frozenset[str]) -> None:
        """Keep an event in an incident, in a new one where None is given; one that is in one already stays there."""
        link_index.put(event, incident, weights, keys)
