"""One happening told twice: by the figures of its toll, in a lead that sums up, by its harm behind its cause."""

import pytest

import waqai

PUBLISHED = "2024-05-15"
MASSACRE = (
    "قُتل سبعة مدنيين وأصيب 12 آخرون بمجزرة في ريف حلب الغربي.\n"
    "وقال الدفاع المدني إن مدفعية قوات النظام قصفت بلدة كفرنوران أمس.\n"
    "وأضاف أن القصف المدفعي على بلدة كفرنوران أوقع سبعة قتلى و12 جريحاً."
)
SEVERAL = (
    "أعلنت الشرطة العراقية مقتل تسعة من عناصر تنظيم داعش وأربعة مدنيين في هجمات متفرقة بمحافظة ديالى.\n"
    "وقال المتحدث إن قوة من الجيش العراقي اشتبكت مع تنظيم داعش في قضاء المقدادية وقتلت تسعة من عناصره.\n"
    "وأشار إلى مقتل أربعة مدنيين بانفجار عبوة ناسفة في قضاء بلدروز."
)
NAMED_LATER = (
    "قال مصدر طبي إن انفجاراً في بلدة سرمدا أسفر عن مقتل 14 شخصاً وإصابة 30.\n"
    "ورجح مسؤول أن هجوماً انتحارياً في بلدة سرمدا هو سبب الانفجار الذي أسفر عن مقتل 14 شخصاً."
)
FAR_BEHIND = (
    "قصفت طائرات حربية كروم بلدة بنش، قرب طريق السوق القديم، شمالي إدلب، وتقول الأنباء الأولى إنه قد جرح خمسة رعاة."
)
FOUGHT = "أطلق الجيش العراقي عملية عسكرية في بساتين ناحية بهرز، قتل خلالها سبعة مسلحين من تنظيم القاعدة."
SUMMED = (
    "حصدت أمس تفجيرات في مدن يمنية عدة 21 قتيلاً.\n"
    "ففي مدينة ذمار قتل 13 شخصاً بانفجار سيارة مفخخة أمس.\n"
    "وقتل سبعة أشخاص أمس بانفجار عبوة ناسفة في مدينة المخا.\n"
    "وكان 60 شخصاً قد قتلوا الجمعة بتفجير في مدينة رداع."
)
TWO_TOWNS = (
    "قصفت مدفعية قوات النظام بلدة كفرنوران ما أدى إلى مقتل ثلاثة مدنيين.\n"
    "وقصفت مدفعية قوات النظام بلدة سرمين ما أدى إلى مقتل ثلاثة مدنيين."
)
TWO_DAYS = (
    "قصفت مدفعية قوات النظام بلدة كفرنوران الاثنين ما أدى إلى مقتل ثلاثة مدنيين.\n"
    "وقصفت مدفعية قوات النظام بلدة كفرنوران الثلاثاء ما أدى إلى مقتل ثلاثة مدنيين."
)


def told(text: str) -> list[tuple[str, str, list[tuple[str, int]]]]:
    events = waqai.read(text, published=PUBLISHED).events
    return [(e.type, e.places[0].name, [(h.kind, h.min) for h in e.harm]) for e in events]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (MASSACRE, [("shelling", "كفرنوران", [("killed", 7), ("injured", 12)])]),
        (
            SEVERAL,
            [("armed_clash", "المقدادية", [("killed", 9)]), ("bombing", "بلدروز", [("killed", 4)])],
        ),
        (NAMED_LATER, [("suicide_bombing", "سرمدا", [("killed", 14), ("injured", 30)])]),
        (FAR_BEHIND, [("air_strike", "بنش", [("injured", 5)])]),
        (FOUGHT, [("armed_clash", "بهرز", [("killed", 7)])]),
    ],
)
def test_what_is_told_again_is_one_event_with_the_closer_kind_and_place(text, events):
    assert told(text) == events


@pytest.mark.parametrize("text", [TWO_TOWNS, TWO_DAYS])
def test_equal_tolls_of_two_towns_or_two_days_are_two_events(text):
    assert [harm for _, _, harm in told(text)] == [[("killed", 3)], [("killed", 3)]]


def test_a_lead_that_only_adds_up_is_no_event_of_its_own():
    assert [harm for _, _, harm in told(SUMMED)] == [[("killed", 13)], [("killed", 7)], [("killed", 60)]]


GROUPS_APART = (
    "أسفرت هجمات في محافظة تعز أمس عن مقتل 16 جنديا وسبعة رعاة.\n"
    "وهاجم مسلحون بلدة المخا، فقتلوا 16 جنديا.\n"
    "وقتل سبعة رعاة بانفجار لغم في بلدة الوازعية."
)


