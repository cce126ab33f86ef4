"""Measures how many names of private people stay off public pages, and what is covered that need not be.

    python -m benchmarks.privacy [--missed]

Pages of the shared corpora were read through, and every person they name was told private (victims, the wounded,
detained and missing, relatives, witnesses, reporters and other private speakers, fighters without a rank) or public
(office holders, leaders, spokespeople). Of them only offsets are kept, in ``people/``. A private name counts as held
back where everywhere in the article seven tenths of its letters are covered. The sets:

- ``first``: 240 pages (``named.jsonl``), all looked at by now: ``first, open`` from the start, ``first, late`` since.
- ``second``: 220 pages of 151 outlets (``fresh.jsonl``), drawn at random (seed 20261127) from pages whose incidents no
  page of ``first`` tells, coded before the rules of that day. ``second, kept`` was looked at last.
- ``third``: 229 pages more, drawn in the same way (seed 20261128) and coded midway, after some of the rules stood; it
  was parted by incident once the total was known. What is missed was looked at in ``third, open`` and not in ``third,
  kept``. No incident is in two parts.

Whoever coded a page had read it, and the same person wrote rules: «kept» says that nobody looked at what the rules
missed there, not that nobody knew the pages.

Without the shared material this says so and ends.
"""

import argparse
import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gold import root_or_say

from waqai.lexicon.held_back import held_back_spans
from waqai.pipeline import read_pages
from waqai.records import Page, Report, Span

SOURCES = (
    "corpus/syria/pages.jsonl.gz",
    "corpus/press/press.jsonl",
    "corpus/press/press_more.jsonl",
    "corpus/press/calls.jsonl",
)
PEOPLE = Path(__file__).resolve().parent / "people"
SETS = {"dev": "second, open", "held": "second, kept", "late_open": "third, open", "late": "third, kept"}
_COVERED = 0.7


@dataclass(frozen=True)
class Named:
    """A page with the names of people that stand in it, as they are written, and which set it is in."""

    text: str
    private: frozenset[str]
    public: frozenset[str]
    group: str


def load_named(root: Path) -> dict[str, Named]:
    """Return the pages by their ids.

    Raises:
        ValueError: the text of a page has changed since its names were told.
    """
    texts: dict[str, str] = {}
    for source in SOURCES:
        path = root / source
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            texts |= {row["id"]: row["text"] for row in map(json.loads, lines)}
    found = {}
    rows = [
        (row, SETS[row["set"]] if "set" in row else "first, open" if at % 3 else "first, late")
        for name in ("named.jsonl", "fresh.jsonl", "third.jsonl")
        for at, row in enumerate(map(json.loads, (PEOPLE / name).read_text("utf-8").splitlines()))
    ]
    for row, group in rows:
        text = texts[row["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['id']}: the text is another than the one in which names were told")
        private, public = (frozenset(text[a:b] for a, b in row[kind]) for kind in ("private", "public"))
        found[row["id"]] = Named(text, private, public, group)
    return found


def places_of(name: str, text: str) -> list[Span]:
    """Return where a text writes a name, as whole words where it does."""
    whole = [
        Span(*m.span(1))
        for m in re.finditer(rf"(?<!\w)[\u0648\u0641\u0628\u0644\u0643]?({re.escape(name)})(?!\w)", text)
    ]
    return whole or [Span(*m.span()) for m in re.finditer(re.escape(name), text)]


def measure(named: Named, text: str) -> Iterator[tuple[str, str]]:
    """Yield what became of each name of a page, and what else was covered: ``held``, ``missed``, ``public shown``,
    ``public covered`` or ``other covered``, with the words.
    """
    spans = held_back_spans(text, ())
    covered = {at for span in spans for at in range(span.start, span.end)}
    told: set[int] = set()
    for name in sorted(named.private, key=len, reverse=True):
        places = places_of(name, text)
        told.update(at for place in places for at in range(place.start, place.end))
        shares = [len(covered & {*range(p.start, p.end)}) / (p.end - p.start) for p in places]
        if places:
            yield ("held" if min(shares) >= _COVERED else "missed"), name
    for name in sorted(named.public):
        places = [p for p in places_of(name, text) if told.isdisjoint(range(p.start, p.end))]
        if places:
            hidden = any(not covered.isdisjoint(range(p.start, p.end)) for p in places)
            yield ("public covered" if hidden else "public shown"), name
        told.update(at for place in places for at in range(place.start, place.end))
    for span in spans:
        if len(told & {*range(span.start, span.end)}) < 0.3 * (span.end - span.start):
            yield "other covered", span.of(text)


def main() -> int:
    """Measure and print."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("--missed", metavar="SET", help="list what was missed or covered for nothing, of one set")
    listed = args.parse_args().missed
    root = root_or_say()
    if root is None:
        return 0
    named = load_named(root)
    pages = (Page(page.text.encode(), "text/plain", id=key) for key, page in named.items())
    counts: dict[str, Counter[str]] = {group: Counter() for group in sorted({page.group for page in named.values()})}
    for report in read_pages(pages, 1):
        if isinstance(report, Report):
            page = named[report.page.id]
            for what, words in measure(page, report.article.text):
                counts[page.group][what] += 1
                if listed == page.group and what in {"missed", "public covered", "other covered"}:
                    print(f"{what}: {words}")
    for group, c in counts.items():
        private, public = c["held"] + c["missed"], c["public covered"] + c["public shown"]
        print(
            f"{group}: {c['held']} of {private} private names held back ({c['held'] / private:.1%}), "
            f"{c['public covered']} of {public} public names covered, {c['other covered']} other stretches covered"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
