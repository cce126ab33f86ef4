# ruff: noqa: E501  (markup is read as a line)
"""Sixteen HTML templates as real sites build them, for benchmarks/page.py: one article, furniture, several dates.

Each takes a :class:`Story` and gives a page. What they print around the story stands in furniture.json and
``FURNITURE``: no word of it is the article.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

WORDS = json.loads(Path(__file__).with_name("furniture.json").read_text(encoding="utf-8"))
OUTLET = WORDS["outlet"]
RENDERED = WORDS["rendered"]
MENU = tuple(WORDS["menu"])
OTHERS = tuple(WORDS["others"])
READ_MORE = WORDS["read_more"]
INLINE = WORDS["inline"]
CAPTION = WORDS["caption"]
COMMENT = WORDS["comment"]
NEWSLETTER = WORDS["newsletter"]
COOKIES = WORDS["cookies"]
COPYRIGHT = WORDS["copyright"]
SHARE = tuple(WORDS["share"])
MOST_READ = WORDS["most_read"]
OTHER_NEWS = WORDS["other_news"]
RELATED = WORDS["related"]
SENTENCE = WORDS["sentence"]
FURNITURE = (*MENU, *OTHERS, READ_MORE, INLINE, CAPTION, COMMENT, NEWSLETTER, COOKIES, COPYRIGHT, RENDERED, *SHARE)


@dataclass(frozen=True)
class Story:
    """What a template prints: headline, paragraphs (a list of items may be among them) and day of publication."""

    headline: str
    paragraphs: tuple[str, ...]
    published: str  # ISO


def links(titles: tuple[str, ...], tag: str = "li", date: bool = False) -> str:
    times = ("2023-12-30", "2023-12-31", "2024-01-02", "2024-01-05", "2024-01-06", "2024-01-07")
    when = [f'<time datetime="{day}">{day}</time>' if date else "" for day in times]
    return "".join(f'<{tag}><a href="/story/{n}">{escape(t)}</a>{when[n % 6]}</{tag}>' for n, t in enumerate(titles))


def body(story: Story, tag: str = "p", inline: bool = True) -> str:
    """Return the paragraphs with an inline link to another story after the second."""
    parts = [f"<{tag}>{escape(text)}</{tag}>" for text in story.paragraphs]
    if inline:
        parts.insert(min(2, len(parts)), f'<{tag}><strong>{READ_MORE}: <a href="/x">{INLINE}</a></strong></{tag}>')
    return "\n".join(parts)


def page(head: str, content: str, title: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{escape(title)} | {OUTLET}</title>'
        f"{head}</head><body>{content}</body></html>"
    )


def linked(story: Story, kind: str = "NewsArticle") -> str:
    told = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": story.headline,
        "datePublished": story.published,
    }
    return f'<script type="application/ld+json">{json.dumps(told, ensure_ascii=False)}</script>'


def meta(story: Story) -> str:
    return (
        f'<meta property="og:title" content="{escape(story.headline)}"><meta property="og:site_name" content="{OUTLET}">'
        f'<meta property="article:published_time" content="{story.published}T08:00:00+03:00">'
    )


HEADER = f'<header><a class="logo" href="/">{OUTLET}</a><div class="date">{RENDERED}</div></header>'
NAV = f"<nav><ul>{links(MENU)}</ul></nav>"
FOOTER = f"<footer><p>{NEWSLETTER}</p><p>{COPYRIGHT}</p><p>{COOKIES}</p></footer>"
COMMENTS = f'<section id="comments"><h3>{WORDS["comments"]}</h3><div class="comment"><b>{WORDS["reader"]}</b><p>{COMMENT}</p></div></section>'


def wordpress(story: Story) -> str:
    related = f'<div class="related-posts"><h3>{RELATED}</h3><ul>{links(OTHERS, date=True)}</ul></div>'
    shares = f'<div class="sharedaddy"><ul>{links(SHARE)}</ul></div>'
    main = (
        f'<h1 class="entry-title">{escape(story.headline)}</h1><div class="entry-content">{body(story)}{shares}</div>'
    )
    return page(
        meta(story), f"{HEADER}{NAV}<main><article>{main}</article>{related}{COMMENTS}</main>{FOOTER}", story.headline
    )


def semantic(story: Story) -> str:
    figure = f'<figure><img src="a.jpg" alt=""><figcaption>{CAPTION}</figcaption></figure>'
    when = f'<time datetime="{story.published}">{story.published}</time>'
    main = f"<article><header><h1>{escape(story.headline)}</h1>{when}</header>{figure}{body(story)}</article>"
    aside = f"<aside><h2>{MOST_READ}</h2><ol>{links(OTHERS)}</ol></aside>"
    return page("", f"{HEADER}{NAV}<main>{main}</main>{aside}{FOOTER}", story.headline)


def divs(story: Story) -> str:
    box = f'<div class="most">{"".join(f"<div><a href=/s>{t}</a></div>" for t in OTHERS)}</div>'
    main = f'<div class="ttl">{escape(story.headline)}</div><div class="txt">{body(story, "div")}</div>'
    return page(
        meta(story),
        f'<div class="top">{RENDERED}</div><div class="mnu">{links(MENU, "span")}</div>{main}{box}',
        story.headline,
    )


def tables(story: Story) -> str:
    text = "<br><br>".join(escape(p) for p in story.paragraphs)
    side = f"<table><tr><td>{OTHER_NEWS}</td></tr>{''.join(f'<tr><td><a href=/s>{t}</a></td></tr>' for t in OTHERS)}</table>"
    cell = f"<font size=5><b>{escape(story.headline)}</b></font><br><br>{text}"
    return page(
        "",
        f"<table><tr><td colspan=2>{RENDERED}</td></tr><tr><td>{side}</td><td>{cell}</td></tr></table>",
        story.headline,
    )


def breaks(story: Story) -> str:
    text = "<br/>\n<br/>".join(escape(p) for p in story.paragraphs)
    return page(
        linked(story),
        f"{HEADER}{NAV}<h1>{escape(story.headline)}</h1><div>{text}</div>{COMMENTS}{FOOTER}",
        story.headline,
    )


def blogger(story: Story) -> str:
    post = f'<h3 class="post-title entry-title">{escape(story.headline)}</h3><div class="post-body entry-content">{body(story, "div")}</div>'
    stamp = f'<abbr class="published" itemprop="datePublished" title="{story.published}" content="{story.published}"></abbr>'
    side = f'<div class="sidebar"><div class="widget"><h2>{WORDS["popular"]}</h2><ul>{links(OTHERS)}</ul></div></div>'
    return page(
        "", f'<h2 class="date-header">{RENDERED}</h2><div class="post hentry">{post}{stamp}</div>{side}', story.headline
    )


def amp(story: Story) -> str:
    main = f'<amp-img src="a.jpg"></amp-img><h1>{escape(story.headline)}</h1>{body(story)}<amp-social-share type="x"></amp-social-share>'
    return page(
        linked(story),
        f"<amp-sidebar><ul>{links(MENU)}</ul></amp-sidebar><article>{main}</article>{FOOTER}",
        story.headline,
    )


def ticker(story: Story) -> str:
    run = "".join(f'<span class="tick">0{n}:15 {WORDS["evening"]} {t}</span> ' for n, t in enumerate(OTHERS, 1))
    main = f"<article><h1>{escape(story.headline)}</h1>{body(story)}</article>"
    return page(meta(story), f'<div class="ticker">{run}</div>{HEADER}{NAV}{main}{FOOTER}', story.headline)


def cards(story: Story) -> str:
    grid = "".join(
        f'<div class="card"><img><h4><a href="/s">{t}</a></h4><p>{t}{WORDS["teaser"]}</p></div>' for t in OTHERS
    )
    main = f'<section class="story"><h1>{escape(story.headline)}</h1>{body(story)}</section>'
    return page(meta(story), f'{HEADER}{main}<section class="grid">{grid}</section>{FOOTER}', story.headline)


def demands(story: Story) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in story.paragraphs[1:])
    main = f"<h1>{escape(story.headline)}</h1><p>{escape(story.paragraphs[0])}</p><ul>{items}</ul>"
    return page(
        linked(story),
        f"{HEADER}{NAV}<article>{main}</article><aside><ul>{links(OTHERS)}</ul></aside>{FOOTER}",
        story.headline,
    )


def quotes(story: Story) -> str:
    quoted = [
        f"<blockquote><p>{escape(t)}</p></blockquote>" if n % 3 == 2 else f"<p>{escape(t)}</p>"
        for n, t in enumerate(story.paragraphs)
    ]
    return page(
        meta(story),
        f"{HEADER}{NAV}<article><h1>{escape(story.headline)}</h1>{''.join(quoted)}</article>{COMMENTS}",
        story.headline,
    )


def print_page(story: Story) -> str:
    return page(
        "",
        f"<p>{OUTLET}</p><p>{RENDERED}</p><hr><h2>{escape(story.headline)}</h2>{body(story, inline=False)}<hr><p>{COPYRIGHT}</p>",
        story.headline,
    )


def application(story: Story) -> str:
    told = {"props": {"pageProps": {"title": story.headline}}}
    state = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(told, ensure_ascii=False)}</script>'
    main = f'<div id="__next"><div class="css-1x2"><h1>{escape(story.headline)}</h1><div class="css-9k">{body(story)}</div></div></div>'
    return page(linked(story), f"{NAV}{main}{state}{FOOTER}", story.headline)


def widgets(story: Story) -> str:
    box = f'<div class="widget newsletter"><p>{NEWSLETTER}</p></div>'
    parts = [f"<p>{escape(t)}</p>" for t in story.paragraphs]
    parts.insert(1, box)
    parts.insert(
        min(3, len(parts)),
        f'<div class="inline-related"><h4>{WORDS["may_like"]}</h4><ul>{links(OTHERS[:2])}</ul></div>',
    )
    return page(
        meta(story),
        f"{HEADER}{NAV}<article><h1>{escape(story.headline)}</h1>{''.join(parts)}</article>{FOOTER}",
        story.headline,
    )


def second_story(story: Story) -> str:
    other = "".join(f"<p>{t}{SENTENCE}</p>" for t in OTHERS)
    first = f"<article><h1>{escape(story.headline)}</h1>{body(story)}</article>"
    more = f'<div class="read-next"><h3>{WORDS["read_also"]}</h3><ul>{links(OTHERS)}</ul><h2><a href="/s">{OTHERS[0]}</a></h2>{other}</div>'
    return page(linked(story), f"{HEADER}{NAV}{first}{more}{FOOTER}", story.headline)


def unmarked(story: Story) -> str:
    lines = "".join(
        f"<div>{escape(t)}</div>"
        for t in (*MENU, RENDERED, story.headline, *story.paragraphs, RELATED, *OTHERS, COPYRIGHT)
    )
    return page("", lines, story.headline)


TEMPLATES: tuple[Callable[[Story], str], ...] = (
    wordpress, semantic, divs, tables, breaks, blogger, amp, ticker, cards, demands, quotes, print_page, application,
    widgets, second_story, unmarked,
)  # fmt: skip
