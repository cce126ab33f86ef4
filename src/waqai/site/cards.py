"""Records as lists show them: one card each, every word of it ours, knowledge's or marked as the article's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from waqai.records import Span, main_clause
from waqai.site.covered import Covered
from waqai.site.dates import parse_day, show_day, show_range
from waqai.site.labels import ACTS_OF_SPEECH, ASKS, STATES, known_or_code, spelled
from waqai.site.languages import direction
from waqai.site.links import mark_href, safe_link
from waqai.site.names import Name, party_name, place_name
from waqai.site.publication import cover_headline, cover_stretch
from waqai.site.selection import kept_spans
from waqai.site.tolls import Toll, toll
from waqai.store.held_names import names_of
from waqai.store.models import Article, Demand, Event, Statement
from waqai.store.models.records import State
from waqai.store.public import Names


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """The article behind a record: its headline, outlet, day, address on this site and at its source."""

    headline: Covered | None
    outlet: str | None
    published: str | None
    href: str
    language: str
    source: str | None
    outlet_href: str | None

    @property
    def direction(self) -> str:
        """The direction in which the article is written."""
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class Quote:
    """A proving stretch, with the address of its mark in the article."""

    text: Covered
    href: str
    by_person: bool


@dataclass(frozen=True, slots=True)
class Card:
    """What every list shows of a record."""

    ref: str
    href: str
    label: str
    when: str | None
    article: ArticleLine
    state: str
    by_person: bool
    added: bool
    clause: Quote | None


class Titled:
    """What is told by its type and where it was."""

    __slots__ = ()
    label: str
    places: tuple[Name, ...]

    @property
    def title(self) -> str:
        """The type and where, in one line of text."""
        return event_title(self.label, self.places)

    @property
    def title_html(self) -> SafeString:
        """The same, each name kept apart from the direction of the text around it."""
        return event_title_html(self.label, self.places)


@dataclass(frozen=True, slots=True)
class EventCard(Titled, Card):
    """An event in a list."""

    places: tuple[Name, ...]
    actor1: tuple[Name, ...]
    actor2: tuple[Name, ...]
    tolls: tuple[Toll, ...]
    according_to: tuple[Name, ...]
    modality: str
    aggregate: bool


@dataclass(frozen=True, slots=True)
class StatementCard(Card):
    """A statement in a list."""

    issuer: tuple[Name, ...]

    @property
    def title(self) -> str:
        """What kind of statement, and whose, in one line of text."""
        return by_whom(self.label, self.issuer)

    @property
    def title_html(self) -> SafeString:
        """The same, each name kept apart from the direction of the text around it."""
        return by_whom_html(self.label, self.issuer)


@dataclass(frozen=True, slots=True)
class DemandCard(Card):
    """A demand in a list."""

    who: tuple[Name, ...]
    of: tuple[Name, ...]


def event_title(label: str, places: Sequence[Name]) -> str:
    """Return «type in places», or the type alone where no place is told."""
    where = _(", ").join(place.text for place in places)
    return _("%(type)s in %(places)s") % {"type": label, "places": where} if where else label


def event_title_html(label: str, places: Sequence[Name]) -> SafeString:
    """Return :func:`event_title` as HTML."""
    where = format_html_join(_(", "), "<bdi>{}</bdi>", ((place.text,) for place in places))
    frame = escape(_("%(type)s in %(places)s"))
    return SafeString(frame % {"type": escape(label), "places": where}) if where else escape(label)


def by_whom(label: str, names: Sequence[Name]) -> str:
    """Return «what: who», or the former alone where nobody is named."""
    who = _(", ").join(name.text for name in names)
    return _("%(what)s: %(who)s") % {"what": label, "who": who} if who else label


def by_whom_html(label: str, names: Sequence[Name]) -> SafeString:
    """Return :func:`by_whom` as HTML."""
    who = format_html_join(_(", "), "<bdi>{}</bdi>", ((name.text,) for name in names))
    frame = escape(_("%(what)s: %(who)s"))
    return SafeString(frame % {"what": escape(label), "who": who}) if who else escape(label)


def parties(record: Event | Statement | Demand, part: str, names: Names) -> tuple[Name, ...]:
    """Return the names of those who play ``part`` in a record (its roles fetched along)."""
    return tuple(party_name(role, names) for role in record.roles.all() if role.part == part)


def article_line(article: Article, names: Names) -> ArticleLine:
    """Return the line that names an article, without held-back names."""
    day = parse_day(article.published)
    return ArticleLine(
        cover_headline(article, names),
        article.outlet or (article.page.source.name if article.page.source else None),
        show_day(day) if day else None,
        reverse("article", args=[article.page.ref]),
        article.language or "ar",
        safe_link(article.page.url),
        reverse("source", args=[article.page.source.slug]) if article.page.source else None,
    )


def clause(record: Event | Statement | Demand, names: Names) -> Quote | None:
    """Return the words that tell a record (its evidence fetched along); None where it has none."""
    evidence = list(record.evidence.all())
    whole = main_clause(evidence)
    if whole is None:
        return None
    article = record.report.article
    text = cover_stretch(article.text, Span(whole.start, whole.end), names, kept_spans(evidence))
    return Quote(text, mark_href(article.page.ref, whole.start, whole.end), whole.by_judgement)


def common(
    record: Event | Statement | Demand, route: str, label: str, when: str | None, names: Names
) -> dict[str, Any]:
    """Return what every card holds."""
    return {
        "ref": record.ref,
        "href": reverse(route, args=[record.ref]),
        "label": label,
        "when": when,
        "article": article_line(record.report.article, names),
        "state": spelled(STATES, record.state),
        "by_person": record.state in (State.ACCEPTED, State.CORRECTED, State.ADDED),
        "added": record.by_person,
        "clause": clause(record, names),
    }


def event_card(event: Event, names: Names) -> EventCard:
    """Return the card of an event with its parts fetched along."""
    return EventCard(
        **common(event, "event", known_or_code("events", event.type), show_range(event.start, event.end), names),
        places=tuple(place_name(row, names) for row in event.event_places.all()),
        actor1=parties(event, "actor1", names),
        actor2=parties(event, "actor2", names),
        tolls=tuple(toll(harm, names) for harm in event.harm.all()),
        according_to=parties(event, "according_to", names),
        modality=event.modality,
        aggregate=event.aggregate,
    )


def statement_card(statement: Statement, names: Names) -> StatementCard:
    """Return the card of a statement with its parts fetched along."""
    when = show_day(statement.date) if statement.date else None
    label = spelled(ACTS_OF_SPEECH, statement.kind)
    return StatementCard(
        **common(statement, "statement", label, when, names), issuer=parties(statement, "issuer", names)
    )


def demand_card(demand: Demand, names: Names) -> DemandCard:
    """Return the card of a demand with its parts fetched along."""
    shown = common(demand, "demand", spelled(ASKS, demand.ask), None, names)
    return DemandCard(**shown, who=parties(demand, "who", names), of=parties(demand, "of", names))


def event_cards(events: Iterable[Event]) -> list[EventCard]:
    """Return the cards of events, in order."""
    rows = list(events)
    names = names_of(row.report_id for row in rows)
    return [event_card(row, names[row.report_id]) for row in rows]


def statement_cards(statements: Iterable[Statement]) -> list[StatementCard]:
    """Return the cards of statements, in order."""
    rows = list(statements)
    names = names_of(row.report_id for row in rows)
    return [statement_card(row, names[row.report_id]) for row in rows]


def demand_cards(demands: Iterable[Demand]) -> list[DemandCard]:
    """Return the cards of demands, in order."""
    rows = list(demands)
    names = names_of(row.report_id for row in rows)
    return [demand_card(row, names[row.report_id]) for row in rows]
