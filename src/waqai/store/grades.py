"""How well an incident is supported, in the words of Airwars, by stated rules on who tells, admits and denies what.

A grade counts voices; it is no verdict on what happened. docs/explanation/incidents.md states the rules for readers.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from waqai.store import models
from waqai.store.ranges import Range
from waqai.store.voices import Voice

# The thresholds, all of them. Two voices are Airwars' own step from weak to fair. Tolls grow as the days pass and first
# reports count few: numbers contest an incident only where one is at least so many times the other and at least so
# many people more; below that they are what honest reports of one happening look like.
FAIR_VOICES = 2
TOLLS_APART = 2.0
PEOPLE_APART = 5

MUTUAL = frozenset({"armed_clash"})  # both sides do it, so which of them is named first says nothing
_DOER, _SOURCE = "actor1", "according_to"
_UNKNOWN = "actor:"  # before the row of a party that knowledge does not have
_UNKNOWN = "actor:"  # before the row of a party that knowledge does not have
_CLAIM, _DENIAL, _ACCUSATION = "claim", "deny", "accuse"


class Grade(StrEnum):
    """The grades, in the words that Airwars uses."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class Reason(StrEnum):
    """What a grade rests on."""

    DENIED_BY_OTHERS = "denied_by_others"
    DENIED = "denied"
    DOERS_APART = "doers_apart"
    CLAIMED_BY_ANOTHER = "claimed_by_another"
    TOLLS_APART = "tolls_apart"
    ADMITTED = "admitted"
    SEVERAL_VOICES = "several_voices"
    ONE_VOICE = "one_voice"
    ONE_SOURCE = "one_source"


@dataclass(frozen=True, slots=True)
class Graded:
    """A grade with what it rests on."""

    grade: Grade
    reasons: tuple[Reason, ...]


