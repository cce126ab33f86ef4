"""The audit log: adding to it, and checking that nobody changed it.

A row's hash is the SHA-256 of the hash before it and of the row as canonical JSON (keys sorted, no blanks, UTF-8). So
whoever changes a row, or takes one out, would have to write every later row anew; whoever keeps one hash elsewhere
sees even that.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.db import DatabaseError, transaction

from waqai.errors import StoreError
from waqai.records import Json
from waqai.store.models import AuditHead, AuditRow
from waqai.store.models.audit import NO_HASH

_SEALED = ("number", "who", "verb", "what", "why", "before", "told")


@dataclass(frozen=True, slots=True)
class Act:
    """What is to be logged: who did which verb to what and why; ``before`` is the digest of how it stood."""

    who: str
    verb: str
    what: str
    why: str = ""
    before: str = ""
    told: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking the log found: how many rows hold, the last hash, and the first row that does not hold and why."""

    rows: int
    hash: str
    broken: int | None = None
    why: str = ""


def canonical(told: Json) -> bytes:
    """Return JSON that is the same bytes for the same value."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(told: Json) -> str:
    """Return the SHA-256 of a value's canonical JSON."""
    return hashlib.sha256(canonical(told)).hexdigest()


def _seal(row: AuditRow) -> str:
    when = row.when.astimezone(UTC).isoformat(timespec="microseconds")
    sealed = {"when": when, **{name: getattr(row, name) for name in _SEALED}}
    return hashlib.sha256(row.previous.encode() + canonical(sealed)).hexdigest()


def add_row(act: Act) -> AuditRow:
    """Add one act to the log. Writers queue at the head row until the one before them is committed.

    Raises:
        StoreError: the log was tampered with so that nothing can be added.
        DatabaseError: it could not be written. Whatever else the transaction did is rolled back with it.
    """
    with transaction.atomic():
        head = AuditHead.objects.select_for_update().first()
        if head is None:
            complaint = "the audit log has lost its head row: nothing is done that cannot be logged"
            raise StoreError(complaint, code="not_stored")
        row = AuditRow(
            number=head.number + 1,
            when=datetime.now(UTC),
            who=act.who,
            verb=act.verb,
            what=act.what,
            why=act.why,
            before=act.before,
            told=dict(act.told),
            previous=head.hash,
        )
        row.hash = _seal(row)
        row.save()
        head.number, head.hash = row.number, row.hash
        head.save()
    return row


@contextmanager
def in_one_transaction(what: str) -> Iterator[None]:
    """Do all that stands inside, with its row of the log, or nothing.

    Raises:
        StoreError: the database refused; nothing was written.
    """
    try:
        with transaction.atomic():
            yield
    except DatabaseError as error:
        raise StoreError(f"{what} was not stored: {error}", code="not_stored") from error


def _fault(row: AuditRow, number: int, previous: str) -> str:
    if row.number != number:
        return f"row {number} is missing"
    if row.previous != previous:
        return f"row {number} does not follow the row before it"
    return "" if row.hash == _seal(row) else f"row {number} was changed"


def check_log(known: str = "") -> Verdict:
    """Check every row, oldest first; ``known`` is a hash noted down earlier, which has to be found again."""
    number, previous, found = 0, NO_HASH, not known or known == NO_HASH
    for row in AuditRow.objects.order_by("number").iterator(chunk_size=1000):
        fault = _fault(row, number + 1, previous)
        if fault:
            return Verdict(number, previous, number + 1, fault)
        number, previous = row.number, row.hash
        found = found or row.hash == known
    head = AuditHead.objects.first()
    if head is None or (head.number, head.hash) != (number, previous):
        told = f"; the log once had {head.number}" if head else ""
        return Verdict(number, previous, number + 1, f"rows are missing after row {number}{told}")
    if not found:
        return Verdict(number, previous, 1, f"no row has the hash {known}: the log was written anew")
    return Verdict(number, previous)
