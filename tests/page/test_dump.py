import pytest
from pages import BODY, HEADLINE, OTHERS, article_of, body_of, dump, reasons

MENU = ("الرئيسية", "سياسة", "اقتصاد", "رياضة", "الوضع المظلم")
FULL = dump(
    *MENU,
    "الاثنين ١ / كانون الثاني / ٢٠٢٤",
    "• " + HEADLINE,
    HEADLINE,
    "دخان يتصاعد من أطراف البلدة (أ ف ب)",
    "الرقة – صوت الضفة",
    "4 آذار 2023",
    "485 مشاهدة",
    "شارك الخبر على:",
    "A+",
    BODY[0],
    "اقرأ المزيد: أهالي قرية مجاورة يعودون إلى بيوتهم",
    BODY[1],
    "مطالب الأهالي",
    *BODY[2:],
    "الضفة : رابطة حقوق البلدة",
    "كلمات مفتاحية",
    "النخيل",
    "قصف",
    "مقالات ذات صلة",
    *OTHERS,
    "التعليقات (2)",
    "رحم الله الشهداء وشفى الجرحى، لا حول ولا قوة إلا بالله العلي العظيم.",
    "النشرة الإخبارية",
    "اشترك في قائمتنا البريدية لتصلك الأخبار",
    "جميع الحقوق محفوظة © 2024",
)


def test_the_body_is_all_of_the_article_and_nothing_else():
    article = article_of(FULL)
    assert article.headline == HEADLINE
    assert body_of(article) == [BODY[0], BODY[1], "مطالب الأهالي", *BODY[2:]]
    assert [p.kind for p in article.paragraphs][:4] == ["headline", "body", "body", "subheading"]


def test_what_stands_beside_is_kept_apart():
    article = article_of(FULL)
    assert article.captions == ("دخان يتصاعد من أطراف البلدة (أ ف ب)",)
    assert article.byline == ("الرقة – صوت الضفة",)
    assert article.dateline == "الرقة – صوت الضفة"
    assert article.credit == ("رابطة حقوق البلدة",)
    assert article.outlet == "الضفة"
    assert article.related[0].title == "أهالي قرية مجاورة يعودون إلى بيوتهم"
    assert (article.published, article.published_from, article.page_date) == ("2023-03-04", "printed", "2024-01-01")
    assert article.language == "ar"


def test_every_line_is_accounted_for_with_a_reason():
    article = article_of(FULL)
    told = {*body_of(article), article.headline, *reasons(article)}
    assert [line for line in FULL.split("\n") if line and line not in told] == []
    why = reasons(article)
    assert why["الوضع المظلم"] == "font-size button"
    assert why["485 مشاهدة"] == "counter"
    assert why["التعليقات (2)"] == "comments"
    assert why[OTHERS[0]] == "list of other stories"
    assert why["جميع الحقوق محفوظة © 2024"] == "copyright"
    assert why["• " + HEADLINE] == "repeated line"


def test_text_is_headline_blank_line_body_and_spans_fit():
    article = article_of(FULL)
    assert article.text == f"{HEADLINE}\n\n" + "\n".join(body_of(article))
    first, second = article.paragraphs[:2]
    assert article.text[first.start : first.end] == HEADLINE
    assert article.text[second.start : second.end] == BODY[0]


def test_an_article_alone_passes_whole():
    text = f"{HEADLINE}\n\n" + "\n".join([*BODY, "صوت الضفة – الرقة", "قال شاهد: «كفى»"])
    article = article_of(text, published="2015-08-01")
    assert article.text == text
    assert (article.published, article.published_from) == ("2015-08-01", "given")
    assert article.dropped == ()


def test_tickers_above_do_not_become_the_headline():
    tickers = [f"0{hour}:15 م {title}" for hour, title in enumerate(OTHERS, 1)]
    article = article_of(dump(*tickers, HEADLINE, "قصف على النخيل", *BODY))
    assert article.headline == HEADLINE
    assert body_of(article) == list(BODY)


def test_a_page_that_prints_no_headline_has_none():
    article = article_of(dump(*BODY, "مقالات ذات صلة", *OTHERS))
    assert article.headline is None
    assert article.text == "\n".join(BODY)


def test_a_list_of_demands_and_signatories_stays():
    items = ("• وقف القصف على البلدة", "• فتح الطريق أمام المساعدات", "• محاسبة المسؤولين")
    signed = ("المنظمات الموقعة:", "• رابطة حقوق البلدة", "• مركز الضفة للتوثيق")
    lead = "وطالبت المنظمات في ختام بيانها المشترك بما يلي:"
    article = article_of(dump(HEADLINE, *BODY, lead, *items, *signed, "مقالات ذات صلة", *OTHERS))
    assert body_of(article) == [*BODY, lead, *items, *signed]


def test_names_of_victims_after_the_last_paragraph_stay():
    last = "وأصدر المستشفى قائمة بأسماء من فارقوا الحياة في القصف الذي طال السوق وما حوله من بيوت وقت خروج الناس ظهراً"
    names = ("سالم العبد", "هدى الراوي", "ليث الحسن", "مريم الجاسم")
    assert body_of(article_of(dump(HEADLINE, *BODY, last, *names))) == [*BODY, last, *names]


