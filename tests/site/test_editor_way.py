"""An editor's whole way in one sitting, in a real browser: a passkey signs in, ten records are worked by keyboard, two
incidents are merged, parted again by undoing, and one is withdrawn; every act stands in the log, which holds.
"""

import json
import os
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from browsing import follow, watched_pages
from test_desk_browser import act_by_key, goes, sign_in, waiting
from test_signing_in import add_finger

pytestmark = pytest.mark.browser

ACTS = {"a": "accept", "r": "reject", "w": "withdraw"}


@pytest.fixture
def open_page(chromium, desk_served):
    """Open pages by the host's name, for a passkey is for a name and not for a number."""
    with watched_pages(chromium, desk_served.replace("127.0.0.1", "localhost")) as opened:
        yield opened


def sign_in_by_passkey(page, host):
    """Add a passkey, leave, and come back by the passkey alone."""
    page.goto(f"{host}/account/second/passkeys/add/")
    follow(page, page.locator("main form button").first)
    page.goto(f"{host}/account/logout/")
    follow(page, page.locator("main form button").first)
    page.goto(f"{host}/account/login/?next=/desk/")
    with page.expect_navigation(url="**/desk/"):
        page.get_by_role("button", name="الدخول بمفتاح مرور").click()


def test_an_editor_s_whole_way(open_page, desk_database):
    page = open_page("/desk/")
    host = page.url.split("/desk/")[0].split("/account/")[0]
    add_finger(page)
    sign_in(page)
    sign_in_by_passkey(page, host)
    before = waiting(page)
    goes(page, "n")
    keys = "aaraaaaaaw"
    for number, key in enumerate(keys):
        here = urlsplit(page.url).path
        act_by_key(page, key, f"قورن بالمقال {number}")
        assert urlsplit(page.url).path != here, "the next of the queue came"
        assert page.locator(".done").is_visible()
    page.goto(f"{host}/desk/")
    assert waiting(page) == before - len(keys)

    page.goto(f"{host}/desk/likely/")
    assert page.locator(".pair").count() == 2
    pair = page.locator(".pair").first
    pair.locator("input[name=why]").fill("حادث واحد من قريتين")
    follow(page, pair.get_by_role("button", name="هما واحدة"))
    assert page.locator(".picks > li").count() == 2
    goes(page, "u")
    assert page.locator(".picks > li").count() == 1
    assert page.locator(".history > li.undone").count() == 1
    act_by_key(page, "w", "سُحب من مصدره")
    assert "مسحوب" in page.locator("h1").inner_text()
    ref = urlsplit(page.url).path.rstrip("/").rpartition("/")[2]
    assert page.request.get(f"{host}/incidents/{ref}/").status == 410

    def waqai(*arguments):
        environment = os.environ | {"WAQAI_DATABASE": desk_database}
        command = [sys.executable, "-m", "waqai.cli", *arguments]
        return subprocess.run(command, env=environment, text=True, capture_output=True, check=True).stdout

    log = [json.loads(line) for line in waqai("audit", "show", "--json").splitlines()]
    done = [row["verb"] for row in log if row["who"] == "amal"]
    assert [verb for verb in done if verb in ACTS.values()][: len(keys)] == [ACTS[key] for key in keys]
    assert done[-3:] == ["merge", "undo", "withdraw"]
    waqai("audit", "verify")
