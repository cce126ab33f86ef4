"""Who knows or guesses a name or an address learns nothing by it that public pages do not tell."""

import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from test_pages import event, shown
from written import NAKHIL, READER, WADI, all_reports, article, page, proof

from incidents import VICTIM, link, link_by_type, put_together, telling
from waqai import desk
from waqai.desk import Editor
from waqai.records import Event as Told
from waqai.records import Party, Place, Related, Report, Span
from waqai.store import models, outlets
from waqai.store.keys import ref_of
from waqai.store.publication import public_reports
from waqai.store.search import search_entries
from waqai.store.shelf import DatabaseShelf
from waqai.store.shown import renew

CHIEF = Editor("dana", groups=None)
WHY = "a witness asked for it"


def reckoned(name, kind="person"):
    """Return the ref of a party as anybody can reckon it who knows how refs are made."""
    return ref_of("actor", "", kind, name)


# --- facets: a ref in the address is no question ---------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/incidents/", "/map/"])
def test_a_ref_reckoned_from_a_name_does_not_tell_that_the_name_is_kept(filled, path):
    assert models.Actor.objects.filter(ref=reckoned(VICTIM)).exists()
    asked, other = (filled.get(path, {"side": f"w:{reckoned(name)}"}) for name in (VICTIM, "nobody at all"))
    assert VICTIM not in asked.content.decode()
    bare = [re.sub(r"w(:|%3A)\w{16}", "", answer.content.decode()) for answer in (asked, other)]
    assert bare[0] == bare[1]


def test_what_is_kept_to_a_group_is_no_facet_either(filled):
    party, place = models.Actor.objects.get(name="قوات الوادي"), models.Place.objects.get(name="النخيل")
    models.Group.objects.create(name="north")
    for row in models.Page.objects.all():
        desk.restrict(CHIEF, "pages", row.ref, "north", WHY)
    told = shown(filled, f"/incidents/?side=w:{party.ref}&place=w:{place.ref}")
    assert "قوات الوادي" not in told and "النخيل" not in told


def test_a_facet_that_the_list_has_keeps_its_name(filled):
    party, place = models.Actor.objects.get(name="قوات الوادي"), models.Place.objects.get(name="النخيل")
    told = shown(filled, f"/incidents/?side=w:{party.ref}&place=w:{place.ref}")
    assert "قوات الوادي" in told and "النخيل" in told


HOUSE = Place(f"منزل {VICTIM}", None, None, None, "دير الوادي", "SY", "quarter")  # called by a held-back name


def at_home(outlet, lead=0, victim=True):
    """Return a report of what happened at the house; only with its ``victim`` it holds the name back itself."""
    made = telling(outlet, lead=lead)
    told = replace(made.events[0], places=(HOUSE,))
    return replace(made, events=(told if victim else replace(told, actor2=()),))


def test_a_house_called_by_a_held_back_name_is_not_named_in_facets_or_on_the_map(client):
    link([at_home("منبر")], [telling("نشرة", lead=1)])
    renew()
    ref = models.Place.objects.get(name=HOUSE.name).ref
    for path in ("/incidents/", "/map/", f"/incidents/?place=w:{ref}", f"/map/?place=w:{ref}", f"/places/{ref}/"):
        answer = client.get(path)
        assert answer.status_code == 200 and "منزل" in answer.text and VICTIM not in answer.text, path


# --- pages of parties, places and outlets ----------------------------------------------------------------------------


def wording(text, party):
    """Return a report in which ``party`` plays the doer, so that its name is not held back there."""
    made = telling(f"منبر {text}", lead=2)
    doer = replace(made.events[0], actor1=(party,), actor2=())
    return replace(made, events=(doer,))


def test_a_name_that_a_report_beside_holds_back_has_no_page(client):
    """One outlet tells the name of a private person, another takes the same letters for a force."""
    link([telling("منبر"), wording("آخر", Party(VICTIM, kind="military"))])
    assert models.Role.objects.filter(name=VICTIM, withheld=False).exists()
    assert client.get(f"/actors/{reckoned(VICTIM, 'military')}/").status_code == 404


