"""One event a settlement, and one happening a connective: the drafts of sentences before anything is chosen."""

import pytest

import waqai
from waqai.pipeline import load_lexicon
from waqai.reading.assemble import lay_ground
from waqai.reading.drafts import Draft
from waqai.reading.hearing import hear
from waqai.reading.places import place_span
from waqai.reading.scene import build_scene
from waqai.reading.sources import Sources
from waqai.reading.speech import listen
from waqai.reading.view import View, sentence_drafts
from waqai.records import Article, Paragraph


def drafted(text: str) -> list[tuple[str, list[str], list[tuple[str, int]]]]:
    """Return type, settlements and tolls of each draft of a sentence, as they are told."""
    scene = build_scene(Article(text, None, (Paragraph(0, len(text), "body"),)), load_lexicon())
    hearing = hear(scene)
    view = View(scene, [lay_ground(scene, s) for s in scene.sentences], Sources(hearing, listen(hearing)))
    found: list[Draft] = [d for g in view.grounds for d in sentence_drafts(view, g)[0]]
    return [
        (d.type, [place_span(scene, p).of(text) for p in d.settled()], [(t.kind, t.min) for t in d.tolls])
        for d in found
    ]


LISTS = {
    "قصفت القوات بلدة بنش شمالي إدلب، وأطراف قرية النيرب، إضافة إلى محور كفرعمة": ["بنش", "النيرب", "كفرعمة"],
    "استهدفت الفصائل مواقع القوات في قرية كفرعويد بالريف الجنوبي ومحور بلدة سرمين بالريف الشرقي": ["كفرعويد", "سرمين"],
    "أما في حماة، فقد قصفت القوات بالمدفعية، محيط قريتي الزيارة والقرقور": ["الزيارة", "القرقور"],
    "تعرضت بلدة سرمين وقرية آفس لقصف مدفعي": ["سرمين", "آفس"],
}


@pytest.mark.parametrize("text", LISTS)
def test_a_list_goes_on_over_directions_areas_and_commas(text: str) -> None:
    assert [places for _, places, _ in drafted(text)] == [[name] for name in LISTS[text]]


def test_no_casualties_hold_for_each_village_and_uncounted_ones_for_the_first() -> None:
    none = drafted("قصفت القوات قريتي كفرعويد وسرمين دون وقوع إصابات")
    assert [tolls for _, _, tolls in none] == [[("injured", 0)], [("injured", 0)]]
    some = drafted("قصفت القوات قريتي كفرعويد وسرمين ما أدى إلى وقوع جرحى")
    assert [tolls for _, _, tolls in some] == [[("injured", 2)], []]


def test_a_counted_toll_told_for_one_village_stays_there_and_a_joint_one_joins_them() -> None:
    told = drafted("قصفت القوات قريتي كفرعويد وسرمين ما أدى إلى مقتل ثلاثة مدنيين في سرمين")
    assert [(places, tolls) for _, places, tolls in told] == [(["كفرعويد"], []), (["سرمين"], [("killed", 3)])]
    joint = drafted("قصفت القوات قريتي كفرعويد وسرمين ما أدى إلى مقتل ثلاثة مدنيين")
    assert len(joint) == 1


DIVIDED = {
    "قصفت القوات بلدتي سرمين وبنش ما أدى إلى مقتل رجل في سرمين وإصابة ثلاثة مدنيين في بنش": [
        (["سرمين"], [("killed", 1)]),
        (["بنش"], [("injured", 3)]),
    ],
    "قصفت القوات بلدتي سرمين وبنش ما أدى إلى مقتل ثلاثة في سرمين واثنين في بنش": [
        (["سرمين"], [("killed", 3)]),
        (["بنش"], [("killed", 2)]),
    ],
    "قصفت القوات بلدتي سرمين وبنش ما أدى إلى مقتل رجل وإصابة أربعة آخرين في بنش": [
        (["سرمين"], []),
        (["بنش"], [("killed", 1), ("injured", 4)]),
    ],
    "قصف مدفعي على قرية آفس وبلدة سرمين التي أصيب فيها رجل": [(["آفس"], []), (["سرمين"], [("injured", 1)])],
    "أصيب رجل جراء قصف مدفعي على بلدة سرمين طال أيضا بلدة بنش": [(["سرمين"], [("injured", 1)]), (["بنش"], [])],
}


