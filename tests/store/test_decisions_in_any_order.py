"""Decisions piled on one another in any order: the newest holds whole and at once, and linking all changes nothing."""

from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from test_incidents import BODY, EDITOR, RUMMAN, THIRD, link, relink, told

from reports import LATER
from waqai import desk
from waqai.desk import NotAllowed
from waqai.linking.rulings import bind
from waqai.store import models
from waqai.store.rulings import rulings
from waqai.store.shelf import DatabaseShelf

REPORTS = 5
EXAMPLES = 10  # 150 of either kind found nothing more
HAPPENINGS = ((BODY, {}), (THIRD, RUMMAN))
number = st.integers(0, 7)
_EMPTIED = (models.LinkJudgement, models.Told, models.LinkCount, models.SearchEntry, models.Report, models.Article)


def standing():
    return dict(models.Told.objects.filter(incident__isnull=False).values_list("event", "incident__ref"))


def empty():
    for model in _EMPTIED:
        model.objects.all().delete()
    models.Incident.objects.update(merged_into=None)
    models.Page.objects.update(replaces=None)
    models.Incident.objects.all().delete()
    models.Page.objects.all().delete()


class Desk(RuleBasedStateMachine):
    """An editor who decides and undoes at will while pages come, are read again and go."""

    withdraws = False
    made: ClassVar[set[str]] = set()  # what was decided in any of the runs

    def __init__(self):
        super().__init__()
        empty()
        self.stands = []

    def report(self, at, happening, reader=None):
        body, changes = HAPPENINGS[happening]
        body = body if at % 2 else body.replace("قصفت", "شهود: قصفت", 1) if happening == 0 else body
        DatabaseShelf().put(told(at, body, reader=reader, **changes))

    @initialize()
    def first(self):
        for at in range(REPORTS):
            self.report(at, at % 2)
        relink()

    def incident(self, at):
        found = sorted(set(standing().values()))
        return found[at % len(found)]

    def decide(self, act, *where):
        """Let the editor decide; what the newest decision says holds at once, and linking all gives the same."""
        try:
            row = act(EDITOR, *where, "سبب")
        except NotAllowed:
            return
        self.stands.append(row.pk)
        now = standing()
        self.made.add(act.__name__)
        assert all((now[a] == now[b]) == same for a, b, same in rulings()[row.pk])
        self.nothing_changes()

    def nothing_changes(self):
        now = standing()
        relink()
        assert standing() == now or self.withdraws

    def two(self, one, other):
        """Return two incidents, of one alone that one twice."""
        found = sorted(set(standing().values()))
        first = one % len(found)
        return found[first], found[(first + 1 + other % max(len(found) - 1, 1)) % len(found)]

    @rule(one=number, other=number)
    def merge(self, one, other):
        self.decide(desk.merge, *self.two(one, other))

    @rule(one=number, other=number)
    def keep_apart(self, one, other):
        self.decide(desk.keep_apart, *self.two(one, other))

    @rule(one=number, taken=st.sets(number, min_size=1, max_size=3))
    def split(self, one, taken):
        ref = self.incident(one)
        events = sorted(event for event, own in standing().items() if own == ref)
        self.decide(desk.split, ref, {events[at % len(events)] for at in taken})

    @rule(event=number, to=number)
    def move(self, event, to):
        events = sorted(standing())
        self.decide(desk.move, events[event % len(events)], self.incident(to))

    @precondition(lambda self: self.stands)
    @rule(at=number)
    def undo(self, at):
        desk.undo(EDITOR, self.stands.pop(at % len(self.stands)), "سبب")
        self.made.add("undo")
        self.nothing_changes()

    @precondition(lambda self: self.withdraws)
    @rule(at=number)
    def withdraw(self, at):
        self.stands.append(desk.withdraw_incident(EDITOR, self.incident(at), "سبب").pk)
        relink()

    @rule(at=st.integers(0, REPORTS), happening=st.integers(0, 1), again=st.booleans())
    def read(self, at, happening, again):
        self.report(at, happening, LATER if again else None)
        link()
        self.decisions_hold()
        relink()

    @invariant()
    def decisions_hold(self):
        bound, now = bind(list(rulings().values())), standing()
        for a in now:
            for b in now:
                assert not (bound.are_apart(a, b) and now[a] == now[b])
                assert not (a != b and bound.are_together(a, b) and now[a] != now[b])

    @invariant()
    def every_address_leads_somewhere(self):
        assert not models.Told.objects.filter(incident=None).exists()
        for row in models.Incident.objects.all():
            seen = set()
            while row.merged_into_id:
                assert not row.told.exists() and row.pk not in seen
                seen.add(row.pk)
                row = row.merged_into


class DeskThatWithdraws(Desk):
    """The same, and incidents are taken back: linking all leaves these alone, so it may find more than was there."""

    withdraws = True
    made: ClassVar[set[str]] = set()


@pytest.mark.parametrize("editor", [Desk, DeskThatWithdraws])
def test_the_newest_decision_holds_at_once_and_linking_all_changes_nothing(sqlite_store, editor):
    run_state_machine_as_test(
        editor,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=14,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert editor.made >= {"merge", "keep_apart", "split", "move", "undo"}, "more EXAMPLES are needed"
