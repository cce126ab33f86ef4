"""Hands the words of numbers and days from knowledge to the arabic room, which may not read knowledge itself."""

from collections.abc import Iterator

from waqai.arabic.clitics import Proclitic
from waqai.arabic.numbers import NumberWords, number_words
from waqai.lexicon.knowledge import Knowledge


def _proclitics(knowledge: Knowledge) -> list[Proclitic]:
    return [
        Proclitic(p.form, frozenset(p.parts), frozenset(p.classes))
        for p in knowledge.clitics.proclitics
        if "name" in p.classes or "noun" in p.classes
    ]


def _number_entries(knowledge: Knowledge) -> Iterator[tuple[str, str, str, bool, bool]]:
    for file in knowledge.numbers:
        for value, forms in file.forms.items():
            for form in forms:
                yield file.role, value, form, file.particles, file.written


def make_number_words(knowledge: Knowledge) -> NumberWords:
    """Return the number words of ``knowledge``; build them once and share them."""
    return number_words(_number_entries(knowledge), _proclitics(knowledge))
