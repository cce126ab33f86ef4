"""Both databases find the same, in every spelling, newest first, and nothing that is held back."""

import random

import pytest

from reports import TEXT, page, report, shelling
from waqai import desk
from waqai.desk import Editor
from waqai.store import models
from waqai.store.search import search_entries
from waqai.store.shelf import DatabaseShelf


@pytest.fixture
def filled(store):
    keeper = DatabaseShelf()
    keeper.put(report())
    keeper.put(
        report(at=page(b"2", url="https://example.org/2"), events=(shelling(start="2024-05-01", end="2024-05-01"),))
    )
    keeper.put(report(at=page(b"3", url="https://example.org/3"), events=(shelling(start=None, end=None),)))
    return store


def found(question, section="events"):
    return [str(entry.day) for entry in search_entries(question, section)]


@pytest.mark.parametrize(
    "question", ["النخيل", "نخيل", "بلدة النخيل", "بلده نخيل", "الوادى", "جيش الوادي", "دير الزور"]
)
def test_records_are_found_newest_first(filled, question):
    assert found(question) == ["2024-05-01", "2024-03-11", "2024-03-10"]


@pytest.mark.parametrize(
    "question", ["", "؟", "سماء", "النخيل سماء", "ديرالزور", 'x" OR "نخيل', "*", "ن*", "' OR 1=1 --"]
)
def test_what_is_not_there_is_not_found(filled, question):
    assert found(question) == []


def test_all_sections_and_articles_are_found(filled):
    assert {entry.section for entry in search_entries("النهر")} == {"articles", "statements", "demands"}
    refs = {entry.ref for entry in search_entries("إطلاق النار", "articles")}
    assert refs == set(models.Page.objects.values_list("ref", flat=True))


def test_a_held_back_name_finds_nothing_until_it_is_released(filled):
    assert list(search_entries("أحمد المحمد")) == []
    event = models.Event.objects.get(start="2024-05-01")
    desk.release(Editor("سمر"), "events", event.ref, "أحمد المحمد", "شخصية عامة")
    assert {entry.section for entry in search_entries("أحمد المحمد")} == {"events", "articles"}


def test_an_old_version_is_not_found(filled):
    DatabaseShelf().put(report(at=page(b"new"), events=(), statements=(), demands=()))
    assert found("مدنيين") == ["2024-05-01", "2024-03-11"]


def test_a_replaced_reading_leaves_no_entry_behind(filled):
    before = models.SearchEntry.objects.count()
    for row in models.Report.objects.all():
        row.knowledge = "sha256:old"
        row.save()
    DatabaseShelf().put(report())
    assert models.SearchEntry.objects.count() == before
    assert len(found("النخيل")) == 3


def test_very_long_words_and_texts_are_kept(store):
    letters = random.Random(1)
    word = "".join(letters.choices("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", k=9000))
    text = f"{TEXT} {word} " + " ".join(f"كلمة{n}" for n in range(60_000))
    DatabaseShelf().put(report(text))
    assert [entry.section for entry in search_entries("كلمة59999")] == ["articles"]
    assert [entry.section for entry in search_entries(word)] == ["articles"]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("نخ*", 3),
        ("الوا*", 3),
        ("نخ* قصف", 3),
        ("نخ* سماء", 0),
        ('"بلدة النخيل"', 3),
        ('"النخيل بلدة"', 0),
        ("«قوات الوادي بلدة»", 3),
        ('"بلدة النخيل', 3),
        ('"النخيل قصفت"', 0),
    ],
)
def test_phrases_and_beginnings(filled, question, number):
    assert len(found(question, "articles")) == number
