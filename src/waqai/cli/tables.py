"""Reports as tables in a terminal: Arabic as the page writes it, codes as the report format has them."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table
from rich.text import Text

from waqai.cli.unread import left_unread
from waqai.lexicon import Knowledge
from waqai.records import Demand, Event, Evidence, Harm, Party, Report, Statement, main_clause

QUOTE_LENGTH = 160  # letters of a quote in a table; the whole stands in --json


def _names(parties: Iterable[Party]) -> str:
    return "، ".join(party.name for party in parties)


def _quote(evidence: Iterable[Evidence]) -> str:
    clause = main_clause(evidence)
    flat = " ".join(clause.quote.split()) if clause else ""
    return flat if len(flat) <= QUOTE_LENGTH else f"{flat[:QUOTE_LENGTH]}…"


def _harm(line: Harm) -> str:
    count = str(line.min) if line.max == line.min else f"{line.min}–{'' if line.max is None else line.max}"
    return f"{line.kind} {line.who} {count}"


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _days(event: Event) -> str:
    if event.start == event.end:
        return event.start or ""
    return f"{event.start or ''} – {event.end or ''}"


def _who(event: Event) -> str:
    sides = [_names(event.actor1), _names(event.actor2)]
    return " ← ".join(side or "؟" for side in sides) if any(sides) else ""


def _event_table(events: Iterable[Event], labels: dict[str, str]) -> Table:
    harm = Column("harm", overflow="fold")  # «aid_workers» is longer than its column on a small terminal
    table = Table(
        "id", "type", Column("when", no_wrap=True), "where", "who ← to whom", harm, "according to", show_lines=True
    )
    for event in events:
        kind = labels.get(event.type, event.type)
        cells = [
            event.id,
            kind if event.modality == "reported" else f"{kind} ({event.modality})",
            _days(event),
            "، ".join(place.name for place in event.places),
            _who(event),
            "\n".join(_harm(line) for line in event.harm),
            _names(event.according_to),
        ]
        table.add_row(*map(escape, cells))
    return table


def _statement_table(statements: Iterable[Statement]) -> Table:
    table = Table("id", "issuer", "kind", "date", "about")
    for item in statements:
        cells = [item.id, _names(item.issuer), item.kind, item.date or "", " ".join(item.about)]
        table.add_row(*map(escape, cells))
    return table


def _demand_table(demands: Iterable[Demand]) -> Table:
    table = Table("id", "who", "of", "ask", "strength")
    for item in demands:
        cells = [item.id, _names(item.who), _names(item.of), item.ask, item.strength or ""]
        table.add_row(*map(escape, cells))
    return table


def _print_quotes(console: Console, records: Iterable[Event | Statement | Demand]) -> None:
    """Print the words that tell each record below its table: a column would break them into single words."""
    for record in records:
        console.print(Text.assemble((f"  {record.id}  ", "bold"), _quote(record.evidence)))
    console.print()


def print_report(report: Report, knowledge: Knowledge) -> None:
    """Print one report: what the article is, then a table for each section that has records."""
    console = Console()
    article = report.article
    console.rule(Text(report.page.path or report.page.url or report.page.id))
    console.print(Text(article.headline or article.refused or "no headline", style="bold"))
    published = f"{article.published} ({article.published_from})" if article.published else "not told"
    told = {"published": published, "outlet": article.outlet, "credit": "، ".join(article.credit)}
    console.print(Text("   ".join(f"{name}: {value}" for name, value in told.items() if value)))
    labels = {kind.id: kind.label.ar for kind in knowledge.events}
    if report.events:
        console.print(_event_table(report.events, labels))
        _print_quotes(console, report.events)
    if report.statements:
        console.print(_statement_table(report.statements))
        _print_quotes(console, report.statements)
    if report.demands:
        console.print(_demand_table(report.demands))
        _print_quotes(console, report.demands)
    sections = {"event": report.events, "statement": report.statements, "demand": report.demands}
    found = ", ".join(_count(len(records), name) for name, records in sections.items())
    unread = left_unread(report.unread, (*report.events, *report.statements, *report.demands))
    left = f"{_count(len(unread), 'stretch', 'stretches')} unread, {_count(len(article.dropped), 'line')} dropped"
    console.print(Text(f"{found}; {left}", style="dim"))
