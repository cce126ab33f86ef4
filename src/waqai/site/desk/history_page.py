"""The history of a record: who decided what, when and why, the difference it made, and the way back."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from waqai.desk import Editor
from waqai.site.dates import digits
from waqai.site.desk.done import act_name
from waqai.site.desk.door import desk_page
from waqai.site.desk.fields import label_of
from waqai.site.desk.lines import title_of
from waqai.site.desk.moments import show_moment
from waqai.site.desk.record_page import open_record
from waqai.site.desk.words import say
from waqai.store.access import Groups, may_see
from waqai.store.history import Change, Step


@dataclass(frozen=True, slots=True)
class Shown:
    """A step of a record's history in words."""

    number: int
    act: str
    who: str
    when: str
    why: str
    stands: bool
    waits: bool
    on: str
    changes: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


def _label(name: str) -> str:
    special = {"state": _("Standing at the desk"), "released": _("Names released"), "answers": _("Answers")}
    return special.get(name) or label_of(name)


def _seen(change: Change, groups: Groups) -> Change:
    """Return a change without answers that this editor may not see: not even their refs are told."""
    if change.field != "answers":
        return change
    before, after = (
        [one for one in told if any(may_see(section, one[0], groups) for section in ("events", "statements"))]
        for told in (change.before, change.after)
    )
    return Change(change.field, before, after)


def _shown(step: Step, groups: Groups) -> Shown:
    row = step.judgement
    on = (row.value or {}).get("of") if row.verb in ("undo", "restore", "confirm") else None
    return Shown(
        row.pk,
        act_name(row.verb),
        row.who,
        show_moment(row.when),
        row.why,
        step.stands,
        step.waits,
        "" if on is None else _("what the machine read") if on == 0 else _("No. %(number)s") % {"number": digits(on)},
        tuple(
            (_label(one.field), say(one.field, one.before), say(one.field, one.after))
            for one in (_seen(change, groups) for change in step.changes)
        ),
    )


@desk_page()
def history_page(request: HttpRequest, editor: Editor, section: str, ref: str) -> HttpResponse:
    """Show all that happened to a record, newest first, each step with a way back to it."""
    opened = open_record(editor, section, ref)
    shown = {
        "record": opened.row,
        "record_section": section,
        "title": title_of(opened.row),
        "steps": [_shown(step, editor.groups) for step in reversed(opened.history.steps)],
        "by_person": opened.history.read is None,
        "version": opened.version,
        "saw": opened.snapshot,
        "may": editor.may,
        "read_at": show_moment(opened.row.report.read),
        "reader": f"{opened.row.report.reader} {opened.row.report.version}",
    }
    return render(request, "desk/history.html", shown)
