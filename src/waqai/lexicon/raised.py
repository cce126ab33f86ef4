"""Whether a text says that a toll has risen over what was told before."""

import re
from collections.abc import Iterable
from functools import lru_cache

from waqai.arabic.fold import fold
from waqai.lexicon.load import load_folder
from waqai.lexicon.schema.updates import RaisedToll

_AND = r"[\u0648\u0641]?"  # «and» and «so» are written onto the word, in folded letters


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(fold(word)) for word in words}, key=len, reverse=True))


@lru_cache(maxsize=1)
def _rules() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?<!\w){_AND}(?:{_either(rule.rises)})\s+(?:{_either(rule.counted)})(?!\w)")
        for rule in load_folder("updates", RaisedToll)
    )


def tells_raised(text: str) -> bool:
    """Tell whether ``text`` says that a toll has risen; what the store's settings name (``WAQAI_TOLL_RAISED``)."""
    folded = fold(text)
    return any(rule.search(folded) for rule in _rules())
