"""What a list selects, counts and orders in memory is what the stored rows say, and is never behind them."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction

from incidents import NAKHIL, SAHL, WADI, link, telling
from waqai import desk
from waqai.desk import Editor
from waqai.lexicon.belonging import middle_of
from waqai.records import Place
from waqai.store import models, selecting, shown
from waqai.store.columns import DIMENSIONS, ORDERS
from waqai.store.search import index_terms, pages_answering, parse_question, sequence
from waqai.store.selecting import Keeper, Wanted, looking

EDITOR = Editor("سمر")
PLACES = (
    NAKHIL,
    Place("الرمان", "t:rumman", 36.21, 37.12, "حلب", "SY", "settlement"),
    Place("حلب", "ocha:SY02", 36.2, 37.1, "حلب", "SY", "admin1"),
    Place("دير الزور", "ocha:C5086", 35.33, 40.15, "دير الزور", "SY", "settlement"),
)
COLUMN = {"type": "types", "family": "families", "side": "sides", "source": "sources", "harm": "harms"}


def _made(chance):
    day = date(2024, 1, 1) + timedelta(days=chance.randrange(90))
    told = None if chance.random() < 0.2 else day.isoformat()
    made = telling(
        f"منبر {chance.randrange(4)}",
        (day + timedelta(days=1)).isoformat(),
        chance.choice([None, 1, 3, (4, None)]),
        lead=chance.randrange(4),
        doer=chance.choice([(WADI,), (SAHL,), (WADI, SAHL)]),
        type=chance.choice(["shelling", "attack", "air_strike"]),
        objects=tuple(chance.sample(["home", "market", "road"], chance.randrange(3))),
    )
    return replace(
        made,
        events=(
            replace(
                made.events[0], places=tuple(chance.sample(PLACES, chance.choice((1, 1, 2)))), start=told, end=told
            ),
        ),
    )


def _made_at(place):
    made = telling("منبر آخر", "2024-03-12", 2)
    return replace(made, events=(replace(made.events[0], places=(place,)),))


@pytest.fixture
def forty(store):
    chance = random.Random(7)
    return link(*([_made(chance) for _ in range(chance.randint(1, 3))] for _ in range(40)))


def _values(row, name):
    """Return all that a row is counted under, a way to a place by every step of it."""
    if name == "place":
        return {step for path in row.paths for step in path}
    if name == "told":
        return {"several" if row.outlets > 1 else "one"}
    if name == "month":
        return {"open"} if row.start is None else {row.start.isoformat()[:7], row.start.isoformat()[:4]}
    return {row.grade} if name == "grade" else set(getattr(row, COLUMN.get(name, "objects_hit")))


def _fits(row, wanted):
    days = (wanted.since or date.min, wanted.until or date.max)
    bounded = bool(wanted.since or wanted.until)
    return (
        row.listed
        and (wanted.window is None or any(_lies_in(wanted, path) for path in row.paths))
        and all(_values(row, name) & set(values) for name, values in wanted.chosen)
        and (not bounded or (row.start is not None and row.start <= days[1] and row.end >= days[0]))
        and (wanted.words is None or bool(pages_answering(wanted.words, row.pages)))
    )


def _lies_in(wanted, path):
    west, south, east, north = wanted.window
    middle = next(filter(None, map(middle_of, reversed(path))), None)
    inside = middle is not None and south <= middle[0] <= north and west <= middle[1] <= east
    return inside and (not wanted.of("place") or bool(set(wanted.of("place")) & set(path)))


def _naive(wanted):
    return [row for row in models.ShownIncident.objects.all() if _fits(row, wanted)]


ASKED = [
    Wanted(),
    Wanted((("type", ("shelling",)),)),
    Wanted((("type", ("shelling", "attack")), ("side", ("t-wadi",)), ("grade", ("weak", "fair")))),
    Wanted((("place", ("ocha:SY02",)), ("harm", ("killed",)))),
    Wanted((("month", ("2024-02", "open")), ("object", ("home",)))),
    Wanted((("source", ("منبر 1",)), ("told", ("several",)))),
    Wanted(since=date(2024, 2, 1), until=date(2024, 2, 29)),
    Wanted(until=date(2024, 1, 20)),
    Wanted((("type", ("no such",)),)),
    Wanted(window=(39.0, 35.0, 41.0, 36.0)),
    Wanted((("place", ("ocha:SY02",)), ("type", ("shelling", "attack"))), window=(36.0, 34.0, 41.0, 37.0)),
    Wanted((("place", ("ocha:SY02",)),), window=(39.0, 35.0, 41.0, 36.0)),
]


@pytest.mark.parametrize("wanted", ASKED)
def test_selection_and_counts_are_those_of_the_rows(forty, wanted):
    rows = _naive(wanted)
    with looking as look_at:
        look = look_at(wanted)
        assert look.total == len(rows)
        assert set(look.keys("day", 0, 100)) == {row.pk for row in rows}
        for name in DIMENSIONS:
            others = _naive(wanted.without(name))
            assert look.counts(name) == Counter(value for row in others for value in _values(row, name)), name


def test_places_are_counted_level_by_level(forty):
    rows = _naive(Wanted())
    with looking as look_at:
        widest = look_at(Wanted()).counts_below(None)
        below = look_at(Wanted((("place", ("iso:SY",)),))).counts_below("iso:SY")
    assert widest == Counter(iso for row in rows for iso in {path[0] for path in row.paths})
    assert below == Counter(one for row in rows for one in {path[1] for path in row.paths if path[0] == "iso:SY"})
    assert below["ocha:SY02"] and below["ocha:SY09"]


def test_within_a_window_sums_are_of_what_lies_there_as_small_as_it_is_told(forty):
    wanted = Wanted(window=(39.0, 35.0, 41.0, 36.0))
    rows = _naive(wanted)
    with looking as look_at:
        look = look_at(wanted)
        sums, together, counts = look.sums_below(None), look.told_together(None), look.counts_below(None)
        plain = look_at(Wanted()).sums_below(None)
    ends = [{path[-1] for path in row.paths if _lies_in(wanted, path)} for row in rows]
    assert {name: one.incidents for name, one in sums.items()} == Counter(name for some in ends for name in some)
    assert together == Counter(tuple(sorted(some)) for some in ends if len(some) > 1)
    assert "ocha:C5086" in sums and "ocha:SY02" not in sums and counts == {"iso:SY": len(rows)}
    assert "ocha:C5086" not in plain and {"ocha:SY09", "ocha:SY02"} <= set(plain)


def test_a_window_is_forgotten_when_an_incident_changes(forty):
    wanted = Wanted(window=(39.0, 35.0, 41.0, 36.0))
    with looking as look_at:
        before = look_at(wanted).total
    link([_made_at(PLACES[3])])
    with looking as look_at:
        assert look_at(wanted).total == before + 1


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_is_whole_and_pages_go_on(forty, order):
    with looking as look_at:
        look = look_at(Wanted())
        whole = look.keys(order, 0, 1000)
        pages = [key for first in range(0, 40, 7) for key in look.keys(order, first, 7)]
    assert whole == pages and len(set(whole)) == 40
    rows = models.ShownIncident.objects.in_bulk(whole)
    if order == "day":
        days = [rows[key].day for key in whole]
        assert days == sorted(days, reverse=True)
    if order == "voices":
        assert [rows[key].outlets for key in whole] == sorted((rows[key].outlets for key in whole), reverse=True)
    if order == "toll":
        tolls = [rows[key].killed_most or 0 for key in whole]
        assert tolls == sorted(tolls, reverse=True)


@pytest.mark.parametrize("few", [0, 1000])
def test_every_order_is_that_of_a_process_that_starts_now(forty, few, monkeypatch):
    monkeypatch.setattr(selecting, "_FEW", few)  # looked at one by one, or by going over all columns
    old = Keeper()
    for change in range(3):
        with old as look_at:
            for order in ORDERS:
                look_at(Wanted()).keys(order, 0, 100)
        link(*([_made(random.Random(100 + 10 * change + n))] for n in range(3)))
        desk.withdraw_incident(EDITOR, forty[change].ref, "نُشر خطأ")
    with old as look_at, Keeper() as look_anew:
        for order in ORDERS:
            keys = look_at(Wanted()).keys(order, 0, 100)
            assert keys == look_anew(Wanted()).keys(order, 0, 100) and len(keys) == 46


@pytest.mark.parametrize("wanted", ASKED)
def test_few_rows_are_counted_like_many(forty, wanted, monkeypatch):
    def counted():
        with Keeper() as look_at:
            look = look_at(wanted)
            days = sorted(look.sums_by_day(), key=lambda told: told[:2])
            sums = look.sums_below(None), days, look.counts_below("iso:SY"), look.counts_below(None)
            return [*(look.counts(name) for name in DIMENSIONS), *sums, look.keys("day", 2, 9)]

    few = counted()
    monkeypatch.setattr(selecting, "_FEW", 0)
    assert few == counted()


def test_what_changes_shows_at_the_next_look(forty):
    with looking as look_at:
        assert look_at(Wanted()).total == 40
    gone = desk.withdraw_incident(EDITOR, forty[0].ref, "نُشر خطأ")
    with looking as look_at:
        assert look_at(Wanted()).total == 39
    desk.undo(EDITOR, gone.pk, "تبيّن أنه صحيح")
    link([_made(random.Random(99))])
    with looking as look_at:
        assert look_at(Wanted()).total == 41


def test_what_waits_to_be_renewed_is_off_the_lists(forty):
    models.Incident.objects.filter(pk=forty[0].pk).update(withdrawn=True)
    with looking as look_at:
        assert forty[0].pk not in look_at(Wanted()).keys("day", 0, 100)
        assert look_at(Wanted()).total == 39


def test_another_store_in_its_place_is_noticed(forty):
    with looking as look_at:
        assert look_at(Wanted()).total == 40
    models.ShownIncident.objects.all().delete()
    models.ShownState.objects.update(mark="another")
    with looking as look_at:
        assert look_at(Wanted()).total == 0


def matching(question):
    with looking as look_at:
        return set(look_at(Wanted(words=parse_question(question))).keys("day", 0, 1000))


def test_words_are_looked_up_in_the_public_reports_of_incidents(forty):
    assert matching("قصفت النخيل") == {row.pk for row in forty}
    assert matching("شيء آخر") == matching("؟") == set()
    for told in forty[0].told.all():
        desk.reject(EDITOR, "events", told.event, "ليس في النص")
    assert matching("قصفت النخيل") == {row.pk for row in forty[1:]}


@pytest.mark.parametrize("question", ["النخيل", "قتيلا", "مصا*", "«بلدة النخيل»", "«النخيل بلدة»", "قصف* ثلاثة"])
def test_what_words_find_is_the_same_by_the_index_and_by_a_look(forty, question):
    asked = parse_question(question)
    assert matching(question) == {row.pk for row in _naive(Wanted(words=asked))}


def test_the_words_of_what_changes_find_it_no_more_or_again_at_once(forty):
    whole = matching("قصفت النخيل")
    gone = desk.withdraw_incident(EDITOR, forty[0].ref, "نُشر خطأ")
    assert matching("قصفت النخيل") == whole - {forty[0].pk}
    desk.undo(EDITOR, gone.pk, "تبيّن أنه صحيح")
    assert matching("قصفت النخيل") == whole
    page = models.Page.objects.get(ref=forty[1].told.first().page)
    models.SearchEntry.objects.filter(page=page, section="articles").update(
        terms=index_terms("غيره"), sequence=sequence("غيره")
    )
    assert models.Stale.objects.filter(incident=forty[1].pk).exists()
    with transaction.atomic():
        shown.renew()
    pages = models.ShownIncident.objects.get(incident=forty[1]).pages
    assert (forty[1].pk in matching("قصفت النخيل")) == (pages != [page.pk])
    assert matching("غيره") == {forty[1].pk}
    models.SearchEntry.objects.filter(page=page).delete()
    with transaction.atomic():
        shown.renew()
    assert matching("غيره") == set()


def test_only_what_is_seen_counts_as_a_change(forty):
    row = models.ShownIncident.objects.get(incident=forty[0])
    models.ShownIncident.objects.filter(pk=row.pk).update(pages=[])
    with transaction.atomic():
        models.Stale.objects.create(incident=row.pk)
        shown.renew()
    again = models.ShownIncident.objects.get(pk=row.pk)
    assert (again.pages, again.changed) == (row.pages, row.changed) and again.turn > row.turn
