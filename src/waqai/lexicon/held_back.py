"""What of a text no public page shows unless an editor releases it: the function that the store's settings name."""

from collections.abc import Iterable
from functools import lru_cache

from waqai.lexicon.exact_positions import find_exact_positions, known_positions
from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.latin_people import find_latin_people, known_latin
from waqai.lexicon.named_people import find_named_people, without_nested
from waqai.lexicon.naming_rules import known_naming
from waqai.lexicon.ordinary_words import known_ordinary
from waqai.lexicon.private_names import NameRules, compile_rules, find_private_names
from waqai.lexicon.told_people import known_told
from waqai.records import Span


def held_back_spans(text: str, names: Iterable[str], keep: Iterable[Span] = ()) -> list[Span]:
    """Return where ``text`` names private people (``names``, and whom a word for a private person introduces), where
    it tells coordinates, and where it names a shelter or clinic; names end before any of ``keep``.
    """
    return list(_held_back(text, frozenset(names), tuple(keep)))


# Pages show the same texts again and again, the front page the same ones to everybody.
@lru_cache(maxsize=4096)
def _held_back(text: str, names: frozenset[str], kept: tuple[Span, ...]) -> tuple[Span, ...]:
    introduced = find_private_names(text, names, _privacy(), kept)
    found = {
        *introduced,
        *find_named_people(text, known_naming(), kept, known_told(), known_ordinary(), introduced),
        *find_latin_people(text, known_latin(), kept),
        *find_exact_positions(text, known_positions(), kept),
    }
    return tuple(without_nested(found))


@lru_cache(maxsize=1)
def _privacy() -> tuple[NameRules, ...]:
    ordinary = known_ordinary()
    return tuple(compile_rules(some, ordinary) for some in load_knowledge().privacy)