def test_a_name_that_a_report_beside_holds_back_is_no_source_of_an_outlet(client):
    """An outlet cites somebody whom it takes for a monitor, and whom another takes for a private person."""
    citing = telling("آخر", lead=2, source=(Party(VICTIM, kind="monitor"),))
    link([replace(citing, events=(replace(citing.events[0], actor2=()),))])
    path = f"/sources/{models.Source.objects.get(name='آخر').slug}/"
    assert VICTIM in shown(client, path)
    own = models.Event.objects.get()
    DatabaseShelf().put(telling("منبر"))
    put_together([own, models.Event.objects.exclude(pk=own.pk).get()])
    assert VICTIM not in shown(client, path)


@pytest.mark.parametrize("kind", ["places", "actors"])
def test_a_known_place_or_party_that_only_hidden_reports_name_has_no_page(client, kind):
    """Whoever reckons its ref from the published list learns by it that something is kept about it."""
    hidden = telling("منبر")
    link([hidden])
    ref = {"places": models.Place.objects.get(known="t:nakhil"), "actors": models.Actor.objects.get(known="t-wadi")}[
        kind
    ].ref
    assert client.get(f"/{kind}/{ref}/").status_code == 200
    models.Group.objects.create(name="north")
    desk.restrict(CHIEF, "pages", models.Page.objects.get().ref, "north", WHY)
    assert client.get(f"/{kind}/{ref}/").status_code == 404


def test_a_name_that_only_an_older_version_told_has_no_page(client):
    made = wording("جديد", Party("كتيبة الريح", kind="military"))
    link([made])
    ref = reckoned("كتيبة الريح", "military")
    assert client.get(f"/actors/{ref}/").status_code == 200
    newer = replace(made.page, raw=b"<p>newer</p>", sha256="2" * 64, size=12)
    DatabaseShelf().put(replace(made, page=newer, events=()))
    assert client.get(f"/actors/{ref}/").status_code == 404


def test_a_place_page_covers_its_name_whatever_page_of_the_list_is_open(client):
    link([at_home("نشرة")], *([at_home(f"منبر {n}", victim=False)] for n in range(21)))
    ref = models.Place.objects.get(name=HOUSE.name).ref
    for number in (1, 2):
        told = shown(client, f"/places/{ref}/?page={number}")
        assert "منزل" in told.split("</h1>")[0] and VICTIM not in told.split("</h1>")[0], "title and heading"


def test_an_outlet_of_which_everything_is_kept_to_a_group_has_no_page(filled):
    row = event().report.article.page
    assert filled.get(f"/sources/{row.source.slug}/").status_code == 200
    models.Group.objects.create(name="north")
    for page_of_it in models.Page.objects.filter(source=row.source):
        desk.restrict(CHIEF, "pages", page_of_it.ref, "north", WHY)
    assert row.source.name == "صحيفة الوادي"
    assert filled.get(f"/sources/{ref_of('source', 'صحيفة الوادي')}/").status_code == 404


def test_copies_are_counted_among_what_everybody_may_see(client):
    link([telling("منبر"), telling("نشرة")])
    source = models.Source.objects.get(name="منبر")
    assert outlets.copies_of(source) == 1
    models.Group.objects.create(name="north")
    hidden = models.Page.objects.get(source__name="نشرة")
    desk.restrict(CHIEF, "pages", hidden.ref, "north", WHY)
    assert outlets.copies_of(source) == 0


# --- addresses that once were public ---------------------------------------------------------------------------------


