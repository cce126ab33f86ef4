"""What an HTML page says about itself in JSON-LD, OpenGraph, microdata and ``<time>``."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from lxml import etree, html

from waqai.page.depth import has_tags, strip_tags
from waqai.page.dom import is_chrome
from waqai.page.extractors import extractor
from waqai.page.live import Entry
from waqai.page.state import State, read_state
from waqai.records import Json

_ARTICLES = re.compile(r"article|report|posting|claimreview", re.IGNORECASE)
_DAY = re.compile(r"^\s*(\d{4}-\d{2}-\d{2})")
_SUFFIX = re.compile(r"\s+(?:[|\u00bb\u2022\u00b7]|[-\u2013\u2014])\s+[^|\u00bb\u2022\u00b7]{2,40}$")
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "publishdate",
    "pubdate",
)
_SEVERAL = 2
_PAGE = frozenset({"html", "body"})
_APART = frozenset({"nav", "footer", "aside", "form", "ul", "ol", "a", "article", "dialog"})
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The facts of a page's own metadata; days are ISO days.

    ``address`` is the canonical one, ``entries`` are those of a live blog, ``state`` is the article in the page's data.
    """

    headline: str | None = None
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    body: str | None = None
    address: str | None = None
    entries: tuple[Entry, ...] = ()
    state: State | None = None


def read_metadata(tree: html.HtmlElement, url: str | None) -> Metadata:
    """Return what the page tells of itself: JSON-LD before meta, then microdata, ``<time>``, htmldate."""
    metas = _metas(tree)
    linked = _own_article(list(_linked_articles(tree)), tree, metas)
    marked = _marked_days(tree)
    state = read_state(tree)
    published = (
        _day(linked.get("datePublished"))
        or _first_day(metas, _PUBLISHED)
        or marked.get("datepublished")
        or _day(state.published if state else None)
        or _time_day(tree, url)
    )
    updated = _day(linked.get("dateModified")) or _first_day(metas, _UPDATED) or marked.get("datemodified")
    return Metadata(
        headline=_text(linked.get("headline"))
        or metas.get("og:title")
        or metas.get("twitter:title")
        or (state.headline if state else None),
        published=published,
        updated=updated if updated != published else None,
        outlet=_name(linked.get("publisher")) or metas.get("og:site_name"),
        authors=tuple(filter(None, map(_name, _items(linked.get("author"))))),
        body=_text(linked.get("articleBody")),
        address=_canonical(tree) or metas.get("og:url"),
        entries=tuple(_entries(linked)),
        state=state,
    )


def _canonical(tree: html.HtmlElement) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next(filter(None, links), None)


_LEAST_ENTRIES = 2


def _entries(linked: dict[str, Json]) -> list[Entry]:
    """Return the entries that a live blog's JSON-LD tells with their text, none where it tells fewer than two."""
    found = [
        Entry(_text(update.get("headline")), body, _text(update.get("datePublished")))
        for update in _items(linked.get("liveBlogUpdate"))
        if isinstance(update, dict) and (body := _lines(update.get("articleBody")))
    ]
    return found if len(found) >= _LEAST_ENTRIES else []


def _lines(value: Json) -> str | None:
    if not isinstance(value, str):
        return None
    return (strip_tags(value) if has_tags(value) else value).strip() or None


def strip_site(title: str, outlet: str | None) -> str:
    """Return a title without the site's name behind a bar or dash."""
    if outlet and title.endswith(outlet):
        return title[: -len(outlet)].rstrip(" |-\u2013\u2014\u00bb\u2022\u00b7:") or title
    return _SUFFIX.sub("", title) or title