def test_of_the_groups_that_a_lead_counts_each_happening_has_its_own():
    assert [(place, harm) for _, place, harm in told(GROUPS_APART)] == [
        ("المخا", [("killed", 16)]),
        ("الوازعية", [("killed", 7)]),
    ]


def test_a_headline_adds_no_toll_of_a_kind_that_the_body_tells():
    text = "مقتل 30 جنديا بغارات على بنش\n\nألقت طائرات حربية قنابل على بلدة بنش أمس، ما أدى إلى مقتل أربعة رعاة."
    assert told(text) == [("air_strike", "بنش", [("killed", 4)])]


@pytest.mark.parametrize(
    ("one", "other", "happenings"),
    [
        ("قصفت قوات سوريا الديمقراطية", "قصفت وحدات حماية المرأة", 1),  # a part of the former
        ("قصفت قوات سوريا الديمقراطية", "قصفت حركة حزم", 2),
    ],
)
def test_a_part_of_a_side_strikes_with_it_and_another_side_apart(one, other, happenings):
    text = f"{one} بالمدفعية بلدة الشحيل أمس. ثم {other} بالمدفعية بلدة الشحيل وأصابت مدرسة."
    assert len(told(text)) == happenings


@pytest.mark.parametrize(
    ("lead", "next_sentence", "happenings"),
    [
        # The sentence behind a lead goes on with it and names the quarter, unless a connective turns to another.
        ("قصفت مدفعية قوات النظام مدينة إدلب.", "وقال ناشطون إن مدفعية قوات النظام قصفت حي القصور في إدلب.", 1),
        ("قصفت مدفعية قوات النظام مدينة إدلب.", "كما قصفت مدفعية قوات النظام حي القصور في إدلب.", 2),
        ("قصفت مدفعية قوات النظام بلدة سرمين.", "وقال ناشطون إن مدفعية قوات النظام قصفت بلدة بنش.", 2),
        # An air force is a part of its army.
        ("شن الجيش السوري غارات على محافظة إدلب.", "وذكر سكان أن الطيران السوري رمى براميل متفجرة فوق بلدة بنش.", 1),
        # What is told of a day of its own is told of another happening than the lead.
        ("قصفت مدفعية قوات النظام مدينة إدلب.", "وقال ناشطون إن مدفعية قوات النظام قصفت حي القصور في إدلب الاثنين.", 2),
    ],
)
def test_a_lead_is_told_again_by_the_sentence_that_goes_on_with_it(lead, next_sentence, happenings):
    assert len(told(f"{lead} {next_sentence}")) == happenings


def test_a_noun_that_recalls_takes_the_kind_told_with_it():
    text = "أوقع هجوم على فندق في بلدة سرمدا سبعة قتلى. وبحسب ضابط فإن الهجوم نفذته امرأتان بحزامين ناسفين."
    assert [kind for kind, _, _ in told(text)] == ["suicide_bombing"]


def test_a_noun_that_has_its_place_from_the_thread_only_refers_back():
    text = (
        "شنت طائرات حربية روسية غارات على بلدة بنش أمس. وقال ناشطون إن الغارات أصابت مدرسة في البلدة.\n"
        "وتزامن القصف مع تحليق طائرات استطلاع."
    )
    assert [kind for kind, _, _ in told(text)] == ["air_strike"]


def test_some_civilians_can_be_the_women_and_children_that_are_counted_behind():
    lead = "جرح مدنيون الثلاثاء في غارات شنتها طائرات حربية روسية على محافظة إدلب."
    text = f"{lead} وقال الدفاع المدني إن ثلاثة أطفال جرحوا في غارات شنتها طائرات حربية روسية على بلدة بنش."
    assert [place for _, place, _ in told(text)] == ["بنش"]


@pytest.mark.parametrize(
    ("later", "happenings"),
    [
        ("وقال ناشطون إن القصف أصاب مدرسة.", 1),
        ("من جهتها جددت قوات النظام قصفها على بلدة بنش.", 2),  # the pronoun is the agent's
    ],
)
def test_a_noun_with_the_agents_pronoun_recalls_nothing(later, happenings):
    assert len(told(f"قصفت مدفعية قوات النظام بلدة سرمين. {later}")) == happenings


@pytest.mark.parametrize(
    ("earlier", "later", "days"),
    [
        ("اليوم", "أمس", 2),
        ("اليوم الجمعة", "يوم الخميس", 2),
        ("في 3 أيار", "في 9 أيار", 2),
        ("اليوم", "صباح اليوم", 1),
        ("اليوم", "يوم الخميس", 1),
    ],
)
def test_two_days_that_no_page_dates_are_two_happenings(earlier, later, days):
    text = (
        f"قصفت مدفعية قوات النظام {earlier} بلدة كفرنوران غربي حلب.\n"
        f"وقصفت مدفعية قوات النظام {later} بلدة كفرنوران بعدة قذائف."
    )
    assert len(waqai.read(text).events) == days
