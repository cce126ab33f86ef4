"""Turns the knowledge of speech and demands into entries, for a matcher of their own."""

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from waqai.lexicon.entries import FORM, NOUN, VERB, Entry, Spelling, spell_words
from waqai.lexicon.knowledge import Knowledge
from waqai.lexicon.schema.demands import Ask, AskPair
from waqai.lexicon.schema.speech import SpeechAct, SpeechKind

PARTICIPLE = "participle"


@dataclass(frozen=True, slots=True, eq=False)
class ActOf:
    """An act of speech with the kind that it belongs to."""

    kind: SpeechKind
    act: SpeechAct


@dataclass(frozen=True, slots=True, eq=False)
class AskSign:
    """A sign of an ask: ``pair`` is None for a phrase that means it by itself."""

    ask: Ask
    pair: AskPair | None


def _speech(kinds: list[SpeechKind], circumstance: list[str]) -> Iterator[Spelling]:
    for kind in kinds:
        for act in kind.acts:
            known = ActOf(kind, act)
            yield from spell_words(replace(act.words, forms=[]), Entry("speech", kind.id, NOUN, known))
            for form in act.words.forms:
                yield Spelling(form, FORM, Entry("speech", kind.id, VERB, known))
            for word in act.participles:
                for ending in circumstance:
                    yield Spelling(word + ending, FORM, Entry("speech", kind.id, PARTICIPLE, known))
        yield from spell_words(kind.content, Entry("said", kind.id, NOUN, kind))


def _asks(asks: list[Ask]) -> Iterator[Spelling]:
    for ask in asks:
        yield from spell_words(ask.phrases, Entry("ask", ask.id, "phrase", AskSign(ask, None)))
        for pair in ask.pairs:
            known = AskSign(ask, pair)
            yield from spell_words(pair.heads, Entry("ask_head", ask.id, "head", known))
            yield from spell_words(pair.things, Entry("ask_thing", ask.id, "thing", known))


def list_speech_spellings(knowledge: Knowledge) -> Iterator[Spelling]:
    """Yield every spelling of speech, issuers and asks, in a stable order."""
    yield from _speech(knowledge.speech, knowledge.endings.circumstance)
    for word in knowledge.issuers:
        yield from spell_words(word.words, Entry("issuer", word.id, NOUN, word))
    yield from _asks(knowledge.asks)
