"""GeoJSON (RFC 7946): one feature for each place of each event, with how exact the place is.

An event without a place that is certain is a feature without a geometry: it is on no map, yet not hidden.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from waqai.export.words import names, outlet, public_id, quote
from waqai.records import Event, Place, Report


def _geometry(place: Place | None) -> dict[str, Any] | None:
    if place is None or place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def _properties(report: Report, event: Event, place: Place | None) -> dict[str, Any]:
    return {
        "event": public_id(report, event),
        "type": event.type,
        "acled": event.acled,
        "modality": event.modality,
        "aggregate": event.aggregate,
        "start": event.start,
        "end": event.end,
        "time_precision": event.time_precision,
        "place": place.name if place else None,
        "place_id": place.id if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "precision": place.precision if place else None,
        "actor1": names(event.actor1),
        "actor2": names(event.actor2),
        "harm": [
            {"kind": line.kind, "who": line.who, "min": line.min, "max": line.max, "wording": line.wording}
            for line in event.harm
        ],
        "according_to": names(event.according_to),
        "quote": quote(event),
        "headline": report.article.headline,
        "outlet": outlet(report),
        "url": report.page.url,
    }


def _features(report: Report) -> Iterator[dict[str, Any]]:
    for event in report.events:
        for place in event.places or (None,):
            yield {
                "type": "Feature",
                "geometry": _geometry(place),
                "properties": _properties(report, event, place),
            }


def write_geojson(reports: Iterable[Report], stream: TextIO) -> None:
    """Write one FeatureCollection, a feature a line, without holding them all."""
    stream.write('{"type":"FeatureCollection","features":[')
    comma = "\n"
    for report in reports:
        for feature in _features(report):
            stream.write(comma + json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
            comma = ",\n"
    stream.write("\n]}\n")
