"""One record in full: a row for each field, with its values and the stretches of the article that prove it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from waqai.records import Span
from waqai.site.cards import Quote, parties
from waqai.site.covered import cut_covered
from waqai.site.dates import show_day, show_range
from waqai.site.labels import ACTS_OF_SPEECH, ASKS, FIELDS, MODALITY, STRENGTH, known_or_code, spelled
from waqai.site.links import mark_href
from waqai.site.names import Name, place_name
from waqai.site.publication import covered_spans
from waqai.site.selection import kept_spans
from waqai.site.tolls import Toll, toll
from waqai.store.models import Article, Demand, Event, Evidence, Statement
from waqai.store.public import Names


@dataclass(frozen=True, slots=True)
class Row:
    """A field: ``names``, ``tolls`` or ``words`` hold its value; all empty where the source does not tell it."""

    field: str
    label: str
    quotes: tuple[Quote, ...]
    words: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    tolls: tuple[Toll, ...] = ()

    @property
    def told(self) -> bool:
        """Whether there is a value to show."""
        return bool(self.words or self.names or self.tolls)


class Sheet:
    """Builds the rows of one record; ``held`` are the covered stretches of its article's text."""

    def __init__(self, record: Event | Statement | Demand, names: Names) -> None:
        self.record = record
        self.article: Article = record.report.article
        self.evidence: Sequence[Evidence] = list(record.evidence.all())
        self.names = names
        self.held = covered_spans(self.article.text, names, kept_spans(self.evidence))

    def quotes(self, *fields: str) -> tuple[Quote, ...]:
        """Return the proofs of any of ``fields``, each stretch once."""
        found = {(item.start, item.end): item for item in self.evidence if item.field in fields}
        return tuple(
            Quote(
                cut_covered(self.article.text, Span(start, end), self.held),
                mark_href(self.article.page.ref, start, end),
                item.by_judgement,
            )
            for (start, end), item in sorted(found.items())
        )

    def row(
        self, field: str, *more: str, words: Iterable[str] = (), names: Iterable[Name] = (), tolls: Iterable[Toll] = ()
    ) -> Row:
        """Return the row of a field; ``more`` are further fields whose proof belongs to it."""
        told = tuple(word for word in words if word)
        return Row(field, spelled(FIELDS, field), self.quotes(field, *more), told, tuple(names), tuple(tolls))

    def party_row(self, part: str) -> Row:
        """Return the row of those who play a part."""
        return self.row(part, names=parties(self.record, part, self.names))


def event_rows(event: Event, names: Names) -> list[Row]:
    """Return all fields of an event, told or not."""
    sheet = Sheet(event, names)
    scope = _("a running total or several happenings told together") if event.aggregate else _("one happening")
    return [
        sheet.row("type", words=[known_or_code("events", event.type)]),
        sheet.row("modality", words=[spelled(MODALITY, event.modality)]),
        sheet.row("aggregate", words=[scope]),
        sheet.row("start", "end", "time_precision", words=[show_range(event.start, event.end) or ""]),
        sheet.row("places", "admin1", names=[place_name(row, names) for row in event.event_places.all()]),
        sheet.party_row("actor1"),
        sheet.party_row("actor2"),
        sheet.row("harm", tolls=[toll(harm, names) for harm in event.harm.all()]),
        sheet.row("objects", words=[known_or_code("objects", code) for code in event.objects_hit]),
        sheet.row("weapons", words=[known_or_code("weapons", code) for code in event.weapons]),
        sheet.party_row("according_to"),
        sheet.row("record", words=[_("the clause that tells it")]),
    ]


def statement_rows(statement: Statement, names: Names) -> list[Row]:
    """Return all fields of a statement, told or not."""
    sheet = Sheet(statement, names)
    return [
        sheet.row("kind", words=[spelled(ACTS_OF_SPEECH, statement.kind)]),
        sheet.party_row("issuer"),
        sheet.row("date", words=[show_day(statement.date)] if statement.date else []),
        sheet.row("channel", words=[statement.channel or ""]),
        sheet.row("record", words=[_("the clause that tells it")]),
    ]


def demand_rows(demand: Demand, names: Names) -> list[Row]:
    """Return all fields of a demand, told or not."""
    sheet = Sheet(demand, names)
    return [
        sheet.row("ask", words=[spelled(ASKS, demand.ask)]),
        sheet.party_row("who"),
        sheet.party_row("of"),
        sheet.row("strength", words=[spelled(STRENGTH, demand.strength)]),
        sheet.row("record", words=[_("the clause that tells it")]),
    ]
