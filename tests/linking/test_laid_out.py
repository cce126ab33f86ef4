"""What a report tells of an event is laid out as told: nothing is filled in, and it survives being kept as JSON."""

import json
from datetime import date

import pytest

import waqai
from waqai.arabic.search import stems
from waqai.linking.telling import Telling, Toll, facts_of, lead_of, telling_from, tellings_of
from waqai.pipeline import load_lexicon

STRIKE = "قصفت قوات النظام بالمدفعية بلدة سرمين مساء الثلاثاء، ما أدى إلى مقتل ثلاثة مدنيين بينهم طفل وإصابة خمسة."


def told(text: str, **more: str) -> list[Telling]:
    return tellings_of(waqai.read(text, **more), load_lexicon(), "صفحة")


def test_a_dated_report_tells_its_day_and_weekday() -> None:
    (event,) = told(STRIKE, published="2023-08-09")
    day = date(2023, 8, 8)
    assert event.days == (day.toordinal(), day.toordinal())
    assert (event.weekdays, event.dates) == (frozenset({day.isoweekday()}), frozenset({(8, 8)}))
    assert event.told == date(2023, 8, 9).toordinal()


def test_without_a_date_only_what_is_told_of_the_day_is_kept() -> None:
    (event,) = told(STRIKE)
    assert (event.days, event.told, event.dates) == (None, None, frozenset())
    assert event.weekdays == frozenset({2})
    (event,) = told("قصفت قوات النظام بلدة سرمين يوم الجمعة 22 تموز، ما أدى إلى مقتل مدني.")
    assert (event.days, event.weekdays, event.dates) == (None, frozenset({5}), frozenset({(7, 22)}))


def test_the_toll_leaves_out_those_that_it_holds() -> None:
    (event,) = told(STRIKE)
    assert (event.killed, event.injured) == (Toll(3, 3), Toll(5, 5))
    (event,) = told("قصفت قوات النظام بلدة سرمين ما أدى إلى مقتل عدد من المدنيين.")
    assert event.killed is not None and event.killed.most is None


def test_a_governorate_is_an_area_and_no_site() -> None:
    (event,) = told("قصفت قوات النظام محافظة إدلب.")
    assert (event.sites, event.areas) == ((), frozenset({"إدلب"}))


@pytest.mark.parametrize(
    "text", [STRIKE, "قصفت قوات النظام بلدة سرمين.", "خطفت مجموعة مسلحة شابا في قرية لا يعرفها أحد."]
)
def test_what_is_laid_out_comes_back_from_json(text: str) -> None:
    for event in told(text):
        assert telling_from(json.loads(json.dumps(facts_of(event)))) == event


def test_the_article_is_about_the_event_with_a_place_and_people_harmed() -> None:
    text = (
        "انسحبت دورية من أطراف حلب.\n\nقصفت قوات النظام بلدة سرمين، ما أدى إلى مقتل ثلاثة مدنيين.\n\n"
        "وقتل عنصران من الفصائل في اشتباكات على محور بلدة كفر نوران."
    )
    events = waqai.read(text, published="2023-08-09").events
    assert [p.name for p in lead_of(events).places] == ["سرمين"]
    assert sum(event.lead for event in told(text, published="2023-08-09")) == 1


def test_what_is_only_planned_has_not_happened() -> None:
    assert told("تعتزم الفصائل الهجوم على بلدة سرمين غدا.", published="2023-08-09") == []


def test_a_long_article_tells_of_each_event_in_its_own_words() -> None:
    filler = " ".join(f"كلمة{n} عبارة{n} جملة{n} سطر{n}." for n in range(150))
    text = f"{STRIKE}\n\n{filler}\n\nقصفت طائرات حربية مدينة الباب فجر الأربعاء، ما أدى إلى مقتل شخصين."
    events = told(text, published="2023-08-09")
    assert len(events) > 1
    (elsewhere,), (here,), (there,) = (stems(word) for word in ("كلمة140", "سرمين", "الباب"))
    first, *_, last = events
    assert here in first.words and there not in first.words and elsewhere not in first.words
    assert there in last.words and elsewhere not in last.words
