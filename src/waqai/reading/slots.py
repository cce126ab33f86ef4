"""The grammatical place of a party: what governs it, through which preposition, and what it is the subject of.

Arabic puts whom an act befalls behind the verb and its subject, behind the noun, or behind a preposition. So the words
to the left of a party, up to the first that can govern it, and those right behind it tell its role more generally than
the words themselves.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from waqai.lexicon.mention import Mention
from waqai.reading.choice import KEPT_FEATURES
from waqai.reading.cores import Core, Ground
from waqai.reading.party_mention import PartyMention
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

_REACH = 12  # tokens to the left in which what governs a party is looked for
_AHEAD = 8  # tokens to the right in which the verb of a subject is looked for
_QUOTES = frozenset("\"'(/#")
_AIMED = frozenset({"aimed_at_it"})
# Prepositions and their like that tell a role, the most telling first.
_PREPOSITIONS = (
    "agent_bound", "agent_before", "target_before", "belongs", "against", "between", "with", "toward", "upon", "cause",
    "from", "in", "among", "according",
)  # fmt: skip
_TURNS = frozenset(",;:")
_VERBAL = ("agent_bound", "agent_before", "target_before", "passive_light")


class Slot(msgspec.Struct, frozen=True, gc=False):
    """What stands around a party: its preposition, what lies between it and its governor, the governor, and what
    follows.
    """

    preposition: str
    via: str
    governor: str
    follows: str
    trigger: Mention | None
    parties: int


def _governing(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, tuple[str, Mention]]]:
    """Yield by token what can govern a party but for the triggers: the same for all happenings of a sentence."""
    for kind in ("weapon", "object", "harm", "harm_done"):
        for mention in scene.of_kind(kind, sentence):
            for at in range(mention.first, mention.last):
                yield at, ("harm" if kind == "harm_done" else kind, mention)
    for cue in (*_VERBAL, "clause"):
        for mention in scene.cues(cue, sentence):
            for at in range(mention.first, mention.last):
                yield at, (cue, mention)


class SlotReader:
    """Reads the slots of the parties of one sentence towards one happening, told by ``cores``."""

    def __init__(self, scene: Scene, ground: Ground, cores: Iterable[Core]) -> None:
        self._scene, self._ground = scene, ground
        told = [m for core in cores for m in (core.mention, *core.members)]
        own = {m.first: m for m in reversed(told)}  # of two readings of one word, the first core's
        sentence = ground.sentence
        if not ground.governing:
            ground.governing.update(_governing(scene, sentence))
        self._kinds: dict[int, tuple[str, Mention | None]] = dict(ground.governing)
        for mention in scene.of_kind("trigger", sentence):
            if mention.first not in own and mention.entry.sense == "noun" and self._is_thing(mention):
                continue
            self._cover(own.get(mention.first, mention), "own" if mention.first in own else "foreign")
        self._triggers = scene.of_kind("trigger", sentence)
        self.foreign = [m.first for m in self._triggers if m.first not in own]
        self._things = {m.last: m for m in scene.of_kind("object", sentence)}
        self._parties = {at for p in ground.parties for at in range(p.at, p.last) if p.sort != "means"}

    def _cover(self, mention: Mention, kind: str) -> None:
        for at in range(mention.first, mention.last):
            if self._kinds.get(at, ("", None))[0] != "own":
                self._kinds[at] = (kind, mention)

    def _is_thing(self, mention: Mention) -> bool:
        """Tell whether a word that may tell another happening is a thing, too («تجمعات», «أرتال»): a holder governs
        through it what it would not govern as a deed.
        """
        kind, thing = self._kinds.get(mention.first, ("", None))
        return kind == "object" and thing is not None and thing.last == mention.last

    def read(self, party: PartyMention) -> Slot:
        """Return the slot of ``party``."""
        at = self._unmarked(party.at)
        preposition, at = self._preposition(party, at)
        via, governor, trigger, passed = self._governor(at)
        return Slot(preposition, via, governor, self._follows(party), trigger, passed)

    def _unmarked(self, at: int) -> int:
        """Step back over signs, and over a preposition with its pronoun, which governs nothing behind it."""
        first = self._ground.sentence.first
        while at > first and self._scene.tokens[at - 1].text in _QUOTES:
            at -= 1
        aimed = self._scene.cue_ending(at, _AIMED)
        return at if aimed is None or aimed <= first else aimed

    def _preposition(self, party: PartyMention, at: int) -> tuple[str, int]:
        ending = self._scene.cues_ending(at)
        for cue in _PREPOSITIONS if ending else ():
            for mention in ending:
                if mention.entry.id == cue:
                    return cue, at if cue in _VERBAL else mention.first
        part = next((p for p in ("to", "by") if p in party.parts), "")
        return part or self._owned(at), at

    def _owned(self, at: int) -> str:
        """Return the preposition before a thing whose owner the party is, or before the first of several joined ones
        («على مواقع الجيش», «على مواقع وتجمعات الجيش»).
        """
        thing = self._thing_before(at)
        if thing is None:
            return ""
        while "and" in thing.parts and (joined := self._thing_before(thing.first)) is not None:
            thing = joined
        cue = next((c for c in _PREPOSITIONS if self._scene.cue_ending(thing.first, (c,)) is not None), "")
        return cue or next((p for p in ("to", "by") if p in thing.parts), "")

    def _thing_before(self, at: int) -> Mention | None:
        """Return the thing that is told right before ``at``."""
        thing = self._things.get(at)
        return None if thing is None or self._kinds[thing.first][0] == "own" else thing

    def _governor(self, at: int) -> tuple[str, str, Mention | None, int]:
        """Walk left to what governs: what is passed, what it is, its trigger, and how many parties are passed."""
        first = max(self._ground.sentence.first, self._scene.paced(at, -_REACH))
        passed: set[str] = set()
        parties = words = 0
        step = at - 1
        while step >= first:
            token = self._scene.tokens[step]
            if step in self._parties:
                parties += step - 1 not in self._parties
                step -= 1
                continue
            kind, mention = self._kinds.get(step, ("", None))
            if kind in {"own", "foreign"} and mention is not None:
                return self._via(passed, words), f"{kind}.{_frame(mention)}", mention, parties
            if kind in _VERBAL and mention is not None:
                whose = self._whose(mention, at)
                told = "none" if whose is None else self._kinds[whose.first][0]
                return self._via(passed, words), f"{kind}.{told}", whose, parties
            if kind in {"harm", "clause"}:
                return self._via(passed, words), kind, None, parties
            if kind in {"object", "weapon"}:
                passed.add(kind)
            elif token.kind == "mark" and token.text not in _QUOTES:
                return self._via(passed, words), "mark", None, parties
            elif not self._scene.in_moment(step):
                words += 1
            step -= 1
        return self._via(passed, words), "start" if first == self._ground.sentence.first else "far", None, parties

    def _whose(self, light: Mention, party: int) -> Mention | None:
        """Return the trigger whose doer or target a light verb tells: «شن … غارات» the one behind, «غارة شنها …» the
        one before.
        """
        before = next((m for m in reversed(self._triggers) if m.first < light.first), None)
        behind = next((m for m in self._triggers if m.first >= light.last), None)
        if light.entry.id in {"agent_bound", "target_before"} or behind is None:
            return before
        turned = any(self._scene.tokens[at].text in _TURNS for at in range(party, behind.first))
        return before if turned or self._scene.paces(party, behind.first) > _REACH else behind

    @staticmethod
    def _via(passed: set[str], words: int) -> str:
        return "+".join(sorted(passed)) or ("near" if words == 0 else "some" if words < 4 else "many")

    def _follows(self, party: PartyMention) -> str:
        last = min(self._ground.sentence.last, self._scene.paced(party.last, _AHEAD))
        for at in range(party.last, last):
            token = self._scene.tokens[at]
            if at in self._parties:
                return "party"
            kind, mention = self._kinds.get(at, ("", None))
            if kind in {"own", "foreign"} and mention is not None:
                return f"{kind}.{_frame(mention)}"
            if kind:
                return kind
            if token.kind == "mark" and token.text not in _QUOTES and token.text != ")":
                return "mark"
        return "other"


def _frame(mention: Mention) -> str:
    """Return how a trigger is told, and which roles its subject and object fill."""
    trigger = mention.entry.known.trigger
    bound = ".bound" if mention.pronoun else ""
    return f"{mention.entry.sense}.{trigger.subject}{bound}"


def slot_features(slot: Slot, who: str, family: str) -> list[str]:
    """Return what a slot tells, alone and for each kind of party and happening."""
    preposition, governor, parties = slot.preposition, slot.governor, min(slot.parties, 2)
    found = [
        *_governor_features(preposition, slot.via, governor, parties, who, family),
        *_follower_features(slot.follows, preposition, governor, who),
    ]
    if slot.trigger is not None:
        entry, short = slot.trigger.entry, governor.partition(".")[0]
        found.append(f"governed={short}|{entry.known.owner.id}|{entry.sense}|{preposition}|{parties}")
    return found


@lru_cache(maxsize=KEPT_FEATURES)
def _governor_features(
    preposition: str, via: str, governor: str, parties: int, who: str, family: str
) -> tuple[str, ...]:
    short = governor.partition(".")[0]
    return (
        f"slot={preposition}|{via}|{governor}|{parties}",
        f"slot={preposition}|{governor}|{parties}|{who}",
        f"slot={preposition}|{short}|{via}|{family}|{who}",
    )


@lru_cache(maxsize=KEPT_FEATURES)
def _follower_features(follows: str, preposition: str, governor: str, who: str) -> tuple[str, ...]:
    short = governor.partition(".")[0]
    return f"follows={follows}|{preposition}|{short}", f"follows={follows}|{preposition}|{who}"
