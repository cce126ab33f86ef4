"""Which judgements stand: confirming, undoing and restoring are judgements themselves, and lose nothing."""

from waqai.records import Judgement
from waqai.store.in_effect import in_effect


def judged(number, verb="accept", of=None, who="A", proposed=False):
    value = None if of is None else {"of": of}
    return Judgement(verb, "page", "key", who, "2024-01-01", "why", value, number, proposed)


def numbers(*judgements):
    told = in_effect(judgements)
    return [one.number for one in told.stand], [one.number for one in told.waiting], sorted(told.undone)


def test_all_stand_that_nobody_takes_back():
    assert numbers(judged(1), judged(2, "correct")) == ([1, 2], [], [])


def test_one_is_undone_and_the_later_ones_stay():
    assert numbers(judged(1), judged(2, "correct"), judged(3, "undo", 1)) == ([2], [], [1])


def test_restoring_goes_back_to_what_stood_then():
    told = (judged(1), judged(2, "correct"), judged(3, "reject"))
    assert numbers(*told, judged(4, "restore", 2)) == ([1, 2], [], [3])
    assert numbers(*told, judged(4, "restore", 0)) == ([], [], [1, 2, 3])
    assert numbers(*told, judged(4, "restore", 0), judged(5, "restore", 3)) == ([1, 2, 3], [], [])


def test_a_proposed_one_waits_until_it_is_confirmed():
    assert numbers(judged(1, proposed=True)) == ([], [1], [])
    assert numbers(judged(1, proposed=True), judged(2), judged(3, "confirm", 1)) == ([2, 1], [], [])
    assert numbers(judged(1, proposed=True), judged(2, "undo", 1)) == ([], [], [1])
    assert numbers(judged(1, proposed=True), judged(2, "restore", 0)) == ([], [], [1])


def test_confirming_what_does_not_wait_changes_nothing():
    assert numbers(judged(1), judged(2, "confirm", 1)) == ([1], [], [])