def _nobody(actor: str) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class Side:
    """Tells which parties are one.

    ``root`` gives what a known party belongs to in the end; ``members`` all that a known coalition, or a name for many
    («Kurdish forces»), takes in. Who names the whole and who names a part of it do not contradict each other; two parts
    of a coalition are two parties. A party that knowledge does not have is one with itself alone.
    """

    root: Callable[[str], str]
    members: Callable[[str], frozenset[str]] = _nobody

    def of(self, role: models.Role) -> str | None:
        """Return the name of a party among sides; None where it is held back."""
        if role.withheld:
            return None
        return role.actor.known or f"{_UNKNOWN}{role.actor_id}"

    def are_one(self, one: str, other: str) -> bool:
        """Tell whether two parties are of one side."""
        if one == other:
            return True
        if one.startswith(_UNKNOWN) or other.startswith(_UNKNOWN):
            return False
        return self.root(one) == self.root(other) or other in self.members(one) or one in self.members(other)

    def meet(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Tell whether any of ``some`` is of one side with any of ``others``."""
        told = list(others)
        return any(self.are_one(one, other) for one in some for other in told)

    def all(self, record: models.Event | models.Statement, *parts: str) -> set[str]:
        """Return the parties that play any of ``parts`` in a record."""
        return {side for role in record.roles.all() if role.part in parts and (side := self.of(role))}

    def doers(self, event: models.Event) -> set[str]:
        """Return the parties that are said to have done it."""
        return self.all(event, _DOER, "actor2") if event.type in MUTUAL else self.all(event, _DOER)

    def certain_doers(self, event: models.Event) -> set[str]:
        """Return those of them that knowledge has: another wording of a party is no other party."""
        return {side for side in self.doers(event) if not side.startswith(_UNKNOWN)}


def speeches(events: Iterable[models.Event]) -> QuerySet[models.Statement]:
    """Return the public claims of responsibility, denials and accusations that reports tell beside their events, about
    these.
    """
    about = models.Statement.about.through.objects.filter(event__in=[event.pk for event in events])
    return models.Statement.objects.filter(
        pk__in=about.values("statement"), kind__in=(_CLAIM, _DENIAL, _ACCUSATION), public=True
    ).order_by("pk")


def grade(voices: Sequence[Voice], ranges: Iterable[Range], spoken: Iterable[models.Statement], sides: Side) -> Graded:
    """Return the grade of what ``voices`` tell; the first rule that holds gives it."""
    grounds = _Grounds(voices, list(spoken), sides)
    if grounds.is_denied_wherever_told() and not grounds.is_admitted():
        return Graded(Grade.DISCOUNTED, (Reason.DENIED_BY_OTHERS,))
    against = tuple(
        reason
        for reason, holds in (
            (Reason.DENIED, bool(grounds.denials)),
            (Reason.DOERS_APART, grounds.are_doers_apart()),
            (Reason.CLAIMED_BY_ANOTHER, grounds.is_claimed_by_another()),
            (Reason.TOLLS_APART, any(map(are_tolls_apart, ranges))),
        )
        if holds
    )
    independent = independent_voices(voices)
    support = [Reason.SEVERAL_VOICES if independent >= FAIR_VOICES else Reason.ONE_VOICE]
    if independent < len(voices):
        support.append(Reason.ONE_SOURCE)
    if against:
        return Graded(Grade.CONTESTED, (*against, *support))
    if grounds.is_admitted():
        return Graded(Grade.CONFIRMED, (Reason.ADMITTED, *support))
    return Graded(Grade.FAIR if independent >= FAIR_VOICES else Grade.WEAK, tuple(support))


def independent_voices(voices: Iterable[Voice]) -> int:
    """Return how many voices corroborate one another: those that have all they tell from the same named sources are no
    more than there are sources.

    A voice leans on sources where each of its reports names whom it has the event from, parties that knowledge has
    («according to the Observatory»); one that tells anything in its own name, or from sources without a name, does not.
    """
    leaning: list[tuple[int, set[str]]] = []
    alone = 0
    for voice in voices:
        sources = _sources(voice)
        if not sources:
            alone += 1
            continue
        met = [one for one in leaning if one[1] & sources]
        rest = [one for one in leaning if not one[1] & sources]
        leaning = [*rest, (1 + sum(count for count, _ in met), sources.union(*(told for _, told in met)))]
    return alone + sum(min(count, len(sources)) for count, sources in leaning)


def _sources(voice: Voice) -> set[str]:
    """Return the named sources that a voice has all it tells from; none where it tells anything otherwise."""
    told = [
        [role.actor.known for role in telling.event.roles.all() if role.part == _SOURCE] for telling in voice.tellings
    ]
    if not all(sources and all(sources) for sources in told):
        return set()
    return {source for sources in told for source in sources if source}


def are_tolls_apart(told: Range) -> bool:
    """Tell whether what two voices told last of one kind of harm cannot both be and is far from each other; what a
    later report raised is left out.
    """
    amounts = sorted(set(told.latest), key=lambda amount: (amount.least, amount.top))
    pairs = ((low, high) for at, low in enumerate(amounts) for high in amounts[at + 1 :])
    return any(
        not low.meets(high) and high.least >= TOLLS_APART * low.top and high.least - low.top >= PEOPLE_APART
        for low, high in pairs
    )


class _Grounds:
    """Who is said to have done it, who says so itself and who denies it."""

    def __init__(self, voices: Sequence[Voice], spoken: Sequence[models.Statement], sides: Side) -> None:
        self.voices, self.sides = voices, sides
        self.events = [telling.event for voice in voices for telling in voice.tellings]
        self.doers = {side for event in self.events for side in sides.doers(event)}
        self.denials = [row for row in spoken if row.kind == _DENIAL]
        self.claimants = {side for row in spoken if row.kind == _CLAIM for side in sides.all(row, "issuer")}

    def is_admitted(self) -> bool:
        """Whether one that is said to have done it is told as saying so: by a claim, or as the report's source."""
        sides = self.sides
        told = (sides.meet(sides.doers(event), sides.all(event, _SOURCE)) for event in self.events)
        return self.sides.meet(self.claimants, self.doers) or any(told) or bool(self.claimants and not self.doers)

    def is_claimed_by_another(self) -> bool:
        """Whether one claims it while another is said to have done it."""
        return bool(self.doers) and any(not self.sides.meet([one], self.doers) for one in self.claimants)

    def are_doers_apart(self) -> bool:
        """Whether voices name doers that nobody names together, directly or by way of a third."""
        named = [
            {side for telling in voice.tellings for side in self.sides.certain_doers(telling.event)}
            for voice in self.voices
        ]
        apart: list[set[str]] = []
        for sides in filter(None, named):
            met = [group for group in apart if self.sides.meet(group, sides)]
            apart = [*(group for group in apart if group not in met), sides.union(*met)]
        return len(apart) > 1

    def is_denied_wherever_told(self) -> bool:
        """Whether each voice tells, beside it, that somebody not said to have done it denies it.

        Whom a report accuses would deny it either way: that contests a report, it never discounts one.
        """
        outside = [row for row in self.denials if not self.sides.meet(self.sides.all(row, "issuer"), self.doers)]
        reports = {row.report_id for row in outside if row.roles.all()}
        return all(any(t.event.report_id in reports for t in voice.tellings) for voice in self.voices)
