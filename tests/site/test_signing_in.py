"""Signing in, in a real browser: by link, password, passkey, code and recovery code; nothing comes from elsewhere."""

import os
import re
import shutil
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from people import PASSWORD
from serving import serving

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 900}
FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def house(sqlite_template, tmp_path_factory):
    """A served site with nobody in it, and a function that runs its command line."""
    path = tmp_path_factory.mktemp("house") / "store.sqlite3"
    shutil.copy(sqlite_template, path)
    database = f"sqlite:///{path}"
    with serving(database) as address:
        local = address.replace("127.0.0.1", "localhost")  # a passkey is for a name, not for a number

        def waqai(*arguments, typed=""):
            told = os.environ | {"WAQAI_DATABASE": database, "WAQAI_SITE_URL": local}
            command = [sys.executable, "-m", "waqai.cli", *arguments]
            return subprocess.run(command, env=told, input=typed, text=True, capture_output=True, check=True).stdout

        yield local, waqai


@pytest.fixture
def opened(chromium, house):
    """Open pages; requests to other hosts and complaints of the browser fail the test."""
    contexts, strangers, complaints = [], [], []

    def open_page(path="/en/account/login/", **more):
        context = chromium.new_context(**{"viewport": DESKTOP, "locale": "en-US"} | more)
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        here = urlsplit(house[0]).netloc
        page.on("request", lambda told: None if urlsplit(told.url).netloc == here else strangers.append(told.url))
        page.on("console", lambda told: complaints.append(told.text) if told.type in {"error", "warning"} else None)
        page.on("pageerror", lambda told: complaints.append(str(told)))
        page.goto(house[0] + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert strangers == []
    assert [told for told in complaints if "status of 4" not in told] == []


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def give_password(page, name, password=PASSWORD):
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(password)
    press(page, "Sign in")


def add_finger(page):
    """Give the browser a device with a fingerprint that always fits."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    return session.send("WebAuthn.addVirtualAuthenticator", {"options": FINGER})["authenticatorId"], session


def code_of(secret):
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_the_first_administrator_comes_by_a_link_from_the_command_line(house, opened):
    _, waqai = house
    link = re.search(r"http\S+", waqai("people", "add", "dana", "--role", "administrator"))[0]
    page = opened(urlsplit(link).path.replace("/account", "/en/account"))
    assert page.locator("h1").inner_text() == "Welcome, dana"
    for short in ("short", "123456789012", "password1234"):
        page.get_by_label("Password", exact=True).fill(short)
        page.get_by_label("The same once more").fill(short)
        press(page, "Choose it")
        assert page.locator(".wrong").count() == 1
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("The same once more").fill(PASSWORD)
    press(page, "Choose it")
    give_password(page, "dana")
    assert page.locator("h1").inner_text() == "Your account" and "Administrator" in page.content()
    page.goto(link)
    assert page.locator("h1").inner_text() == "هذا الرابط لا يعمل"
    log = waqai("audit", "show", "--json")
    assert '"verb":"sign-in"' in log and PASSWORD not in log and link.split("/")[-2] not in log


def test_a_passkey_is_added_and_signs_in_alone(house, opened):
    _, waqai = house
    waqai("people", "add", "amal", "--role", "editor", "--password", typed=PASSWORD + "\n")
    page = opened()
    add_finger(page)
    give_password(page, "amal")
    page.get_by_role("navigation", name="Your account").get_by_role("link", name="Second factor").click()
    page.get_by_role("link", name="Add a passkey").click()
    press(page, "Add it")
    codes = page.locator(".codes li").all_inner_texts()
    assert len(codes) == 10 and page.locator("h1").inner_text() == "Recovery codes"
    page.reload()
    assert page.locator(".codes").count() == 0, "they are shown once"
    page.goto(house[0] + "/en/account/logout/")
    press(page, "Sign out")
    page.goto(house[0] + "/en/account/login/")
    with page.expect_navigation(url="**/account/"):
        page.get_by_role("button", name="Sign in with a passkey").click()
    assert page.locator("h1").inner_text() in {"Your account", "حسابك"} and "amal" in page.content()
    # The password alone no longer opens anything: the second step takes a recovery code, once.
    for number, (code, works) in enumerate([(codes[0], True), (codes[0], False), ("00000000", False)]):
        other = opened()
        give_password(other, "amal")
        assert other.locator("h1").inner_text() == "Second step", number
        other.get_by_label("Code").fill(code)
        press(other, "Sign in")
        assert (other.locator("h1").inner_text() != "Second step") is works, number
    kinds = waqai("people", "list", "--json")
    assert '"second_factors":["webauthn","recovery_codes"]' in kinds


def test_a_passkey_is_the_second_step_too(house, opened):
    _, waqai = house
    waqai("people", "add", "faris", "--role", "coder", "--password", typed=PASSWORD + "\n")
    page = opened("/en/account/login/?next=/en/account/second/passkeys/add/")
    add_finger(page)
    give_password(page, "faris")
    press(page, "Add it")
    page.goto(house[0] + "/en/account/logout/")
    press(page, "Sign out")
    page.goto(house[0] + "/en/account/login/")
    give_password(page, "faris")
    press(page, "Use a passkey")
    assert "faris" in page.content() and page.locator("h1").inner_text() == "Your account"


def test_an_authenticator_app_without_scripts(house, opened):
    _, waqai = house
    waqai("people", "add", "badr", "--role", "coder", "--password", typed=PASSWORD + "\n")
    page = opened(java_script_enabled=False)
    give_password(page, "badr")
    page.goto(house[0] + "/en/account/second/app/")
    assert page.locator(".qr svg").is_visible()
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    code = code_of(page.locator("main code").inner_text()).translate(arabic)
    page.get_by_label("Authenticator code").fill(f"{code[:3]} {code[3:]}")
    press(page, "Set it up")
    assert page.locator(".codes li").count() == 10
    secret_shown_again = page.goto(house[0] + "/en/account/second/app/")
    assert secret_shown_again.url.endswith("/remove/")
    page.goto(house[0] + "/en/account/logout/")
    press(page, "Sign out")
    page.goto(house[0] + "/en/account/login/")
    give_password(page, "badr")
    assert page.locator("h1").inner_text() == "Second step"
    page.get_by_label("Code").fill("123456")
    press(page, "Sign in")
    assert "Incorrect code." in page.locator(".wrong").inner_text()
    waqai("people", "reset-mfa", "badr", "--why", "the phone was lost")
    again = opened()
    give_password(again, "badr")
    assert again.locator("h1").inner_text() == "Your account"


def test_sessions_are_listed_and_ended(house, opened):
    _, waqai = house
    waqai("people", "add", "huda", "--password", typed=PASSWORD + "\n")
    first, second = opened(), opened()
    give_password(first, "huda")
    give_password(second, "huda")
    second.goto(house[0] + "/en/account/sessions/")
    assert second.locator(".records > li").count() == 2
    press(second, "End it")
    assert second.locator(".records > li").count() == 1
    first.goto(house[0] + "/en/account/")
    assert urlsplit(first.url).path == "/en/account/login/"
    waqai("people", "sessions", "huda", "--end")
    second.goto(house[0] + "/en/account/")
    assert urlsplit(second.url).path == "/en/account/login/"


AN_HOUR_AGO = """
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
for row in Session.objects.all():
    store = SessionStore(row.session_key)
    steps = store.get("account_authentication_methods", [])
    store["account_authentication_methods"] = [step | {"at": step["at"] - 3600} for step in steps]
    store.save()
"""


def test_an_old_sign_in_proves_itself_by_passkey_and_the_act_goes_on(house, opened):
    _, waqai = house
    waqai("people", "add", "salma", "--role", "administrator", "--password", typed=PASSWORD + "\n")
    page = opened("/en/account/login/?next=/en/account/second/passkeys/add/")
    add_finger(page)
    give_password(page, "salma")
    press(page, "Add it")
    page.goto(house[0] + "/en/account/people/")
    waqai("manage", "shell", "-c", AN_HOUR_AGO)
    page.locator("#new-name").fill("newcomer")
    page.locator("#new-why").fill("she joins")
    press(page, "Invite")
    assert page.locator("h1").inner_text() == "Show that it is you"
    assert "newcomer" not in waqai("people", "list", "--json")
    with page.expect_navigation():
        page.get_by_role("link", name="With a passkey").click()
    press(page, "Use a passkey")
    assert "newcomer chooses a password at this address" in page.content()
    assert '"newcomer"' in waqai("people", "list", "--json")


def test_a_browser_sends_the_form_that_confirms_the_letter(house, opened):
    """A page that sends no referrer sends its forms from nowhere, and they are refused: the link's page once did."""
    _, waqai = house
    made = "from waqai.store.models import Subscriber as S; S.objects.create(email='r@example.org', token='t' * 43)"
    waqai("manage", "shell", "-c", made)
    page = opened("/en/letter/confirm/" + "t" * 43 + "/")
    press(page, "Yes, send me the newsletter")
    assert page.locator("h1").inner_text() == "You are subscribed"


def test_the_admin_keeps_to_the_rules_of_the_site(house, opened):
    """Its own scripts run, nothing is blocked, nothing comes from elsewhere (``opened`` fails on a complaint)."""
    _, waqai = house
    waqai("people", "add", "layla", "--role", "administrator", "--password", typed=PASSWORD + "\n")
    page = opened("/en/account/login/?next=/admin/")
    give_password(page, "layla")
    assert urlsplit(page.url).path == "/admin/"
    for path in ("store/auditrow/", "store/person/", "store/group/add/", "store/subscriber/"):
        page.goto(f"{house[0]}/admin/{path}")
        assert page.locator("h1, h2").count(), path
    page.goto(f"{house[0]}/admin/store/auditrow/")
    page.locator("#result_list tbody a").first.click()
    assert page.locator("input[name=_save]").count() == 0
