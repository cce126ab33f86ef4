"""Ordinary sentences of the press: what plain grammar tells must be read plainly."""

import pytest

import waqai
from waqai.records import Event


def events(text: str) -> list[Event]:
    return list(waqai.read(text, published="2025-03-18").events)


def names(event: Event, role: str) -> list[str]:
    return [p.name for p in getattr(event, role)]


@pytest.mark.parametrize(
    ("text", "actor1"),
    [
        ("سرق مجهولون كابلات الكهرباء في بلدة النخيل.", ["مجهولون"]),
        ("خطف مجهولون ثلاثة عمال مصريين في مدينة الرمان.", ["مجهولون"]),
        ("قطع محتجون طريق مدينة الرمان بالإطارات المشتعلة.", ["محتجون"]),
        ("أضرم مجهولون النار في سيارة مدنية ببلدة النخيل.", ["مجهولون"]),
    ],
)
def test_a_nominative_behind_an_active_verb_did_it(text: str, actor1: list[str]) -> None:
    told = events(text)[0]
    assert names(told, "actor1") == actor1
    assert not set(actor1) & set(names(told, "actor2"))


def test_a_nominative_with_no_object_behind_it_may_suffer() -> None:
    assert names(events("خطف مدنيون أمس على يد مسلحين في بلدة النخيل.")[0], "actor1") != ["مدنيون"]


@pytest.mark.parametrize(
    ("text", "court"),
    [
        ("أحالت النيابة العامة 20 متهماً إلى محكمة بلدة النخيل.", "النيابة العامة"),
        ("قضت محكمة جنايات الرمان بإعدام 12 متهماً في قضية العنف.", "محكمة جنايات الرمان"),
        ("أصدر القضاء العسكري اللبناني حكماً بالسجن عشر سنوات على موقوف.", "القضاء العسكري اللبناني"),
        ("حكمت محكمة يمنية بالإعدام على ثلاثة متهمين.", "محكمة يمنية"),
        ("قضت محكمة غيابياً بسجن مسؤول سابق.", "محكمة"),
        ("أمرت النيابة بحبس ضابط بتهمة التعذيب.", "النيابة"),
    ],
)
def test_a_court_is_named_as_the_one_who_sentences(text: str, court: str) -> None:
    told = events(text)[0]
    assert (told.type, names(told, "actor1")) == ("judicial", [court])


def test_who_is_sentenced_is_not_yet_killed() -> None:
    told = events("قضت محكمة الجنايات بإعدام 12 متهماً في قضية العنف.")
    assert [e.type for e in told] == ["judicial"]
    assert not told[0].harm


def test_burnt_tyres_kill_nobody() -> None:
    told = events("أحرق متظاهرون إطارات مطاطية وقطعوا الطريق الرئيسي في بلدة النخيل احتجاجاً على تردي الخدمات.")
    assert told
    assert not any(e.harm for e in told)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("اعتقلت الشرطة 35 شخصاً في عملية أمنية متزامنة استهدفت الحزب في مدينة الرمان.", ["arrest"]),
        ("اغتال مسلحون ضابطاً في بلدة النخيل ولاذوا بالفرار على متن دراجة نارية.", ["attack"]),
    ],
)
def test_what_only_goes_with_an_act_is_no_second_event(text: str, types: list[str]) -> None:
    assert [e.type for e in events(text)] == types


def test_weapons_are_named_with_whose_they_are() -> None:
    assert names(events("قصفت طائرات الاحتلال منزلاً في بلدة النخيل.")[0], "actor1") == ["طائرات الاحتلال"]
