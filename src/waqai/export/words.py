"""Words that several forms share: who, how many, from where, in the page's own wording."""

from collections.abc import Iterable

from waqai.records import Event, Harm, Party, Report, host_of, main_clause


def names(parties: Iterable[Party]) -> str:
    """Return the names of parties, as the article names them."""
    return "; ".join(party.name for party in parties)


def count(harm: Harm) -> str:
    """Return a count such as ``3``, ``5-7`` or ``20+``."""
    if harm.max is None:
        return f"{harm.min}+"
    return str(harm.min) if harm.max == harm.min else f"{harm.min}-{harm.max}"


def quote(event: Event) -> str:
    """Return the clause or sentence that tells the event, on one line."""
    clause = main_clause(event.evidence)
    return " ".join(clause.quote.split()) if clause else ""


def outlet(report: Report) -> str:
    """Return who published: the outlet as told, else the host of the address."""
    return report.article.outlet or report.page.outlet or host_of(report.page.url) or ""


def public_id(report: Report, event: Event) -> str:
    """Return a name for the event that stays the same from export to export."""
    return f"{report.page.sha256[:16]}-{event.id}"
