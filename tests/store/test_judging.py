"""What people decided is kept, holds for its record however the page is read again, and says when it cannot."""

import pytest
from django.db.models import ProtectedError

from reports import BODY, HEADLINE, LATER, TEXT, page, report, shelling
from waqai import desk
from waqai.desk import Editor, NotAllowed
from waqai.errors import StoreError
from waqai.records import Evidence, Reader, Span
from waqai.records.wire import plain
from waqai.store import models
from waqai.store.recall import recall_in_force
from waqai.store.shelf import DatabaseShelf

EDITOR = Editor("سمر")
NEWEST = Reader("rules", "0.1.0", "sha256:three")


@pytest.fixture
def event(store):
    DatabaseShelf().put(report())
    return models.Event.objects.get()


def span(quote, text=TEXT):
    return Span(text.index(quote), text.index(quote) + len(quote))


def again():
    return models.Event.objects.get()


def test_accepting_marks_the_record(event):
    judgement = desk.accept(EDITOR, "events", event.ref, "قورن بالنص")
    assert (judgement.who, judgement.why, judgement.verb, judgement.attached) == (
        "سمر",
        "قورن بالنص",
        "accept",
        event.ref,
    )
    assert again().state == "accepted"


@pytest.mark.parametrize(("verb", "state"), [(desk.reject, "rejected"), (desk.withdraw, "withdrawn")])
def test_taken_off_records_keep_their_address(event, verb, state):
    verb(EDITOR, "events", event.ref, "ليس في النص")
    row = again()
    assert (row.ref, row.state, row.public) == (event.ref, state, False)
    assert not models.SearchEntry.objects.filter(ref=event.ref).exists()
    desk.accept(EDITOR, "events", event.ref, "كان خطأ")
    assert (again().state, again().public) == ("accepted", True)
    assert models.SearchEntry.objects.filter(ref=event.ref).exists()


def test_correcting_changes_the_record_in_force_and_keeps_the_reading(event):
    desk.correct(EDITOR, "events", event.ref, "start", "2024-03-09", span("يوم الأحد"), "الأحد هو التاسع")
    row = again()
    assert (str(row.start), row.state, row.reading["start"]) == ("2024-03-09", "corrected", "2024-03-10")
    given = row.evidence.get(by_judgement=True)
    assert (given.field, given.quote) == ("start", "يوم الأحد")


def test_correcting_parts(event):
    side = [{"name": "أهالي النخيل", "id": None, "names": [], "kind": "people"}]
    desk.correct(EDITOR, "events", event.ref, "actor2", side, span("مدنيين"), "أدق")
    assert [role.name for role in again().roles.filter(part="actor2")] == ["أهالي النخيل"]
    desk.correct(EDITOR, "events", event.ref, "harm", [], None, "ليست حصيلة هذا القصف")
    assert (again().harm.count(), again().evidence.filter(field="harm").count()) == (0, 0)


def test_what_stays_of_a_list_keeps_the_words_that_prove_it(event):
    def proofs():
        return [(one.quote, one.by_judgement) for one in again().evidence.filter(field="places").order_by("start")]

    (was,) = proofs()
    both = [*plain(shelling().places), {"name": "الأحد"}]
    desk.correct(EDITOR, "events", event.ref, "places", both, span("الأحد"), "مكانان")
    assert sorted(proofs()) == sorted([was, ("الأحد", True)])
    desk.correct(EDITOR, "events", event.ref, "places", both[1:], span("الأحد"), "الأول ليس منها")
    assert proofs() == [("الأحد", True)], "what is gone leaves no proof behind"
    desk.correct(EDITOR, "events", event.ref, "places", both[1:], span("يوم الأحد"), "أوضح")
    assert proofs() == [("يوم الأحد", True)], "for the same value the newest words stand"


def test_a_corrected_type_loses_the_old_types_codes(event):
    desk.correct(EDITOR, "events", event.ref, "type", "air_strike", span("قصفت"), "طائرات")
    row = again()
    assert (row.ref, row.type, row.acled) == (event.ref, "air_strike", None)


@pytest.mark.parametrize(
    ("field", "value", "at", "complaint"),
    [
        ("colour", "red", Span(0, 3), "no field 'colour'"),
        ("harm", [{"kind": "killed"}], Span(0, 3), "who"),
        ("start", 5, Span(0, 3), "str"),
        ("start", "2024-13-09", Span(0, 3), "no ISO day"),
        ("start", "2024-03-09", None, "words of the article"),
        ("start", "2024-03-09", Span(0, 10_000), "not within"),
    ],
)
def test_a_wrong_correction_is_refused(event, field, value, at, complaint):
    with pytest.raises(NotAllowed, match=complaint):
        desk.correct(EDITOR, "events", event.ref, field, value, at, "سبب")
    assert models.Judgement.objects.count() == 0


@pytest.mark.parametrize(
    ("editor", "why", "complaint"),
    [
        (Editor(" "), "سبب", "name"),
        (Editor("سمر", frozenset({"accept"})), "سبب", "may not"),
        (EDITOR, " ", "reason"),
    ],
)
def test_without_name_permission_or_reason_nothing_happens(event, editor, why, complaint):
    with pytest.raises(NotAllowed, match=complaint):
        desk.withdraw(editor, "events", event.ref, why)
    assert again().state == "read"


