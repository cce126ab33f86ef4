"""When things happened: the day told of the happening, never that of its announcement; what flows on and what not."""

import pytest

import waqai
from waqai.records import Event

PUBLISHED = "2024-05-15"  # a Wednesday


def events(text: str) -> list[Event]:
    return list(waqai.read(text, published=PUBLISHED).events)


def spans(text: str) -> list[tuple[str | None, str | None]]:
    return [(e.start, e.end) for e in events(text)]


YESTERDAY = ("2024-05-14", "2024-05-14")
NONE = (None, None)

TOLD = [
    ("قصفت قوات الحكومة بلدة سرمين أمس بالمدفعية.", YESTERDAY),
    ("قال المرصد اليوم إن قوات الحكومة قصفت أمس بلدة سرمين بالمدفعية.", YESTERDAY),
    ("قصفت قوات الحكومة أمس بلدة سرمين بالمدفعية، بحسب ما أفادت مصادر محلية اليوم.", YESTERDAY),
    ("أعلنت وزارة الداخلية أمس اعتقال خمسة مطلوبين في بلدة سرمين.", NONE),
    ("أعلنت وزارة الداخلية، اليوم (الأربعاء)، عن اعتقال خمسة مطلوبين في مدينة حلب.", NONE),
    ("أعلنت قوات سوريا الديمقراطية أمس انطلاق عملية أمنية في دير الزور.", YESTERDAY),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_day_of_the_saying_is_not_the_day_of_the_happening(text, expected):
    assert spans(text) == [expected]


def test_each_happening_of_a_sentence_has_its_own_day():
    told = spans("قصفت قوات الحكومة بلدة سرمين يوم الاثنين بالمدفعية، فيما اندلعت اشتباكات في مدينة تعز أمس الثلاثاء.")
    assert told == [("2024-05-13", "2024-05-13"), YESTERDAY]


def test_since_lasts_until_the_day_of_reading():
    [event] = events("قتل 40 مدنيا في قصف مدفعي لقوات الحكومة على بلدة سرمين منذ يوم الاثنين.")
    assert (event.start, event.end) == ("2024-05-13", PUBLISHED)


def test_the_day_of_a_lead_that_sums_up_holds_for_what_it_sums_up():
    told = events(
        "قصفت قوات الحكومة، اليوم الأربعاء، بالمدفعية العديد من البلدات في أرياف إدلب وحلب.\n\n"
        "وقصفت قوات الحكومة بالمدفعية بلدة سرمين شرقي إدلب.\n\n"
        "وقصفت قوات الحكومة بالمدفعية قرية كفرعمة غربي حلب."
    )
    assert {(e.places[0].name, e.start) for e in told if e.places[0].precision == "settlement"} == {
        ("سرمين", PUBLISHED), ("كفرعمة", PUBLISHED),
    }  # fmt: skip


def test_what_is_told_in_passing_takes_no_day_of_its_thread():
    told = events("قصفت قوات الحكومة بلدة سرمين أمس بالمدفعية. وكانت قوات الحكومة سيطرت على بلدة كفرنبل في وقت سابق.")
    assert [(e.type, e.start) for e in told] == [("shelling", YESTERDAY[0]), ("territory_change", None)]


def test_the_same_period_is_the_one_told_just_before():
    told = spans(
        "قتل عشرة مدنيين في قصف مدفعي لقوات الحكومة على بلدة سرمين منذ يوم الاثنين. "
        "وقتل 15 مدنيا في غارات جوية روسية على بلدة كفرنبل خلال الفترة نفسها."
    )
    assert told == [("2024-05-13", PUBLISHED)] * 2


def test_a_week_is_written_as_a_part_of_a_month():
    [event] = events("قصفت قوات الحكومة بلدة سرمين بالمدفعية الأسبوع الماضي.")
    assert (event.start, event.end, event.time_precision) == ("2024-05-06", "2024-05-12", "part_of_month")
