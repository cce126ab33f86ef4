"""What is stored for the lists is what would be computed anew, after whatever people and pages do."""

import random
from contextlib import suppress
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import transaction

from acts import EDITOR, WHY, correct_objects, random_acts
from incidents import NAKHIL, SAHL, VICTIM, link, story, telling
from waqai import desk
from waqai.desk import NotAllowed
from waqai.errors import StoreError
from waqai.pipeline import lay_out
from waqai.records import Page, Place
from waqai.store import models, shown
from waqai.store.gathered import gather
from waqai.store.links import DatabaseLinks
from waqai.store.settling import bring_up_to_date, digest, is_out_of_date
from waqai.store.shelf import DatabaseShelf

RUMMAN = Place("الرمان", "t:rumman", 36.21, 37.12, "حلب", "SY", "settlement")


def stored():
    return {row.ref: shown.content(row) for row in models.ShownIncident.objects.filter(listed=True)}


def anew():
    """Return what the incident pages would show now, without a look at what is stored."""
    public = models.Incident.objects.filter(withdrawn=False, merged_into=None)
    return {one.incident.ref: shown.content(shown.project(one)) for one in gather(public)}


def holds():
    assert stored() == anew()
    assert not models.Stale.objects.exists()
    return True


def row(**wanted):
    return models.ShownIncident.objects.get(listed=True, **wanted)


@pytest.fixture
def two(store):
    """Two incidents: one that three outlets tell of, one that a fourth tells of."""
    reports = [
        telling("أول", "2024-03-11", 2),
        telling("ثان", "2024-03-12", 5, lead=1, objects=("home",)),
        telling("ثالث", "2024-03-12", (3, None), lead=2, doer=(SAHL,)),
    ]
    other = telling("رابع", "2024-04-02", 1, lead=3, type="attack")
    other = replace(other, events=(replace(other.events[0], places=(RUMMAN,), start=None, end=None),))
    return link(reports, [other])


def test_a_row_tells_what_the_page_tells(two):
    first, second = (models.ShownIncident.objects.get(incident=one) for one in two)
    assert (first.type, first.voices, first.outlets, first.reports) == ("shelling", 3, 3, 3)
    assert first.tolls == [["killed", 2, 5, False]]
    assert (first.killed_least, first.killed_most, first.killed_open) == (2, 5, False)
    assert (str(first.start), str(first.end), str(first.day)) == ("2024-03-10", "2024-03-10", "2024-03-10")
    assert first.sides == sorted(["t-wadi", "t-sahl"])
    assert first.sources == sorted(["أول", "ثان", "ثالث"])
    assert (first.harms, first.objects_hit, first.grade) == (["killed"], ["home"], "contested")
    assert (second.start, second.end, str(second.day)) == (None, None, "2024-04-02")
    assert (second.admin1, second.country, second.lat) == ("ocha:SY02", "iso:SY", 36.21)
    assert second.paths[0][:2] == ["iso:SY", "ocha:SY02"]
    assert holds()


def test_no_held_back_name_is_stored(two):
    assert VICTIM not in repr(list(models.ShownIncident.objects.values_list(*shown.CONTENT)))
    event = models.Event.objects.filter(type="shelling").first()
    desk.release(EDITOR, "events", event.ref, VICTIM, "نشره أهله")
    assert any(side.startswith(shown.WORDING) for side in row(type="shelling").sides)
    assert holds()


@pytest.mark.parametrize("verb", ["reject", "withdraw"])
def test_a_judgement_on_a_record(two, verb):
    event = models.Event.objects.get(report__article__outlet="ثان")
    getattr(desk, verb)(EDITOR, "events", event.ref, WHY)
    assert row(type="shelling").tolls == [["killed", 2, 3, True]]
    assert holds()
    desk.accept(EDITOR, "events", event.ref, WHY)
    assert row(type="shelling").voices == 3 and holds()


def test_the_last_public_report_taken_back_takes_the_incident_off_the_lists(two):
    event = models.Event.objects.get(report__article__outlet="رابع")
    desk.reject(EDITOR, "events", event.ref, WHY)
    assert not models.ShownIncident.objects.get(incident=two[1]).listed
    assert models.ShownIncident.objects.get(incident=two[1]).sources == []
    assert holds()


def test_a_correction(two):
    event = models.Event.objects.get(report__article__outlet="رابع")
    correct_objects(event.ref, ["market"])
    assert row(type="attack").objects_hit == ["market"] and holds()


