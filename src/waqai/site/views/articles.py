"""The page of one article: what was read from it, each proving stretch marked and linked to the field it proves."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from waqai.site import selection, story
from waqai.site.dates import parse_day, show_day
from waqai.site.languages import direction
from waqai.site.links import safe_link
from waqai.site.publication import cover_beside, cover_headline
from waqai.store.groups import PUBLIC, within
from waqai.store.held_names import names_of
from waqai.store.models import Article, Demand, Event, Statement
from waqai.store.newer import newer_page
from waqai.store.public import Names, public_link
from waqai.store.voices import outlet_of


def _of(rows: QuerySet[Any], article: Article) -> list[Any]:
    return list(rows.filter(report__article=article, public=True).prefetch_related("evidence").defer("reading"))


def _related(article: Article, names: Names) -> list[dict[str, Any]]:
    rows = [row for row in article.related if row.get("title")]
    titles = cover_beside(article, [row["title"] for row in rows], names)
    links = [safe_link(public_link(row.get("url"), names)) for row in rows]
    return [{"title": title, "href": href} for title, href in zip(titles, links, strict=True)]


def article_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show an article's headline and quoted sentences; ``?at=START-END`` lights one stretch. An older version leads to
    the newest.
    """
    rows = Article.objects.select_related("page__source", "report").defer("page__packed", "dropped")
    article = get_object_or_404(rows.filter(within(PUBLIC, "page")), page__ref=ref)
    newer = newer_page(article.page)
    if newer is not None:
        return HttpResponseRedirect(reverse("article", args=[newer]))
    report = getattr(article, "report", None)
    names = names_of([report.pk])[report.pk] if report else Names()
    told = story.told_records(
        _of(Event.objects.prefetch_related(selection.PLACES), article),
        _of(Statement.objects.all(), article),
        _of(Demand.objects.all(), article),
        names,
    )
    published = parse_day(article.published)
    outlet = outlet_of(article)
    language = article.language or "ar"
    shown = {
        "article": article,
        "headline": cover_headline(article, names),
        "story": story.tell_story(article, told, names),
        "records": told,
        "share_words": _(" · ").join(filter(None, (outlet, show_day(published) if published else None))),
        "lit": request.GET.get("at", ""),
        "article_language": language,
        "article_direction": direction(language),
        "outlet": outlet,
        "outlet_href": reverse("source", args=[article.page.source.slug]) if article.page.source else None,
        "published": show_day(published) if published else None,
        "source": safe_link(article.page.url),
        "related": _related(article, names),
        "credit": cover_beside(article, article.credit, names),
        "captions": cover_beside(article, article.captions, names),
        "report": report,
    }
    return render(request, "site/article.html", shown)
