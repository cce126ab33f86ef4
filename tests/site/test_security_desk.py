"""The desk holds against those who may come in: no act beyond one's role, nothing of other groups, no forged values."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.db import connection
from django.test import Client
from people import make_person, sign_in
from test_pages import event
from test_security_headers import routes
from test_security_restricted import told_of
from written import shelling

from incidents import link, telling
from waqai import desk
from waqai.desk import Editor, NotAllowed
from waqai.desk.editor import LEAST, StaleSignIn, verbs_of
from waqai.errors import StoreError, WaqaiError
from waqai.site.desk.acts import ACTS
from waqai.site.desk.fields import SECTIONS
from waqai.site.desk.incident_acts import ACTS as INCIDENT_ACTS
from waqai.site.desk.urls import urlpatterns as desk_urls
from waqai.store.audit import check_log
from waqai.store.models import (
    AuditRow,
    Demand,
    Event,
    Group,
    Incident,
    Judgement,
    LinkJudgement,
    Page,
    Person,
    Statement,
    Told,
)
from waqai.store.shelf import DatabaseShelf
from waqai.store.standing import version_of

CHIEF = Editor("dana", groups=None)
ROLES = ("reader", "coder", "editor", "administrator")
# The least role that may do what a form of the desk's pages sends, as the guide for editors states it.
RECORD_ACTS = {
    "accept": "coder", "reject": "coder", "correct": "coder", "take_back": "coder", "restore": "editor",
    "release": "editor", "withdraw": "editor", "confirm": "editor", "answer": "editor", "no_answer": "editor",
}  # fmt: skip
INCIDENTS_ACTS = dict.fromkeys(("merge", "keep_apart", "split", "move", "withdraw", "undo"), "editor")
PAGE_ACTS = {"add": "coder", "finish": "coder"}


def decided():
    undone = LinkJudgement.objects.exclude(undone_at=None).count()
    return Judgement.objects.count(), LinkJudgement.objects.count(), undone


# --- no act beyond one's role ---


def record_form(act, own):
    """Return address and values of a form that does an act on a record; ``own`` gives what one takes back oneself."""
    row = Demand.objects.get() if "answer" in act else event()
    number = desk.accept(own if act == "take_back" else CHIEF, row.section, row.ref, "checked").pk
    told = {"number": number, "field": "objects", "quote": "", "answer": f"events/{event().ref}"}
    told["name"] = event().roles.get(withheld=True).name
    return f"/desk/{row.section}/{row.ref}/act/", told | {"seen": version_of(row.section, row.ref)}


def incident_form(act):
    one, other = link([telling("منبر"), telling("نشرة", lead=1)], [telling("صدى", lead=2)])
    number = desk.keep_apart(CHIEF, one.ref, other.ref, "two days").pk if act == "undo" else ""
    told = {"other": other.ref, "event": one.told.first().event, "number": number}
    return f"/desk/incidents/{one.ref}/act/", told | {"seen": version_of("incidents", one.ref)}


def page_form(act):
    quote = {"section": "events", "f.type": "protest", "f.modality": "reported", "quote.record": "لا خبر في هذه الفقرة"}
    return f"/desk/articles/{event().report.article.page.ref}/{act}/", quote


REFUSED = "دورك لا يتيح لك هذا"


def send_as(role, path, told):
    """Send a form as somebody of a role whom the log knows by it; return the answer and what it changed."""
    client, before = Client(), (decided(), AuditRow.objects.count())
    sign_in(client, Person.objects.filter(name=role).first() or make_person(role, role))
    answer = client.post(path, {"why": "x", **told})
    return answer, (decided(), AuditRow.objects.count()) != before


@pytest.mark.parametrize(
    ("act", "least", "form"),
    [
        *((act, least, lambda act, own: record_form(act, own)) for act, least in RECORD_ACTS.items()),
        *((act, least, lambda act, own: incident_form(act)) for act, least in INCIDENTS_ACTS.items()),
        *((act, least, lambda act, own: page_form(act)) for act, least in PAGE_ACTS.items()),
    ],
)
def test_a_form_is_taken_from_the_least_role_that_may_send_it_and_from_none_below(
    filled, settings_of, act, least, form
):
    settings_of(WAQAI_SECOND_PERSON=act == "confirm")
    path, told = form(act, Editor(least))
    for role in ROLES[: ROLES.index(least)]:
        answer, changed = send_as(role, path, {"act": act, **told})
        assert answer.status_code == 403 or (answer.status_code == 400 and REFUSED in answer.text), role
        assert not changed, role
    answer, changed = send_as(least, path, {"act": act, **told})
    assert answer.status_code == 302 and changed


def test_no_form_is_forgotten_above():
    assert (set(RECORD_ACTS), set(INCIDENTS_ACTS)) == (set(ACTS), set(INCIDENT_ACTS))
    told = RECORD_ACTS | INCIDENTS_ACTS | PAGE_ACTS
    assert {act: str(LEAST[act]) for act in told if act in LEAST} == {act: told[act] for act in told if act in LEAST}
    assert set(told) - set(LEAST) == {"no_answer"} and set(LEAST) - set(told) == {"see", "export", *KEEPING_HOUSE}


KEEPING_HOUSE = ("restrict", "people", "audit")


@pytest.mark.parametrize("role", ROLES)
def test_each_role_looks_and_only_an_administrator_keeps_house(role):
    assert "see" in verbs_of(role)
    assert set(KEEPING_HOUSE) & verbs_of(role) == (set(KEEPING_HOUSE) if role == "administrator" else set())
    assert ("export" in verbs_of(role)) == (role in ("editor", "administrator"))


def test_nobody_opens_the_desk_without_signing_in(filled):
    row, before = event(), decided()
    paths = {path for name, path in routes() if name and name.startswith("desk")}
    assert len(paths) == len(desk_urls) > 10
    for path in (path.replace("/1/", "/events/").replace("nowhere", row.ref) for path in paths):
        for answer in (Client().get(path), Client().post(path, {"act": "accept", "why": "x"})):
            assert answer.status_code == 302 and "/account/login/" in answer["Location"], path
    assert decided() == before


# --- nothing of other groups ---


@pytest.fixture
def other_group(filled):
    """Return a client signed in as an editor of the group ``south``, where a page is kept to ``north``."""
    Group.objects.create(name="north")
    desk.restrict(CHIEF, "pages", event().report.article.page.ref, "north", "a witness")
    client = Client()
    sign_in(client, make_person(groups=[Group.objects.create(name="south")]))
    return client


def test_no_page_of_the_desk_shows_what_another_group_keeps(other_group):
    page = Page.objects.get(group__name="north")
    signs = [sign for sign in told_of(page) if sign != "وكالة السهل"]  # a credit, which the desk does not show
    paths = ["/desk/", "/desk/likely/", "/desk/lost/", *(f"/desk/?show=all&in={one}" for one in SECTIONS)]
    paths += [f"/desk/incidents/{ref}/" for ref in Incident.objects.values_list("ref", flat=True)]
    paths += [f"/desk/{row.section}/{row.ref}/{more}" for row in every_record() for more in ("", "history/")]
    paths += [f"/desk/articles/{ref}/" for ref in Page.objects.values_list("ref", flat=True)]
    member = Client()
    sign_in(member, make_person("badr", groups=[page.group]))
    seen = "".join(member.get(path).text for path in paths)
    assert [sign for sign in signs if sign not in seen] == [], "who belongs to the group sees all of it"
    for path in paths:
        answer = other_group.get(path)
        is_its = any(sign in path for sign in signs) or is_only_its(path, page)
        assert answer.status_code == (404 if is_its else 200), path
        assert [sign for sign in signs if sign in answer.text and sign not in path] == [], path


def every_record():
    return [row for model in (Event, Statement, Demand) for row in model.objects.all()]


def is_only_its(path, page):
    """Tell whether an address is that of an incident of which nothing but the page tells."""
    told = Told.objects.filter(incident__ref=path.split("/")[-2])
    return told.exists() and not told.exclude(page=page.ref).exists()


def test_no_form_acts_on_what_another_group_keeps(other_group):
    page, before = Page.objects.get(group__name="north"), decided()
    row = page.article.report.events.first()
    kinds = [("events", row.ref)]
    kinds += [(name, one.ref) for name in ("statements", "demands") for one in getattr(page.article.report, name).all()]
    for section, ref in kinds:
        for act in ACTS:
            told = {"act": act, "why": "x", "seen": version_of(section, ref), "number": 1, "name": "x"}
            assert other_group.post(f"/desk/{section}/{ref}/act/", told).status_code == 404, (section, act)
    for act in ("add", "finish"):
        assert other_group.post(f"/desk/articles/{page.ref}/{act}/", {"why": "x"}).status_code == 404
    assert decided() == before and not AuditRow.objects.filter(who="amal").exists()


def test_no_form_acts_on_an_incident_that_another_group_keeps(client):
    """Neither on it nor on it as the other one: it is answered like one that is not there."""
    hidden, _ = kept_incident()
    (open_one,) = link([telling("صدى", lead=2)])
    sign_in(client, make_person())
    before = decided()
    own = {"act": "merge", "why": "x", "seen": version_of("incidents", open_one.ref)}
    for act in INCIDENT_ACTS:
        told = own | {"act": act, "other": open_one.ref, "seen": version_of("incidents", hidden.ref)}
        assert client.post(f"/desk/incidents/{hidden.ref}/act/", told).status_code == 404, act
    for act, seen in (("merge", ""), ("keep_apart", ""), ("merge", "x"), ("keep_apart", "x")):
        answered = [
            bare_answer(client, open_one, own | {"act": act, "other": other, "other_seen": seen}, other)
            for other in (hidden.ref, "nowhere")
        ]
        assert answered[0] == answered[1] and answered[0][0] == 400, (act, seen)
    assert decided() == before and not AuditRow.objects.filter(who="amal").exists()


def bare_answer(client, incident, told, other):
    """Return status and page without what was asked for and the form tokens."""
    answer = client.post(f"/desk/incidents/{incident.ref}/act/", told)
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text.replace(other, ""))
    return answer.status_code, page


def test_a_decision_on_what_another_group_keeps_is_not_undone(client):
    """Its number is easily guessed."""
    hidden, _ = kept_incident()
    open_ones = link([telling("صدى", lead=2)], [telling("خبر", lead=3)])
    kept = desk.keep_apart(CHIEF, hidden.ref, open_ones[0].ref, "two days")
    sign_in(client, make_person())
    told = {"act": "undo", "why": "x", "seen": version_of("incidents", open_ones[1].ref)}
    answers = [bare_answer(client, open_ones[1], told | {"number": one}, str(one)) for one in (kept.pk, 999999)]
    assert [status for status, _ in answers] == [400, 400]
    assert LinkJudgement.objects.get().undone_at is None


def kept_incident():
    """Return an incident that is kept to a group, of which a page that came later is open; and that page's event."""
    (incident,) = link([telling("منبر"), telling("نشرة", lead=1)])
    Group.objects.get_or_create(name="north")
    desk.restrict(CHIEF, "incidents", incident.ref, "north", "a witness")
    later = Page.objects.get(source__name="نشرة")
    desk.restrict(CHIEF, "pages", later.ref, None, "it was linked later")
    return incident, Event.objects.get(report__article__page=later)


