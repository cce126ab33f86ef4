"""The audit log: every act one row, sealed; changed, missing and cut-off rows are found; nothing can be taken back."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.db import DatabaseError, connection, connections, transaction

from reports import report
from waqai import desk
from waqai.desk import Editor, NotAllowed
from waqai.errors import StoreError
from waqai.store import models
from waqai.store.audit import Act, _seal, add_row, check_log
from waqai.store.models.audit import NO_HASH
from waqai.store.shelf import DatabaseShelf
from waqai.store.standing import version_of

EDITOR = Editor("amal")


@pytest.fixture
def log(store):
    """Five acts."""
    for number in range(1, 6):
        add_row(Act("amal", "accept", f"events/{number}", "قورن بالنص", "", {"field": "تاريخ", "n": number}))
    return store


def run(*statements):
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def without_guards(*statements):
    """Do what only the database's owner can: take the triggers off first."""
    if connection.vendor == "postgresql":
        return run("SET session_replication_role = replica", *statements, "SET session_replication_role = DEFAULT")
    with connection.cursor() as cursor:
        names = cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'store_audit%'")
        return run(*(f"DROP TRIGGER {name}" for (name,) in names.fetchall()), *statements)


def test_an_untouched_log_holds(log):
    verdict = check_log()
    assert (verdict.rows, verdict.broken) == (5, None)
    assert verdict.hash == models.AuditRow.objects.last().hash != NO_HASH
    assert check_log(models.AuditRow.objects.get(number=2).hash).broken is None


def test_an_empty_log_holds(store):
    assert (check_log().rows, check_log().hash, check_log().broken) == (0, NO_HASH, None)


CHANGED, LOOSE = "row 3 was changed", "row 3 does not follow the row before it"


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [
        *((column, "x", CHANGED) for column in ("who", "verb", "what", "why", "before", "hash")),
        ("previous", "x", LOOSE),
        ("told", '{"n": 9}', CHANGED),
        ('"when"', "2026-01-01 00:00:00", CHANGED),
    ],
)
def test_a_changed_row_is_found(log, column, value, why):
    without_guards(f"UPDATE store_auditrow SET {column} = '{value}' WHERE number = 3")
    assert (check_log().rows, check_log().broken, check_log().why) == (2, 3, why)


def test_a_row_that_was_changed_and_sealed_anew_breaks_the_next(log):
    row = models.AuditRow.objects.get(number=3)
    row.why = "x"
    without_guards(f"UPDATE store_auditrow SET why = 'x', hash = '{_seal(row)}' WHERE number = 3")
    assert (check_log().broken, check_log().why) == (4, "row 4 does not follow the row before it")


@pytest.mark.parametrize("change", ["number = 4", "hash = 'x'"])
def test_a_head_that_tells_of_another_row_is_found(log, change):
    without_guards(f"UPDATE store_audithead SET {change}")
    assert (check_log().rows, check_log().broken) == (5, 6)


def test_a_deleted_row_is_found(log):
    without_guards("DELETE FROM store_auditrow WHERE number = 3")
    assert (check_log().broken, check_log().why) == (3, "row 3 is missing")


def test_rows_cut_off_the_end_are_found(log):
    without_guards("DELETE FROM store_auditrow WHERE number > 3")
    verdict = check_log()
    assert verdict.broken == 4 and "the log once had 5" in verdict.why


def test_a_log_written_anew_is_found_by_a_hash_noted_elsewhere(log):
    noted = models.AuditRow.objects.last().hash
    without_guards("DELETE FROM store_auditrow", f"UPDATE store_audithead SET number = 0, hash = '{NO_HASH}'")
    for number in range(1, 7):
        add_row(Act("amal", "accept", f"events/{number}", "قورن بالنص"))
    assert check_log().broken is None
    assert check_log(noted).broken == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE store_auditrow SET why = 'x' WHERE number = 2",
        "DELETE FROM store_auditrow WHERE number = 5",
        "DELETE FROM store_audithead",
        "UPDATE store_audithead SET number = 2",
        "UPDATE store_audithead SET number = number + 1, hash = 'x'",
        "INSERT INTO store_audithead (id, number, hash) VALUES (2, 0, 'x')",
    ],
)
def test_the_database_itself_refuses(log, statement):
    with pytest.raises(DatabaseError, match="only added to"):
        run(statement)
    assert check_log().broken is None


