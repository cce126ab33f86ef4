"""The pipeline's links (:class:`waqai.pipeline.Links`) in the database."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from waqai.records import Event, Report
from waqai.store.incidents import all_told, forget_gone, keep_told, recall_untold, save_incidents
from waqai.store.link_judging import constraints


class DatabaseLinks:
    """Which events are of one incident, and what people decided about it."""

    def untold(self) -> Iterator[tuple[str, Report, dict[str, tuple[str, int]]]]:
        """Yield each report that linking does not know as it is in force."""
        forget_gone()
        for recalled, events in recall_untold():
            in_force = [recalled.in_force[e.id].record for e in recalled.report.events]
            report = replace(recalled.report, events=tuple(e for e in in_force if isinstance(e, Event)))
            yield recalled.ref, report, events

    def keep(self, page: str, told: dict[str, tuple[int, dict[str, Any]]]) -> None:
        """Keep the facts of a page's events."""
        keep_told(page, told)

    def told(self) -> Iterator[dict[str, Any]]:
        """Yield the facts of every event that may be linked."""
        return (row.facts for row in all_told())

    def decisions(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Return the pairs of events that people keep apart, and those that they keep together."""
        return constraints()

    def save(self, incidents: list[list[str]]) -> None:
        """Keep which events are of one incident."""
        save_incidents(incidents)
