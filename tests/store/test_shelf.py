"""Pages are kept exactly, added once, versioned, and written whole or not at all."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from django.db import DatabaseError, connection

from reports import LATER, READER, TEXT, call, page, report, shelling
from waqai.errors import StoreError
from waqai.records import Article, Dropped, Harm, Report
from waqai.store import models, shelf, writing
from waqai.store.recall import recall_in_force, recall_page, recall_report
from waqai.store.shelf import DatabaseShelf

TABLES = [models.Page, models.Article, models.Report, models.Event, models.Harm, models.Statement, models.Demand,
          models.Role, models.Actor, models.Place, models.Evidence, models.SearchEntry, models.Source]  # fmt: skip


def counts():
    return {model.__name__: model.objects.count() for model in TABLES}


def test_a_report_comes_back_as_it_was(store):
    told = report(at=page(path="a.html", fetched="2024-03-12T00:00:00Z", outlet="مثال", extra={"topic": ["x", 1]}))
    assert DatabaseShelf().put(told) == "added"
    row = models.Report.objects.get()
    assert row.article.page.raw == told.page.raw
    assert recall_page(row.article.page, raw=True) == told.page
    back = recall_report(row)
    assert (back.article, back.events, back.statements, back.demands, back.reader) == (
        told.article, told.events, told.statements, told.demands, told.reader,
    )  # fmt: skip


def test_columns_say_what_the_record_says(store):
    DatabaseShelf().put(report())
    event = models.Event.objects.get()
    assert (event.type, str(event.start), event.time_precision, event.objects_hit) == (
        "shelling", "2024-03-10", "day", ["home"],
    )  # fmt: skip
    assert [(line.kind, line.min, line.max) for line in event.harm.all()] == [("killed", 3, 3)]
    assert [(role.part, role.name) for role in event.roles.all()] == [
        ("actor1", "قوات الوادي"), ("actor2", "أحمد المحمد"), ("actor2", "مدنيين"),
    ]  # fmt: skip
    assert [link.place.known for link in event.event_places.all()] == ["t:nakhil"]
    statement = models.Statement.objects.get()
    assert list(statement.about.all()) == [event]
    assert list(statement.demands.all()) == [models.Demand.objects.get()]
    assert {item.quote for item in event.evidence.all()} == {item.quote for item in shelling().evidence}
    assert all(TEXT[item.start : item.end] == item.quote for item in models.Evidence.objects.all())


def test_what_was_not_told_is_null(store):
    bare = shelling(start=None, end=None, time_precision=None, places=(), actor1=(), actor2=(), harm=())
    DatabaseShelf().put(report(events=(bare,)))
    event = models.Event.objects.get()
    assert (event.start, event.end, event.time_precision) == (None, None, None)


def test_the_same_page_is_added_once(store):
    keeper = DatabaseShelf()
    assert not keeper.has(page(), READER)
    keeper.put(report())
    before = counts()
    assert keeper.has(page(), READER)
    assert keeper.put(report()) == "unchanged"
    assert counts() == before


def test_new_knowledge_replaces_the_reading(store):
    keeper = DatabaseShelf()
    keeper.put(report())
    ref = models.Event.objects.get().ref
    assert not keeper.has(page(), LATER)
    assert keeper.put(report(reader=LATER, events=(shelling(objects=("school",)),), demands=())) == "replaced"
    event = models.Event.objects.get()
    assert (event.ref, event.objects_hit) == (ref, ["school"])
    assert models.Demand.objects.count() == 0
    assert models.Report.objects.get().knowledge == "sha256:two"


def test_new_bytes_at_an_address_are_a_new_version(store):
    keeper = DatabaseShelf()
    keeper.put(report())
    assert keeper.put(report(at=page(b"other bytes"))) == "added"
    old, new = models.Page.objects.order_by("pk")
    assert (old.current, new.current, new.replaces) == (False, True, old)
    assert old.raw == page().raw
    assert old.article.report.events.count() == 1


def test_an_earlier_fetch_that_comes_late_stays_the_old_version(store):
    keeper = DatabaseShelf()
    keeper.put(report(at=page(fetched="2024-03-12T00:00:00Z")))
    keeper.put(report(at=page(b"earlier", fetched="2024-03-11")))
    assert models.Page.objects.get(current=True).raw == page().raw


def test_the_same_bytes_from_two_outlets_are_two_pages(store):
    keeper = DatabaseShelf()
    keeper.put(report(at=page(url=None, outlet="أ")))
    assert keeper.put(report(at=page(url=None, outlet="ب"))) == "added"
    assert models.Page.objects.filter(current=True).count() == 2


def test_what_is_told_beside_known_bytes_is_kept(store):
    keeper = DatabaseShelf()
    keeper.put(report(at=page(path="a", extra={"n": 1})))
    assert keeper.put(report(at=page(path="b", extra={"n": 2}))) == "unchanged"
    row = models.Page.objects.get()
    assert (row.path, [told["path"] for told in row.told_also]) == ("a", ["b"])
    assert keeper.put(report(at=page(published="2024-03-01"))) == "replaced"
    assert keeper.has(page(path="b", extra={"n": 2}), READER)
    assert keeper.has(page(published="2024-03-01"), READER)
    assert keeper.has(page(path="a", extra={"n": 1}), READER)


def test_a_page_without_an_article_is_kept_with_its_reason(store):
    refused = Article(dropped=(Dropped("أسعار العملات", "ticker"),), refused="no article, only tickers")
    DatabaseShelf().put(Report(page(), refused, READER))
    row = models.Article.objects.get()
    assert (row.refused, row.dropped) == ("no article, only tickers", [{"line": "أسعار العملات", "why": "ticker"}])
    assert models.SearchEntry.objects.count() == 0


@pytest.mark.parametrize("first", [True, False], ids=["adding", "replacing"])
def test_a_failure_in_the_middle_leaves_nothing_half_written(store, monkeypatch, first):
    keeper = DatabaseShelf()
    if not first:
        keeper.put(report())
    before = counts()
    texts = list(models.Event.objects.values_list("ref", "type"))

    def break_down(*_):
        raise DatabaseError("disk full")

    monkeypatch.setattr(writing, "_write_demand", break_down)
    with pytest.raises(StoreError, match=r"example\.org/1.*nothing of it was written.*disk full"):
        keeper.put(report(reader=LATER))
    assert counts() == before
    assert list(models.Event.objects.values_list("ref", "type")) == texts
    monkeypatch.undo()
    assert keeper.put(report(reader=LATER)) == ("added" if first else "replaced")


KILLED = """
import os, sys, django
django.setup()
sys.path.insert(0, sys.argv[1])
from reports import LATER, report
from waqai.store import shelf, writing
writing._write_demand = lambda *_: os._exit(9)
shelf.DatabaseShelf().put(report(reader=LATER))
"""


@pytest.mark.parametrize("first", [True, False], ids=["adding", "replacing"])
def test_a_killed_process_leaves_nothing_half_written(store, first):
    if not first:
        DatabaseShelf().put(report())
    before = counts()
    ran = subprocess.run([sys.executable, "-c", KILLED, str(Path(__file__).parent.parent)], check=False)
    assert ran.returncode == 9
    assert counts() == before
    assert DatabaseShelf().put(report(reader=LATER)) == ("added" if first else "replaced")


def test_two_records_on_one_trigger_have_two_keys(store):
    twins = (shelling(), shelling(id="e2"), shelling(id="e3", evidence=shelling().evidence[:2]))
    DatabaseShelf().put(report(events=twins))
    assert models.Event.objects.values("ref").distinct().count() == 3


def test_recalled_in_force_without_judgements_is_the_machine_reading(store):
    DatabaseShelf().put(report())
    now = recall_in_force(models.Report.objects.get()).in_force
    assert {name: (item.state, item.record) for name, item in now.items()} == {
        "e1": ("read", shelling()),
        "s1": ("read", call()),
        "d1": ("read", report().demands[0]),
    }


def test_what_a_database_would_refuse_is_kept_readable(store):
    odd = page(path="a\udcff\0", outlet="ن" * 2000, extra={"n\0": "\ud800"})
    DatabaseShelf().put(
        report(at=odd, events=(shelling(harm=(Harm("displaced", "civilians", 10**10, None, "مليارات"),)),))
    )
    row = models.Page.objects.get()
    assert (row.path, row.extra) == ("a\ufffd\ufffd", {"n\ufffd": "\ufffd"})
    assert DatabaseShelf().has(odd, READER)


def put_and_close(told):
    with closing(connection):
        return DatabaseShelf().put(told)


@pytest.mark.postgres
def test_who_is_overtaken_between_look_and_write_adds_nothing(postgres_store, monkeypatch):
    """SQLite lets nobody write in between."""
    look = shelf._add_page

    def be_overtaken(told):
        monkeypatch.setattr(shelf, "_add_page", look)
        with ThreadPoolExecutor(1) as other:
            assert other.submit(put_and_close, told).result() == "added"
        return look(told)

    monkeypatch.setattr(shelf, "_add_page", be_overtaken)
    assert DatabaseShelf().put(report()) == "unchanged"
    assert models.Page.objects.count() == 1


def test_four_that_add_one_page_at_once_keep_it_once(store):
    start = threading.Barrier(4, timeout=60)

    def put(told):
        start.wait()
        return put_and_close(told)

    with ThreadPoolExecutor(4) as writers:
        assert sorted(writers.map(put, [report()] * 4)) == ["added", *["unchanged"] * 3]
    assert models.Page.objects.count() == 1 == models.Report.objects.count()
