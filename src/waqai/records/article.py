"""What the outlet wrote, told apart from what stood around it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of the article's text; ``kind`` is headline, body, subheading or quote."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Related:
    """A link to another story, as the page printed it."""

    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of the page that is not the article, and why (furniture, caption, byline, comment …)."""

    line: str
    why: str


@dataclass(frozen=True, slots=True)
class Item:
    """One of several stories that a page tells one after the other: ``[start, end)`` of the article's text.

    ``kind`` is ``digest`` (a story of a round-up) or ``update`` (an entry of a live blog). ``day`` and ``time`` are
    what is printed with the item, ISO day and ``HH:MM``; ``reference`` is the day that its relative words count from.
    """

    start: int
    end: int
    kind: str
    day: str | None = None
    time: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """The article of a page.

    ``text`` is the headline, a blank line, then the body paragraphs joined by newlines; every span of a report counts
    code points in it. Days are ISO strings. ``published_from`` is ``metadata``, ``printed``, ``given`` or None;
    ``reference`` is the day that relative words count from and ``reference_from`` tells whence it came. ``refused``
    says why a page holds no article (then ``text`` is empty and every line stands under ``dropped``). ``items`` are the
    stories of a digest or live blog, each read for itself; empty where the page tells one story. ``original_url`` is
    the address that the page itself prints for the text's origin, ``arabic_share`` the share of Arabic letters.
    """

    text: str = ""
    headline: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    published: str | None = None
    published_from: str | None = None
    updated: str | None = None
    page_date: str | None = None
    reference: str | None = None
    reference_from: str | None = None
    dateline: str | None = None
    byline: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    outlet: str | None = None
    language: str | None = None
    arabic_share: float = 0.0
    original_url: str | None = None
    items: tuple[Item, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    refused: str | None = None
