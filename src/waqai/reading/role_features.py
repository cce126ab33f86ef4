"""What can be seen of a party beside a happening: what governs it, order, distance, cues, kind, who else is there."""

from collections.abc import Iterator

from waqai.lexicon.mention import Mention
from waqai.reading.choice import distance_bucket
from waqai.reading.cores import Core
from waqai.reading.party_mention import PartyMention, kind_of
from waqai.reading.scene import Scene
from waqai.reading.slots import Slot, SlotReader, slot_features
from waqai.reading.toll import Toll

_ARMED = {True: "armed", False: "unarmed", None: "open"}
_OF_DEEDS = frozenset({"renewed", "faces"})  # verbs of doing: beside a party they tell no more than any verb


class RoleReader:
    """Looks at the parties of a sentence beside one happening of it, told by ``cores``."""

    def __init__(self, scene: Scene, cores: list[Core], tolls: list[Toll], speakers: set[int]) -> None:
        self._scene, self._core, self._tolls, self._speakers = scene, cores[0], tolls, speakers
        self._own = [m for core in cores for m in (core.mention, *core.members)]
        ground = self._core.ground
        self._slots = SlotReader(scene, ground, cores)
        self.parties = [p for p in ground.parties if not self._is_trigger(p)]
        self._others = [p for p in self.parties if p.sort != "means"]
        self._read = {p.first: self._slots.read(p) for p in self.parties}
        self._foreign = self._slots.foreign
        settled = scene.cues("place_settlement", ground.sentence)
        self._places = {p.first for p in ground.places} | {m.first for m in settled}
        self._agents = {p.first for p in self._others if _acts(self._read[p.first])}

    def _is_trigger(self, party: PartyMention) -> bool:
        mention = self._core.mention
        return party.first >= mention.first and party.last <= mention.last

    def _anchor(self, party: PartyMention) -> Mention:
        """Return the word of the happening that stands nearest to ``party``."""
        slot = self._read[party.first]
        if slot.trigger is not None and slot.governor.startswith("own"):
            return slot.trigger
        return min(self._own, key=lambda m: party.at - m.last if party.at >= m.last else m.first - party.last)

    def slot_of(self, party: PartyMention) -> Slot:
        """Return what governs ``party``, and how."""
        return self._read[party.first]

    def features(self, party: PartyMention) -> Iterator[str]:
        """Yield what is seen of ``party``."""
        core, scene, slot = self._core, self._scene, self._read[party.first]
        anchor = self._anchor(party)
        after = party.at >= anchor.last
        gap = scene.paces(anchor.last, party.at) if after else scene.paces(party.last, anchor.first)
        side, near = ("after" if after else "before"), distance_bucket(gap)
        who = f"{party.sort}.{_ARMED[party.armed]}"
        low, high = (anchor.last, party.at) if after else (party.last, anchor.first)
        foreign = sum(1 for at in self._foreign if low <= at < high)
        between = min(2, sum(1 for p in self._others if low <= p.at and p.last <= high))
        trigger = anchor.entry.known.trigger
        sense = f"{anchor.entry.sense}.{trigger.subject}"
        owner = anchor.entry.known.owner.id
        people = party.known if party.sort == "people" else None
        kind = getattr(people, "who", None) or kind_of(party)
        yield f"who={who}"
        yield f"kind={kind}"
        yield f"kind={kind}|{core.family}"
        yield f"type={core.type}|{who}"
        yield f"{sense}|{side}|between={between}|{min(1, foreign)}"
        yield f"{sense}|{side}|{near}|{who}"
        yield f"owner={owner}|{anchor.entry.sense}|{side}|armed={party.armed}"
        cues = sorted(scene.cues_before(party.at) - _OF_DEEDS) or ["plain"]
        for cue in cues:
            yield f"cue={cue}|{side}"
        for part in sorted(party.parts & {"and", "to", "by", "the"}):
            yield f"part={part}|{side}|{near}"
        if party.first in self._speakers:
            enemy = any(t.party is not None and t.party.id not in {None, party.id} for t in self._tolls)
            told = bool(self._agents - {party.first})
            yield f"speaker|{side}"
            yield f"speaker|{core.family}|acts={told}|enemy={enemy}"
            yield f"speaker|{kind}|acts={told}|enemy={enemy}"
            yield f"speaker|{sense}|acts={told}"
        yield from self._harm(party)
        yield from self._company(party)
        yield f"before={scene.word_or_kind(party.at - 1)}|{side}"
        yield f"behind={scene.word_or_kind(party.last)}"
        yield from slot_features(slot, who, core.family)
        if party.last in self._places and slot.trigger is not None:
            yield f"takes_place|{slot.governor}|{slot.preposition}|{min(slot.parties, 1)}"

    def _harm(self, party: PartyMention) -> Iterator[str]:
        family = self._core.family
        told = [t for t in self._tolls if t.first < party.last and party.first < t.last]
        whose = [t for t in self._tolls if t.party is not None and t.party.first == party.first]
        for toll in told[:1]:
            yield f"harmed|{family}|among={toll.among}"
            yield f"harmed|{toll.kind}|{party.armed}"
        if whose:
            yield f"harm_of|{family}"
        elif self._tolls:
            yield f"others_harmed|{family}|{party.sort}"

    def _company(self, party: PartyMention) -> Iterator[str]:
        """Yield which of how many parties this is, and whether it is named again in the sentence."""
        rank = sum(1 for p in self._others if p.first < party.first)
        yield f"rank={min(rank, 3)}|of={min(len(self._others), 4)}"
        if any(p.id and p.id == party.id and p.first != party.first for p in self._others):
            yield "again"


def _acts(slot: Slot) -> bool:
    """Tell whether a slot is that of one who acts: subject of an own verb, or behind «by»."""
    if slot.preposition in {"agent_before", "agent_bound"}:
        return not slot.governor.endswith(".foreign")
    subject = slot.follows.startswith("own.verb") or slot.follows == "agent_before"
    return not slot.preposition and (
        (subject and slot.governor in {"start", "mark", "clause"})
        or (slot.governor.startswith("own.verb.actor1") and slot.via == "near" and not slot.parties)
    )