def test_an_open_report_does_not_tell_of_its_hidden_incident_nor_leave_it(client):
    incident, row = kept_incident()
    (other,) = link([telling("صدى", lead=2)])
    sign_in(client, make_person())
    assert incident.ref not in client.get(f"/desk/events/{row.ref}/").content.decode()
    with pytest.raises(NotAllowed) as refused:
        desk.move(Editor.of_role("amal", "editor"), row.ref, other.ref, "elsewhere")
    assert incident.ref not in str(refused.value)
    assert Told.objects.get(event=row.ref).incident == incident
    north = Editor.of_role("badr", "editor", frozenset({Group.objects.get().pk}))
    desk.move(north, row.ref, other.ref, "another happening")
    assert Told.objects.get(event=row.ref).incident == other


def test_an_open_incident_does_not_name_its_hidden_reports(client):
    (incident,) = link([telling("منبر"), telling("نشرة", lead=1)])
    Group.objects.create(name="north")
    hidden = Page.objects.get(source__name="نشرة")
    desk.restrict(CHIEF, "pages", hidden.ref, "north", "a witness")
    ref = Event.objects.get(report__article__page=hidden).ref
    sign_in(client, make_person())
    assert ref not in client.get(f"/desk/incidents/{incident.ref}/").content.decode()
    told = {"act": "withdraw", "why": "x", "seen": "old", "events": ""}
    changed = client.post(f"/desk/incidents/{incident.ref}/act/", told)
    assert changed.status_code == 409 and ref not in changed.content.decode()


