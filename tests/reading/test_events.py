"""Whole readings of sentences written for this project: what happened, where, when, by whom, to whom, says who."""

from typing import Any

import pytest

import waqai
from waqai.records import Event

PUBLISHED = "2024-05-15"  # a Wednesday


def read(text: str) -> tuple[Event, ...]:
    return waqai.read(text, published=PUBLISHED).events


def shown(event: Event) -> dict[str, Any]:
    return {
        "type": event.type,
        "modality": event.modality,
        "aggregate": event.aggregate,
        "start": event.start,
        "places": [p.name for p in event.places],
        "actor1": [p.name for p in event.actor1],
        "actor2": [p.name for p in event.actor2],
        "harm": [(h.kind, h.who, h.min, h.max) for h in event.harm],
        "objects": list(event.objects),
        "according_to": [p.name for p in event.according_to],
    }


CASES = {
    "قصفت مدفعية قوات الحكومة بلدة سرمين أمس الثلاثاء، ما أدى إلى مقتل ثلاثة مدنيين بينهم طفل "
    "وإصابة خمسة آخرين، بحسب مصادر محلية.": {
        "type": "shelling", "start": "2024-05-14", "places": ["سرمين"], "according_to": ["مصادر محلية"],
        "harm": [("killed", "civilians", 3, 3), ("killed", "children", 1, 1), ("injured", "civilians", 5, 5)],
    },
    "شنت طائرات حربية روسية ثلاث غارات على محيط مدينة جسر الشغور.": {
        "type": "air_strike", "start": None, "places": ["جسر الشغور"], "actor1": ["طائرات حربية روسية"],
    },
    "دارت اشتباكات بين قوات سوريا الديمقراطية ومسلحين محليين في بلدة ذيبان فجر اليوم.": {
        "type": "armed_clash", "start": PUBLISHED, "places": ["ذيبان"], "actor1": ["قوات سوريا الديمقراطية"],
    },
    "انفجرت عبوة ناسفة بسيارة في مدينة الباب دون وقوع إصابات.": {
        "type": "bombing", "places": ["الباب"], "harm": [("injured", "unknown", 0, 0)], "objects": ["vehicle"],
    },
    "أعلن الجيش أنه يعتزم شن عملية عسكرية في ريف حماة.": {"type": "operation", "modality": "planned"},
    "خرج أهالي بلدة المنصورة في مظاهرة للمطالبة بتحسين الخدمات.": {"type": "protest", "places": ["المنصورة"]},
    "اعتقلت قوى الأمن الداخلي خمسة شبان في مدينة الرقة.": {
        "type": "arrest", "places": ["الرقة"], "harm": [("detained", "civilians", 5, 5)],
    },
}  # fmt: skip


@pytest.mark.parametrize("text", CASES)
def test_a_sentence_gives_its_event(text: str) -> None:
    events = read(text)
    assert len(events) == 1, [shown(e) for e in events]
    got = shown(events[0])
    assert {key: got[key] for key in CASES[text]} == CASES[text]


def test_a_list_of_villages_without_a_joint_toll_gives_an_event_each() -> None:
    events = read("سيطرت فصائل المعارضة على قرى النقير وأرينبة وسطوح الدير في ريف إدلب.")
    assert [e.places[0].name for e in events] == ["النقير", "أرينبة", "سطوح الدير"]
    assert {e.type for e in events} == {"territory_change"}


def test_a_joint_toll_holds_the_villages_together() -> None:
    (event,) = read("قصفت طائرات حربية بلدتي سرمين والنيرب ما أدى إلى مقتل أربعة مدنيين.")
    assert [p.name for p in event.places] == ["سرمين", "النيرب"]


def test_a_definite_noun_joins_what_it_refers_to() -> None:
    events = read("قصفت المدفعية بلدة سرمين صباح اليوم.\nوأسفر القصف عن مقتل رجلين كانا في السوق.")
    assert len(events) == 1
    assert shown(events[0])["harm"] == [("killed", "civilians", 2, 2)]


def test_a_headline_is_never_counted_beside_its_body() -> None:
    text = "مقتل ثلاثة مدنيين بقصف على سرمين\n\nقُتل ثلاثة مدنيين أمس الثلاثاء جراء قصف مدفعي على بلدة سرمين شرقي إدلب."
    events = read(text)
    assert [e.type for e in events] == ["shelling"]
    assert events[0].start == "2024-05-14"


@pytest.mark.parametrize(
    "text",
    [
        "طالب الأهالي بوقف القصف على بلدتهم.",
        "تسعى الفصائل إلى التقدم للسيطرة على بلدة سرمين.",
        "في حال قصفت الطائرات البلدة فسنغادر.",
        "سجل المهاجم هدفين في مباراة الأمس.",
        "أحيا الأهالي ذكرى قصف المدرسة.",
        "تدرس الوزارة موضوع الرواتب.",
    ],
)
def test_wishes_aims_suppositions_and_other_senses_are_no_events(text: str) -> None:
    assert read(text) == ()


