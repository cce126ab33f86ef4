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
    """What is written onto words, folded: particles ``before`` (behind those ``not_telling`` a word may be a name),
    ``pronouns`` and ``endings`` behind, the feminine mark of nouns and of verbs in the past (``she``), the ending of an
    ``accusative``, of a ``family`` and of ``plurals``, the first letters of verbs in the ``present``, that of «he»
    first, and with it the ending of «they».
    """

    before: tuple[str, ...] = ()
    not_telling: frozenset[str] = frozenset()
    pronouns: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    taa: str = ""
    she: str = ""
    family: str = ""
    accusative: str = ""
    present: tuple[str, ...] = ()
    they: str = ""
    plurals: tuple[str, ...] = ()

    def may_be_family(self, word: str) -> bool:
        """Tell whether a word ends as families' names do: none of its forms tells that it is no name."""
        return bool(self.family) and word.endswith(self.family)


class OrdinaryWords:
    """A set of folded words, each also with particles before it and pronouns behind it; ``but`` are never ordinary."""

    def __init__(self, words: Iterable[str] = (), letters: Letters = Letters(), but: Iterable[str] = ()) -> None:
        self._words = frozenset(map(fold, words))
        self._but = frozenset(map(fold, but))
        self._letters = letters
        self._knows = lru_cache(maxsize=_REMEMBERED)(self._look_up)
        self._inflects = lru_cache(maxsize=_REMEMBERED)(self._look_up_form)

    def lists(self, word: str) -> bool:
        """Tell whether a folded word is one as it stands, with nothing taken off."""
        return word in self._words

    def __contains__(self, word: str) -> bool:
        """Tell whether a folded word is an ordinary one."""
        return self._knows(word)

    def is_plural(self, word: str) -> bool:
        """Tell whether a folded word ends as plurals do."""
        return word.endswith(self._letters.plurals)

    def is_inflected(self, word: str) -> bool:
        """Tell whether a folded word is an ordinary one in a form that no name has: behind a particle, with a pronoun
        or the ending of an accusative, or a verb (a word that is listed as of both «he» and «she»).
        """
        return self._inflects(word)

    def _look_up_form(self, word: str) -> bool:
        if word in self._but:
            return False
        letters, words = self._letters, self._words
        stems = [
            word[len(some) :] for some in letters.before if word.startswith(some) and some not in letters.not_telling
        ]
        # one letter may be the noun's own: the mark of the feminine, a family's ending
        behind = (*(some for some in letters.pronouns if len(some) > 1), letters.accusative, letters.she)
        stems += [word[: -len(some)] for some in behind if some and word.endswith(some)]
        if any(len(stem) >= _SHORTEST and stem in words for stem in stems) and not letters.may_be_family(word):
            return True
        return (word in words and f"{word}{letters.she}" in words) or self._is_present(word) or self._is_of_them(word)

    def _is_present(self, word: str) -> bool:
        """Tell whether a word is a verb in the present: listed as of «he» and of somebody else."""
        if len(word) <= _SHORTEST or word[0] not in self._letters.present:
            return False
        he, *others = self._letters.present
        return any(f"{one}{word[1:]}" in self._words for one in (others if word[0] == he else [he]))

    def _look_up(self, word: str) -> bool:
        if word in self._but:
            return False
        bare = [word, *(word[len(some) :] for some in self._letters.before if word.startswith(some))]
        if not self._but.isdisjoint(bare):  # a name with a particle or the article
            return word in self._words
        if self._is_of_them(word):
            return True
        if len(word) == _SHORTEST and any(form in self._words for form in bare):
            return True
        return any(self._is_form(form) for form in bare if form == word or len(form) >= _SHORTEST)

    def _is_of_them(self, word: str) -> bool:
        """Tell whether a word is a verb in the present, of several: no name has that form, so none need be listed."""
        they, present = self._letters.they, self._letters.present
        return bool(they) and word.endswith(they) and word.startswith(present[:1]) and len(word) > _SHORTEST + len(they)

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
        before=tuple(some.form for some in clitics.proclitics if not _TAKERS.isdisjoint(some.classes)),
        not_telling=frozenset(
            some.form for some in clitics.proclitics if some.parts == ["the"] or "will" in some.parts
        ),
        pronouns=tuple(clitics.enclitics),
        endings=tuple(
            {*endings.feminine, *endings.masculine, *endings.present, *endings.nisba, endings.plural_past} - _FAMILIES
        ),
        taa=clitics.free_taa,
        she=clitics.bound_taa,
        family=endings.nisba[0],
        accusative=endings.accusative,
        present=tuple(endings.present_prefixes),
        they=endings.direct_plural,
        plurals=tuple(some for some in endings.masculine if len(some) > 1 and some != endings.direct_dual),
    )
    return OrdinaryWords((*words, *_one_word_names(knowledge)), letters, (*names, *parts))
