"""What is done on an incident's screen: each act calls its verb, if the incident still is what its editor saw."""

from collections.abc import Callable

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
from waqai.site.desk.fields import WrongValue
from waqai.site.desk.incident_page import events_seen, incident_context, open_incident
from waqai.site.refusals import in_words
from waqai.store.access import may_see
from waqai.store.models import LinkJudgement

_INCIDENTS = "incidents"
_Act = Callable[[Editor, str, QueryDict], LinkJudgement]


def _other(post: QueryDict) -> str:
    """Return the other incident's ref: typed, also as its whole address, or else chosen from those near."""
    other = post.get("other", "").strip().rstrip("/").rpartition("/")[2] or post.get("near", "")
    if not other:
        raise WrongValue(_("Which other incident? Choose one of those near, or give its address."))
    return other


def _chosen(post: QueryDict) -> str:
    """Return the one report that is to be moved."""
    chosen = post.getlist("event")
    if len(chosen) != 1:
        raise WrongValue(_("Choose one report, the one to move."))
    return chosen[0]


def _undo(editor: Editor, ref: str, post: QueryDict) -> LinkJudgement:
    number = post.get("number", "")
    if not number.isdecimal() or len(number) > 18:
        raise WrongValue(_("There is no such decision."))
    return desk.undo(editor, int(number), post.get("why", ""))


ACTS: dict[str, _Act] = {
    "merge": lambda editor, ref, post: desk.merge(editor, ref, _other(post), post.get("why", "")),
    "keep_apart": lambda editor, ref, post: desk.keep_apart(editor, ref, _other(post), post.get("why", "")),
    "split": lambda editor, ref, post: desk.split(editor, ref, post.getlist("event"), post.get("why", "")),
    "move": lambda editor, ref, post: desk.move(editor, _chosen(post), _other(post), post.get("why", "")),
    "withdraw": lambda editor, ref, post: desk.withdraw_incident(editor, ref, post.get("why", "")),
    "undo": _undo,
}


def _seen(editor: Editor, ref: str, post: QueryDict) -> list[tuple[str, str, str]]:
    """Return what the editor saw of each incident; of another one that they may not see the act itself tells alone."""
    seen = [(_INCIDENTS, ref, post.get("seen", ""))]
    if post.get("other_seen") and may_see(_INCIDENTS, _other(post), editor.groups):
        seen.append((_INCIDENTS, _other(post), post.get("other_seen", "")))
    return seen


def _changed(request: HttpRequest, editor: Editor, ref: str) -> HttpResponse:
    """Show which events the editor saw in the incident and which are in it now; nothing was done."""
    incident = open_incident(editor, ref)
    saw = set(request.POST.get("events", "").split(",")) - {""}
    now = set(events_seen(editor, incident))
    shown = incident_context(request, editor, incident, came=sorted(now - saw), went=sorted(saw - now), changed=True)
    return render(request, "desk/incident.html", shown | {"why": request.POST.get("why", "")}, status=409)


@desk_page()
@require_POST
def act_page(request: HttpRequest, editor: Editor, ref: str) -> HttpResponse:
    """Do what the form says; lead to the incident as it is then, with the way to undo."""
    incident = open_incident(editor, ref)
    name = request.POST.get("act", "")
    try:
        if name not in ACTS:
            raise WrongValue(_("There is no such act."))
        if not request.POST.get("why", "").strip():
            raise WrongValue(_("A reason is needed: what did you see?"))
        with unchanged(*(_seen(editor, ref, request.POST) if name != "undo" else ())):
            kept = ACTS[name](editor, ref, request.POST)
    except ChangedSince:
        return _changed(request, editor, ref)
    except StaleSignIn:
        raise
    except (WrongValue, NotAllowed, StoreError) as error:
        shown = incident_context(
            request,
            editor,
            incident,
            wrong=in_words(error),
            theirs=not isinstance(error, WrongValue),
            typed=request.POST,
        )
        return render(request, "desk/incident.html", shown, status=400)
    return HttpResponseRedirect(f"{reverse('desk_incident', args=[ref])}?done={kept.pk}")
