"""Decisions that contradict one another: the newest goes first, and the order decides, nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from waqai.linking.decide import decide
from waqai.linking.rulings import bind

LIKE, UNLIKE = 5.0, -5.0
pairs = st.tuples(st.integers(0, 6), st.integers(0, 6), st.booleans()).filter(lambda pair: pair[0] != pair[1])


def test_together_by_way_of_a_third_does_not_go_before_a_later_apart():
    older, newer = [(0, 1, True), (1, 2, True)], [(0, 2, False)]
    bound = bind([older, newer])
    assert bound.are_apart(0, 2) and bound.are_together(0, 1) and not bound.are_together(1, 2)
    assert bind([newer, older]).are_together(0, 2)
    assert decide({(0, 1): LIKE, (1, 2): LIKE, (0, 2): LIKE}, bind([older, newer])) == [[0, 1]]


def test_the_scores_join_nobody_who_would_bring_together_those_apart():
    assert decide({(0, 1): LIKE, (1, 2): LIKE, (0, 2): LIKE}, bind([[(0, 1, False)]])) == [[0, 2]]
    assert decide({(1, 2): LIKE, (2, 3): LIKE, (1, 3): LIKE}, bind([[(0, 1, False), (0, 3, True)]])) == [[0, 3], [1, 2]]


def test_a_third_is_held_against_one_of_those_joined_and_not_against_their_mean():
    scores = {(0, 1): LIKE, (0, 2): UNLIKE, (1, 2): UNLIKE}
    assert decide(scores) == [[0, 1]]
    assert decide(scores, bind([[(0, 2, True)]])) == [[0, 1, 2]]


@given(st.lists(st.lists(pairs, max_size=4), min_size=1, max_size=8))
def test_the_newest_holds_whole_and_nobody_is_together_and_apart(rulings):
    seen = bind([rulings[-1]])
    bound = bind(rulings)
    for a in range(7):
        for b in range(7):
            assert not (bound.are_together(a, b) and bound.are_apart(a, b))
            assert bound.are_apart(a, b) == bound.are_apart(b, a)
            assert bound.are_together(a, b) or not seen.are_together(a, b)
            assert bound.are_apart(a, b) or not seen.are_apart(a, b)
            assert (b in bound.together_with(a)) == bound.are_together(a, b)
            assert (b in bound.apart_from(a)) == bound.are_apart(a, b)
