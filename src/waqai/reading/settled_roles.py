"""Roles that grammar alone settles: subject and object behind their verb, and whom one clashes with."""

from collections.abc import Iterator
from itertools import pairwise

from waqai.reading.cases import subjects_by_case
from waqai.reading.cores import Core
from waqai.reading.doers import BY
from waqai.reading.party_mention import PartyMention, is_armed
from waqai.reading.place_mention import LARGE, PlaceMention
from waqai.reading.role_features import RoleReader
from waqai.reading.scene import Scene
from waqai.reading.slots import Slot

_TITLE = frozenset({"title"})
_SUBJECT = "own.verb.actor1"
_NAMED = frozenset({"actor", "adjective", "group"})  # «by» a person may tell a bearer only («يقودها سائق»)
_GOVERNED = frozenset({"and", "by", "to"})
_AIRCRAFT = frozenset({"warplane", "helicopter", "drone"})
_ITS = frozenset({"", "to", "from"})  # what may stand between a strike and whose it is
_ACTING = frozenset({_SUBJECT, "target_before.own", "harm"})
_FREE = frozenset({"", "target_before"})  # no preposition: «استهدفوا» itself tells a target
_NUMBER = 3  # words of a number
_DEEDS = frozenset({"trigger", "harm_done"})
_THAT = frozenset({"content"})
_BLAME = "blames"
_BLAMES = frozenset({_BLAME})
_THERE = frozenset({"in", "direction", "near"})  # what leads up to a land where something happens
_WHERE = frozenset({"container", "within", "origin"})
_HOLDS = frozenset({"access", "custody"})  # families of deeds that a checkpoint does, and none does to it
_WHOSE = frozenset({"to", "belongs"})
_FIGHTING = frozenset({"combatants", "unknown"})
_MANY = frozenset({"plural", "collective"})
_FACED = frozenset({"armed_clash", "agreement", "riot", "territory_change"})  # of which two sides are told
_PARTNER = frozenset({"partner"})
_HEADED = 3  # words that head a partner's name («وحدات أمنية تابعة ل…»)
_OWNER_REACH = 3  # words from what flies to whose it is («بدون طيار تابعة لـ»)
_SURE = {"actor1": {"actor1": 1.0, "actor2": 0.0, "none": 0.0}, "actor2": {"actor1": 0.0, "actor2": 1.0, "none": 0.0}}
_NONE = {"actor1": 0.0, "actor2": 0.0, "none": 1.0}


def settled_roles(scene: Scene, core: Core, reader: RoleReader) -> dict[int, dict[str, float]]:
    """Return the roles, by first token, of the parties that can have no other: who stands right behind a verb of the
    happening with its object right behind («قتل مسلحون موظفا»), that object, whom fighters clash with, fighters with a
    name right behind «by» or with «of» behind a strike and its means («قصف مدفعي لقوات …»), several people behind «by»
    («من قبل مجهولين»), a partner («بالتعاون مع …»), who by case is a subject.

    A verb written without vowels may be passive, but then nothing stands behind its one party.
    """
    settled = dict.fromkeys(subjects_by_case(scene, core, reader.parties), _SURE["actor1"])
    if core.type == "air_strike":
        settled |= _fliers(reader)
    parties = [p for p in reader.parties if p.sort != "means"]
    for party in parties:
        if _is_sole_object(scene, party, reader.slot_of(party), parties):
            settled.setdefault(party.first, _SURE["actor2"])
    for subject, thing in pairwise(parties):
        first = _is_subject(reader.slot_of(subject))
        if first and settled.get(subject.first) is not _SURE["actor2"] and _is_object(scene, subject, thing):
            settled[subject.first] = _SURE["actor1"]
            settled[thing.first] = _SURE["actor2"]
    settled |= dict.fromkeys(_idle(scene, core, reader, parties), _NONE)
    for party in parties:
        slot = reader.slot_of(party)
        if core.family in _HOLDS and _holds_post(scene, party, slot):
            settled.setdefault(party.first, _SURE["actor1"])
        if party.sort in _NAMED and is_armed(party) and (_is_doer(slot) or _is_whose(slot)):
            settled.setdefault(party.first, _SURE["actor1"])
        if _is_many(party) and _follows_by(slot) and slot.governor.startswith("own"):
            settled.setdefault(party.first, _SURE["actor1"])
    for party in partners_of(scene, core, reader):
        settled.setdefault(party.first, _SURE["actor1"])
    if core.type == "armed_clash":
        for party in parties:
            slot = reader.slot_of(party)
            if slot.preposition == "with" and slot.governor.startswith("own") and is_armed(party):
                settled.setdefault(party.first, _SURE["actor2"])
    return settled


