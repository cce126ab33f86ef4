"""Which day goes on into the next paragraph, and which day of a sentence is of another time than what it tells."""

import pytest

import waqai
from waqai.records import Event

MONDAY = "2024-05-13"


def events(*paragraphs: str) -> list[Event]:
    return list(waqai.read("\n\n".join(["تطورات ميدانية", *paragraphs]), published="2024-05-15").events)


def start_in(place: str, *paragraphs: str) -> set[str | None]:
    return {e.start for e in events(*paragraphs) if place in {p.name for p in e.places}}


PROTEST = "تظاهر مئات السكان الاثنين في مدينة تعز."
COUNTRY = "شنت طائرات التحالف الاثنين غارات على مواقع الحوثيين في اليمن."


@pytest.mark.parametrize(
    ("why", "place", "paragraphs"),
    [
        ("one day of protests", "النخيل", [PROTEST, "وفرقت الشرطة المتظاهرين في بلدة النخيل بالغاز المسيل للدموع."]),
        ("a place of the country told before", "النخيل", [COUNTRY, "واستهدفت غارات بلدة النخيل وقتلت ثلاثة مدنيين."]),
        (
            "one more of a kind, the day named",
            "كفرعمة",
            ["قصفت قوات الحكومة الاثنين بلدة سرمين بالمدفعية.", "وقصفت قرية كفرعمة بالمدفعية وأصابت طفلين."],
        ),
    ],
)
def test_a_day_reaches_the_next_paragraph_of_its_thread(why, place, paragraphs):
    assert start_in(place, *paragraphs) == {MONDAY}, why


@pytest.mark.parametrize(
    ("why", "place", "paragraphs"),
    [
        (
            "a turn to something else",
            "النخيل",
            [PROTEST, "من جهة أخرى، فرقت الشرطة المتظاهرين في بلدة النخيل بالغاز المسيل للدموع."],
        ),
        (
            "«yesterday» of a round-up",
            "كفرعمة",
            ["قصفت قوات الحكومة أمس بلدة سرمين بالمدفعية.", "وقصفت قرية كفرعمة بالمدفعية وأصابت طفلين."],
        ),
        (
            "a capture told far below, as how things stand",
            "الرمان",
            [COUNTRY, "وقال شهود إنها كثيفة.", "وخاف السكان.", "والمدينة كبيرة.", "وسيطر الحوثيون على بلدة الرمان."],
        ),
        (
            "what lasts since an event whose day nobody tells",
            "اليمن",
            ["قتل مدني الاثنين في بلدة النخيل.", "وأدى النزاع منذ التدخل العسكري إلى مقتل 900 مدني في اليمن."],
        ),
    ],
)
def test_a_day_reaches_nothing_beyond_its_thread(why, place, paragraphs):
    assert start_in(place, *paragraphs) <= {None}, why


def test_a_protest_and_the_force_used_on_it_are_of_the_day_told_last():
    told = events(
        "فرقت الشرطة متظاهرين في مدينة تعز بالغاز المسيل للدموع، فيما تظاهر آلاف السكان في بلدة النخيل الاثنين."
    )
    assert {(e.type, e.start) for e in told} == {("crackdown", MONDAY), ("protest", MONDAY)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("تدخلت القوات السعودية في آذار 2015 بعدما سيطر الحوثيون على مدينة تعز.", "territory_change"),
        ("في آذار 2015 فرض التحالف حصارا على مدينة تعز ردا على قصف صاروخي على بلدة النخيل.", "shelling"),
        (
            "يقيم آلاف المحاصرين في سرمين منذ العام 2013، فيما تدور اشتباكات بين فصائل محلية قرب قرية كفرعمة.",
            "armed_clash",
        ),
    ],
)
def test_a_time_told_of_what_came_before_or_after_is_not_its_own(text, kind):
    assert {e.start for e in events(text) if e.type == kind} == {None}


def test_a_past_day_in_the_sentence_of_a_plan_is_no_coming_one():
    threat = "هدد الناطق باسم الجيش الإسرائيلي في لقاء عقده مساء الثلاثاء باغتيال قادة حركة حماس."
    told = waqai.read(threat, published="2024-05-15").events
    assert [(e.modality, e.start) for e in told] == [("planned", None)]
    plan = "يعتزم ناشطون تنظيم تظاهرة في مدينة تعز الجمعة."
    assert [(e.modality, e.start) for e in events(plan)] == [("planned", "2024-05-17")]


def test_a_date_has_the_year_told_before_it_in_its_sentence():
    [event] = events("قالت الوزارة في حزيران 2017 إن الطائرات قتلت القيادي في نهاية أيار قرب مدينة تعز.")
    assert (event.start, event.end) == ("2017-05-21", "2017-05-31")


def test_what_goes_on_for_the_third_day_began_two_days_ago():
    [event] = events("تتواصل التظاهرات في مدينة تعز لليوم الثالث على التوالي رفضا للغلاء.")
    assert (event.start, event.end) == (MONDAY, "2024-05-15")


def test_a_strike_of_the_third_day_is_none_of_the_days_before():
    [event] = events("قصفت قوات الحكومة بالمدفعية بلدة سرمين اليوم لليوم الثالث على التوالي.")
    assert (event.start, event.end) == ("2024-05-15", "2024-05-15")


def test_a_connective_right_behind_a_year_tells_it():
    [event] = events("ولم يعد المتحف إلى العمل في مدينة تعز منذ 2014 عندما تعرض لقصف بالصواريخ.")
    assert (event.start or "")[:4] == "2014"


@pytest.mark.parametrize(
    "text",
    ["تشهد مدينة تعز منذ يومين حركة نزوح واسعة.", "استهدفت قوات الحكومة بالمدفعية قبل يومين مدرسة في بلدة سرمين."],
)
def test_a_length_of_time_is_read_before_any_noun(text):
    assert {e.start for e in events(text)} == {MONDAY}


def test_what_a_threat_answers_has_happened():
    told = events("هددت الحكومة بتوجيه ضربة ردا على هجوم كيميائي استهدف الاثنين مدينة دوما.")
    assert [(e.modality, e.start) for e in told if e.type == "chemical_attack"] == [("reported", MONDAY)]
