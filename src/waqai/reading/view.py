"""An article laid out for the drafting of events."""

from dataclasses import dataclass

from waqai.reading.assemble import draft_events
from waqai.reading.cores import Ground, Rejected
from waqai.reading.drafts import Draft
from waqai.reading.scene import Scene
from waqai.reading.sources import Sources
from waqai.reading.times import reference_day
from waqai.reading.toll import Toll


@dataclass(frozen=True, slots=True)
class View:
    """An article with its sentences laid out and its sources known: what the drafting of events looks at."""

    scene: Scene
    grounds: list[Ground]
    sources: Sources


def sentence_drafts(view: View, ground: Ground) -> tuple[list[Draft], list[Toll], list[Rejected]]:
    """Return the drafts of one sentence before anything is chosen, its loose tolls, and its silent triggers."""
    ground.said = view.sources.verbs_in(ground)
    return draft_events(view.scene, ground, view.sources.speakers_in(ground), reference_day(view.scene))
