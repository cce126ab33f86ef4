"""The page of one article: what was read from it, each proving stretch marked and linked to the field it proves."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from waqai.site import selection, story
from waqai.site.dates import parse_day, show_day
from waqai.site.languages import direction
from waqai.site.links import safe_link
from waqai.site.publication import cover_line
from waqai.store.groups import PUBLIC, within
from waqai.store.models import Article, Demand, Event, Statement
from waqai.store.public import Names


def _of(rows: QuerySet[Any], article: Article) -> list[Any]:
    return list(rows.filter(report__article=article, public=True).prefetch_related("evidence").defer("reading"))


def _related(article: Article, names: Names) -> list[dict[str, Any]]:
    rows = [row for row in article.related if row.get("title")]
    return [{"title": cover_line(row["title"], names), "href": safe_link(row.get("url"))} for row in rows]


def article_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show an article's headline and quoted sentences; ``?at=START-END`` lights one stretch."""
    rows = Article.objects.select_related("page__source", "report").defer("page__packed", "dropped")
    article = get_object_or_404(rows.filter(within(PUBLIC, "page")), page__ref=ref)
    report = getattr(article, "report", None)
    names = selection.names_of([report.pk])[report.pk] if report else Names()
    told = story.told_records(
        _of(Event.objects.prefetch_related(selection.PLACES), article),
        _of(Statement.objects.all(), article),
        _of(Demand.objects.all(), article),
    )
    published = parse_day(article.published)
    language = article.language or "ar"
    shown = {
        "article": article,
        "headline": cover_line(article.headline or "", names),
        "story": story.tell_story(article, told, names),
        "records": told,
        "lit": request.GET.get("at", ""),
        "article_language": language,
        "article_direction": direction(language),
        "outlet": article.outlet or (article.page.source.name if article.page.source else None),
        "published": show_day(published) if published else None,
        "source": safe_link(article.page.url),
        "related": _related(article, names),
        "captions": [cover_line(caption, names) for caption in article.captions],
        "report": report,
    }
    return render(request, "site/article.html", shown)
