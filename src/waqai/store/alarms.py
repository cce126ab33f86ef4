"""What calls for an editor's eye first: stated signs in what an event tells, each one alarm; no measure of truth.

- ``many``: at least :data:`MANY` people told killed, in one happening.
- ``children``: children told among those harmed.
- ``shielded``: a thing hit that the laws of war protect by name (:data:`SHIELDED`).
- ``banned``: a means that treaties ban or bind (:data:`BANNED`).
- ``disputed``: its incident is contested or discounted (:mod:`waqai.store.grades`).

They are kept with the event as one number, a bit for each, for the desk's order (:mod:`waqai.store.orders`).
"""

from collections.abc import Sequence

from waqai.store import models
from waqai.store.ranges import PART

MANY = 10
# Hospitals, worship, relief and what keeps people alive: Additional Protocol I, articles 12, 53, 54, 70. Schools:
# Security Council resolution 1998 (2011). Camps hold those who fled already.
SHIELDED = frozenset({"hospital", "school", "mosque", "church", "camp", "aid", "water", "bakery"})
# The Chemical Weapons Convention, the Convention on Cluster Munitions, the Ottawa Treaty on mines, and Protocol III on
# incendiary weapons.
BANNED = frozenset({"chlorine", "sarin", "poison_gas", "cluster", "mine", "white_phosphorus"})
NAMES = ("many", "children", "shielded", "banned", "disputed")
DISPUTED = 1 << NAMES.index("disputed")  # the highest: told by the incident, the others by the event itself


def told_killed(counts: Sequence[models.Harm]) -> int | None:
    """Return how many counts tell killed at least: without the children and women who are told beside the whole that
    holds them; None where none is told.
    """
    killed = [row for row in counts if row.kind == "killed"]
    whole = [row for row in killed if row.who not in PART] or killed
    return sum(row.min for row in whole) if whole else None


def own_alarms(event: models.Event, counts: Sequence[models.Harm]) -> int:
    """Return the alarms that an event sets off by what it tells itself, as bits."""
    holds = (
        not event.aggregate and (told_killed(counts) or 0) >= MANY,
        any(row.who == "children" for row in counts),
        not SHIELDED.isdisjoint(event.objects_hit),
        not BANNED.isdisjoint(event.weapons),
    )
    return sum(1 << at for at, one in enumerate(holds) if one)


def alarm_names(bits: int | None) -> tuple[str, ...]:
    """Return the alarms that are set, in the order of :data:`NAMES`."""
    return tuple(name for at, name in enumerate(NAMES) if (bits or 0) >> at & 1)
