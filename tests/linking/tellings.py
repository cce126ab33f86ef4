"""Tellings written by hand."""

from datetime import date
from itertools import pairwise
from typing import Any

from waqai.arabic.search import stems
from waqai.linking.telling import Site, Telling, Toll

DAY = date(2024, 3, 10).toordinal()  # a Sunday
NAKHIL = Site("النخيل", "t:nakhil", 35.1, 40.5)
SAFSAF = Site("الصفصاف", "t:safsaf", 36.2, 37.1)
TOLD = "قصفت قوات الوادي سوق الخضار في بلدة النخيل ظهرا فقتلت ثلاثة باعة بينهم صاحب فرن الزيتونة"


def telling(page: str, words: str = TOLD, **changes: Any) -> Telling:
    told = stems(words)
    facts: dict[str, Any] = {
        "page": page,
        "event": "e1",
        "voice": page,
        "lead": True,
        "type": "shelling",
        "family": "blast",
        "days": (DAY, DAY),
        "told": DAY,
        "weekdays": frozenset({7}),
        "dates": frozenset({(3, 10)}),
        "sites": (NAKHIL,),
        "areas": frozenset({"دير الزور"}),
        "killed": Toll(3, 3),
        "injured": None,
        "sides": frozenset({"wadi"}),
        "objects": frozenset({"market"}),
        "words": frozenset(told),
        "pairs": frozenset(" ".join(pair) for pair in pairwise(told)),
        "runs": frozenset(hash_of(told, at) for at in range(len(told) - 2)),
    }
    return Telling(**(facts | changes))


def hash_of(words: list[str], at: int) -> int:
    return sum(ord(letter) * (number + 1) for number, letter in enumerate(" ".join(words[at : at + 3])))


OPEN: dict[str, Any] = {"days": None, "told": None, "weekdays": frozenset(), "dates": frozenset()}
