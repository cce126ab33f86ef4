"""CSV in the 31 columns of the ACLED data export, in their order, one row an event.

ACLED codes what happened, once: planned and denied events and running totals are left out, and how many is told. A cell
that the page does not fill stays empty; so do ``interaction``, ``inter1``, ``inter2``, ``iso`` and ``region``, which
need ACLED's own judgement, and ``source_scale`` and ``timestamp``, which are its desk's. ``notes`` carry the page's own
words.
"""

import csv
import re
from collections.abc import Callable, Iterable
from typing import TextIO

from waqai.export.words import count, names, outlet, public_id, quote
from waqai.lexicon.knowledge import Knowledge
from waqai.lexicon.schema.events import EventType
from waqai.records import Event, Place, Report

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

_POLITICAL, _DEMONSTRATIONS = "Political violence", "Demonstrations"
# ACLED's codebook derives the disorder from the type; force on protesters and mobs count as both.
_DISORDER = {
    "Battles": _POLITICAL,
    "Explosions/Remote violence": _POLITICAL,
    "Violence against civilians": _POLITICAL,
    "Protests": _DEMONSTRATIONS,
    "Riots": f"{_POLITICAL}; {_DEMONSTRATIONS}",
    "Strategic developments": "Strategic developments",
}
_FORCE_ON_PROTEST = "Excessive force against protesters"
_AGAINST_CIVILIANS = "Violence against civilians"
_TIME_PRECISION = {"day": "1", "part_of_month": "2", "month": "3"}  # ACLED codes nothing coarser
_GEO_PRECISION = {"settlement": "1", "quarter": "1", "near": "2", "between": "2", "admin2": "2", "admin1": "3"}
_PARTS_OF_A_TOTAL = frozenset({"children", "women", "journalists", "medics", "aid_workers"})
# What opens a formula, in wide letters too, behind blanks and letters that nobody sees; also behind a semicolon or the
# end of a line, where a spreadsheet of another country, or one that reads no quotation marks, begins the next cell.
_UNSEEN = r"[ \u00a0\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
_FORMULA = re.compile(rf"(?:^|(?<=[;\t\r\n]))(?={_UNSEEN}[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n])")
_LEVELS = ("admin1", "admin2", "admin3")


def defuse(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe stands before what looks like one.

    A cell that begins with an apostrophe of its own stays as it is: no formula begins so.
    """
    return _FORMULA.sub("'", cell)


def _fatalities(event: Event) -> str:
    """Return the lowest number of killed that is told; children among the civilians are not counted twice."""
    killed = [line for line in event.harm if line.kind == "killed"]
    whole = [line for line in killed if line.who not in _PARTS_OF_A_TOTAL] or killed
    return str(sum(line.min for line in whole)) if whole else ""


def _notes(report: Report, event: Event) -> str:
    """Return the source's wording, then what the columns cannot say."""
    harm = "; ".join(f"{line.kind} {line.who} {count(line)}: {line.wording}" for line in event.harm)
    more_places = "; ".join(place.name for place in event.places[1:])
    days = f"{event.start} to {event.end}" if event.start != event.end else ""
    told = {
        "according to": names(event.according_to),
        "days": days,
        "also at": more_places,
        "harm": harm,
        "url": report.page.url or "",
    }
    return " | ".join([quote(event), *(f"{name}: {value}" for name, value in told.items() if value)])


def _levels(place: Place, parents: dict[str, tuple[str, str, str | None]]) -> dict[str, str]:
    """Return the divisions that contain a place which is certain; of another, only what was read."""
    found = {"admin1": place.admin1 or ""}
    at = place.id
    while at in parents:
        kind, name, at = parents[at]
        if kind in _LEVELS:
            found[kind] = found.get(kind) or name
    return found


def _where(event: Event, parents: dict[str, tuple[str, str, str | None]], countries: dict[str, str]) -> dict[str, str]:
    if not event.places:
        return {}
    place = event.places[0]
    country = countries.get(place.country or "", place.country or "")
    told = {**_levels(place, parents), "country": country, "location": place.name}
    told["geo_precision"] = _GEO_PRECISION.get(place.precision or "", "")
    if place.lat is not None and place.lon is not None:
        told |= {"latitude": str(place.lat), "longitude": str(place.lon)}
    return told


def _when(event: Event) -> dict[str, str]:
    precision = _TIME_PRECISION.get(event.time_precision or "", "")
    year = event.start[:4] if event.start else ""
    return {"event_date": (event.start or "") if precision else "", "year": year, "time_precision": precision}


def _type(event: Event, kinds: dict[str, EventType]) -> dict[str, str]:
    kind = kinds.get(event.type)
    if kind is None:
        return {"sub_event_type": event.acled or ""}
    event_type, sub_type = kind.maps_to.acled_event, event.acled or kind.maps_to.acled
    force = sub_type == _FORCE_ON_PROTEST
    return {
        "event_type": event_type,
        "sub_event_type": sub_type,
        "disorder_type": f"{_POLITICAL}; {_DEMONSTRATIONS}" if force else _DISORDER.get(event_type, ""),
        "civilian_targeting": "Civilian targeting" if force or event_type == _AGAINST_CIVILIANS else "",
    }


_NUMBERS = frozenset({"latitude", "longitude", "fatalities", "year", "time_precision", "geo_precision"})


def _row_maker(knowledge: Knowledge) -> Callable[[Report, Event], list[str]]:
    kinds = {kind.id: kind for kind in knowledge.events}
    parents = {place.id: (place.kind, place.ar, place.parent) for place in knowledge.places}
    countries = {place.id.removeprefix("iso:"): place.en for place in knowledge.places if place.kind == "country"}

    def make_row(report: Report, event: Event) -> list[str]:
        told = {
            "event_id_cnty": public_id(report, event),
            **_when(event),
            **_type(event, kinds),
            **_where(event, parents, countries),
            "actor1": names(event.actor1[:1]),
            "assoc_actor_1": names(event.actor1[1:]),
            "actor2": names(event.actor2[:1]),
            "assoc_actor_2": names(event.actor2[1:]),
            "source": outlet(report),
            "notes": _notes(report, event),
            "fatalities": _fatalities(event),
        }
        return [told.get(name, "") if name in _NUMBERS else defuse(told.get(name, "")) for name in COLUMNS]

    return make_row


def is_codable(event: Event) -> bool:
    """Tell whether ACLED would code the event: it happened, and it is one happening."""
    return event.modality == "reported" and not event.aggregate


def write_acled(reports: Iterable[Report], knowledge: Knowledge, stream: TextIO) -> int:
    """Write a header and one row an event; return how many events were left out because ACLED would not code them."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    make_row = _row_maker(knowledge)
    left_out = 0
    for report in reports:
        for event in report.events:
            if is_codable(event):
                writer.writerow(make_row(report, event))
            else:
                left_out += 1
    return left_out
