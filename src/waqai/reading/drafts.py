"""Events in the making: a core with its places, day, sides, tolls, objects and sources, still as mentions."""

from dataclasses import dataclass, field
from datetime import date

from waqai.arabic.dates import Moment
from waqai.lexicon.mention import Mention
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core
from waqai.reading.party_mention import PartyMention
from waqai.reading.place_mention import SMALL, PlaceMention
from waqai.reading.times import Day
from waqai.reading.toll import Toll
from waqai.records import Span


@dataclass(slots=True, eq=False)
class Draft:
    """One happening so far. ``cores`` tell it, first the one that decides its type; ``inherited`` names fields taken
    from its thread; ``background`` tells that it is told in passing, from before (by ``length``, where told),
    ``undated`` holds the times told of it that no page dates, ``said`` is the last day on which its sentence was
    said; ``same_time`` and ``same_place`` tell that its words give it what was told just before, ``another`` that
    they bring in something else, ``answered`` that its sentence tells its answer, ``turns`` that its sentence opens
    with a turn of talk, ``apart`` that this turn is to something else, ``refers`` and ``recalls`` that the noun
    that decides its type, or any, is a definite one, ``comes`` that its verb only says when it came. ``opened`` is
    the chance that it tells a happening, ``roles`` that of the least sure of its parties' roles, ``sure`` the
    smaller of both.
    """

    cores: list[Core]
    type: str
    family: str
    modality: str = "reported"
    aggregate: bool = False
    places: list[PlaceMention] = field(default_factory=list)
    day: Day | None = None
    actor1: list[PartyMention] = field(default_factory=list)
    actor2: list[PartyMention] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    objects: list[tuple[str, int, int]] = field(default_factory=list)
    weapons: list[Mention] = field(default_factory=list)
    sources: list[PartyMention] = field(default_factory=list)
    inherited: set[str] = field(default_factory=set)
    records: list[Span] = field(default_factory=list)
    sure: float = 1.0
    opened: float = 1.0
    roles: float = 1.0
    headline: bool = False
    doubtful: bool = False
    background: bool = False
    undated: list[Moment] = field(default_factory=list)
    length: Moment | None = None
    said: date | None = None
    same_time: bool = False
    same_place: bool = False
    another: bool = False
    answered: bool = False
    turns: bool = False
    apart: bool = False
    refers: bool = False
    recalls: bool = False
    comes: bool = False
    _settled: tuple[list[PlaceMention], list[PlaceMention], frozenset[str]] | None = field(
        default=None, init=False, repr=False
    )

    @property
    def core(self) -> Core:
        """The core that decides the type."""
        return self.cores[0]

    @property
    def sentence(self) -> int:
        """The number of the sentence that tells it first."""
        return self.core.ground.sentence.index

    @property
    def paragraph(self) -> int:
        """The number of the paragraph that tells it first."""
        return self.core.ground.sentence.paragraph

    @property
    def anaphoric(self) -> bool:
        """Whether it only refers back: a definite noun («القصف») that tells no day, settlement or figure of its own."""
        core = self.core
        if self.comes:
            return not any(t.told == "figure" for t in self.tolls)
        here = [] if "places" in self.inherited else self.settled()
        own = any(clause_of(core.ground.clauses, p.first) == core.clause for p in here)
        dated = self.day is not None and "day" not in self.inherited
        refers = self.refers and not core.renewed
        return refers and not own and not dated and not any(t.told == "figure" for t in self.tolls)

    def settled(self) -> list[PlaceMention]:
        """Return the places small enough to tell two happenings apart."""
        return self._tell_apart()[1]

    def names(self) -> frozenset[str]:
        """Return what tells its settlements apart from others."""
        return self._tell_apart()[2]

    def _tell_apart(self) -> tuple[list[PlaceMention], list[PlaceMention], frozenset[str]]:
        """Return its places, the settlements among them and their names: asked for again by every other draft, and
        found anew where it was given other places (a list of places is never changed in place).
        """
        known = self._settled
        if known is None or known[0] is not self.places:
            small = [p for p in self.places if p.precision in SMALL and p.use != "origin"]
            settled = [p for p in small if p.use == "place"] or small
            known = self._settled = (self.places, settled, frozenset([p.key for p in settled]))
        return known
