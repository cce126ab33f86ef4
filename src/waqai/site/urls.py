"""The site's addresses: Arabic without a prefix, English below ``/en/``; feed and choices are of no language."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from waqai.site.api.routes import api, missing
from waqai.site.feeds import LatestFeed
from waqai.site.housekeeping import housekeeping
from waqai.site.incident_feed import IncidentFeed
from waqai.site.kept_pages import kept_until_changed
from waqai.site.views import (
    about,
    api_page,
    articles,
    choices,
    incidents,
    letter,
    lists,
    mapping,
    parties,
    records,
    search,
    share,
    sources,
    tracker,
    why,
)

urlpatterns = [
    path("api/v1/", api.urls),
    path("api/v1/<path:rest>", missing, name="api_missing"),
    path("admin/", housekeeping.urls),
    path("choices/", choices.choose, name="choices"),
    *i18n_patterns(
        path("", kept_until_changed(lists.front), name="front"),
        path("events/", kept_until_changed(lists.event_list), name="events"),
        path("events/<str:ref>/", records.event_page, name="event"),
        path("incidents/feed.atom", IncidentFeed(), name="incident_feed"),
        path("incidents/", kept_until_changed(incidents.incident_list), name="incidents"),
        path("incidents/<str:ref>/", kept_until_changed(incidents.incident_page), name="incident"),
        path("incidents/<str:ref>/card.png", share.incident_picture, name="incident_picture"),
        path("incidents/<str:ref>/why/", why.why_page, name="incident_why"),
        path("links/<str:one>/<str:other>/", why.link_page, name="link"),
        path("map/", kept_until_changed(mapping.map_page), name="map"),
        path("statements/", kept_until_changed(lists.statement_list), name="statements"),
        path("statements/<str:ref>/", records.statement_page, name="statement"),
        path("demands/", kept_until_changed(lists.demand_list), name="demands"),
        path("demands/tracker/", kept_until_changed(tracker.tracker_page), name="tracker"),
        path("demands/<str:ref>/", records.demand_page, name="demand"),
        path("articles/<str:ref>/", articles.article_page, name="article"),
        path("actors/<str:ref>/", parties.actor_page, name="actor"),
        path("places/<str:ref>/", parties.place_page, name="place"),
        path("sources/", kept_until_changed(sources.source_list), name="sources"),
        path("sources/<str:ref>/", kept_until_changed(sources.source_page), name="source"),
        path("search/", search.search_page, name="search"),
        path("api/", api_page.api_page, name="api_page"),
        path("about/", about.about_page, name="about"),
        path("feed.atom", LatestFeed(), name="feed"),
        path("letter/", letter.sign_up, name="letter"),
        path("letter/confirm/<str:token>/", letter.confirm, name="letter_confirm"),
        path("letter/leave/<str:token>/", letter.leave, name="letter_leave"),
        path("account/", include("waqai.site.accounts.urls")),
        path("desk/", include("waqai.site.desk.urls")),
        prefix_default_language=False,
    ),
]

handler400 = "waqai.site.views.errors.bad_request"
handler403 = "waqai.site.views.errors.forbidden"
handler404 = "waqai.site.views.errors.not_found"
handler429 = "waqai.site.views.errors.too_many"
handler500 = "waqai.site.views.errors.broken"
