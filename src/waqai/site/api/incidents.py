"""Incidents as JSON: what is told, by whom, how well that is supported; every value in the form of the reports."""

from collections.abc import Sequence
from typing import Any

from django.utils import translation

from waqai.records import Harm, Party, Place
from waqai.records.wire import plain
from waqai.site import incidents as shown
from waqai.site.api.records import address_of, records_to_json
from waqai.site.api.refusals import LANGUAGES
from waqai.site.grading import grade_words
from waqai.site.incidents import Gathered
from waqai.store.access import PUBLIC, seen_decisions
from waqai.store.claims import Said
from waqai.store.decisions import decisions_on
from waqai.store.grades import Graded, grade
from waqai.store.models import EventPlace, Incident, Role
from waqai.store.models import Harm as HarmRow
from waqai.store.public import Names, cover_text
from waqai.store.publication import public_place
from waqai.store.ranges import Range
from waqai.store.shown import headline_place, sides
from waqai.store.voices import Telling

_PARTIES = frozenset({"actor1", "actor2", "according_to"})


def grade_of(gathered: Gathered) -> Graded:
    """Return how well an incident is supported."""
    return grade(gathered.claims.voices, gathered.ranges, gathered.spoken, sides())


def incident_to_json(gathered: Gathered) -> dict[str, Any]:
    """Return the headline facts of an incident."""
    claims = gathered.claims
    titles = {}
    for language in LANGUAGES:
        with translation.override(language):
            card = shown.incident_card(gathered)
            titles[language] = card.title
    day = next(iter(claims.of("start")), None)
    ref = gathered.incident.ref
    return {
        "ref": ref,
        "href": address_of("incident", ref),
        "why": address_of("incident_why", ref),
        "title": titles,
        "type": claims.of("type")[0].value,
        "start": _iso(day.value[0]) if day else None,
        "end": _iso(day.value[1]) if day else None,
        "places": [
            _place(said.value, gathered.names[said.tellings[0].event.report_id])
            for said in [headline_place(claims)]
            if said
        ],
        "grade": _grade(gathered),
        "voices": card.voices,
        "outlets": card.outlets,
        "reports": card.reports,
        "copies": card.copies,
        "harm": [_range(told) for told in gathered.ranges],
        "events": [telling.event.ref for telling in claims.tellings],
    }


def whole_incident(gathered: Gathered) -> dict[str, Any]:
    """Return an incident with everything that is told of it, and what people decided about it."""
    claims = gathered.claims
    events = [telling.event for telling in claims.tellings]
    held = Names(frozenset().union(*(names.withheld - names.released for names in gathered.names.values())))
    decisions = [
        {"act": row.act, "day": row.when.date().isoformat(), "why": cover_text(row.why, held)}
        for row in seen_decisions(decisions_on(event.ref for event in events), PUBLIC)
    ]
    return {
        **incident_to_json(gathered),
        "said": [_said(said, gathered) for said in claims.said],
        "told": records_to_json(events, gathered.names),
        "statements": records_to_json(gathered.spoken, gathered.names),
        "decisions": decisions,
    }


def reason_of(incident: Incident, why: str) -> str:
    """Return why an incident was taken back, without names that its reports hold back."""
    names = [own for gathered in shown.gather([incident]) for own in gathered.names.values()]
    return cover_text(why, Names(frozenset().union(*(own.withheld - own.released for own in names))))


def _iso(day: Any) -> str | None:  # noqa: ANN401  (a day or None)
    return day.isoformat() if day else None


def _grade(gathered: Gathered) -> dict[str, Any]:
    graded = grade_of(gathered)
    words = {}
    for language in LANGUAGES:
        with translation.override(language):
            words[language] = grade_words(graded, len(gathered.claims.voices))
    return {
        "code": graded.grade.value,
        "reasons": [reason.value for reason in graded.reasons],
        "words": {code: told.label for code, told in words.items()},
        "sentences": [
            dict(zip(words, sentences, strict=True))
            for sentences in zip(*(told.reasons for told in words.values()), strict=True)
        ],
    }


def _range(told: Range) -> dict[str, Any]:
    return {
        "kind": told.kind,
        "min": told.overall.least,
        "max": told.overall.most,
        "highest_told": told.spread[1],
        "series": [
            {
                "outlet": series.voice.outlet,
                "copied_by": list(dict.fromkeys(copy.outlet for copy in series.voice.copies)),
                "steps": [
                    {
                        "min": step.amount.least,
                        "max": step.amount.most,
                        "published": _iso(step.tellings[0].day),
                        "events": [telling.event.ref for telling in step.tellings],
                    }
                    for step in series.steps
                ],
            }
            for series in told.series
        ],
    }


def _said(said: Said, gathered: Gathered) -> dict[str, Any]:
    return {
        "field": said.field,
        "value": _value(said, gathered.names[said.tellings[0].event.report_id]),
        "voices": said.voices,
        "among": said.among,
        "agreed": said.agreed,
        "told_by": _tellers(said.tellings),
    }


def _tellers(tellings: Sequence[Telling]) -> list[dict[str, Any]]:
    return [{"outlet": one.outlet, "published": _iso(one.day), "event": one.event.ref} for one in tellings]


def _value(said: Said, names: Names) -> Any:  # noqa: ANN401  (JSON)
    """Return a value as the report format writes it."""
    if said.field == "start":
        return {"start": _iso(said.value[0]), "end": _iso(said.value[1])}
    if said.field == "places":
        return _place(said.value, names)
    if said.field == "harm":
        return plain(_harm(said.value, names))
    return plain(_party(said.value, names)) if said.field in _PARTIES else said.value


def _place(row: EventPlace, names: Names) -> dict[str, Any]:
    place = row.place
    told = Place(row.name, place.known, place.lat, place.lon, place.admin1, place.country, row.precision)
    found: dict[str, Any] = plain(public_place(told, names))
    return found


def _party(role: Role, names: Names) -> Party:
    if role.withheld and role.name not in names.released:
        covered = cover_text(role.name, Names(names.withheld | {role.name}, names.released))
        return Party(covered, kind=role.actor.kind)
    if role.actor.known:
        return Party(role.name, role.actor.known, tuple(role.actor.names), role.actor.kind)
    spellings = tuple(cover_text(name, names) for name in role.actor.names)
    return Party(cover_text(role.name, names), None, spellings, role.actor.kind)


def _harm(row: HarmRow, names: Names) -> Harm:
    side = cover_text(row.side, names) if row.side else None
    return Harm(row.kind, row.who, row.min, row.max, cover_text(row.wording, names), side)
