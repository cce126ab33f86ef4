"""What speaks for two tellings being of one incident, and how loudly: learned weights, each with its reason."""

from collections.abc import Iterable

from waqai.lexicon.schema.weights import Weights
from waqai.linking.compare import OPEN, TIES, compare, features
from waqai.linking.counts import Weighed
from waqai.records import Compared

LINKS = "links"
BIAS = "always"
SAME, APART = "same", "apart"
# Levels of the comparison of days that tie two reports together; place, kind and toll are told of many incidents.
_NEAR_DAYS = frozenset({"days 0", "days 1", "told 0", "told 1", "both told 0", "both told 1"})
_NEAR_DATES = frozenset({"date 0", "date 1"})
_NO_TIE = frozenset({"0"})
# What one happening cannot be: told to the day, more than one day apart; told to the place, more than 30 km apart.
# No likeness of words outweighs it, and it counts against every group that would hold both.
_CONTRADICTIONS = {"day": frozenset({"days 3", "days 10", "days more"}), "place": frozenset({"km more"})}
CONTRADICTED = -8.0
# What two reports have to be more alike by where neither tells its day nor when it was told: strikes on one town are
# told in the same words year after year. Set by hand, not learned: at the same share of mixed incidents B-cubed recall
# is .48 with it and .46 without (27 November 2026).
UNDATED = 0.75
# The same where both tell their day and the days are neighbours: a night may be told by either, and so may two strikes
# on one village. It costs recall .001.
NEIGHBOURS = 1.0


class Scorer:
    """Compares tellings by learned weights."""

    def __init__(self, weights: Weights) -> None:
        same, apart = weights.classes.index(SAME), weights.classes.index(APART)
        self._weights = {feature: row[same] - row[apart] for feature, row in weights.weights.items()}
        self._always = self._weights.get(BIAS, 0.0)

    def odds(self, a: Weighed, b: Weighed) -> float | None:
        """Return the logarithm of the odds that two tellings are of one incident; None where nothing ties them
        together, however well the rest fits: two incidents may differ in nothing but a day that one leaves open.
        """
        levels = compare(a, b)
        if not is_tied(levels):
            return None
        return CONTRADICTED if contradicts(levels) else self._sum(levels)

    def _sum(self, levels: dict[str, str]) -> float:
        return self.sum_of(features(levels)) - sum(weight for _, weight in reserves(levels))

    def sum_of(self, told: Iterable[str]) -> float:
        """Return the log odds that the features of a pair add up to."""
        known = self._weights
        return self._always + sum([known.get(feature, 0.0) for feature in told])

    def parts(self, levels: dict[str, str]) -> tuple[Compared, ...]:
        """Return what each comparison says, in a fixed order, with what every pair starts from and has to make up for;
        what is learned of two comparisons together is told with the second.
        """
        says: dict[str, float] = dict.fromkeys(levels, 0.0)
        for feature in features(levels):
            says[feature.rpartition("=")[0].rpartition(" ")[2]] += self._weights.get(feature, 0.0)
        compared = (Compared(name, level, says[name]) for name, level in levels.items())
        made_up = (Compared(name, "", -weight) for name, weight in reserves(levels))
        return (Compared(BIAS, "", self._always), *compared, *made_up)


def contradicts(levels: dict[str, str]) -> str | None:
    """Return the comparison by which two tellings cannot be of one incident, None where they can."""
    return next((name for name, never in _CONTRADICTIONS.items() if levels[name] in never), None)


def reserves(levels: dict[str, str]) -> list[tuple[str, float]]:
    """Return by how much two tellings have to be more alike than their levels weigh, each with its name."""
    found = []
    if levels["day"] == OPEN and levels["date"] == OPEN:
        found.append(("undated", UNDATED))
    if levels["day"] == "days 1":
        found.append(("neighbouring days", NEIGHBOURS))
    return found


def is_tied(levels: dict[str, str]) -> bool:
    """Tell whether two tellings share a day or words that few share."""
    if levels["day"] in _NEAR_DAYS or levels["date"] in _NEAR_DATES:
        return True
    return any(levels[name] not in _NO_TIE for name in TIES)
