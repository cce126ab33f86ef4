"""A list of incidents as an Atom feed: any question that the list can be asked, the newest report first."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from waqai.site.finding import rows_of
from waqai.site.incidents import IncidentCard, shown_card
from waqai.site.narrowing import Asked, asked
from waqai.site.plain_feed import PlainAtom
from waqai.store.selecting import looking

_SIZE = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident in the feed, and when what is shown of it last changed."""

    card: IncidentCard
    changed: datetime


if TYPE_CHECKING:
    _Feed = Feed[Entry, Asked]
else:
    _Feed = Feed  # Django's own class takes no type arguments


class IncidentFeed(_Feed):
    """The incidents that an address asks for; addresses are those of WAQAI_SITE_URL."""

    feed_type = PlainAtom

    def get_object(self, request: HttpRequest) -> Asked:
        """Return what is asked; the order is that of the newest report, whatever the list's is."""
        return replace(asked(request.GET), sort="told")

    def title(self, obj: Asked) -> str:
        """Return the feed's name."""
        return " ".join(filter(None, (_("Waqai: incidents"), obj.question)))

    def link(self, obj: Asked) -> str:
        """Return the address of the list."""
        return self._address("incidents", obj)

    def feed_url(self, obj: Asked) -> str:
        """Return the feed's own address."""
        return self._address("incident_feed", obj)

    def items(self, obj: Asked) -> list[Entry]:
        """Return the incidents that were told of last."""
        wanted = obj.wanted()
        with looking as look_at:
            keys = look_at(wanted).keys(obj.sort, 0, _SIZE)
        return [Entry(shown_card(row), row.changed) for row in rows_of(keys)]

    def item_title(self, item: Entry) -> str:
        """Return what happened and where."""
        return item.card.title

    def item_description(self, item: Entry) -> str:
        """Return the day, the tolls and the grade of support."""
        card = item.card
        tolls = [f"{kind}: {amount}" for kind, amount in card.tolls]
        support = " ".join((_("Support:"), card.grade.label))
        return " · ".join([card.when or _("day not told"), *tolls, support])

    def item_link(self, item: Entry) -> str:
        """Return the incident's permanent address."""
        return settings.SITE_URL + item.card.href

    def item_updateddate(self, item: Entry) -> datetime:
        """Return when what is shown of it last changed."""
        return item.changed

    item_pubdate = item_updateddate

    def _address(self, route: str, asked: Asked) -> str:
        query = asked.query()
        return settings.SITE_URL + reverse(route) + (f"?{query}" if query else "")
