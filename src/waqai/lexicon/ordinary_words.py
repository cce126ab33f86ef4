"""Knows which words are ordinary ones of the language: no part of a name that no list knows."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from waqai.arabic.fold import fold
from waqai.lexicon.knowledge import Knowledge, load_knowledge

_SHORTEST = 3  # letters that a particle or an ending must leave: «Kahul» is not «like a year» with a letter off
_REMEMBERED = 1 << 16
_FAMILIES = frozenset({"", "\u0648", "\u064a"})  # endings of families' names, too
_TAKERS = frozenset({"name", "verb"})  # what only nouns take («like the …») begins too many names


@dataclass(frozen=True, slots=True)
class Letters:
    """What is written onto words, folded: particles ``before``, ``pronouns`` and ``endings`` behind, the feminine mark,
    the first letters of verbs in the present.
    """

    before: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    taa: str = ""
    present: tuple[str, ...] = ()


class OrdinaryWords:
    """A set of folded words, each also with particles before it and pronouns behind it; ``but`` are never ordinary."""

    def __init__(self, words: Iterable[str] = (), letters: Letters = Letters(), but: Iterable[str] = ()) -> None:
        self._words = frozenset(map(fold, words))
        self._but = frozenset(map(fold, but))
        self._letters = letters
        self._knows = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def lists(self, word: str) -> bool:
        """Tell whether a folded word is one as it stands, with nothing taken off."""
        return word in self._words

    def __contains__(self, word: str) -> bool:
        """Tell whether a folded word is an ordinary one."""
        return self._knows(word)

    def _look_up(self, word: str) -> bool:
        if word in self._but:
            return False
        bare = [word, *(word[len(some) :] for some in self._letters.before if word.startswith(some))]
        if not self._but.isdisjoint(bare):  # a name with a particle or the article
            return word in self._words
        if len(word) == _SHORTEST and any(form in self._words for form in bare):
            return True
        return any(self._is_form(form) for form in bare if form == word or len(form) >= _SHORTEST)

    def _is_form(self, word: str) -> bool:
        if self._is_known(word):
            return True
        letters = self._letters
        pronouns = (word[: -len(some)] for some in letters.pronouns if word.endswith(some))
        endings = (word[: -len(some)] for some in letters.endings if word.endswith(some))
        return any(len(stem) >= _SHORTEST and self._is_known(stem) for stem in pronouns) or any(
            len(stem) > _SHORTEST and self._is_known(stem) for stem in endings
        )

    def _is_known(self, word: str) -> bool:
        if word in self._words or f"{word}{self._letters.taa}" in self._words:
            return True
        present = self._letters.present
        return (
            len(word) > _SHORTEST and word[0] in present and any(f"{one}{word[1:]}" in self._words for one in present)
        )


def _one_word_names(knowledge: Knowledge) -> Iterable[str]:
    """Yield the names of parties and places that are one word: whoever bears one is no private person.

    Places that are called like people are none (``cue``), nor such as families are called after, with the article.
    """
    article = knowledge.clitics.article
    for place in knowledge.places:
        if not place.cue:
            yield from (name for name in (place.ar, *place.aliases) if " " not in name and not name.startswith(article))
    for actor in knowledge.actors:
        for name in (actor.name.ar, *actor.aliases, *actor.short, *actor.loaded, *actor.former, *actor.shared):
            if " " not in name:
                yield name


def given_names(knowledge: Knowledge) -> list[str]:
    """Return every name that people are given, those that mean something else among them."""
    lists = [(some.names, some.also_words) for some in knowledge.given_names]
    lists += [(some.names, some.also_words) for some in knowledge.first_names]
    return [name for both in lists for some in both for name in some]


@lru_cache(maxsize=1)
def known_ordinary() -> OrdinaryWords:
    """Return the ordinary words that come with Waqai; given names and what begins or joins a name are none."""
    knowledge = load_knowledge()
    clitics, endings = knowledge.clitics, knowledge.endings
    words = [word for some in knowledge.ordinary for word in some.words.split()]
    names = given_names(knowledge)
    parts = [word for some in knowledge.given_names for word in (*some.bound, *some.links)]
    letters = Letters(
        tuple(some.form for some in clitics.proclitics if not _TAKERS.isdisjoint(some.classes)),
        tuple(clitics.enclitics),
        tuple(
            {*endings.feminine, *endings.masculine, *endings.present, *endings.nisba, endings.plural_past} - _FAMILIES
        ),
        clitics.free_taa,
        tuple(endings.present_prefixes),
    )
    return OrdinaryWords((*words, *_one_word_names(knowledge)), letters, (*names, *parts))
