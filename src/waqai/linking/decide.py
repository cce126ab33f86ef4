"""From scores of pairs to incidents: the closest are joined first, and only while all of one side fit all of the other.

Average linkage: two groups are as close as their members are on average, where a pair that was never compared counts
as far apart. So a chain of single likenesses joins nothing. What people decided goes before every score
(:mod:`waqai.linking.rulings`): groups that they put together are one incident, but each stays a group of its own to the
scores, so that a third has to be like one of them and not like their mean. The same scores and decisions give the same
incidents in whatever order the scores come.
"""

from collections import defaultdict
from collections.abc import Mapping
from heapq import heapify, heappop, heappush

from waqai.linking.rulings import Bound

# The logarithm of the odds over which two groups are joined: just over even. Of -0.3 to 0.6 the least at which the
# incidents that mix two filed ones stay under 3 of 100, on incidents that the weights had not seen (27 November 2026):
# a wrong join hides an incident, a missing one is seen at the desk.
JOIN = 0.05
UNCOMPARED = -2.0  # what a pair counts that was not worth comparing (of -1 to -6, the choice hardly matters)

Pair = tuple[int, int]


class _Groups:
    """Groups that grow; ``sums`` and ``seen`` hold, for two groups, the scores of their pairs added up and counted."""

    def __init__(self, scores: Mapping[Pair, float]) -> None:
        self.members: dict[int, list[int]] = {}
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        self.seen: dict[int, dict[int, int]] = defaultdict(dict)
        for (a, b), score in scores.items():
            for one, other in ((a, b), (b, a)):
                self.members.setdefault(one, [one])
                self.sums[one][other] = score
                self.seen[one][other] = 1

    def closeness(self, a: int, b: int) -> float:
        """Return how close two groups are on average."""
        pairs = len(self.members[a]) * len(self.members[b])
        return (self.sums[a].get(b, 0.0) + UNCOMPARED * (pairs - self.seen[a].get(b, 0))) / pairs

    def join(self, a: int, b: int) -> None:
        """Let ``b`` become part of ``a``."""
        for other in {*self.sums[a], *self.sums[b]} - {a, b}:
            total = self.sums[a].get(other, 0.0) + self.sums[b].get(other, 0.0)
            seen = self.seen[a].get(other, 0) + self.seen[b].get(other, 0)
            self.sums[a][other] = self.sums[other][a] = total
            self.seen[a][other] = self.seen[other][a] = seen
            self.sums[other].pop(b, None)
            self.seen[other].pop(b, None)
        for table in (self.sums, self.seen):
            table[a].pop(b, None)
            table.pop(b, None)
        self.members[a] += self.members.pop(b)


def decide(scores: Mapping[Pair, float], bound: Bound[int] | None = None, join: float = JOIN) -> list[list[int]]:
    """Return the groups of positions that are of one incident, each in order, those of one member left out.

    ``scores`` are log odds of pairs, the smaller position first. ``bound`` is what people decided: those together are
    of one incident, also where nothing was compared; those apart are not, nor whoever would bring them together. What
    the scores join is bound there, too.
    """
    groups = _Groups(dict(sorted(scores.items())))
    people = bound if bound is not None and bound.decides else None  # most stores have no decision, and many pairs
    age: dict[int, int] = defaultdict(int)
    heap = [(-closeness, a, b, 0, 0) for a in groups.members for b in groups.sums[a] if a < b
            if (closeness := groups.closeness(a, b)) > join]  # fmt: skip
    heapify(heap)
    while heap:
        _, a, b, ours, theirs = heappop(heap)
        if a not in groups.members or b not in groups.members or (age[a], age[b]) != (ours, theirs):
            continue
        if people and people.are_apart(a, b):
            continue
        a, b = min(a, b), max(a, b)
        groups.join(a, b)
        if people:
            people.join(a, b)
        age[a] += 1
        for other in groups.sums[a]:
            closeness = groups.closeness(a, other)
            if closeness > join:
                one, two = min(a, other), max(a, other)
                heappush(heap, (-closeness, one, two, age[one], age[two]))
    found = people.groups() if people else groups.members.values()
    return sorted(sorted(members) for members in found if len(members) > 1)
