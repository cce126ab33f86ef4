"""A mark that opens inside a name closes in it, one that closes nothing is not of it."""

import pytest

import waqai
from waqai.reading.name_marks import with_own_marks
from waqai.records import Span


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("دعت جمعية «درب الأمل» السلطات", "جمعية «درب الأمل", "جمعية «درب الأمل»"),
        ('قصف فصيل "لواء السهل" القرية', 'فصيل "لواء السهل', 'فصيل "لواء السهل"'),
        ("أعلنت «درب الأمل» البدء", "درب الأمل", "درب الأمل"),  # marks around a name are not of it
        ("أعلنت «درب الأمل» البدء", "«درب الأمل", "«درب الأمل"),
        ("قال فصيل «لواء» (السهل) أمس", "فصيل «لواء»", "فصيل «لواء»"),
        ("أعلن «لواء السهل» البدء", "لواء السهل»", "لواء السهل"),
        ('قال "لواء السهل" أمس', 'لواء السهل"', "لواء السهل"),
        ("هكذا سماه فصيل «لواء السهل", "فصيل «لواء السهل", "فصيل «لواء السهل"),  # a text that breaks off
    ],
)
def test_a_name_has_the_marks_that_open_and_close_inside_it(text: str, name: str, whole: str) -> None:
    start = text.index(name)
    assert with_own_marks(text, Span(start, start + len(name))).of(text) == whole


def test_names_of_issuers_and_sides_are_closed_and_their_proof_with_them() -> None:
    report = waqai.read(
        "ودعت جمعية «درب الأمل» السلطات إلى نزع الألغام. وقصف تنظيم «داعش» بلدة النخيل بالهاون.", published="2024-05-15"
    )
    [statement] = report.statements
    [event] = report.events
    assert [p.name for p in statement.issuer] == ["جمعية «درب الأمل»"]
    assert [p.name for p in event.actor1] == ["تنظيم «داعش»"]
    assert "جمعية «درب الأمل»" in {e.quote for e in statement.evidence}
    assert "تنظيم «داعش»" in {e.quote for e in event.evidence}
