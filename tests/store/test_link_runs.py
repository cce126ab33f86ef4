"""Runs of linking: interrupted they leave nothing half done, two at once count nothing twice, old facts are renewed."""

import os
import subprocess
import sys
from collections import Counter

import pytest
from test_incidents import BODY, EDITOR, OTHER, RUMMAN, THIRD, groups, incident_of, link, relink, three, told

from reports import LATER
from waqai import desk
from waqai.linking.telling import SHAPE
from waqai.pipeline import lay_out, link_all, link_new
from waqai.records import Place
from waqai.store import models
from waqai.store.links import DatabaseLinks
from waqai.store.shelf import DatabaseShelf

__all__ = ["three"]
PLACES = ("النخيل", "الرمان", "الصفصاف", "الزيتون")


def all_rows():
    """Return everything that linking keeps."""
    return [
        sorted(models.Told.objects.values_list("event", "incident__ref", "copy_of", "shape")),
        sorted((row.told.event, str(row.weights)) for row in models.LinkWeights.objects.select_related("told")),
        sorted(models.LinkKey.objects.values_list("key", "told__event")),
        sorted(models.LinkCount.objects.values_list("name", "pages")),
        sorted(models.Incident.objects.values_list("ref", "merged_into__ref", "withdrawn")),
    ]


class Broken(DatabaseLinks):
    """The store of a machine that is switched off at the ``at``-th step of writing."""

    def __init__(self, at):
        self.left = at

    def _step(self):
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt

    def save(self, incidents):
        super().save(incidents)
        self._step()

    def save_copies(self, copies):
        super().save_copies(copies)
        self._step()

    def rebuild(self, counts, rows, events):
        super().rebuild(counts, rows, events)
        self._step()


@pytest.mark.parametrize("at", range(3))
def test_a_run_over_all_that_is_interrupted_leaves_the_store_as_it_was(three, at):
    DatabaseShelf().put(told(4, OTHER))
    link()
    desk.split(EDITOR, incident_of(1).ref, [models.Told.objects.filter(incident=incident_of(1)).first().event], "سبب")
    models.LinkCount.objects.update(pages=9)
    before = all_rows()
    with pytest.raises(KeyboardInterrupt):
        link_all(Broken(at))
    assert all_rows() == before
    link_all(DatabaseLinks())
    assert not models.LinkCount.objects.filter(pages=9).exists()


def test_a_run_that_is_interrupted_before_a_page_is_linked_counts_its_words_once(three):
    DatabaseShelf().put(told(4, THIRD, **RUMMAN))
    next(lay_out(DatabaseLinks()))
    link()
    assert counted() == expected()


def test_facts_of_another_version_are_laid_out_anew(three):
    refs = dict(models.Told.objects.values_list("event", "incident__ref"))
    models.Told.objects.update(shape="old", facts={"of": "another version"})
    DatabaseShelf().put(told(4, OTHER))
    link()
    assert groups() == ["124", "3"]
    assert refs.items() <= dict(models.Told.objects.values_list("event", "incident__ref")).items()
    models.Told.objects.update(shape="old", facts={"of": "another version"})
    link_all(DatabaseLinks())
    assert groups() == ["124", "3"]
    relink()
    assert groups() == ["124", "3"] and not models.Told.objects.exclude(shape=SHAPE).exists()


def test_a_decision_on_facts_of_another_version_holds(three):
    models.Told.objects.update(shape="old", facts={"of": "another version"})
    desk.merge(EDITOR, incident_of(1).ref, incident_of(3).ref, "سبب")
    assert groups() == ["123"]


class Slow(DatabaseLinks):
    """The links of a run over all, during whose thinking somebody else works."""

    def __init__(self, meanwhile):
        self.meanwhile = meanwhile

    def told(self, shape):
        found = list(super().told(shape))
        self.meanwhile()
        return iter(found)


def test_what_is_decided_and_added_while_all_is_linked_stays(three):
    def meanwhile():
        desk.merge(EDITOR, incident_of(1).ref, incident_of(3).ref, "سبب")
        DatabaseShelf().put(told(4, OTHER))
        link()

    link_all(Slow(meanwhile))
    assert groups() == ["1234"]
    assert counted() == expected()
    assert models.LinkWeights.objects.count() == 4


def counted():
    return dict(models.LinkCount.objects.values_list("name", "pages"))


