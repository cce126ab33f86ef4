"""Whom a text is taken from, and the address it was taken from, where the page prints them."""

import json

import pytest
from pages import BODY, HEADLINE, article_of, body_of, dump

from waqai.page.origin import elsewhere

STORY = "https://source.example/news/12"


def html(content, head=""):
    return f"<!DOCTYPE html><html><head><title>x</title>{head}</head><body><article>{content}</article></body></html>"


def paragraphs():
    return f"<h1>{HEADLINE}</h1>" + "".join(f"<p>{text}</p>" for text in BODY)


@pytest.mark.parametrize("line", [f"المصدر: {STORY}", f"المصدر: وكالة الضفة {STORY}", f"رابط المصدر: {STORY}"])
def test_the_address_in_a_credit_line_is_the_origin(line):
    article = article_of(dump(HEADLINE, *BODY, line), url="https://copy.example/1")
    assert article.original_url == STORY
    assert STORY not in article.text
    assert all(STORY not in credit for credit in article.credit)


def test_a_label_alone_credits_the_line_below_it():
    article = article_of(dump(HEADLINE, *BODY, "المصدر:", "وكالة الضفة"))
    assert article.credit == ("وكالة الضفة",)


def test_the_link_of_a_credit_line_is_the_origin():
    article = article_of(html(f'{paragraphs()}<p>المصدر: <a href="{STORY}">وكالة الضفة</a></p>'), "text/html")
    assert (article.original_url, article.credit) == (STORY, ("وكالة الضفة",))


def test_a_canonical_address_elsewhere_is_the_origin():
    head = f'<link rel="canonical" href="{STORY}">'
    assert article_of(html(paragraphs(), head), "text/html", url="https://copy.example/1").original_url == STORY
    assert article_of(html(paragraphs(), head), "text/html", url=STORY + "/?amp=1").original_url is None
    archived = "https://web.archive.org/web/2023/" + STORY
    assert article_of(html(paragraphs(), head), "text/html", url=archived).original_url is None


@pytest.mark.parametrize(
    ("address", "own", "told"),
    [
        (STORY, None, STORY),
        (STORY, "http://www.source.example/news/12?x=1", None),
        ("https://source.example/", "https://copy.example/1", None),
        ("https://source.example/news/12", "https://source.example/amp/news/12", STORY),
        ("not an address", None, None),
        ("https://[broken", None, None),
        (None, None, None),
    ],
)
def test_only_another_story_address_is_elsewhere(address, own, told):
    assert elsewhere(address, own) == told


@pytest.mark.parametrize(
    ("line", "credit", "outlet"),
    [
        ("النخيل / سامر الأحمد / الأناضول", ("الأناضول",), "صوت الضفة"),
        ("صوت الضفة/ أ ف ب/ رويترز", ("أ ف ب", "رويترز"), "صوت الضفة"),
        ("النخيل – رويترز", ("رويترز",), "صوت الضفة"),
    ],
)
def test_agencies_in_a_byline_are_credited(line, credit, outlet):
    article = article_of(dump(HEADLINE, line, *BODY), outlet="صوت الضفة")
    assert (article.credit, article.outlet) == (credit, outlet)
    assert line in article.byline


def test_an_agency_is_not_credited_on_its_own_page():
    article = article_of(dump(HEADLINE, "النخيل / الأناضول", *BODY), url="https://www.aa.com.tr/ar/1")
    assert article.credit == ()


def test_an_agency_that_opens_or_closes_the_text_is_credited_and_stays():
    opened = article_of(dump(HEADLINE, f"النخيل (رويترز) - {BODY[0]}", *BODY[1:]))
    assert opened.credit == ("رويترز",)
    assert opened.dateline == "النخيل (رويترز)"
    dashed = article_of(dump(HEADLINE, f"النخيل - أ ف ب: {BODY[0]}", *BODY[1:]))
    assert (dashed.credit, dashed.dateline) == (("أ ف ب",), "النخيل - أ ف ب")
    closed = article_of(dump(HEADLINE, *BODY[:3], BODY[3][:-1] + " (أ ف ب، رويترز)."))
    assert closed.credit == ("أ ف ب", "رويترز")
    assert closed.text.endswith("(أ ف ب، رويترز).")


def test_quotations_and_subheadings_are_told():
    quote = "«لم نعرف إلى أين نذهب حين بدأت القذائف تسقط على السوق»"
    article = article_of(dump(HEADLINE, BODY[0], quote, BODY[1], "نزوح العائلات", *BODY[2:]))
    assert [p.kind for p in article.paragraphs] == [
        "headline", "body", "quote", "body", "subheading", "body", "body",
    ]  # fmt: skip
    marked = html(f"<h1>{HEADLINE}</h1><p>{BODY[0]}</p><blockquote><p>{BODY[1]}</p></blockquote><p>{BODY[2]}</p>")
    article = article_of(marked, "text/html")
    assert [p.kind for p in article.paragraphs] == ["headline", "body", "quote", "body"]
    assert body_of(article) == list(BODY[:3])


@pytest.mark.parametrize(("text", "share"), [(BODY[0], 1.0), (BODY[0] + " Nakheel Media Office said", 0.8)])
def test_the_share_of_arabic_is_told(text, share):
    assert article_of(dump(HEADLINE, text, BODY[1][:60])).arabic_share == pytest.approx(share, abs=0.12)
    assert article_of("Only English words stand on this page, nothing else at all.").arabic_share == 0.0


def test_the_article_in_the_data_of_a_page_without_markup_is_read():
    data = {"props": {"pageProps": {"post": {"title": HEADLINE, "content": "".join(f"<p>{t}</p>" for t in BODY),
                                             "publishedAt": "2023-03-04T08:00:00Z"}}}}  # fmt: skip
    source = (
        "<!DOCTYPE html><html><head><title>x</title></head><body><div id='__next'></div>"
        f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data, ensure_ascii=False)}</script>'
        "</body></html>"
    )
    article = article_of(source, "text/html")
    assert (article.headline, body_of(article), article.published) == (HEADLINE, list(BODY), "2023-03-04")
    cut = source.replace("}}}}", "}}")
    assert article_of(cut, "text/html").refused is not None
