"""The desk's verbs on records: adding, undoing, restoring, confirming; what people did outlives re-reading."""

from dataclasses import replace

import pytest
from django.conf import settings

from reports import BODY, LATER, TEXT, call, demand, page, report, shelling
from waqai import desk
from waqai.desk import Editor, NotAllowed
from waqai.errors import ChangedSince, StoreError
from waqai.records import Span
from waqai.records.wire import plain
from waqai.store import models
from waqai.store.history import history_of
from waqai.store.publication import public_reports
from waqai.store.shelf import DatabaseShelf
from waqai.store.standing import unchanged, version_of

SAMAR, RIM = Editor("سمر"), Editor("ريم")
CALL = BODY.split(". ")[1].rstrip(".")


def span(quote, text=TEXT):
    return Span(text.index(quote), text.index(quote) + len(quote))


@pytest.fixture
def event(store):
    DatabaseShelf().put(report())
    return models.Event.objects.get()


@pytest.fixture
def second_person(monkeypatch):
    monkeypatch.setattr(settings, "WAQAI_SECOND_PERSON", True)


def add_protest(ref=None, why="فات القارئ", **told):
    where = ref or models.Page.objects.get(current=True).ref
    spans = {"record": [span(CALL)], "type": [span("دعت")]}
    return desk.add(SAMAR, where, "events", {"type": "protest", "start": "2024-03-10", **told}, spans, why)


def kinds():
    return sorted(models.Event.objects.filter(report__article__page__current=True).values_list("type", "state"))


# --- adding ---


def test_an_added_record_stands_beside_those_that_were_read(event):
    kept = add_protest()
    row = models.Event.objects.get(type="protest")
    assert (row.state, row.by_person, row.public, row.ref) == ("added", True, True, kept.attached)
    assert row.evidence.get(field="record").quote == CALL
    assert {item.by_judgement for item in row.evidence.all()} == {True}
    assert sorted(one.type for told in public_reports() for one in told.events) == ["protest", "shelling"]
    assert models.SearchEntry.objects.filter(ref=row.ref).exists()


def test_it_outlives_re_reading_and_moves_with_its_words(event):
    add_protest()
    DatabaseShelf().put(report(f"خبر: {TEXT}", reader=LATER))
    row = models.Event.objects.get(type="protest")
    assert (row.state, row.by_person) == ("added", True)
    told = row.evidence.get(field="record")
    assert row.report.article.text[told.start : told.end] == CALL
    assert models.Judgement.objects.get().attached == row.ref


def test_it_holds_for_the_next_version_of_the_page(event):
    add_protest()
    DatabaseShelf().put(report(at=page(b"a new version")))
    assert kinds() == [("protest", "added"), ("shelling", "read")]


def test_it_waits_while_its_words_are_gone(event):
    add_protest()
    gone = report(reader=LATER, statements=(), demands=())
    DatabaseShelf().put(replace(gone, article=replace(gone.article, text=TEXT.replace(CALL, "لا شيء"))))
    assert kinds() == [("shelling", "read")]
    assert models.Judgement.objects.get().waits
    DatabaseShelf().put(report())
    assert kinds() == [("protest", "added"), ("shelling", "read")]


def test_what_the_machine_reads_by_now_is_not_told_twice(event):
    add_protest(objects=["school"])
    read = replace(shelling(id="e2", type="protest", objects=()), evidence=tuple(
        replace(item, field="type" if item.field == "kind" else item.field) for item in call().evidence
    ))  # fmt: skip
    DatabaseShelf().put(report(reader=LATER, events=(shelling(), read)))
    row = models.Event.objects.get(type="protest")
    assert (row.state, row.by_person, row.objects_hit, row.reading["objects"]) == ("added", False, ["school"], [])


def test_an_added_record_is_judged_like_any_other(event):
    ref = add_protest().attached
    desk.correct(SAMAR, "events", ref, "start", "2024-03-09", span("يوم الأحد"), "سبب")
    row = models.Event.objects.get(ref=ref)
    assert (str(row.start), row.state, row.by_person) == ("2024-03-09", "corrected", True)
    desk.withdraw(SAMAR, "events", ref, "سبب")
    assert not models.Event.objects.get(ref=ref).public


def test_statements_and_demands_are_added_too(event):
    where = models.Page.objects.get().ref
    spans = {"record": [span(BODY.split(".")[0])]}
    party = [{"name": "شبكة النهر", "id": None, "names": [], "kind": "organisation"}]
    said = desk.add(SAMAR, where, "statements", {"kind": "warn", "issuer": party}, spans, "سبب")
    asked = desk.add(SAMAR, where, "demands", {"ask": "access", "who": party, "of": []}, spans, "سبب")
    assert models.Statement.objects.get(ref=said.attached).kind == "warn"
    assert models.Demand.objects.get(ref=asked.attached).ask == "access"


