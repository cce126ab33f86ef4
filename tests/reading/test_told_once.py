"""One event where a page tells one: definite words, headings amid the body, verbs of coming, ends of one movement."""

import pytest

import waqai

PUBLISHED = "2024-05-15"
COMES = (
    "قصفت مدفعية قوات النظام بلدة كفرنوران الاثنين.\nويأتي هذا القصف بعد يومين من هجوم مسلحين على حاجز في بلدة سرمين."
)
BESIDE = "قصفت مدفعية قوات النظام بلدة كفرنوران الاثنين.\nوترافق القصف مع تحليق مكثف لطائرات استطلاع فوق بلدة سرمين."
ROUGH = "شنت طائرات حربية غارة على بلدة كفرنوران الاثنين.\nوقال الأهالي إن القصف على بلدة كفرنوران دمر عدة منازل."
LIGHT = "قصفت طائرات مسيرة سوق بلدة كفرنوران ما أدى إلى مقتل سبعة مدنيين.\nونفذ الجيش هجوماً على بلدة كفرنوران."
HEADING = (
    "قصفت مدفعية قوات النظام بلدة كفرنوران صباح الاثنين وأصابت ثلاثة مدنيين بجروح في السوق القديم.\n"
    "اشتباكات على الطريق\n"
    "قالت مصادر محلية إن اشتباكات اندلعت مساء الاثنين بين مسلحين وقوات النظام في محيط بلدة سرمين شرقي المحافظة."
)
MOVED = "وصلت تعزيزات عسكرية لقوات النظام من مدينة حماة إلى بلدة كفرنوران الاثنين."
FAR_MEANS = "قصفت قوات النظام، في الساعة السادسة من مساء الاثنين، بلدة كفرنوران الواقعة غربي مدينة حلب، في ريفها، بالطائرات الحربية."  # fmt: skip  # noqa: E501
BY = "أسفر القصف عن مقتل مزارعين، وجرح تسعة غيرهم منهم خمس نساء، بغارات جوية ضربت بلدة كفرنوران."
FLOWN = "قصفت قوات النظام بلدة كفرنوران الاثنين، وسط تحليق طائرات حربية في الأجواء."

BORROWED = "قصفت مدفعية قوات النظام بلدات كفرنوران وسرمين وبنش الاثنين، بالتزامن مع غارات للطائرات الحربية الروسية."


def told(text: str) -> list[tuple[str, str]]:
    return [(e.type, e.places[0].name) for e in waqai.read(text, published=PUBLISHED).events]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (COMES, [("shelling", "كفرنوران"), ("armed_clash", "سرمين")]),
        (BESIDE, [("shelling", "كفرنوران")]),
        (ROUGH, [("air_strike", "كفرنوران")]),
        (LIGHT, [("air_strike", "كفرنوران")]),
        (HEADING, [("shelling", "كفرنوران"), ("armed_clash", "سرمين")]),
        (FAR_MEANS, [("air_strike", "كفرنوران")]),
        (BY, [("air_strike", "كفرنوران")]),
        (FLOWN, [("shelling", "كفرنوران")]),
    ],
)
def test_what_a_page_tells_once_is_one_event(text, events):
    assert told(text) == events


def test_aircraft_that_only_fly_over_are_no_weapon():
    [strike] = waqai.read("قصف على بلدة كفرنوران وسط تحليق طائرات مسيرة", published=PUBLISHED).events
    assert strike.weapons == ()


def test_what_only_comes_beside_a_list_of_towns_is_one_event():
    kinds = [kind for kind, _ in told(BORROWED)]
    assert (kinds.count("shelling"), kinds.count("air_strike")) == (3, 1)


def test_a_movement_is_one_event_with_its_ends():
    assert [kind for kind, _ in told(MOVED)] == ["force_movement"]


@pytest.mark.parametrize(
    "text",
    [
        "ومنذ أشهر تقصف قوات النظام بلدة كفرنوران.",
        "وتستهدف قوات النظام بين الفترة والأخرى بلدة كفرنوران.",
        "وقد يقصف الجيش بلدة كفرنوران.",
        "وقد تستهدف الطائرات بلدة كفرنوران.",
        "وتتواصل الخروقات في بلدة كفرنوران رغم الهدنة.",
        "وينذر ذلك بموجة نزوح من بلدة كفرنوران.",
    ],
)
def test_practice_possibility_and_frame_are_no_event(text):
    assert told(text) == []


def test_the_past_behind_the_same_particle_is_certain():
    assert told("وكان الجيش قد قصف بلدة كفرنوران الاثنين.") == [("shelling", "كفرنوران")]
