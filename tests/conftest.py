"""What all tests share: settings that leave the user's own folder alone, and a fresh store on either database.

``store`` gives a migrated, empty database, once on SQLite and once on PostgreSQL; ``sqlite_store`` the former alone.
"""

import os
import shutil
import tempfile
from pathlib import Path

import django
import psycopg
import pytest
from django.core.management import call_command
from django.db import connections

from postgres_cluster import running_cluster
from waqai.store.database import parse_database

# Django reads these when a test module sets it up, which is after this file.
_FOLDER = tempfile.mkdtemp(prefix="waqai-tests-")
os.environ["XDG_DATA_HOME"] = _FOLDER
os.environ["XDG_CACHE_HOME"] = _FOLDER
os.environ["WAQAI_DATABASE"] = f"sqlite:///{_FOLDER}/unused.sqlite3"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "waqai.site.settings")


def pytest_sessionfinish():
    shutil.rmtree(_FOLDER, ignore_errors=True)


def use_database(url: str) -> None:
    """Point Django at another database."""
    connections["default"].close()
    del connections["default"]
    connections.settings["default"] = connections.configure_settings({"default": parse_database(url)})["default"]


@pytest.fixture(scope="session")
def with_django():
    django.setup()


@pytest.fixture(scope="session")
def sqlite_template(with_django, tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "migrated.sqlite3"
    use_database(f"sqlite:///{path}")
    call_command("migrate", verbosity=0)
    connections["default"].close()
    return path


@pytest.fixture
def sqlite_store(sqlite_template, tmp_path, monkeypatch):
    """A fresh, migrated SQLite store; its URL stands in the environment, for commands that a test starts."""
    path = tmp_path / "store.sqlite3"
    shutil.copy(sqlite_template, path)
    url = f"sqlite:///{path}"
    monkeypatch.setenv("WAQAI_DATABASE", url)
    use_database(url)
    yield url
    connections["default"].close()


def _postgres_url(host: str, name: str) -> str:
    return f"postgresql://waqai@/{name}?host={host}"


def _administer(host: str, statement: str) -> None:
    with psycopg.connect(host=host, user="waqai", dbname="postgres", autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture(scope="session")
def postgres_template(with_django):
    with running_cluster() as host:
        _administer(host, "CREATE DATABASE migrated")
        use_database(_postgres_url(host, "migrated"))
        call_command("migrate", verbosity=0)
        connections["default"].close()
        yield host


@pytest.fixture
def postgres_store(postgres_template, monkeypatch):
    """A fresh, migrated PostgreSQL store."""
    host = postgres_template
    _administer(host, "CREATE DATABASE fresh TEMPLATE migrated")
    url = _postgres_url(host, "fresh")
    monkeypatch.setenv("WAQAI_DATABASE", url)
    use_database(url)
    yield url
    connections["default"].close()
    _administer(host, "DROP DATABASE fresh WITH (FORCE)")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request):
    """A fresh, migrated store, on each database in turn."""
    return request.getfixturevalue(f"{request.param}_store")


@pytest.fixture(scope="session")
def examples() -> Path:
    """The pages to try that come with the project."""
    return Path(__file__).resolve().parent.parent / "examples"


@pytest.fixture(scope="session")
def shared() -> Path | None:
    """The folder of further test pages ($WAQAI_SHARED, else ../shared), None where this machine has none.

    A test that wants it says so and returns: what it proves is also proved on pages of our own.
    """
    folder = Path(os.environ.get("WAQAI_SHARED") or Path(__file__).resolve().parent.parent.parent / "shared")
    if (folder / "corpus").is_dir():
        return folder
    print(f"no further test pages at {folder}: set WAQAI_SHARED to read them too")
    return None
