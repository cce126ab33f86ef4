"""The map and the timeline of any selection of incidents, with the list of places beside them."""

from typing import cast

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static

from waqai.site import facets, narrowing
from waqai.site.chosen import chosen_of
from waqai.site.drawing import map_svg, rows_html, times_svg
from waqai.site.live_map import live_map, policy
from waqai.site.mapping import draw_map
from waqai.site.timeline import draw_timeline
from waqai.store.selecting import looking


def map_page(request: HttpRequest) -> HttpResponse:
    """Show where and when the incidents that the address asks for are told to have happened."""
    return cast(HttpResponse, csp_update(policy())(_map_page)(request))


def _map_page(request: HttpRequest) -> HttpResponse:
    asked = narrowing.asked(request.GET)
    place = asked.of("place")
    wanted = asked.wanted()
    with looking as look_at:
        look = look_at(wanted)
        total, counted = look.total, facets.count_facets(look, asked)
        together = look.told_together(place[0] if place else None)
        where, when = look.sums_below(place[0] if place else None), look.sums_by_day()
    drawn, timeline = draw_map(where, asked), draw_timeline(when, asked)
    offered = facets.show_facets(counted, asked)
    shown = {
        "asked": asked,
        "query": asked.query(),
        "total": total,
        "facets": offered,
        "chosen": chosen_of(asked, offered),
        "map": drawn,
        "where": map_svg(drawn, "", static("waqai/land.svg")),
        "tiles": settings.WAQAI_TILES,
        "live": live_map(drawn, asked, together),
        "places": rows_html(drawn.listed),
        "folded": rows_html(drawn.folded),
        "timeline": timeline,
        "times": times_svg(timeline, "") if timeline else "",
        "stretches": rows_html(timeline.told) if timeline else "",
    }
    return render(request, "site/map.html", shown)
