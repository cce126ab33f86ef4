"""All that finds what is held back goes together, and what a record proves to be something else is shown."""

import pytest

from waqai.lexicon.held_back import held_back_spans
from waqai.records import Span


def held(text: str, *names: str, keep: str = "") -> list[str]:
    at = text.index(keep)
    kept = [Span(at, at + len(keep))] if keep else []
    return [span.of(text) for span in held_back_spans(text, names, kept)]


def test_all_ways_of_finding_go_together_in_order() -> None:
    assert held("قُتل الشاب دلشير قاسو، وأصيب سامر خالد") == ["دلشير قاسو", "سامر خالد"]
    text = "كتب Samir Al Darwish: عند 35.91827, 36.60214 قُتل الشاب سامر الدرويش قرب ملجأ السنابل"
    assert held(text) == ["Samir Al Darwish", "35.91827, 36.60214", "سامر الدرويش", "السنابل"]


def test_names_end_before_what_a_record_proves() -> None:
    assert held("عثر الأهالي على الشاب سامر الوادي") == ["سامر الوادي"]
    assert held("عثر الأهالي على الشاب سامر الوادي", keep="الوادي") == ["سامر"]
    assert held("أصيب سامر النخيل", keep="النخيل") == ["سامر"]
    assert held("قال Samir Al Darwish للصحيفة", keep="Darwish") == ["Samir Al"]


def test_a_settlement_that_a_record_proves_stays() -> None:
    text = "أصابت القذائف مركز إيواء النخيل ليلا"
    assert held(text) == ["النخيل ليلا"]
    assert held(text, keep="النخيل") == []


def test_coordinates_and_names_that_are_told_are_held_back_whatever_a_record_proves() -> None:
    text = "عند 35.91827, 36.60214 سقط الدندان"
    assert held(text, "سامر الدندان", keep=text) == ["35.91827, 36.60214", "الدندان"]


def test_the_same_text_is_held_back_for_each_record_by_what_it_proves() -> None:
    text = "أصيب سامر النخيل"
    assert [held(text, keep=kept) for kept in ("", "النخيل", "")] == [["سامر النخيل"], ["سامر"], ["سامر النخيل"]]


@pytest.mark.parametrize(
    "sentence", ["و سامر خالد\nو فادي قاسم:\nالجرحى:\nو\nب سامر 12 عاما", "آل و ابن عمه ب (5 أعوام"]
)
def test_no_piece_of_a_text_stops_the_reading(sentence: str) -> None:
    for at in range(len(sentence)):
        for end in range(at, len(sentence) + 1):
            held_back_spans(sentence[at:end], ())
