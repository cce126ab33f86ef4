"""A page becomes an article, or says why it holds none."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urljoin

from waqai.lexicon.knowledge import Knowledge
from waqai.page import verdict
from waqai.page.assemble import Parts, join_text, sort_lines
from waqai.page.cues import cue_book
from waqai.page.days import Days, read_days
from waqai.page.decode import decode_page
from waqai.page.depth import has_tags
from waqai.page.dump import Books, Reading, read_dump, read_lines
from waqai.page.html import looks_like_html, read_html
from waqai.page.language import ARABIC, language_of, share_of_arabic
from waqai.page.line import split_lines
from waqai.page.metadata import strip_site
from waqai.page.outlets import outlet_book
from waqai.page.posts import Post, is_whole, read_post, split_copies
from waqai.page.printed import date_reader
from waqai.page.reference import read_embedded, read_reference
from waqai.page.refuse import LEAST_ARABIC, NO_ARABIC, NO_ARTICLE, OTHER_LANGUAGE, reason_to_refuse
from waqai.records import Article, Dropped, Page

CUT_COPY = "cut copy of the beginning"
AROUND = "around the post"


def parse_page(page: Page, knowledge: Knowledge) -> Article:
    """Return the article of ``page``; ``refused`` says why where it holds none.

    Raises:
        EmptyPage: nothing but blanks.
        NotText: binary, or in no encoding that can be told.
    """
    books = Books(cue_book(knowledge), date_reader(knowledge), outlet_book(knowledge))
    text = decode_page(page)
    if looks_like_html(text) or (page.media_type == "text/html" and has_tags(text)):
        return _parse_html(page, text, books)
    post = read_post(text, books.dates)
    if post is not None:
        return _article_of_post(page, text, post, books)
    copies, rest = split_copies(text)
    reading = read_dump(rest, books, bool(copies))
    reason = reason_to_refuse(text, reading)
    if reason:
        return refuse(text, reason, page)
    parts = sort_lines(reading, books)
    headline = _headline(reading)
    if copies and headline is None and is_whole(copies[0]):
        headline = copies.pop(0)
    parts.dropped[:0] = [Dropped(line, CUT_COPY) for copy in copies for line in copy.split("\n") if line.strip()]
    return _assemble(page, reading, parts, headline, read_days(reading, page.fetched), books)


def refuse(text: str, reason: str, page: Page) -> Article:
    """Return the article of a page that holds none: its reason and every line of it."""
    dropped = tuple(Dropped(line.text, reason) for line in split_lines(text))
    return Article(refused=reason, dropped=dropped, outlet=page.outlet, language=language_of(text))


def _headline(reading: Reading) -> str | None:
    return next((line.text for line in reading.having(verdict.HEADLINE)), None)


def _parse_html(page: Page, source: str, books: Books) -> Article:
    found = read_html(source, page.url)
    told = found.metadata
    title = strip_site(told.headline, told.outlet) if told.headline else None
    reading = read_lines(found.lines(), books, title=title)
    if told.body and not reading.having(verdict.BODY):
        reading = read_dump(f"{title or ''}\n\n{told.body}", books)
    reason = reason_to_refuse(found.text, reading)
    if reason:
        return refuse(found.text, reason, page)
    parts = sort_lines(
        reading, books, {block.text: urljoin(page.url or "", block.url) for block in found.blocks if block.url}
    )
    parts.outlet = parts.outlet or told.outlet
    parts.byline = list(dict.fromkeys((*told.authors, *parts.byline)))
    days = read_days(reading, page.fetched)
    if told.published:
        days = replace(days, published=told.published, published_from="metadata")
    days = replace(days, updated=told.updated or days.updated)
    return _assemble(page, reading, parts, _headline(reading) or title, days, books)


def _assemble(page: Page, reading: Reading, parts: Parts, headline: str | None, days: Days, books: Books) -> Article:
    body = [
        (kind, seen.line.text)
        for seen, kind in zip(reading.lines, reading.verdicts, strict=True)
        if kind in verdict.KEPT and kind != verdict.HEADLINE
    ]
    text, paragraphs = join_text(headline, body)
    known = books.outlets.at(page.url)
    article = Article(
        text=text,
        headline=headline,
        paragraphs=paragraphs,
        dateline=parts.dateline,
        byline=tuple(parts.byline),
        credit=tuple(parts.credit),
        captions=tuple(parts.captions),
        related=tuple(parts.related),
        outlet=page.outlet or parts.outlet or (known.name.ar if known else None),
        language=language_of(text),
        dropped=tuple(parts.dropped),
    )
    posts = [line.text for line in reading.having(verdict.EMBEDDED)]
    return _with_days(article, page, days, posts, books)


def _article_of_post(page: Page, source: str, post: Post, books: Books) -> Article:
    body = [(verdict.BODY, line.text) for line in split_lines(post.text)]
    if share_of_arabic(post.text) < LEAST_ARABIC:
        return refuse(source, NO_ARABIC if body else NO_ARTICLE, page)
    if (language := language_of(post.text)) not in (None, ARABIC):
        return refuse(source, OTHER_LANGUAGE.format(language), page)
    text, paragraphs = join_text(None, body)
    article = Article(
        text=text,
        paragraphs=paragraphs,
        byline=(post.author,) if post.author else (),
        outlet=page.outlet or post.author or None,
        language=language_of(text),
        dropped=tuple(Dropped(line, AROUND) for line in post.around),
    )
    days = Days(published=post.day, published_from="printed" if post.day else None)
    return _with_days(article, page, days, (), books)


def _with_days(article: Article, page: Page, days: Days, posts: Sequence[str], books: Books) -> Article:
    given = (page.published or "")[:10] or None
    published = given or days.published
    article = replace(
        article,
        published=published,
        published_from="given" if given else days.published_from,
        updated=days.updated,
        page_date=days.page_date,
    )
    if published:
        return replace(article, reference=published, reference_from="published")
    paragraphs = [article.text[part.start : part.end] for part in article.paragraphs]
    if article.headline and len(paragraphs) > 1:
        paragraphs[:2] = ["\n".join(paragraphs[:2])]  # the headline is no paragraph of its own
    if told := read_reference(paragraphs, books.dates, page.fetched):
        return replace(article, reference=told, reference_from="body")
    if told := read_embedded(posts, article.text, books.dates, page.fetched):
        return replace(article, reference=told, reference_from="embedded post")
    return article
