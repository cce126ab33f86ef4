"""How many were harmed, as each voice tells it: ranges side by side; what was raised later is a series, no conflict.

A number is an update of an earlier one where the same voice tells a higher one later, or where any voice tells a higher
one on a later day and says that the toll has risen («ارتفاع حصيلة»). Any other difference stands.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings
from django.utils.module_loading import import_string

from waqai.store import models
from waqai.store.voices import Telling, Voice

KINDS = ("killed", "injured", "missing", "abducted", "detained", "displaced")
PART = frozenset({"children", "women"})  # told beside the whole that holds them, too
_TELLING = frozenset({"record", "harm"})  # the fields whose evidence is the words that tell it
_ENDS = (". ", ".\n", "\n", "!", "?")


@dataclass(frozen=True, slots=True)
class Amount:
    """Fewest to most; ``most`` is None where the text sets no upper bound."""

    least: int
    most: int | None

    @property
    def top(self) -> int:
        """The highest number that is told."""
        return self.least if self.most is None else self.most

    def raises(self, earlier: "Amount") -> bool:
        """Whether this, told later, takes the place of ``earlier``."""
        return self.least >= earlier.least and self.top >= earlier.top

    def meets(self, other: "Amount") -> bool:
        """Whether both can be true at once, as they are told."""
        return (self.most is None or other.least <= self.most) and (other.most is None or self.least <= other.most)


@dataclass(frozen=True, slots=True)
class Step:
    """What a voice told at one time, and where; ``is_rise`` where it says that the toll has risen."""

    amount: Amount
    tellings: tuple[Telling, ...]
    is_rise: bool = False

    @property
    def day(self) -> date | None:
        """The day of the first report that tells it."""
        return min((telling.day for telling in self.tellings if telling.day), default=None)

    def overtakes(self, earlier: "Step") -> bool:
        """Whether this, of whatever voice, says that it takes the place of ``earlier``."""
        if not self.is_rise or self.day is None or earlier.day is None:
            return False
        return self.day > earlier.day and self.amount != earlier.amount and self.amount.raises(earlier.amount)


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers that one voice told, oldest first; more than one step is an update, not a conflict."""

    voice: Voice
    steps: tuple[Step, ...]

    @property
    def standing(self) -> tuple[Step, ...]:
        """The steps that no later one raised: what the voice told last, and anything higher that it told before."""
        return tuple(
            step
            for at, step in enumerate(self.steps)
            if not any(later.amount.raises(step.amount) for later in self.steps[at + 1 :])
        )

    @property
    def latest(self) -> Amount:
        """What the voice told last."""
        return self.steps[-1].amount


@dataclass(frozen=True, slots=True)
class Point:
    """One number in the order of time: the day of its report, who tells it, fewest and most, the proof (the first
    telling). ``is_rise`` where its report says that the toll has risen, ``stands`` where no later one took its place.
    """

    day: date | None
    voice: Voice
    least: int
    most: int | None
    proof: Telling
    is_rise: bool
    stands: bool


@dataclass(frozen=True, slots=True)
class Range:
    """All that is told of one kind of harm; ``overall`` goes from the lowest to the highest number that stands."""

    kind: str
    series: tuple[Series, ...]

    def standing(self, one: Series) -> tuple[Step, ...]:
        """Return the steps of a voice that no later one of its own raised, and none of another voice that says that
        the toll has risen.
        """
        others = [step for other in self.series if other is not one for step in other.steps]
        return tuple(step for step in one.standing if not any(later.overtakes(step) for later in others))

    @property
    def latest(self) -> list[Amount]:
        """What each voice told last, where that stands."""
        return [one.latest for one in self.series if one.steps[-1] in self.standing(one)]

    @property
    def timeline(self) -> list[Point]:
        """All numbers in the order of their reports' days; those of no day come last."""
        points = [
            Point(
                step.day, one.voice, step.amount.least, step.amount.most, step.tellings[0], step.is_rise,
                step in self.standing(one),
            )
            for one in self.series
            for step in one.steps
        ]  # fmt: skip
        return sorted(points, key=lambda point: point.day or date.max)

    @property
    def overall(self) -> Amount:
        """Lowest to highest; without an upper bound where the highest number is told as «at least»."""
        told = self._standing()
        top = max(amount.top for amount in told)
        is_open = any(amount.most is None and amount.least == top for amount in told)
        return Amount(min(amount.least for amount in told), None if is_open else top)

    def _standing(self) -> list[Amount]:
        return [step.amount for one in self.series for step in self.standing(one)]

    @property
    def spread(self) -> tuple[int, int]:
        """The lowest and the highest number of :attr:`overall`."""
        told = self._standing()
        return min(amount.least for amount in told), max(amount.top for amount in told)

    @property
    def best_supported(self) -> tuple[Amount, int] | None:
        """What more voices told last than any other amount, with how many; None where no such amount stands out."""
        counted = Counter(self.latest).most_common(2)
        if not counted:
            return None
        (amount, voices), others = counted[0], counted[1:]
        return (amount, voices) if voices > 1 and all(voices > count for _, count in others) else None


def amount_of(event: models.Event, kind: str) -> Amount | None:
    """Return how many an event counts: the whole without the children and women in it, or these where they are all.

    A running total and several happenings told together count nothing for one of them.
    """
    counts = [row for row in event.harm.all() if row.kind == kind]
    whole = [row for row in counts if row.who not in PART] or counts
    if event.aggregate or not whole:
        return None
    most = [row.max for row in whole if row.max is not None]
    return Amount(sum(row.min for row in whole), sum(most) if len(most) == len(whole) else None)


def _spanning(amounts: Iterable[Amount]) -> Amount:
    told = list(amounts)
    most = [amount.most for amount in told if amount.most is not None]
    return Amount(min(amount.least for amount in told), max(most) if len(most) == len(told) else None)


def _tells_rise(telling: Telling) -> bool:
    """Tell whether a report says that the toll has risen: in its headline, or in the sentence that tells the event."""
    article = telling.event.report.article
    proofs = [item for item in telling.event.evidence.all() if item.field in _TELLING]
    said = [article.text[_sentence_start(article.text, item.start) : item.end] for item in proofs]
    tells_raised: Callable[[str], bool] = import_string(settings.WAQAI_TOLL_RAISED)
    return any(map(tells_raised, [article.headline or "", *said]))


def _sentence_start(text: str, at: int) -> int:
    return max(text.rfind(end, 0, at) for end in _ENDS) + 1


def _series(voice: Voice, kind: str) -> Series | None:
    told = [(telling, amount) for telling in voice.tellings if (amount := amount_of(telling.event, kind))]
    steps: list[Step] = []
    for _, group in groupby(told, key=lambda pair: pair[0].page):
        pairs = list(group)
        is_rise = any(_tells_rise(telling) for telling, _ in pairs)
        step = Step(_spanning(amount for _, amount in pairs), tuple(telling for telling, _ in pairs), is_rise)
        if steps and steps[-1].amount == step.amount:
            steps[-1] = Step(step.amount, (*steps[-1].tellings, *step.tellings), steps[-1].is_rise or is_rise)
        else:
            steps.append(step)
    return Series(voice, tuple(steps)) if steps else None


def ranges_of(voices: Sequence[Voice]) -> list[Range]:
    """Return the kinds of harm that are told, with what each voice tells of them."""
    found = []
    for kind in KINDS:
        series = tuple(one for voice in voices if (one := _series(voice, kind)))
        if series:
            found.append(Range(kind, series))
    return found
