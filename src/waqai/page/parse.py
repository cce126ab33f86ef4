"""A page becomes an article, or says why it holds none."""

from waqai.lexicon.knowledge import Knowledge
from waqai.page import verdict
from waqai.page.assemble import join_text, sort_lines
from waqai.page.cues import cue_book
from waqai.page.days import Days, latest_told, read_days
from waqai.page.decode import decode_page
from waqai.page.dump import Books, Reading, read_dump
from waqai.page.language import language_of
from waqai.page.line import split_lines
from waqai.page.outlets import outlet_book
from waqai.page.posts import Post, is_whole, read_post, split_copies
from waqai.page.printed import date_reader
from waqai.page.refuse import reason_to_refuse
from waqai.records import Article, Dropped, Page


CUT_COPY = "cut copy of the beginning"


def parse_page(page: Page, knowledge: Knowledge) -> Article:
    """Return the article of ``page``; ``refused`` says why where it holds none.

    Raises:
        EmptyPage: nothing but blanks.
        NotText: binary, or in no encoding that can be told.
    """
    books = Books(cue_book(knowledge), date_reader(knowledge), outlet_book(knowledge))
    text = decode_page(page)
    post = read_post(text, books.dates)
    if post is not None and post.text:
        return _article_of_post(page, post, books)
    copies, rest = split_copies(text)
    reading = read_dump(rest, books, bool(copies))
    reason = reason_to_refuse(text, reading)
    if reason:
        return refuse(text, reason, page)
    return _article_of_dump(page, copies, reading, books)


def refuse(text: str, reason: str, page: Page) -> Article:
    """Return the article of a page that holds none: its reason and every line of it."""
    dropped = tuple(Dropped(line.text, reason) for line in split_lines(text))
    return Article(refused=reason, dropped=dropped, outlet=page.outlet, language=language_of(text))


def _article_of_dump(page: Page, copies: list[str], reading: Reading, books: Books) -> Article:
    parts = sort_lines(reading, books)
    headline = next((line.text for line in reading.having(verdict.HEADLINE)), None)
    body = [
        (kind, seen.line.text)
        for seen, kind in zip(reading.lines, reading.verdicts, strict=True)
        if kind in verdict.KEPT and kind != verdict.HEADLINE
    ]
    if copies and headline is None and is_whole(copies[0]):
        headline = copies.pop(0)
    parts.dropped[:0] = [Dropped(line, CUT_COPY) for copy in copies for line in copy.split("\n") if line.strip()]
    text, paragraphs = join_text(headline, body)
    days = read_days(reading, page.fetched)
    known = books.outlets.at(page.url)
    return _with_days(
        Article(
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
        ),
        page,
        days,
        latest_told([told for _, told in body], books.dates, page.fetched),
    )


def _article_of_post(page: Page, post: Post, books: Books) -> Article:
    body = [(verdict.BODY, line.text) for line in split_lines(post.text)]
    text, paragraphs = join_text(None, body)
    article = Article(
        text=text,
        paragraphs=paragraphs,
        byline=(post.author,) if post.author else (),
        outlet=page.outlet or post.author or None,
        language=language_of(text),
        dropped=tuple(Dropped(line, "around the post") for line in post.around),
    )
    return _with_days(article, page, Days(published=post.day), None)


def _with_days(article: Article, page: Page, days: Days, told: str | None) -> Article:
    given = (page.published or "")[:10] or None
    published = given or days.published
    reference = published or told
    return Article(
        **{name: getattr(article, name) for name in Article.__dataclass_fields__ if name not in _DAYS},
        published=published,
        published_from="given" if given else "printed" if published else None,
        updated=days.updated,
        page_date=days.page_date,
        reference=reference,
        reference_from="published" if published else "body" if told else None,
    )


_DAYS = frozenset({"published", "published_from", "updated", "page_date", "reference", "reference_from"})