@pytest.mark.parametrize(
    ("section", "told", "spans", "complaint"),
    [
        ("events", {}, {"record": [Span(0, 4)]}, "needs its type"),
        ("events", {"type": "protest"}, {"type": [Span(0, 4)]}, "words of the article"),
        ("events", {"type": "protest"}, {"record": [Span(0, 9_999)]}, "not within"),
        ("events", {"type": "protest", "start": "soon"}, {"record": [Span(0, 4)]}, "no ISO day"),
        ("events", {"type": "protest", "colour": "red"}, {"record": [Span(0, 4)]}, "no field"),
        ("pages", {"type": "protest"}, {"record": [Span(0, 4)]}, "no pages to add"),
    ],
)
def test_a_wrong_addition_is_refused(event, section, told, spans, complaint):
    with pytest.raises(NotAllowed, match=complaint):
        desk.add(SAMAR, models.Page.objects.get().ref, section, told, spans, "سبب")
    assert models.Judgement.objects.count() == 0


def test_nothing_is_added_twice(event):
    add_protest()
    with pytest.raises(StoreError, match="already"):
        add_protest()
    with pytest.raises(StoreError, match="no record nowhere"):
        add_protest("nowhere")


# --- taking away ---


def two_places(event):
    told = [plain(shelling().places[0]), {"name": "الوادي"}]
    desk.correct(SAMAR, "events", event.ref, "places", told, span("قوات الوادي"), "سبب")
    return history_of("events", event.ref).now.record


def test_taking_one_of_several_places_away_needs_no_words(event):
    nakhil = plain(two_places(event).places[0])
    desk.correct(SAMAR, "events", event.ref, "places", [nakhil], None, "وقع في البلدة وحدها")
    record = history_of("events", event.ref).now.record
    assert [place.name for place in record.places] == ["النخيل"]
    assert [item.quote for item in record.evidence if item.field == "places"] == ["النخيل يوم"]


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("places", [{"name": "الفرات"}]),
        ("places", [{"name": "النخيل"}, {"name": "الوادي"}]),
        ("actor2", [{"name": "مدنيين", "kind": "people"}]),  # what stays is named by no proof
        ("harm", [{"kind": "killed", "who": "civilians", "min": 1, "max": 1}]),
        ("objects", ["school"]),
        ("type", "air_strike"),
    ],
)
def test_whatever_says_more_or_stands_unproved_needs_words(event, field, told):
    two_places(event)
    with pytest.raises(NotAllowed, match="words of the article"):
        desk.correct(SAMAR, "events", event.ref, field, told, None, "سبب")


# --- undoing and restoring ---


def test_taking_back_leaves_the_rest(event):
    accepted = desk.accept(SAMAR, "events", event.ref, "سبب")
    desk.correct(RIM, "events", event.ref, "objects", [], None, "سبب")
    desk.take_back(SAMAR, "events", event.ref, accepted.pk, "خطأ")
    row = models.Event.objects.get()
    assert (row.state, row.objects_hit) == ("corrected", [])
    with pytest.raises(NotAllowed, match="no judgement"):
        desk.take_back(SAMAR, "events", event.ref, accepted.pk, "خطأ")
    assert models.Judgement.objects.count() == 3


def test_an_added_record_that_is_undone_is_off_the_public_pages(event):
    kept = add_protest()
    desk.take_back(SAMAR, "events", kept.attached, kept.pk, "خطأ")
    row = models.Event.objects.get(ref=kept.attached)
    assert (row.state, row.public) == ("rejected", False)
    DatabaseShelf().put(report(reader=LATER))
    assert models.Event.objects.get(ref=kept.attached).state == "rejected"


def test_restoring_is_a_judgement_of_its_own(event):
    first = desk.correct(SAMAR, "events", event.ref, "objects", ["school"], span("بلدة"), "سبب")
    desk.reject(RIM, "events", event.ref, "سبب")
    desk.restore(SAMAR, "events", event.ref, first.pk, "الرفض خطأ")
    assert (models.Event.objects.get().state, models.Event.objects.get().objects_hit) == ("corrected", ["school"])
    desk.restore(SAMAR, "events", event.ref, 0, "كما قرئ")
    row = models.Event.objects.get()
    assert (row.state, row.objects_hit) == ("read", ["home"])
    with pytest.raises(NotAllowed, match="no judgement 99"):
        desk.restore(SAMAR, "events", event.ref, 99, "سبب")


