"""One record on one screen: the article with its proofs beside the fields, and everything that can be done to it."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from waqai.desk import Editor
from waqai.errors import StoreError
from waqai.records import Judgement
from waqai.records.wire import plain
from waqai.site.dates import digits, parse_day, show_day
from waqai.site.desk.answers import answers_shown
from waqai.site.desk.done import act_name, done_of
from waqai.site.desk.door import desk_page
from waqai.site.desk.fields import SECTIONS, field_of, label_of
from waqai.site.desk.held import held_in
from waqai.site.desk.lines import title_of
from waqai.site.desk.text import Text, text_of
from waqai.site.desk.wanted import query_of, read_wanted
from waqai.site.desk.words import Row, rows_of
from waqai.site.labels import STATES, spelled
from waqai.site.links import safe_link
from waqai.site.numbers import decimal
from waqai.site.selection import with_parts
from waqai.store import queue
from waqai.store.access import may_see, within
from waqai.store.history import History, history_of
from waqai.store.judging import RECORDS
from waqai.store.models import Demand, Evidence, Told
from waqai.store.queue import Wanted
from waqai.store.standing import version_of
from waqai.store.voices import outlet_of

_OWNERS = ("event", "statement", "demand")


@dataclass(frozen=True, slots=True)
class Opened:
    """A record that an editor has open: its row, its history, its fields in words, and the version of all that."""

    row: Any
    history: History
    told: dict[str, Any]
    rows: list[Row]
    version: str

    @property
    def snapshot(self) -> str:
        """What is seen, to be shown again beside what stands then, should somebody else be faster."""
        return snapshot(self.rows)


def snapshot(rows: list[Row]) -> str:
    """Return the fields in words as JSON."""
    return json.dumps({row.name: list(row.values) for row in rows}, ensure_ascii=False)


def open_record(editor: Editor, section: str, ref: str) -> Opened:
    """Return a record as it stands, for an editor who may see it.

    Raises:
        Http404: there is none, or none that this editor may see.
    """
    try:
        if not may_see(section, ref, editor.groups):
            raise Http404
        history = history_of(section, ref)
        version = version_of(section, ref)
    except StoreError as error:
        raise Http404 from error
    rows: Any = RECORDS[section]
    row = with_parts(rows.objects.filter(ref=ref)).get()
    told = plain(history.now.record)
    held = [role.name for role in row.roles.all() if role.withheld]
    return Opened(row, history, told, rows_of(section, told, row.evidence.all(), held), version)


def _text(row: Any) -> Text:  # noqa: ANN401  (a record)
    """Return the record's article with its proofs, the clauses of the other records, and what is held back."""
    of: dict[str, Any] = {
        owner: Evidence.objects.filter(**{f"{owner}__report": row.report_id}).annotate(public=F(f"{owner}__public"))
        for owner in _OWNERS
    }
    # Each by its own index; one query that asks for any of the three goes over all evidence.
    told = [(owner, one) for owner, rows in of.items() for one in rows]
    own = row._meta.model_name
    others = [one for owner, one in told if (owner, getattr(one, f"{owner}_id")) != (own, row.pk)]
    held = held_in(row.report.article, (one for _owner, one in told if one.public))
    in_order = sorted(others, key=lambda one: (one.start, one.end, one.field))
    return text_of(row.report.article, held, row.evidence.all(), in_order)


def _position(wanted: Wanted, ref: str) -> dict[str, Any]:
    before, after, at = queue.beside(wanted, ref)
    return {"before": before, "after": after, "at": digits(at) if at else ""}


def record_context(request: HttpRequest, editor: Editor, opened: Opened, **more: object) -> dict[str, Any]:
    """Return what the record's template needs."""
    row, section = opened.row, str(opened.row.section)
    wanted = _wanted(request, editor, section)
    name = request.GET.get("field", "") or request.POST.get("field", "")
    article = row.report.article
    from_article = "article" in (request.GET.get("from"), request.POST.get("from"))
    shown: dict[str, Any] = {
        "record": row,
        "record_section": section,
        "title": title_of(row),
        "state": spelled(STATES, row.state),
        "confidence": decimal(row.confidence),
        "rows": opened.rows,
        "text": _text(row),
        "outlet": outlet_of(article),
        "published": show_day(day) if (day := parse_day(article.published)) else "",
        "source": safe_link(article.page.url),
        "public_page": reverse(section.removesuffix("s"), args=[row.ref]),
        "version": opened.version,
        "saw": opened.snapshot,
        "field": field_of(name, opened.told.get(name)) if name in SECTIONS[section] else None,
        "waiting": [
            {"row": one, "act": act_name(one.verb), "field": _corrected(one), "own": one.who == editor.name}
            for one in opened.history.told.waiting
        ],
        "judged": len(opened.history.steps),
        "query": query_of(wanted),
        "from_article": from_article,
        "kept": [
            *(pair for pair in parse_qsl(query_of(wanted)) if pair[0] != "in"),
            *([("from", "article")] if from_article else []),
        ],
        "may": editor.may,
        "done": done_of(request, editor),
        "incident": _incident(editor, row.ref) if section == "events" else None,
        **_position(wanted, row.ref),
        **more,
    }
    if isinstance(row, Demand):
        shown.update(answers_shown(row, editor.groups))
    return shown


def _corrected(judgement: Judgement) -> str:
    """Return what the field is called that a judgement corrects."""
    told: Any = judgement.value
    return label_of(told["field"]) if judgement.verb == "correct" else ""


def _wanted(request: HttpRequest, editor: Editor, section: str) -> Wanted:
    told = read_wanted(request.GET if request.method == "GET" else request.POST, editor.groups)
    return told if told.section == section else Wanted(section=section, groups=editor.groups)


def _incident(editor: Editor, ref: str) -> str | None:
    """Return the incident that an event is told of, as far as this editor may see it."""
    told = Told.objects.filter(within(editor.groups, "incident"), event=ref, incident__isnull=False)
    return told.values_list("incident__ref", flat=True).first()


@desk_page()
def record_page(request: HttpRequest, editor: Editor, section: str, ref: str) -> HttpResponse:
    """Show a record with its article; ``?field=`` opens one of its fields for correcting."""
    opened = open_record(editor, section, ref)
    return render(request, "desk/record.html", record_context(request, editor, opened))
