"""Reports as everybody may have them: hidden records out, private names covered, positions no finer than allowed."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, cast

from waqai.records import (
    Article,
    Demand,
    Dropped,
    Event,
    Evidence,
    Harm,
    Page,
    Party,
    Place,
    Related,
    Report,
    Statement,
)
from waqai.store.keys import Record
from waqai.store.public import (
    Names,
    cover,
    cover_text,
    covered_beside,
    is_public,
    is_withheld,
    kept_spans,
    place_spans,
    public_link,
    public_position,
)
from waqai.store.recall import Recalled, recall_current
from waqai.store.verdicts import InForce

_PARTS = ("actor1", "actor2", "according_to", "issuer", "who", "of")


def _public_party(part: str, party: Party, names: Names) -> Party:
    if not names.hold(party.name) and (not is_withheld(part, party) or party.name in names.released):
        return party if party.id else _without_names(party, names)
    return Party(cover_text(party.name, replace(names, withheld=names.withheld | {party.name})), kind=party.kind)


def _without_names(party: Party, names: Names) -> Party:
    """Return a party whose wording may hold a name that is held back («the father of …»), without it."""
    spellings = tuple(cover_text(name, names) for name in party.names)
    return replace(party, name=cover_text(party.name, names), names=spellings)


def public_place(place: Place, names: Names) -> Place:
    """Return a place as everybody may have it: as exactly as allowed, without a held-back name in a wording of it."""
    lat, lon = public_position(place) or (None, None)
    return replace(place, name=cover(place.name, place_spans(place.name, names)), lat=lat, lon=lon)


def _public_harm(harm: Harm, names: Names, article: Article, covered: str) -> Harm:
    def shown(words: str) -> str:
        at = article.text.find(words)
        return covered[at : at + len(words)] if at >= 0 else cover_text(words, names)

    return replace(harm, wording=shown(harm.wording), side=shown(harm.side) if harm.side else None)


def _public_record(now: InForce, names: Names, article: Article, covered: str) -> Record:
    """Return a record as everybody may have it; ``covered`` is its article's text without what is held back."""
    record = now.record
    changes: dict[str, Any] = {
        part: tuple(_public_party(part, party, names) for party in getattr(record, part))
        for part in _PARTS
        if hasattr(record, part)
    }
    changes["evidence"] = tuple(
        Evidence(item.field, item.start, item.end, covered[item.start : item.end]) for item in record.evidence
    )
    if isinstance(record, Event):
        changes["places"] = tuple(public_place(place, names) for place in record.places)
        changes["harm"] = tuple(_public_harm(harm, names, article, covered) for harm in record.harm)
    return cast(Record, replace(cast(Any, record), **changes))


def _public_article(article: Article, names: Names, covered: str) -> Article:
    titles, dropped = [item.title for item in article.related], [item.line for item in article.dropped]
    beside = [article.headline or "", *article.credit, *article.captions, *titles, *dropped]
    shown = iter([cover(line, spans) for line, spans in covered_beside(article.text, beside, names)])
    headline = next(shown)
    return replace(
        article,
        text=covered,
        headline=headline if article.headline else article.headline,
        byline=(),
        credit=tuple(islice(shown, len(article.credit))),
        captions=tuple(islice(shown, len(article.captions))),
        related=tuple(Related(next(shown), public_link(item.url, names)) for item in article.related),
        dropped=tuple(Dropped(next(shown), item.why) for item in article.dropped),
    )


def _public_page(page: Page) -> Page:
    """Leave out what tells of the machine and of unknown fields: nobody has said that they may go out."""
    return replace(page, path=None, extra={})


def public_report(recalled: Recalled) -> Report:
    """Return a report as everybody may have it."""
    report, names = recalled.report, recalled.names
    shown = [now for now in recalled.in_force.values() if is_public(now)]
    covered = cover_text(report.article.text, names, kept_spans(shown))
    records = [_public_record(now, names, report.article, covered) for now in shown]
    left = {record.id for record in records}
    return replace(
        report,
        page=_public_page(report.page),
        article=_public_article(report.article, names, covered),
        events=tuple(record for record in records if isinstance(record, Event)),
        statements=tuple(
            replace(record, about=tuple(name for name in record.about if name in left))
            for record in records
            if isinstance(record, Statement)
        ),
        demands=tuple(
            replace(record, statement=record.statement if record.statement in left else None)
            for record in records
            if isinstance(record, Demand)
        ),
    )


def public_reports() -> Iterator[Report]:
    """Yield every current report as everybody may have it, oldest first, one at a time."""
    return map(public_report, recall_current())
