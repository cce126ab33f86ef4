"""How a party stands among the parties beside one happening: a second look at chances that were weighed one by one.

Alone, a party only shows what governs it and what it is. Seen together the parties of a sentence are rivals: one is
the likeliest doer, the next far behind; two joined by «and» go together; one named twice has the role only once.
"""

import math
from collections.abc import Iterator, Sequence

import msgspec

from waqai.reading.choice import choose_class
from waqai.reading.party_mention import PartyMention
from waqai.reading.scene import Scene

RIVALS = "rivals"
_ROLES = ("actor1", "actor2")
_STEP = 1.5  # steps per unit of log-odds: fine where chances are open, coarse where they are sure
_MOST = 5
_AHEAD = 6
_FEW = 3
_MANY = 5
_FLOOR = 0.004


class Rival(msgspec.Struct, frozen=True, gc=False):
    """A party beside a happening: its chances as seen alone, whether it is joined by «and» to the one before, the role
    that grammar settles, and its side behind «between».
    """

    party: PartyMention
    chance: dict[str, float]
    joined: bool = False
    settled: bool = False
    side: str | None = None


def weigh_rivals(scene: Scene, happening: str, rivals: Sequence[Rival]) -> dict[int, dict[str, float]]:
    """Return each party's chances to act in or suffer a happening of a type, by first token, all seen together. What
    grammar settles stays as it is.
    """
    weights = scene.lexicon.weights[RIVALS]
    seen = zip(rivals, rival_features(happening, rivals), strict=True)
    return {r.party.first: r.chance if r.settled else choose_class(weights, f) for r, f in seen}


def rival_features(happening: str, rivals: Sequence[Rival]) -> Iterator[list[str]]:
    """Yield what is seen of each rival among the others."""
    steps = {role: [_step(r.chance[role]) for r in rivals] for role in _ROLES}
    for at in range(len(rivals)):
        yield list(_features(happening, rivals, at, steps))


def _features(happening: str, rivals: Sequence[Rival], at: int, steps: dict[str, list[int]]) -> Iterator[str]:
    own = rivals[at]
    same = [i for i, r in enumerate(rivals) if i != at and own.party.id and r.party.id == own.party.id]
    others = [i for i in range(len(rivals)) if i != at and i not in same]
    beside = _joined_with(rivals, at)
    yield f"sort={own.party.sort}"
    yield f"type={happening}"
    yield f"of={min(len(rivals), _MANY)}"
    ranks = []
    for role in _ROLES:
        chance, step = own.chance[role], steps[role]
        rank = min(_FEW, sum(1 for i in others if rivals[i].chance[role] > chance))
        ranks.append(rank)
        yield f"{role}={step[at]}"
        yield f"{role}.rank={rank}"
        yield f"{role}.rank={rank}|{happening}"
        yield f"{role}.rank={rank}|{max(-_FEW, min(_FEW, step[at] // 2))}"
        if others:
            ahead = step[at] - max(step[i] for i in others)
            yield f"{role}.ahead={max(-_AHEAD, min(_AHEAD, ahead))}"
        if same:
            yield f"{role}.again={max(step[i] for i in same)}"
            yield f"{role}.lesser={any(rivals[i].chance[role] > chance for i in same)}"
        if beside:
            yield f"{role}.joined={max(step[i] for i in beside)}"
    yield f"ranks={ranks[0]}.{ranks[1]}"
    if own.settled:
        yield f"settled={max(own.chance, key=lambda role: own.chance[role])}"
    if own.side:
        yield f"between={own.side}"


def _joined_with(rivals: Sequence[Rival], at: int) -> list[int]:
    """Return which rivals «and» joins to the one at ``at``."""
    before = [at - 1] if rivals[at].joined else []
    behind = [at + 1] if at + 1 < len(rivals) and rivals[at + 1].joined else []
    return before + behind


def _step(chance: float) -> int:
    """Return a chance as a step of its log-odds."""
    odds = math.log((chance + _FLOOR) / (1 + _FLOOR - chance))
    return max(-_MOST, min(_MOST, round(_STEP * odds)))
