"""Forms of public pages: no cookie for whoever only reads, no way out of the site, nothing sent by other sites."""

from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client
from test_pages import addresses
from test_security_headers import ROUTES

from waqai.store.models import Subscriber

OURS = ("/account/", "/en/account/", "/desk/", "/en/desk/", "/admin/")
FOREIGN = [
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://testserver.evil.example"},
    {"origin": "http://testserver@evil.example"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
]


# --- cookies ---


def test_no_public_address_sets_a_cookie(filled):
    paths = [path for path in ROUTES if not path.startswith(OURS)]
    paths += [prefix + path for prefix in ("", "/en") for path in addresses()]
    assert len(paths) > 60
    told = {}
    for path in paths:
        client = Client(raise_request_exception=False)
        for answer in (client.get(path), client.head(path)):
            if answer.cookies:
                told[path] = list(answer.cookies)
    assert told == {}


def test_a_reader_who_chooses_gets_that_cookie_alone():
    client = Client()
    assert list(client.post("/choices/", {"next": "/", "theme": "dark"}).cookies) == ["theme"]
    assert list(client.post("/choices/", {"next": "/", "language": "en"}).cookies) == ["language"]
    assert not Client().post("/choices/", {"next": "/", "theme": "neon", "language": "xx"}).cookies


def test_a_page_that_looks_as_its_reader_chose_is_kept_by_no_cache_for_others(filled):
    answers = {path: filled.get(path) for path in addresses()}
    pages = {path: one for path, one in answers.items() if one.headers["Content-Type"].startswith("text/html")}
    assert set(answers) - set(pages) == {"/feed.atom", "/incidents/feed.atom"}
    assert [path for path, one in pages.items() if "Cookie" not in one.headers["Vary"]] == []
    assert "Cookie" not in filled.get("/feed.atom").headers.get("Vary", ""), "and a feed is the same for all"


def test_pages_of_accounts_still_ask_for_their_token(sqlite_store):
    client = Client(enforce_csrf_checks=True)
    assert "csrftoken" in client.get("/account/login/").cookies
    assert client.post("/account/login/", {"login": "amal", "password": "x"}).status_code == 403


# --- forms that other sites send ---


@pytest.mark.parametrize("headers", FOREIGN)
def test_no_other_site_sends_a_form_through_its_readers(sqlite_store, headers):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/en/letter/", {"email": "victim@example.org"}, headers=headers)
    assert answer.status_code == 403 and "another site" in answer.content.decode()
    assert not Subscriber.objects.exists() and not mail.outbox
    answer = client.post("/choices/", {"theme": "dark"}, headers=headers)
    assert answer.status_code == 403 and not answer.cookies


@pytest.mark.parametrize(
    "headers", [{}, {"origin": "http://testserver"}, {"origin": "http://localhost:8000"}, {"sec-fetch-site": "none"}]
)
def test_our_own_forms_work_without_a_cookie(sqlite_store, headers):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/letter/", {"email": "reader@example.org"}, headers=headers).status_code == 302
    reader = Subscriber.objects.get()
    assert client.post(f"/letter/confirm/{reader.token}/", headers=headers).status_code == 200
    reader.refresh_from_db()
    assert reader.confirmed_at is not None
    assert client.post("/choices/", {"theme": "dark"}, headers=headers).status_code == 302


# --- open redirects ---


@pytest.mark.parametrize(
    "bad",
    [
        "/en//evil.example/",
        "/en/\\evil.example/",
        "/en/\\/evil.example/",
        "/en///evil.example/",
        "/ar//evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "https://evil.example/",
        "javascript:alert(1)",
        "/en//evil.example/?next=//evil.example",
        "\\\\evil.example",
        "",
    ],
)
@pytest.mark.parametrize("language", ["ar", "en", ""])
def test_no_choice_leads_out_of_the_site(client, bad, language):
    answer = client.post("/choices/", {"next": bad, "language": language})
    where = answer["Location"]
    assert answer.status_code == 302 and urlsplit(where).netloc == "" and urlsplit(where).scheme == ""
    assert where.startswith("/") and not where.startswith(("//", "/\\"))


def test_a_choice_leads_back_to_its_page(client):
    for told, language, where in (
        ("/en/events/?page=2", "ar", "/events/?page=2"),
        ("/events/?page=2", "en", "/en/events/?page=2"),
        ("/", "en", "/en/"),
        ("/en/", "ar", "/"),
    ):
        assert client.post("/choices/", {"next": told, "language": language})["Location"] == where
