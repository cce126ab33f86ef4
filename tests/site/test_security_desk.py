"""The desk holds against those who may come in: no act beyond one's role, nothing of other groups, no forged values."""

import threading

import pytest
from django.db import connections
from django.test import Client
from people import make_person, sign_in
from test_pages import event
from test_security_headers import routes
from test_security_restricted import told_of

from incidents import link, telling
from waqai import desk
from waqai.desk import Editor, NotAllowed
from waqai.desk.editor import LEAST, StaleSignIn
from waqai.errors import StoreError, WaqaiError
from waqai.site.desk.acts import ACTS
from waqai.site.desk.incident_acts import ACTS as INCIDENT_ACTS
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
    Told,
)
from waqai.store.standing import version_of

CHIEF = Editor("dana", groups=None)
ROLES = ("reader", "coder", "editor", "administrator")
VERB = {"no_answer": "answer"}  # acts whose verb is called otherwise


def decided():
    return Judgement.objects.count(), LinkJudgement.objects.count()


def may(role, act):
    return ROLES.index(role) >= ROLES.index(LEAST[VERB.get(act, act)])


# --- no act beyond one's role ---


@pytest.mark.parametrize("role", ["reader", "coder", "editor"])
def test_no_form_does_what_its_sender_may_not(filled, role):
    row, incident = event(), Incident.objects.filter(merged_into=None).order_by("pk").first()
    other = Incident.objects.filter(merged_into=None).exclude(pk=incident.pk).first()
    desk.accept(CHIEF, "events", row.ref, "checked")
    apart = desk.keep_apart(CHIEF, incident.ref, other.ref, "two days")
    client, before = Client(), decided()
    sign_in(client, make_person(role=role))
    beyond = [act for act in ACTS if not may(role, act)], [act for act in INCIDENT_ACTS if not may(role, act)]
    assert (len(beyond[0]) + len(beyond[1]) > 8) == (role in ("reader", "coder"))
    for act in beyond[0]:
        told = {"act": act, "why": "x", "seen": version_of("events", row.ref), "number": Judgement.objects.get().pk}
        answer = client.post(f"/desk/events/{row.ref}/act/", told | {"name": "x", "answer": f"events/{row.ref}"})
        assert answer.status_code in (400, 403), act
    for act in beyond[1]:
        told = {"act": act, "why": "x", "seen": version_of("incidents", incident.ref), "other": other.ref}
        told |= {"number": apart.pk, "event": incident.told.first().event}
        answer = client.post(f"/desk/incidents/{incident.ref}/act/", told)
        assert answer.status_code in (400, 403), act
    if role == "reader":
        for path in (f"/desk/articles/{row.report.article.page.ref}/{act}/" for act in ("add", "finish")):
            assert client.post(path, {"why": "x"}).status_code == 403
    assert decided() == before and not AuditRow.objects.filter(who="amal").exists()


def test_nobody_opens_the_desk_without_signing_in(filled):
    row, before = event(), decided()
    for name, path in routes():
        if name and name.startswith("desk") and "nowhere" in path:
            path = path.replace("/1/", "/events/").replace("nowhere", row.ref)
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
    signs = told_of(page)
    paths = ["/desk/", "/desk/likely/", "/desk/lost/", "/desk/?show=all", "/desk/?show=all&in=demands"]
    paths += [f"/desk/incidents/{ref}/" for ref in Incident.objects.values_list("ref", flat=True)]
    open_ones = Event.objects.exclude(report__article__page=page)
    paths += [f"/desk/events/{row.ref}/{more}" for row in open_ones for more in ("", "history/")]
    assert len(paths) > 8
    for path in paths:
        answer = other_group.get(path)
        assert answer.status_code in (200, 404), path
        told = answer.content.decode()
        assert [sign for sign in signs if sign in told] == [], path


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
    ready, refused = threading.Barrier(2), []

    def lock(own, other):
        ready.wait()
        try:
            desk.lock(Editor(own, groups=None), other, "a quarrel")
        except (StoreError, NotAllowed) as error:
            refused.append(error)
        finally:
            connections.close_all()

    both = [threading.Thread(target=lock, args=pair) for pair in (("dana", "amal"), ("amal", "dana"))]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(refused) == 1 and Person.objects.filter(is_active=True).count() == 1
