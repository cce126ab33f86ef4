"""People, groups and the audit log from the command line: what is printed, what is logged, how it ends."""

import json
import os
import re

import pytest
from django.db import connection
from typer.testing import CliRunner

from reports import report
from waqai.cli import audit, export, people, restrict, serve
from waqai.desk import NotAllowed
from waqai.errors import SettingError, StoreError
from waqai.store.models import AuditRow, Event, Page, Person
from waqai.store.shelf import DatabaseShelf

PASSWORD = "three camels by the well"
run = CliRunner()


def told(app, *arguments, typed="", status=0):
    done = run.invoke(app, list(arguments), input=typed)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == status, done.output
    return done.output


def test_from_a_first_administrator_to_a_locked_one(sqlite_store):
    printed = told(people.app, "add", "dana", "--role", "administrator")
    assert (
        re.search(r"http://\S+/account/welcome/[\w-]{43}/", printed) and not Person.objects.get().has_usable_password()
    )
    assert "holds no page" in printed, "another store is easily meant"
    told(people.app, "add", "amal", "--role", "coder", "--password", typed=PASSWORD + "\n")
    assert Person.objects.get(name="amal").check_password(PASSWORD)
    assert "amal is editor" in told(people.app, "role", "AMAL", "editor", "--why", "checked")
    assert "north, witnesses" in told(people.app, "groups", "amal", "witnesses", "north")
    assert "in no group" in told(people.app, "groups", "amal")
    assert "locked" in told(people.app, "lock", "amal") and not Person.objects.get(name="amal").is_active
    assert "(locked)" in told(people.app, "list")
    with pytest.raises(NotAllowed, match="amal is locked"):
        told(people.app, "link", "amal")
    told(people.app, "unlock", "amal")
    told(people.app, "link", "amal")
    told(people.app, "reset-mfa", "amal")
    assert told(people.app, "sessions", "amal") == ""
    rows = [json.loads(line) for line in told(people.app, "list", "--json").splitlines()]
    assert [(row["name"], row["role"], row["locked"]) for row in rows] == [
        ("amal", "editor", False),
        ("dana", "administrator", False),
    ]
    log = [json.loads(line) for line in told(audit.app, "show", "--json").splitlines()]
    assert {row["who"].split(":")[0] for row in log} == {"console"}
    assert [row["told"]["act"] for row in log] == [
        "invite", "invite", "role", "groups", "groups", "lock", "unlock", "link", "reset-mfa",
    ]  # fmt: skip
    assert log[2]["why"] == "checked"


@pytest.mark.parametrize("password", ["short", "123456789012", "amalamalamal", "password1234"])
def test_a_weak_password_lets_nobody_in(sqlite_store, password):
    with pytest.raises(SettingError):
        told(people.app, "add", "amalamalamal", "--password", typed=password + "\n")
    assert not Person.objects.exists() and not AuditRow.objects.exists()


def test_what_is_not_there_is_named(sqlite_store):
    for command in ("lock", "unlock", "link", "reset-mfa", "sessions"):
        with pytest.raises(StoreError, match="there is no person nobody"):
            told(people.app, command, "nobody")
    told(people.app, "role", "nobody", "king", status=2)
    told(people.app, "add", "dana")
    with pytest.raises(NotAllowed):
        told(people.app, "add", "Dana")


def test_keeping_to_a_group_and_taking_out(sqlite_store):
    DatabaseShelf().put(report())
    told(people.app, "add", "amal")
    told(people.app, "groups", "amal", "north")
    ref = Page.objects.get().ref
    assert f"page {ref}: kept to north" in told(restrict.app, "page", ref, "--to", "north", "--why", "a witness")
    assert not Event.objects.get().public
    assert told(export.app) == ""
    with pytest.raises(NotAllowed, match="needs a reason"):
        told(export.app, "--group", "north")
    taken = told(export.app, "--group", "north", "--why", "for the court")
    assert json.loads(taken)["events"] and "أحمد المحمد" not in taken, "private names stay covered"
    assert f"page {ref}: open" in told(restrict.app, "page", ref, "--why", "agreed")
    assert json.loads(told(export.app))["events"]
    verbs = list(AuditRow.objects.values_list("verb", flat=True))
    assert verbs == ["people", "people", "restrict", "export", "restrict"]


def test_verify_tells_by_its_exit_status_and_names_the_row(sqlite_store):
    for name in ("dana", "amal", "badr"):
        told(people.app, "add", name)
    last = AuditRow.objects.last().hash
    assert last in told(audit.app, "verify")
    assert json.loads(told(audit.app, "verify", "--json", "--known", last)) == {
        "holds": True, "rows": 3, "hash": last, "broken": None, "why": "",
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER store_audit_changed")
        cursor.execute("UPDATE store_auditrow SET who = 'somebody else' WHERE number = 2")
    assert "row 2 was changed" in told(audit.app, "verify", status=1)
    found = json.loads(told(audit.app, "verify", "--json", status=1))
    assert (found["holds"], found["broken"], found["rows"]) == (False, 2, 1)


def test_show_can_be_narrowed(sqlite_store):
    for name in ("dana", "amal"):
        told(people.app, "add", name)
    assert len(told(audit.app, "show", "--json", "--what", "people/amal").splitlines()) == 1
    assert len(told(audit.app, "show", "--json", "-n", "1").splitlines()) == 1
    assert told(audit.app, "show", "--json", "--verb", "accept") == ""
    assert "people/dana" in told(audit.app, "show", "--verb", "people")


def test_settings_that_decide_are_logged_when_they_change(sqlite_store, monkeypatch):
    serve._note_settings()
    serve._note_settings()
    monkeypatch.setitem(os.environ, "WAQAI_DEMAND_MFA", "editors")
    serve._note_settings()
    rows = AuditRow.objects.filter(verb="settings")
    assert [row.told["WAQAI_DEMAND_MFA"] for row in rows] == ["", "editors"]