def test_tags_after_the_last_paragraph_do_not_stay():
    tags = ("بلدة النخيل", "المجلس المحلي", "سوق البلدة", "القصف")
    assert body_of(article_of(dump(HEADLINE, *BODY, *tags))) == list(BODY)


def test_another_story_below_a_list_of_stories_is_left_out():
    other = [sentence.replace("النخيل", "الصفصاف").replace("ثلاثة", "خمسة") for sentence in BODY]
    article = article_of(dump(HEADLINE, *BODY, "اقرأ أيضا", *OTHERS, OTHERS[0], *other * 2))
    assert body_of(article) == list(BODY)


def test_a_closed_list_in_the_middle_is_bridged():
    middle = ("الأكثر قراءة", *OTHERS, "الأكثر قراءة نهاية")
    assert body_of(article_of(dump(HEADLINE, *BODY[:2], *middle, *BODY[2:]))) == list(BODY)


def test_an_embedded_post_is_no_body():
    post = "بالصور: آثار القصف على سوق البلدة pic.twitter.com/a1b2c3\n— صوت الضفة (@voice) March 4, 2023"
    article = article_of(dump(HEADLINE, *BODY[:2], post, *BODY[2:]))
    assert body_of(article) == list(BODY)
    assert set(reasons(article).values()) == {"embedded post"}
    assert (article.reference, article.reference_from) == ("2023-03-04", "embedded post")


def test_lines_that_a_narrow_column_broke_are_joined():
    broken = BODY[0].replace("جراء قصف", "جراء\nقصف")
    assert body_of(article_of(dump(HEADLINE, broken, *BODY[1:]))) == list(BODY)


def test_self_censored_spelling_is_read_through_and_kept():
    censored = "قـ ـتـ ـلى وجـ ـرحى بـ ـقـ ـصـ ـف على سوق بلدة الـ ـنـ ـخـ ـيـ ـل شرق المحافظة"
    body = [BODY[0].replace("قُتل", "قـ ـتـ ـل"), *BODY[1:]]
    article = article_of(dump(censored, *body, "السابق", OTHERS[0]))
    assert article.headline == censored
    assert body_of(article) == body


def test_a_standfirst_is_body():
    standfirst = "ثلاثة مدنيين قتلوا وسبعة أصيبوا في قصف مدفعي على سوق بلدة النخيل ومصادر محلية تتحدث عن نزوح عائلات"
    article = article_of(dump(HEADLINE, standfirst, *BODY))
    assert body_of(article) == [standfirst, *BODY]


@pytest.mark.parametrize(
    ("first", "credit", "dateline"),
    [
        ("بيروت (رويترز) - ", "رويترز", "بيروت (رويترز)"),
        ("النخيل (المحافظة) (أ ف ب) – ", "أ ف ب", "النخيل (المحافظة) (أ ف ب)"),
    ],
)
def test_an_agency_that_opens_the_text_is_credited_and_the_text_kept(first, credit, dateline):
    article = article_of(dump(HEADLINE, first + BODY[0], *BODY[1:]))
    assert article.credit == (credit,)
    assert article.dateline == dateline
    assert body_of(article)[0] == first + BODY[0]


def test_a_headline_without_a_body_is_an_article_of_its_own():
    article = article_of(dump(HEADLINE, "التعليقات", "الكاتب", *OTHERS))
    assert article.refused is None
    assert article.text == article.headline == HEADLINE


def test_a_link_that_says_again_what_stands_above_is_no_subheading():
    again = "قوات المحافظة تجدد قصفها المدفعي على النخيل"
    first = "وجددت قوات المحافظة قصفها المدفعي على بلدة النخيل ليل أمس، وفق ما قال سكان في البلدة."
    article = article_of(
        dump(HEADLINE, BODY[0], first, again, "وسبق أن قصفت قوات المحافظة البلدة قبل أسبوع من اليوم.", BODY[2])
    )
    assert again not in body_of(article)


def test_a_line_that_closes_with_a_day_and_a_source_in_brackets_is_a_caption():
    caption = "متطوعون يطفئون حريقاً خلفه قصف استهدف سوق بلدة النخيل في ريف المحافظة- 4 من آذار 2023 (مكتب النخيل)"
    article = article_of(dump(HEADLINE, caption, *BODY))
    assert article.captions == (caption,)
    assert body_of(article) == list(BODY)
    assert article.published is None


def test_a_post_that_says_a_sentence_again_says_it_once():
    sentence = "قصف مدفعي على بلدة النخيل وأنباء عن إصابات بين المدنيين"
    article = article_of(f"#عاجل\n{sentence}\n{sentence}\n#النخيل")
    assert body_of(article) == ["#عاجل", sentence, "#النخيل"]


def test_a_title_with_the_day_of_its_round_up_heads_the_page():
    title = "حصاد الميدان ليوم الخميس 19-01-2023"
    article = article_of(dump("صورة جوية للوادي من ارتفاع 350 م", title, *BODY))
    assert (article.headline, article.reference) == (title, "2023-01-19")


def test_a_first_line_with_its_date_below_heads_the_page():
    other = ("مقالات مشابهة", *OTHERS[:2])
    title = "تعطل العمل في البلدة بعد قصف"
    article = article_of(dump(title, "السبت, مارس 4, 2023", *other, "صوت الضفة – النخيل", *BODY[:1]))
    assert (article.headline, article.published) == (title, "2023-03-04")