def _idle(scene: Scene, core: Core, reader: RoleReader, parties: list[PartyMention]) -> Iterator[int]:
    """Yield the first tokens of the parties that neither act nor suffer: offices filled, judges of what others did,
    lands where it happened, and who only answers it.
    """
    lands = {at for p in core.ground.places if _is_land(p) for at in range(p.first, p.last)}
    turn = core.ground.clauses[core.clause]
    answered = turn if scene.cue_at(turn, "reply") else 0  # «قصف الجيش … ردا على هجوم»: it answers, and did not begin
    for party in parties:
        slot = reader.slot_of(party)
        judges = _judges(scene, core, party, slot) or _judges_ahead(scene, core, party, slot)
        if judges or _is_office_filled(scene, core, party) or party.at < answered or party.first in lands:
            yield party.first


def _is_many(party: PartyMention) -> bool:
    """Tell whether a party is several people who may bear arms: one man behind «by» may only bear what did it («يقودها
    سائق»).
    """
    people = party.people if party.sort == "people" else None
    return people is not None and people.entry.sense in _MANY and people.entry.known.who in _FIGHTING


def partners_of(scene: Scene, core: Core, reader: RoleReader) -> list[PartyMention]:
    """Return the parties that did a deed together with whoever did it: words of what they head may stand between them
    and what leads to a partner («بالتعاون مع مجموعة من الجيش»).
    """
    if core.type in _FACED:
        return []
    return [p for p in reader.parties if p.sort in _NAMED and led_from(scene, p) is not None]


def led_from(scene: Scene, party: PartyMention) -> int | None:
    """Return where the words begin that lead to a partner («بمساندة من وحدات …»), None where a party is none."""
    for back in range(_HEADED + 1):
        first = scene.cue_ending(party.at - back, _PARTNER)
        if first is not None:
            return first if all(scene.tokens[at].kind == "word" for at in range(party.at - back, party.at)) else None
    return None


def _is_sole_object(scene: Scene, party: PartyMention, slot: Slot, parties: list[PartyMention]) -> bool:
    """Tell whether a party stands right behind a verb whose subject stands before it: a verb in the plural («قال إنهم
    قتلوا ضابطا»: before its subject it would be singular), or one right behind the noun that «that» leads («أن الجيش
    قتل مسلحين»).
    """
    last = party.at
    while last > party.at - _NUMBER and last > 0 and scene.is_counted(party.at) and scene.in_moment(last - 1):
        last -= 1  # «قتلوا ثلاثة جنود»
    if last == 0 or party.parts & _GOVERNED or slot.preposition not in _FREE or (slot.via, slot.parties) != ("near", 0):
        return False
    endings, text = scene.lexicon.knowledge.endings, scene.tokens[last - 1].text
    if slot.governor in _ACTING and text.endswith((endings.plural_past, endings.direct_plural)):
        return any(m.entry.kind in _DEEDS and m.entry.sense == "verb" for m in scene.opening.get(last - 1, ()))
    verb = slot.trigger
    if verb is None or verb.last != last or slot.governor != _SUBJECT:
        return False
    led = any(p.last == verb.first and scene.cue_ending(p.at, _THAT) is not None for p in parties)
    return led and not scene.tokens[party.first].text.endswith((endings.direct_plural, endings.direct_dual))


def _fliers(reader: RoleReader) -> dict[int, dict[str, float]]:
    """Return the roles that grammar gives to what strikes from the air, and to whose it is told to be right behind
    («قصفت طائرات حربية تابعة للجيش»): such a strike is its owner's, else that of what flies, told in full («قصف
    الطيران المروحي»). It cannot be the object: what flies is not struck from the air.
    """
    found: dict[int, dict[str, float]] = {}
    for at, party in enumerate(reader.parties):
        if not _flies(party) or not _strikes(reader.slot_of(party)):
            continue
        owner = next((p for p in reader.parties[at + 1 : at + 2] if _owns(party, p, reader.slot_of(p))), None)
        if owner is not None:
            found |= {party.first: _NONE, owner.first: _SURE["actor1"]}
        elif party.last - party.first > 1 and "the" in party.parts:
            found[party.first] = _SURE["actor1"]
    return found


def _flies(party: PartyMention) -> bool:
    """Tell whether a party is told by what flies alone («الطيران المروحي»)."""
    return party.sort == "means" and getattr(party.known, "id", None) in _AIRCRAFT


