"""Every page that a person can see: where it stands, who sees it, and what is done on it before it is looked at.

Tests look at all of them (test_every_page.py) and ``make gallery`` photographs them. ``{names}`` in addresses are what
fill_pages.py found or made for them.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from serving import serving

HERE = Path(__file__).resolve().parent
PREFIXES = {"ar": "/", "en": "/en/"}


@dataclass(frozen=True)
class Shown:
    """A page: its name, the route that answers, its address below the language, whose session, the way to it.

    ``way`` is done on the open page and leads to what is looked at; ``language`` is set where there is but one.
    """

    name: str
    route: str
    path: str
    who: str = ""
    status: int = 200
    way: Callable[[Any], None] | None = None
    language: str = ""

    def address(self, language: str, at: dict[str, str]) -> str:
        """Return its path in a language."""
        told = self.path.format_map({name: quote(str(value), safe=":") for name, value in at.items()})
        return ("/" if self.language else PREFIXES[language]) + told


def send(form: str, button: str = "", **typed: str) -> Callable[[Any], None]:
    """Return a way: type into the form and send it, though the browser would still ask for what is missing."""

    def way(page: Any) -> None:
        for name, value in typed.items():
            page.locator(f"{form} [name='{name}']").first.evaluate("(one, value) => { one.value = value }", value)
        page.locator(form).first.evaluate("form => { form.noValidate = true }")
        with page.expect_navigation():
            page.locator(f"{form} {button or 'button'}").first.click()

    return way


def unfold(page: Any) -> None:
    """Open everything that is folded away."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def _desk(name: str, route: str, path: str, who: str = "amal", **more: Any) -> Shown:
    return Shown(f"desk-{name}", route, f"desk/{path}", who, **more)


def _account(name: str, route: str, path: str, who: str = "amal", **more: Any) -> Shown:
    return Shown(f"account-{name}", route, f"account/{path}", who, **more)


def _admin(name: str, route: str, path: str) -> Shown:
    return Shown(f"admin-{name}", route, f"admin/{path}", "rim", language="en")


PUBLIC = (
    Shown("front", "front", ""),
    Shown("events", "events", "events/"),
    Shown("event", "event", "events/{event}/"),
    Shown("event-names-held", "event", "events/{held}/"),
    Shown("event-judged", "event", "events/{judged}/"),
    Shown("event-withdrawn", "event", "events/{withdrawn}/", status=410),
    Shown("event-rejected", "event", "events/{rejected}/", status=410),
    Shown("incidents", "incidents", "incidents/"),
    Shown("incidents-narrowed", "incidents", "incidents/?place=iso:SY&from=2024&to=2025-12-31&told=several"),
    Shown("incidents-none", "incidents", "incidents/?q=zzz"),
    Shown("incident", "incident", "incidents/{incident}/"),
    Shown("incident-drawn", "incident", "incidents/{drawn}/"),
    Shown("incident-merged", "incident", "incidents/{merged}/"),
    Shown("incident-withdrawn", "incident", "incidents/{incident_gone}/", status=410),
    Shown("incident-why", "incident_why", "incidents/{incident}/why/"),
    Shown("link", "link", "links/{one}/{other}/"),
    Shown("map", "map", "map/"),
    Shown("map-narrowed", "map", "map/?place=iso:SY"),
    Shown("statements", "statements", "statements/"),
    Shown("statement", "statement", "statements/{statement}/"),
    Shown("demands", "demands", "demands/"),
    Shown("demand", "demand", "demands/{demand}/"),
    Shown("tracker", "tracker", "demands/tracker/"),
    Shown("article", "article", "articles/{article}/"),
    Shown("actor", "actor", "actors/{actor}/"),
    Shown("place", "place", "places/{place}/"),
    Shown("sources", "sources", "sources/"),
    Shown("source", "source", "sources/{source}/"),
    Shown("search", "search", "search/"),
    Shown("search-found", "search", "search/?q={placename}"),
    Shown("search-none", "search", "search/?q=zzz"),
    Shown("about", "about", "about/"),
    Shown("api", "api_page", "api/"),
    Shown("letter", "letter", "letter/"),
    Shown("letter-sent", "letter", "letter/?sent=1"),
    Shown("letter-wrong", "letter", "letter/", status=400, way=send("main form", email="nobody")),
    Shown("letter-confirm", "letter_confirm", "letter/confirm/{asking}/"),
    Shown("letter-confirmed", "letter_confirm", "letter/confirm/{reading}/"),
    Shown("letter-leave", "letter_leave", "letter/leave/{reading}/"),
    Shown("letter-left", "letter_leave", "letter/leave/{gone}/"),
)

ERRORS = (
    Shown("error-400", "", "every-error/400/", status=400),
    Shown("error-403", "people", "account/people/", "sami", status=403),
    Shown(
        "error-403-form", "account_login", "account/login/", status=403, way=send("main form", csrfmiddlewaretoken="x")
    ),
    Shown("error-404", "", "nowhere/", status=404),
    Shown("error-429", "", "every-error/429/", status=429),
    Shown("error-500", "", "every-error/500/", status=500),
)

