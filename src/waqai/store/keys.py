"""Names that outlive a re-reading: of pages, of records within a page, and how a judgement finds its record again."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from waqai.records import Demand, Event, Evidence, Page, Report, Statement

Record = Event | Statement | Demand

_REF = 16  # hex digits: 64 bits, a collision is unlikely below some hundred million records
# The field whose span is the trigger, and the one that tells records on one trigger apart (a list of villages).
_TRIGGER = {"events": "type", "statements": "kind", "demands": "ask"}
_MARK = {"events": "places", "statements": "issuer", "demands": "of"}


def ref_of(*parts: str) -> str:
    """Return the short public name of what ``parts`` name together."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_REF]


def page_ref(page: Page) -> str:
    """Return a page's name: its bytes at its address; two outlets that print the same bytes are two pages."""
    return ref_of(page.sha256, page.url or page.outlet or "")


def kind_of(record: Record) -> str:
    """Return an event's type, a statement's kind, a demand's ask."""
    if isinstance(record, Event):
        return record.type
    return record.kind if isinstance(record, Statement) else record.ask


def _first(evidence: Iterable[Evidence], field: str) -> Evidence | None:
    return min((item for item in evidence if item.field == field), default=None, key=lambda item: item.start)


@dataclass(frozen=True, slots=True)
class Keyed:
    """A record with its key; ``base`` is the key without what tells records on one trigger apart."""

    section: str
    record: Record
    key: str
    base: str
    quote: str
    trigger: str
    mark: str
    alone: bool

    @property
    def kind(self) -> str:
        """An event's type, a statement's kind, a demand's ask."""
        return kind_of(self.record)

    @property
    def anchor(self) -> dict[str, str | bool]:
        """What a judgement remembers of its record, to find it again when the text around it has moved."""
        return {
            "kind": self.kind,
            "base": self.base,
            "quote": self.quote,
            "trigger": self.trigger,
            "mark": self.mark,
            "alone": self.alone,
        }


def _keyed(section: str, record: Record) -> Keyed:
    whole = _first(record.evidence, "record")
    trigger = _first(record.evidence, _TRIGGER[section]) or whole
    mark = _first(record.evidence, _MARK[section])
    base = f"{section}:{kind_of(record)}:{trigger.start}-{trigger.end}" if trigger else f"{section}:{kind_of(record)}"
    return Keyed(
        section=section,
        record=record,
        key=f"{base}@{mark.start}" if mark else base,
        base=base,
        quote=whole.quote if whole else "",
        trigger=trigger.quote if trigger else "",
        mark=mark.quote if mark else "",
        alone=True,
    )


def _numbered(keyed: Keyed, number: int, siblings: int) -> Keyed:
    key = keyed.key if number == 1 else f"{keyed.key}#{number}"
    return Keyed(
        keyed.section, keyed.record, key, keyed.base, keyed.quote, keyed.trigger, keyed.mark, alone=siblings == 1
    )


def key_records(report: Report) -> list[Keyed]:
    """Return all records of a report, each with a key that no other has."""
    sections: tuple[tuple[str, tuple[Record, ...]], ...] = (
        ("events", report.events),
        ("statements", report.statements),
        ("demands", report.demands),
    )
    plain = [_keyed(section, record) for section, records in sections for record in records]
    siblings = Counter(keyed.base for keyed in plain)
    seen: Counter[str] = Counter()
    numbered = []
    for keyed in plain:
        seen[keyed.key] += 1
        numbered.append(_numbered(keyed, seen[keyed.key], siblings[keyed.base]))
    return numbered


def find_again(section: str, key: str, anchor: dict[str, str | bool], records: Iterable[Keyed]) -> Keyed | None:
    """Return the record that a judgement on ``key`` holds for, or None where none or more than one could be meant.

    The same key with the same trigger first; then the same words (the text moved); then the same trigger alone in its
    place (the clause or the places are now read otherwise).
    """
    alike = [keyed for keyed in records if keyed.section == section and keyed.kind == anchor.get("kind")]
    tests: tuple[Callable[[Keyed], bool], ...] = (
        lambda keyed: keyed.key == key and keyed.trigger == anchor.get("trigger"),
        lambda keyed: all(getattr(keyed, name) == anchor.get(name) for name in ("quote", "trigger", "mark")),
        lambda keyed: keyed.base == anchor.get("base") and keyed.alone and bool(anchor.get("alone")),
    )
    for test in tests:
        found = [keyed for keyed in alike if test(keyed)]
        if found:
            return found[0] if len(found) == 1 else None
    return None
