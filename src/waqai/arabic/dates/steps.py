"""Turns items into the steps of the time grammar: numbers composed, figures told apart as days, years and others."""

from collections.abc import Sequence
from typing import NamedTuple

from waqai.arabic.numbers.compose import Composer
from waqai.arabic.vocabulary import COLD, Item

_YEARS = range(1900, 2101)
_HIJRI_YEARS = range(1300, 1501)
_LONGEST_MONTH = 31


class Step(NamedTuple):
    """One step. Tags of numbers: ``N`` up to 31, ``O`` ordinal, ``z`` year, ``c`` Hijri year, ``k`` any other."""

    tag: str
    value: str
    start: int
    end: int
    figure: bool = False


def _figure_tag(text: str) -> str:
    if not text.isdigit():
        return COLD
    number = int(text[:9])
    if len(text) == 4 and number in _YEARS:
        return "z"
    if len(text) == 4 and number in _HIJRI_YEARS:
        return "c"
    return "N" if len(text) <= 2 and 1 <= number <= _LONGEST_MONTH else "k"


def _step(item: Item) -> Step:
    if item.tag == "f":
        return Step(_figure_tag(str(item.value)), str(item.value), item.start, item.end, True)
    tag = item.tag
    if tag == "A" and not item.definite:
        tag = "a"
    elif tag == "8" and item.definite:
        tag = COLD  # «شارع 8 آذار» is named after a day, «الشارع» is not
    return Step(tag, str(item.value), item.start, item.end)


def make_steps(items: Sequence[Item]) -> list[Step]:
    """Return the steps of a text. Linear: every item is looked at a few times."""
    composer, steps, at = Composer(items), [], 0
    while at < len(items):
        item = items[at]
        if item.tag in "1jXtoq" and (found := composer.ordinal(at)):
            steps.append(Step("O", str(found.value), item.start, items[found.after - 1].end))
            at = found.after
        elif item.tag in "1jXt" and (found := composer.cardinal(at)):
            tag = "N" if found.value <= _LONGEST_MONTH else "k"
            steps.append(Step(tag, str(found.value), item.start, items[found.after - 1].end))
            at = found.after
        else:
            steps.append(_step(item))
            at += 1
    return steps
