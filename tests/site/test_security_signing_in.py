"""Attacks on signing in: guessing, fixation, open redirects, forged forms, links used twice, letting oneself in."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse
from people import PASSWORD, make_person, sign_in

from waqai.store import failed_tries
from waqai.store.audit import check_log
from waqai.store.models import AuditRow, FailedTries, Group, Invitation, Person
from waqai.store.people import make_link

LOGIN = "/en/account/login/"
WRONG = "not her password"


def try_in(client, name="amal", password=WRONG, **more):
    return client.post(LOGIN, {"login": name, "password": password, **more})


def is_in(client):
    return client.get("/en/account/").status_code == 200


def test_a_name_closes_after_failures_and_longer_each_time(client):
    make_person()
    for _ in range(failed_tries.FREE):
        try_in(client)
    told = try_in(client, password=PASSWORD)
    assert "Too many failed login attempts" in told.content.decode() and not is_in(client)
    row = FailedTries.objects.get()
    first = row.closed_until - datetime.now(UTC)
    assert timedelta(seconds=50) < first <= timedelta(minutes=1)
    row.closed_until = datetime.now(UTC)
    row.save()
    try_in(client)
    row.refresh_from_db()
    assert timedelta(seconds=110) < row.closed_until - datetime.now(UTC) <= timedelta(minutes=2)
    row.closed_until = datetime.now(UTC)
    row.save()
    try_in(client, password=PASSWORD)
    assert is_in(client) and not FailedTries.objects.exists()


def test_the_wait_doubles_up_to_an_hour():
    minutes = [failed_tries.wait_after(count) for count in range(4, 13)]
    assert [wait and wait.total_seconds() / 60 for wait in minutes] == [None, 1, 2, 4, 8, 16, 32, 60, 60]


def test_it_holds_for_every_worker_and_for_names_that_nobody_has(client):
    make_person()
    for number in range(failed_tries.FREE):
        try_in(Client(), "amal" if number % 2 else "AMAL")
        try_in(Client(), "nobody")
    pages = [try_in(Client(), name, PASSWORD).content.decode() for name in ("amal", "nobody")]
    assert all("Too many failed login attempts" in page for page in pages), "and both are answered alike"


def test_whether_a_name_exists_is_not_told(client):
    make_person()
    known, unknown = (try_in(Client(), name).content.decode() for name in ("amal", "nobody"))
    bare = [re.sub(r'value="[^"]*"', "", page) for page in (known, unknown)]
    assert bare[0] == bare[1]


def test_failures_are_logged_without_what_was_typed(client):
    make_person()
    try_in(client)
    try_in(client, "hunter2-typed-into-the-wrong-box")
    rows = list(AuditRow.objects.values_list("who", "verb", "what"))
    assert rows == [("amal", "sign-in-failed", "people/amal"), ("", "sign-in-failed", "people/?")]


def test_the_session_is_a_new_one_after_signing_in(client):
    """Who planted a session in somebody's browser does not share it once they signed in."""
    make_person()
    client.get(LOGIN)
    session = client.session
    session["planted"] = "yes"
    session.save()
    planted = client.session.session_key
    client.cookies["sessionid"] = planted
    try_in(client, password=PASSWORD)
    assert is_in(client) and client.session.session_key != planted
    thief = Client()
    thief.cookies["sessionid"] = planted
    assert not is_in(thief)


@pytest.mark.parametrize(
    "bad",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "http:evil.example",
        "javascript:alert(1)",
        "https://localhost.evil.example/",
        "https://testserver@evil.example/",
        "https://wаqai.example/",
        "\thttps://evil.example",
        "/%0d%0aLocation:https://evil.example\r\nX: y",
    ],
)
def test_no_way_back_leads_elsewhere(client, bad):
    make_person()
    answer = try_in(client, password=PASSWORD, next=bad)
    assert answer.status_code == 302
    assert urlsplit(answer["Location"]).netloc == "" and answer["Location"].startswith("/")
    assert not answer["Location"].startswith(("//", "/\\"))
    out = client.post("/en/account/logout/", {"next": bad})
    assert urlsplit(out["Location"]).netloc == "" and out["Location"].startswith("/")


def test_a_way_back_within_the_site_is_kept(client):
    make_person()
    assert try_in(client, password=PASSWORD, next="/en/events/?page=2")["Location"] == "/en/events/?page=2"


