"""A site with records in it: in this process for the test client, served by gunicorn for the browser."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import django
import pytest

# The browser's event loop runs in the thread that tests run in; nothing here asks the database from inside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
django.setup()

from django.core import mail  # noqa: E402
from django.db import connections  # noqa: E402  (models exist only in a Django that is set up)
from django.test import Client  # noqa: E402
from django.test.utils import override_settings, setup_test_environment, teardown_test_environment  # noqa: E402
from people import make_person, sign_in  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from serving import serving  # noqa: E402
from written import all_reports  # noqa: E402

from incidents import link_by_type  # noqa: E402
from waqai.store.shelf import DatabaseShelf  # noqa: E402


@pytest.fixture(scope="session", autouse=True)
def test_environment():
    """Mails are kept in ``django.core.mail.outbox``, rendered templates can be looked at."""
    setup_test_environment(debug=False)
    yield
    teardown_test_environment()


@pytest.fixture(autouse=True)
def empty_outbox(test_environment):
    """Each test sees the mails alone that it sent."""
    mail.outbox.clear()


@pytest.fixture
def client(sqlite_store):
    """A browser without a browser, on an empty store."""
    return Client()


@pytest.fixture
def filled(client):
    """The same, with the written reports in the store, and incidents made of them."""
    for report in all_reports():
        DatabaseShelf().put(report)
    link_by_type()
    return client


@pytest.fixture
def worked(filled):
    """A store with records, and an editor who is signed in."""
    sign_in(filled, make_person("amal", "editor"))
    return filled


def _filled(template, folder, program):
    """Return the address of a database that ``program`` filled."""
    path = folder / "store.sqlite3"
    shutil.copy(template, path)
    database = f"sqlite:///{path}"
    fill = Path(__file__).with_name(program)
    subprocess.run([sys.executable, str(fill)], check=True, env=os.environ | {"WAQAI_DATABASE": database})
    return database


@pytest.fixture(scope="session")
def served(sqlite_template, tmp_path_factory):
    """The address of a served site with the written reports in it."""
    with serving(_filled(sqlite_template, tmp_path_factory.mktemp("served"), "fill_store.py")) as address:
        yield address


@pytest.fixture(scope="session")
def linked(sqlite_template, tmp_path_factory):
    """The address of a site whose reports were linked as `waqai link` does."""
    with serving(_filled(sqlite_template, tmp_path_factory.mktemp("linked"), "fill_linked.py")) as address:
        yield address


@pytest.fixture
def desk_database(sqlite_template, tmp_path):
    """The address of a database with records that wait and two editors in it; of each test its own."""
    return _filled(sqlite_template, tmp_path, "fill_desk.py")


@pytest.fixture
def desk_served(desk_database):
    """The address of a site served from it."""
    with serving(desk_database) as address:
        yield address


@pytest.fixture(scope="module")
def chromium():
    """Debian's browser, quiet, with a profile of its own; ends with its module, for it runs an event loop meanwhile."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert path, "no chromium on this machine: make debian installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
        )
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def closed_connections():
    yield
    connections.close_all()


@pytest.fixture
def settings_of():
    """Changes settings until the test ends."""
    changes = []

    def change(**told):
        changes.append(override_settings(**told))
        changes[-1].enable()

    yield change
    for one in reversed(changes):
        one.disable()
