"""Puts the article's record together from the verdicts on a page's lines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from waqai.lexicon.schema.outlets import Outlet
from waqai.page import dom, verdict
from waqai.page.dump import Books, Reading
from waqai.page.items import Block, Stamp, read_stamp
from waqai.page.line import Line
from waqai.page.origin import url_in
from waqai.page.regions import Seen
from waqai.records import Dropped, Page, Paragraph, Related

_NO_URLS: Mapping[str, str | None] = {}
_DASH = "[-\u2013\u2014:]"
_OPENINGS = (
    re.compile(rf"[^()\n]{{0,40}}(?:\([^()\n]{{2,20}}\)\s*)?\((?P<agency>[^()\n]{{2,20}})\)\s*{_DASH}"),
    re.compile(
        rf"(?P<place>[^-()/:.\n\u2013\u2014]{{2,30}})[-/\u2013\u2014](?P<agency>[^-()/:\n\u2013\u2014]{{2,20}})\s?{_DASH}"
    ),
)
_CLOSING = re.compile(r"\((?P<agencies>[^()\n]{2,60})\)[\s.]*$")
_NAMES = re.compile(r"\s*[-_/|\u2013\u2014\u060c,+()]\s*|\s{2,}")
_AGENCY_KIND = "agency"
_TWO = 2
_CREDITED = 8  # words
_LEAD = " :\u060c,.-\u2013\u2014|\u2022*\u00bb>"


@dataclass(slots=True)
class Parts:
    """What stood beside the text of an article."""

    captions: list[str] = field(default_factory=list)
    byline: list[str] = field(default_factory=list)
    credit: list[str] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    dateline: str | None = None
    outlet: str | None = None
    origin: str | None = None


def join_text(headline: str | None, body: Sequence[tuple[str, str]]) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the article's text and its paragraphs; ``body`` holds kind and text of each block after the headline."""
    pieces: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    if headline:
        pieces.append(headline)
        paragraphs.append(Paragraph(0, len(headline), verdict.HEADLINE))
        at = len(headline)
    for number, (kind, text) in enumerate(body):
        between = "\n\n" if headline and number == 0 else "\n" if pieces else ""
        pieces += [between, text]
        at += len(between)
        paragraphs.append(Paragraph(at, at + len(text), kind))
        at += len(text)
    return "".join(pieces), tuple(paragraphs)


def kept_blocks(reading: Reading, books: Books) -> list[Block]:
    """Return the paragraphs below the headline, each with the time that stands right above it or opens its entry."""
    blocks: list[Block] = []
    above: Stamp | None = None
    for seen, kind in zip(reading.lines, reading.verdicts, strict=True):
        line = seen.line
        own = (read_stamp(line.stamp) or Stamp()) if line.stamp else None
        if kind not in verdict.KEPT:
            timed = own if own is not None and own.time else books.several.stamp(line.text, seen.printed)
            above = timed or above
        elif kind == verdict.HEADLINE:
            above = None
        else:
            blocks.append(Block(_kind_of(line, kind), line.text, own or above))
            above = None
    return blocks


def _kind_of(line: Line, kind: str) -> str:
    """Tell a quotation: a paragraph that the page marks as one, or that stands whole between quotation marks."""
    if kind == verdict.BODY and (line.place == dom.QUOTE or line.is_quotation):
        return verdict.QUOTE
    return kind


def sort_lines(reading: Reading, books: Books, page: Page, urls: Mapping[str, str | None] = _NO_URLS) -> Parts:
    """Return all that is not the text itself, each line once and with its reason; ``urls`` by a line's text."""
    parts = Parts()
    own = books.outlets.of_page(page)
    for at, (seen, kind) in enumerate(zip(reading.lines, reading.verdicts, strict=True)):
        line = seen.line
        if kind in verdict.KEPT:
            continue
        if kind == verdict.CAPTION:
            parts.captions.append(strip_label(line.text, seen.label))
        elif kind == verdict.BYLINE:
            _add_byline(parts, strip_label(line.text, seen.label) or line.text, books, seen, at < reading.start, page)
        elif kind == verdict.CREDIT:
            parts.origin = parts.origin or url_in(line.text) or urls.get(line.text)
            _add_credit(parts, line.text, seen.label, books, reading, at)
        elif kind == verdict.RELATED:
            title = strip_label(line.text, seen.label)
            if title:
                parts.related.append(Related(title, urls.get(line.text)))
        parts.dropped.append(Dropped(line.text, kind))
    _read_agency(parts, reading, books, own)
    parts.captions = [text for text in dict.fromkeys(parts.captions) if text]
    return parts