def _owns(means: PartyMention, party: PartyMention, slot: Slot) -> bool:
    """Tell whether a party right behind what flies is told to have it («تابعة للجيش», «، للتحالف»)."""
    return slot.preposition in _WHOSE and party.at - means.last <= _OWNER_REACH and party.sort != "people"


def _strikes(slot: Slot) -> bool:
    """Tell whether the word of an air strike stands right before a party, «of» or «from» at most between."""
    near = slot.via == "near" or (slot.via == "some" and slot.preposition != "")
    return slot.governor.startswith("own") and slot.preposition in _ITS and near and not slot.parties


def did_it(slot: Slot) -> bool:
    """Tell whether a party is told as the doer: right behind the verb of the happening itself, behind its «by», or
    behind a verb that takes it up by a pronoun («غارة شنها الطيران …»), be this the verb of another one.
    """
    return _is_subject(slot) or _is_doer(slot) or (_follows_by(slot) and slot.governor.endswith(".bound"))


def _is_subject(slot: Slot) -> bool:
    """Tell whether a party stands right behind the verb of the happening itself."""
    return (slot.preposition, slot.via, slot.governor, slot.parties) == ("", "near", _SUBJECT, 0)


def _is_doer(slot: Slot) -> bool:
    """Tell whether «by» of the happening itself stands right before a party («على يد المعارضة», «شنها الجيش»)."""
    return _follows_by(slot) and (slot.governor.startswith("own") or slot.governor.endswith(".own"))


def _follows_by(slot: Slot) -> bool:
    return slot.preposition in BY and slot.via == "near" and not slot.parties


def _is_office_filled(scene: Scene, core: Core, party: PartyMention) -> bool:
    """Tell whether a party only says which office is filled or taken away («عزل رئيس مجلس …»): it did nothing."""
    title = scene.cue_ending(party.at, _TITLE)
    return core.type == "appointment" and core.sense == "noun" and title == core.mention.last


def _is_land(place: PlaceMention) -> bool:
    """Tell whether a name that may be a state's is told as the land where, or whence, something happens: it does
    nothing there («في شمال سوريا», «شرق ليبيا», «من اليمن»).
    """
    there = place.use == "place" and (place.cues & _THERE or "by" in place.parts)
    return place.precision in LARGE | {"area"} and bool(there or place.use in _WHERE)


def _judges(scene: Scene, core: Core, party: PartyMention, slot: Slot) -> bool:
    """Tell whether a party stands right behind a verb of judging or recording what others did («أدانت الجمعية قصف …»),
    and behind no word of the happening itself: a later verb may tell what it did next («رحبت … بالاتفاق وقصفت …»).
    """
    goes_on = core.sense != "noun" and party.at < core.mention.first
    return not (goes_on or slot.governor.startswith("own")) and scene.cue_ending(party.at, _BLAMES) is not None


def _judges_ahead(scene: Scene, core: Core, party: PartyMention, slot: Slot) -> bool:
    """Tell whether a party stands right before such a verb, as headlines put it, whose object is the happening («الأمم
    المتحدة تدين قصف سوق …»); one's own is one's own («الجيش يوثق قصفه لمواقع …»).
    """
    verb, deed = scene.cue_at(party.last, _BLAME), core.mention
    if verb is None or core.sense != "noun" or deed.pronoun or slot.governor.startswith("own"):
        return False
    return 0 <= deed.first - verb.last <= _HEADED and not scene.joined_by_and(deed.first)


def _holds_post(scene: Scene, party: PartyMention, slot: Slot) -> bool:
    """Tell whether a party holds what stands as the subject right behind the verb («منعت حواجز النظام دخول …»)."""
    if (slot.preposition, slot.via, slot.governor, slot.parties) != ("", "object", _SUBJECT, 0) or slot.trigger is None:
        return False
    post = next((m for m in scene.opening.get(slot.trigger.last, ()) if m.entry.kind == "object"), None)
    return post is not None and post.last == party.at and not post.parts and not party.parts - {"the"}


def _is_whose(slot: Slot) -> bool:
    """Tell whether a strike and its means are told to be a party's («غارات بالصواريخ للتحالف»)."""
    return (slot.preposition, slot.via, slot.governor, slot.parties) == ("to", "weapon", "own.noun.actor1", 0)


def _is_object(scene: Scene, subject: PartyMention, party: PartyMention) -> bool:
    """Tell whether ``party`` stands right behind ``subject``, a number at most between, and nothing governs it."""
    between = range(subject.last, party.at)
    joined = any(scene.joined_by_and(at) for at in between)  # «قتل ضابط وأربعة جنود»
    return not party.parts & _GOVERNED and not joined and all(scene.in_moment(at) for at in between)
