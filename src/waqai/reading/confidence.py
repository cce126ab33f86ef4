"""How likely a record is right: a calibrated reading of the reader's own chances and of what is told."""

from collections.abc import Iterator

from waqai.reading.choice import choose_class
from waqai.reading.drafts import Draft
from waqai.reading.scene import Scene

CONFIDENCE = "confidence"
RIGHT = "right"
_STEPS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)


def confidence_of(scene: Scene, draft: Draft) -> float:
    """Return how likely a careful coder has this event too, of the same type, with the same start and a place of it."""
    return choose_class(scene.lexicon.weights[CONFIDENCE], confidence_features(scene, draft))[RIGHT]


def confidence_features(scene: Scene, draft: Draft) -> Iterator[str]:
    """Yield what speaks for a record: each step that a chance of the reader's reaches, and which fields are told."""
    yield "bias"
    yield from rising("opening", draft.opened)
    if draft.actor1 or draft.actor2:
        yield from rising("role", draft.roles)
    yield f"family={draft.family}"
    yield f"day={_day(draft)}"
    yield f"place={_place(draft)}"
    yield f"places={min(len(draft.settled()), 3)}"
    for name, told in _told(draft).items():
        yield f"{name}={told}"
    for name, count in _crowd(scene, draft).items():
        yield f"{name}={_bucket(count)}"


def rising(name: str, chance: float) -> Iterator[str]:
    """Yield one feature for each step that ``chance`` reaches; none of them may ever speak against a record."""
    for step in _STEPS:
        if chance >= step:
            yield f"{name}>={step}"


def _day(draft: Draft) -> str:
    if draft.day is None:
        return "untold"
    return "inherited" if "day" in draft.inherited else draft.day.when.precision


def _place(draft: Draft) -> str:
    told = "settlement" if draft.settled() else "area" if draft.places else "untold"
    return f"{told}, inherited" if "places" in draft.inherited else told


def _crowd(scene: Scene, draft: Draft) -> dict[str, int]:
    """Return how much else the sentence tells: the more there is, the more can be taken for another's."""
    ground = draft.core.ground
    return {
        "words in sentence": (ground.sentence.last - ground.sentence.first) // 10,
        "triggers in sentence": len(scene.of_kind("trigger", ground.sentence)),
        "times in sentence": len(scene.moments_in(ground.sentence)),
        "places in sentence": len(ground.places),
        "parties in sentence": len(ground.parties),
        "paragraph": ground.sentence.paragraph,
    }


def _bucket(count: int) -> str:
    return str(count) if count < 3 else "3 or 4" if count < 5 else "5 or more"


def _told(draft: Draft) -> dict[str, bool]:
    return {
        "aggregate": draft.aggregate,
        "anaphoric": draft.anaphoric,
        "background": draft.background,
        "headline": draft.headline,
        "reported": draft.modality == "reported",
        "several triggers": len(draft.cores) > 1,
        "source": bool(draft.sources),
        "toll": bool(draft.tolls),
        "type told": draft.core.sure,
    }
