"""An HTML tree as lines of text, each with what its place in the tree tells."""

import re
from collections.abc import Iterator

from lxml import etree, html
from msgspec import Struct

# What a line's place tells; the words stand in Seen.hint.
TITLE, HEADING, ITEM, CAPTION = "title", "heading", "item", "caption"
CHROME, LINKED, TEXT, QUOTE = "chrome", "linked", "text", "quote"

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
_KINDS = {
    "h1": TITLE,
    "h2": HEADING,
    "h3": HEADING,
    "h4": HEADING,
    "li": ITEM,
    "figcaption": CAPTION,
    "blockquote": QUOTE,
}
_LINKABLE = frozenset({TEXT, ITEM, HEADING, QUOTE})
_LINKED = 0.8  # share of a line's letters inside links from which it is a link


class Block(Struct, frozen=True, gc=False):
    """One line of a page: its text, what its place tells, its first link, and its ``<time datetime>``."""

    text: str
    kind: str
    url: str | None = None
    stamp: str = ""


def parse_tree(source: str) -> html.HtmlElement | None:
    """Return the tree of an HTML source, None where there is nothing to parse."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


class _Frame(Struct, frozen=True, gc=False):
    """What an open element says of the text inside it."""

    kind: str
    url: str | None
    chrome: bool
    unseen: bool
    block: bool


_OUTSIDE = _Frame(TEXT, None, False, False, True)


class _Line:
    """The line that is being gathered."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked = 0
        self.url: str | None = None
        self.stamp = ""

    def add(self, text: str, url: str | None) -> None:
        self.parts.append(text)
        if url is not None and text.strip():
            self.linked += len(text.strip())
            self.url = self.url or url or None

    def take(self, frame: _Frame) -> Block | None:
        text = " ".join("".join(self.parts).split())
        if not text:
            self.parts.clear()
            return None
        is_link = frame.kind in _LINKABLE and self.linked >= _LINKED * len(text)
        kind = CHROME if frame.chrome else LINKED if is_link else frame.kind
        block = Block(text, kind, self.url, self.stamp)
        self.__init__()  # type: ignore[misc]
        return block


def read_blocks(tree: html.HtmlElement) -> Iterator[Block]:
    """Yield the lines of a tree in order: one a block element, its inline text joined."""
    line, frame = _Line(), _OUTSIDE
    frames: list[_Frame] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            frames.append(frame)
            inner = _enter(element, frame)
            if inner.block and line.parts and (block := line.take(frame)):
                yield block
            if element.tag == "time":
                line.stamp = element.get("datetime") or ""
            frame, text = inner, element.text
        else:
            if frame.block and line.parts and (block := line.take(frame)):
                yield block
            frame, text = frames.pop(), element.tail
        if text and not frame.unseen and (line.parts or not text.isspace()):
            line.add(text, frame.url)
    if block := line.take(_OUTSIDE):
        yield block


def _enter(element: html.HtmlElement, outer: _Frame) -> _Frame:
    """Return the frame of an element inside ``outer``."""
    tag = element.tag if isinstance(element.tag, str) else ""
    if outer.unseen or tag in _UNSEEN or not tag:
        return _UNSEEN_BLOCK if tag in _BLOCKS else _UNSEEN_INLINE
    is_block = tag in _BLOCKS
    marks = element.attrib
    chrome = outer.chrome or tag in _CHROME or "hidden" in marks or marks.get("aria-hidden") == "true"
    kind = _KINDS.get(tag) or outer.kind
    if is_block and marks:
        said = marks.get("class") or ""
        chrome = chrome or (tag not in _SPOKEN and bool(_CHROME_CLASS.search(f"{said} {marks.get('id') or ''}")))
        kind = CAPTION if said and _CAPTION_CLASS.search(said) else kind
    url = (marks.get("href") or "") if tag == "a" else outer.url
    if not is_block and (kind, url, chrome) == (outer.kind, outer.url, outer.chrome) and not outer.block:
        return outer
    return _Frame(kind, url, chrome, False, is_block)


def is_chrome(element: html.HtmlElement) -> bool:
    """Tell whether an element's class or id marks it as not the text."""
    return bool(_CHROME_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


_UNSEEN_BLOCK = _Frame(TEXT, None, False, True, True)
_UNSEEN_INLINE = _Frame(TEXT, None, False, True, False)
