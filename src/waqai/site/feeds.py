"""The front page as an Atom feed."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.translation import gettext as _

from waqai.site import cards, selection
from waqai.site.plain_feed import PlainAtom
from waqai.store.models import Demand, Event, Statement

_SIZE = 30

Entry = tuple[datetime, cards.Card, str]


def _entries(rows: Iterable[Event | Statement | Demand], made: Iterable[cards.Card]) -> list[Entry]:
    return [(row.report.article.page.added, card, _title(card)) for row, card in zip(rows, made, strict=True)]


def _title(card: cards.Card) -> str:
    if isinstance(card, cards.EventCard | cards.StatementCard):
        return card.title
    return cards.by_whom(card.label, card.who) if isinstance(card, cards.DemandCard) else card.label


if TYPE_CHECKING:
    _Feed = Feed[Entry, None]
else:
    _Feed = Feed  # Django's own class takes no type arguments


class LatestFeed(_Feed):
    """The newest records, each with its article and how it stands; addresses are those of WAQAI_SITE_URL."""

    feed_type = PlainAtom

    def title(self) -> str:
        """Return the feed's name."""
        return _("Waqai: latest records")

    def subtitle(self) -> str:
        """Return what the feed holds."""
        return _("What Arabic news pages report, each record with its source.")

    def link(self) -> str:
        """Return the front page's address."""
        return settings.SITE_URL + reverse("front")

    def feed_url(self) -> str:
        """Return the feed's own address."""
        return settings.SITE_URL + reverse("feed")

    def items(self, obj: None) -> list[Entry]:
        """Return the newest records of all kinds, newest addition first."""
        events = list(selection.with_parts(selection.events())[:_SIZE])
        statements = list(selection.with_parts(selection.statements())[:_SIZE])
        demands = list(selection.with_parts(selection.demands())[:_SIZE])
        entries = [
            *_entries(events, cards.event_cards(events)),
            *_entries(statements, cards.statement_cards(statements)),
            *_entries(demands, cards.demand_cards(demands)),
        ]
        return sorted(entries, key=lambda entry: (entry[0], entry[1].ref), reverse=True)[:_SIZE]

    def item_title(self, item: Entry) -> str:
        """Return what happened and where, or who said what."""
        return item[2]

    def item_description(self, item: Entry) -> str:
        """Return the day, how the record stands, and the article it was read from."""
        card = item[1]
        told = (card.when or _("day not told"), card.state, str(card.article.headline or ""), card.article.outlet or "")
        return " · ".join(part for part in told if part)

    def item_link(self, item: Entry) -> str:
        """Return the record's permanent address."""
        return settings.SITE_URL + item[1].href

    def item_updateddate(self, item: Entry) -> datetime:
        """Return when the article was added."""
        return item[0]

    item_pubdate = item_updateddate
