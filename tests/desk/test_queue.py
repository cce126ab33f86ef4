"""The queue: what waits, in the order asked for; what nearly is one incident; what may answer a demand."""

from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings

from incidents import link, telling
from reports import TEXT, call, demand, page, proof, report, shelling
from waqai import desk
from waqai.desk import Editor
from waqai.records import Harm, Party, Place
from waqai.store import models, queue, shown
from waqai.store.alarms import alarm_names
from waqai.store.answering import answers_of, proposals
from waqai.store.likely import keep_likely, likely_pairs, likely_with
from waqai.store.queue import Wanted
from waqai.store.settling import bring_up_to_date
from waqai.store.shelf import DatabaseShelf

SAMAR = Editor("سمر")
WADI = Party("قوات الوادي", "wadi", kind="military")


def put(number, **changes):
    made = replace(shelling(), **changes)
    made = report(at=page(f"{number}".encode(), url=f"https://example.org/queue/{number}"), events=(made,))
    DatabaseShelf().put(replace(made, statements=(), demands=()))
    return models.Event.objects.get(report__article__page__url=f"https://example.org/queue/{number}").ref


@pytest.fixture
def three(store, monkeypatch):
    monkeypatch.setattr(settings, "WAQAI_PUBLIC_CONFIDENCE", 0.5)
    low = put(
        1, confidence=0.2, start="2024-03-01", end="2024-03-01", harm=(Harm("killed", "civilians", 9, 9, "ثلاثة"),)
    )
    near = put(2, confidence=0.48, start="2024-03-08", end="2024-03-08", type="arrest")
    sure = put(3, confidence=0.9, start="2024-03-05", end="2024-03-05", places=(Place("الرمان", "t:r", admin1="حلب"),))
    return low, near, sure


def refs(**wanted):
    return tuple(queue.waiting(Wanted(**wanted)).values_list("ref", flat=True))


def alarms_of(*some):
    told = dict(models.Event.objects.filter(ref__in=some).values_list("ref", "alarms"))
    return {ref: alarm_names(told[ref]) for ref in some}


def test_what_is_nearest_to_the_threshold_comes_first(three):
    low, near, sure = three
    assert refs() == (near, low, sure)
    assert refs(sort="age") == (low, sure, near)
    assert refs(sort="toll")[0] == low
    assert refs(sort="place")[0] == sure


def test_what_sets_off_most_alarms_comes_first_and_says_which(three):
    low, near, sure = three
    dead = Harm("killed", "civilians", 7, 7, "سبعة"), Harm("killed", "children", 4, 4, "أربعة أطفال")
    grave = put(4, start="2024-02-01", end="2024-02-01", harm=dead, objects=("hospital",), weapons=("cluster",))
    many = put(5, start="2024-02-02", end="2024-02-02", harm=(Harm("killed", "unknown", 10, None, "عشرة"),))
    total = put(6, start="2024-02-03", end="2024-02-03", harm=many_harm(40), aggregate=True)
    assert refs(sort="alarm") == (grave, many, near, sure, low, total)
    told = {grave: ("children", "shielded", "banned"), many: ("many",), total: (), low: ()}
    assert alarms_of(grave, many, total, low) == told


def test_what_filters_offer_is_counted_anew_after_an_act_and_a_page(three):
    shown.renew()
    models.ShownState.objects.get_or_create(pk=1)
    first = queue.choices(Wanted())
    assert queue.choices(Wanted()) is first and dict(first.kinds) == {"shelling": 2, "arrest": 1}
    desk.accept(SAMAR, "events", three[1], "قورن بالنص")
    assert dict(queue.choices(Wanted()).kinds) == {"shelling": 2}
    put(7, type="arrest")
    assert dict(queue.choices(Wanted()).kinds) == {"shelling": 2, "arrest": 1}
    assert dict(queue.choices(Wanted(show="all")).kinds) == {"shelling": 2, "arrest": 2}


def test_children_told_beside_the_whole_are_not_counted_twice_in_the_order_by_toll(three):
    beside = Harm("killed", "civilians", 8, 8, "ثمانية"), Harm("killed", "children", 5, 5, "خمسة أطفال")
    eight = put(7, harm=beside)
    assert refs(sort="toll")[:2] == (three[0], eight), "nine come before eight of whom five are children"


def many_harm(number):
    return (Harm("killed", "civilians", number, number, "أربعون"),)


