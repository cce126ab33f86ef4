"""The pages of one actor and of one place: what is reported with them."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from waqai.site import cards, selection
from waqai.site.labels import known_name
from waqai.site.names import actor_title, other_names, place_words
from waqai.site.views.lists import page_of
from waqai.store.held_names import names_held_in, withholding
from waqai.store.models import Actor, Place, Role

_OTHERS = 10


def _told_in_public(roles: QuerySet[Role]) -> bool:
    """Tell whether a record that everybody may see names the party: else its page would tell of what is hidden."""
    public = Q(pk__in=[])
    for owner in ("event", "statement", "demand"):
        public |= Q(**{f"{owner}__public": True, f"{owner}__report__article__page__current": True})
    return roles.filter(public).exists()


def _named(actor: Actor) -> QuerySet[Role]:
    """Return the parts that an actor plays by name; of a wording, none in a report that holds the name back."""
    shown = Role.objects.filter(actor=actor, withheld=False)
    if actor.known is not None:
        return shown
    held = Q(pk__in=[])
    for owner, reports in withholding(actor.name, shown).items():
        held |= Q(**{f"{owner}__report__in": reports})
    return shown.exclude(held)


def actor_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show what is reported of an actor; a private person has no page, nor has who is named in nothing public: even of
    a party that knowledge has, the page would tell that something is kept here.
    """
    actor = get_object_or_404(Actor, ref=ref)
    shown = _named(actor)
    if not _told_in_public(shown):
        raise Http404
    held = names_held_in({}, {actor.pk: actor.name})
    page = page_of(request, selection.with_parts(selection.events().filter(pk__in=shown.values("event"))))
    spoken = selection.statements().filter(pk__in=shown.values("statement"))
    asked = selection.demands().filter(pk__in=shown.values("demand"))
    context: dict[str, Any] = {
        "title": actor_title(actor, held),
        "quoted": known_name("actors", actor.known) is None,
        "names": other_names(actor, held),
        "kind": "actor",
        "page": page,
        "events": cards.event_cards(page),
        "statements": cards.statement_cards(selection.with_parts(spoken)[:_OTHERS]),
        "demands": cards.demand_cards(selection.with_parts(asked)[:_OTHERS]),
    }
    return render(request, "site/party.html", context)


def place_page(request: HttpRequest, ref: str) -> HttpResponse:
    """Show what is reported from a place; one of which nothing public tells has no page, known or not."""
    place = get_object_or_404(Place, ref=ref)
    rows = selection.events().filter(event_places__place=place).distinct()
    page = page_of(request, selection.with_parts(rows))
    if not page.paginator.count:
        raise Http404
    known = known_name("places", place.known)
    context = {
        "title": known or place_words(place.name, names_held_in({place.pk: place.name}, {})),
        "quoted": known is None,
        "admin1": place.admin1,
        "kind": "place",
        "page": page,
        "events": cards.event_cards(page),
    }
    return render(request, "site/party.html", context)