def test_a_row_out_of_turn_or_in_place_of_another_is_refused(log):
    columns = 'id, number, "when", who, verb, what, why, "before", told, previous, hash'
    values = "'2026-01-01', 'x', 'x', 'x', 'x', '', '{}', 'x', 'x'"
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    for key in ("2, 6", "90, 2", "90, 8"):
        with pytest.raises(DatabaseError, match=r"only added to|(?i:unique)"):
            run(f"{verb} INTO store_auditrow ({columns}) VALUES ({key}, {values})")
    assert check_log().broken is None and check_log().rows == 5


@pytest.mark.postgres
def test_postgresql_does_not_empty_it_at_once_either(postgres_store):
    add_row(Act("amal", "accept", "events/1"))
    with pytest.raises(DatabaseError, match="only added to"):
        run("TRUNCATE store_auditrow")


def test_code_is_refused_with_a_clear_line(log):
    row = models.AuditRow.objects.first()
    for change in (row.save, row.delete):
        with pytest.raises(StoreError, match="only added to"):
            change()
    with pytest.raises(DatabaseError, match="only added to"):
        models.AuditRow.objects.update(why="x")


def test_writers_at_once_make_one_chain(store):
    """Eight writers, ten acts each, at the same moment; each act in a transaction that does other work first."""
    start = threading.Barrier(8, timeout=60)

    def write(name):
        start.wait()
        with closing(connections["default"]):
            for number in range(10):
                with transaction.atomic():
                    models.Source.objects.create(name=f"{name} {number}", slug=f"{name}{number}")
                    add_row(Act(f"writer{name}", "accept", f"events/{number}"))

    with ThreadPoolExecutor(8) as writers:
        list(writers.map(write, range(8)))  # what goes wrong in one of them is raised here
    assert (check_log().rows, check_log().broken) == (80, None)


def test_an_act_and_its_row_stand_or_fall_together(store):
    DatabaseShelf().put(report())
    event = models.Event.objects.get()
    desk.accept(EDITOR, "events", event.ref, "قورن بالنص")
    row = models.AuditRow.objects.get()
    assert (row.who, row.verb, row.what, row.why) == ("amal", "accept", f"events/{event.ref}", "قورن بالنص")
    assert len(row.before) == 64
    with pytest.raises(NotAllowed):
        desk.correct(EDITOR, "events", event.ref, "start", "2024-13-99", None, "x")
    with pytest.raises(NotAllowed):
        desk.release(EDITOR, "events", event.ref, "nobody", "x")
    assert models.AuditRow.objects.count() == 1 == models.Judgement.objects.count()
    without_guards("DELETE FROM store_audithead")
    with pytest.raises(StoreError, match="lost its head"):
        desk.reject(EDITOR, "events", event.ref, "ليس في النص")
    assert models.Judgement.objects.count() == 1, "what cannot be logged does not happen"


def test_the_same_state_has_the_same_digest_and_another_another(store):
    DatabaseShelf().put(report())
    ref = models.Event.objects.get().ref
    untouched = version_of("events", ref)
    assert version_of("events", ref) == untouched
    for verb in (desk.accept, desk.accept, desk.reject):
        verb(EDITOR, "events", ref, "قورن بالنص")
    first, second, third = models.AuditRow.objects.values_list("before", flat=True)
    assert first == untouched and len({first, second, third}) == 3, "each decision changes how it stands"