def test_an_event_of_a_disputed_incident_sets_off_an_alarm(store):
    first = telling("أ", killed=3, said=[("deny", WADI)])
    link((first,))
    shown.renew()
    told = models.Told.objects.get()
    assert models.ShownIncident.objects.get().grade == "discounted"
    assert alarms_of(told.event) == {told.event: ("disputed",)}


def test_the_alarm_of_a_dispute_ends_with_its_incident(store):
    link((telling("أ", killed=3, said=[("deny", WADI)]),))
    shown.renew()
    many = put(2, start="2020-01-01", end="2020-01-01", harm=many_harm(12))
    event = models.Told.objects.get().event
    assert refs(sort="alarm") == (event, many), "one alarm each, and the newer day first"
    desk.withdraw_incident(SAMAR, models.Incident.objects.get().ref, "سبب")
    assert alarms_of(event) == {event: ()} and refs(sort="alarm") == (many, event)


def test_events_of_an_older_store_are_ordered_once_a_command_opened_it(three):
    link((telling("أ", killed=3, said=[("deny", WADI)]),))
    bring_up_to_date()
    keys = ("ref", "alarms", "by_toll", "by_alarm", "by_place")
    laid_out = sorted(models.Event.objects.values_list(*keys))
    models.Event.objects.update(alarms=None, by_toll=None, by_alarm=None, by_place=None)
    models.ShownState.objects.update(digest="older")
    bring_up_to_date()
    assert sorted(models.Event.objects.values_list(*keys)) == laid_out and None not in {x for y in laid_out for x in y}


def test_filters_narrow_the_queue(three):
    low, near, sure = three
    assert refs(show="hidden") == (near, low)
    assert refs(kind="arrest") == (near,)
    assert refs(place=models.Place.objects.get(known="t:r").ref) == (sure,)
    assert refs(outlet=models.Source.objects.get().slug) == (near, low, sure)
    assert refs(outlet="other") == ()
    assert [count for _, count in queue.kinds(Wanted())] == [2, 1]
    assert [count for *_, count in queue.places(Wanted())] == [2, 1]
    assert [count for *_, count in queue.outlets(Wanted())] == [3]


def test_a_judged_record_leaves_the_queue_and_its_place_is_told(three):
    low, near, sure = three
    assert queue.beside(Wanted(), low) == (near, sure, 2)
    desk.accept(SAMAR, "events", near, "سبب")
    assert refs() == (low, sure) and refs(show="all") == (near, low, sure)
    assert queue.beside(Wanted(), near) == (None, low, 0)
    counted = queue.counts()
    assert (counted.events, counted.hidden, counted.names, counted.second) == (2, 1, 2, 0)


def test_what_waits_for_a_second_person_is_counted(three, monkeypatch):
    monkeypatch.setattr(settings, "WAQAI_SECOND_PERSON", True)
    desk.accept(SAMAR, "events", three[0], "سبب")
    assert refs(show="second") == (three[0],) and queue.counts().second == 1


def test_judgements_without_their_record_are_counted(three):
    desk.reject(SAMAR, "events", three[0], "سبب")
    desk.finish(SAMAR, models.Page.objects.first().ref, "سبب")
    again = report(at=page(b"1", url="https://example.org/queue/1", outlet="x"), events=(), statements=(), demands=())
    DatabaseShelf().put(again)
    assert queue.counts().lost == 1


# --- what nearly is one incident ---


@pytest.fixture
def pair(store):
    one, other = link([telling("الأول")], [telling("الثاني", lead=1)])
    events = [incident.told.get().event for incident in (one, other)]
    keep_likely([(*events, -0.2, [("day=days 0", 1.5)])])
    return one, other


def test_a_likely_pair_waits_until_somebody_decides(pair):
    one, other = pair
    (row,) = likely_pairs()
    assert ((row.first, row.second), row.why) == ((one.ref, other.ref), [["day=days 0", 1.5]])
    assert list(likely_with(other.ref)) == [row]
    decision = desk.keep_apart(SAMAR, one.ref, other.ref, "حادثان")
    assert not likely_pairs().exists()
    desk.undo(SAMAR, decision.pk, "سبب")
    assert likely_pairs().exists()
    desk.merge(SAMAR, one.ref, other.ref, "حادث واحد")
    assert not likely_pairs().exists()


