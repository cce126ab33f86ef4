"""The database's address is read as told, or refused in one clear line that gives no password away."""

import threading
import time

import pytest
from django.core.management import call_command
from django.db import connection, connections, transaction

from reports import report
from waqai.errors import SettingError
from waqai.store import models
from waqai.store.audit import check_log
from waqai.store.database import parse_database
from waqai.store.search import search_entries
from waqai.store.shelf import DatabaseShelf


def test_without_an_address_a_file_in_the_users_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert parse_database(None)["NAME"] == str(tmp_path / "waqai" / "waqai.sqlite3")
    assert parse_database("") == parse_database(None)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///var/waqai.sqlite3", "var/waqai.sqlite3"),
        ("sqlite:////srv/waqai.sqlite3", "/srv/waqai.sqlite3"),
        ("sqlite:////srv/%D9%88%20x.sqlite3", "/srv/و x.sqlite3"),
    ],
)
def test_sqlite(url, name):
    assert parse_database(url)["NAME"] == name


def test_postgresql():
    told = parse_database("postgresql://user:p%40ss@db.example:5433/waqai?sslmode=require")
    assert {key: told[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "NAME": "waqai",
        "USER": "user",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    ("url", "complaint"),
    [
        ("waqai.sqlite3", "no scheme"),
        ("mysql://root:secret@host/db", "mysql"),
        ("sqlite://", "no SQLite file"),
        ("sqlite://host/file", "no SQLite file"),
        ("postgresql://user:secret@host", "no PostgreSQL database"),
        ("postgresql://user:secret@host:port/db", "port"),
        ("postgresql://user:secret@[host/db", "no URL"),
    ],
)
def test_a_wrong_address_is_one_clear_line(url, complaint):
    with pytest.raises(SettingError, match=complaint) as caught:
        parse_database(url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "sqlite:///path" in str(caught.value)


def test_sqlite_is_tuned(sqlite_store):
    with connection.cursor() as cursor:
        told = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys")}
        wait = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
    assert told == {"journal_mode": "wal", "foreign_keys": 1}
    assert wait >= 10_000


def test_a_second_writer_waits_instead_of_failing(sqlite_store):
    began = threading.Event()

    def write_slowly():
        try:
            with transaction.atomic():
                models.Source.objects.create(name="first", slug="1")
                began.set()
                time.sleep(0.3)
        finally:
            connections["default"].close()

    other = threading.Thread(target=write_slowly)
    other.start()
    assert began.wait(10)
    with transaction.atomic():
        models.Source.objects.create(name="second", slug="2")
    other.join()
    assert models.Source.objects.count() == 2


def test_the_migrations_make_the_models(sqlite_store):
    call_command("makemigrations", "--check", "--dry-run", "store", verbosity=0)


def test_the_search_index_can_be_taken_back(store):
    call_command("migrate", "store", "0001", verbosity=0)
    call_command("migrate", "store", verbosity=0)
    DatabaseShelf().put(report())
    assert search_entries("النخيل", "events").count() == 1 and check_log().broken is None
