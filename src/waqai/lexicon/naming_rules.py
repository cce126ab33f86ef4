"""The words by which people's names are found in a text, folded and ready: given names, offices, what is no person."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from waqai.arabic.fold import fold
from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.private_names import either
from waqai.lexicon.schema.privacy import FirstNames, GivenNames

OPEN_YA = "\u0649"  # folding makes it a ya; a name is written with its own of the two
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, eq=False)
class NamingRules:
    """The words of one knowledge file, folded.

    ``known`` are names of parties and outlets by their first and second words, each as its words, the longest first,
    ``known_alone`` those of one word that are nobody's given name; ``places`` are names that settlements bear.
    """

    names: frozenset[str]
    also: frozenset[str]
    bound: frozenset[str]
    links: frozenset[str]
    not_people: frozenset[str]
    holy: frozenset[str]
    offices: frozenset[str]
    behind: frozenset[str]
    one_of: frozenset[str]
    parts: frozenset[str]
    ages: frozenset[str]
    aged: re.Pattern[str]
    ends: frozenset[str]
    open_ya: frozenset[str]
    known: dict[str, dict[str, tuple[tuple[str, ...], ...]]]
    known_alone: frozenset[str]
    places: frozenset[str]
    longest: int
    particles: frozenset[str]
    article: str
    to_the: str
    servant: str

    def bare(self, word: str) -> str:
        """Return a word without the particle and the article that may be written onto it."""
        if word.startswith(self.to_the) and len(word) > 4:
            return word[2:]
        if word[:1] in self.particles and word[1:].startswith(self.article):
            word = word[1:]
        return word[2:] if word.startswith(self.article) and len(word) > 4 else word

    def has_article(self, word: str) -> bool:
        """Tell whether a particle with the article, or «to the», is written onto a word: no name is."""
        return word[1:].startswith(self.article) or word.startswith(self.to_the)

    def is_given(self, word: str) -> bool:
        """Tell whether a word is a given name and nothing else."""
        return word in self.names or (word.startswith(self.servant) and len(word) > len(self.servant) + 1)


def compile_naming(
    knowledge: GivenNames,
    offices: Iterable[str],
    ends: Iterable[str],
    known: Iterable[str],
    first: Iterable[FirstNames] = (),
    people: Iterable[str] = (),
    places: Iterable[str] = (),
) -> NamingRules:
    """Return the words of a knowledge file, folded.

    ``offices``, ``ends``, ``known`` and the names of ``first`` are added to its own, and nouns for private ``people``,
    with the article, to what parts an office from a name.
    """
    more = [*first]
    given = [*knowledge.names, *(name for some in more for name in some.names)]
    ambiguous = [*knowledge.also_words, *(name for some in more for name in some.also_words)]

    def folded(words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(fold, words))

    names, also = folded(given), folded(ambiguous)
    by_words: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {}
    alone: set[str] = set()
    for name in known:
        words = tuple(_WORD.findall(fold(name)))
        if len(words) == 1:
            alone.update(words)
        if len(words) > 1:
            second = by_words.setdefault(words[0], {})
            second[words[1]] = tuple(sorted((*second.get(words[1], ()), words), key=len, reverse=True))
    return NamingRules(
        names,
        also,
        folded(knowledge.bound),
        folded(knowledge.links),
        folded(knowledge.not_people),
        folded(knowledge.holy),
        folded((*knowledge.offices, *offices)),
        folded(knowledge.behind),
        folded(knowledge.one_of),
        folded((*knowledge.parts, *(f"{knowledge.article}{noun}" for noun in people))),
        folded(knowledge.ages),
        re.compile(rf"[^\S\n]*\((?:\s|\w+\s)?\s*(?:\d+\s*)?(?:{either(knowledge.years)})(?!\w)"),
        folded((*knowledge.ends, *ends)) - names,
        folded(name for name in (*given, *ambiguous) if name.endswith(OPEN_YA)),
        by_words,
        frozenset(alone - names - also),
        folded(places),
        knowledge.longest,
        frozenset(knowledge.particles),
        fold(knowledge.article),
        fold(knowledge.to_the),
        fold(knowledge.servant),
    )


@lru_cache(maxsize=1)
def known_naming() -> tuple[NamingRules, ...]:
    """Return the rules that come with Waqai."""
    knowledge = load_knowledge()
    offices = [noun for some in knowledge.issuers if some.id == "public_office" for noun in some.words.nouns]
    ends = [word for some in knowledge.privacy for word in (*some.ends, *some.introduce)]
    people = [noun for some in knowledge.privacy for noun in (*some.introduce, *some.trades)]
    actors = [
        name
        for actor in knowledge.actors
        for name in (actor.name.ar, *actor.aliases, *actor.short, *actor.loaded, *actor.former, *actor.shared)
    ]
    actors += [name for outlet in knowledge.outlets for name in outlet.names]
    places = [name for place in knowledge.places if not place.cue for name in (place.ar, *place.aliases)]
    return tuple(
        compile_naming(some, offices, ends, actors, knowledge.first_names, people, places)
        for some in knowledge.given_names
    )
