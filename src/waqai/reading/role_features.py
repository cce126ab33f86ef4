"""What can be seen of a party beside a happening: what governs it, order, distance, cues, kind, who else is there."""

from functools import lru_cache

from waqai.lexicon.mention import Mention
from waqai.reading.choice import KEPT_FEATURES, distance_bucket
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
        self._stretches = [(p.at, p.last) for p in self._others]
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
        if len(self._own) == 1:
            return self._own[0]
        at, last = party.at, party.last
        return min(self._own, key=lambda m: at - m.last if at >= m.last else m.first - last)

    def slot_of(self, party: PartyMention) -> Slot:
        """Return what governs ``party``, and how."""
        return self._read[party.first]

    def features(self, party: PartyMention) -> list[str]:
        """Return what is seen of ``party``."""
        core, scene, slot = self._core, self._scene, self._read[party.first]
        anchor = self._anchor(party)
        start = party.at
        after = start >= anchor.last
        gap = scene.paces(anchor.last, start) if after else scene.paces(party.last, anchor.first)
        side, near = ("after" if after else "before"), distance_bucket(gap)
        who = f"{party.sort}.{_ARMED[party.armed]}"
        low, high = (anchor.last, start) if after else (party.last, anchor.first)
        foreign = len([at for at in self._foreign if low <= at < high])
        between = min(2, len([at for at, last in self._stretches if low <= at and last <= high]))
        trigger = anchor.entry.known.trigger
        sense = f"{anchor.entry.sense}.{trigger.subject}"
        owner = anchor.entry.known.owner.id
        people = party.known if party.sort == "people" else None
        kind = getattr(people, "who", None) or kind_of(party)
        found = [
            *_party_features(who, kind, core.family, core.type),
            *_order_features(sense, side, between, min(1, foreign), near, who),
            f"owner={owner}|{anchor.entry.sense}|{side}|armed={party.armed}",
            *_lead_features(scene.cues_before(start), party.parts, side, near),
        ]
        if party.first in self._speakers:
            enemy = any(t.party is not None and t.party.id not in {None, party.id} for t in self._tolls)
            told = bool(self._agents - {party.first})
            found += (
                f"speaker|{side}",
                f"speaker|{core.family}|acts={told}|enemy={enemy}",
                f"speaker|{kind}|acts={told}|enemy={enemy}",
                f"speaker|{sense}|acts={told}",
            )
        if self._tolls:
            found += self._harm(party)
        found += self._company(party)
        found.append(f"before={scene.word_or_kind(start - 1)}|{side}")
        found.append(f"behind={scene.word_or_kind(party.last)}")
        found += slot_features(slot, who, core.family)
        if party.last in self._places and slot.trigger is not None:
            found.append(f"takes_place|{slot.governor}|{slot.preposition}|{min(slot.parties, 1)}")
        return found

    def _harm(self, party: PartyMention) -> list[str]:
        family = self._core.family
        told = [t for t in self._tolls if t.first < party.last and party.first < t.last]
        whose = party.first in [t.party.first for t in self._tolls if t.party is not None]
        found = [f"harmed|{family}|among={told[0].among}", f"harmed|{told[0].kind}|{party.armed}"] if told else []
        found.append(f"harm_of|{family}" if whose else f"others_harmed|{family}|{party.sort}")
        return found

    def _company(self, party: PartyMention) -> list[str]:
        """Return which of how many parties this is, and whether it is named again in the sentence."""
        rank = len([p for p in self._others if p.first < party.first])
        place = f"rank={min(rank, 3)}|of={min(len(self._others), 4)}"
        again = party.id and party.id in [p.id for p in self._others if p.first != party.first]
        return [place, "again"] if again else [place]


@lru_cache(maxsize=KEPT_FEATURES)
def _party_features(who: str, kind: str | None, family: str, type_id: str) -> tuple[str, ...]:
    return f"who={who}", f"kind={kind}", f"kind={kind}|{family}", f"type={type_id}|{who}"


@lru_cache(maxsize=KEPT_FEATURES)
def _order_features(sense: str, side: str, between: int, foreign: int, near: str, who: str) -> tuple[str, ...]:
    return f"{sense}|{side}|between={between}|{foreign}", f"{sense}|{side}|{near}|{who}"


@lru_cache(maxsize=KEPT_FEATURES)
def _lead_features(cues: frozenset[str], parts: frozenset[str], side: str, near: str) -> tuple[str, ...]:
    told = [f"cue={cue}|{side}" for cue in sorted(cues - _OF_DEEDS) or ["plain"]]
    return (*told, *(f"part={part}|{side}|{near}" for part in sorted(parts & {"and", "to", "by", "the"})))


def _acts(slot: Slot) -> bool:
    """Tell whether a slot is that of one who acts: subject of an own verb, or behind «by»."""
    if slot.preposition in {"agent_before", "agent_bound"}:
        return not slot.governor.endswith(".foreign")
    subject = slot.follows.startswith("own.verb") or slot.follows == "agent_before"
    return not slot.preposition and (
        (subject and slot.governor in {"start", "mark", "clause"})
        or (slot.governor.startswith("own.verb.actor1") and slot.via == "near" and not slot.parties)
    )
