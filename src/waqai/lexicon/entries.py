"""Turns knowledge into entries: each a list of spellings of one class, and what they stand for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from waqai.lexicon.knowledge import Knowledge
from waqai.lexicon.schema.events import Act, EventType, Trigger
from waqai.lexicon.schema.vocabulary import HarmKind, PeopleWord
from waqai.lexicon.schema.words import Words

# Classes of word: how a spelling is inflected and which particles it takes.
NOUN, VERB, PASSIVE, NAME, PLACE, CUE, ADJECTIVE, FORM, PEOPLE = (
    "noun", "verb", "passive", "name", "place", "cue", "adjective", "form", "people",
)  # fmt: skip


class Entry(Struct, frozen=True, eq=False, gc=False):
    """What a mention stands for. ``kind`` is the vocabulary, ``id`` its member, ``sense`` a detail (number, role,
    alias …).

    ``known`` is the knowledge it came from; entries compare by identity.
    """

    kind: str
    id: str
    sense: str
    known: Any


@dataclass(frozen=True, slots=True)
class Spelling:
    """One phrase in one class that stands for an entry."""

    phrase: str
    word_class: str
    entry: Entry


def spell_words(words: Words, entry: Entry) -> Iterator[Spelling]:
    """Yield the spellings of a word list, all for ``entry``; verbs get its copy with their sense."""
    for phrases, word_class in ((words.nouns, NOUN), (words.forms, FORM)):
        for phrase in phrases:
            yield Spelling(phrase, word_class, entry)
    for verbs, word_class in ((words.verbs, VERB), (words.passives, PASSIVE)):
        for verb in verbs:
            yield Spelling(verb, word_class, Entry(entry.kind, entry.id, word_class, entry.known))


@dataclass(frozen=True, slots=True, eq=False)
class TriggerOf:
    """A trigger with the type or act that it belongs to; ``index`` is its place in the file, for explanations."""

    owner: EventType | Act
    trigger: Trigger
    index: int


def _triggers(knowledge: Knowledge) -> Iterator[Spelling]:
    owners: tuple[EventType | Act, ...] = (*knowledge.events, *knowledge.acts)
    for owner in owners:
        for index, trigger in enumerate(owner.triggers):
            entry = Entry("trigger", owner.id, NOUN, TriggerOf(owner, trigger, index))
            yield from spell_words(trigger.words, entry)


def _harm(kinds: list[HarmKind]) -> Iterator[Spelling]:
    for kind in kinds:
        befell = Entry("harm", kind.id, PASSIVE, kind)  # what is listed as spelled is said of those before it, too
        yield from (Spelling(phrase, FORM, befell) for phrase in kind.passive.forms)
        yield from spell_words(replace(kind.passive, forms=[]), Entry("harm", kind.id, NOUN, kind))
        yield from spell_words(kind.active, Entry("harm_done", kind.id, NOUN, kind))
        for phrase in kind.nothing:
            yield Spelling(phrase, FORM, Entry("no_harm", kind.id, "", kind))
        for phrase in kind.unsaid:
            yield Spelling(phrase, FORM, Entry("unsaid", kind.id, "", kind))


def _people(words: list[PeopleWord]) -> Iterator[Spelling]:
    for word in words:
        for number in ("singular", "dual", "plural", "collective"):
            for phrase in getattr(word, number):
                yield Spelling(phrase, PEOPLE, Entry("people", word.who, number, word))


def _actors(knowledge: Knowledge) -> Iterator[Spelling]:
    for actor in knowledge.actors:
        entry = Entry("actor", actor.id, "name", actor)
        for name in (actor.name.ar, *actor.aliases, *actor.short, *actor.loaded, *actor.former):
            yield Spelling(name, NAME, entry)
        for name in actor.shared:  # the article of a shared name must be there: «التحالف» is one, «تحالف» is any
            yield Spelling(name, PLACE, Entry("actor", actor.id, "shared", actor))
        for adjective in actor.adjectives:
            yield Spelling(adjective, ADJECTIVE, Entry("adjective", actor.id, "adjective", actor))


def _places(knowledge: Knowledge) -> Iterator[Spelling]:
    for place in knowledge.places:
        entry = Entry("place", place.id, "cue" if place.cue else "", place)
        for name in (place.ar, *place.aliases):
            yield Spelling(name, PLACE, entry)


def list_spellings(knowledge: Knowledge) -> Iterator[Spelling]:
    """Yield every spelling that the knowledge holds, in a stable order."""
    yield from _triggers(knowledge)
    yield from _harm(knowledge.harm)
    yield from _people(knowledge.people)
    for weapon in knowledge.weapons:
        yield from spell_words(weapon.words, Entry("weapon", weapon.id, NOUN, weapon))
    for thing in knowledge.objects:
        yield from spell_words(thing.words, Entry("object", thing.id, NOUN, thing))
        yield from spell_words(thing.owned, Entry("object", thing.id, "owned", thing))
    for cue in knowledge.cues:
        entry = Entry("cue", cue.id, "", cue)
        for word in cue.words:
            yield Spelling(word, CUE, entry)
    yield from _actors(knowledge)
    yield from _places(knowledge)