def test_an_older_version_leads_to_what_holds_now(filled):
    row = event()
    older = row.report.article.page
    report = next(one for one in all_reports() if one.page.url == older.url)
    newer = replace(report.page, raw=b"<p>newer</p>", sha256="3" * 64, size=12)
    DatabaseShelf().put(replace(report, page=newer))
    now = models.Page.objects.get(url=older.url, current=True)
    assert filled.get(f"/articles/{older.ref}/")["Location"] == f"/articles/{now.ref}/"
    living = models.Event.objects.get(report__article__page=now, type="shelling")
    assert filled.get(f"/en/events/{row.ref}/")["Location"] == f"/en/events/{living.ref}/"
    desk.withdraw(CHIEF, "events", living.ref, "the outlet took it back")
    assert filled.get(f"/events/{row.ref}/", follow=True).status_code == 410
    DatabaseShelf().put(replace(report, page=replace(newer, raw=b"<p>last</p>", sha256="4" * 64), events=()))
    assert filled.get(f"/events/{row.ref}/", follow=True).request["PATH_INFO"].startswith("/articles/")


def test_an_address_that_went_through_a_hidden_incident_leads_nowhere(filled):
    first, second = models.Incident.objects.filter(merged_into=None).order_by("pk")[:2]
    models.Group.objects.create(name="north")
    first.group = models.Group.objects.get()
    first.merged_into = second
    first.save()
    assert filled.get(f"/incidents/{first.ref}/").status_code == 404
    assert filled.get(f"/api/v1/incidents/{first.ref}").status_code == 404


# --- the API ---------------------------------------------------------------------------------------------------------


def test_what_one_person_only_proposes_is_not_told_as_taken_back(filled, settings_second):
    row = event()
    text = row.report.article.text
    at = text.index("لا خبر في هذه الفقرة")
    added = desk.add(
        CHIEF,
        row.report.article.page.ref,
        "events",
        {"type": "shelling"},
        {"record": [Span(at, at + 8)], "type": [Span(at, at + 8)]},
        "missed",
    )
    assert models.Event.objects.get(ref=added.attached).state == "proposed"
    for path in (f"/events/{added.attached}/", f"/api/v1/events/{added.attached}"):
        assert filled.get(path).status_code == 404, path


@pytest.fixture
def settings_second(settings_of):
    settings_of(WAQAI_SECOND_PERSON=True)


def test_a_withdrawal_that_names_hidden_reports_gives_no_reason(client):
    one, other = telling("منبر"), telling("نشرة", lead=1)
    (incident,) = link([one, other])
    desk.withdraw_incident(CHIEF, incident.ref, "السبب يذكر الشاهد")
    assert "الشاهد" in client.get(f"/api/v1/incidents/{incident.ref}").content.decode()
    models.Group.objects.create(name="north")
    hidden = models.Page.objects.get(url=other.page.url)
    desk.restrict(CHIEF, "pages", hidden.ref, "north", WHY)
    for path in (f"/api/v1/incidents/{incident.ref}", f"/incidents/{incident.ref}/"):
        answer = client.get(path)
        assert answer.status_code == 410 and "الشاهد" not in answer.content.decode(), path


def test_no_answer_of_the_api_holds_a_hidden_part_of_what_it_tells(client):
    """The parent is open, some of its parts are not: neither they nor their number, name, toll or address shows."""
    hidden = telling("نشرة خفية", killed=70_707, lead=1)
    (incident,) = link([telling("منبر", killed=3), telling("صدى", killed=4, lead=2), hidden])
    models.Group.objects.create(name="north")
    row = models.Page.objects.get(url=hidden.page.url)
    desk.restrict(CHIEF, "pages", row.ref, "north", WHY)
    told = client.get(f"/api/v1/incidents/{incident.ref}").json()
    assert (told["reports"], told["outlets"], len(told["events"]), len(told["told"])) == (2, 2, 2, 2)
    parts = [row.ref, hidden.page.url, "نشرة خفية", models.Event.objects.get(report__article__page=row).ref, "70707"]
    for path in ("incidents", f"incidents/{incident.ref}", "events", "events?outlet=نشرة خفية"):
        text = client.get(f"/api/v1/{path}").content.decode()
        assert [part for part in parts if part in text.replace(incident.ref, "").replace("?outlet=", "")] == [], path


# --- what stands beside the article ----------------------------------------------------------------------------------


