"""What comes from outside or from people's hands never becomes code, a formula, a request or a name in public."""

import ast
import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.mail import get_connection
from people import make_person, sign_in
from test_pages import addresses, event, shown
from ways_out import all_of, public_paths
from written import all_reports

from incidents import link, telling
from waqai import desk
from waqai.desk import Editor, NotAllowed
from waqai.errors import ChangedSince, StoreError
from waqai.export import write_acled
from waqai.lexicon import load_knowledge
from waqai.records import Party, Place, Span
from waqai.site.incidents import gather, incident_card
from waqai.site.links import safe_link
from waqai.site.mails import digest_of, letter_mail
from waqai.site.share_cards import draw
from waqai.store.models import AuditRow, Group, Incident, Judgement, Letter, Person, Subscriber
from waqai.store.people import make_link
from waqai.store.publication import public_reports
from waqai.store.recall import recall_current
from waqai.store.standing import version_of

SOURCE = Path(desk.__file__).parents[1]
HIDDEN = "hidden-hand"
SPY = Editor(HIDDEN, groups=None)
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>{{ 7|add:7 }}"


# --- stored XSS ------------------------------------------------------------------------------------------------------


def test_reasons_that_people_write_stay_text_in_public(filled):
    first, second = (row.ref for row in Incident.objects.order_by("pk")[:2])
    desk.keep_apart(SPY, first, second, MARKUP)
    desk.withdraw(SPY, "events", event().ref, MARKUP)
    desk.withdraw_incident(SPY, second, MARKUP)
    pages = [shown(filled, path) for path in addresses()]
    assert any("&lt;script&gt;alert(1)" in page for page in pages)
    assert not any("<script>alert" in page or "<img src=x" in page for page in pages)


def test_names_groups_and_browsers_stay_text_in_accounts(client):
    dana = make_person("dana", "administrator")
    dana.groups.add(Group.objects.create(name=MARKUP))
    client.post("/account/login/", {"login": "dana", "password": "three camels by the well"}, HTTP_USER_AGENT=MARKUP)
    for path in ("/account/", "/account/people/", "/account/sessions/", "/admin/store/group/"):
        page = client.get(path).content.decode()
        assert "alert(1)" in page, path
        assert (
            "<script>alert" not in page and "<img src=x" not in page and "14" not in page.split("alert(2)")[1][:40]
        ), path


# --- CSV formulas ----------------------------------------------------------------------------------------------------


NUMBERS = {"latitude", "longitude"}


def test_no_cell_of_an_export_is_a_formula(client):
    """Whatever a page calls places, parties and itself."""
    made = telling("=OUTLET", killed=3, doer=(Party("+DOER", kind="military"), Party("-BESIDE", kind="military")))
    told = replace(made.events[0], places=(Place("@PLACE", admin1="=AREA"),), according_to=(Party("=SOURCE"),))
    link([replace(made, events=(told,))])
    out = io.StringIO()
    write_acled(public_reports(), load_knowledge(), out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    cells = {name: row[name] for name in ("source", "actor1", "assoc_actor_1", "location", "admin1")}
    assert list(cells.values()) == ["'=OUTLET", "'+DOER", "'-BESIDE", "'@PLACE", "'=AREA"] and "=SOURCE" in row["notes"]
    assert [name for name in set(row) - NUMBERS if row[name].startswith(("=", "+", "-", "@", "\t", "\r"))] == []


# --- SSRF, file:// ---------------------------------------------------------------------------------------------------

REACHES_OUT = {
    "requests",
    "httpx",
    "urllib.request",
    "urllib3",
    "ftplib",
    "subprocess",
    "weasyprint",
    "socket",
    "http.client",
}


def test_no_request_makes_the_server_fetch_anything():
    """No file of the rooms that answer requests imports what could fetch an address or a file of this machine."""
    found = []
    for room in ("site", "desk", "store", "export"):
        for path in (SOURCE / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                found += [f"{path.name}: {name}" for name in names if name in REACHES_OUT]
    assert found == []


HREFS = ("file:///etc/passwd", "https://evil.example/x.png", "//evil.example/x.svg")


@pytest.mark.parametrize("address", HREFS)
def test_no_name_makes_the_share_card_or_a_mail_fetch_anything(client, address):
    """A place called by a tag stays text in the drawing that becomes a picture, and in the letter."""
    smuggled = f'<image href="{address}"/><link rel="stylesheet" href="{address}"/>'
    made = telling("منبر")
    named = replace(made.events[0], places=(Place(smuggled),))
    (incident,) = link([replace(made, events=(named,))])
    (found,) = gather([incident])
    drawn = draw(incident_card(found), None)
    assert "&lt;image" in drawn and "<image" not in drawn
    assert client.get(f"/incidents/{incident.ref}/card.png").status_code == 200
    reader = Subscriber.objects.create(email="reader@example.org", token="t")
    letter = Letter.objects.create(until=datetime.now(UTC))
    digest = digest_of(datetime(2020, 1, 1, tzinfo=UTC), datetime.now(UTC))
    mail = letter_mail(letter, reader, digest, get_connection())
    html = mail.alternatives[0].content
    assert "&lt;link" in html and "<link" not in html and "<image" not in html


# --- look-alike and odd addresses ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example/",
        "https:evil.example",
        "https://known.example@evil.example/",
        "https://evil.example\\@known.example/",
        "https://evil.example/\r\nX: y",
        " https://evil.example",
        "https://evil.example:port/",
        "https://[evil",
        "ftp://evil.example/",
        "",
        None,
    ],
)
def test_such_an_address_is_not_linked_to(address):
    assert safe_link(address) is None


