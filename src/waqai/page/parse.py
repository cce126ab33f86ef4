"""A page becomes an article, or says why it holds none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from waqai.lexicon.knowledge import Knowledge
from waqai.page import verdict
from waqai.page.assemble import Parts, join_text, kept_blocks, sort_lines
from waqai.page.cues import cue_book
from waqai.page.days import Days, read_days
from waqai.page.decode import decode_page
from waqai.page.depth import has_tags
from waqai.page.dump import Books, Reading, read_dump, read_lines
from waqai.page.html import HtmlPage, looks_like_html, read_html
from waqai.page.items import find_items, several_book
from waqai.page.language import Script, read_script
from waqai.page.line import make_line, split_lines
from waqai.page.live import read_entries
from waqai.page.metadata import strip_site
from waqai.page.origin import absolute, elsewhere
from waqai.page.outlets import outlet_book
from waqai.page.posts import Post, is_whole, read_post, split_copies
from waqai.page.printed import date_reader
from waqai.page.reference import read_embedded, read_reference
from waqai.page.refuse import NO_ARTICLE, body_sample, reason_of_script, reason_to_refuse
from waqai.page.regions import Seen
from waqai.records import Article, Dropped, Page

_SOON = 3  # days between the last day that a text tells and its last change
CUT_COPY = "cut copy of the beginning"
AROUND = "around the post"


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a page that holds an article."""

    reading: Reading
    parts: Parts
    headline: str | None
    days: Days
    script: Script
    entries: bool = False  # its markup tells several apart


def parse_page(page: Page, knowledge: Knowledge) -> Article:
    """Return the article of ``page``; ``refused`` says why where it holds none.

    Raises:
        EmptyPage: nothing but blanks.
        NotText: binary, or in no encoding that can be told.
    """
    books = Books(cue_book(knowledge), date_reader(knowledge), outlet_book(knowledge), several_book(knowledge))
    text = decode_page(page)
    if looks_like_html(text) or (page.media_type == "text/html" and has_tags(text)):
        return _parse_html(page, text, books)
    post = read_post(text, books.dates)
    return _article_of_post(page, text, post, books) if post is not None else _parse_dump(page, text, books)


def refuse(text: str, reason: str, page: Page) -> Article:
    """Return the article of a page that holds none: its reason and every line of it."""
    dropped = tuple(Dropped(line.text, reason) for line in split_lines(text))
    script = read_script(text)
    share = round(script.share, 3)
    return Article(refused=reason, dropped=dropped, outlet=page.outlet, language=script.language, arabic_share=share)


def _parse_dump(page: Page, text: str, books: Books) -> Article:
    copies, rest = split_copies(text)
    reading = read_dump(rest, books, bool(copies))
    script = read_script(body_sample(reading) or text)
    reason = reason_to_refuse(script, reading)
    if reason:
        return refuse(text, reason, page)
    parts = sort_lines(reading, books, page)
    headline = _headline(reading)
    if copies and headline is None and is_whole(copies[0]):
        headline = copies.pop(0)
    parts.dropped[:0] = [Dropped(line, CUT_COPY) for copy in copies for line in copy.split("\n") if line.strip()]
    return _assemble(page, Read(reading, parts, headline, read_days(reading, page.fetched, books.dates), script), books)


def _headline(reading: Reading) -> str | None:
    return next((line.text for line in reading.having(verdict.HEADLINE)), None)


def _parse_html(page: Page, source: str, books: Books) -> Article:
    found = read_html(source, page.url)
    told = found.metadata
    if found.capture is not None and found.capture.post is not None:
        return _article_of_post(page, found.text, _with_around(found.capture.post, found), books)
    title = strip_site(told.headline, told.outlet) if told.headline else None
    reading = _read_html_lines(found, title, books)
    script = read_script(body_sample(reading) or found.text)
    reason = reason_to_refuse(script, reading)
    if reason:
        return refuse(found.text, reason, page)
    urls = {block.text: absolute(block.url, page.url) for block in found.blocks if block.url}
    parts = sort_lines(reading, books, page, urls)
    parts.outlet = parts.outlet or told.outlet
    parts.byline = list(dict.fromkeys((*told.authors, *parts.byline)))
    parts.origin = parts.origin or elsewhere(told.address, page.url)
    days = read_days(reading, page.fetched, books.dates)
    if told.published:
        days = replace(days, published=told.published, published_from="metadata")
    days = replace(days, updated=told.updated or days.updated)
    return _assemble(page, Read(reading, parts, _headline(reading) or title, days, script, bool(told.entries)), books)


