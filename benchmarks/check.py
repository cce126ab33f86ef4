"""Check on a whole corpus that nothing crashes and that every record can be checked against its page.

    python benchmarks/check.py [PATH …]     (or: make corpus-check CORPUS="PATH …")

For every page: each quote is ``text[start:end]``; each record carries the clause that tells it; each field that a
record fills has its evidence; offsets stay inside the text; the JSON form comes back the same. Exit status 1 on any
breach.
"""

import sys
from collections import Counter
from collections.abc import Iterator

from corpus import corpus_pages, corpus_paths
from rich.console import Console
from rich.progress import track

from waqai.errors import PageError
from waqai.pipeline import load_lexicon, read_page
from waqai.records import Demand, Event, Page, Report, Statement
from waqai.records.wire import report_from_json, report_to_json

Record = Event | Statement | Demand
SECTIONS: dict[type, tuple[str, ...]] = {
    Event: ("type", "start", "places", "actor1", "actor2", "harm", "objects", "weapons", "according_to"),
    Statement: ("issuer", "kind", "date", "channel"),
    Demand: ("who", "of", "ask"),
}


def breaches_of(record: Record, text: str) -> Iterator[str]:
    """Yield what of one record cannot be checked against ``text``."""
    for item in record.evidence:
        if not (0 <= item.start < item.end <= len(text)) or text[item.start : item.end] != item.quote:
            yield f"{record.id}: {item.field} quotes {item.quote!r}, which is not text[{item.start}:{item.end}]"
    proved = {item.field for item in record.evidence}
    if "record" not in proved:
        yield f"{record.id}: no evidence of the record itself"
    for field in SECTIONS[type(record)]:
        if getattr(record, field) and field not in proved:
            yield f"{record.id}: {field} is filled without evidence"


def breaches_in(report: Report) -> Iterator[str]:
    """Yield everything in a report that cannot be checked against its page."""
    text = report.article.text
    for record in (*report.events, *report.statements, *report.demands):
        yield from breaches_of(record, text)
    for part in (*report.article.paragraphs, *report.unread):
        if not 0 <= part.start <= part.end <= len(text):
            yield f"a stretch [{part.start}:{part.end}) outside the text"
    told = report_to_json(report)
    if report_to_json(report_from_json(told)) != told:
        yield "its JSON form does not come back the same"


def name_of(page: Page) -> str:
    """Return a name to find the page by."""
    return " ".join(part for part in (page.path, page.id) if part)


def check(pages: Iterator[Page], counts: Counter[str], console: Console) -> None:
    """Read every page, print each breach and count what was met."""
    lexicon = load_lexicon()
    for page in track(pages, "Checking", console=console, transient=True):
        counts["pages"] += 1
        try:
            report = read_page(page, lexicon)
        except PageError as error:
            counts["no pages"] += 1
            console.print(f"no page: {error}", markup=False, highlight=False)
            continue
        except BaseException:
            console.print(f"the reading broke on {name_of(page)}", markup=False, highlight=False)
            raise
        counts["refused"] += report.article.refused is not None
        for section in ("events", "statements", "demands", "unread"):
            counts[section] += len(getattr(report, section))
        counts["quotes"] += sum(len(r.evidence) for r in (*report.events, *report.statements, *report.demands))
        for breach in breaches_in(report):
            counts["breaches"] += 1
            console.print(f"{name_of(page)}: {breach}", markup=False, highlight=False)


def main(named: list[str]) -> int:
    """Check the corpus and return the exit status."""
    counts: Counter[str] = Counter()
    paths = corpus_paths(named)
    check(corpus_pages(paths), counts, Console(stderr=True))
    order = ("pages", "no pages", "refused", "events", "statements", "demands", "unread", "quotes", "breaches")
    print(", ".join(f"{counts[name]:,} {name}" for name in order))
    return 0 if counts["pages"] and not counts["breaches"] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