DESK = (
    _desk("queue", "desk", ""),
    _desk("queue-by-toll", "desk", "?sort=toll&show=all"),
    _desk("queue-statements", "desk", "?in=statements"),
    _desk("queue-demands", "desk", "?in=demands"),
    _desk("queue-none", "desk", "?show=second&in=demands"),
    _desk("lost", "desk_lost", "lost/"),
    _desk("likely", "desk_likely", "likely/"),
    _desk("article", "desk_article", "articles/{article}/"),
    _desk("article-demand", "desk_article", "articles/{article}/?section=demands"),
    _desk("add-refused", "desk_add", "articles/{article}/", status=400, way=send("form[action$='/add/']", why="x")),
    _desk(
        "finish-refused", "desk_finish", "articles/{article}/", status=400, way=send("form[action$='/finish/']", why="")
    ),
    _desk("event", "desk_record", "events/{event}/"),
    _desk("event-type", "desk_record", "events/{event}/?field=type"),
    _desk("event-places", "desk_record", "events/{event}/?field=places"),
    _desk("event-harm", "desk_record", "events/{event}/?field=harm"),
    _desk("event-names-held", "desk_record", "events/{held}/"),
    _desk("event-second", "desk_record", "events/{second}/"),
    _desk("event-done", "desk_record", "events/{accepted}/?done={done}"),
    _desk("statement", "desk_record", "statements/{statement}/"),
    _desk("demand", "desk_record", "demands/{demand}/"),
    _desk("act-refused", "desk_act", "events/{event}/", status=400, way=send(".desk-acts", "[value=accept]")),
    _desk(
        "field-refused",
        "desk_act",
        "events/{event}/?field=harm",
        status=400,
        way=send("#correct", "[value=correct]", why="x"),
    ),
    _desk(
        "overtaken",
        "desk_act",
        "events/{judged}/",
        status=409,
        way=send(".desk-acts", "[value=reject]", seen="older", saw='{"type": ["غارة جوية"]}', why="x"),
    ),
    _desk("history", "desk_history", "events/{judged}/history/"),
    _desk("incident", "desk_incident", "incidents/{likely}/"),
    _desk("incident-done", "desk_incident", "incidents/{joined}/?done={decision}"),
    _desk(
        "incident-refused",
        "desk_incident_act",
        "incidents/{incident}/",
        status=400,
        way=send(".desk-incident", "[value=split]"),
    ),
    _desk(
        "incident-overtaken",
        "desk_incident_act",
        "incidents/{incident}/",
        status=409,
        way=send(".desk-incident", "[value=withdraw]", seen="older", why="x"),
    ),
)

ACCOUNTS = (
    _account("login", "account_login", "login/", ""),
    _account("login-refused", "account_login", "login/", "", way=send("main form", login="nobody", password="nothing")),
    _account("step", "mfa_authenticate", "second/step/", "lina"),
    _account("locked", "account_inactive", "locked/", ""),
    _account("welcome", "welcome", "welcome/{invitation}/", ""),
    _account(
        "welcome-refused", "welcome", "welcome/{invitation}/", "", status=400, way=send("main form", password="short")
    ),
    _account("welcome-nowhere", "welcome", "welcome/nothing/", "", status=404),
    _account("own", "account", ""),
    _account("password", "account_change_password", "password/"),
    _account("sessions", "sessions", "sessions/"),
    _account("people", "people", "people/", "rim"),
    _account("people-forms", "people", "people/", "rim", way=unfold),
    _account(
        "people-invited",
        "people",
        "people/",
        "rim",
        status=400,
        way=send("main form:has(#new-name)", name="amal", why="x"),
    ),
    _account("second", "mfa_index", "second/", "nour"),
    _account("second-none", "mfa_index", "second/", "rim"),
    _account("app", "mfa_activate_totp", "second/app/", "rim"),
    _account("app-remove", "mfa_deactivate_totp", "second/app/remove/", "nour"),
    _account("codes", "mfa_view_recovery_codes", "second/codes/new/", "nour", way=send("main form")),
    _account("codes-again", "mfa_view_recovery_codes", "second/codes/", "nour"),
    _account("codes-new", "mfa_generate_recovery_codes", "second/codes/new/", "nour"),
    _account("passkeys", "mfa_list_webauthn", "second/passkeys/", "nour"),
    _account("passkey-add", "mfa_add_webauthn", "second/passkeys/add/", "rim"),
    _account("passkey-name", "mfa_edit_webauthn", "second/passkeys/{passkey}/name/", "nour"),
    _account("passkey-remove", "mfa_remove_webauthn", "second/passkeys/{passkey}/remove/", "nour"),
    _account("again", "account_reauthenticate", "again/", "stale"),
    _account("again-code", "mfa_reauthenticate", "again/code/", "stale"),
    _account("again-passkey", "mfa_reauthenticate_webauthn", "again/passkey/", "stale"),
    _account("logout", "account_logout", "logout/"),
)

ADMIN = (
    _admin("index", "index", ""),
    _admin("log", "store_auditrow_changelist", "store/auditrow/"),
    _admin("group-add", "store_group_add", "store/group/add/"),
)

PAGES = (*PUBLIC, *ERRORS, *DESK, *ACCOUNTS, *ADMIN)


@contextmanager
def served_pages(folder: Path) -> Iterator[tuple[str, dict[str, str], dict[str, str]]]:
    """Serve a store in ``folder`` that shows something on each page; gives address, names for addresses, sessions."""
    database = f"sqlite:///{folder}/pages.sqlite3"
    told = {"WAQAI_DATABASE": database, "PYTHONPATH": str(HERE)}
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "waqai.site.settings"} | told
    filling = [sys.executable, str(HERE / "fill_pages.py")]
    filled = subprocess.run(filling, check=True, env=environment, stdout=subprocess.PIPE, text=True)
    found = json.loads(filled.stdout)
    with serving(database, DJANGO_SETTINGS_MODULE="every_error", PYTHONPATH=str(HERE)) as address:
        yield address, found["at"], found["sessions"]
