"""By no way out does anything leave that was taken back, kept to a group or held back, and nothing leaves as markup."""

from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from people import make_person, sign_in
from ways_out import all_of, answers, exports, found_in, letter, public_paths
from written import READER, article, page, proof

from incidents import SAHL, VICTIM, telling
from waqai import desk
from waqai.desk import Editor
from waqai.pipeline import lay_out, link_all
from waqai.records import Demand, Event, Harm, Party, Place, Related, Report, Span, Statement
from waqai.store import models
from waqai.store.incidents import save_incidents
from waqai.store.likely import keep_likely
from waqai.store.links import DatabaseLinks
from waqai.store.shelf import DatabaseShelf
from waqai.store.shown import renew

CHIEF = Editor("dana", groups=None)
WHY = "a witness asked for it"
# Names that no other text holds: each gives away which part of the report got out.
HEADLINE, PARTY, PLACE, TOLL, CITED = "دردنوح", "شلمدان", "كفرظيب", "70707", "قرقماز"
OUTLET, CAPTION, ASKER, ADDRESS = "زرقطون", "عنقزان", "فرندسية", "https://example.org/secret"
SIGNS = (HEADLINE, PARTY, PLACE, TOLL, "٧٠٧٠٧", CITED, OUTLET, CAPTION, ASKER, ADDRESS)


def told_of(headline=HEADLINE, party=PARTY, place=PLACE, cited=CITED, outlet=OUTLET, caption=CAPTION, asker=ASKER):
    """Return a report in which each of these names one part; two events, a statement and a demand."""
    struck = f"قصفت كتيبة {party} تل {place} يوم الأحد فقتل {TOLL} مدنيين بينهم {VICTIM} بحسب لجنة {cited}"
    raided, called = f"داهمت كتيبة {party} منازل تل {place}", f"دعت رابطة {asker} كتيبة {party} إلى وقف إطلاق النار"
    story = article(
        f"{headline} عاجل", f"{struck}.", f"{raided}.", f"{called}.", outlet=f"منبر {outlet}",
        captions=(f"صورة {caption}",), credit=(f"وكالة {caption}",), related=(Related(f"قصة {caption}", None),),
    )  # fmt: skip
    text = story.text
    doer, where = (
        (Party(f"كتيبة {party}", kind="military"),),
        (Place(f"تل {place}", None, None, None, "دير الوادي", "SY"),),
    )
    days = {"start": "2024-03-10", "end": "2024-03-10", "time_precision": "day"}
    names = {"actor1": f"كتيبة {party}", "places": f"تل {place}"}
    harm = (Harm("killed", "civilians", int(TOLL), int(TOLL), f"{TOLL} مدنيين"),)
    shelling = Event(
        "e1", "shelling", proof(text, record=struck, type="قصفت", harm=TOLL, actor2=VICTIM, **names), places=where,
        actor1=doer, actor2=(Party(VICTIM, kind="person"),), harm=harm, confidence=0.9,
        according_to=(Party(f"لجنة {cited}", kind="unnamed"),), **days,
    )  # fmt: skip
    raid = Event("e2", "raid", proof(text, record=raided, type="داهمت", **names), places=where, actor1=doer,
                 confidence=0.9, **days)  # fmt: skip
    league = (Party(f"رابطة {asker}", kind="organisation"),)
    said = Statement("s1", league, "call", proof(text, record=called, kind="دعت", issuer=f"رابطة {asker}"),
                     date="2024-03-11", about=("e1",), confidence=0.9)  # fmt: skip
    asked = Demand("d1", league, doer, "ceasefire", proof(text, record=called, ask="وقف إطلاق النار"), statement="s1",
                   confidence=0.9)  # fmt: skip
    return Report(page("secret"), story, READER, (shelling, raid), (said,), (asked,))


def put(report):
    """Put a report beside an open one that tells of the same shelling; its raid is an incident of its own."""
    DatabaseShelf().put(report)
    DatabaseShelf().put(telling("صحيفة الجبل", killed=3, doer=(SAHL,)))
    own = models.Event.objects.filter(report__article__page__url=report.page.url)
    for _ in lay_out(DatabaseLinks()):
        pass
    link_all(DatabaseLinks())
    raid, shelling = (own.get(type=kind).ref for kind in ("raid", "shelling"))
    save_incidents([[raid], [shelling, models.Event.objects.exclude(pk__in=own).get().ref]])
    renew()
    return tuple(models.Incident.objects.get(told__event=ref) for ref in (raid, shelling))


@pytest.fixture
def secret(client):
    return put(told_of())


def own_refs():
    page_of_it = models.Page.objects.get(url=ADDRESS)
    told = page_of_it.article.report
    records = [
        one for rows in (told.events, told.statements, told.demands) for one in rows.values_list("ref", flat=True)
    ]
    return [page_of_it.ref, page_of_it.source.slug, *records]


