"""Which forms of ordinary words can be no part of a name."""

import pytest

from waqai.arabic.fold import fold
from waqai.lexicon.ordinary_words import known_ordinary

WORDS = known_ordinary()


@pytest.mark.parametrize("word", ["بقصف", "والمصور", "قصفها", "جرحا", "أعلنت", "أعلن", "يقصف", "تنتظر"])
def test_forms_that_no_name_has(word: str) -> None:
    assert WORDS.is_inflected(fold(word))


@pytest.mark.parametrize("word", ["نجار", "الورد", "محمد", "يزن", "بركات", "نور", "شيلوب", "جبل", ""])
def test_what_may_be_a_name(word: str) -> None:
    assert not WORDS.is_inflected(fold(word))


def test_plurals_are_told_by_their_endings() -> None:
    assert all(map(WORDS.is_plural, ["عايلات", "المقاتلين", "المصابون"]))
    assert not any(map(WORDS.is_plural, ["السلطان", "عايله", "النجار"]))
