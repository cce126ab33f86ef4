"""No page asks the database more often because it holds more."""

from itertools import pairwise

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from people import make_person, sign_in
from written import many

from incidents import link, link_by_type, telling
from waqai.store import queue
from waqai.store.likely import keep_likely
from waqai.store.models import Actor, Article, Demand, Event, Incident, Place, Source, Statement
from waqai.store.shelf import DatabaseShelf

# As measured on the written reports; a page that needs more has to say why. Of a record, two find the incident that
# an event is told of and who else tells of it; of an incident, up to eight find those near it and what is told of them.
# Of each list, two find the reports of the same incidents, whose names it must hold back, too; where parties or places
# are named apart from any report, one asks whether somebody's held-back name stands in what they are called.
MOST = {
    # Of these, one tells whether a page that was made before still holds.
    "front": 29,
    "incident": 36,
    "incidents": 8,
    "incidents by words": 22,
    "map": 10,
    "why": 44,
    "lists": 13,
    "record": 34,
    "article": 14,
    "party": 23,
    "outlet": 22,
    "search": 20,
    "feed": 29,
}


def asked(client, path):
    caches["pages"].clear()  # what is kept of it asks one query, and that alone says nothing
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def paths():
    """Return one address of each kind, of the reports that stand first."""
    page = Article.objects.filter(outlet="صحيفة الوادي").order_by("pk").first().page.ref
    event = Event.objects.filter(type="shelling").order_by("pk").first()
    network, place = Actor.objects.get(name="شبكة النهر"), Place.objects.get(name="النخيل")
    return {
        "front": ["/"],
        "incident": [f"/incidents/{Incident.objects.get(told__event=event.ref).ref}/"],
        "incidents": ["/incidents/", "/incidents/?type=shelling&place=iso:SY&told=one", "/incidents/feed.atom"],
        "incidents by words": ["/incidents/?q=قوات&sort=toll"],
        "map": ["/map/", "/map/?place=iso:SY"],
        "why": [f"/incidents/{Incident.objects.get(told__event=event.ref).ref}/why/"],
        "outlet": ["/sources/", f"/sources/{Source.objects.get(name='صحيفة الوادي').slug}/"],
        "lists": ["/events/", "/statements/", "/demands/"],
        "record": [
            f"/events/{event.ref}/",
            f"/statements/{Statement.objects.order_by('pk').first().ref}/",
            f"/demands/{Demand.objects.order_by('pk').first().ref}/",
        ],
        "article": [f"/articles/{page}/"],
        "party": [f"/actors/{network.ref}/", f"/places/{place.ref}/"],
        "search": ["/search/?q=قوات"],
        "feed": ["/feed.atom"],
    }


@pytest.fixture
def counts(filled):
    few = {kind: max(asked(filled, path) for path in some) for kind, some in paths().items()}
    for report in many(30):
        DatabaseShelf().put(report)
    link_by_type()
    return few, {kind: max(asked(filled, path) for path in some) for kind, some in paths().items()}


def test_queries_stay_bounded_as_records_grow(counts):
    few, plenty = counts
    assert {kind: number for kind, number in plenty.items() if number > MOST[kind]} == {}
    assert {kind: (few[kind], plenty[kind]) for kind in few if plenty[kind] > few[kind] + 1} == {}, (
        "one a kind of thing"
    )


# The same for the desk: of each list one query a number, and its records fetched together; what sign-in asks is in it.
# Of a record, five find the names that its article holds back, and the reports beside it. Of an incident, one asks
# whether any report of it may be seen.
AT_THE_DESK = {"queue": 28, "record": 38, "incident": 39, "likely": 29, "tracker": 20}


def desk_paths(incident):
    return {
        "queue": [f"/desk/?show={show}&sort={sort}" for show in queue.SHOWS for sort in queue.SORTS],
        "record": [
            f"/desk/events/{Event.objects.filter(type='shelling').order_by('pk').first().ref}/",
            f"/desk/demands/{Demand.objects.order_by('pk').first().ref}/",
        ],
        "incident": [f"/desk/incidents/{incident}/"],
        "likely": ["/desk/likely/"],
        "tracker": ["/demands/tracker/", "/demands/tracker/?answered=no&sort=first"],
    }


def test_queries_of_the_desk_stay_bounded(filled):
    sign_in(filled, make_person("amal", "editor"))
    for report in many(25):
        DatabaseShelf().put(report)
    some = link(*([telling(f"منبر {n}", lead=n % 4)] for n in range(9)))
    refs = [incident.told.get().event for incident in some]
    keep_likely([(one, other, -0.2, [("day=days 0", 1.5)]) for one, other in pairwise(refs)])
    told = {kind: [asked(filled, path) for path in paths] for kind, paths in desk_paths(some[1].ref).items()}
    assert {kind: max(some) for kind, some in told.items() if max(some) > AT_THE_DESK[kind]} == {}
    assert len(filled.get("/desk/likely/").context["pairs"]) == 8


def test_what_is_listed_is_fetched_once_until_it_changes(filled):
    first, second = asked(filled, "/incidents/?told=one"), asked(filled, "/incidents/?told=one")
    DatabaseShelf().put(many(1)[0])
    link_by_type()
    assert (second, asked(filled, "/incidents/?told=one")) == (first - 1, first)


def test_lists_come_in_pages(counts, filled):
    page = filled.get("/events/").content.decode()
    assert page.count("<h2><a") == 20 and 'rel="next" href="?page=2"' in page
    second = filled.get("/events/?page=2").content.decode()
    assert 'rel="prev"' in second and second.count("<h2><a") == 20
    found = filled.get("/search/?q=قوات&in=events").content.decode()
    assert "q=%D9%82%D9%88%D8%A7%D8%AA&amp;in=events&amp;page=2" in found


def test_lists_never_fetch_the_raw_pages(filled):
    addresses = [path for some in paths().values() for path in some]
    with CaptureQueriesContext(connection) as queries:
        for path in addresses:
            filled.get(path)
    assert [row["sql"] for row in queries if "packed" in row["sql"]] == []
