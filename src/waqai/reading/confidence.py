"""How likely a record is right: a calibrated reading of the reader's own chances and of what is told."""

from bisect import bisect_right
from functools import lru_cache

from waqai.reading.choice import KEPT_FEATURES, choose_class
from waqai.reading.drafts import Draft
from waqai.reading.scene import Scene

CONFIDENCE = "confidence"
RIGHT = "right"
_STEPS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98)


def confidence_of(scene: Scene, draft: Draft) -> float:
    """Return how likely a careful coder has this event too, of the same type, with the same start and a place of it."""
    return choose_class(scene.lexicon.weights[CONFIDENCE], confidence_features(scene, draft))[RIGHT]


def confidence_features(scene: Scene, draft: Draft) -> list[str]:
    """Return what speaks for a record: each step that a chance of the reader's reaches, and which fields are told."""
    found = ["bias", *rising("opening", draft.opened)]
    if draft.actor1 or draft.actor2:
        found += rising("role", draft.roles)
    found += _field_features(draft.family, _day(draft), _place(draft), min(len(draft.settled()), 3))
    found += [_spelled(name, told) for name, told in _told(draft).items()]
    found += [_spelled(name, _bucket(count)) for name, count in _crowd(scene, draft).items()]
    return found


def rising(name: str, chance: float) -> tuple[str, ...]:
    """Return one feature for each step that ``chance`` reaches; none of them may ever speak against a record."""
    return _reached(name, bisect_right(_STEPS, chance))


@lru_cache(maxsize=KEPT_FEATURES)
def _reached(name: str, steps: int) -> tuple[str, ...]:
    return tuple(f"{name}>={step}" for step in _STEPS[:steps])


@lru_cache(maxsize=KEPT_FEATURES)
def _field_features(family: str, day: str, place: str, places: int) -> tuple[str, ...]:
    return f"family={family}", f"day={day}", f"place={place}", f"places={places}"


@lru_cache(maxsize=KEPT_FEATURES)
def _spelled(name: str, told: bool | str) -> str:
    return f"{name}={told}"


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
