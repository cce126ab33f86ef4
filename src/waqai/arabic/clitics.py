"""Particles and pronouns written onto a word: every way to take them off."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Proclitic:
    """Letters in front of a word, what they are (``and``, ``to``, ``by``, ``the``, ``will`` …), and on which
    classes of word.
    """

    form: str
    parts: frozenset[str]
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clitics:
    """The particles and pronouns of the language; ``taa`` is the bound letter of a feminine ending and its free
    form.
    """

    proclitics: tuple[Proclitic, ...]
    enclitics: tuple[str, ...]
    free_taa: str
    bound_taa: str
    article: str


NO_PROCLITIC = Proclitic("", frozenset(), frozenset())


class Split(NamedTuple):
    """One way to read a word: proclitic, stem, enclitic."""

    proclitic: Proclitic
    stem: str
    enclitic: str


def _stems(rest: str, clitics: Clitics) -> Iterator[tuple[str, str]]:
    yield rest, ""
    if not rest.endswith(clitics.enclitics):
        return
    for enclitic in clitics.enclitics:
        if len(rest) >= len(enclitic) + _SHORTEST_STEM and rest.endswith(enclitic):
            stem = rest[: -len(enclitic)]
            yield stem, enclitic
            if stem.endswith(clitics.bound_taa):
                yield stem[: -len(clitics.bound_taa)] + clitics.free_taa, enclitic


def split_word(word: str, clitics: Clitics) -> Iterator[Split]:
    """Yield every way to take particles and pronouns off ``word``, the whole word first, fewest letters taken first."""
    for stem, enclitic in _stems(word, clitics):
        yield Split(NO_PROCLITIC, stem, enclitic)
    for proclitic in clitics.proclitics:
        if word.startswith(proclitic.form) and len(word) >= len(proclitic.form) + _SHORTEST_STEM:
            for stem, enclitic in _stems(word[len(proclitic.form) :], clitics):
                yield Split(proclitic, stem, enclitic)
