"""Who speaks for itself: reports of one incident, and which of them repeat the text of another.

An outlet that prints another's text adds a reader to it, not a witness. Such copies speak with the voice of the outlet
that told the text first. What is not told cannot count as independent: all reports whose outlet nobody names are one
voice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from waqai.store import models


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One event as one outlet tells it; ``day`` is the day of the report where that is told.

    ``terms`` is the article's text as it is searched, folded; ``copy_of`` names the page whose text this one repeats,
    as linking found it (:mod:`waqai.linking.reprints`), empty where it is nobody's copy.
    """

    event: models.Event
    outlet: str | None
    day: date | None
    terms: str = ""
    copy_of: str = ""

    @property
    def page(self) -> int:
        """The page that the report stands on."""
        return self.event.report.article.page_id


@dataclass(frozen=True, slots=True, eq=False)
class Voice:
    """An outlet that told a text of its own, with everything told in that text: copies by other outlets included."""

    outlet: str | None
    tellings: tuple[Telling, ...]

    @property
    def copies(self) -> tuple[Telling, ...]:
        """What other outlets repeat of it."""
        return tuple(t for t in self.tellings if t.outlet != self.outlet)


def outlet_of(article: models.Article) -> str | None:
    """Return who publishes an article: as it says itself, else as its source is called."""
    return article.outlet or (article.page.source.name if article.page.source else None)


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None


def _when(event: models.Event) -> tuple[date, str, int, int]:
    """Return what orders reports: the day, the moment where one is told, then the order in which they were added."""
    article = event.report.article
    return article.day or date.max, article.published or "", article.page_id, event.pk


def tell(events: Iterable[models.Event], copies: Mapping[str, str], terms: Mapping[str, str]) -> list[Telling]:
    """Return the tellings of events (their articles fetched along), oldest report first.

    ``copies`` are named by event, ``terms`` by page, each by its ref.
    """
    return [
        Telling(
            event,
            outlet_of(event.report.article),
            _day(event.report.article.published),
            terms.get(event.report.article.page.ref, ""),
            copies.get(event.ref, ""),
        )
        for event in sorted(events, key=_when)
    ]


def is_copy(one: Telling, other: Telling) -> bool:
    """Tell whether two reports are one text: the same when folded, or nearly so, as linking found."""
    if one.page == other.page or (one.terms and one.terms == other.terms):
        return True
    return bool(one.copy_of) and one.copy_of == other.copy_of


def first_tellers(tellings: Sequence[Telling]) -> list[int]:
    """Return for each telling the position of the first that has its text; ``tellings`` come oldest first."""
    first: list[int] = []
    for at, telling in enumerate(tellings):
        same = (earlier for earlier in range(at) if is_copy(tellings[earlier], telling))
        found = next(same, None)
        first.append(at if found is None else first[found])
    return first


def voices_of(tellings: Sequence[Telling]) -> list[Voice]:
    """Return the independent voices among ``tellings`` (oldest first), in the order in which they first spoke."""
    spoken: dict[str | None, list[Telling]] = defaultdict(list)
    for telling, first in zip(tellings, first_tellers(tellings), strict=True):
        spoken[tellings[first].outlet].append(telling)
    return [Voice(outlet, tuple(told)) for outlet, told in spoken.items()]