def test_a_host_in_letters_that_imitate_others_shows_what_it_is():
    assert safe_link("https://wаqai.example/خبر?q=1") == "https://xn--wqai-53d.example/خبر?q=1"
    assert safe_link("https://example.org/خبر") == "https://example.org/خبر"
    assert safe_link("http://example.org:8080/a") == "http://example.org:8080/a"


# --- names that cannot be guessed ------------------------------------------------------------------------------------


def test_what_a_secret_address_hangs_on_cannot_be_guessed(client):
    person = make_person()
    tokens = {make_link(person) for _ in range(20)}
    client.post("/letter/", {"email": "reader@example.org"})
    tokens.add(Subscriber.objects.get().token)
    sign_in(client, person)
    assert len(tokens) == 21 and all(len(token) >= 43 for token in tokens), "256 bits each"
    assert len(client.session.session_key) >= 32


# --- strict JSON types -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", 7),
        ("type", ["air_strike"]),
        ("type", {"$ne": ""}),
        ("aggregate", "true"),
        ("aggregate", 1),
        ("start", 20240310),
        ("start", True),
        ("places", "النخيل"),
        ("places", [{"name": "النخيل", "lat": "35"}]),
        ("places", [{"name": 5}]),
        ("harm", [{"kind": "killed", "who": "civilians", "min": "3", "max": 3, "wording": "x"}]),
        ("harm", [{"kind": "killed", "who": "civilians", "min": True, "max": 3, "wording": "x"}]),
        ("objects", "home"),
        ("objects", [1]),
        ("actor1", [{"name": "x", "is_admin": True}]),
        ("state", "accepted"),
        ("public", True),
        ("__class__", "x"),
    ],
)
def test_a_value_of_another_kind_is_refused(filled, field, value):
    row = event()
    article = row.report.article.text
    with pytest.raises(NotAllowed):
        desk.correct(SPY, "events", row.ref, field, value, Span(0, len(article) // 2), "x")
    assert not Judgement.objects.exists() and not AuditRow.objects.exists()


# --- who did it stays inside -----------------------------------------------------------------------------------------


def test_nobody_outside_learns_who_decided(filled, monkeypatch):
    others = [row.ref for row in Incident.objects.filter(merged_into=None)]
    desk.accept(SPY, "events", event().ref, "checked")
    desk.correct(SPY, "events", event().ref, "aggregate", False, None, "checked")
    desk.merge(SPY, others[0], others[1], "one strike")
    desk.withdraw_incident(SPY, others[2], "taken back")
    make_person(HIDDEN)
    told = "".join(all_of(filled, monkeypatch, public_paths()).values())
    told += json.dumps(dict(filled.get("/").headers))
    assert HIDDEN not in told
    assert AuditRow.objects.filter(who=HIDDEN).count() == 4


# --- locked records, overtaken decisions -----------------------------------------------------------------------------


def test_who_was_overtaken_changes_nothing(filled):
    ref = event().ref
    seen = version_of("events", ref)
    desk.accept(Editor("badr"), "events", ref, "checked")
    with pytest.raises(ChangedSince, match="nothing was done"), desk.unchanged(("events", ref, seen)):
        pytest.fail("the act must not happen")
    assert Judgement.objects.count() == 1


def test_a_decision_is_undone_once(filled):
    first, second = (row.ref for row in Incident.objects.order_by("pk")[:2])
    made = desk.keep_apart(SPY, first, second, "two days")
    desk.undo(SPY, made.pk, "one strike after all")
    with pytest.raises(StoreError):
        desk.undo(SPY, made.pk, "again")
    with pytest.raises(StoreError):
        desk.undo(SPY, 10**9, "never was")


# --- per-item rights on export ---------------------------------------------------------------------------------------


def test_an_export_holds_what_its_taker_may_have_and_is_logged(filled):
    north = Group.objects.create(name="north")
    south = Group.objects.create(name="south")
    desk.restrict(SPY, "pages", event().report.article.page.ref, "north", "a witness")
    everything = len(all_reports())
    member = Editor.of_role("amal", "editor", frozenset({north.pk}))
    assert len(list(recall_current())) == everything - 1
    assert len(list(recall_current(desk.take_out(member, "north", "jsonl", "for the court")))) == everything
    assert len(list(recall_current(frozenset({south.pk})))) == everything - 1
    for editor, group in ((Editor.of_role("badr", "editor", frozenset({south.pk})), "north"), (member, "west")):
        with pytest.raises(NotAllowed, match="is in no group"):
            desk.take_out(editor, group, "jsonl", "curious")
    with pytest.raises(NotAllowed, match="may not export"):
        desk.take_out(Editor.of_role("dana", "coder", frozenset({north.pk})), "north", "jsonl", "curious")
    row = AuditRow.objects.get(verb="export")
    assert (row.who, row.what, row.why, row.told) == ("amal", "groups/north", "for the court", {"format": "jsonl"})
    assert Person.objects.count() == 0
