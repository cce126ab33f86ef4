"""The facets beside the list of incidents: what it can be narrowed by, each value with its number and its address."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from waqai.lexicon.belonging import areas_of
from waqai.site.dates import show_month
from waqai.site.grading import GRADES
from waqai.site.labels import known_name, known_or_code, spelled
from waqai.site.names import party_words, place_words
from waqai.site.narrowing import Asked
from waqai.site.window import parse_window, show_window
from waqai.store.columns import MONTH, ONE, OPEN, SEVERAL
from waqai.store.held_names import names_held_in
from waqai.store.models import Actor, Place
from waqai.store.selecting import Look
from waqai.store.shown import WORDING

TITLES = {
    "type": gettext_noop("Type"),
    "place": gettext_noop("Place"),
    "side": gettext_noop("Side, as told"),
    "source": gettext_noop("Outlet"),
    "harm": gettext_noop("Harm"),
    "object": gettext_noop("What was hit"),
    "grade": gettext_noop("Support"),
    "month": gettext_noop("Time"),
    "told": gettext_noop("Told by"),
}
TOLD = {SEVERAL: gettext_noop("several outlets"), ONE: gettext_noop("one outlet")}
_SHOWN = 10  # values of a facet, those with most incidents; what is chosen comes first
_SHOWN_WHOLE = 300  # of the one facet that was asked for whole: more is no list to choose from


@dataclass(frozen=True, slots=True)
class Choice:
    """One value: what it is called, how many incidents have it, where a click leads."""

    label: str
    count: int
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet; ``trail`` are the wider places that the chosen one lies in, ``hidden`` how many values are not."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    trail: tuple[Choice, ...] = ()
    hidden: int = 0
    more: str = ""  # where all its values are shown

    @property
    def chosen(self) -> bool:
        """Whether the list is narrowed by it."""
        return bool(self.trail) or any(choice.chosen for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Counted:
    """The numbers behind one facet, taken while the columns are looked at.

    ``unlisted`` are chosen values that no listed incident has: what they are called is told to nobody.
    """

    name: str
    counts: Counter[str]
    unlisted: frozenset[str] = frozenset()


def count_facets(look: Look, asked: Asked) -> list[Counted]:
    """Return the numbers of all facets."""
    place = asked.of("place")
    found = []
    for name in TITLES:
        counts = look.counts_below(place[0] if place else None) if name == "place" else look.counts(name)
        unlisted = frozenset(value for value in asked.of(name) if not look.lists(name, value))
        found.append(Counted(name, counts, unlisted))
    return found


def show_facets(counted: Iterable[Counted], asked: Asked) -> list[Facet]:
    """Return the facets in words; those that offer no choice are left out."""
    rows = list(counted)
    wanted = [*asked.of("place"), *(value for row in rows for value in _values(row, asked))]
    names = names_of_wordings(set(wanted).difference(*(row.unlisted for row in rows)))
    facets = [*_window(asked), *(_facet(row, asked, names) for row in rows)]
    return [facet for facet in facets if facet.chosen or len(facet.choices) > 1]


def _window(asked: Asked) -> list[Facet]:
    """Return the window on the map that is asked for, with the way out of it."""
    window = parse_window(asked.window)
    if window is None:
        return []
    anywhere = Choice(_("anywhere"), 0, asked.anywhere(), chosen=False)
    here = Choice(show_window(window), 0, asked.query(), chosen=True)
    return [Facet("window", _("Window on the map"), (), (anywhere, here))]


def _values(row: Counted, asked: Asked) -> list[str]:
    """Return the values of a facet that are shown, the chosen first, then by number; of times the latest first."""
    chosen = [value for value in asked.of(row.name) if row.name != "place"]
    if row.name == "month":
        years = {value[:4] for value in chosen if value != OPEN}
        told = sorted((value for value in row.counts if value not in chosen), reverse=True)
        shown = [value for value in told if len(value) < MONTH or value[:4] in years]
        return [*chosen, *shown]
    most = _SHOWN_WHOLE if asked.whole == row.name else _SHOWN
    others = sorted((value for value in row.counts if value not in chosen), key=lambda one: (-row.counts[one], one))
    return [*chosen, *others[: max(most - len(chosen), 0)]]


def _facet(row: Counted, asked: Asked, names: dict[str, str]) -> Facet:
    single = row.name == "place"
    now = asked.of(row.name)
    choices = tuple(
        Choice(
            label_of(row.name, value, names),
            row.counts[value],
            asked.toggled(row.name, value, single=single),
            value in now,
        )
        for value in _values(row, asked)
    )
    more = "" if asked.whole == row.name else asked.with_whole(row.name)
    hidden = len(row.counts) - sum(value in row.counts for value in _values(row, asked)) if row.name != "month" else 0
    return Facet(row.name, spelled(TITLES, row.name), choices, _trail(asked, names) if single else (), hidden, more)


def _trail(asked: Asked, names: dict[str, str]) -> tuple[Choice, ...]:
    now = asked.of("place")
    if not now:
        return ()
    wider = [name for name, _kind in areas_of(now[0], None, None)] or [now[0]]
    anywhere = Choice(_("anywhere"), 0, asked.toggled("place", now[0]), chosen=False)
    steps = (
        Choice(
            label_of("place", name, names),
            0,
            asked.query() if name == now[0] else asked.toggled("place", name, single=True),
            name == now[0],
        )
        for name in wider
    )
    return (anywhere, *steps)


def names_of_wordings(values: Iterable[str]) -> dict[str, str]:
    """Return what parties and places that knowledge does not have are called in the articles, without held-back names.

    ``values`` are those of listed incidents: a ref can be reckoned from a name, and would otherwise tell that it is
    kept here.
    """
    refs = [value.removeprefix(WORDING) for value in values if value.startswith(WORDING)]
    if not refs:
        return {}
    places = Place.objects.filter(ref__in=refs).in_bulk(field_name="ref")
    actors = Actor.objects.filter(ref__in=refs).in_bulk(field_name="ref")
    held = names_held_in(*({row.pk: row.name for row in rows.values()} for rows in (places, actors)))
    found = {WORDING + ref: place_words(place.name, held) for ref, place in places.items()}
    return found | {WORDING + ref: party_words(actor.name, held) for ref, actor in actors.items()}


def label_of(facet: str, value: str, names: Mapping[str, str]) -> str:
    """Return what a value of a facet is called; ``names`` are those of wordings."""
    if value in names:
        return names[value]
    if facet in _FOLDERS:
        return known_or_code(_FOLDERS[facet], value)
    if facet == "grade":
        return spelled(GRADES, value)
    if facet == "told":
        return spelled(TOLD, value)
    if facet == "month":
        return _time(value)
    return known_name("places", value) or value if facet == "place" else value


def _time(value: str) -> str:
    if value == OPEN:
        return _("day not told, or over a year")
    try:
        return show_month(
            date.fromisoformat(f"{value}-01" if len(value) == MONTH else f"{value}-01-01"), len(value) == MONTH
        )
    except ValueError:
        return value


_FOLDERS = {"type": "events", "side": "actors", "harm": "harm", "object": "objects"}
