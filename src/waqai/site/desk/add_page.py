"""An article on its own screen: add a record that was missed by selecting what tells it; say that none is missing."""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from waqai import desk
from waqai.desk import Editor, NotAllowed
from waqai.desk.editor import StaleSignIn
from waqai.errors import StoreError
from waqai.records import Json, Span
from waqai.site.dates import parse_day, show_day
from waqai.site.desk.done import done_of
from waqai.site.desk.door import desk_page
from waqai.site.desk.fields import KINDS, NAMES, PLACES, SECTIONS, Field, WrongValue, field_of, read_field, typed_field
from waqai.site.desk.held import held_in
from waqai.site.desk.lines import lines_of
from waqai.site.desk.proofs import find_names, find_proof
from waqai.site.desk.text import text_of
from waqai.site.links import safe_link
from waqai.site.refusals import in_words
from waqai.store import access
from waqai.store.judging import PAGES, RECORDS
from waqai.store.models import Article, Judgement
from waqai.store.voices import outlet_of

_PROVEN = {"events": ("record", "type"), "statements": ("record", "kind"), "demands": ("record", "ask")}
_START = {"events": {"modality": "reported"}, "statements": {}, "demands": {}}


def _article(editor: Editor, ref: str) -> Article:
    rows = access.articles(editor.groups).select_related("page__source", "report").defer("page__packed", "dropped")
    article = rows.filter(page__ref=ref).first()
    if article is None or not hasattr(article, "report"):
        raise Http404
    return article


def _section(told: str) -> str:
    return told if told in SECTIONS else "events"


def _context(request: HttpRequest, editor: Editor, article: Article, **more: object) -> dict[str, Any]:
    asked = request.POST if request.method == "POST" else request.GET
    section = _section(asked.get("section", ""))
    rows = [RECORDS[name].objects.filter(report__article=article) for name in SECTIONS]
    lines = [line for some in rows for line in lines_of(some)]
    told = [(row, item) for some in rows for row in some.prefetch_related("evidence") for item in row.evidence.all()]
    held = held_in(article, (item for row, item in told if row.public))
    finished = Judgement.objects.filter(section=PAGES, attached=article.page.ref, page=article.page).last()
    unread = sum(row.state == "read" for some in rows for row in some.only("state"))
    return {
        "article": article,
        "ref": article.page.ref,
        "outlet": outlet_of(article),
        "published": show_day(day) if (day := parse_day(article.published)) else "",
        "source": safe_link(article.page.url),
        "text": text_of(article, held, (), (item for _row, item in told)),
        "lines": lines,
        "unread": unread,
        "finished": finished,
        "record_section": section,
        "sections": list(SECTIONS),
        "proofs": [_proof(name, asked) for name in _PROVEN[section]],
        "fields": [_field(name, section, request) for name in SECTIONS[section]],
        "may": editor.may,
        "done": done_of(request, editor),
        **more,
    }


def _proof(name: str, asked: QueryDict) -> tuple[str, str, str]:
    """Return the name of a proof, what was quoted for it and where that was selected."""
    return name, asked.get(f"quote.{name}", ""), asked.get(f"start.{name}", "")


def _field(name: str, section: str, request: HttpRequest) -> Field:
    before = _START[section].get(name)
    return typed_field(name, request.POST, before) if f"f.{name}" in request.POST else field_of(name, before)


@desk_page()
def article_page(request: HttpRequest, editor: Editor, ref: str) -> HttpResponse:
    """Show an article whole, what was read from it, and the form for what was missed."""
    return render(request, "desk/article.html", _context(request, editor, _article(editor, ref)))


def _made(article: Article, section: str, post: QueryDict) -> tuple[dict[str, Json], dict[str, list[Span]]]:
    """Return the fields and the proofs of the form."""
    spans = {}
    for name in _PROVEN[section]:
        span = find_proof(article.text, post.get(f"quote.{name}", ""), post.get(f"start.{name}", ""))
        if span is not None:
            spans[name] = [span]
    whole = spans.get("record")
    if whole is None:
        raise WrongValue(_("Quote the words of the article that tell it."))
    quote = whole[0].of(article.text)
    told = {name: read_field(name, post, None, "f.", quote) for name in SECTIONS[section]}
    for name in SECTIONS[section]:
        if KINDS[name] in (NAMES, PLACES):
            spans[name] = find_names(article.text, whole[0], [one["name"] for one in cast(Any, told[name])])
    empty: tuple[Json, ...] = (None, [], False)
    needed = {"issuer", "who", "of"}
    return {name: value for name, value in told.items() if value not in empty or name in needed}, spans


@desk_page("add")
@require_POST
def add_act(request: HttpRequest, editor: Editor, ref: str) -> HttpResponse:
    """Add the record of the form."""
    article = _article(editor, ref)
    section = _section(request.POST.get("section", ""))
    try:
        if not request.POST.get("why", "").strip():
            raise WrongValue(_("A reason is needed: what did you see?"))
        told, spans = _made(article, section, request.POST)
        kept = desk.add(editor, ref, section, told, spans, request.POST["why"])
    except (WrongValue, NotAllowed, StoreError) as error:
        shown = _context(request, editor, article, wrong=in_words(error), theirs=not isinstance(error, WrongValue))
        return render(request, "desk/article.html", shown | {"typed": request.POST}, status=400)
    return HttpResponseRedirect(f"{reverse('desk_record', args=[section, kept.attached])}?done={kept.pk}")


@desk_page("finish")
@require_POST
def finish_act(request: HttpRequest, editor: Editor, ref: str) -> HttpResponse:
    """Keep that nothing is missing from the page."""
    article = _article(editor, ref)
    try:
        desk.finish(editor, ref, request.POST.get("why", ""))
    except StaleSignIn:
        raise
    except (NotAllowed, StoreError) as error:
        shown = _context(request, editor, article, wrong=in_words(error), theirs=True)
        return render(request, "desk/article.html", shown, status=400)
    return HttpResponseRedirect(reverse("desk_article", args=[ref]) + "#finish-title")
