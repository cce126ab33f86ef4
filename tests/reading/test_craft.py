"""A strike told only by what flew: the craft stands as written where nobody says whose it is."""

import pytest

import waqai


def doers(text: str) -> list[list[str]]:
    return [[p.name for p in e.actor1] for e in waqai.read(text, published="2024-05-15").events]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("ألقى الطيران المروحي برميلا متفجرا فوق بلدة النعيمة.", "الطيران المروحي"),
        ("قتل مدني بغارة شنها الطيران الحربي على بلدة تسيل.", "الطيران الحربي"),
    ],
)
def test_a_craft_that_nobody_owns_did_it(text: str, doer: str) -> None:
    assert doers(text) == [[doer]]


def test_whose_craft_it_is_comes_first() -> None:
    assert doers("قصف الطيران المروحي التابع لقوات النظام بلدة النعيمة.") == [["قوات النظام"]]


def test_a_craft_that_is_hit_did_nothing() -> None:
    assert doers("استهدفت غارة جوية مروحية على مدرج مطار النيرب.") == [[]]
