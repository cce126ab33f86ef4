"""What the tests of numbers and days share: the project's own words, and where the outside suites lie."""

import datetime
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from waqai.arabic.dates import Moment, When, read_times, resolve_time
from waqai.arabic.fold import fold_text
from waqai.arabic.numbers import Amount, read_numbers
from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.values import make_number_words, make_time_words

NUMBER_WORDS = make_number_words(load_knowledge())
TIME_WORDS = make_time_words(load_knowledge())
SHARED = Path(os.environ.get("WAQAI_SHARED") or Path(__file__).resolve().parents[3] / "shared")


def numbers_of(text: str) -> list[Amount]:
    return read_numbers(fold_text(text), NUMBER_WORDS)


def times_of(text: str) -> list[Moment]:
    return read_times(fold_text(text), TIME_WORDS)


def days_of(text: str, reference: str | None, *, ahead: bool = False) -> list[When | None]:
    day = datetime.date.fromisoformat(reference) if reference else None
    return [resolve_time(moment, day, ahead=ahead) for moment in times_of(text)]


def show_amount(amount: Amount) -> str:
    top = "" if amount.max is None else str(amount.max)
    return f"{amount.min if amount.min == amount.max else f'{amount.min}-{top}'} {amount.kind}"


def show_day(when: When | None) -> str:
    if when is None:
        return "open"
    days = str(when.start) if when.start == when.end and when.precision == "day" else f"{when.start}..{when.end}"
    return days if when.precision == "day" else f"{days} {when.precision}"


def suite(name: str) -> Iterator[dict[str, Any]]:
    """Yield the cases of an outside suite; where it is absent, say so and yield none."""
    path = SHARED / "corpus" / name
    if not path.exists():
        print(f"{path} is absent: set WAQAI_SHARED to run this suite too")
        return
    for line in path.read_text("utf-8").splitlines():
        yield json.loads(line)


def count_calls(act: Callable[[], object]) -> int:
    """Return how many calls ``act`` makes: the same on every machine, unlike a time."""
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(None)
    return calls
