"""How alike two tellings are: comparisons with stated levels, each a word that can be read aloud.

What a report leaves open is never alike by being open: it has a level of its own.
"""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date

from waqai.linking.counts import Weighed
from waqai.linking.telling import Site, Telling, Toll

OPEN = "open"
_EARTH = 6371.0  # km
_KM = (3.0, 10.0, 30.0)
_GAPS = (0, 1, 3, 10)  # days
_WEEK = 7
_SHARE = 12  # steps from no word in common to all
_MOST_WORDS, _MOST_RARE = 9, 8
RARE_FROM, _RARE_STEP = 3.2, 1.5
_RUN_SHARES = (0.03, 0.1, 0.25, 0.5, 0.8)
_PAIRS = (0, 1, 2, 3, 6, 12)
_KNOWN = (3, 6, 12, 25, 50)
_MONTH = 30.4  # days, to measure the way between two days of a year


def _bucket(value: float, limits: tuple[float, ...]) -> str:
    """Return the first limit that ``value`` does not pass, or more."""
    return next((f"{limit:g}" for limit in limits if value <= limit), "more")


def distance(a: Site, b: Site) -> float | None:
    """Return the way between two places in km along the earth, None where one is not certain."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    la, lo, lb, ol = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    half = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin((ol - lo) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(min(1.0, half)))


def compare_place(a: Telling, b: Telling) -> str:
    """Same settlement, how far apart, the same name of unknown places, or only the same governorate."""
    if {s.id for s in a.sites if s.id} & {s.id for s in b.sites}:
        return "same"
    ways = [way for x in a.sites for y in b.sites if (way := distance(x, y)) is not None]
    if ways:
        return f"km {_bucket(min(ways), _KM)}"
    if {s.name for s in a.sites if not s.id} & {s.name for s in b.sites if not s.id}:
        return "name"
    if a.areas and b.areas:
        return "area" if a.areas & b.areas else "other area"
    return OPEN


def compare_day(a: Telling, b: Telling) -> str:
    """How far apart their days are; where one is open, how long after the other's day it was told; where both are, how
    far apart they were told.
    """
    if a.days and b.days:
        gap = max(a.days[0] - b.days[1], b.days[0] - a.days[1], 0)
        return f"days {_bucket(gap, _GAPS)}"
    if a.days or b.days:
        dated, other = (a, b) if a.days else (b, a)
        if other.told is None or dated.days is None:
            return OPEN
        late = other.told - dated.days[0]
        return f"told {_bucket(max(late - 1, 0), _GAPS)}" if late >= 0 else "told before"
    if a.told is not None and b.told is not None:
        return f"both told {_bucket(abs(a.told - b.told), _GAPS)}"
    return OPEN


def compare_date(a: Telling, b: Telling) -> str:
    """How far apart the days of the year are that they tell, or that one tells and the other was told on."""
    if not a.dates and not b.dates:
        return OPEN
    x, y = _dates(a), _dates(b)
    if not x or not y:
        return OPEN
    gap = min(abs(_of_year(p) - _of_year(q)) for p in x for q in y)
    both = "date" if a.dates and b.dates else "told date"
    return f"{both} {_bucket(round(gap), _GAPS[:3])}"


def _dates(telling: Telling) -> frozenset[tuple[int, int]]:
    if telling.dates or telling.told is None:
        return telling.dates
    day = date.fromordinal(telling.told)
    return frozenset({(day.month, day.day)})


def _of_year(day: tuple[int, int]) -> float:
    return (day[0] - 1) * _MONTH + day[1]


def compare_weekday(a: Telling, b: Telling) -> str:
    """Whether they tell the same weekday, neighbours, or others."""
    if not a.weekdays or not b.weekdays:
        return OPEN
    if a.weekdays & b.weekdays:
        return "same"
    return "next" if any((x - y) % _WEEK in (1, _WEEK - 1) for x in a.weekdays for y in b.weekdays) else "other"


def compare_killed(a: Telling, b: Telling) -> str:
    """Whether the numbers of the killed are equal, fit into one another, are near, or far."""
    x, y = a.killed, b.killed
    if x is None or y is None:
        return OPEN
    if x == y:
        return "one" if x.least == 1 else "same" if x.least < 5 else "same many"
    return _near(x, y)


def _near(x: Toll, y: Toll) -> str:
    least = max(x.least, y.least)
    if all(toll.most is None or least <= toll.most for toll in (x, y)):
        return "fits"
    fewer = max(1, min(x.least, y.least))
    return "near" if least <= fewer * 1.5 + 1 else "other" if least <= fewer * 3 else "far"


def compare_injured(a: Telling, b: Telling) -> str:
    """Whether the numbers of the injured are equal, near, or others."""
    if a.injured is None or b.injured is None:
        return OPEN
    x, y = a.injured.least, b.injured.least
    return "same" if x == y else "near" if abs(x - y) <= max(2, 0.3 * max(x, y)) else "other"


def _compare_sets(a: frozenset[str], b: frozenset[str]) -> str:
    if not a or not b:
        return OPEN
    return "same" if a & b else "other"


def compare_type(a: Telling, b: Telling) -> str:
    """Whether they are of one type or one family of types."""
    return "same" if a.type == b.type else "family" if a.family == b.family else "other"


def _compare_words(a: Weighed, b: Weighed) -> tuple[str, str]:
    """Return how much of what they tell they share (the cosine of weighed words), and how much of it is rare."""
    small, large = (a, b) if len(a.weights) < len(b.weights) else (b, a)
    shared = [weight for word, weight in small.weights.items() if word in large.weights]
    alike = math.fsum(w * w for w in shared) / (a.length * b.length)
    rare = math.fsum(max(0.0, w - RARE_FROM) for w in shared)
    return str(min(_MOST_WORDS, int(alike * _SHARE))), str(min(_MOST_RARE, int(rare / _RARE_STEP)))


def _compare_runs(a: Telling, b: Telling) -> str:
    """How much of the shorter text stands in the other word for word."""
    if not a.runs or not b.runs:
        return "0"
    share = len(a.runs & b.runs) / min(len(a.runs), len(b.runs))
    return str(bisect_right(_RUN_SHARES, share))


def _compare_known(a: Weighed, b: Weighed) -> str:
    """On how many pages the rarest of the places stands that both tell."""
    shared = [pages for site, pages in a.known.items() if site in b.known]
    return _bucket(min(shared), _KNOWN) if shared else "none"


_PLAIN: dict[str, Callable[[Telling, Telling], str]] = {
    "place": compare_place,
    "day": compare_day,
    "date": compare_date,
    "weekday": compare_weekday,
    "killed": compare_killed,
    "injured": compare_injured,
    "side": lambda a, b: _compare_sets(a.sides, b.sides),
    "object": lambda a, b: _compare_sets(a.objects, b.objects),
    "type": compare_type,
    "runs": _compare_runs,
    "voice": lambda a, b: "same" if a.voice == b.voice else "other",
}
# Words in common say less within one outlet, which tells every strike in the same words. Other comparisons taken
# together (a place and a day, a place that few tell and a toll) joined no more at the same share of mixed incidents.
_TOGETHER = (("voice", "words"), ("voice", "pairs"), ("voice", "runs"), ("voice", "rare"))
TIES = ("pairs", "rare", "runs")


def compare(a: Weighed, b: Weighed) -> dict[str, str]:
    """Return the level of each comparison of two tellings; which is first does not matter."""
    x, y = a.telling, b.telling
    levels = {name: compare_one(x, y) for name, compare_one in _PLAIN.items()}
    levels["known"] = _compare_known(a, b)
    levels["words"], levels["rare"] = _compare_words(a, b)
    levels["pairs"] = _bucket(len(a.pairs & b.pairs), _PAIRS)
    return levels


def features(levels: dict[str, str]) -> Iterable[str]:
    """Yield what the learned weights know: each level, and those that say more together."""
    for name, level in levels.items():
        yield f"{name}={level}"
    for one, other in _TOGETHER:
        yield f"{one}={levels[one]} {other}={levels[other]}"
