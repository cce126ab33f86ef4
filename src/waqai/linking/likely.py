"""Likely duplicates: incidents that are nearly alike enough to be one, for a person to decide."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from waqai.linking.decide import JOIN, UNCOMPARED, Pair

# Down to which closeness (the mean of the log odds of all their pairs) two incidents are worth a person's look: one
# chance in four, since a big group pulls the mean down.
LIKELY = -1.0


def likely_same(
    scores: Mapping[Pair, float], groups: Sequence[Sequence[int]], never: Iterable[Pair] = ()
) -> list[tuple[float, int, int]]:
    """Return the pairs of groups that nearly were joined: their closeness and the positions of both, closest first.

    ``groups`` are all incidents, those of one telling too. Pairs that people keep apart are left out.
    """
    where = {member: at for at, members in enumerate(groups) for member in members}
    sums: dict[Pair, float] = defaultdict(float)
    seen: dict[Pair, int] = defaultdict(int)
    for (a, b), odds in sorted(scores.items()):
        pair = min(where[a], where[b]), max(where[a], where[b])
        sums[pair] += odds
        seen[pair] += 1
    decided = {(min(where[a], where[b]), max(where[a], where[b])) for a, b in never}
    found = []
    for (one, other), total in sums.items():
        pairs = len(groups[one]) * len(groups[other])
        closeness = (total + UNCOMPARED * (pairs - seen[one, other])) / pairs
        if one != other and LIKELY < closeness <= JOIN and (one, other) not in decided:
            found.append((closeness, one, other))
    return sorted(found, key=lambda row: (-row[0], row[1:]))
