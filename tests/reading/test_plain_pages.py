"""Plain sentences of ordinary pages: who did what to whom, whose toll it is, where and when, planned or done."""

import pytest

import waqai
from waqai.pipeline import load_lexicon
from waqai.reading import read_article
from waqai.records import Article, Paragraph


def sides(text: str) -> tuple[list[str], list[str]]:
    event = waqai.read(text, published="2024-05-15").events[0]
    return [p.name for p in event.actor1], [p.name for p in event.actor2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("فرقت الشرطة المعتصمين بالغاز المسيل للدموع في بلدة النخيل.", (["الشرطة"], ["المعتصمين"])),
        ("اعتقلت الشرطة المتظاهرين في ساحة النخيل.", (["الشرطة"], ["المتظاهرين"])),
        ("أصاب جندي متظاهرا في بلدة النخيل.", (["جندي"], ["متظاهرا"])),
        ("قتل مسلحون موظفا في بلدة النخيل.", (["مسلحون"], ["موظفا"])),
        ("قتل مسلحون مجهولون مدنيين اثنين في بلدة النخيل.", (["مسلحون مجهولون"], ["مدنيين"])),
        ("اشتبكت حركة حزم مع مسلحين محليين في بلدة النخيل.", (["حركة حزم"], ["مسلحين"])),
        ("اندلعت معارك بين «لواء السهل» و«كتيبة الجسر» في بلدة بنش.", (["لواء السهل"], ["كتيبة الجسر"])),
        ("دارت اشتباكات بين فصيل «لواء السهل» وفصيل «كتيبة الجسر» في بنش.", (["لواء السهل"], ["كتيبة الجسر"])),
        ("سيطرت المقاومة على بلدة بنش.", (["المقاومة"], [])),
        ("اعتقل الاحتلال ثلاثة شبان في بلدة النخيل.", (["الاحتلال"], ["شبان"])),
        ("قتل ثلاثة شبان على يد الاحتلال في بلدة النخيل.", (["الاحتلال"], ["شبان"])),
        ("نفذ فيه النظام غارات على مصنع في بلدة النخيل.", (["النظام"], [])),
        ("جرح تاجر جراء هجوم شنه عليه مسلحون عند مدخل بلدة النخيل.", (["مسلحون"], ["تاجر"])),
        ("طال هجوم لقوات النظام وروسيا بلدة سرمين.", (["قوات النظام", "روسيا"], [])),
        ("عثرت شرطة المدينة على جثتي رجلين قرب بلدة النخيل.", ([], ["رجلين"])),
        ("جرح حارسان في تفجير شاحنة مفخخة ساقها انتحاري إلى مدخل بلدة النخيل.", ([], ["حارسان"])),
        ("قال مدير وحدة المياه إن القصف وقع ليل الأحد في بلدة النخيل.", ([], [])),
    ],
)
def test_grammar_settles_who_did_what_to_whom(text: str, expected: tuple[list[str], list[str]]) -> None:
    assert sides(text) == expected


def test_the_trace_says_that_grammar_settled_a_role() -> None:
    text = "قتل مسلحون موظفا في بلدة النخيل."
    steps = read_article(Article(text, None, (Paragraph(0, len(text), "body"),)), load_lexicon(), explain=True).trace
    told = [line for step in steps if step.name == "frames: sides" for _, _, line in step.lines]
    assert [line.count("grammar settles it") for line in told] == [1, 1]


@pytest.mark.parametrize(
    ("text", "harm"),
    [
        ("قتل شخصان وأصيب ثالث في غارة على بلدة النخيل.", [("killed", "unknown", 2, 2), ("injured", "unknown", 1, 1)]),
        (
            "قتل ثلاثة مدنيين وجرح رابع بقصف على بلدة النخيل.",
            [("killed", "civilians", 3, 3), ("injured", "civilians", 1, 1)],
        ),
        ("أصاب جندي متظاهرا في بلدة النخيل.", [("injured", "civilians", 1, 1)]),
    ],
)
def test_an_ordinal_is_one_person_more_and_an_object_no_description(text: str, harm: list[tuple[object, ...]]) -> None:
    [event] = waqai.read(text, published="2024-05-15").events
    assert [(h.kind, h.who, h.min, h.max) for h in event.harm] == harm


