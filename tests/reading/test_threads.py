"""What a happening has from the rest of its article, where its own sentence leaves it untold: who struck, and where."""

import pytest

import waqai
from waqai.records import Event


def events(*paragraphs: str) -> tuple[Event, ...]:
    return waqai.read("\n\n".join(["تطورات ميدانية", *paragraphs]), published="2024-05-15").events


def struck_at(place: str, *paragraphs: str) -> list[str]:
    """Return who struck ``place``."""
    [event] = [e for e in events(*paragraphs) if place in {p.name for p in e.places}]
    return [p.name for p in event.actor1]


FIRST = "قصفت القوات التركية بالمدفعية بلدة النخيل يوم الاثنين، ما أدى إلى جرح مزارعين اثنين."
WHOSE_IS_UNTOLD = "وتعرضت بلدة الرمان لقصف مدفعي أدى إلى إصابة 3 أطفال."


@pytest.mark.parametrize(
    ("why", "paragraphs"),
    [
        ("that one side alone strikes in the article proves nothing of this strike", [FIRST, WHOSE_IS_UNTOLD]),
        ("nobody knows who", [FIRST, "وتعرضت بلدة الرمان لقصف مماثل مجهول المصدر أدى إلى إصابة 3 أطفال."]),
        ("nobody knows who", [f"{FIRST} وتعرضت بلدة الرمان لقصف مجهول المصدر أدى إلى إصابة 3 أطفال."]),
        ("a short word names who hit back", [FIRST, "ورد الجيش بقصف مماثل على بلدة الرمان وأصاب 3 أطفال."]),
        ("a short word names who hit back", [f"{FIRST} ورد الجيش بقصف على بلدة الرمان وأصاب 3 أطفال."]),
        (
            "nothing tells who struck last",
            [
                FIRST,
                "وتعرضت بلدة السدرة لقصف أدى إلى إصابة طفلين.",
                "وتعرضت بلدة الرمان لقصف مماثل أدى إلى إصابة 3 أطفال.",
            ],
        ),
    ],
)
def test_who_struck_stays_untold(why: str, paragraphs: list[str]) -> None:
    assert struck_at("الرمان", *paragraphs) == [], why


@pytest.mark.parametrize(
    ("goes_on", "side"),
    [
        ("وتعرضت بلدة الرمان لقصف مماثل أدى إلى إصابة 3 أطفال.", ["القوات التركية"]),
        ("وأدى قصف مدفعي مماثل على بلدة الرمان إلى إصابة 3 أطفال.", ["القوات التركية"]),
        ("وتعرضت بلدة الرمان لقصف مدفعي أدى إلى إصابة 3 أطفال.", []),
    ],
)
def test_who_struck_alike_is_who_struck_last(goes_on: str, side: list[str]) -> None:
    others = "وقصف الجيش الوطني السوري بالمدفعية بلدة الصفصاف."
    assert struck_at("الرمان", others, FIRST, goes_on) == side


AIR_STRIKE = "قصفت طائرات حربية روسية بلدة النخيل يوم الاثنين، ما أدى إلى جرح 7 مزارعين."


@pytest.mark.parametrize(
    ("goes_on", "places"),
    [
        ("وقصفت القوات الحكومية بالمدفعية منازل المدنيين، ما أدى إلى مقتل 4 أطفال.", {"النخيل"}),
        ("من جهة أخرى، قصفت القوات الحكومية بالمدفعية منازل المدنيين، ما أدى إلى مقتل 4 أطفال.", set()),
        ("في سياق متصل، قصفت القوات الحكومية بالمدفعية منازل المدنيين، ما أدى إلى مقتل 4 أطفال.", set()),
        ("من جهة أخرى، قصفت القوات الحكومية البلدة بالمدفعية، ما أدى إلى مقتل 4 أطفال.", {"النخيل"}),
    ],
)
def test_behind_a_turn_of_talk_no_place_is_taken_from_the_thread(goes_on: str, places: set[str]) -> None:
    [shelling] = [e for e in events(f"{AIR_STRIKE} {goes_on}") if e.type == "shelling"]
    assert {p.name for p in shelling.places} == places


def test_who_was_harmed_in_one_of_several_towns_is_whom_the_strike_on_that_one_hit() -> None:
    told = events("قصفت القوات التركية قريتي كفرعويد وسرمين يوم الاثنين، ما أدى إلى مقتل ثلاثة مدنيين في سرمين.")
    hit = {e.places[0].name: [p.name for p in e.actor2] for e in told}
    assert hit == {"كفرعويد": [], "سرمين": ["مدنيين"]}


def test_on_a_page_without_a_day_what_the_lead_tells_of_today_is_not_joined_with_another_day() -> None:
    page = (
        "تطورات ميدانية",
        "قصفت القوات التركية بالمدفعية بلدة تلبيسة اليوم السبت، ما أدى إلى مقتل طفلين.",
        "وقصفت القوات التركية بالمدفعية بلدة سرمين.",
        "وقصفت القوات التركية يوم الأربعاء 9 آب ريف إدلب بالمدفعية ما أدى إلى مقتل 5 مدنيين.",
    )
    told = [(e.places[0].name, [h.max for h in e.harm]) for e in waqai.read("\n\n".join(page)).events]
    assert told == [("تلبيسة", [2]), ("سرمين", []), ("ريف إدلب", [5])]


def test_what_says_which_way_is_closed_is_no_place_of_the_fight() -> None:
    first = "تجددت الاشتباكات بين «لواء السهل» و«كتيبة الجسر» في بلدة النخيل."
    goes_on = "وقالت المنظمات إن الاشتباكات أوقعت ضحايا مدنيين، وإن الطريق بين البلدة ومدينة إعزاز ما زال مقطوعا."
    fights = [e for e in events(first, goes_on) if e.type == "armed_clash"]
    assert [[p.name for p in e.places] for e in fights] == [["النخيل"]]


def test_a_headline_tells_the_happening_whose_sides_it_names() -> None:
    page = (
        "الجيش التركي يقصف مواقع لقوات سوريا الديمقراطية",
        "قصفت قوات النظام بالمدفعية بلدة سرمين يوم الأحد، ما أدى إلى مقتل طفلين.",
        "وقصف الجيش التركي بالمدفعية مواقع لقوات سوريا الديمقراطية في قرية الصفصاف يوم الاثنين.",
    )
    report = waqai.read("\n\n".join(page), published="2024-05-15")
    told = [e for e in report.events if any(v.start == 0 for v in e.evidence if v.field == "record")]
    assert [[p.name for p in e.places] for e in told] == [["الصفصاف"]]
