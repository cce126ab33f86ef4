import json

import pytest
from pages import BODY, HEADLINE, OTHERS, article_of, body_of, reasons

PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)
LINKS = "".join(f'<li><a href="/story">{title}</a></li>' for title in OTHERS)


def site(article: str, head: str = "", after: str = "") -> str:
    return f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
    <title>{HEADLINE} | صوت الضفة</title>{head}</head><body>
    <header><div class="logo">صوت الضفة</div><div class="today">الأحد 7 كانون الثاني 2024</div></header>
    <nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li></ul></nav>
    <main><article>{article}</article><aside><h3>الأكثر قراءة</h3><ul>{LINKS}</ul></aside></main>{after}
    <div class="related-posts"><h4>قد يعجبك</h4><ul>{LINKS}</ul></div>
    <footer><p>جميع الحقوق محفوظة © 2024</p><p>اشترك في نشرتنا البريدية ليصلك كل جديد</p></footer></body></html>"""


def linked(**fields) -> str:
    told = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle"} | fields]}
    return f'<script type="application/ld+json">{json.dumps(told, ensure_ascii=False)}</script>'


def test_body_headline_caption_and_links_of_a_common_template():
    figure = '<figure><img src="a.jpg"><figcaption>دخان يتصاعد من أطراف السوق</figcaption></figure>'
    inline = '<p><strong>اقرأ المزيد: <a href="/back">أهالي قرية مجاورة يعودون إلى بيوتهم</a></strong></p>'
    demands = "<h2>مطالب الأهالي</h2><ul><li>وقف القصف على البلدة</li><li>محاسبة المسؤولين</li></ul>"
    share = '<div class="share"><a href="#">فيسبوك</a><a href="#">تويتر</a></div>'
    page = site(f"<h1>{HEADLINE}</h1>{figure}<p>{BODY[0]}</p>{inline}<p>{BODY[1]}</p>{demands}<p>{BODY[2]}</p>{share}")
    article = article_of(page, "text/html", url="https://voice.example/2023/x")
    assert article.headline == HEADLINE
    assert body_of(article) == [*BODY[:2], "مطالب الأهالي", "وقف القصف على البلدة", "محاسبة المسؤولين", BODY[2]]
    assert article.captions == ("دخان يتصاعد من أطراف السوق",)
    assert [(r.title, r.url) for r in article.related][:1] == [
        ("أهالي قرية مجاورة يعودون إلى بيوتهم", "https://voice.example/back")
    ]
    assert reasons(article)["جميع الحقوق محفوظة © 2024"] == "copyright"


@pytest.mark.parametrize(
    ("head", "article"),
    [
        (linked(headline=HEADLINE, datePublished="2023-03-04T22:00:00+03:00"), ""),
        ('<meta property="article:published_time" content="2023-03-04T10:00:00Z">', ""),
        ("", '<time datetime="2023-03-04T10:00">السبت</time>'),
        ("", '<span itemprop="datePublished" content="2023-03-04">السبت</span>'),
        ('<script type="application/ld+json">{broken</script><meta name="datePublished" content="2023-03-04">', ""),
    ],
)
def test_metadata_tell_the_day_of_publication(head, article):
    found = article_of(site(f"<h1>{HEADLINE}</h1>{article}{PARAGRAPHS}", head), "text/html")
    assert (found.published, found.published_from) == ("2023-03-04", "metadata")
    assert found.page_date == "2024-01-07"


def test_without_metadata_the_render_date_is_not_published():
    found = article_of(site(f"<h1>{HEADLINE}</h1>{PARAGRAPHS}"), "text/html")
    assert (found.published, found.page_date) == (None, "2024-01-07")


def test_times_of_other_stories_are_not_published():
    others = "".join(
        f'<div class="card"><a href="/x">{t}</a><time datetime="2023-02-0{n}"></time></div>'
        for n, t in enumerate(OTHERS, 1)
    )
    assert article_of(site(f"<h1>{HEADLINE}</h1>{PARAGRAPHS}", after=others), "text/html").published is None


def test_what_the_metadata_tell_of_author_outlet_and_update():
    head = linked(
        headline=HEADLINE,
        datePublished="2023-03-04",
        dateModified="2023-03-05",
        author=[{"@type": "Person", "name": "سامر الأحمد"}],
        publisher={"name": "صوت الضفة"},
    )
    found = article_of(site(f"<h1>{HEADLINE}</h1>{PARAGRAPHS}", head), "text/html")
    assert (found.updated, found.outlet, found.byline) == ("2023-03-05", "صوت الضفة", ("سامر الأحمد",))


def test_the_site_name_is_no_part_of_the_headline():
    head = (
        f'<meta property="og:title" content="{HEADLINE} - صوت الضفة"><meta property="og:site_name" content="صوت الضفة">'
    )
    assert article_of(site(f"<div>{HEADLINE}</div>{PARAGRAPHS}", head), "text/html").headline == HEADLINE


def test_an_article_that_stands_in_the_metadata_alone_is_read():
    head = linked(headline=HEADLINE, articleBody="\n".join(BODY), datePublished="2023-03-04")
    found = article_of(f"<html><head>{head}</head><body><div id='app'></div></body></html>", "text/html")
    assert found.headline == HEADLINE
    assert all(sentence in found.text for sentence in BODY)


def test_html_sent_as_plain_text_is_html_and_text_sent_as_html_is_text():
    assert body_of(article_of(site(f"<h1>{HEADLINE}</h1>{PARAGRAPHS}"), "text/plain")) == list(BODY)
    assert body_of(article_of(f"{HEADLINE}\n\n" + "\n".join(BODY), "text/html")) == list(BODY)


def test_a_page_of_links_alone_is_refused():
    found = article_of(site(f"<ul>{LINKS}</ul>"), "text/html")
    assert found.refused == "no article: a list of headlines"
    assert found.text == ""
    assert OTHERS[0] in reasons(found)


@pytest.mark.parametrize("opened", ["<div>", "<ul><li>", "<blockquote>", "<font>", "<b>"])
def test_elements_nested_100_000_deep_are_read_without_a_tree(opened):
    found = article_of(opened * 100_000 + PARAGRAPHS, "text/html")
    assert body_of(found) == list(BODY)


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<" * 100_000,
        "<html><!--" * 20_000,
        "<script>" * 20_000 + BODY[0],
        "<html><a href='" + "x" * 500_000,
        "<p>" * 50_000,
    ],
)
def test_broken_markup_ends(page):
    article_of(page, "text/html")