def test_a_record_that_is_not_there(store):
    with pytest.raises(StoreError, match="no record nowhere"):
        desk.accept(EDITOR, "events", "nowhere", "سبب")
    with pytest.raises(StoreError, match="no record nowhere"):
        desk.accept(EDITOR, "pages", "nowhere", "سبب")


def test_releasing_a_held_back_name(event):
    assert [role.name for role in event.roles.filter(withheld=True)] == ["أحمد المحمد"]
    with pytest.raises(NotAllowed, match="back"):
        desk.release(EDITOR, "events", event.ref, "قوات الوادي", "سبب")
    desk.release(EDITOR, "events", event.ref, "أحمد المحمد", "وافقت أسرته")
    assert not again().roles.filter(withheld=True).exists()


def test_a_name_can_be_released_on_an_older_version_of_the_page_too(event):
    DatabaseShelf().put(report(at=page(b"a new version"), events=()))
    with pytest.raises(NotAllowed, match="back"):
        desk.release(EDITOR, "events", event.ref, "النخيل", "سبب")
    desk.release(EDITOR, "events", event.ref, "أحمد المحمد", "وافقت أسرته")
    assert not models.Event.objects.get(ref=event.ref).roles.filter(withheld=True).exists()


def test_judgements_outlive_rereading(event):
    desk.correct(EDITOR, "events", event.ref, "start", "2024-03-09", span("يوم الأحد"), "سبب")
    DatabaseShelf().put(report(reader=LATER, events=(shelling(objects=("school",), start="2024-03-11"),)))
    row = again()
    assert (str(row.start), row.state, row.objects_hit) == ("2024-03-09", "corrected", ["school"])


def test_judgements_follow_their_words_when_the_text_moves(event):
    desk.correct(EDITOR, "events", event.ref, "start", "2024-03-09", span("يوم الأحد"), "سبب")
    moved = f"عاجل: {HEADLINE}\n\n{BODY}"
    DatabaseShelf().put(report(moved, reader=LATER))
    row = again()
    assert (str(row.start), row.state) == ("2024-03-09", "corrected")
    given = row.evidence.get(by_judgement=True)
    assert moved[given.start : given.end] == given.quote == "يوم الأحد"
    assert models.Judgement.objects.get().attached == row.ref


def test_a_judgement_waits_while_its_record_is_not_read(event):
    desk.reject(EDITOR, "events", event.ref, "سبب")
    keeper = DatabaseShelf()
    keeper.put(report(reader=LATER, events=(), statements=(), demands=()))
    judgement = models.Judgement.objects.get()
    assert (judgement.waits, judgement.page) == (True, models.Page.objects.get())
    keeper.put(report(reader=NEWEST))
    assert not models.Judgement.objects.get().waits
    assert again().state == "rejected"


def test_a_judgement_does_not_jump_to_another_record_on_its_trigger(store):
    """Two villages in one sentence are two events on one trigger: what was said of one does not hold for the other."""
    far = TEXT.index("النهر")
    one, other = (
        shelling(),
        shelling(
            id="e2",
            evidence=(
                *(e for e in shelling().evidence if e.field != "places"),
                Evidence("places", far, far + 5, "النهر"),
            ),
        ),
    )
    keeper = DatabaseShelf()
    keeper.put(report(events=(one, other)))
    refs = dict(models.Event.objects.values_list("wire_id", "ref"))
    desk.reject(EDITOR, "events", refs["e1"], "سبب")
    assert set(models.Event.objects.values_list("wire_id", "state")) == {("e1", "rejected"), ("e2", "read")}
    keeper.put(report(reader=LATER, events=(other,)))
    assert models.Judgement.objects.get().waits
    assert models.Event.objects.get().state == "read"


def test_a_judgement_holds_for_the_next_version_of_the_page(event):
    desk.withdraw(EDITOR, "events", event.ref, "سبب")
    moved = f"تحديث: {HEADLINE}\n\n{BODY}"
    DatabaseShelf().put(report(moved, at=page(b"a new version")))
    assert models.Event.objects.get(report__article__page__current=True).state == "withdrawn"
    assert models.Judgement.objects.count() == 1


def test_a_judgement_on_what_only_the_old_version_says_stays_with_it(event):
    desk.accept(EDITOR, "events", event.ref, "سبب")
    DatabaseShelf().put(report(at=page(b"a new version"), events=()))
    assert models.Judgement.objects.get().attached == event.ref


def test_a_correction_whose_proof_is_gone_does_not_hold(event):
    desk.correct(EDITOR, "events", event.ref, "start", "2024-03-09", span(HEADLINE), "سبب")
    DatabaseShelf().put(report(f"عنوان آخر\n\n{BODY}", reader=LATER))
    row = again()
    assert (str(row.start), row.state) == ("2024-03-10", "read")
    assert models.Judgement.objects.get().attached == row.ref


def test_the_database_does_not_give_up_a_judged_page(event):
    desk.accept(EDITOR, "events", event.ref, "سبب")
    with pytest.raises(ProtectedError):
        models.Page.objects.get().delete()


def test_recalled_in_force_is_what_the_columns_say(event):
    desk.correct(EDITOR, "events", event.ref, "start", "2024-03-09", span("يوم الأحد"), "سبب")
    now = recall_in_force(models.Report.objects.get()).in_force["e1"]
    assert (now.record.start, now.state) == ("2024-03-09", "corrected")
