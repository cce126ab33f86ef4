"""Which day an event gets: the moment told with it, else what its thread has told, else none."""

import datetime
from dataclasses import dataclass

from waqai.arabic.dates import Moment, When, resolve_time
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core
from waqai.reading.scene import Scene


@dataclass(frozen=True, slots=True)
class Day:
    """A resolved time with the moment that told it."""

    moment: Moment
    when: When


def reference_day(scene: Scene) -> datetime.date | None:
    """Return the day that relative words count from, None when the page tells none."""
    told = scene.article.reference
    return datetime.date.fromisoformat(told) if told else None


def told_day(scene: Scene, core: Core, reference: datetime.date | None) -> Day | None:
    """Return the day told with ``core``: of its own clause first, then the nearest in the sentence that belongs to
    no other trigger.
    """
    moments = [(m, when) for m in scene.moments_in(core.ground.sentence) if (when := resolve_time(m, reference))]
    if not moments:
        return None
    return min((Day(m, w) for m, w in moments), key=lambda d: _distance(scene, core, d.moment))


def _distance(scene: Scene, core: Core, moment: Moment) -> tuple[int, int]:
    at = scene.token_at(moment.start)
    turns = abs(clause_of(core.ground.clauses, at) - core.clause)
    return turns, abs(at - core.mention.first)
