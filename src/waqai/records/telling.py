"""Which of the clauses that tell a record tells most of it."""

from collections.abc import Iterable
from typing import Protocol, TypeVar


class _Proof(Protocol):
    """What is asked of evidence here; the store's rows have it as the records' own do."""

    @property
    def field(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Any = TypeVar("_Any", bound=_Proof)


def main_clause(evidence: Iterable[_Any]) -> _Any | None:
    """Return the clause that proves most fields, the first of equals; None where none tells the record.

    A happening is often told in several sentences, and one of them alone («the ministry denied it») would mislead.
    """
    items = list(evidence)
    clauses = [item for item in items if item.field == "record"]
    return max(clauses, key=lambda clause: _fields_within(clause, items), default=None)


def _fields_within(clause: _Any, items: list[_Any]) -> int:
    inside = (item for item in items if clause.start <= item.start and item.end <= clause.end)
    return len({item.field for item in inside})
