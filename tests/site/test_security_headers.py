"""What every answer carries, over all routes; which hosts are answered; that readers need no cookie."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver
from people import make_person, sign_in

from waqai.site.urls import urlpatterns
from waqai.store.models import Article, Event, Incident

GIVEN = {"token": "x", "ref": "nowhere", "pk": "1", "object_id": "1", "content_type_id": "1", "app_label": "store"}
WITH_SCRIPTS = {
    "account_login",
    "mfa_reauthenticate_webauthn",
    "mfa_authenticate",
    "mfa_add_webauthn",
    # the map that can be moved
    "map",
    # the desk's own script: keys, and selecting words in the article
    "desk",
    "desk_lost",
    "desk_likely",
    "desk_record",
    "desk_act",
    "desk_history",
    "desk_article",
    "desk_add",
    "desk_finish",
    "desk_incident",
    "desk_incident_act",
}


def routes(patterns=urlpatterns, before="/"):
    """Yield name and address of every route there is; what an address needs is made up."""
    for pattern in patterns:
        told = str(pattern.pattern)
        told = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", lambda found: GIVEN.get(found[1], "1"), told).strip("^$")
        told = re.sub(r"<(?:\w+:)?(\w+)>", lambda found: GIVEN.get(found[1], "1"), told)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, before + told)
        elif isinstance(pattern, URLPattern):
            yield pattern.name, before + told


ROUTES = sorted({address for _, address in routes()})


def missing(answer, secure=False):
    """Return what an answer lacks of what every answer has to carry."""
    policy = answer.headers.get("Content-Security-Policy", "")
    wanted = {
        "default-src 'none'": "default-src 'none'" in policy,
        "frame-ancestors 'none'": "frame-ancestors 'none'" in policy,
        "base-uri 'none'": "base-uri 'none'" in policy,
        "form-action 'self'": "form-action 'self'" in policy,
        "no unsafe source": not re.search(r"unsafe|\*|https?:|data:", policy),
        "nosniff": answer.headers.get("X-Content-Type-Options") == "nosniff",
        "frame": answer.headers.get("X-Frame-Options") == "DENY",
        "referrer": answer.headers.get("Referrer-Policy") == "same-origin",
        "opener": answer.headers.get("Cross-Origin-Opener-Policy") == "same-origin",
        "permissions": "geolocation=()" in answer.headers.get("Permissions-Policy", ""),
        "HSTS": not secure or "max-age=31536000" in answer.headers.get("Strict-Transport-Security", ""),
    }
    return {name for name, there in wanted.items() if not there}


def test_every_route_is_known_here():
    names = {name for name, _ in routes()}
    assert {"front", "incident", "feed", "account_login", "people", "mfa_add_webauthn"} <= names
    assert len(ROUTES) > 60 and all("<" not in path and "(" not in path for path in ROUTES)


@pytest.mark.parametrize("role", [None, "reader", "administrator"])
def test_every_route_carries_every_header(filled, role):
    client = Client(raise_request_exception=False)
    person = make_person(role=role) if role else None
    lacking = {}
    for path in ROUTES:
        if person:
            sign_in(client, person)  # anew: one of the routes signs out
        for answer in (client.get(path), client.post(path), client.head(path), client.put(path)):
            if gaps := missing(answer):
                lacking[path] = gaps
            assert answer.status_code < 500, path
    assert lacking == {}


def test_under_https_browsers_are_told_to_stay_there(sqlite_store):
    told = {"SECURE_HSTS_SECONDS": 31536000, "SESSION_COOKIE_SECURE": True, "CSRF_COOKIE_SECURE": True}
    with override_settings(**told):
        client = Client()
        for path in ROUTES:
            assert missing(client.get(path, secure=True), secure=True) == set(), path
        make_person()
        client.get("/account/login/", secure=True)
        assert client.cookies["csrftoken"]["secure"]


def test_only_pages_that_need_one_run_scripts(filled):
    client = Client()
    sign_in(client, make_person(role="administrator"))
    for name, path in routes():
        policy = client.get(path).headers["Content-Security-Policy"]
        if path.startswith("/admin/"):
            continue
        if "script-src" in policy:
            assert name in WITH_SCRIPTS and "script-src 'self'" in policy, path


def test_files_carry_them_too(client):
    for name in ("waqai/site.css", "mfa/js/webauthn.js", "waqai/icon.svg"):
        assert finders.find(name)
        answer = client.get(f"/static/{name}")
        assert answer.status_code == 200 and answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:80", "a@localhost", ""]
)
def test_no_other_host_is_answered(client, host):
    for path in ("/", "/account/login/", "/feed.atom"):
        answer = client.get(path, HTTP_HOST=host)
        assert answer.status_code == 400 and "evil" not in answer.content.decode(), path


def test_a_forwarded_host_is_not_believed(client):
    page = client.get("/en/account/login/", HTTP_X_FORWARDED_HOST="evil.example").content.decode()
    assert "evil.example" not in page


def test_readers_get_no_session_and_cost_no_question_about_it(filled):
    public = [path for path in ROUTES if not path.startswith(("/admin/", "/account/", "/en/account/"))]
    event, incident, article = Event.objects.first(), Incident.objects.first(), Article.objects.first()
    public += [f"/events/{event.ref}/", f"/incidents/{incident.ref}/", f"/articles/{article.page.ref}/"]
    for path in public:
        client = Client()
        client.get(path)
        assert "sessionid" not in client.cookies, path


def test_what_editors_see_is_kept_by_no_cache(filled):
    client = Client()
    sign_in(client, make_person(role="administrator"))
    for name in ("account", "sessions", "people"):
        path = next(address for own, address in routes() if own == name)
        assert "no-store" in client.get(path)["Cache-Control"], name


def test_an_error_page_names_no_code(client, monkeypatch):
    """The page is ours, and tells neither what broke nor with which words or files."""

    def break_down(*_, **__):
        raise ArithmeticError("the password is swordfish")

    monkeypatch.setattr("waqai.site.views.about.render", break_down)
    answer = Client(raise_request_exception=False).get("/en/about/")
    page = answer.content.decode()
    assert answer.status_code == 500 and "<h1" in page and "Traceback" not in page
    assert [word for word in ("swordfish", "ArithmeticError", "break_down", ".py") if word in page] == []
    assert client.get("/events/\x00/").status_code == 404
