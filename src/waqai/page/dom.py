"""An HTML tree as lines of text, each with what its place in the tree tells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

# What a line's place tells; the words stand in Seen.hint.
TITLE, HEADING, ITEM, CAPTION = "title", "heading", "item", "caption"
CHROME, LINKED, TEXT = "chrome", "linked", "text"

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "head", "object", "select", "option", "textarea"}
)
_CHROME = frozenset({"nav", "footer", "aside", "form", "button", "menu", "dialog"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "br", "button", "caption", "dd", "details", "dialog", "div"}
    | {"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header"}
    | {"hr", "label", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"}
    | {"th", "thead", "time", "tr", "ul"}
)
# Class and id words by which site builders mark what is not the text; an extractor's vote outweighs them.
_CHROME_CLASS = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|social|tags?|related|comments?|breadcrumbs?|newsletter|subscribe|sidebar|widget|most|"
    r"trending|ticker|menu|navbar|cookies?|popup|promo|advert\w*|ads?|recommend\w*|footer|toolbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:wp-)?caption(?:$|[\s_-])", re.IGNORECASE)
_SPOKEN = frozenset(
    {"body", "html", "main", "article", "p", "h1", "h2", "h3"}
)  # their classes tell of the site, not of them
_KINDS = {"h1": TITLE, "h2": HEADING, "h3": HEADING, "h4": HEADING, "li": ITEM, "figcaption": CAPTION}
_LINKED = 0.8  # share of a line's letters inside links from which it is a link


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page: its text, what its place tells, and the first address it links to."""

    text: str
    kind: str
    url: str | None = None


def parse_tree(source: str) -> html.HtmlElement | None:
    """Return the tree of an HTML source, None where there is nothing to parse."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


class _Line:
    """The line that is being gathered."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked = 0
        self.kind = TEXT
        self.url: str | None = None

    def add(self, text: str, url: str | None) -> None:
        self.parts.append(text)
        if url is not None and text.strip():
            self.linked += len(text.strip())
            self.url = self.url or url or None

    def take(self) -> Block | None:
        text = " ".join("".join(self.parts).split())
        kind, url, linked = self.kind, self.url, self.linked
        self.__init__()  # type: ignore[misc]
        if not text:
            return None
        is_link = kind in (TEXT, ITEM, HEADING) and linked >= _LINKED * len(text)
        return Block(text, LINKED if is_link else kind, url)


def read_blocks(tree: html.HtmlElement) -> Iterator[Block]:
    """Yield the lines of a tree in order: one a block element, its inline text joined."""
    line, chrome, unseen = _Line(), 0, 0
    kinds: list[str] = []
    links: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        opens = event == "start"
        if tag in _BLOCKS and (block := _close(line, chrome, kinds)):
            yield block
        step = 1 if opens else -1
        unseen += step * (tag in _UNSEEN or not tag)
        chrome += step * (tag in _CHROME or _is_hidden(element) or _is_marked(element, tag))
        _track(kinds, _kind_of(element, tag), opens)
        _track(links, (element.get("href") or "") if tag == "a" else None, opens)
        text = element.text if opens else element.tail
        if text and not unseen:
            line.add(text, links[-1] if links else None)
    if block := _close(line, chrome, kinds):
        yield block


def _kind_of(element: html.HtmlElement, tag: str) -> str | None:
    return CAPTION if tag in _BLOCKS and _CAPTION_CLASS.search(element.get("class") or "") else _KINDS.get(tag)


def _is_marked(element: html.HtmlElement, tag: str) -> bool:
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    return tag in _BLOCKS and tag not in _SPOKEN and len(marks) > 1 and bool(_CHROME_CLASS.search(marks))


def _track(stack: list[str], value: str | None, opens: bool) -> None:
    if value is None:
        return
    if opens:
        stack.append(value)
    elif stack:
        stack.pop()


def _close(line: _Line, chrome: int, kinds: list[str]) -> Block | None:
    line.kind = CHROME if chrome else kinds[-1] if kinds else TEXT
    return line.take()


def _is_hidden(element: html.HtmlElement) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"
