import pytest
from pages import BODY, OTHERS, article_of, dump, reasons

TICKERS = [f"{title} {number}" for number in "ابتثجح" for title in OTHERS]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (dump("الجمعة 31 تموز, 2026", *TICKERS, "اللغة/Language", "English"), "no article: a list of headlines"),
        (dump("مقالات ذات صلة", *OTHERS), "no article: a list of headlines"),
        (dump("الرئيسية", "سياسة", "اتصل بنا", "جميع الحقوق محفوظة"), "no article: nothing but furniture"),
        (dump("عذراً، الصفحة التي تبحث عنها غير موجودة", "الرئيسية"), "wrong page: login or cookie wall"),
        (dump("You must log in to continue.", "Log in to Facebook"), "wrong page: login or cookie wall"),
        (
            dump("Three people were killed on Saturday when shells hit the market of a small town in the east."),
            "no Arabic text",
        ),
    ],
)
def test_a_page_without_an_article_is_refused_with_its_reason_and_every_line(page, reason):
    article = article_of(page, outlet="صوت الضفة")
    assert article.refused == reason
    assert (article.text, article.headline, article.paragraphs) == ("", None, ())
    assert article.outlet == "صوت الضفة"
    assert list(reasons(article)) == list(dict.fromkeys(line for line in page.split("\n") if line))


def test_an_article_that_mentions_a_missing_page_is_not_refused():
    text = dump(*BODY, "وكتب الموقع لزواره أن الصفحة غير موجودة بعد حجبها بقرار من المحكمة المختصة في العاصمة.")
    assert article_of(text).refused is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY[0], "ar"),
        ("لە گوندێکی نزیک شارەکە سێ هاووڵاتی لە بۆردومانێکی تۆپخانەیی کوژران و چوار کەسی دیکە بریندار بوون.", "ckb"),
        ("در حمله توپخانه‌ای به بازار روستا سه غیرنظامی کشته و چهار نفر دیگر زخمی شدند، گفت یک منبع محلی.", "fa"),
    ],
)
def test_the_language_is_told(text, language):
    article = article_of(text)
    assert article.language == language
    assert article.refused == (None if language == "ar" else f"not in Arabic: {language}")


def test_arabic_typed_on_a_persian_keyboard_is_arabic():
    assert article_of(BODY[0].replace("ي", "ی").replace("ك", "ک")).refused is None


def test_one_teaser_below_the_heading_of_a_list_is_no_article():
    teaser = "إصابة ثلاثة عمال بحريق في مستودع للقطن قرب قرية النخيل."
    assert article_of(dump("أقرأ التالي", *OTHERS, "مقالات ذات صلة", teaser, *OTHERS)).refused == (
        "no article: a list of headlines"
    )


def test_buttons_alone_are_no_headline():
    share = "شارك هذا الموضوع:اضغط للمشاركة على تويتر (فتح في نافذة جديدة)انقر للمشاركة على فيسبوك (فتح في نافذة جديدة)"
    assert article_of(dump(share, "مرتبط", "فيسبوك", "تويتر")).refused == "no article: nothing but furniture"