def _read_agency(parts: Parts, reading: Reading, books: Books, own: Outlet | None) -> None:
    """Take the agency that the first paragraph opens or the last one closes with; the paragraphs stay as they are."""
    body = reading.having(verdict.BODY)
    if not body:
        return
    opening = next(filter(None, (shape.match(body[0].text) for shape in _OPENINGS)), None)
    named = books.outlets.named(opening.group("agency")) if opening else None
    if opening and named and named.kind == _AGENCY_KIND:
        parts.dateline = parts.dateline or opening.group().rstrip(" -\u2013\u2014:")
        if named is not own:
            parts.credit.append(opening.group("agency").strip())
    closing = _CLOSING.search(body[-1].text)
    if closing:
        parts.credit += [name for name, _ in _agencies(closing.group("agencies"), books, own)]


def _agencies(text: str, books: Books, own: Outlet | None) -> list[tuple[str, Outlet]]:
    """Return the agencies that a run of names tells, other than the page's own outlet."""
    named = [(name.strip(), books.outlets.named(name)) for name in _NAMES.split(text) if name.strip()]
    return [(name, found) for name, found in named if found and found is not own and found.kind == _AGENCY_KIND]


def strip_label(text: str, form: str) -> str:
    """Return what stands behind the label at the start of a line, the line itself where the label stands elsewhere."""
    if not form:
        return text
    words = len(re.findall(r"\w+", form))
    found = re.match(rf"^\W*(?:[^\s:\u060c,]+[\s]*){{{words}}}[{re.escape(_LEAD)}]*", text)
    rest = text[found.end() :] if found else text
    return rest.strip() if rest.strip() or len(text) > len(form) + 6 else ""


def _add_byline(parts: Parts, text: str, books: Books, seen: Seen, above: bool, page: Page) -> None:
    line, own = seen.line, books.outlets.of_page(page)
    told = page.outlet is not None or own is not None
    parts.byline.append(text.strip(" *:\u2022"))
    if books.outlets.is_dateline(line) and parts.dateline is None and above:
        parts.dateline = text
    known = books.outlets.in_byline(line)
    agencies = _agencies(text, books, own)
    if known and (len(agencies) < _TWO or known.kind != _AGENCY_KIND):
        parts.outlet = parts.outlet or known.name.ar
    if told or len(agencies) >= _TWO or (agencies and known is not agencies[0][1]):
        parts.credit += [name for name, _ in agencies]


def _add_credit(parts: Parts, text: str, form: str, books: Books, reading: Reading, at: int) -> None:
    found = books.outlets.credit(reading.lines[at].line)
    if found:
        parts.outlet = parts.outlet or found[0]
        parts.credit.append(found[1])
    elif (named := _without_url(strip_label(text, form) or ("" if form else text))) or not form:
        parts.credit.append(named or text)
    else:
        _credit_below(parts, reading, at)


def _credit_below(parts: Parts, reading: Reading, at: int) -> None:
    """Take whom a label alone on its line credits: the short line below it."""
    below = reading.lines[at + 1] if at + 1 < len(reading.lines) else None
    if below is None or below.cue or below.printed or below.line.words > _CREDITED:
        return
    parts.origin = parts.origin or url_in(below.line.text)
    if name := _without_url(below.line.text):
        parts.credit.append(name)


def _without_url(text: str) -> str:
    found = url_in(text)
    return (text.replace(found, "") if found else text).strip(" :()-|")
