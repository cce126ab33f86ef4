"""Live blogs and channels that tell their entries apart by machine: JSON-LD updates, the posts of a channel's page."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from waqai.page import verdict
from waqai.page.dump import Books, Reading, fixed_verdict
from waqai.page.line import Line, make_line, split_lines
from waqai.page.regions import Seen, see_lines

UNTIMED = "-"  # the stamp of an entry whose time is not told


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a live blog: its title, its paragraphs, and the machine-readable time that it was posted."""

    title: str | None
    text: str
    stamp: str | None


def read_entries(entries: Sequence[Entry], lines: Sequence[Line], title: str | None, books: Books) -> Reading:
    """Return the reading of a page that is its ``entries``; ``lines`` are the page's own, kept where no entry has them.

    Each entry's first line carries the entry's stamp.
    """
    headline = [make_line(title, False)] if title else []
    told = [line for entry in entries for line in _lines_of(entry)]
    kinds = [verdict.HEADLINE] * len(headline) + [kind for entry in entries for kind in _kinds_of(entry)]
    printed = {line.identity for line in (*headline, *told)}
    rest = [line for line in lines if line.identity not in printed]
    seen = see_lines([*headline, *told], books.cues, books.dates, books.outlets)
    verdicts = [_judge(each, kind) for each, kind in zip(seen, kinds, strict=True)]
    around = [Seen(line, None, "", None) for line in rest]
    outside = [verdict.OUTSIDE] * len(rest)
    return Reading((*seen, *around), (*verdicts, *outside), len(headline), len(seen))


def _judge(each: Seen, kind: str) -> str:
    return kind if kind != verdict.BODY else fixed_verdict(each) or verdict.BODY


def _lines_of(entry: Entry) -> list[Line]:
    lines = [*([make_line(entry.title, True)] if entry.title else []), *split_lines(entry.text)]
    if lines:
        lines[0] = replace(lines[0], stamp=entry.stamp or UNTIMED)
    return lines


def _kinds_of(entry: Entry) -> list[str]:
    return [*([verdict.SUBHEADING] if entry.title else []), *[verdict.BODY] * len(split_lines(entry.text))]
