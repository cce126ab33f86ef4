"""Copies are found however many of their words were changed, and reporters of one happening are not taken for them."""

import random

import pytest
from tellings import telling

from waqai.linking.reprints import find_reprints, is_copy
from waqai.linking.telling import runs_of

WORDS = [f"كلمة{n}" for n in range(400)]


def text(seed: int, length: int = 90) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


runs = runs_of


def changed(words: list[str], share: float) -> list[str]:
    chooser = random.Random(5)
    return [f"بدل{n}" if chooser.random() < share else word for n, word in enumerate(words)]


@pytest.mark.parametrize("share", [0.0, 0.05, 0.1, 0.2])
def test_a_copy_with_some_words_changed_is_a_copy(share: float) -> None:
    assert is_copy(runs(text(1)), runs(changed(text(1), share)))


def test_a_copy_framed_anew_is_a_copy_and_a_text_that_tells_much_more_is_none() -> None:
    assert is_copy(runs(text(1)), runs(text(2, 30) + text(1)))
    assert not is_copy(runs(text(1)), runs(text(2) + text(1) + text(3)))


def test_two_texts_of_the_same_words_are_no_copies() -> None:
    assert not is_copy(runs(text(1)), runs(random.Random(9).sample(text(1), 90)))


def test_a_few_words_are_nobodys_own() -> None:
    assert not is_copy(runs(text(1, 6)), runs(text(1, 6)))


def test_reprints_are_grouped_under_the_first_of_them_in_any_order() -> None:
    texts = {str(n): runs(text(n)) for n in range(40)}
    texts |= {"a": runs(changed(text(7), 0.1)), "b": runs(changed(text(7), 0.2)), "c": runs(changed(text(8), 0.05))}
    expected = {"7": "7", "a": "7", "b": "7", "8": "8", "c": "8"}
    assert find_reprints(texts) == expected
    assert find_reprints(dict(reversed(texts.items()))) == expected


def test_two_reporters_of_one_happening_are_two_voices() -> None:
    retold = "أسفر قصف مدفعي على سوق الخضار وسط النخيل عن مقتل ثلاثة من الباعة أحدهم صاحب فرن الزيتونة وفق سكان"
    assert not is_copy(telling("نهر").runs, telling("ضفاف", retold).runs)