def _own_article(found: list[dict[str, Json]], tree: html.HtmlElement, metas: dict[str, str]) -> dict[str, Json]:
    """Return the page's own article among several: the one whose headline the page prints; none where none is it."""
    if len(found) < _SEVERAL:
        return found[0] if found else {}
    titles = {_bare(metas.get("og:title")), *(_bare(str(head.text_content())) for head in tree.iter("h1"))} - {""}
    own = [linked for linked in found if _bare(_text(linked.get("headline"))) in titles]
    if own:
        return own[0]
    return found[0] if len({_day(linked.get("datePublished")) for linked in found}) == 1 else {}


def _bare(text: str | None) -> str:
    return "".join((text or "").split())


def _linked_articles(tree: html.HtmlElement) -> Iterator[dict[str, Json]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            told = json.loads(script.text_content())
        except (ValueError, RecursionError):
            continue  # a broken block of JSON-LD tells nothing; the other sources remain
        yield from _articles_in(told)


def _articles_in(told: Json) -> Iterator[dict[str, Json]]:
    waiting: list[Json] = [told]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            if any(_ARTICLES.search(str(kind)) for kind in _items(item.get("@type"))):
                yield item
            waiting.extend(value for key, value in item.items() if key in ("@graph", "mainEntity"))


def _items(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Json) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: Json) -> str | None:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = _text(meta.get("content"))
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _day(value: Json) -> str | None:
    found = _DAY.match(value) if isinstance(value, str) else None
    if found is None:
        return None
    try:
        return date.fromisoformat(found.group(1)).isoformat()
    except ValueError:
        return None


def _first_day(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((day for name in names if (day := _day(metas.get(name)))), None)


_MARKED = etree.XPath("//*[@itemprop]")


def _marked_days(tree: html.HtmlElement) -> dict[str, str]:
    """Return the first day of each microdata property."""
    found: dict[str, str] = {}
    for element in _MARKED(tree):
        day = _day(element.get("datetime") or element.get("content"))
        if day:
            found.setdefault(element.get("itemprop").lower(), day)
    return found


def _time_day(tree: html.HtmlElement, url: str | None) -> str | None:
    """Return the day of the ``<time>`` nearest the headline, what the head or the address tells where there is none.

    Several different days tell none, nor does one outside the story: a clock in the page's head, another story's card.
    """
    times = [element for element in tree.iter("time") if _day(element.get("datetime"))]
    if not times:
        return _guess_day(tree, url)
    for root in _around_headline(tree):
        days = {_day(element.get("datetime")) for element in times if _is_told_in(element, root)}
        if days:
            return days.pop() if len(days) == 1 else None
    return None


def _around_headline(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """Yield what encloses the headline, nearest first; the page's only article where it has no headline of its own."""
    head = next((head for head in tree.iter("h1") if not _is_apart(head, tree)), None)
    articles = list(tree.iter("article"))
    if head is not None:
        yield from head.iterancestors()
    elif len(articles) == 1:
        yield articles[0]


def _is_told_in(element: html.HtmlElement, root: html.HtmlElement) -> bool:
    return any(each is root for each in element.iterancestors()) and not _is_apart(element, root)


def _is_apart(element: html.HtmlElement, root: html.HtmlElement) -> bool:
    """Tell whether chrome, a list, a link or another article lies between ``root`` and an element inside it."""
    for each in element.iterancestors():
        if each is root:
            return False
        page_header = each.tag == "header" and all(above.tag in _PAGE for above in each.iterancestors())
        if each.tag in _APART or page_header or is_chrome(each):
            return True
    return False


def _guess_day(tree: html.HtmlElement, url: str | None) -> str | None:
    """Ask htmldate for the head and the address alone: in the body it takes the day of rendering for publication."""
    head = tree.find("head")
    bare = html.Element("html")
    if head is not None:
        bare.append(deepcopy(head))
        etree.strip_elements(bare, "script", with_tail=False)  # their days may be those of other stories
    bare.append(html.Element("body"))
    try:
        found = extractor("htmldate").find_date(bare, extensive_search=False, original_date=True, url=url)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # htmldate stumbles over odd trees; then nothing is known
    return _day(found)