def test_what_an_agreement_lays_down_is_planned_and_not_of_the_day_of_the_agreement() -> None:
    text = "وقعت الحكومة وفصائل محلية أمس في دمشق اتفاقا يقضي بسحب المقاتلين من بلدة النخيل."
    events = waqai.read(text, published="2024-05-15").events
    assert [(e.type, e.modality, e.start) for e in events] == [
        ("agreement", "reported", "2024-05-14"),
        ("force_movement", "planned", None),
    ]


def test_fighting_that_flares_up_again_is_told_by_its_noun_alone() -> None:
    [event] = waqai.read("تجدد القتال بين «لواء السهل» و«كتيبة الجسر» في بلدة بنش.", published="2024-05-15").events
    assert event.type == "armed_clash"


def test_a_subject_with_a_pronoun_behind_a_denied_verb_condemns_nobody() -> None:
    text = "طالبت رابطة المحامين السلطات بالإفراج عن كل من لم تثبت إدانته."
    assert [s.kind for s in waqai.read(text, published="2024-05-15").statements] == ["call"]


def test_a_town_whose_name_begins_with_a_word_for_a_building_keeps_it() -> None:
    [event] = waqai.read("أصيب راعيان بانفجار لغم أرضي قرب بلدة قصر الطلح.", published="2024-05-15").events
    assert [p.name for p in event.places] == ["قصر الطلح"]


def told(text: str) -> list[tuple[str, str, str | None, list[str]]]:
    events = waqai.read(text, published="2024-05-15").events
    return [(e.type, e.modality, e.start, [p.name for p in e.places]) for e in events]


def test_what_came_of_a_clash_is_its_toll_however_many_asides_lie_between() -> None:
    text = (
        "اندلعت اشتباكات عنيفة، فجر اليوم، بين «لواء السهل» و«كتيبة الجسر» في بلدة أم السنابل، بريف حلب الشمالي، "
        "ما أدى إلى مقتل أربعة مقاتلين من الطرفين."
    )
    [event] = waqai.read(text, published="2024-05-15").events
    assert [(h.kind, h.min, h.max) for h in event.harm] == [("killed", 4, 4)]


def test_the_ends_of_a_way_are_no_place_of_what_another_clause_tells() -> None:
    text = (
        "قصفت المدفعية بلدة النخيل.\n"
        "وذكر مراسل أن القذائف سقطت في ساعة ازدحام، فيما أغلق الطريق الواصل بين البلدة ومدينة أريحا ساعات."
    )
    assert [places for kind, _, _, places in told(text) if kind == "shelling"] == [["النخيل"]]


def test_what_goes_on_with_and_on_is_laid_down_too() -> None:
    text = (
        "وقع الطرفان في دمشق اتفاقا ينص على وقف إطلاق النار، وعلى أن تتسلم الدولة المعابر الحدودية والمطار وحقول النفط."
    )
    assert [(kind, modality) for kind, modality, _, _ in told(text)] == [
        ("agreement", "reported"),
        ("territory_change", "planned"),
    ]


def test_the_exact_day_tells_more_than_its_month() -> None:
    text = "قصفت طائرة مسيرة خلال آذار 2024 مستودعا للوقود في بلدة النخيل في 3 آذار."
    assert [start for _, _, start, _ in told(text)] == ["2024-03-03"]


def test_an_adjective_of_an_office_names_no_side() -> None:
    text = "كلف الرئيس اللبناني، مساء السبت، المهندس سامي الجابر تأليف الحكومة."
    [event] = waqai.read(text, published="2024-05-15").events
    assert "اللبناني" not in [p.name for p in event.actor1]
