"""Finds people named in Latin letters, by the consonants of their given names: «Samer», «Samir» and «Sameer» are one.

A name is told by two capitalised words or more of which one is a given name, or by an account's name that begins with
one. Whoever bears one that an outlet or an organisation would bear («Samer News») is no person.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from waqai.arabic.fold import fold
from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.ordinary_words import given_names
from waqai.lexicon.schema.privacy import LatinNames
from waqai.records import Span

_RUN = re.compile(
    r"(?<![\w@/.#-])[A-Z][A-Za-z'\u2019-]*\.?(?:[ _][A-Z][A-Za-z'\u2019-]*\.?|[ _](?:[a-z]{2,3})(?=[ _][A-Z])){1,4}"
)
_ACCOUNT = re.compile(
    r"(?<![A-Za-z0-9_])@?[A-Z][a-z]{2,}(?:[A-Z_][A-Za-z_]*)?\d{2,}(?![A-Za-z])|(?<![A-Za-z0-9_])@[A-Za-z][A-Za-z_]{3,}\d*"
)
_HUMP = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_VOWELS = re.compile("[aeiouyw]")
_TWICE = re.compile(r"(.)\1+")
_LAST_H = re.compile("h$")


@dataclass(frozen=True, slots=True)
class LatinRules:
    """The consonants of given names, and the words of one knowledge file."""

    given: frozenset[str]
    short: frozenset[str]
    pairs: tuple[tuple[str, str], ...]
    least: int
    joins: frozenset[str]
    not_people: frozenset[str]


def compile_latin(knowledge: LatinNames, names: Iterable[str]) -> LatinRules:
    """Return the words of a knowledge file, ready, with the consonants of ``names``, Arabic given names."""
    given = {
        told for name in names for told in _consonants_of(fold(name), knowledge.sounds) if len(told) >= knowledge.least
    }
    pairs = tuple(sorted(knowledge.pairs.items(), key=lambda pair: -len(pair[0])))
    return LatinRules(
        frozenset(given),
        frozenset(map(str.lower, knowledge.short)),
        pairs,
        knowledge.least,
        frozenset(map(str.lower, knowledge.joins)),
        frozenset(map(str.lower, knowledge.not_people)),
    )


def _consonants_of(name: str, sounds: dict[str, str]) -> Iterator[str]:
    """Yield the Latin consonants that an Arabic name is written with; a letter that has several gives several."""
    told = [""]
    for letter in name:
        told = [before + sound for before in told for sound in sounds.get(letter, "") or [""]]
    yield from (_TWICE.sub(r"\1", one) for one in told)


def _consonants(word: str, rules: LatinRules) -> str:
    """Return the consonants of a Latin word, each way to write one alike."""
    word = _LAST_H.sub("", word.lower().replace("'", "").replace("\u2019", "").replace("-", ""))
    for letters, one in rules.pairs:
        word = word.replace(letters, one)
    return _TWICE.sub(r"\1", _VOWELS.sub("", word))


def is_given_name(word: str, rules: LatinRules) -> bool:
    """Tell whether a Latin word is a given name, however it is written."""
    return word.lower() in rules.short or _consonants(word, rules) in rules.given


def _is_person(words: Sequence[str], rules: LatinRules) -> bool:
    lower = [word.lower().strip(".") for word in words]
    if not rules.not_people.isdisjoint(lower):
        return False
    return any(word not in rules.joins and is_given_name(word, rules) for word in lower)


def find_latin_people(text: str, rules: LatinRules) -> Iterator[Span]:
    """Yield where ``text`` names people in Latin letters."""
    for match in _RUN.finditer(text):
        if _is_person(re.split("[ _]", match.group()), rules):
            yield Span(*match.span())
    for match in _ACCOUNT.finditer(text):
        humps = _HUMP.findall(match.group())
        if humps and is_given_name(humps[0], rules) and _is_person(humps, rules):
            yield Span(*match.span())


@lru_cache(maxsize=1)
def known_latin() -> tuple[LatinRules, ...]:
    """Return the rules that come with Waqai."""
    knowledge = load_knowledge()
    names = given_names(knowledge)
    return tuple(compile_latin(some, names) for some in knowledge.latin_names)
