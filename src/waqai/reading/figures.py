"""Numbers of a sentence that can count people, «one of» and «a third one» included."""

import msgspec

from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

_COUNTING = frozenset({"count", "vague", "range"})
HARMS = frozenset({"harm", "harm_done"})


class Figure(msgspec.Struct, frozen=True, gc=False):
    """A number that tokens ``[first, last)`` tell, from ``min`` to ``max``; ``joined`` tells that it carries «and»,
    ``one_of`` that it is «one of», ``one_more`` an ordinal («وأصيب ثالث»).
    """

    first: int
    last: int
    min: int
    max: int | None
    joined: bool = False
    one_of: bool = False
    one_more: bool = False


def find_figures(scene: Scene, sentence: Sentence) -> list[Figure]:
    """Return the numbers that can count people, «one of» included; those inside a date left out."""
    dated = {
        at
        for moment in scene.moments_in(sentence)
        for at in range(scene.token_at(moment.start), scene.token_at(moment.end - 1) + 1)
    }
    amounts = scene.amounts_in(sentence)
    figures = [
        Figure(at, scene.token_at(a.end - 1) + 1, a.min, a.max, _is_joined(scene, at, a.start))
        for a in amounts
        if a.kind in _COUNTING and (at := scene.token_at(a.start)) not in dated
    ]
    figures += [
        Figure(at, at + 1, 1, 1, one_more=True)
        for a in amounts
        if a.kind == "ordinal" and (at := scene.token_at(a.start)) not in dated and _is_one_more(scene, at)
    ]
    spans = ((scene.token_at(a.start), scene.token_at(a.end - 1) + 1) for a in amounts)
    numbers = {at for first, last in spans for at in range(first, last)}  # «واحد» of «يوم واحد» is no «and one of»
    figures += [
        Figure(m.first, m.first + 1, 1, 1, "and" in m.parts, one_of=True)
        for m in scene.cues("one_of", sentence)
        if not m.pronoun and m.first not in numbers
    ]
    return sorted(figures, key=lambda f: f.first)


def _is_one_more(scene: Scene, at: int) -> bool:
    """Tell whether an ordinal right behind a harm is one person more («وأصيب ثالث»)."""
    harmed = any(m.last == at and not m.pronoun for m in scene.opening.get(at - 1, ()) if m.entry.kind in HARMS)
    return harmed and not scene.is_definite(at)


def _is_joined(scene: Scene, at: int, start: int) -> bool:
    """Tell whether «and» is written onto the number at ``at``, which starts at ``start``, or before its figures."""
    return start > scene.tokens[at].start or follows_and(scene, at)


def follows_and(scene: Scene, at: int) -> bool:
    """Tell whether an «and» that is written apart stands before token ``at`` («و 5 نساء»)."""
    return at > 0 and scene.lexicon.is_and(scene.tokens[at - 1].text)
