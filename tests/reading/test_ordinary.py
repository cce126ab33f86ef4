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


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("العثور على جثة رجل مقتولاً بالرصاص في بلدة النخيل", ["other_incident"]),
        ("أعلنت اللجنة المركزية التوصل إلى اتفاق مع الجيش في بلدة النخيل.", ["agreement"]),
        ("أصدرت وزارة الداخلية قراراً بحل اللجان المحلية في مدينة الرمان.", ["appointment"]),
        ("توفي معتقل تحت التعذيب في سجون القوات الحكومية.", ["attack"]),
        ("انفجار مجهول يهز مدينة الرمان", ["other_incident"]),
        ("قصفت مقاتلات تركية مواقع للمسلحين في بلدة النخيل.", ["air_strike"]),
        ("احتجزت قوة أمنية أربعة شبان في بلدة النخيل واقتادتهم إلى جهة مجهولة.", ["arrest"]),
        ("قتل طفل بانفجار لغم من مخلفات قصف سابق في بلدة النخيل.", ["bombing"]),
        ("سلّم عشرات المسلحين أنفسهم للسلطات في بلدة النخيل.", []),
        ("استولى مسلحون على أراضٍ زراعية تعود لمدنيين في قرية الصفصاف.", ["looting"]),
        ("اعتقلت الشرطة في بلدة النخيل خلية كانت تخطط لتنفيذ تفجيرات.", ["arrest"]),
    ],
)
def test_a_plain_sentence_tells_what_it_tells(text: str, types: list[str]) -> None:
    assert [e.type for e in events(text)] == types


def test_who_is_reached_by_arrests_is_detained() -> None:
    told = events("شنت القوات حملة دهم واعتقال في بلدة النخيل طالت 12 مدنياً.")[0]
    assert [(h.kind, h.who, h.min, h.max) for h in told.harm] == [("detained", "civilians", 12, 12)]


@pytest.mark.parametrize(
    ("text", "actor1", "actor2"),
    [
        ("اشتباكات بالرشاشات بين فصيلي لواء الفرات ولواء الغاب في بلدة النخيل", ["لواء الفرات"], ["لواء الغاب"]),
        ("قطع عشرات سائقي الشاحنات الطريق الدولي في بلدة النخيل.", ["سائقي الشاحنات"], []),
        ("قضت محكمة في إسطنبول بسجن رئيس تحرير صحيفة معارضة.", ["محكمة في إسطنبول"], []),
    ],
)
def test_sides_are_told_by_the_words_before_and_behind_them(text: str, actor1: list[str], actor2: list[str]) -> None:
    told = events(text)[0]
    assert (names(told, "actor1"), names(told, "actor2")) == (actor1, actor2)


def test_a_march_is_no_drone_and_a_strike_that_causes_hits_no_post() -> None:
    march = events("فرقت قوات الأمن مسيرة لأنصار الجماعة في مدينة الرمان بقنابل الغاز.")[0]
    assert "drone" not in march.weapons
    strike = events("استهدف قصف جوي سوقاً شعبية في مدينة الرمان، موقعاً 25 قتيلاً وعشرات الجرحى.")[0]
    assert list(strike.objects) == ["market"]


def test_a_text_that_ends_at_its_subject_is_read() -> None:
    assert waqai.read("خطف مسلحون", published="2024-05-15").events is not None
    assert waqai.read("قتل مسلحون مجهولون", published="2024-05-15").events is not None