def expected():
    """Return on how many pages each name stands, counted anew."""
    pages = {}
    for row in models.Told.objects.all():
        names = pages.setdefault(row.page, set())
        names.update(row.facts["words"], (f"site:{site['id']}" for site in row.facts["sites"] if site["id"]))
    return dict(Counter(name for names in pages.values() for name in names))


def test_two_that_add_at_once_lose_and_double_nothing(store, tmp_path):
    """Two real processes, on each database."""
    runs = []
    for run in range(2):
        folder = tmp_path / str(run)
        folder.mkdir()
        for number in range(12):
            place = PLACES[number % 4]
            line = (
                f"قصفت قوات الوادي قرية {place} يوم الأحد {number + 1} آذار 2024، ما أدى إلى مقتل {number + 2} مدنيين."
            )
            (folder / f"{number}.txt").write_text(f"قصف على {place}\n\n{line} رقم {run}\n", encoding="utf-8")
        command = [sys.executable, "-m", "waqai.cli", "add", "--json", str(folder)]
        runs.append(subprocess.Popen(command, env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.PIPE))
    for run in runs:
        _, complaints = run.communicate(timeout=120)
        assert run.returncode == 0, complaints.decode()
    assert models.Page.objects.count() == 24
    assert not models.Told.objects.filter(incident=None).exists() and models.Told.objects.count() >= 24
    assert counted() == expected()
    assert models.LinkWeights.objects.count() == models.Told.objects.count()


def test_a_decision_that_is_made_while_pages_are_linked_holds_for_the_next_of_them(store):
    shelf = DatabaseShelf()
    shelf.put(told(1))
    link()
    first = incident_of(1)
    shelf.put(told(2, THIRD, **RUMMAN))
    shelf.put(told(3, THIRD, **RUMMAN))
    steps = link_new(DatabaseLinks())
    next(steps)
    desk.merge(EDITOR, first.ref, incident_of(2).ref, "سبب")
    list(steps)
    assert any({"1", "2"} <= set(group) for group in groups())


ELSEWHERE = {"places": (Place("الصفصاف", "t:safsaf", 34.2, 39.1, "حمص", "SY", "settlement"),)}


def test_what_was_only_seen_along_is_bound_while_it_is_read_as_it_was_seen(three):
    """1 and 2 were linked by the machine, a person joined them with 3. Read anew alike, all stay; 2 read at another
    place is no longer what the person saw, and the machine places it.
    """
    desk.merge(EDITOR, incident_of(1).ref, incident_of(3).ref, "سبب")
    for number, body, changes in ((1, BODY, {}), (2, OTHER, {}), (3, THIRD, RUMMAN)):
        DatabaseShelf().put(told(number, body, reader=LATER, **changes))
    relink()
    assert groups() == ["123"]
    DatabaseShelf().put(told(2, OTHER, **ELSEWHERE, start="2021-01-01", end="2021-01-01"))
    relink()
    assert groups() == ["13", "2"]
    DatabaseShelf().put(told(1, BODY, **ELSEWHERE, start="2021-01-01", end="2021-01-01"))
    relink()
    assert any({"1", "3"} <= set(group) for group in groups()), "one of each side stays, however it is read"


def test_what_is_read_again_as_a_person_saw_it_is_back_at_once_and_on_the_lists(three):
    desk.merge(EDITOR, incident_of(1).ref, incident_of(3).ref, "سبب")
    DatabaseShelf().put(told(2, OTHER, reader=LATER, **ELSEWHERE, start="2021-01-01", end="2021-01-01"))
    relink()
    assert groups() == ["13", "2"]
    DatabaseShelf().put(told(2, OTHER))
    link()
    assert groups() == ["123"]
    assert models.ShownIncident.objects.get(listed=True).reports == 3


def test_what_a_person_picked_is_bound_however_it_is_read(three):
    event = models.Event.objects.get(report__article__page__outlet="منبر 2").ref
    desk.move(EDITOR, event, incident_of(3).ref, "سبب")
    DatabaseShelf().put(told(2, OTHER, reader=LATER, **ELSEWHERE))
    relink()
    assert groups() == ["1", "23"]


def test_part_of_what_was_taken_back_is_not_public_again(three):
    first = incident_of(1)
    desk.withdraw_incident(EDITOR, first.ref, "سبب")
    event = models.Event.objects.get(report__article__page__outlet="منبر 2").ref
    desk.split(EDITOR, first.ref, [event], "سبب")
    assert groups() == ["1", "2", "3"] and incident_of(1).withdrawn and incident_of(2).withdrawn
