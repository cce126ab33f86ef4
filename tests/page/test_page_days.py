import pytest
from pages import BODY, HEADLINE, OTHERS, article_of, dump


def days_of(*blocks, **told):
    article = article_of(dump(*blocks), **told)
    return article.published, article.updated, article.page_date


@pytest.mark.parametrize(
    "printed",
    [
        "4 آذار 2023",
        "السبت, ٤ مارس ٢٠٢٣, ١٠:٠٠",
        "2023/03/04",
        "04-03-2023, 17:13",
        "March 4, 2023, 11:36 am",
        "مارس 4، 2023",
        "4 مارس/ آذار 2023",
        "نشرت في: 04/03/2023 - 15:04",
        "الناشر سامر | 4 آذار 2023",
    ],
)
def test_a_date_under_the_headline_is_the_day_of_publication(printed):
    assert days_of(HEADLINE, printed, *BODY)[0] == "2023-03-04"


def test_an_update_is_told_apart():
    printed = "نشرت في: 04/03/2023 - 15:04آخر تحديث: 05/03/2023 - 10:00"
    assert days_of(HEADLINE, printed, *BODY) == ("2023-03-04", "2023-03-05", None)
    assert days_of(HEADLINE, "آخر تحديث: 5 آذار 2023", *BODY) == (None, "2023-03-05", None)


def test_the_day_of_rendering_is_never_that_of_publication():
    top = ("الوضع المظلم", "الأربعاء ٠٨ / يناير / ٢٠٢٥", "Logo")
    assert days_of(*top, HEADLINE, *BODY) == (None, None, "2025-01-08")


def test_the_day_of_the_fetch_is_never_that_of_publication():
    assert days_of("السبت 4 آذار 2023", HEADLINE, *BODY, fetched="2023-03-04T10:00:00Z") == (None, None, "2023-03-04")
    assert days_of(HEADLINE, *BODY, fetched="2023-03-04")[0] is None


def test_a_day_above_the_headline_is_published_only_if_it_cannot_be_the_render_day():
    page = ("السبت 4 آذار 2023", HEADLINE, *BODY)
    assert days_of(*page) == (None, None, "2023-03-04")
    assert days_of(*page, fetched="yesterday") == (None, None, "2023-03-04")
    assert days_of(*page, fetched="2023-03-05T01:00:00Z") == (None, None, "2023-03-04")
    assert days_of(*page, fetched="2024-01-01") == ("2023-03-04", None, None)


def test_a_date_in_caption_body_or_another_story_is_not_published():
    caption = "لحظة القصف على سوق بلدة النخيل صباح 4 آذار 2023"
    told = BODY[3] + " وكان قصف مماثل قد وقع في 2 شباط 2023."
    assert days_of(HEADLINE, caption, *BODY[:3], told)[0] is None
    assert days_of(HEADLINE, *BODY, "مقالات ذات صلة", OTHERS[0], "2023/03/01", OTHERS[1], "2023/03/02")[0] is None
    assert days_of(HEADLINE + " في 4-3-2023", *BODY)[0] is None


@pytest.mark.parametrize("printed", ["4 آذار", "السبت", "31/02/2023", "منذ يومين", "99/99/2023"])
def test_no_year_or_no_such_day_gives_none(printed):
    assert days_of(HEADLINE, printed, *BODY)[0] is None


def test_given_wins_over_printed():
    article = article_of(dump(HEADLINE, "5 آذار 2023", *BODY), published="2023-03-04T22:00:00+03:00")
    assert (article.published, article.published_from) == ("2023-03-04", "given")
    assert (article.reference, article.reference_from) == ("2023-03-04", "published")


def reference_of(*paragraphs, **told):
    article = article_of(dump(HEADLINE, *paragraphs), **told)
    assert article.published is None
    return article.reference


def test_the_reference_is_the_latest_day_of_the_present_thread():
    first = "أصدرت ست منظمات، في 27 آب 2023، بياناً مشتركاً عن القتال في بلدة النخيل وما حولها من قرى."
    later = "ثم أعلن المجلس المحلي وقف القتال في 1 أيلول 2023 بعد وساطة وجهاء المنطقة."
    old = "وكان قتال مماثل قد اندلع في البلدة نفسها في 12 تموز 2021 وأوقع ضحايا."
    future = "ويبدأ تنفيذ المرحلة التالية من البرنامج في 1 كانون الثاني 2030 وفق البيان."
    assert reference_of(first, BODY[1], BODY[2], later, old, future, fetched="2025-01-08") == "2023-09-01"


def test_an_old_agreement_is_no_reference():
    pact = "وتخضع البلدة لاتفاق تهدئة وُقّع في 17 شباط 2019 بين الأطراف الضامنة."
    assert reference_of(BODY[0], pact, BODY[1]) is None
    assert reference_of(*BODY, "وشهدت البلدة معارك عنيفة انتهت في 12 تموز 2021 بخروج المسلحين منها.") is None


def test_a_date_far_down_the_text_is_no_reference_unless_its_weekday_is_told():
    long = " ".join([*BODY, *BODY])[:400]
    assert reference_of(long + " وأصدر المجلس المحلي في البلدة بيانا في 12 تموز 2023 عن عودة السكان إليها.") is None
    told = " وأصدر المجلس المحلي في البلدة بيانا مساء الأربعاء 12 تموز 2023 عن عودة السكان إليها."
    assert reference_of(long + told) == "2023-07-12"