@pytest.mark.parametrize("path", ["login/", "logout/", "password/", "people/", "sessions/", "second/codes/new/"])
def test_no_form_works_without_its_token(sqlite_store, path):
    client = Client(enforce_csrf_checks=True)
    sign_in(client, make_person(role="administrator"))
    assert client.post(f"/en/account/{path}", {"act": "invite", "name": "mole", "why": "x"}).status_code == 403
    assert Person.objects.count() == 1


def test_cookies_are_for_this_site_and_no_script(client):
    make_person()
    try_in(client, password=PASSWORD)
    for name in ("sessionid", "csrftoken"):
        cookie = client.cookies[name]
        assert cookie["httponly"] and cookie["samesite"] == "Lax" and not cookie["domain"]


def test_nobody_signs_up_and_no_address_is_left_of_what_is_not_used(client):
    for path in ("signup/", "email/", "password/reset/", "login/code/", "second/signup/", "confirm-email/x/"):
        assert client.get(f"/en/account/{path}").status_code == 404, path


# --- one-time links --------------------------------------------------------------------------------------------------


def welcome(token):
    return reverse("welcome", args=[token])


def test_a_link_works_once_and_ends_all_sessions(client):
    person = make_person()
    sign_in(client, person)
    token = make_link(person)
    assert token not in str(list(Invitation.objects.values())), "only its digest is kept"
    other = Client()
    new = {"password": "four goats on the hill", "again": "four goats on the hill"}
    assert other.post(welcome(token), new).status_code == 302
    assert other.post(welcome(token), new).status_code == other.get(welcome(token)).status_code == 404
    assert not is_in(client)
    try_in(client, password="four goats on the hill")
    assert is_in(client)


@pytest.mark.parametrize("spoil", ["late", "replaced", "locked", "guessed"])
def test_a_link_that_should_not_work_does_not(client, spoil):
    person = make_person()
    token = make_link(person)
    if spoil == "late":
        Invitation.objects.update(until=datetime.now(UTC) - timedelta(seconds=1))
    elif spoil == "replaced":
        make_link(person)
    elif spoil == "locked":
        Person.objects.update(is_active=False)
    else:
        token = token[:-1] + ("a" if token[-1] != "a" else "b")
    assert client.get(welcome(token)).status_code == 404


# --- who may let in whom ---------------------------------------------------------------------------------------------


def act(client, **told):
    return client.post("/en/account/people/", {"why": "she joins", **told})


@pytest.mark.parametrize("role", ["reader", "coder", "editor"])
def test_only_administrators_let_people_in(client, role):
    sign_in(client, make_person(role=role))
    assert client.get("/en/account/people/").status_code == 403
    assert act(client, act="invite", name="mole", role="administrator").status_code == 403
    assert act(client, act="role", name="amal", role="administrator").status_code == 403
    assert Person.objects.get().role == role


def test_an_administrator_invites_by_link_and_by_mail(client):
    sign_in(client, make_person("dana", "administrator"))
    page = act(client, act="invite", name="نور", role="coder", email="nour@example.org").content.decode()
    link = re.search(r"http\S+/welcome/[\w-]+/", page)[0]
    assert link in mail.outbox[-1].body and mail.outbox[-1].to == ["nour@example.org"]
    person = Person.objects.get(name="نور")
    assert person.role == "coder" and not person.has_usable_password()
    row = AuditRow.objects.get(verb="people")
    assert (row.who, row.what, row.why, row.told) == (
        "dana",
        "people/نور",
        "she joins",
        {"act": "invite", "role": "coder"},
    )


@pytest.mark.parametrize(
    "name", ["", " ", "a b", "=cmd()", "<b>", "a\u202eb", "a\u200bb", "-x", "a\nb", "Dana", "x" * 151]
)
def test_a_name_that_imitates_or_breaks_is_refused(client, name):
    sign_in(client, make_person("dana", "administrator"))
    answer = act(client, act="invite", name=name, role="coder")
    assert answer.status_code == 400 and Person.objects.count() == 1