def kind_of(where):
    """Return the way out that an address is of: its first step, and what it asks there."""
    path, _, query = where.removeprefix("/en").partition("?")
    steps = path.strip("/").removeprefix("api/v1/").split("/")
    last = f"/{steps[-1]}" if steps[0] != "links" and len(steps) > 2 else "/one" * (len(steps) > 1)
    kind = steps[0] + ("/feed" if "feed.atom" in path else last)
    return (
        ("api " if "api/v1" in path else "") + kind + (f"?{query.split('=')[0]}" if query and "api" not in path else "")
    )


KINDS = {
    "", "incidents", "events", "statements", "demands", "map", "sources", "feed.atom/feed", "incidents/feed",
    "incidents/one", "incidents/why", "incidents/card.png", "events/one", "statements/one", "demands/one",
    "articles/one", "actors/one", "places/one", "sources/one", "links/one",
    "incidents?place", "incidents?q", "incidents?side", "incidents?source", "map?place", "map?q", "map?source",
    "search?q", "incidents/feed?q", "demands/one?of", "demands/one?who",
    "api events", "api statements", "api demands", "api incidents", "api events/one", "api statements/one",
    "api demands/one", "api incidents/one", "api articles/one", "api links/one",
    "letter.txt", "letter.html", "export.jsonl", "export.geojson", "export.csv",
}  # fmt: skip


def test_each_way_tells_of_what_is_open(secret, client, monkeypatch):
    """Else nothing below would prove anything."""
    told = all_of(client, monkeypatch, public_paths(PARTY, PLACE))
    found = found_in(told, [*SIGNS, *own_refs()])
    assert {sign for _, sign in found} == {*SIGNS, *own_refs()}
    assert {kind_of(where) for where, _ in found} == KINDS


def keep_page(alone):
    models.Group.objects.create(name="north")
    desk.restrict(CHIEF, "pages", own_refs()[0], "north", WHY)


def keep_incident(alone):
    models.Group.objects.create(name="north")
    desk.restrict(CHIEF, "incidents", alone.ref, "north", WHY)


@pytest.mark.parametrize("keep", [keep_page, keep_incident])
def test_what_is_kept_to_a_group_leaves_by_no_way(secret, client, monkeypatch, keep):
    paths, refs = public_paths(PARTY, PLACE), [*own_refs(), secret[0].ref]
    keep(secret[0])
    told = all_of(client, monkeypatch, paths)
    assert found_in(told, [*SIGNS, *refs]) == set()
    assert secret[1].ref in told["/incidents/"], "what others tell of it stays"


@pytest.mark.parametrize("verb", [desk.withdraw, desk.reject])
def test_what_was_taken_back_leaves_by_no_way_but_its_own_address(secret, client, monkeypatch, verb):
    """The article stays, with its headline; of the records that were read from it nothing does."""
    paths, refs = public_paths(PARTY, PLACE), own_refs()[2:]
    for section, ref in zip(("events", "events", "statements", "demands"), refs, strict=True):
        verb(CHIEF, section, ref, WHY)
    told = all_of(client, monkeypatch, paths)
    del told["export.jsonl"]  # holds the article's text, whoever reads what in it
    assert found_in(told, [PARTY, PLACE, TOLL, "٧٠٧٠٧", CITED, ASKER, *refs, secret[0].ref]) == set()


def test_an_incident_that_was_taken_back_leaves_by_no_way_but_its_own_address(secret, client, monkeypatch):
    alone, both = secret
    paths = public_paths(PARTY, PLACE)
    assert found_in(answers(client, monkeypatch, paths), [both.ref])
    desk.withdraw_incident(CHIEF, both.ref, WHY)
    told = all_of(client, monkeypatch, paths)
    assert found_in(told, [both.ref]) == set()
    assert found_in(told, [alone.ref]), "and the other stays"


# --- names that are held back ---


def test_a_held_back_name_leaves_by_no_way_in_whatever_part_it_stands(client, monkeypatch):
    """A force or a house may be called by it, a headline may tell it; the words beside it are told."""
    named = [f"{word} {VICTIM}" for word in (HEADLINE, PARTY, PLACE, CITED)]
    put(told_of(*named, caption=f"{CAPTION} {VICTIM}", asker=f"{ASKER} {VICTIM}"))
    told = all_of(client, monkeypatch, public_paths(PARTY, PLACE))
    assert found_in(told, [VICTIM, *VICTIM.split()]) == set()
    assert {sign for _, sign in found_in(told, SIGNS)} >= {HEADLINE, PLACE, CAPTION}
    event = models.Event.objects.get(type="shelling", report__article__page__url=ADDRESS)
    desk.release(CHIEF, "events", event.ref, VICTIM, "the family agreed")
    told = letter() | exports() | answers(client, monkeypatch, ["/feed.atom", f"/events/{event.ref}/"])
    assert {where for where, _ in found_in(told, [VICTIM])} == set(told), "where it was released there it stands"


