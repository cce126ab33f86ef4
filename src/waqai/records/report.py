"""What one article says, coded. Field meanings: docs/reference/codebook.md."""

from dataclasses import dataclass

from waqai.records.article import Article
from waqai.records.page import Page
from waqai.records.span import Evidence


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who acts, suffers, speaks or is spoken to, as the text names them.

    ``id`` is the actor's id in knowledge/actors, None where it is not known; ``names`` are its other spellings;
    ``kind`` is what it is (military, civilians, media, organisation, person, unnamed …).
    """

    name: str
    id: str | None = None
    names: tuple[str, ...] = ()
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the text names it; ``id`` and coordinates only where it is certain which place is meant.

    ``precision`` is settlement, quarter, near, between, area, admin2, admin1, country or None.
    """

    name: str
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    admin1: str | None = None
    country: str | None = None
    precision: str | None = None


@dataclass(frozen=True, slots=True)
class Harm:
    """One count of people harmed; ``max`` is None when the text sets no upper bound."""

    kind: str
    who: str
    min: int
    max: int | None
    wording: str
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening as one article tells it. ``start`` and ``end`` are ISO days, inclusive, None when not told;
    ``admin1`` is the governorate, where it is told or certain.
    """

    id: str
    type: str
    evidence: tuple[Evidence, ...]
    acled: str | None = None
    plover: str | None = None
    modality: str = "reported"
    aggregate: bool = False
    start: str | None = None
    end: str | None = None
    time_precision: str | None = None
    places: tuple[Place, ...] = ()
    actor1: tuple[Party, ...] = ()
    actor2: tuple[Party, ...] = ()
    harm: tuple[Harm, ...] = ()
    objects: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    according_to: tuple[Party, ...] = ()
    confidence: float = 0.0
    admin1: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A public act of speech by a named party; ``about`` names events of the same report."""

    id: str
    issuer: tuple[Party, ...]
    kind: str
    evidence: tuple[Evidence, ...]
    date: str | None = None
    channel: str | None = None
    about: tuple[str, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Demand:
    """Who asks what of whom; ``of`` is empty when no addressee is told, ``strength`` is call, demand, appeal or
    order.
    """

    id: str
    who: tuple[Party, ...]
    of: tuple[Party, ...]
    ask: str
    evidence: tuple[Evidence, ...]
    strength: str | None = None
    statement: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch that looks as if it tells something, and why it was not coded."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Who read: its name, version, and the digest of the knowledge it read with."""

    name: str
    version: str
    knowledge: str


@dataclass(frozen=True, slots=True)
class Report:
    """What one page says: the article and everything coded from it."""

    page: Page
    article: Article
    reader: Reader
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    demands: tuple[Demand, ...] = ()
    unread: tuple[Unread, ...] = ()