def test_an_old_sign_in_is_asked_again_and_the_act_goes_on(client):
    dana, amal = make_person("dana", "administrator"), make_person("amal", "coder")
    sign_in(client, dana, fresh=False)
    answer = act(client, act="lock", name="amal")
    assert answer.status_code == 302 and urlsplit(answer["Location"]).path == "/en/account/again/"
    amal.refresh_from_db()
    assert amal.is_active
    assert client.post(answer["Location"], {"password": WRONG}).status_code == 200
    amal.refresh_from_db()
    assert amal.is_active
    assert client.post(answer["Location"], {"password": PASSWORD, "next": "/en/account/people/"}).status_code == 302
    amal.refresh_from_db()
    assert not amal.is_active, "the form that waited was sent again"


def test_nobody_can_lock_the_house_from_inside(client):
    sign_in(client, make_person("dana", "administrator"))
    for told in ({"act": "lock", "name": "dana"}, {"act": "role", "name": "dana", "role": "reader"}):
        assert "last administrator" in act(client, **told).content.decode()
    assert Person.objects.get().is_staff


def test_groups_second_factors_and_sessions(client):
    sign_in(client, make_person("dana", "administrator"))
    amal = make_person()
    hers = Client()
    try_in(hers, password=PASSWORD)
    act(client, act="groups", name="amal", groups="north, witnesses")
    assert set(amal.groups.values_list("name", flat=True)) == {"north", "witnesses"} and Group.objects.count() == 2
    assert is_in(hers)
    act(client, act="sign_out", name="amal")
    assert not is_in(hers)
    assert act(client, act="burn", name="amal").status_code == 400


def test_who_is_locked_is_out_at_once_and_says_nothing_by_password(client):
    amal = make_person()
    try_in(client, password=PASSWORD)
    Person.objects.filter(pk=amal.pk).update(is_active=False)
    assert not is_in(client)
    assert not is_in(Client())
    try_in(client, password=PASSWORD)
    assert not is_in(client)


# --- housekeeping ----------------------------------------------------------------------------------------------------

TABLES = ("auditrow", "group", "judgement", "letter", "linkjudgement", "person", "source", "subscriber")


def test_the_admin_is_for_administrators(client):
    assert urlsplit(client.get("/admin/", follow=True).redirect_chain[-1][0]).path == "/account/login/"
    sign_in(client, make_person(role="editor"))
    assert client.get("/admin/", follow=True).status_code == 403
    other = Client()
    sign_in(other, make_person("dana", "administrator"))
    assert other.get("/admin/").status_code == 200
    with override_settings(WAQAI_DEMAND_MFA=frozenset({"administrator"})):
        assert other.get("/admin/", follow=True).redirect_chain[-1][0] == "/account/second/"


def test_no_decision_and_no_person_changes_in_the_admin(filled):
    from_house = Client()
    sign_in(from_house, make_person("dana", "administrator"))
    for table in TABLES:
        assert from_house.get(f"/admin/store/{table}/").status_code == 200, table
        may_add = from_house.get(f"/admin/store/{table}/add/").status_code
        assert may_add == (200 if table == "group" else 403), table
    dana = Person.objects.get()
    answer = from_house.post(f"/admin/store/person/{dana.pk}/change/", {"name": "mole", "role": "reader"})
    assert answer.status_code == 403 and Person.objects.get().name == "dana"
    page = from_house.get(f"/admin/store/person/{dana.pk}/change/").content.decode()
    assert "dana" in page and dana.password not in page and dana.password.split("$")[0] not in page
    from_house.post("/admin/store/group/add/", {"name": "north"})
    assert AuditRow.objects.filter(verb="housekeeping", why="add").count() == 1


@pytest.mark.postgres
def test_it_all_holds_on_postgresql_too(postgres_store):
    client, chief = Client(), Client()
    make_person()
    sign_in(chief, make_person("dana", "administrator"))
    for _ in range(failed_tries.FREE):
        try_in(client)
    assert "Too many failed login attempts" in try_in(client, password=PASSWORD).content.decode()
    FailedTries.objects.update(closed_until=datetime.now(UTC))
    try_in(client, password=PASSWORD)
    assert is_in(client)
    act(chief, act="groups", name="amal", groups="north")
    act(chief, act="lock", name="amal")
    assert not is_in(client)
    assert client.post(welcome(make_link(Person.objects.get(name="dana"))), {}).status_code == 400
    verbs = list(AuditRow.objects.values_list("verb", flat=True))
    assert verbs == [*["sign-in-failed"] * failed_tries.FREE, "sign-in", "people", "people"]
    assert check_log().broken is None
