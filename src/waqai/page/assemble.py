"""Puts the article's record together from the verdicts on a page's lines."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from waqai.page import verdict
from waqai.page.dump import Books, Reading
from waqai.records import Dropped, Paragraph, Related

_NO_URLS: Mapping[str, str | None] = {}
_AGENCY = re.compile(r"[^()\n]{0,40}(?:\([^()\n]{2,20}\)\s*)?\((?P<agency>[^()\n]{2,20})\)\s*[-\u2013\u2014:]")
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


def sort_lines(reading: Reading, books: Books, urls: Mapping[str, str | None] = _NO_URLS) -> Parts:
    """Return all that is not the text itself, each line once and with its reason; ``urls`` by a line's text."""
    parts = Parts()
    for at, (seen, kind) in enumerate(zip(reading.lines, reading.verdicts, strict=True)):
        line = seen.line
        if kind in verdict.KEPT:
            continue
        if kind == verdict.CAPTION:
            parts.captions.append(strip_label(line.text, seen.label))
        elif kind == verdict.BYLINE:
            _add_byline(parts, strip_label(line.text, seen.label) or line.text, books, reading, at)
        elif kind == verdict.CREDIT:
            _add_credit(parts, line.text, seen.label, books, reading, at)
        elif kind == verdict.RELATED:
            title = strip_label(line.text, seen.label)
            if title:
                parts.related.append(Related(title, urls.get(line.text)))
        parts.dropped.append(Dropped(line.text, kind))
    _read_agency(parts, reading, books)
    parts.captions = [text for text in dict.fromkeys(parts.captions) if text]
    return parts


def _read_agency(parts: Parts, reading: Reading, books: Books) -> None:
    """Take the agency that the first paragraph opens with, as in «place (agency) – …»; the paragraph stays as it is."""
    first = next((line.text for line in reading.having(verdict.BODY)), "")
    found = _AGENCY.match(first)
    known = books.outlets.named(found.group("agency")) if found else None
    if found and known:
        parts.credit.append(found.group("agency").strip())
        parts.dateline = parts.dateline or found.group().rstrip(" -\u2013\u2014:")


def strip_label(text: str, form: str) -> str:
    """Return what stands behind the label at the start of a line, the line itself where the label stands elsewhere."""
    if not form:
        return text
    words = len(re.findall(r"\w+", form))
    found = re.match(rf"^\W*(?:[^\s:\u060c,]+[\s]*){{{words}}}[{re.escape(_LEAD)}]*", text)
    rest = text[found.end() :] if found else text
    return rest.strip() if rest.strip() or len(text) > len(form) + 6 else ""


def _add_byline(parts: Parts, text: str, books: Books, reading: Reading, at: int) -> None:
    line = reading.lines[at].line
    parts.byline.append(text.strip(" *:\u2022"))
    if books.outlets.is_dateline(line) and parts.dateline is None and at < reading.start:
        parts.dateline = text
    known = books.outlets.in_byline(line)
    if known:
        parts.outlet = parts.outlet or known.name.ar


def _add_credit(parts: Parts, text: str, form: str, books: Books, reading: Reading, at: int) -> None:
    found = books.outlets.credit(reading.lines[at].line)
    if found:
        parts.outlet = parts.outlet or found[0]
        parts.credit.append(found[1])
    else:
        parts.credit.append(strip_label(text, form) or text)
