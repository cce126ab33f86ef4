"""What a list is narrowed to, said above it though the form be folded: each with the address that takes it back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from waqai.site.facets import Facet
from waqai.site.labels import spelled
from waqai.site.narrowing import Asked, parse_bound
from waqai.store.columns import ORDERS

ORDER_NAMES = {
    "several": gettext_noop("told by several first"),
    "day": gettext_noop("newest day first"),
    "told": gettext_noop("newest report first"),
    "voices": gettext_noop("most outlets first"),
    "toll": gettext_noop("highest toll told first"),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """One thing that was chosen: of what, which, and the query of the address without it."""

    name: str
    value: str
    query: str


def orders() -> list[tuple[str, str]]:
    """Return the orders of a list of incidents with their names; the first goes without saying."""
    return [(code, spelled(ORDER_NAMES, code)) for code in ORDER_NAMES]


def order_of(asked: Asked) -> list[Chosen]:
    """Return the order, where it is not the usual one."""
    if asked.sort == ORDERS[0]:
        return []
    return [Chosen(_("Order"), spelled(ORDER_NAMES, asked.sort), replace(asked, sort=ORDERS[0]).query())]


def chosen_of(asked: Asked, facets: Iterable[Facet]) -> list[Chosen]:
    """Return the days and the values of facets that incidents are narrowed to; words stand in their field."""
    return [*_days(asked), *(one for facet in facets for one in _values(facet))]


def _days(asked: Asked) -> Iterator[Chosen]:
    bounds = (
        (_("From"), asked.since, replace(asked, since="")),
        (_("To"), asked.until, replace(asked, until="")),
    )
    for name, told, without in bounds:
        if parse_bound(told, asked.calendar):
            hijri = asked.calendar == "hijri"
            yield Chosen(name, f"{told} · {_('Hijri (Umm al-Qura)')}" if hijri else told, without.query())


def _values(facet: Facet) -> Iterator[Chosen]:
    """Yield what is chosen of a facet; of places and windows, the first step of the way there leads back out."""
    for step in facet.trail:
        if step.chosen:
            yield Chosen(facet.title, step.label, facet.trail[0].query)
    for choice in facet.choices:
        if choice.chosen:
            yield Chosen(facet.title, choice.label, choice.query)
