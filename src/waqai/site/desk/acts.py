"""What is done on a record's screen: each act calls its verb, then the next of the queue comes."""

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waqai import desk
from waqai.desk import Editor, NotAllowed, unchanged
from waqai.desk.editor import StaleSignIn
from waqai.errors import ChangedSince, StoreError
from waqai.site.desk.door import desk_page
from waqai.site.desk.fields import SECTIONS, WrongValue, label_of, read_field, typed_field
from waqai.site.desk.proofs import find_proof
from waqai.site.desk.record_page import Opened, open_record, record_context
from waqai.site.desk.wanted import query_of, read_wanted
from waqai.site.refusals import in_words
from waqai.store import queue
from waqai.store.models import Judgement
from waqai.store.verdicts import needs_words

_Act = Callable[[Editor, Opened, QueryDict], Judgement]
_STAYS = frozenset({"release", "take_back", "restore", "confirm", "answer", "no_answer"})
_BLIND = frozenset({"take_back"})  # only the act itself is taken back, whatever came after it


def _why(post: QueryDict) -> str:
    why = post.get("why", "").strip()
    if not why:
        raise WrongValue(_("A reason is needed: what did you see?"))
    return why


def _number(post: QueryDict) -> int:
    told = post.get("number", "")
    if not told.isdecimal() or len(told) > 18:
        raise WrongValue(_("There is no such judgement."))
    return int(told)


def _plain(verb: Callable[[Editor, str, str, str], Judgement]) -> _Act:
    return lambda editor, opened, post: verb(editor, str(opened.row.section), opened.row.ref, _why(post))


def _numbered(verb: Callable[[Editor, str, str, int, str], Judgement]) -> _Act:
    def act(editor: Editor, opened: Opened, post: QueryDict) -> Judgement:
        return verb(editor, str(opened.row.section), opened.row.ref, _number(post), _why(post))

    return act


def _correct(editor: Editor, opened: Opened, post: QueryDict) -> Judgement:
    name, section = post.get("field", ""), str(opened.row.section)
    if name not in SECTIONS[section]:
        raise WrongValue(_("There is no such field."))
    quote = post.get("quote", "").strip()
    span = find_proof(opened.row.report.article.text, quote, post.get("at", ""))
    value = read_field(name, post, opened.told.get(name), "f.", quote)
    if span is None and needs_words(opened.history.now.record, name, value):
        raise WrongValue(_("%(field)s: quote the words of the article that prove it.") % {"field": label_of(name)})
    return desk.correct(editor, section, opened.row.ref, name, value, span, _why(post))


def _release(editor: Editor, opened: Opened, post: QueryDict) -> Judgement:
    return desk.release(editor, str(opened.row.section), opened.row.ref, post.get("name", ""), _why(post))


def _answer(holds: bool) -> _Act:
    def act(editor: Editor, opened: Opened, post: QueryDict) -> Judgement:
        section, _slash, ref = post.get("answer", "").strip().rstrip("/").rpartition("/")
        section = section.rpartition("/")[2]
        return desk.answer(editor, opened.row.ref, section, ref, _why(post), holds=holds)

    return act


ACTS: dict[str, _Act] = {
    "accept": _plain(desk.accept),
    "reject": _plain(desk.reject),
    "withdraw": _plain(desk.withdraw),
    "correct": _correct,
    "release": _release,
    "take_back": _numbered(desk.take_back),
    "restore": _numbered(desk.restore),
    "confirm": _numbered(desk.confirm),
    "answer": _answer(True),
    "no_answer": _answer(False),
}


def _saw(post: QueryDict) -> dict[str, list[Any]]:
    """Return the fields as the form says that they were seen; what no form of ours says is left out."""
    try:
        told = json.loads(post.get("saw", "{}"))
    except (ValueError, RecursionError):
        return {}
    rows = told.items() if isinstance(told, dict) else ()
    return {name: values for name, values in rows if isinstance(values, list)}


def _changed(request: HttpRequest, editor: Editor, section: str, ref: str) -> HttpResponse:
    """Show what the editor saw beside what stands now, first what differs; nothing was done."""
    opened, saw = open_record(editor, section, ref), _saw(request.POST)
    rows = [(row.label, saw.get(row.name, []), list(row.values)) for row in opened.rows[1:]]
    last = opened.history.steps[-1] if opened.history.steps else None
    versions = {
        "changed": [row for row in rows if row[1] != row[2]],
        "same": [row for row in rows if row[1] == row[2]],
        "why": request.POST.get("why", ""),
    }
    shown = record_context(request, editor, opened, last=last, **versions)
    return render(request, "desk/changed.html", shown, status=409)


def _next(request: HttpRequest, editor: Editor, section: str, ref: str, act: str) -> tuple[str, str | None]:
    """Return the address that follows an act: the next of the queue, or the same record where the act stays on it."""
    wanted = read_wanted(request.POST, editor.groups)
    query = query_of(wanted)
    stays = act in _STAYS or (act == "correct" and request.POST.get("stay") == "1")
    after = ref if stays else queue.beside(wanted, ref)[1] if wanted.section == section else None
    return query, after


@desk_page()
@require_POST
def act_page(request: HttpRequest, editor: Editor, section: str, ref: str) -> HttpResponse:
    """Do what the form says, if the record still is what its editor saw; lead to the next of the queue, or back to the
    article whose records are worked one by one.
    """
    opened = open_record(editor, section, ref)
    name = request.POST.get("act", "")
    query, after = _next(request, editor, section, ref, name)
    try:
        if name not in ACTS:
            raise WrongValue(_("There is no such act."))
        _why(request.POST)
        if name in _BLIND:
            kept = ACTS[name](editor, opened, request.POST)
        else:
            with unchanged((section, ref, request.POST.get("seen", ""))):
                kept = ACTS[name](editor, opened, request.POST)
    except ChangedSince:
        return _changed(request, editor, section, ref)
    except StaleSignIn:
        raise
    except (WrongValue, NotAllowed, StoreError) as error:
        shown = record_context(request, editor, opened, wrong=in_words(error), theirs=not isinstance(error, WrongValue))
        field = request.POST.get("field", "")
        if name == "correct" and field in SECTIONS[section]:
            shown["field"] = typed_field(field, request.POST, opened.told.get(field))
        return render(request, "desk/record.html", shown | {"typed": request.POST}, status=400)
    if after != ref and request.POST.get("from") == "article":  # whose records are being worked one by one
        page = reverse("desk_article", args=[opened.row.report.article.page.ref])
        return HttpResponseRedirect(f"{page}?done={kept.pk}")
    where = reverse("desk_record", args=[section, after]) if after else reverse("desk")
    return HttpResponseRedirect(f"{where}?{query}{'&' if query else ''}done={kept.pk}")
