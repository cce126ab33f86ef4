"""Whatever comes in: an article or one of our own errors, spans in range, and nothing lost."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pages import BODY, HEADLINE, OTHERS, article_of

from waqai.arabic.fold import fold
from waqai.errors import PageError
from waqai.page.line import fold_line
from waqai.records import Article

FRAGMENTS = st.sampled_from(
    [
        *(
            *BODY,
            *OTHERS,
            HEADLINE,
            "",
            "الرئيسية",
            "اقرأ المزيد:",
            "التعليقات",
            "مقالات ذات صلة",
            "4 آذار 2023",
            "…",
            ":",
        ),
        *(
            "— صوت (@x) March 4, 2023",
            "pic.twitter.com/a",
            "Post",
            "@a",
            "6:43 AM · Mar 4, 2023",
            "·",
            "•",
            "| صوت",
            "<p>",
        ),
        *(
            "March 4, 2023 · Shared with Public",
            "All reactions:",
            "Copy link to Tweet",
            "ـ ـ",
            "\u200f",
            "\ud800",
            "#وسم",
        ),
        *(
            "14:35",
            "9:10 م |",
            "حلب::",
            "وفي درعا:",
            "حصاد الأحداث",
            "«قول كامل بين علامتين من الكلام»",
            "https://a.example/1",
        ),
        *("<html>", "٠٨ / يناير / ٢٠٢٥", "المنظمات الموقعة:", "الأكثر قراءة نهاية", "صوت : رابطة", "(أ ف ب)"),
    ]
)
PAGES = st.lists(st.one_of(FRAGMENTS, st.text(max_size=30)), max_size=30).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", " ", ""]).map(lambda glue: glue.join(parts))
)


def check(article: Article) -> None:
    end = 0
    for paragraph in article.paragraphs:
        assert end <= paragraph.start < paragraph.end <= len(article.text)
        assert article.text[paragraph.start : paragraph.end].strip()
        end = paragraph.end
    end = 0
    for item in article.items:
        assert end <= item.start < item.end <= len(article.text)
        assert any(paragraph.start == item.start for paragraph in article.paragraphs)
        assert item.time is None or len(item.time) == 5
        end = item.end
    assert 0 <= article.arabic_share <= 1
    assert bool(article.refused) == (article.text == "")
    article.text.encode("utf-8")
    for day in (article.published, article.updated, article.page_date, article.reference):
        assert day is None or len(day) == 10


@settings(deadline=None, max_examples=200)
@given(PAGES)
def test_arbitrary_text_gives_an_article_or_our_own_error(text):
    try:
        article = article_of(text)
    except PageError:
        return
    check(article)


@settings(deadline=None, max_examples=60)
@given(PAGES)
def test_arbitrary_markup_gives_an_article_or_our_own_error(text):
    try:
        article = article_of(f"<html><body><div>{text}", "text/html")
    except PageError:
        return
    check(article)


MARKUP = st.sampled_from(
    [
        *("<article>", "</article>", "<h1>", "</h1>", "<p>", "</p>", "<time datetime='2023-03-04T10:05'>", "</time>"),
        *("<blockquote>", "</blockquote>", "<a href='//['>", "</a>", "<figcaption>", "<nav>", "</nav>", "<ul><li>"),
        *("<div class='tgme_widget_message'>", "<div class='tgme_widget_message_text'>", "</div>", "<img alt='🔴'>"),
        *("<div data-testid='tweetText'>", "<div data-ad-rendering-role='story_message'>", "<abbr data-utime='-9'>"),
        *('<script type="application/ld+json">', "</script>", '{"@type":"LiveBlogPosting","liveBlogUpdate":[{', "]}"),
        *(
            '<script id="__NEXT_DATA__">',
            '{"content":"<p>',
            '"articleBody":',
            '"datePublished":"2023-99-99"',
            "<!--",
            "&#0;",
        ),
        *("<link rel=canonical href='http://[x'>", "<meta property=og:title content=", "<body>", "</html>", "<br>"),
    ]
)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.one_of(MARKUP, FRAGMENTS), max_size=40))
def test_broken_markup_gives_an_article_or_our_own_error(parts):
    try:
        article = article_of("<!DOCTYPE html><html>" + "".join(parts), "text/html", url="https://voice.example/1")
    except PageError:
        return
    check(article)


def test_data_that_nest_without_end_are_passed_over():
    deep = "[" * 100_000
    for script in ('type="application/ld+json"', 'id="__NEXT_DATA__"'):
        page = f"<!DOCTYPE html><html><body><h1>{HEADLINE}</h1><p>{BODY[0]}</p><script {script}>{deep}</script></body>"
        article = article_of(page, "text/html")
        check(article)
        assert article.headline == HEADLINE


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=400))
def test_arbitrary_bytes_give_an_article_or_our_own_error(raw):
    try:
        article = article_of(raw)
    except PageError:
        return
    check(article)


def test_a_line_of_ten_million_letters_ends():
    check(article_of("ق" * 10_000_000))
    check(article_of("قصف " * 2_500_000))


def test_thousands_of_stories_end():
    check(article_of("\n\n".join(["حصاد الأحداث", *(f"حلب::{text}" for text in BODY * 1_000)])))
    check(article_of("\n\n".join(f"{n % 24}:{n % 60:02}\n\n{BODY[n % 4]}" for n in range(4_000))))


def test_twenty_thousand_lines_end():
    check(article_of("\n".join(BODY * 5_000)))
    check(article_of("\n\n".join(f"{title} {number}" for number in range(5_000) for title in OTHERS)))


@settings(deadline=None)
@given(st.text())
def test_a_line_is_folded_as_any_text_is(text):
    assert fold_line(text) == fold(text)
