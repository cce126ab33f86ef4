"""An event that the reader is unsure of goes to the desk, not to the public, until a person has looked at it."""

from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client

from reports import TEXT, report, shelling
from waqai import desk
from waqai.desk import Editor
from waqai.records import Span
from waqai.store import models
from waqai.store.publication import public_reports
from waqai.store.shelf import DatabaseShelf

EDITOR = Editor("سمر")


@pytest.fixture
def unsure(store, monkeypatch):
    """An event whose confidence lies just below the threshold, beside sure statements and demands."""
    monkeypatch.setattr(settings, "WAQAI_PUBLIC_CONFIDENCE", 0.5)
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["testserver"])
    DatabaseShelf().put(report(events=(replace(shelling(), confidence=0.49),)))
    return models.Event.objects.get()


def shown():
    return [event.id for kept in public_reports() for event in kept.events]


def test_it_is_kept_but_neither_listed_nor_found_nor_exported(unsure):
    assert (unsure.public, unsure.state, unsure.confidence) == (False, "read", 0.49)
    assert not models.SearchEntry.objects.filter(ref=unsure.ref).exists()
    assert shown() == []
    assert Client().get(f"/events/{unsure.ref}/").status_code == 404


@pytest.mark.parametrize(
    "judge",
    [
        lambda ref: desk.accept(EDITOR, "events", ref, "قورن بالنص"),
        lambda ref: desk.correct(EDITOR, "events", ref, "start", "2024-03-10", quote("يوم الأحد"), "في النص"),
    ],
    ids=["accept", "correct"],
)
def test_a_person_makes_it_public(unsure, judge):
    judge(unsure.ref)
    row = models.Event.objects.get()
    assert row.public
    assert models.SearchEntry.objects.filter(ref=unsure.ref).exists()
    assert shown() == ["e1"]


def test_a_released_name_alone_does_not(unsure):
    desk.release(EDITOR, "events", unsure.ref, "أحمد المحمد", "نشره أهله")
    assert shown() == []


def test_at_the_threshold_it_is_public(store, monkeypatch):
    monkeypatch.setattr(settings, "WAQAI_PUBLIC_CONFIDENCE", 0.5)
    DatabaseShelf().put(report(events=(replace(shelling(), confidence=0.5),)))
    assert models.Event.objects.get().public and shown() == ["e1"]


def test_statements_and_demands_are_not_measured_by_it(store, monkeypatch):
    monkeypatch.setattr(settings, "WAQAI_PUBLIC_CONFIDENCE", 1.0)
    DatabaseShelf().put(report())
    assert not models.Event.objects.get().public
    assert models.Statement.objects.get().public and models.Demand.objects.get().public


def quote(words):
    return Span(TEXT.index(words), TEXT.index(words) + len(words))
