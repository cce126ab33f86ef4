"""What the editor did just now, so that the next page can offer to undo it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from django.http import HttpRequest
from django.utils.translation import gettext_noop

from waqai.desk import Editor
from waqai.site.desk.lines import title_of
from waqai.site.desk.wanted import query_of, read_wanted
from waqai.site.labels import spelled
from waqai.site.selection import with_parts
from waqai.store.access import may_see
from waqai.store.judging import RECORDS
from waqai.store.models import Judgement

ACTS = {
    "accept": gettext_noop("Accepted"),
    "correct": gettext_noop("Corrected"),
    "reject": gettext_noop("Rejected"),
    "withdraw": gettext_noop("Withdrawn in public"),
    "release": gettext_noop("Name released"),
    "add": gettext_noop("Added"),
    "answer": gettext_noop("Answer judged"),
    "confirm": gettext_noop("Confirmed as the second person"),
    "undo": gettext_noop("Undone"),
    "restore": gettext_noop("Taken back to an earlier state"),
    "finish": gettext_noop("Page worked whole"),
}
_UNDONE = frozenset({"accept", "correct", "reject", "withdraw", "release", "add", "answer"})


@dataclass(frozen=True, slots=True)
class Done:
    """An act: its judgement's number, what it was, on which record, and of which queue."""

    number: int
    act: str
    section: str
    ref: str
    title: str
    proposed: bool
    can_undo: bool
    query: str

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What is asked for of the queue, for the form that undoes: it leads back into the same queue."""
        return parse_qsl(self.query)


def act_name(verb: str) -> str:
    """Return what a verb is called when it is done."""
    return spelled(ACTS, verb)


def _title(section: str, ref: str) -> str:
    """Return which record it was done to, in words; nothing for a whole page."""
    rows: Any = RECORDS.get(section)
    record = with_parts(rows.objects.filter(ref=ref)).first() if rows else None
    return title_of(record) if record else ""


def done_of(request: HttpRequest, editor: Editor) -> Done | None:
    """Return the act that the address names, where this editor did it; None for anything else."""
    told = request.GET.get("done", "")
    if not told.isdecimal() or len(told) > 18:
        return None
    row = Judgement.objects.filter(pk=int(told), who=editor.name).exclude(attached="").first()
    if row is None or not may_see(row.section, row.attached, editor.groups):
        return None
    return Done(
        row.pk,
        act_name(row.verb),
        row.section,
        row.attached,
        _title(row.section, row.attached),
        row.proposed,
        row.verb in _UNDONE,
        query_of(read_wanted(request.GET, editor.groups)),
    )
