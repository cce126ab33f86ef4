"""What a word may be to a name whatever text it stands in, remembered from text to text."""

import re
from functools import lru_cache

from waqai.lexicon.naming_rules import NamingRules
from waqai.lexicon.ordinary_words import OrdinaryWords

_ARABIC = re.compile("[\u0621-\u064a]{2,}")
_REMEMBERED = 1 << 16


class NamingWords:
    """The words of one knowledge file beside the ordinary words of the language; words are folded."""

    def __init__(self, rules: NamingRules, ordinary: OrdinaryWords) -> None:
        self._rules, self._ordinary = rules, ordinary
        self.bare = lru_cache(maxsize=_REMEMBERED)(rules.bare)
        self.is_unknown = lru_cache(maxsize=_REMEMBERED)(self._look_up)
        self.is_unknown_inside = lru_cache(maxsize=_REMEMBERED)(self._look_up_inside)

    def _look_up(self, word: str) -> bool:
        """Tell whether a word is a part of a name, or may be since it is no word of the language."""
        rules = self._rules
        if word in rules.ends or not _ARABIC.fullmatch(word):
            return False
        if rules.is_given(word) or word in rules.also or word in rules.bound or word in rules.links:
            return True
        if word in rules.not_people or not rules.offices.isdisjoint((word, self.bare(word))):
            return False
        return not rules.has_article(word) and word not in self._ordinary

    def _look_up_inside(self, word: str) -> bool:
        """Tell the same of a word inside a name, where a given name with the article is a family's."""
        if self.is_unknown(word):
            return True
        rules, bare = self._rules, self.bare(word)
        if word in rules.ends or not _ARABIC.fullmatch(word):
            return False
        return word.startswith(rules.article) and (bare in rules.also or bare in rules.names)


@lru_cache(maxsize=8)
def words_of(rules: NamingRules, ordinary: OrdinaryWords) -> NamingWords:
    """Return what is remembered of the words of these rules."""
    return NamingWords(rules, ordinary)
