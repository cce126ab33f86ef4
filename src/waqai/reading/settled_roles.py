"""Roles that grammar alone settles: subject and object behind their verb, and whom one clashes with."""

from itertools import pairwise

from waqai.reading.cases import subjects_by_case
from waqai.reading.cores import Core
from waqai.reading.doers import BY
from waqai.reading.party_mention import PartyMention, is_armed
from waqai.reading.role_features import RoleReader
from waqai.reading.scene import Scene
from waqai.reading.slots import Slot

_TITLE = frozenset({"title"})
_SUBJECT = "own.verb.actor1"
_NAMED = frozenset({"actor", "adjective", "group"})  # «by» a person may tell a bearer only («يقودها سائق»)
_GOVERNED = frozenset({"and", "by", "to"})
_SURE = {"actor1": {"actor1": 1.0, "actor2": 0.0, "none": 0.0}, "actor2": {"actor1": 0.0, "actor2": 1.0, "none": 0.0}}

_NONE = {"actor1": 0.0, "actor2": 0.0, "none": 1.0}


def settled_roles(scene: Scene, core: Core, reader: RoleReader) -> dict[int, dict[str, float]]:
    """Return the roles, by first token, of the parties that can have no other: who stands right behind a verb of the
    happening with its object right behind («قتل مسلحون موظفا»), that object, whom fighters clash with, fighters with a
    name right behind «by» or with «of» behind a strike and its means («قصف مدفعي لقوات …»), who by case is a subject.

    A verb written without vowels may be passive, but then nothing stands behind its one party.
    """
    settled = dict.fromkeys(subjects_by_case(scene, core, reader.parties), _SURE["actor1"])
    parties = [p for p in reader.parties if p.sort != "means"]
    for subject, thing in pairwise(parties):
        slot = reader.slot_of(subject)
        first = (slot.preposition, slot.via, slot.governor, slot.parties) == ("", "near", _SUBJECT, 0)
        if first and _is_object(scene, subject, thing):
            settled[subject.first] = _SURE["actor1"]
            settled[thing.first] = _SURE["actor2"]
    for party in parties:
        if _is_office_filled(scene, core, party):
            settled[party.first] = _NONE
        slot = reader.slot_of(party)
        if party.sort in _NAMED and is_armed(party) and (_is_doer(slot) or _is_whose(slot)):
            settled.setdefault(party.first, _SURE["actor1"])
    if core.type == "armed_clash":
        for party in parties:
            slot = reader.slot_of(party)
            if slot.preposition == "with" and slot.governor.startswith("own") and is_armed(party):
                settled.setdefault(party.first, _SURE["actor2"])
    return settled


def _is_doer(slot: Slot) -> bool:
    """Tell whether «by» of the happening itself stands right before a party («على يد المعارضة», «شنها الجيش»)."""
    own = slot.governor.startswith("own") or slot.governor.endswith(".own")
    return slot.preposition in BY and own and slot.via == "near" and not slot.parties


def _is_office_filled(scene: Scene, core: Core, party: PartyMention) -> bool:
    """Tell whether a party only says which office is filled or taken away («عزل رئيس مجلس …»): it did nothing."""
    title = scene.cue_ending(party.at, _TITLE)
    return core.type == "appointment" and core.sense == "noun" and title == core.mention.last


def _is_whose(slot: Slot) -> bool:
    """Tell whether a strike and its means are told to be a party's («غارات بالصواريخ للتحالف»)."""
    return (slot.preposition, slot.via, slot.governor, slot.parties) == ("to", "weapon", "own.noun.actor1", 0)


def _is_object(scene: Scene, subject: PartyMention, party: PartyMention) -> bool:
    """Tell whether ``party`` stands right behind ``subject``, a number at most between, and nothing governs it."""
    return not party.parts & _GOVERNED and all(scene.in_moment(at) for at in range(subject.last, party.at))