def test_history_does_not_name_a_hidden_answer(filled):
    demand, answer = Demand.objects.get(), Event.objects.exclude(report__article__page=event().report.article.page)
    row = answer.filter(public=True).first()
    desk.answer(CHIEF, demand.ref, "events", row.ref, "they met")
    client = Client()
    sign_in(client, make_person())
    path = f"/desk/demands/{demand.ref}/history/"
    assert row.ref in client.get(path).content.decode()
    Group.objects.create(name="north")
    desk.restrict(CHIEF, "pages", row.report.article.page.ref, "north", "a witness")
    page = client.get(path)
    assert page.status_code == 200 and row.ref not in page.content.decode()


def test_an_answer_is_no_way_to_ask_who_works_here(filled):
    demand, make = Demand.objects.get(), make_person("dana", "administrator")
    editor = Editor.of_role("amal", "editor")
    told = []
    for name in (make.name, "nobody"):
        with pytest.raises(WaqaiError) as refused:
            desk.answer(editor, demand.ref, "people", name, "x")
        told.append(str(refused.value))
    assert told[0] == told[1]


# --- dangerous acts by another way ---


def test_going_back_to_a_release_or_withdrawal_asks_for_a_fresh_sign_in(filled):
    row = event()
    name = row.roles.get(withheld=True).name
    released = desk.release(CHIEF, "events", row.ref, name, "the family agreed")
    desk.restore(CHIEF, "events", row.ref, 0, "they changed their mind")
    stale = Editor.of_role("amal", "editor", fresh=False)
    with pytest.raises(StaleSignIn):
        desk.restore(stale, "events", row.ref, released.pk, "back")
    assert event().released == []
    withdrawn = desk.withdraw(CHIEF, "events", row.ref, "wrong")
    desk.restore(stale, "events", row.ref, 0, "right after all")
    with pytest.raises(StaleSignIn):
        desk.restore(stale, "events", row.ref, withdrawn.pk, "wrong again")
    desk.restore(Editor.of_role("amal", "editor"), "events", row.ref, released.pk, "the family agreed again")
    assert event().released == [name]