PRACTICES = [
    "تتعرض قرى ريف إدلب الجنوبي لقصف متكرر من قوات الحكومة.",
    "وبين الحين والآخر، تضرب طائرات القرى في ريف إدلب الجنوبي.",
    "تغير الطائرات الحربية على ريف إدلب بشكل شبه يومي.",
]


@pytest.mark.parametrize("text", PRACTICES)
def test_a_practice_that_recurs_is_no_event(text: str) -> None:
    assert not read(text)


def test_a_practice_that_is_told_of_one_day_is_an_event() -> None:
    assert [e.start for e in read("تعرضت بلدة سرمين أمس الثلاثاء لقصف متكرر من قوات الحكومة.")] == ["2024-05-14"]


HARMED_BY = [
    "لقي ستة مدنيين مصرعهم، مساء أمس الثلاثاء، في قصف مدفعي على بلدة سرمين.",
    "أصيب ستة مدنيين بجروح (اثنان منهم من أسرة واحدة)، بقصف مدفعي على بلدة سرمين.",
]


@pytest.mark.parametrize("text", HARMED_BY)
def test_a_harm_told_to_have_come_by_a_strike_is_no_second_event(text: str) -> None:
    assert [(e.type, e.harm[0].min) for e in read(text)] == [("shelling", 6)]


def test_a_harm_before_a_turn_of_the_sentence_is_not_the_strikes() -> None:
    read_types = {
        e.type for e in read("قتل شاب برصاص مجهولين في مدينة إدلب، فيما أصيب آخرون بقصف مدفعي على بلدة سرمين.")
    }
    assert read_types == {"attack", "shelling"}


def test_what_was_not_told_stays_open() -> None:
    (event,) = read("قصفت المدفعية قرية كفر مجهولستان.")
    assert (event.start, event.end, event.time_precision) == (None, None, None)
    assert event.places[0].name == "كفر مجهولستان"
    assert (event.places[0].id, event.places[0].lat) == (None, None)
    assert event.actor2 == () and event.harm == () and event.according_to == ()


def test_every_field_has_the_stretch_that_proves_it() -> None:
    text = "قصفت مدفعية قوات الحكومة بلدة سرمين أمس الثلاثاء، ما أدى إلى مقتل ثلاثة مدنيين، بحسب مصادر محلية."
    report = waqai.read(text, published=PUBLISHED)
    for event in report.events:
        proved = {e.field for e in event.evidence}
        assert {"record", "type", "start", "places", "harm", "according_to"} <= proved
        assert all(report.article.text[e.start : e.end] == e.quote for e in event.evidence)


def test_a_ministry_that_denies_makes_no_event_of_it() -> None:
    report = waqai.read("نفت وزارة الدفاع وقوع أي هجوم على المطار.", published=PUBLISHED)
    assert report.events == ()
    assert [s.kind for s in report.statements] == ["deny"]


def test_reading_is_the_same_every_time() -> None:
    text = "قصفت المدفعية بلدة سرمين فقتل رجلان.\nوقال ناشطون إن القصف طال السوق."
    assert read(text) == read(text)


def test_a_running_total_is_not_told_of_what_only_describes_a_party():
    text = "استعاد الجيش القصر الجمهوري في الخرطوم بعد معارك مع القوات التي تسيطر عليه منذ اندلاع الحرب."
    assert next((e.type, e.aggregate) for e in read(text)) == ("territory_change", False)


def test_a_word_of_a_hashtag_is_no_happening_but_a_whole_one_may_be() -> None:
    told = [
        [p.name for p in e.places] for e in read("قصف على بلدة سرمين #سرمين_تحت_القصف\n#غارات_جوية على بلدة تلبيسة")
    ]
    assert told == [["سرمين"], ["تلبيسة"]]


def test_people_told_by_one_word_are_one_party() -> None:
    (event,) = read("قصفت الطائرات منازل المدنيين في بلدة سرمين، ما أدى إلى مقتل ثلاثة مدنيين")
    assert [p.name for p in event.actor2] == ["مدنيين"]


@pytest.mark.parametrize(
    ("day", "modality"), [("يوم الأحد المقبل", "planned"), ("يوم الأحد الماضي", "reported"), ("اليوم", "reported")]
)
def test_what_is_yet_to_come_has_not_happened(day: str, modality: str) -> None:
    (event,) = read(f"ينفذ المعلمون إضرابا عاما في مدينة سرمين {day}.")
    assert event.modality == modality
