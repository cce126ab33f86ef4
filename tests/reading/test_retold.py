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
    "قصف طيران الجيش التركي مزارع بلدة عين عيسى، على الطريق الدولي، شمال الرقة، "
    "وبحسب المعلومات الأولية فقد أصيب ثلاثة مدنيين بجروح."
)
FOUGHT = "شنت قوات الجيش العراقي عملية عسكرية على قرى ناحية العظيم تمكنت خلالها من قتل ستة مسلحين من تنظيم داعش."
SUMMED = (
    "قتل 32 شخصاً على الأقل بسلسلة تفجيرات استهدفت مناطق مختلفة في العراق الاثنين.\n"
    "وأدى تفجير سيارة مفخخة في بلدة بلدروز الاثنين إلى مقتل 19 شخصاً.\n"
    "كما انفجرت سيارة مفخخة في بلدة المقدادية الاثنين ما أدى إلى مقتل 11 شخصاً.\n"
    "وكان تفجير في بلدة سامراء الجمعة أدى إلى مقتل 90 شخصاً."
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
        (FAR_BEHIND, [("air_strike", "عين عيسى", [("injured", 3)])]),
        (FOUGHT, [("armed_clash", "العظيم", [("killed", 6)])]),
    ],
)
def test_what_is_told_again_is_one_event_with_the_closer_kind_and_place(text, events):
    assert told(text) == events


@pytest.mark.parametrize("text", [TWO_TOWNS, TWO_DAYS])
def test_equal_tolls_of_two_towns_or_two_days_are_two_events(text):
    assert [harm for _, _, harm in told(text)] == [[("killed", 3)], [("killed", 3)]]


def test_a_lead_that_only_adds_up_is_no_event_of_its_own():
    assert [harm for _, _, harm in told(SUMMED)] == [[("killed", 19)], [("killed", 11)], [("killed", 90)]]
