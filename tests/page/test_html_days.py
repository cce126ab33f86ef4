"""A day of publication comes from what the page says of its story, never from a clock, a card or a comment."""

import json

import pytest
from pages import BODY, HEADLINE, OTHERS, article_of

CLOCK = '<time datetime="2026-11-26">اليوم</time>'
TEXT = "".join(f"<p>{text}</p>" for text in BODY)
STORY = f"<h1>{HEADLINE}</h1>{TEXT}"
CARDS = "".join(f'<article><h3>{t}</h3><time datetime="2026-11-25">أمس</time></article>' for t in OTHERS)


def published(content, head="", **told):
    page = f"<!DOCTYPE html><html><head><title>x</title>{head}</head><body>{content}</body></html>"
    return article_of(page, "text/html", **told).published


@pytest.mark.parametrize(
    "content",
    [
        f"<header>{CLOCK}</header><main>{STORY}</main>",
        f'<div class="topbar menu">{CLOCK}</div><div>{STORY}</div>',
        f"<div>{STORY}</div><ul><li>{OTHERS[0]} {CLOCK}</li></ul>",
        f"<div>{CARDS}</div><div>{STORY}</div>",
        f"<article>{STORY}</article><section id='comments'><p>شكراً {CLOCK}</p></section>",
        f'<div class="date">2026-11-26</div><div>{STORY}</div>',
        f'<div class="post-date">26/11/2026</div><div>{STORY}</div>',
        f"<div>{STORY}<aside>{CLOCK}</aside></div>",
        f'<header><div class="date">26-11-2026</div></header>{STORY}',
    ],
)
def test_a_day_outside_the_story_is_not_its_day(content):
    assert published(content) is None
    assert published(content, fetched="2026-11-26") is None


@pytest.mark.parametrize(
    "content",
    [
        f'<header>{CLOCK}</header><article><header><h1>{HEADLINE}</h1><time datetime="2023-03-04">4</time></header>'
        f"{TEXT}</article>",
        f'<div>{CARDS}</div><div><h1>{HEADLINE}</h1><p><time datetime="2023-03-04T09:00">4/3</time></p>{TEXT}</div>',
        f'<h1>{HEADLINE}</h1><time datetime="2023-03-04">4/3</time>{TEXT}<footer>{CLOCK}</footer>',
        f'<article><time datetime="2023-03-04">4/3</time><h2>{HEADLINE}</h2>{TEXT}</article>',
    ],
)
def test_the_time_beside_the_headline_is_the_day(content):
    assert published(content) == "2023-03-04"


def linked(*articles):
    told = [{"@type": "NewsArticle", "headline": title, "datePublished": day} for title, day in articles]
    return f'<script type="application/ld+json">{json.dumps(told, ensure_ascii=False)}</script>'


def test_of_several_articles_in_json_ld_the_one_that_the_page_prints_is_its_own():
    own, other = (HEADLINE, "2023-03-04"), (OTHERS[0], "2026-11-25")
    assert published(STORY, linked(other, own)) == "2023-03-04"
    assert published(STORY, linked(other, (OTHERS[1], "2026-11-24"))) is None


def test_the_address_tells_the_day_where_nothing_else_does():
    assert published(STORY, url="https://voice.example/2023/03/04/story") == "2023-03-04"
