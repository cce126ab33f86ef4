"""Times in text: what is found, and which days it means. The sentences are the project's own."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from value_words import TIME_WORDS, count_calls, days_of, show_day, suite, times_of

from waqai.arabic.dates import counted_from, read_times, resolve_time
from waqai.arabic.dates.words import TIME_TAGS
from waqai.arabic.fold import fold_text
from waqai.arabic.numbers.words import NUMBER_TAGS
from waqai.arabic.vocabulary import FIGURE_TAGS

WEDNESDAY = "2015-08-05"
# Days that need no reference: they are the same with and without one.
TOLD_WHOLE = {
    "افتُتح الجسر في 23 من آذار 2012": "2012-03-23",
    "افتُتح الجسر في 23 آذار/مارس 2012": "2012-03-23",
    "افتُتح الجسر في 23 مارس (آذار) 2012": "2012-03-23",
    "افتُتح الجسر في ٨ / يناير / ٢٠٢٥": "2025-01-08",
    "افتُتح الجسر في 6 تشرين الأول 2014": "2014-10-06",
    "افتُتح الجسر في 6 من كانون الثاني من عام 2014": "2014-01-06",
    "افتُتح الجسر في السادس والعشرين من أيلول 2014": "2014-09-26",
    "افتُتح الجسر بتاريخ 23/03/2022": "2022-03-23",
    "افتُتح الجسر في 2015-07-31": "2015-07-31",
    "افتُتح الجسر في 08/23/2022": "2022-08-23",
    "الأحد, ٢٠ نوفمبر ٢٠٢٢, ١٤:٢٨": "2022-11-20",
    "مارس 03, 2022": "2022-03-03",
    "يوم الثلاثاء الموافق 25 مارس 2025": "2025-03-25",
    "أُعلن في 25 شوال 1436هـ": "2015-08-10",
    "أُعلن في 14 صفر 1437 هـ الموافق 26 تشرين الثاني 2015": "2015-11-26",
    "أُعلن يوم 12 رمضان 1445 هـ، الموافق لـ 22 مارس 2024": "2024-03-22",
    "بين 3 و5 آب 2015": "2015-08-03..2015-08-05",
    "من 30 تموز إلى 2 آب 2015": "2015-07-30..2015-08-02",
    "في 7 و8 من تموز 2014": "2014-07-07..2014-07-08",
    "خلال تموز 2014": "2014-07-01..2014-07-31 month",
    "في حزيران (يونيو) 2014": "2014-06-01..2014-06-30 month",
    "أواخر شباط 2012": "2012-02-21..2012-02-29 part_of_month",
    "صيف 2014": "2014-06-01..2014-08-31 season",
    "عام 2011": "2011-01-01..2011-12-31 year",
    "مطلع عام 2022": "2022-01-01..2022-12-31 year",
    "من 2012 إلى 2014": "2012-01-01..2014-12-31 year",
}
FROM_REFERENCE = {
    "أمس": "2015-08-04",
    "أول من أمس": "2015-08-03",
    "أمس الأول": "2015-08-03",
    "الليلة الماضية": "2015-08-04",
    "ليلة أمس": "2015-08-04",
    "فجر اليوم": "2015-08-05",
    "قبل ثلاثة أيام": "2015-08-02",
    "قبل يومين": "2015-08-03",
    "غدا الخميس": "2015-08-06",
    "الأربعاء": "2015-08-05",
    "الخميس": "2015-07-30",
    "الأربعاء الماضي": "2015-07-29",
    "الأربعاء المقبل": "2015-08-12",
    "أمس الاثنين": "2015-08-03",
    "اليوم (الاثنين)": "2015-08-03",
    "ليلة السبت": "2015-08-01",
    "صباح يوم أمس الثلاثاء4 آب": "2015-08-04",
    "اليوم، الأربعاء 5 من آب": "2015-08-05",
    "في 5 آب": "2015-08-05",
    "في 6 آب": "2014-08-06",
    "في 6 آب المقبل": "2015-08-06",
    "في 18 نوفمبر/تشرين الثاني الماضي": "2014-11-18",
    "في 18 نوفمبر من العام الماضي": "2014-11-18",
    "الخميس 6 آب": "2015-08-06",
    "في 4 من الشهر الجاري": "2015-08-04",
    "في الـ30 من الشهر الماضي": "2015-07-30",
    "في 3 الجاري": "2015-08-03",
    "الأسبوع الماضي": "2015-07-27..2015-08-02 week",
    "هذا الأسبوع": "2015-08-03..2015-08-05 week",
    "الشهر الماضي": "2015-07-01..2015-07-31 month",
    "منذ الشهر الماضي": "2015-07-01..2015-07-31 month",
    "العام الماضي": "2014-01-01..2014-12-31 year",
    "في آب": "2015-08-01..2015-08-31 month",
    "في أيلول": "2014-09-01..2014-09-30 month",
    "آب الماضي": "2014-08-01..2014-08-31 month",
    "مطلع الشهر الجاري": "2015-08-01..2015-08-10 part_of_month",
    "خلال اليومين الماضيين": "2015-08-03..2015-08-04",
    "خلال الأيام الثلاثة الماضية": "2015-08-02..2015-08-04",
    "خلال الساعات الـ24 الماضية": "2015-08-04..2015-08-05",
    "الصيف الماضي": "2014-06-01..2014-08-31 season",
    "منذ 21 حزيران وحتى صباح اليوم": "2015-06-21..2015-08-05",
    "الجمعة والسبت": "2015-07-31..2015-08-01",
    "ليل الجمعة - السبت": "2015-07-31..2015-08-01",
    "بعد منتصف ليل الجمعة السبت": "2015-08-01",
    "أمس واليوم": "2015-08-04..2015-08-05",
}
# Told, but nobody can say when: with a reference or without.
LEFT_OPEN = [
    "قبل أيام",
    "قبل عدة أسابيع",
    "قبل نحو أسبوع",
    "قبل عامين",
    "قبل يومين من الافتتاح",
    "بعد ثلاثة أيام",
    "خلال الأيام القليلة الماضية",
    "خلال السنوات الماضية",
    "شتاء 2014",
    "في العام السابق",
    "في 12-05-15",
    "الاثنين 5 آب",
]
NO_TIME = [
    "قال أحد الحاضرين إن أحد الأبواب مغلق",
    "حضر رجب وشعبان ورمضان الحفل",
    "في جامعة تشرين وعند سد تشرين",
    "قوى 14 آذار وثورة 25 يناير وشارع 8 آذار",
    "مارس الأطفال السباحة ومارس العمال الرياضة",
    "روى أب لأطفاله القصة عند الباب",
    "يصادف اليوم العالمي للمعلم",
    "في اليوم التالي وفي اليوم نفسه وفي ذلك اليوم",
    "في اليوم الثالث من الدورة",
    "يُقام السوق كل جمعة",
    "سوق الخميس وصلاة الجمعة",
    "انتظر دقيقة ثانية ثم عاد في المرة الثانية",
    "عند الساعة الثالثة فجرا",
    "في بناء من 12 طابقا",
    "هبوا عن بكرة أبيهم",
    "المايونيز والسبتي والأحدب والخميسي",
    "أمين عام الجمعية وقطاع عام",
    "30 شباط 2012",
]


def shown(text, reference, *, ahead=False):
    return [show_day(when) for when in days_of(text, reference, ahead=ahead)]


@pytest.mark.parametrize("text", TOLD_WHOLE)
def test_days_told_whole_need_no_reference(text):
    assert shown(text, None) == shown(text, WEDNESDAY) == [TOLD_WHOLE[text]]


@pytest.mark.parametrize("text", FROM_REFERENCE)
def test_days_counted_from_the_reference(text):
    assert shown(f"جرى ذلك {text}.", WEDNESDAY) == [FROM_REFERENCE[text]]


@pytest.mark.parametrize("text", FROM_REFERENCE)
def test_without_a_reference_they_stay_open(text):
    assert set(shown(f"جرى ذلك {text}.", None)) == {"open"}


@pytest.mark.parametrize("text", LEFT_OPEN)
def test_what_nobody_can_tell_stays_open(text):
    assert shown(f"جرى ذلك {text}.", WEDNESDAY) == ["open"]


@pytest.mark.parametrize("text", NO_TIME[:-1])
def test_words_that_only_look_like_times(text):
    assert times_of(text) == []


def test_a_day_that_the_month_has_not_stays_open():
    assert shown("في 30 شباط 2012", None) == ["open"]


def test_the_announced_is_read_ahead():
    assert shown("يُفتتح الأحد وفي 6 آب وفي أيلول", WEDNESDAY, ahead=True) == [
        "2015-08-09",
        "2015-08-06",
        "2015-09-01..2015-09-30 month",
    ]


@pytest.mark.parametrize(
    ("text", "future"),
    [
        ("غدا", True),
        ("الشهر المقبل", True),
        ("في 5 آب القادم", True),
        ("أمس", False),
        ("الشهر الماضي", False),
        ("في 5 آب", False),
    ],
)
def test_words_of_the_future_are_flagged(text, future):
    assert [moment.future for moment in times_of(text)] == [future]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("منذ 5 آب", "since"),
        ("منذ مطلع العام", "since"),
        ("حتى الجمعة", "until"),
        ("قبل 5 آب", "before"),
        ("بعد 5 آب", "after"),
        ("في 5 آب", "at"),
        ("بعد ظهر أمس", "at"),
    ],
)
def test_the_word_before_tells_the_relation(text, relation):
    assert {moment.relation for moment in times_of(text + " الجاري" * text.endswith("العام"))} == {relation}


def test_two_names_of_one_day_are_one_moment_with_its_span():
    text = "وصل الوفد مساء أمس الثلاثاء 4 آب/أغسطس 2015، ثم غادر"
    folded = fold_text(text)
    moments = read_times(folded, TIME_WORDS)
    assert [folded.span(m.start, m.end).of(text) for m in moments] == ["مساء أمس الثلاثاء 4 آب/أغسطس 2015"]
    assert moments[0].day_part == "evening"


@pytest.mark.parametrize("weekday", ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"])
def test_a_weekday_is_the_last_one_not_after_the_reference(weekday):
    reference = datetime.date(2015, 8, 5)
    for shift in range(14):
        day = reference + datetime.timedelta(days=shift)
        (when,) = days_of(weekday, day.isoformat())
        assert when is not None and 0 <= (day - when.start).days < 7
        assert when.start.isoweekday() == times_of(weekday)[0].weekday


PIECES = [
    "5 ",
    "2015 ",
    " آب ",
    " من ",
    " إلى ",
    "/",
    "-",
    " الجمعة ",
    " أمس ",
    " منذ ",
    " الماضي ",
    " شهر ",
    " و",
    "،",
    "\n",
    " حتى ",
    " 60/288 ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.dates(), st.booleans())
def test_any_mix_is_read_and_resolved_without_a_crash(text, reference, ahead):
    folded = fold_text(text)
    end = 0
    for moment in read_times(folded, TIME_WORDS):
        assert end <= moment.start < moment.end <= len(folded.text)
        end = moment.end
        when = resolve_time(moment, reference, ahead=ahead)
        assert when is None or when.start <= when.end
        resolve_time(moment, None)


def test_no_word_bears_the_tag_of_a_figure():
    assert not set(FIGURE_TAGS.values()) & {*TIME_TAGS.values(), *NUMBER_TAGS.values()}


def test_the_number_of_a_resolution_is_no_day():
    assert [show_day(day) for day in days_of("اعتُمد القرار 60/288 أمس", WEDNESDAY)] == ["2015-08-04"]


@given(st.text(max_size=200))
def test_any_characters_are_read_without_a_crash(text):
    folded = fold_text(text)
    assert len(read_times(folded, TIME_WORDS)) <= len(folded.text)


@pytest.mark.parametrize(
    "unit", ["من 5 آب إلى ", "الجمعة ", "5 و", "2015-", "منذ ", "شهر ", "1/2/2015 ", "أمس و", "خمسة "]
)
def test_long_runs_are_read_in_proportion(unit):
    few, many = (count_calls(lambda times=times: times_of(unit * times)) for times in (100, 1_000))
    assert many < 12 * few  # a quadratic reader makes a hundred times the calls


# Cases of the outside suites that are read otherwise, each with the reason.
_CODEBOOK = "the codebook reads the middle of a month as days 11 to 20"
OTHERWISE = {
    "نص شهر ثلاث": _CODEBOOK,
    "منتصف اذار": _CODEBOOK,
    "في نصف شهر مارس": _CODEBOOK,
    "الثلاثاء": "said on a Tuesday, the codebook takes that very day",
    "من اسبوع": "dialect; in the press «من» before a unit opens a stretch",
    "ثالث ثلاثاء بعد كريسماس 2014": "nobody dates an event so in the press",
    "عيد الفصح": "Eastern and Western Easter differ: left open",
    "عيد الفصح 2013": "Eastern and Western Easter differ: left open",
    "30-02-33": "two digits of a year, and no word that tells the calendar: left open",
    "10-03-90": "two digits of a year, and no word that tells the calendar: left open",
}


def test_outside_days_are_right():
    wrong = []
    for case in suite("dates/duckling_time_ar.jsonl"):
        text, expected = case["input"], case["expected"]
        if expected["kind"] == "none":
            assert times_of(text) == []
        elif expected["grain"] not in ("second", "minute", "hour") and text not in OTHERWISE:
            reference = case["reference"][:10]
            first = expected.get("value", expected.get("from"))[:10]
            # The suite looks ahead, except where it looks back: a day without a year is right either way.
            found = [w for ahead in (True, False) for w in days_of(text, reference, ahead=ahead) if w]
            days = {(str(w.start), str(w.end + datetime.timedelta(days=1))) for w in found}
            end = expected.get("to_exclusive")
            if not any(start == first and end in (None, after, after + "T00:00:00") for start, after in days):
                wrong.append((text, expected, days))
    assert wrong == []


def test_outside_hijri_and_counted_days_are_right():
    wrong = []
    for case in suite("dates/dateparser_tests_ar.jsonl"):
        text, expected = case["input"], case["expected"]
        found = [str(w.start) for w in days_of(text, WEDNESDAY) if w]
        if expected["kind"] == "instant":
            right = found == [expected["value"][:10]]
        elif expected["kind"] == "spans":
            right = found == [day for _, day in expected["spans"]]
        elif expected["kind"] == "ago" and "years" not in expected:
            right = found == [str(datetime.date(2015, 8, 5) - datetime.timedelta(days=expected["days"]))]
        else:
            continue  # glosses and sums of units, which are no days
        if not right and text not in OTHERWISE:
            wrong.append((text, expected, found))
    assert wrong == []


COPIES = [
    ("أعلن اليوم الأحد عن الخطة ثم عاد أمس", "2015-08-02"),  # all agree: the copy was written on Sunday
    ("وصل أمس الثلاثاء وغادر اليوم الأربعاء", "2015-08-05"),
    ("وصل أمس الاثنين وغادر اليوم الأربعاء", "2015-08-05"),  # they do not agree: the page's day stands
    ("وصل الأحد وغادر اليوم", "2015-08-05"),
]


@pytest.mark.parametrize(("text", "today"), COPIES)
def test_a_copy_counts_from_the_day_that_its_weekdays_agree_on(text, today):
    moments = read_times(fold_text(text), TIME_WORDS)
    assert counted_from(moments, datetime.date(2015, 8, 5)) == datetime.date.fromisoformat(today)
