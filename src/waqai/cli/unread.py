"""What of a page was left unread, as a person counts it."""

from collections.abc import Iterable

from waqai.records import Demand, Event, Statement, Unread


def left_unread(
    unread: Iterable[Unread], records: Iterable[Event | Statement | Demand]
) -> dict[tuple[int, int], list[str]]:
    """Return each stretch that was left unread once, with the reasons; what proves some field of a record was read."""
    proven = [(item.start, item.end) for record in records for item in record.evidence if item.field != "record"]
    left: dict[tuple[int, int], list[str]] = {}
    for stretch in unread:
        if not any(start <= stretch.start and stretch.end <= end for start, end in proven):
            whys = left.setdefault((stretch.start, stretch.end), [])
            whys += [] if stretch.why in whys else [stretch.why]
    return left
