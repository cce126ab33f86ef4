"""Writes the records of one article as judged: columns, parts, evidence, search. The caller has a transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from waqai.records import Demand, Event, Judgement, Party, Place, Report, Statement
from waqai.records.wire import plain
from waqai.store import models
from waqai.store.held_names import names_beside
from waqai.store.keys import Keyed, ref_of
from waqai.store.orders import lay_out
from waqai.store.public import Names, cover_text, is_public, is_withheld, kept_spans
from waqai.store.search import index_terms, sequence
from waqai.store.verdicts import InForce, apply_judgements

_PARTS = {
    "events": ("actor1", "actor2", "according_to"),
    "statements": ("issuer",),
    "demands": ("who", "of"),
}
_NAMING = ("actor1", "actor2", "issuer", "who", "of")
_OWNER = {"events": "event", "statements": "statement", "demands": "demand"}


@dataclass(slots=True)
class _Rest:
    """What hangs on the records of one article, gathered so that each table is written at once."""

    harm: list[models.Harm] = field(default_factory=list)
    places: list[models.EventPlace] = field(default_factory=list)
    roles: list[models.Role] = field(default_factory=list)
    evidence: list[models.Evidence] = field(default_factory=list)
    entries: list[models.SearchEntry] = field(default_factory=list)

    def write(self) -> None:
        """Write all of it."""
        models.Harm.objects.bulk_create(self.harm)
        models.EventPlace.objects.bulk_create(self.places)
        models.Role.objects.bulk_create(self.roles)
        models.Evidence.objects.bulk_create(self.evidence)
        models.SearchEntry.objects.bulk_create(self.entries)


def day_of(text: str | None) -> date | None:
    """Return the day of an ISO string, or None where it tells no whole day."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def keep_actor(party: Party) -> models.Actor:
    """Return the row of a party, made or brought up to date."""
    told = {"name": party.name, "names": list(party.names), "kind": party.kind}
    if party.id is not None:
        ref = ref_of("actor", party.id)
        row, made = models.Actor.objects.get_or_create(ref=ref, defaults={"known": party.id, **told})
        spellings = sorted({*row.names, *party.names, party.name} - {row.name})
        if not made and (row.names, row.kind) != (spellings, party.kind):
            row.names, row.kind = spellings, party.kind
            row.save(update_fields=["names", "kind"])
        return row
    ref = ref_of("actor", "", party.kind or "", party.name)
    return models.Actor.objects.get_or_create(ref=ref, defaults=told)[0]


def keep_place(place: Place) -> models.Place:
    """Return the row of a place, made or brought up to date."""
    if place.id is not None:
        where = {"lat": place.lat, "lon": place.lon, "admin1": place.admin1, "country": place.country}
        ref = ref_of("place", place.id)
        row, made = models.Place.objects.get_or_create(
            ref=ref, defaults={"known": place.id, "name": place.name, **where}
        )
        if not made and any(getattr(row, name) != value for name, value in where.items()):
            models.Place.objects.filter(pk=row.pk).update(**where)
        return row
    ref = ref_of("place", "", place.name, place.admin1 or "")
    told = {"name": place.name, "admin1": place.admin1, "country": place.country}
    return models.Place.objects.get_or_create(ref=ref, defaults=told)[0]


def record_ref(page: models.Page, key: str) -> str:
    """Return the public name of a record of a page."""
    return ref_of(page.ref, key)


def thread_of(demand: Demand, ref: str) -> str:
    """Return what is one for demands of the same parties to the same parties for the same.

    Only parties that knowledge has are the same wherever they stand; a demand of anybody else is a thread by itself.
    """
    who = sorted(party.id for party in demand.who if party.id)
    if not who or len(who) < len(demand.who):
        return ref
    return ref_of("thread", demand.ask, *who, "", *sorted(party.id or party.name for party in demand.of))


def _shared(report: models.Report, keyed: Keyed, now: InForce) -> dict[str, Any]:
    return {
        "report": report,
        "ref": record_ref(report.article.page, keyed.key),
        "key": keyed.key,
        "wire_id": keyed.record.id,
        "confidence": now.record.confidence,
        "reading": plain(keyed.record),
        "state": now.state,
        "public": is_public(now) and report.article.page.group_id is None,
        "released": list(now.released),
        "waits": now.waits,
    }


def _write_event(report: models.Report, keyed: Keyed, now: InForce, event: Event, rest: _Rest) -> models.Event:
    start, end = day_of(event.start), day_of(event.end)
    row = models.Event(
        **_shared(report, keyed, now),
        day=end or start or report.article.day,
        type=event.type,
        acled=event.acled,
        plover=event.plover,
        modality=event.modality,
        aggregate=event.aggregate,
        start=start,
        end=end,
        time_precision=event.time_precision,
        objects_hit=list(event.objects),
        weapons=list(event.weapons),
    )
    harm = [models.Harm(event=row, **plain(line)) for line in event.harm]
    places = [
        models.EventPlace(
            event=row, place=keep_place(place), position=position, name=place.name, precision=place.precision
        )
        for position, place in enumerate(event.places)
    ]
    lay_out(row, harm, places)
    row.save()
    rest.harm += harm
    rest.places += places
    return row