def _with_around(post: Post, found: HtmlPage) -> Post:
    """Return a post of an HTML page with the page's other lines around it."""
    own = {line.identity for line in split_lines(post.text)}
    return replace(post, around=tuple(line.text for line in found.lines() if line.identity not in own))


def _read_html_lines(found: HtmlPage, title: str | None, books: Books) -> Reading:
    told = found.metadata
    lines = found.lines()
    if told.entries:
        return read_entries(told.entries, lines, title, books)
    reading = read_lines(lines, books, title=title)
    body = told.body or (told.state.body if told.state else None)
    if body and not reading.having(verdict.BODY):
        return read_dump(f"{title or ''}\n\n{body}", books)
    return reading


def _assemble(page: Page, read: Read, books: Books) -> Article:
    body, parts = kept_blocks(read.reading, books), read.parts
    text, paragraphs = join_text(read.headline, [(block.kind, block.text) for block in body])
    posts = [line.text for line in read.reading.having(verdict.EMBEDDED)]
    told = _tell_days(page, read, text, [block.text for block in body], posts, books)
    known = books.outlets.at(page.url)
    below = paragraphs[1:] if read.headline else paragraphs
    return Article(
        text=text,
        headline=read.headline,
        paragraphs=paragraphs,
        published=told.published,
        published_from=told.published_from,
        updated=read.days.updated,
        page_date=read.days.page_date,
        reference=told.reference,
        reference_from=told.reference_from,
        dateline=parts.dateline,
        byline=tuple(parts.byline),
        credit=tuple(dict.fromkeys(parts.credit)),
        captions=tuple(parts.captions),
        related=tuple(parts.related),
        outlet=page.outlet or parts.outlet or (known.name.ar if known else None),
        language=read.script.language,
        arabic_share=round(read.script.share, 3),
        original_url=parts.origin,
        items=find_items(read.headline, body, below, books.several, told.reference, read.entries),
        dropped=tuple(parts.dropped),
    )


def _article_of_post(page: Page, source: str, post: Post, books: Books) -> Article:
    lines = [line.text for line in split_lines(post.text)]
    if not lines:
        return refuse(source, NO_ARTICLE, page)
    script = read_script(post.text)
    if reason := reason_of_script(script):
        return refuse(source, reason, page)
    parts = Parts(
        byline=[post.author] if post.author else [],
        credit=list(post.credit),
        dropped=[Dropped(line, AROUND) for line in post.around],
        outlet=post.author or None,
        origin=elsewhere(post.url, page.url),
    )
    seen = tuple(Seen(make_line(line, False), None, "", None) for line in lines)
    reading = Reading(seen, (verdict.BODY,) * len(seen), 0, len(seen))
    days = Days(published=post.day, published_from=post.day_from if post.day else None)
    return _assemble(page, Read(reading, parts, None, days, script), books)


@dataclass(frozen=True, slots=True)
class Told:
    """The day of publication and the day that relative words count from, each with where it came from."""

    published: str | None
    published_from: str | None
    reference: str | None
    reference_from: str | None


def _is_soon(told: str | None, updated: str) -> bool:
    """Tell whether the only day printed, that of the last change, can be the one that the text was written on."""
    return told is None or 0 <= (date.fromisoformat(updated) - date.fromisoformat(told)).days <= _SOON


def _tell_days(page: Page, read: Read, text: str, paragraphs: list[str], posts: Sequence[str], books: Books) -> Told:
    given = (page.published or "")[:10] or None
    published = given or read.days.published
    if published:
        return Told(published, "given" if given else read.days.published_from, published, "published")
    if read.headline:
        paragraphs[:1] = ["\n".join([read.headline, *paragraphs[:1]])]  # the headline is no paragraph of its own
    told = read_reference(paragraphs, books.dates, page.fetched)
    if (updated := read.days.updated) and _is_soon(told, updated):
        return Told(None, None, updated, "updated")
    if told:
        return Told(None, None, told, "body")
    if told := read_embedded(posts, text, books.dates, page.fetched, lambda post: books.outlets.signs(post, page)):
        return Told(None, None, told, "embedded post")
    return Told(None, None, None, None)
