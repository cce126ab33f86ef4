"""Harm told in less common ways: losses of life, lists of names, parts of a number, tallies, people beside."""

import pytest

from waqai.pipeline import read_text


def harm(text):
    events = read_text(text, id="page", published="2024-05-15").events
    return sorted((h.kind, h.who, h.min, h.max) for event in events for h in event.harm)


SHELLING = "بقصف مدفعي لقوات الحكومة على بلدة تلبيسة"
STRUCK = "قصفت قوات الحكومة بلدة تلبيسة بالمدفعية"
LOST = [
    (f"فقدت معلمة تبلغ من العمر ثلاثين عاما حياتها {SHELLING}", [("killed", "civilians", 1, 1)]),
    (f"فقد صحفيان وأصيب سائق {SHELLING}", [("injured", "civilians", 1, 1), ("killed", "journalists", 2, 2)]),
    (f"فقدان خمسة مدنيين وإصابة أربعين {SHELLING}", [("injured", "civilians", 40, 40), ("killed", "civilians", 5, 5)]),
    (
        "فقدان خمسة صيادين وإصابة اثنين إثر غرق قارب قرب بلدة تلبيسة",
        [("injured", "civilians", 2, 2), ("missing", "civilians", 5, 5)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LOST)
def test_who_is_lost_beside_the_hurt_of_a_strike_is_dead(text, expected):
    assert harm(text) == expected


ORIGIN = [
    ("أصيب خمسة أشخاص بصاروخ إيراني سقط على بلدة تلبيسة", [("injured", "unknown", 5, 5)]),
    ("قتل عنصر من فصيل محلي مدعوم إيرانيا في اشتباكات ببلدة تلبيسة", [("killed", "combatants", 1, 1)]),
    (f"أصيبت عائلة مدنية {SHELLING}", []),
    ("مقتل تركي بإطلاق نار في بلدة تلبيسة", [("killed", "unknown", 1, 1)]),
    ("اعتقلت الشرطة تونسيا في بلدة تلبيسة", [("detained", "unknown", 1, 1)]),
]


@pytest.mark.parametrize(("text", "expected"), ORIGIN)
def test_adjective_of_a_thing_or_a_family_is_no_person(text, expected):
    assert harm(text) == expected


COUNTED = [
    (
        f"إصابة سبعة مدنيين ثلاثة منهم أطفال {SHELLING}",
        [("injured", "children", 3, 3), ("injured", "civilians", 7, 7)],
    ),
    (f"قتل مدني وأصيب عدد آخر {SHELLING}", [("injured", "civilians", 2, None), ("killed", "civilians", 1, 1)]),
    (f"{STRUCK} ما أدى لإصابة عدد آخر من الأهالي", [("injured", "civilians", 2, None)]),
    (f"قتل طفل وأصيب آخر {SHELLING}", [("injured", "children", 1, 1), ("killed", "children", 1, 1)]),
    (f"قتل طفل وأصيب أربعة آخرون {SHELLING}", [("injured", "unknown", 4, 4), ("killed", "children", 1, 1)]),
    (
        f"عدد الشهداء ارتفع إلى 5 والجرحى إلى 15 {SHELLING}",
        [("injured", "unknown", 15, 15), ("killed", "unknown", 5, 5)],
    ),
    (
        "ارتفعت حصيلة ضحايا القصف المدفعي الذي نفذته قوات الحكومة على أطراف بلدة تلبيسة وطريقها العام صباح اليوم إلى 16 "
        "مدنيا بينهم طفلان",
        [("killed", "children", 2, 2), ("killed", "civilians", 16, 16)],
    ),
    (f"إصابة المواطنَين سالم الحداد ونادر الحداد {SHELLING}", [("injured", "civilians", 2, 2)]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_number_is_that_of_the_people_it_is_told_of(text, expected):
    assert harm(text) == expected


LISTS = [
    (
        'اعتقلت قوات التحالف الدولي كلا من "سالم الحداد، نادر الخياط، أسد النجار" في بلدة تلبيسة',
        [("detained", "unknown", 3, 3)],
    ),
    (f"إصابة كل من سلمى الحداد (20 عاما) وآسيا الحداد (12 عاما) {SHELLING}", [("injured", "unknown", 2, 2)]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_every_name_of_a_list_is_one(text, expected):
    assert harm(text) == expected