@pytest.mark.parametrize("text", DIVIDED)
def test_what_a_list_is_told_of_place_by_place_stays_there(text: str) -> None:
    assert [(places, tolls) for _, places, tolls in drafted(text)] == DIVIDED[text]


def test_a_harm_behind_a_turn_came_of_the_strike_that_it_is_told_to_have_come_by() -> None:
    told = drafted("غارات على بلدة سرمين، كما قتل طفل وأصيبت امرأة بقصف مدفعي على بلدة بنش")
    assert [(places, tolls) for _, places, tolls in told] == [
        (["سرمين"], []),
        (["بنش"], [("killed", 1), ("injured", 1)]),
    ]


def test_what_a_connective_brings_in_is_another_happening() -> None:
    told = drafted("قصفت القوات بلدة سرمين تزامنا مع اشتباكات عنيفة بين الطرفين")
    assert [type_id for type_id, _, _ in told] == ["shelling", "armed_clash"]


def test_the_dead_beside_a_capture_are_of_the_fight_for_it() -> None:
    told = drafted("سيطرت الفصائل على قرية كفرعويد وقتل فيها عشرة من جنود القوات")
    assert [(type_id, bool(tolls)) for type_id, _, tolls in told] == [
        ("territory_change", False),
        ("armed_clash", True),
    ]


def test_what_is_told_of_one_settlement_of_a_list_is_told_of_no_other() -> None:
    text = (
        "قصف على ريف إدلب\n\nقصفت مدفعية قوات النظام بلدة سرمين وبلدة تفتناز وقرية النيرب اليوم.\n\n"
        "واستهدف القصف على بلدة سرمين مدرسة للأطفال."
    )
    told = {event.places[0].name: event.objects for event in waqai.read(text).events}
    assert told == {"سرمين": ("school",), "تفتناز": (), "النيرب": ()}


HELD = [
    (
        "قصفت القوات بلدة سرمين شرقي إدلب، وقرية بنش بجبل الزاوية.",
        [["سرمين"], ["بنش", "جبل الزاوية"]],
    ),
    (
        "قصفت القوات بلدتي سرمين وبنش في جبل الزاوية بريف إدلب.",
        [["سرمين", "جبل الزاوية", "ريف إدلب"], ["بنش", "جبل الزاوية", "ريف إدلب"]],
    ),
    ("قصفت القوات منطقة جبل الزاوية وبلدة سرمين.", [["سرمين"], ["جبل الزاوية"]]),
    ("قصفت القوات بلدتي #سرمين و #بنش.", [["سرمين"], ["بنش"]]),
    (
        "تعرضت بلدة سرمين بريف إدلب وبلدة الأتارب غربي حلب لقصف مدفعي.",
        [["سرمين", "ريف إدلب"], ["الأتارب"]],
    ),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_each_place_of_a_list_has_what_is_told_to_hold_it_and_no_other(text: str, expected: list[list[str]]) -> None:
    assert [[p.name for p in e.places] for e in waqai.read(text, published="2024-05-15").events] == expected


def test_dashes_stand_for_commas_in_a_list_that_a_plural_opens() -> None:
    told = drafted("قصفت القوات قرى «السدرة - الرمان - مسقان» في حماة")
    assert [name for _, names, _ in told for name in names if name != "حماة"] == ["السدرة", "الرمان", "مسقان"]


def test_the_second_end_of_a_way_needs_nothing_behind_it() -> None:
    told = drafted("قصفت القوات الطريق الواصل بين بلدة السدرة وطرمبا التي نزح منها السكان")
    assert told
    assert all(names == ["السدرة", "طرمبا"] for _, names, _ in told)