def beside():
    """Return a report with a held-back name in every line that stands around its article."""
    base = all_reports()[0]
    told = replace(
        base.article,
        byline=("مراسل لم يُسأل",),
        credit=(f"تصوير {VICTIM}",),
        related=(
            Related(f"وداع {VICTIM}", f"https://example.org/{VICTIM.replace(' ', '-')}-وداع"),
            Related("هدوء", "https://example.org/calm"),
        ),
    )
    return replace(base, article=told)


def test_lines_around_an_article_tell_no_name_either(client):
    DatabaseShelf().put(beside())
    link_by_type()
    article_ref = models.Page.objects.get().ref
    told = shown(client, f"/articles/{article_ref}/") + shown(client, f"/api/v1/articles/{article_ref}")
    (public,) = public_reports()
    told += json.dumps([public.article.credit, [one.url for one in public.article.related]], ensure_ascii=False)
    assert VICTIM not in told and VICTIM.replace(" ", "-") not in told and "مراسل لم يُسأل" not in told
    assert "https://example.org/calm" in told and public.article.byline == ()
    assert public.page.url == beside().page.url, "the source itself stays one click away"


def test_a_record_that_was_rejected_uncovers_nothing(client):
    """What a wrong record took for a place is looked through for names again once the record is rejected."""
    line = "قُتل الطفل سامر الصالح في بلدة النخيل."
    told = article("خبر", line)
    wrong = Told(
        "e1", "shelling", proof(told.text, record=line[:-1], type="قُتل", places="سامر الصالح"),
        places=(Place("سامر الصالح"),), confidence=0.9,
    )  # fmt: skip
    DatabaseShelf().put(Report(page("wrong"), told, READER, events=(wrong,)))
    row = models.Event.objects.get()
    desk.reject(CHIEF, "events", row.ref, "a name, not a place")
    assert "سامر الصالح" not in json.dumps([one.article.text for one in public_reports()], ensure_ascii=False)
    assert not search_entries("سامر الصالح").exists()


def test_a_name_that_an_editor_adds_to_one_report_is_found_in_none_beside_it(client):
    """The search covers what the page covers, from the moment that the name is known."""
    line = f"قصفت قوات الوادي بلدة النخيل فقتل مدنيون ولفت {VICTIM} هناك."
    link([nameless("منبر", line), nameless("نشرة", f"صباحا {line}")])
    assert search_entries(VICTIM, "articles").count() == 2
    row = models.Event.objects.get(report__article__outlet="منبر")
    at = row.report.article.text.index(VICTIM)
    person = [{"name": VICTIM, "kind": "person"}]
    desk.correct(CHIEF, "events", row.ref, "actor2", person, Span(at, at + len(VICTIM)), "the reader missed it")
    assert not search_entries(VICTIM).exists()
    ref = models.Page.objects.get(source__name="نشرة").ref
    assert VICTIM not in shown(client, f"/articles/{ref}/")


def nameless(outlet, line):
    """Return a report that took nobody's name out of its text."""
    made = telling(outlet, text=line)
    proofs = tuple(item for item in made.events[0].evidence if item.field != "actor2")
    return replace(made, events=(replace(made.events[0], actor2=(), evidence=proofs),))


# --- feeds -----------------------------------------------------------------------------------------------------------


def test_letters_that_xml_cannot_hold_silence_no_feed(client):
    told = article("عنوان \x01 مقلوب \u202e", "قصفت قوات الوادي بلدة النخيل.", outlet="منبر\x02")
    evidence = proof(told.text, record="قصفت قوات الوادي بلدة النخيل", type="قصفت", places="النخيل")
    made = Told(
        "e1",
        "shelling",
        evidence,
        places=(replace(NAKHIL, name="النخ\x03يل", id=None),),
        actor1=(WADI,),
        confidence=0.9,
    )
    DatabaseShelf().put(Report(page("odd"), told, READER, events=(made,)))
    link_by_type()
    for path in ("/feed.atom", "/incidents/feed.atom", "/incidents/feed.atom?q=%01%02النخيل"):
        answer = client.get(path)
        assert answer.status_code == 200, path
        ElementTree.fromstring(answer.content)
        assert "\u202e" not in answer.content.decode()
