"""Parties told by name, by a list of names, by a partner, or only in the sentence before."""

import pytest

import waqai


def sides(text: str, event: int = 0) -> tuple[list[str], list[str]]:
    told = waqai.read(text, published="2024-05-15").events[event]
    return [p.name for p in told.actor1], [p.name for p in told.actor2]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("اعتقلت الشرطة كلا من سالم النجار ونادر الحداد في بلدة النخيل", ["سالم النجار", "نادر الحداد"]),
        ('اعتقلت الشرطة كلا من "سالم النجار، نادر الحداد" في بلدة النخيل', ["سالم النجار", "نادر الحداد"]),
        ('اعتقلت الشرطة "سالم النجار و نادر الحداد" في بلدة النخيل', ["سالم النجار", "نادر الحداد"]),
        (
            "قتل القصف اثنين من العمال في مخبز بلدة النخيل وهما سالم النجار ونادر الحداد",
            ["سالم النجار", "نادر الحداد"],
        ),
        (
            'قتل القصف ثلاثة مدنيين في بلدة النخيل هم "سالم النجار، نادر الحداد، وماجد السمان"',
            ["سالم النجار", "نادر الحداد", "ماجد السمان"],
        ),
        # Only a list says who they were: what they did does not, and children stay told as such.
        ("قتل القصف ثلاثة مدنيين في بلدة النخيل وهم يحصدون القمح", ["مدنيين"]),
        ("قتل القصف طفلين في بلدة النخيل وهما سالم النجار ونادر الحداد", ["طفلين"]),
    ],
)
def test_people_listed_by_name_are_told_by_their_names(text: str, names: list[str]) -> None:
    assert sides(text)[1] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أصيب المواطن فادي النجار في قصف على بلدة النخيل", "المواطن فادي النجار"),
        ("أصيبت فتاة تدعى أمينة حكمت النجار في قصف على بلدة النخيل", "أمينة حكمت النجار"),
        ("اغتيال الفنان سالم النجار برصاص مجهولين في بلدة النخيل", "الفنان سالم النجار"),
        ("أصيب رجل أسود بدين في قصف على بلدة النخيل", "رجل"),
    ],
)
def test_a_name_is_read_as_far_as_something_says_that_it_is_one(text: str, name: str) -> None:
    assert sides(text)[1] == [name]


def test_who_is_told_by_a_noun_first_and_by_name_later_bears_the_name() -> None:
    text = (
        "أصيبت امرأة في قصف مدفعي على بلدة الصفصاف اليوم.\n\n"
        "وقالت مصادر محلية إن القصف على بلدة الصفصاف أدى إلى إصابة السيدة سلمى النجار."
    )
    assert sides(text)[1] == ["السيدة سلمى النجار"]


def test_those_harmed_suffer_before_those_who_only_own_what_was_hit() -> None:
    text = "أصيبت امرأة وطفل بجروح في قصف على منازل المدنيين في بلدة النخيل"
    assert sides(text)[1] == ["امرأة", "طفل"]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("جرح حارس بعبوة لاصقة من قبل مجهولين قرب بلدة النخيل", ["مجهولين"]),
        (
            "نفذت قوات التحالف الدولي أمس عملية إنزال في بلدة النخيل برفقة قوات سوريا الديمقراطية واعتقلت خمسة شبان",
            ["قوات التحالف الدولي", "قوات سوريا الديمقراطية"],
        ),
    ],
)
def test_several_behind_by_and_a_partner_did_it(text: str, doers: list[str]) -> None:
    assert set(sides(text)[0]) == set(doers)


@pytest.mark.parametrize(
    "going_on",
    [
        "كما طال القصف قرية الرمان وأصاب منزلا.",
        "كما استهدفت بالمدفعية قرية الرمان وأصابت منزلا.",
    ],
)
def test_what_goes_on_in_the_next_paragraph_is_by_the_same_side(going_on: str) -> None:
    text = f"قصفت القوات التركية بالمدفعية بلدة النخيل صباح اليوم.\n\n{going_on}"
    assert sides(text, 1)[0] == ["القوات التركية"]


def test_a_turn_to_something_else_hands_no_side_on() -> None:
    text = "قصفت القوات التركية بالمدفعية بلدة النخيل صباح اليوم.\n\nمن جهة أخرى طال القصف قرية الرمان وأصاب منزلا."
    assert all(e.actor1 == () for e in waqai.read(text).events if "الرمان" in [p.name for p in e.places])


def test_an_ally_named_only_in_a_later_mention_is_added() -> None:
    text = (
        "تطورات ميدانية\n\nقصفت قوات النظام بالمدفعية بلدة النخيل اليوم. "
        "وقال شهود إن قوات النظام وروسيا قصفت بالمدفعية بلدة النخيل اليوم."
    )
    assert sides(text)[0] == ["قوات النظام", "روسيا"]


def test_some_of_a_cell_of_a_group_are_of_the_group() -> None:
    assert sides("اعتقلت الشرطة ثلاثة عناصر من خلايا تنظيم داعش في بلدة النخيل")[1] == ["تنظيم داعش"]


def test_the_army_alone_is_a_party_where_it_acts() -> None:
    assert sides("اعتقل الجيش ثلاثة شبان في بلدة النخيل")[0] == ["الجيش"]


def test_a_place_spelled_as_people_is_no_party() -> None:
    assert sides("اغتيال صحفية برصاص مجهولين في جنين")[1] == ["صحفية"]