def test_a_withdrawn_incident_is_likely_nothing(pair):
    desk.withdraw_incident(SAMAR, pair[0].ref, "سبب")
    assert not likely_pairs().exists()


# --- what answers a demand ---


def asking(ask="ceasefire", of=(WADI,)):
    DatabaseShelf().put(report(events=(), statements=(), demands=(demand(ask=ask, of=of),)))
    return models.Demand.objects.get()


def later(number=7, day="2024-03-20", **changes):
    event = replace(shelling(type="agreement"), **{"start": day, "end": day, "actor1": (WADI,), **changes})
    made = report(at=page(b"later", url=f"https://example.org/{number}"), events=(event,))
    DatabaseShelf().put(replace(made, statements=(), demands=()))
    return models.Event.objects.get(report__article__page__url=f"https://example.org/{number}")


def found(row):
    return [(one.section, one.record.ref, [name for name, _ in one.why]) for one in proposals(row)]


def test_a_later_act_of_who_was_asked_that_fits_is_proposed(store):
    row, answer = asking(), later()
    assert found(row) == [("events", answer.ref, ["asked", "type"])]


@pytest.mark.parametrize(
    "changes",
    [
        {"day": "2024-01-20"},
        {"day": "2025-03-20"},
        {"type": "shelling"},
        {"actor1": (Party("قوات السهل", "sahl", kind="military"),)},
    ],
    ids=["earlier", "too late", "another kind", "another party"],
)
def test_what_does_not_fit_is_not_proposed(store, changes):
    row = asking()
    later(**changes)
    assert found(row) == []


def test_a_statement_of_who_was_asked_in_the_same_words_is_proposed(store):
    row = asking()
    text = "أعلنت قوات الوادي أنها تقبل دعوة شبكة النهر إلى وقف إطلاق النار"
    said = replace(call(), issuer=(WADI,), date="2024-03-12", about=(), kind="announce",
                   evidence=proof(text, record=text, kind="أعلنت", issuer="قوات الوادي"))  # fmt: skip
    made = report(at=page(b"said", url="https://example.org/8"), events=(), demands=(), statements=(said,))
    article = replace(made.article, text=text, paragraphs=(), headline=None)
    DatabaseShelf().put(replace(made, article=article))
    ((section, _, why),) = found(row)
    assert (section, why) == ("statements", ["asked", "words"])


def test_where_nobody_is_asked_a_place_of_the_same_report_ties(store):
    DatabaseShelf().put(report(statements=(), demands=(demand(of=()),)))
    row, answer = models.Demand.objects.get(), later(actor1=())
    assert found(row) == [("events", answer.ref, ["place", "type"])]


def test_what_a_person_said_holds_and_is_not_proposed_again(store):
    row, answer = asking(), later()
    assert answers_of([row]) == {}
    kept = desk.answer(SAMAR, row.ref, "events", answer.ref, "هدنة بعد تسعة أيام")
    row = models.Demand.objects.get()
    assert (answers_of([row]), found(row)) == ({row.pk: [("events", answer.ref)]}, [])
    desk.answer(SAMAR, row.ref, "events", answer.ref, "ليست جواباً", holds=False)
    row = models.Demand.objects.get()
    assert (answers_of([row]), found(row)) == ({}, [])
    desk.restore(SAMAR, "demands", row.ref, kept.pk, "سبب")
    row = models.Demand.objects.get()
    assert answers_of([row]) == {row.pk: [("events", answer.ref)]}


def test_an_answer_is_found_again_when_its_page_is_read_anew(store):
    row, answer = asking(), later()
    desk.answer(SAMAR, row.ref, "events", answer.ref, "سبب")
    evidence = tuple(replace(e, start=e.start + 5, end=e.end + 5) for e in shelling().evidence)
    days = {"start": "2024-03-20", "end": "2024-03-20"}
    moved = shelling(type="agreement", actor1=(WADI,), evidence=evidence, **days)
    made = report(at=page(b"later still", url="https://example.org/7"), events=(moved,), statements=(), demands=())
    DatabaseShelf().put(replace(made, article=replace(made.article, text=f"عاجل {TEXT}")))
    new = models.Event.objects.get(report__article__page__current=True, type="agreement")
    row = models.Demand.objects.get()
    assert new.ref != answer.ref and answers_of([row]) == {row.pk: [("events", new.ref)]}
    assert new.day == date(2024, 3, 20)
