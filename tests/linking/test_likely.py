"""Pairs of incidents that nearly were joined are told, closest first; what people keep apart is not told again."""

import pytest

from waqai.linking.decide import JOIN, UNCOMPARED, decide
from waqai.linking.likely import LIKELY, likely_same

CLOSE, NEAR, NEARER, FAR = JOIN + 2, (LIKELY + JOIN) / 2, JOIN - 0.01, LIKELY - 1
SCORES = {(0, 1): CLOSE, (0, 2): NEAR, (1, 2): NEAR, (2, 3): NEARER, (3, 4): FAR}


def every(scores: dict[tuple[int, int], float], size: int) -> list[list[int]]:
    groups = decide(scores)
    grouped = {member for members in groups for member in members}
    return sorted([*groups, *([at] for at in range(size) if at not in grouped)])


def test_what_nearly_is_one_is_told_closest_first() -> None:
    groups = every(SCORES, 5)
    assert groups == [[0, 1], [2], [3], [4]]
    found = likely_same(SCORES, groups)
    assert [(one, other) for _, one, other in found] == [(1, 2), (0, 1)]
    assert [closeness for closeness, *_ in found] == pytest.approx([NEARER, NEAR])


def test_pairs_that_were_not_compared_count_as_far_apart() -> None:
    groups = [[0, 1], [2]]
    odds = 2 * LIKELY - UNCOMPARED  # with the pair that was not compared, just what is not likely any more
    assert likely_same({(0, 1): CLOSE, (0, 2): odds}, groups) == []
    ((closeness, *_),) = likely_same({(0, 1): CLOSE, (0, 2): odds + 1.0}, groups)
    assert closeness == pytest.approx(LIKELY + 0.5)


def test_what_people_keep_apart_is_not_told_again() -> None:
    groups = every(SCORES, 5)
    assert [(one, other) for _, one, other in likely_same(SCORES, groups, never=[(2, 3)])] == [(0, 1)]
