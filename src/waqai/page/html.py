"""Reads an HTML page: our own lines of it, with two extractors' votes on which of them are the article."""

from dataclasses import dataclass, replace

from lxml import etree, html

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
    """The lines of an HTML page, what the extractors took of them, and what its metadata tell."""

    blocks: tuple[Block, ...]
    votes: str
    metadata: Metadata

    @property
    def text(self) -> str:
        """The page as a dump, every block set apart."""
        return "\n\n".join(block.text for block in self.blocks)

    def lines(self) -> list[Line]:
        """Return the blocks as lines, each with its place and whether an extractor took it into the body."""
        taken = frozenset(map(squeeze, self.votes.split("\n")))
        whole = squeeze(self.votes)[:_SEARCHED]
        return [
            replace(make_line(block.text, True), place=block.kind, voted=_is_voted(block.text, taken, whole))
            for block in self.blocks
        ]


def _is_voted(text: str, taken: frozenset[str], whole: str) -> bool:
    bare = squeeze(text)
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
    metadata = read_metadata(tree, url)
    blocks = tuple(read_blocks(tree))
    votes = _ask_trafilatura(source, url)
    if len(votes) < THIN:
        votes += "\n" + _ask_readability(source)
    return HtmlPage(blocks, votes, metadata)


def _without_tree(source: str) -> HtmlPage:
    lines = [line for line in strip_tags(source).split("\n") if line.strip()]
    return HtmlPage(tuple(Block(line.strip(), "") for line in lines), "", Metadata())


def _ask_trafilatura(source: str, url: str | None) -> str:
    try:
        extract = extractor("trafilatura").bare_extraction
        found = extract(source, url=url, favor_recall=True, fast=True, include_comments=False)
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
