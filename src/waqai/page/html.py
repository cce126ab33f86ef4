"""Reads an HTML page: our own lines of it, with two extractors' votes on which of them are the article."""

from dataclasses import dataclass
from functools import lru_cache

from lxml import etree, html

from waqai.page.captures import Capture, read_capture
from waqai.page.depth import is_too_deep, strip_tags
from waqai.page.dom import Block, parse_tree, read_blocks
from waqai.page.extractors import extractor
from waqai.page.line import Line, make_line
from waqai.page.metadata import Metadata, read_metadata

THIN = 250  # letters; with less than this from trafilatura readability is asked too
LARGEST = 3_000_000  # letters; a larger source is read by lines alone, without tree and extractors
_SURE = 12  # letters; a shorter line must be a line of the extractor's own to be its vote
_SEARCHED = 200_000  # letters of the extractor's text that lines are searched in


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The lines of an HTML page, what the extractors took of them, what its metadata tell, and the posts it holds."""

    blocks: tuple[Block, ...]
    votes: str
    metadata: Metadata
    capture: Capture | None = None

    @property
    def text(self) -> str:
        """The page as a dump, every block set apart."""
        return "\n\n".join(block.text for block in self.blocks)

    def lines(self) -> list[Line]:
        """Return the blocks as lines, each with its place and whether an extractor took it into the body."""
        taken = frozenset(map(squeeze, self.votes.split("\n")))
        whole = squeeze(self.votes)[:_SEARCHED]
        return [
            make_line(block.text, True, block.kind, _is_voted(block.text, taken, whole), block.stamp)
            for block in self.blocks
        ]


def _is_voted(text: str, taken: frozenset[str], whole: str) -> bool:
    bare = text.replace(" ", "")  # a block has no other blanks
    return bare in taken or (len(bare) >= _SURE and bare in whole)


def squeeze(text: str) -> str:
    """Return a text without blanks, for comparing what two extractors took."""
    return "".join(text.split())


def read_html(source: str, url: str | None) -> HtmlPage:
    """Return the lines, votes and metadata of an HTML source; a source too deep for a tree has lines alone."""
    if len(source) > LARGEST or is_too_deep(source):
        return _without_tree(source)
    tree = parse_tree(source)
    if tree is None:
        return _without_tree(source)
    blocks = tuple(read_blocks(tree))
    capture = read_capture(source, tree, url)
    if capture is not None:
        return HtmlPage(blocks, "", Metadata(entries=capture.entries, outlet=capture.author), capture)
    metadata = read_metadata(tree, url)
    votes = _ask_trafilatura(tree, url)
    if len(votes) < THIN:
        votes += "\n" + _ask_readability(source)
    return HtmlPage(blocks, votes, metadata)


def _without_tree(source: str) -> HtmlPage:
    lines = [line for line in strip_tags(source).split("\n") if line.strip()]
    return HtmlPage(tuple(Block(line.strip(), "") for line in lines), "", Metadata())


@lru_cache(maxsize=1)
def _options() -> object:
    """Return the extractor's options, made once: they cost as much as reading a short page. Recall keeps lists."""
    return extractor("trafilatura.settings").Extractor(output_format="python", recall=True, fast=True, comments=False)


def _ask_trafilatura(tree: html.HtmlElement, url: str | None) -> str:
    try:
        found = extractor("trafilatura").bare_extraction(tree, url=url, options=_options())
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return ""  # an extractor's vote is missing; ours stands alone
    text = getattr(found, "text", None)
    return text if isinstance(text, str) else ""


def _ask_readability(source: str) -> str:
    try:
        summary = extractor("readability").Document(source).summary(html_partial=True)
        return str(html.fromstring(summary).text_content())
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        return ""


def looks_like_html(text: str) -> bool:
    """Tell HTML by its beginning, whatever it was sent as."""
    start = text[:2048].lstrip("\ufeff \t\n").lower()
    return start.startswith(("<!doctype html", "<head", "<?xml")) or "<body" in start or "<html" in start