# --- markup ---

MARKUP = "<xevil onx=1>\"'</script><xevil>&lt;xevil&gt;"


class Markup(HTMLParser):
    """Notes what would be an element or a handler of the guest's making."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found += [tag] if "evil" in tag else []
        self.found += [name for name, _ in attrs if name.startswith("on") or "evil" in name]


def markup_in(text):
    parser = Markup()
    parser.feed(text)
    parser.close()
    return parser.found


def test_the_check_for_markup_finds_it():
    assert markup_in(f"<p>{MARKUP}</p>") == ["xevil", "onx", "xevil"]
    assert markup_in(f'<a title="{MARKUP}">') and markup_in(f"<script>{MARKUP}</script>")
    assert markup_in("<p title='&lt;xevil&gt;'>&lt;xevil onx=1&gt;") == []


@pytest.fixture
def hostile(client):
    """A report with markup in every word of it that is shown."""
    words = [f"{word}{MARKUP}" for word in (HEADLINE, PARTY, PLACE, CITED, OUTLET, CAPTION, ASKER)]
    return put(told_of(*words))


def test_what_came_from_outside_is_markup_by_no_way(hostile, client, monkeypatch):
    told = all_of(client, monkeypatch, public_paths(PARTY, PLACE))
    pages = {where: text for where, text in told.items() if not where.startswith(("/api/v1/", "export", "letter.txt"))}
    feeds = {where: text for where, text in pages.items() if "feed.atom" in where}
    assert {where: markup_in(text) for where, text in pages.items() if markup_in(text)} == {}
    told_as_text = {sign for text in pages.values() for sign in SIGNS if f"{sign}&lt;xevil onx=1&gt;" in text}
    assert told_as_text == {HEADLINE, PARTY, PLACE, CITED, OUTLET, CAPTION, ASKER}
    assert len(feeds) > 4
    for where, text in feeds.items():
        summaries = [one.text for one in ElementTree.fromstring(text).iter("{http://www.w3.org/2005/Atom}summary")]
        assert [markup_in(summary) for summary in summaries if markup_in(summary)] == [], where


def at_the_desk(alone, both):
    """Return the desk's addresses of all that is stored, each field of the records opened."""
    rows = [row for model in (models.Event, models.Statement, models.Demand) for row in model.objects.all()]
    found = [f"/desk/?show=all&in={section}" for section in ("events", "statements", "demands")]
    found += [f"/desk/{row.section}/{row.ref}/{more}" for row in rows for more in ("", "history/")]
    fields = ("type", "places", "actor1", "actor2", "harm", "according_to", "issuer", "who", "of")
    found += [f"/desk/{row.section}/{row.ref}/?field={name}" for row in rows for name in fields]
    found += [f"/desk/articles/{ref}/" for ref in models.Page.objects.values_list("ref", flat=True)]
    return [*found, "/desk/likely/", "/desk/lost/", f"/desk/incidents/{alone.ref}/", f"/desk/incidents/{both.ref}/"]


def test_it_is_no_markup_at_the_desk_either(hostile, client):
    """Nor is what editors type: reasons, names, what somebody else changed meanwhile."""
    alone, both = hostile
    event = models.Event.objects.get(type="shelling", report__article__page__url=ADDRESS)
    at = event.report.article.text.index("قصفت")
    person = [{"name": f"قصفت{MARKUP}", "kind": "person"}]
    desk.correct(CHIEF, "events", event.ref, "actor2", person, Span(at, at + 4), MARKUP)
    desk.keep_apart(CHIEF, alone.ref, both.ref, MARKUP)
    keep_likely([(alone.told.get().event, event.ref, -0.2, [(f"day={MARKUP}", 1.5)])])
    sign_in(client, make_person())
    told = {path: client.get(path) for path in at_the_desk(alone, both)}
    forged = {"act": "reject", "why": MARKUP, "seen": MARKUP, "saw": f'{{"type": ["{MARKUP[:13]}"]}}', "quote": MARKUP}
    for more in (
        {},
        {"act": MARKUP},
        {"act": "correct", "field": "actor1", "f.actor1": MARKUP, "f.actor1.kind": MARKUP},
    ):
        told[f"act {more}"] = client.post(f"/desk/events/{event.ref}/act/", forged | more)
    told["add"] = client.post(f"/desk/articles/{event.report.article.page.ref}/add/", forged | {"f.type": MARKUP})
    assert {path: one.status_code for path, one in told.items() if one.status_code not in (200, 400, 409)} == {}
    assert {path: markup_in(one.text) for path, one in told.items() if markup_in(one.text)} == {}
    assert sum("&lt;xevil onx=1&gt;" in one.text for one in told.values()) > 20
