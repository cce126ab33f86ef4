"""Records that people added: they outlive every re-reading, as long as the words that prove them stand in the text."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from waqai.records import Demand, Event, Report, Statement
from waqai.records.wire import record_from_json
from waqai.store import models
from waqai.store.keys import Record, find_again, key_records
from waqai.store.verdicts import relocate

SHAPES: dict[str, type[Event] | type[Statement] | type[Demand]] = {
    "events": Event,
    "statements": Statement,
    "demands": Demand,
}


def with_added(machine: Report, rows: Iterable[models.Judgement]) -> tuple[Report, frozenset[str]]:
    """Return a report with the records that the judgements ``rows`` add to it, and the ids of these.

    One that the machine reads by now is not added again: its judgement holds for the machine's record.
    """
    keyed = key_records(machine)
    added: dict[str, list[Record]] = {name: [] for name in SHAPES}
    for row in rows:
        if row.verb == models.Judgement.Verb.ADD and not find_again(row.section, row.record, row.anchor, keyed):
            told = cast(dict[str, Any], row.value)["record"]
            made = relocate(record_from_json(SHAPES[row.section], told), machine.article.text)
            if made is not None:
                added[row.section].append(replace(cast(Any, made), id=f"p{row.pk}"))
    whole = replace(
        machine,
        events=(*machine.events, *cast(list[Event], added["events"])),
        statements=(*machine.statements, *cast(list[Statement], added["statements"])),
        demands=(*machine.demands, *cast(list[Demand], added["demands"])),
    )
    return whole, frozenset(record.id for records in added.values() for record in records)
