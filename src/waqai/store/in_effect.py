"""Which of the judgements on one record stand: later ones may undo, restore or confirm earlier ones. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from waqai.records import Judgement

CONFIRM, UNDO, RESTORE = "confirm", "undo", "restore"
_ON_OTHERS = frozenset({CONFIRM, UNDO, RESTORE})
THE_READING = 0  # what restoring goes back to before any judgement


@dataclass(frozen=True, slots=True)
class Standing:
    """The judgements that stand, in the order in which they took effect; those that wait for a second person; the
    numbers of those that were undone.
    """

    stand: tuple[Judgement, ...] = ()
    waiting: tuple[Judgement, ...] = ()
    undone: frozenset[int] = frozenset()

    def has(self, number: int) -> bool:
        """Tell whether a judgement stands or waits: whether it can be undone."""
        return self.who_gave(number) is not None

    def who_gave(self, number: int) -> str | None:
        """Return who gave a judgement that stands or waits; None where no such does."""
        return next((one.who for one in (*self.stand, *self.waiting) if one.number == number), None)


def about(judgement: Judgement) -> int:
    """Return the number of the judgement that one confirms, undoes or goes back to."""
    return int(cast(dict[str, Any], judgement.value or {}).get("of", THE_READING))


def in_effect(judgements: Iterable[Judgement]) -> Standing:
    """Return what stands after ``judgements``, oldest first.

    A confirmed one takes effect when it is confirmed. Restoring goes back to what stood after a judgement, or to the
    machine's reading; what waits for a second person is dropped by it.
    """
    stand: tuple[Judgement, ...] = ()
    waiting: dict[int, Judgement] = {}
    past = {THE_READING: stand}
    every: set[int] = set()
    for judgement in judgements:
        if judgement.verb == CONFIRM:
            confirmed = waiting.pop(about(judgement), None)
            stand = (*stand, confirmed) if confirmed else stand
        elif judgement.verb == UNDO:
            waiting.pop(about(judgement), None)
            stand = tuple(one for one in stand if one.number != about(judgement))
        elif judgement.verb == RESTORE:
            stand = past.get(about(judgement), stand)
            waiting.clear()
        elif judgement.proposed:
            waiting[judgement.number] = judgement
        else:
            stand = (*stand, judgement)
        if judgement.verb not in _ON_OTHERS:
            every.add(judgement.number)
        past[judgement.number] = stand
    living = {one.number for one in stand} | set(waiting)
    return Standing(stand, tuple(waiting.values()), frozenset(every - living))