def _write_statement(report: models.Report, keyed: Keyed, now: InForce, statement: Statement) -> models.Statement:
    said = day_of(statement.date)
    return models.Statement.objects.create(
        **_shared(report, keyed, now),
        day=said or report.article.day,
        kind=statement.kind,
        date=said,
        channel=statement.channel,
    )


def _write_demand(report: models.Report, keyed: Keyed, now: InForce, demand: Demand) -> models.Demand:
    shared = _shared(report, keyed, now)
    return models.Demand.objects.create(
        **shared,
        day=report.article.day,
        ask=demand.ask,
        strength=demand.strength,
        answers=list(now.answers),
        answered=any(one["holds"] for one in now.answers),
        thread=thread_of(demand, shared["ref"]),
    )


def _write_row(report: models.Report, keyed: Keyed, now: InForce, rest: _Rest) -> models.Record:
    if isinstance(now.record, Event):
        return _write_event(report, keyed, now, now.record, rest)
    if isinstance(now.record, Statement):
        return _write_statement(report, keyed, now, now.record)
    return _write_demand(report, keyed, now, now.record)


def _roles(row: models.Record, section: str, now: InForce) -> list[models.Role]:
    return [
        models.Role(
            actor=keep_actor(party),
            part=part,
            position=position,
            name=party.name,
            withheld=is_withheld(part, party) and party.name not in now.released,
            **{_OWNER[section]: row},
        )
        for part in _PARTS[section]
        for position, party in enumerate(getattr(now.record, part))
    ]


def _evidence(row: models.Record, section: str, now: InForce) -> list[models.Evidence]:
    given = set(now.given)
    return [
        models.Evidence(**plain(item), by_judgement=item in given, **{_OWNER[section]: row})
        for item in now.record.evidence
    ]


def _join(report: Report, rows: Mapping[str, models.Record]) -> None:
    """Link statements to the events that they are about, and demands to their statements."""
    for statement in report.statements:
        row = rows[statement.id]
        if isinstance(row, models.Statement):
            row.about.set([event for name in statement.about if isinstance(event := rows.get(name), models.Event)])
    for demand in report.demands:
        row, spoken = rows[demand.id], rows.get(demand.statement or "")
        if isinstance(row, models.Demand) and isinstance(spoken, models.Statement):
            row.statement = spoken
            row.save(update_fields=["statement"])


def _words(now: InForce, names: Names, covered: str) -> str:
    """Return what a record is found by: the text that tells it, who took part and where, nothing held back."""
    record = now.record
    told = [covered[item.start : item.end] for item in record.evidence if item.field == "record"]
    parties = [party for part in _NAMING for party in getattr(record, part, ())]
    spellings = [name for party in parties for name in (party.name, *party.names)]
    places = [word for place in getattr(record, "places", ()) for word in (place.name, place.admin1 or "")]
    return "\n".join([*told, cover_text("\n".join(spellings), names), *places])


def _entry(page: models.Page, section: str, ref: str, day: date | None, words: str) -> models.SearchEntry:
    return models.SearchEntry(
        page=page, section=section, ref=ref, day=day, terms=index_terms(words), sequence=sequence(words)
    )


def _clear(row: models.Report) -> None:
    for model in (models.Demand, models.Statement, models.Event):
        model.objects.filter(report=row).delete()
    models.SearchEntry.objects.filter(page=row.article.page).delete()


def entries_of(
    row: models.Report, text: str, in_force: Sequence[tuple[str, models.Record, InForce]], names: Names
) -> list[models.SearchEntry]:
    """Return what the records and the text of a report are found by, without ``names`` that are held back; nothing that
    is kept to a group can be searched for.
    """
    page = row.article.page
    if page.group_id is not None:
        return []
    covered = cover_text(text, names, kept_spans(now for *_, now in in_force))
    found = [
        _entry(page, section, record.ref, record.day, _words(now, names, covered))
        for section, record, now in in_force
        if is_public(now)
    ]
    return [*found, _entry(page, "articles", page.ref, row.article.day, covered)] if text else found


def write_records(
    row: models.Report,
    report: Report,
    keyed: Sequence[Keyed],
    judgements: Mapping[str, Sequence[Judgement]],
    added: frozenset[str] = frozenset(),
) -> bool:
    """Write all records of a report afresh, each with the judgements under its key, and what they are found by; tell
    whether it holds names back, which the reports beside it then have to cover, too.

    ``added`` are the ids of those that people added.
    """
    text, rest = report.article.text, _Rest()
    _clear(row)
    in_force = [
        (item, apply_judgements(item.record, judgements.get(item.key, ()), text, added=item.record.id in added))
        for item in keyed
    ]
    rows: dict[str, models.Record] = {}
    for item, now in in_force:
        written = rows[item.record.id] = _write_row(row, item, now, rest)
        if item.record.id in added:
            written.by_person = True
            written.save(update_fields=["by_person"])
        rest.roles += _roles(written, item.section, now)
        rest.evidence += _evidence(written, item.section, now)
    _join(report, rows)
    held = {name for role in rest.roles if role.withheld for name in (role.name, *role.actor.names)}
    released = frozenset(name for _, now in in_force for name in now.released)
    holds = not held <= released
    held |= names_beside([row.pk])[row.pk]
    names = Names(frozenset(held), released)
    rest.entries += entries_of(row, text, [(item.section, rows[item.record.id], now) for item, now in in_force], names)
    rest.write()
    return holds
