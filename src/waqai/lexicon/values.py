"""Hands the words of numbers and days from knowledge to the arabic room, which may not read knowledge itself."""

from collections.abc import Collection, Iterator

from waqai.arabic.clitics import Proclitic
from waqai.arabic.dates import TimeWords, time_words
from waqai.arabic.dates.words import NUMBER_ROLES
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
    for times in knowledge.times:
        if times.role.startswith("month") and times.role != "month_word":
            for value, forms in times.forms.items():
                for form in forms:
                    yield "month", value, form, times.particles, times.written


def _time_entries(knowledge: Knowledge) -> Iterator[tuple[str, str, str, bool, bool]]:
    yield from _small_numbers(knowledge, {"joined"})
    for file in knowledge.times:
        for value, forms in file.forms.items():
            for form in forms:
                yield file.role, value, form, file.particles, file.written
    yield from _small_numbers(knowledge, NUMBER_ROLES - {"joined"})


def _small_numbers(knowledge: Knowledge, roles: Collection[str]) -> Iterator[tuple[str, str, str, bool, bool]]:
    for numbers in knowledge.numbers:
        if numbers.role in roles:
            for value, forms in numbers.forms.items():
                for form in forms:
                    # «وأحد» is no number among days: its letters are those of «واحد».
                    yield numbers.role, value, form, numbers.particles and numbers.role != "joined", numbers.written


def make_number_words(knowledge: Knowledge) -> NumberWords:
    """Return the number words of ``knowledge``; build them once and share them."""
    return number_words(_number_entries(knowledge), _proclitics(knowledge))


def make_time_words(knowledge: Knowledge) -> TimeWords:
    """Return the time words of ``knowledge``; build them once and share them."""
    return time_words(_time_entries(knowledge), _proclitics(knowledge))
