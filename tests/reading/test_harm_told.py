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
        f"عدد الشهداء وصل إلى 5 والجرحى إلى 15 {SHELLING}",
        [("injured", "unknown", 15, 15), ("killed", "unknown", 5, 5)],
    ),
    (
        "ارتفعت حصيلة ضحايا القصف المدفعي الذي نفذته قوات الحكومة على أطراف بلدة تلبيسة وطريقها صباح اليوم إلى 16 "
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


NAMED = [
    ("سالم الحداد الذي قتل برصاص قوات الحكومة في بلدة تلبيسة أمس", [("killed", "unknown", 1, 1)]),
    ("شيع الأهالي سالم الحداد الذي اعتقلته قوات الحكومة في بلدة تلبيسة أمس", [("detained", "unknown", 1, 1)]),
    ("وصل الأهالي إلى الغرفة التي احتجز فيها في بلدة تلبيسة", []),
    ("داهمت قوات الحكومة منزل تاجر في بلدة تلبيسة وقامت باعتقاله", [("detained", "civilians", 1, 1)]),
    (
        "قامت دورية لقوات الحكومة بمداهمة منزل تاجر في بلدة تلبيسة واعتقاله للتحقيق معه",
        [("detained", "civilians", 1, 1)],
    ),
    (
        'اعتقلت وحدات التدخل التابعة للأمن الداخلي "الأسايش" وبمشاركة التحالف الدولي 11 شخصا في بلدة تلبيسة',
        [("detained", "unknown", 11, 11)],
    ),
    ("اعتقلت قوات الحكومة وبدعم من طيران التحالف الدولي شابا في بلدة تلبيسة", [("detained", "civilians", 1, 1)]),
    (
        "القبض على قيادي في تنظيم داعش يدعى سالم الحداد والملقب بأبا ماهر وعدد من مساعديه في بلدة تلبيسة",
        [("detained", "combatants", 3, None)],
    ),
    ("قتل قيادي في تنظيم داعش ومرافقه بغارة جوية على بلدة تلبيسة", [("killed", "combatants", 2, 2)]),
    (f"مقتل العميد في قوات الحكومة سالم الحداد {SHELLING}", [("killed", "combatants", 1, 1)]),
    (f"إصابة مراسل فضائية محلية {SHELLING}", [("injured", "journalists", 1, 1)]),
    (f"استشهد الفنان سالم الحداد {SHELLING}", [("killed", "civilians", 1, 1)]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_people_told_round_about_are_counted(text, expected):
    assert harm(text) == expected


AIMED_AT = [
    ("مقتل شخص وإصابة 12 بقصف استهدف أمس المدنيين المناوبين على السد قرب بلدة تلبيسة", "civilians"),
    ("مقتل شخص وإصابة 12 جراء قصف مسيرة للمدنيين على طريق بلدة تلبيسة", "civilians"),
    ("مقتل شخص وإصابة 12 جراء قصف على طريق بلدة تلبيسة", "unknown"),
]


@pytest.mark.parametrize(("text", "who"), AIMED_AT)
def test_who_is_harmed_by_what_is_aimed_at_civilians_is_one(text, who):
    assert harm(text) == [("injured", who, 12, 12), ("killed", who, 1, 1)]


def test_harm_of_which_no_report_came_is_no_line():
    assert harm("قصفت قوات الحكومة بلدة تلبيسة ولم تتلق فرقنا نداءات من السكان بخصوص وجود مصابين") == []


def test_adjective_of_a_group_is_nobody():
    assert harm('اعتقال خلية نائمة لتنظيم "داعش" المتطرف في بلدة تلبيسة') == []


MEMBERS = [
    ("مقتل ثلاثة رجال يعتقد أنهم من تنظيم داعش بغارة جوية على بلدة تلبيسة", [("killed", "combatants", 3, 3)]),
    ("مقتل رجل ينتمي لتنظيم داعش بغارة جوية على بلدة تلبيسة", [("killed", "combatants", 1, 1)]),
    ("اعتقال خلية تابعة لتنظيم داعش تضم خمسة أشخاص في بلدة تلبيسة", [("detained", "combatants", 5, 5)]),
    ("اعتقال أحد أبرز قادة تنظيم داعش في بلدة تلبيسة", [("detained", "combatants", 1, 1)]),
    (
        'اغتال مجهولون "سالم الحداد" قائد مجموعة تابعة للجيش الوطني في بلدة تلبيسة',
        [("killed", "combatants", 1, 1)],
    ),
    (
        "اشتباكات بين الميليشيات الإيرانية في بلدة تلبيسة أسفرت عن سقوط قتلى في صفوفهم",
        [("killed", "combatants", 2, None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEMBERS)
def test_who_is_said_to_be_of_a_group_is_of_it(text, expected):
    assert harm(text) == expected


def test_origin_of_one_person_counts_nobody():
    lines = harm(f"مقتل سالم الحداد من أبناء قرية الرستن {SHELLING}")
    assert [(kind, low, high) for kind, _, low, high in lines] == [("killed", 1, 1)]


def test_person_named_again_is_who_the_page_says_he_is():
    text = "نعت النقابة الصحفي سالم الحداد صباح اليوم\n\nمقتل سالم الحداد بقصف مدفعي لقوات الحكومة على بلدة تلبيسة"
    assert harm(text) == [("killed", "journalists", 1, 1)]


@pytest.mark.parametrize("end", ["الصحفي", "الصحفي سالم"])
def test_page_may_end_within_the_name_of_a_person(end):
    """As captures cut short do."""
    assert harm(f"مقتل سالم الحداد {SHELLING} ونعت النقابة {end}") == [("killed", "unknown", 1, 1)]


CIVIL = [
    ("إصابة شخصين في قصف مدفعي لقوات الحكومة طال سيارة مدنية قرب بلدة تلبيسة", [("injured", "civilians", 2, 2)]),
    ("قتل رجل بقصف طائرة مسيرة على طريق بلدة تلبيسة استهدفه أثناء عمله برعي أغنامه", [("killed", "civilians", 1, 1)]),
    (
        "وثق الدفاع المدني منذ بداية العام 70 هجوما لقوات الحكومة على بلدة تلبيسة تسببت بمقتل ستة أشخاص بينهم أطفال",
        [("killed", "children", 2, None), ("killed", "civilians", 6, 6)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CIVIL)
def test_who_is_hit_in_civil_life_is_a_civilian(text, expected):
    assert harm(text) == expected


AGENTS = [
    ("اغتال مجهولون في بلدة تلبيسة أمس ثلاثة مدنيين", [("killed", 3, 3)]),
    ('اغتال مجهولون أيضا "سالم الحداد" في بلدة تلبيسة', [("killed", 1, 1)]),
    ("اغتال مجهولون سالم الحداد وثلاثة من رفاقه في بلدة تلبيسة", [("killed", 4, 4)]),
    ("اغتال مجهولون في بلدة تلبيسة أمس", []),
    ("أعدم تنظيم داعش رميا بالرصاص عشرة شبان في بلدة تلبيسة", [("killed", 10, 10)]),
    (
        "اعتقلت الشرطة خمسة أشخاص في بلدة تلبيسة، بينهم شخصان نازحان من ريف حماة، هما مدنيان",
        [("detained", 2, 2), ("detained", 5, 5)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), AGENTS)
def test_who_did_it_is_nobody_harmed(text, expected):
    assert sorted((kind, low, high) for kind, _, low, high in harm(text)) == expected


THINGS = [
    "قصفت قوات الحكومة بلدة تلبيسة ما أسفر عن إصابة مبنى مدني",
    "أصيبت سيارة نازح بقصف مدفعي على بلدة تلبيسة",
]


@pytest.mark.parametrize("text", THINGS)
def test_thing_that_is_hit_hurts_nobody_whose_it_is(text):
    assert harm(text) == []