def test_history_tells_who_when_why_and_what_changed(event):
    desk.correct(SAMAR, "events", event.ref, "start", "2024-03-09", span("يوم الأحد"), "التاسع")
    desk.reject(RIM, "events", event.ref, "ليس في النص")
    told = history_of("events", event.ref)
    first, second = told.steps
    assert [(c.field, c.before, c.after) for c in first.changes] == [
        ("state", "read", "corrected"),
        ("start", "2024-03-10", "2024-03-09"),
    ]
    assert [(c.field, c.before, c.after) for c in second.changes] == [("state", "corrected", "rejected")]
    assert (second.judgement.who, second.judgement.why, second.stands) == ("ريم", "ليس في النص", True)
    desk.take_back(RIM, "events", event.ref, second.judgement.pk, "خطأ")
    assert [step.stands for step in history_of("events", event.ref).steps] == [True, False, True]


# --- a second person ---


def test_nothing_takes_effect_before_a_second_person(event, second_person):
    kept = desk.correct(SAMAR, "events", event.ref, "objects", [], None, "سبب")
    row = models.Event.objects.get()
    assert (row.state, row.waits, row.objects_hit) == ("read", True, ["home"])
    with pytest.raises(NotAllowed, match="another person"):
        desk.confirm(SAMAR, "events", event.ref, kept.pk, "سبب")
    desk.confirm(RIM, "events", event.ref, kept.pk, "صحيح")
    row = models.Event.objects.get()
    assert (row.state, row.waits, row.objects_hit) == ("corrected", False, [])
    with pytest.raises(NotAllowed, match="waits"):
        desk.confirm(RIM, "events", event.ref, kept.pk, "سبب")


def test_taking_off_needs_no_second_person(event, second_person):
    desk.withdraw(SAMAR, "events", event.ref, "سبب")
    assert models.Event.objects.get().state == "withdrawn"


def test_a_proposed_record_is_not_public(event, second_person):
    kept = add_protest()
    row = models.Event.objects.get(ref=kept.attached)
    assert (row.state, row.public, row.waits) == ("proposed", False, True)
    assert [one.type for told in public_reports() for one in told.events] == ["shelling"]
    desk.confirm(RIM, "events", kept.attached, kept.pk, "صحيح")
    assert models.Event.objects.get(ref=kept.attached).state == "added"


def test_a_name_is_not_released_by_one_person_alone(event, second_person):
    kept = desk.release(SAMAR, "events", event.ref, "أحمد المحمد", "سبب")
    assert models.Event.objects.get().roles.filter(withheld=True).exists()
    desk.confirm(RIM, "events", event.ref, kept.pk, "صحيح")
    assert not models.Event.objects.get().roles.filter(withheld=True).exists()


# --- two people at once ---


def test_what_changed_meanwhile_is_not_overwritten(event):
    seen = version_of("events", event.ref)
    with unchanged(("events", event.ref, seen)):
        desk.accept(SAMAR, "events", event.ref, "سبب")
    with pytest.raises(ChangedSince), unchanged(("events", event.ref, seen)):
        desk.reject(RIM, "events", event.ref, "سبب")
    assert models.Event.objects.get().state == "accepted"


def test_a_re_reading_that_reads_the_same_changes_nothing(event):
    seen = version_of("events", event.ref)
    DatabaseShelf().put(report(reader=LATER))
    with unchanged(("events", event.ref, seen)):
        desk.accept(SAMAR, "events", event.ref, "سبب")
    assert models.Event.objects.get().state == "accepted"


# --- worked whole ---


def test_a_finished_page_says_so_and_waits_for_nothing(event):
    kept = desk.finish(SAMAR, models.Page.objects.get().ref, "قرئت كلها")
    assert (kept.section, kept.attached, kept.waits) == ("articles", models.Page.objects.get().ref, False)
    DatabaseShelf().put(report(reader=LATER))
    assert not models.Judgement.objects.get().waits
    with pytest.raises(StoreError, match="no record nowhere"):
        desk.finish(SAMAR, "nowhere", "سبب")


def test_demands_of_the_same_to_the_same_are_one_thread(store):
    of = replace(shelling().actor1[0])
    known = demand(who=(of,), of=(of,))
    DatabaseShelf().put(report(demands=(known,)))
    DatabaseShelf().put(report(at=page(b"other", url="https://example.org/2"), demands=(known,)))
    DatabaseShelf().put(report(at=page(b"third", url="https://example.org/3")))
    DatabaseShelf().put(report(at=page(b"fourth", url="https://example.org/4")))
    assert models.Demand.objects.values("thread").distinct().count() == 3
