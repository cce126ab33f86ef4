"""What an HTML page says about itself in JSON-LD, OpenGraph, microdata and ``<time>``."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lxml import etree, html

from waqai.page.depth import has_tags, strip_tags
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
    linked = next(iter(_linked_articles(tree)), {})
    metas = _metas(tree)
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
    """Return the day of the one ``<time>`` of the article or page, htmldate's where there is none at all.

    Several different days tell none: they are those of other stories.
    """
    told = False
    for root in (*tree.iter("article"), tree):
        days = {day for element in root.iter("time") if (day := _day(element.get("datetime")))}
        if len(days) == 1:
            return days.pop()
        told = told or bool(days)
    return None if told else _guess_day(tree, url)


def _guess_day(tree: html.HtmlElement, url: str | None) -> str | None:
    """Ask htmldate, never with extensive search: that takes the render date for the day of publication."""
    try:
        return _day(extractor("htmldate").find_date(tree, extensive_search=False, original_date=True, url=url))
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None  # htmldate stumbles over odd trees; then nothing is known