def test_decisions_on_incidents_and_their_undoing(two):
    first, second = (one.ref for one in two)
    joined = desk.merge(EDITOR, first, second, WHY)
    assert models.ShownIncident.objects.filter(listed=True).count() == 1 and holds()
    desk.undo(EDITOR, joined.pk, WHY)
    assert models.ShownIncident.objects.filter(listed=True).count() == 2 and holds()
    gone = desk.withdraw_incident(EDITOR, first, WHY)
    assert not models.ShownIncident.objects.get(ref=first).listed and holds()
    desk.undo(EDITOR, gone.pk, WHY)
    assert models.ShownIncident.objects.get(ref=first).listed and holds()


def test_a_page_read_again_and_one_fetched_anew(two):
    report = telling("أول", "2024-03-11", 9, text=story(0, 9))
    known = models.Page.objects.get(article__outlet="أول")
    told = Page(known.raw, known.media_type, url=known.url)
    DatabaseShelf().put(replace(report, page=told, reader=replace(report.reader, knowledge="sha256:other")))
    assert row(type="shelling").killed_most == 9 and holds()
    DatabaseShelf().put(replace(report, page=Page(b"later", "text/html", url=known.url), events=(), statements=()))
    assert row(type="shelling").outlets == 2 and holds()


def test_a_place_that_moved_with_the_knowledge(two):
    moved = telling("خامس", "2024-05-05", lead=1)
    there = replace(NAKHIL, lat=34.05)
    DatabaseShelf().put(replace(moved, events=(replace(moved.events[0], places=(there,)),)))
    assert row(type="shelling").lat == 34.05 and holds()


def test_what_was_written_past_the_code_is_noted_and_renewed(two):
    models.Event.objects.filter(report__article__outlet="ثان").update(public=False)
    assert models.Stale.objects.exists() and is_out_of_date()
    with transaction.atomic():
        assert shown.renew() == 1
    assert row(type="shelling").outlets == 2 and holds()


def test_nothing_is_renewed_where_the_transaction_fails(two):
    before = stored()
    with suppress(RuntimeError), transaction.atomic():
        models.Incident.objects.filter(pk=two[0].pk).update(withdrawn=True)
        shown.renew()
        raise RuntimeError
    assert stored() == before and holds()


def test_another_threshold_shows_others_once_a_command_opens_the_store(two, monkeypatch):
    bring_up_to_date()
    assert not is_out_of_date()
    made = digest()
    monkeypatch.setattr(settings, "WAQAI_PUBLIC_CONFIDENCE", 0.95)
    assert is_out_of_date() and digest() != made
    assert bring_up_to_date() == 2
    assert stored() == {} and holds()
    assert not models.SearchEntry.objects.filter(section="events").exists()
    assert bring_up_to_date() == 0
    monkeypatch.undo()
    bring_up_to_date()
    assert len(stored()) == 2 and holds()


def test_other_knowledge_makes_all_rows_anew(two, monkeypatch):
    bring_up_to_date()
    families = shown.belonging()
    monkeypatch.setattr(families, "family_of", lambda kind: "other")
    monkeypatch.setattr(families, "digest", lambda: "sha256:other")
    assert bring_up_to_date() == 2
    assert row(type="shelling").families == ["other"] and holds()


def test_a_row_that_did_not_change_keeps_its_turn(two):
    turns = dict(models.ShownIncident.objects.values_list("ref", "turn"))
    bring_up_to_date(anew=True)
    assert dict(models.ShownIncident.objects.values_list("ref", "turn")) == turns
    desk.withdraw_incident(EDITOR, two[1].ref, WHY)
    after = dict(models.ShownIncident.objects.values_list("ref", "turn"))
    assert after[two[0].ref] == turns[two[0].ref] and after[two[1].ref] > max(turns.values())


def test_an_older_store_gets_its_rows_and_its_words_in_order(two):
    bring_up_to_date()
    models.ShownIncident.objects.all().delete()
    models.ShownState.objects.all().delete()
    models.SearchEntry.objects.update(sequence=None)
    bring_up_to_date()
    assert len(stored()) == 2 and holds()
    assert all(entry.sequence for entry in models.SearchEntry.objects.filter(section="articles"))


def _is_done(act):
    """Try an act, a few times where it may not be done to what it fell on; what is refused changes nothing."""
    for _ in range(9):
        with suppress(NotAllowed, StoreError, IndexError):
            act()
            return True
        holds()
    return False


@pytest.mark.parametrize("seed", range(3))
def test_after_any_acts_it_is_what_is_computed_anew(two, seed):
    models.Told.objects.update(row=0)  # the reports are laid out for linking when first it is called
    for _ in lay_out(DatabaseLinks()):
        pass
    chance = random.Random(seed)
    acts = random_acts(chance)
    done, rounds = set(), 0
    while rounds < 3 or (done != set(acts) and rounds < 12):
        rounds += 1
        for name in chance.sample(list(acts), len(acts)):
            if _is_done(acts[name]):
                done.add(name)
            holds()
    assert done == set(acts), "each was done at least once"