def test_the_page_asks_who_you_are_before_it_goes_back_to_a_release(filled):
    row = event()
    released = desk.release(CHIEF, "events", row.ref, row.roles.get(withheld=True).name, "the family agreed")
    desk.restore(CHIEF, "events", row.ref, 0, "they changed their mind")
    client = Client()
    sign_in(client, make_person(), fresh=False)
    told = {"act": "restore", "why": "x", "seen": version_of("events", row.ref), "number": released.pk}
    answer = client.post(f"/desk/events/{row.ref}/act/", told)
    assert answer.status_code == 302 and "/account/again/" in answer["Location"]
    assert event().released == []


# --- forged values ---


@pytest.mark.parametrize(
    "told",
    [
        {"field": "type", "f.type": "anything I like"},
        {"field": "modality", "f.modality": "<b>"},
        {"field": "objects", "f.objects": ["market", "كلستان"]},
        {"field": "harm", "f.harm.kind": "murdered", "f.harm.who": "civilians", "f.harm.min": "1"},
        {"field": "harm", "f.harm.kind": "killed", "f.harm.who": "كلستان", "f.harm.min": "1"},
        {"field": "harm", "f.harm.kind": "killed", "f.harm.who": "civilians", "f.harm.min": "9" * 30},
        {"field": "harm", "f.harm.kind": "killed", "f.harm.who": "civilians", "f.harm.min": "9" * 5000},
        {"field": "type", "f.type": "shelling", "at": "9" * 5000, "quote": "لا يوجد"},
        {"field": "record", "f.record": "x"},
        {"field": "public", "f.public": "1"},
    ],
)
def test_a_form_that_no_page_of_ours_offers_changes_nothing(filled, told):
    row = event()
    quote = row.report.article.text[:20].strip()
    sent = {"f.harm.max": "", "f.harm.side": "", "quote": quote, "at": "0"} | told
    client = Client()
    sign_in(client, make_person())
    sent |= {"act": "correct", "why": "x", "seen": version_of("events", row.ref)}
    answer = client.post(f"/desk/events/{row.ref}/act/", sent)
    assert answer.status_code == 400 and not Judgement.objects.exists()


# --- two at once ---


@pytest.mark.postgres
def test_two_administrators_who_lock_each_other_do_not_both_succeed(postgres_store):
    make_person("dana", "administrator")
    make_person("amal", "administrator")
    ready = threading.Barrier(2, timeout=60)

    def lock(own, other):
        ready.wait()
        with closing(connection):
            try:
                return desk.lock(Editor(own, groups=None), other, "a quarrel").name
            except (StoreError, NotAllowed):
                return "refused"

    with ThreadPoolExecutor(2) as both:
        told = set(both.map(lock, ("dana", "amal"), ("amal", "dana")))
    assert "refused" in told and len(told) == 2
    assert {person.name for person in Person.objects.filter(is_active=False)} == told - {"refused"}


@pytest.mark.parametrize("act", ["accept", "reject", "withdraw"])
def test_of_two_who_send_the_same_screen_at_once_one_is_told_that_the_other_was_first(store, act):
    """Both saw the same version; each in a connection of its own, on either database."""
    DatabaseShelf().put(shelling())
    row = event()
    told, ready = {"act": act, "why": "x", "seen": version_of("events", row.ref)}, threading.Barrier(2, timeout=60)
    clients = [Client(), Client()]
    for client, name in zip(clients, ("dana", "amal"), strict=True):
        sign_in(client, make_person(name))

    def send(client):
        ready.wait()
        with closing(connection):
            return client.post(f"/desk/events/{row.ref}/act/", told).status_code

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(send, clients)) == [302, 409]
    assert Judgement.objects.count() == 1 == AuditRow.objects.filter(verb=act).count()
    assert check_log().broken is None
