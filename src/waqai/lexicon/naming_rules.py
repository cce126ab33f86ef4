"""The words by which people's names are found in a text, folded and ready: given names, offices, what is no person."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from waqai.arabic.fold import fold
from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.private_names import either
from waqai.lexicon.schema.privacy import GivenNames

OPEN_YA = "\u0649"  # folding makes it a ya; a name is written with its own of the two
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class NamingRules:
    """The words of one knowledge file, folded; ``known`` are names of parties and places that a given name is part of,
    by their first word, each as its words.
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
    known: dict[str, tuple[tuple[str, ...], ...]]
    longest: int
    particles: str
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
    knowledge: GivenNames, offices: Iterable[str], ends: Iterable[str], known: Iterable[str]
) -> NamingRules:
    """Return the words of a knowledge file, folded; ``offices``, ``ends`` and ``known`` are added to its own."""

    def folded(words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(fold, words))

    names, also = folded(knowledge.names), folded(knowledge.also_words)
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in known:
        words = tuple(_WORD.findall(fold(name)))
        if len(words) > 1 and not {*words}.isdisjoint(names | also | folded(knowledge.bound)):
            by_first.setdefault(words[0], []).append(words)
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
        folded(knowledge.parts),
        folded(knowledge.ages),
        re.compile(rf"[^\S\n]*\((?:\s|\w+\s)?\s*(?:\d+\s*)?(?:{either(knowledge.years)})(?!\w)"),
        folded((*knowledge.ends, *ends)) - names,
        folded(name for name in (*knowledge.names, *knowledge.also_words) if name.endswith(OPEN_YA)),
        {first: tuple(sorted(all_words, key=len, reverse=True)) for first, all_words in by_first.items()},
        knowledge.longest,
        knowledge.particles,
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
    actors = [
        name
        for actor in knowledge.actors
        for name in (actor.name.ar, *actor.aliases, *actor.short, *actor.loaded, *actor.former, *actor.shared)
    ]
    return tuple(compile_naming(some, offices, ends, actors) for some in knowledge.given_names)