def test_a_day_whose_weekday_does_not_fit_is_no_reference():
    assert reference_of("قُتل ثلاثة مدنيين، الأربعاء (8 كانون الثاني 2024)، جراء قصف على البلدة.", *BODY[1:]) is None


def test_the_year_is_taken_only_where_the_text_tells_it():
    dated = "قُتل ثلاثة مدنيين، اليوم الخميس 5 تشرين الأول، جراء قصف مدفعي استهدف بلدة النخيل ومحيطها."
    year = "واستجابت الفرق منذ بداية العام الحالي 2023 لعشرات الهجمات على القرى القريبة من خطوط التماس."
    assert reference_of(dated, *BODY[1:]) is None
    assert reference_of(dated, *BODY[1:], year) == "2023-10-05"
    assert reference_of(dated.replace("الخميس", "الجمعة"), *BODY[1:], year) is None


def test_a_day_told_as_today_is_the_reference_wherever_it_stands():
    today = "وقال مصدر عسكري إن القصف وقع في الخامسة من صباح اليوم 7/3/2022 واستهدف محيط البلدة."
    assert reference_of(*BODY[:3], BODY[0].replace("السبت", "الاثنين"), today) == "2022-03-07"
    named = today.replace("صباح اليوم", "صباح اليوم الاثنين")
    assert reference_of(*BODY[:3], BODY[3], named) == "2022-03-07"
    assert reference_of(*BODY[:3], BODY[3], today.replace("اليوم", "اليوم، الاثنين")) == "2022-03-07"
    assert reference_of(*BODY[:3], BODY[3], today.replace("اليوم", "يوم")) is None
    assert reference_of(*BODY[:3], BODY[3], today.replace("اليوم", "ذلك اليوم")) is None


def test_the_weekday_of_today_bears_a_date_out_or_speaks_against_it():
    first = "قُتل ثلاثة مدنيين، اليوم الأحد، جراء قصف مدفعي استهدف بلدة النخيل ومحيطها."
    later = "وكان المجلس قد دعا السكان إلى افتتاح السوق صباح يوم الأحد 24-7-2022 في وسط البلدة."
    assert reference_of(first, *BODY[1:], later) == "2022-07-24"
    assert reference_of(first.replace("الأحد", "الاثنين"), *BODY[1:], later) is None
    old = "كشفت صحيفة، اليوم الجمعة 28 تشرين الأول، أن منفذ قصف سوق النخيل في 16 نيسان 2013 ما زال في عمله."
    assert reference_of(old, *BODY[1:]) is None
    assert reference_of(old.replace("اليوم الجمعة 28 تشرين الأول", "البارحة"), *BODY[1:]) == "2013-04-16"


def test_the_own_year_of_the_text_may_stand_far_below():
    year = "واستجابت الفرق منذ بداية العام الحالي 2024 لعشرات الهجمات على القرى القريبة من خطوط التماس."
    assert reference_of(*BODY, year, "واستهدف القصف اليوم الأربعاء 8 أيار المخيم القريب من البلدة.") == "2024-05-08"


@pytest.mark.parametrize(
    ("signed", "told"),
    [
        ("— صوت الضفة (@voice) March 4, 2023", "2023-03-04"),
        ("— فرق الإسعاف (@rescue) March 4, 2023", None),
        ("— أخبار الوادي (@wadi_daily) March 4, 2023", "2023-03-04"),
    ],
)
def test_only_the_outlets_own_embedded_post_tells_its_day(signed, told):
    post = f"بالصور: آثار القصف على سوق البلدة pic.twitter.com/a1b2c3\n{signed}"
    rescued = "وأسعفت فرق الإسعاف المصابين بحسب فرق الإسعاف."
    page = dump(HEADLINE, *BODY[:2], post, *BODY[2:], rescued)
    assert article_of(page, outlet="Wadi Daily News").reference == told


def test_where_only_an_update_is_printed_days_count_from_it():
    article = article_of(dump(HEADLINE, "آخر تحديث: 05.03.2023 | 21:41 دمشق", *BODY))
    assert (article.published, article.reference, article.reference_from) == (None, "2023-03-05", "updated")
    first = BODY[0].replace("ظهر السبت", "في 4 آذار 2023")
    assert article_of(dump(HEADLINE, "آخر تحديث: 05.03.2023", first, *BODY[1:])).reference == "2023-03-05"
    assert article_of(dump(HEADLINE, "آخر تحديث: 05.09.2023", first, *BODY[1:])).reference == "2023-03-04"


def test_the_label_of_a_day_may_have_a_line_of_its_own():
    labelled = ("تاريخ النشر:", "09 أغسطس, 2021", "تاريخ التحديث:", "14 يناير, 2023")
    assert days_of(HEADLINE, "معلومات النشر", *labelled) == ("2021-08-09", "2023-01-14", None)
    assert days_of(HEADLINE, *BODY, "الناشر", *labelled) == ("2021-08-09", "2023-01-14", None)


def test_a_date_under_a_headline_without_body_is_its_day():
    assert days_of(HEADLINE, "صوت الضفة", "2021/12/13", "مقالات ذات صلة", OTHERS[0], "2021/12/15")[0] == "2021-12-13"
    assert days_of(HEADLINE, "مقالات ذات صلة", OTHERS[0], "2021/12/15")[0] is None
