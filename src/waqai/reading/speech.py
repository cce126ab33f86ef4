"""Acts of speech: who speaks, by which verb, and which stretch is what they say."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.speech import SpeechAct
from waqai.lexicon.speech_entries import PARTICIPLE
from waqai.reading.acts import find_acts
from waqai.reading.duties import bare_duty
from waqai.reading.hearing import Hearing, hear
from waqai.reading.listed import past_bullet
from waqai.reading.memory import Memory
from waqai.reading.named import Speaker
from waqai.reading.own_voice import own_voice, own_words
from waqai.reading.said_before import said_before
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence
from waqai.reading.speakers import read_speaker
from waqai.reading.subjects import find_subject, goes_on, skip_asides

_LATER = 12  # acts of one sentence that are looked through for the end of what is said
_REACH_THAT = 30  # words between an act and the «that» which opens what is said

_TOLD_BY = frozenset({"actor", "media", "source", "unnamed"})
_DUTY = SpeechAct(strength="demand")  # the act of a sentence that says what somebody must do


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speech. ``kind`` is the verb's own kind, before what is said is looked at.

    ``speaker`` is None where the text does not tell him. Tokens ``[first, last)`` are what is said, object included;
    ``that`` tells whether a «that», a colon or a quotation opens it. ``channel`` is where it was said, ``[first,
    last)``. ``moment`` is the number of the time beside the act in ``scene.moments``. ``inherited`` tells that the
    speaker stands elsewhere than at the verb, ``own`` that the page itself speaks: no source of what it tells.
    """

    verb: Mention
    act: SpeechAct
    kind: str
    sentence: Sentence
    speaker: Speaker | None
    first: int
    last: int
    that: bool = False
    channel: tuple[int, int] | None = None
    moment: int | None = None
    inherited: bool = False
    reverse: bool = False
    own: bool = False

    @property
    def participle(self) -> bool:
        """Whether the act hangs on another verb («داعيا»)."""
        return self.verb.entry.sense == PARTICIPLE


def find_speech(scene: Scene) -> list[Speech]:
    """Return the acts of speech of a scene in text order, those of unnamed sources and media included."""
    return listen(hear(scene))


def listen(hearing: Hearing) -> list[Speech]:
    """Return the acts of speech of what was heard, in text order."""
    found: list[Speech] = []
    memory = Memory(hearing)
    headline = False
    voice = own_voice(hearing)
    for sentence in hearing.scene.sentences:
        if headline and sentence.kind != "headline":
            memory.forget()
        headline = sentence.kind == "headline"
        if past_bullet(hearing, sentence.first) > sentence.first:
            memory.stay(sentence)
        heard = _listen_within(hearing, memory, sentence)
        if not heard and voice is not None and sentence.kind != "headline":
            heard = list(_own_words(hearing, voice, sentence))
        found += heard
    bounded = [_bound(hearing, speech, found, at + 1) for at, speech in enumerate(found)]
    return [_run_on(hearing, speech, bounded, at + 1) for at, speech in enumerate(bounded)]


def _listen_within(hearing: Hearing, memory: Memory, sentence: Sentence) -> list[Speech]:
    found: list[Speech] = []
    here: Speaker | None = None
    verbs = list(find_acts(hearing, sentence))
    for number, verb in enumerate(verbs):
        after = verbs[number + 1].first if number + 1 < len(verbs) else sentence.last
        speech = _listen_to(hearing, memory, sentence, verb, here, after)
        if speech is None:
            continue
        nested = _is_nested(hearing, found, speech)
        found.append(speech)
        if speech.speaker is not None and not nested:
            here = speech.speaker
            if here.sort != "unknown":
                memory.remember(here, sentence)
    _remember_told_by(hearing, memory, sentence, found[-1].verb.first if found else sentence.first)
    return found or _must(hearing, memory, sentence)


def _remember_told_by(hearing: Hearing, memory: Memory, sentence: Sentence, behind: int) -> None:
    """Let whom «بحسب» names behind the last act of speech be the last speaker: what follows goes on with him."""
    for cue in hearing.scene.cues("according", sentence):
        if cue.first < behind:
            continue
        at = skip_asides(hearing, cue.last, sentence.last)
        told_by = read_speaker(hearing, at, sentence.last, bare=True, addressed=True) if at < sentence.last else None
        if told_by is not None and told_by.sort in _TOLD_BY:
            memory.remember(memory.resolve(told_by), sentence)


def _own_words(hearing: Hearing, voice: Speaker, sentence: Sentence) -> Iterator[Speech]:
    """Yield what the page's own voice says in a sentence in which nobody else speaks."""
    first, last = sentence.first, sentence.last
    for sign, act, kind in own_words(hearing, voice, sentence):
        yield Speech(sign, act, kind, sentence, voice, first, last, True, inherited=True, own=True)


def _is_nested(hearing: Hearing, found: list[Speech], speech: Speech) -> bool:
    """Tell whether an act is part of what another says: its own speaker and a bare verb behind «that»."""
    if speech.verb.entry.sense != "verb" or "and" in speech.verb.parts or speech.inherited:
        return False
    outer = next((s for s in found if s.that and not s.reverse and s.first <= speech.verb.first), None)
    return outer is not None and not speech.reverse and not goes_on(hearing, speech.verb)


def _must(hearing: Hearing, memory: Memory, sentence: Sentence) -> list[Speech]:
    """Return the call that a sentence without an act of speech makes by a duty at its start, in the paragraph of a
    speaker.
    """
    speaker = memory.last(sentence)
    if speaker is None or sentence.paragraph != memory.paragraph or sentence.kind == "headline":
        return []
    duty = bare_duty(hearing, sentence.first, sentence.last)
    if duty is None:
        return []
    return [Speech(duty.sign, _DUTY, "call", sentence, speaker, sentence.first, sentence.last, True, inherited=True)]


def _listen_to(
    hearing: Hearing, memory: Memory, sentence: Sentence, verb: Mention, here: Speaker | None, after: int
) -> Speech | None:
    speaker, inherited = find_subject(hearing, memory, sentence, verb, here)
    act: SpeechAct = verb.entry.known.act
    if verb.entry.sense == "noun" and (speaker is None or (inherited and not act.asks)):
        return None
    start = speaker.last if speaker is not None and not inherited and speaker.first >= verb.last else verb.last
    first, that = _scope_start(hearing, sentence, start, after)
    before = None if that else said_before(hearing, sentence, verb)
    return Speech(
        verb=verb,
        act=act,
        kind=verb.entry.id,
        sentence=sentence,
        speaker=speaker,
        first=before[0] if before else first,
        last=before[1] if before else sentence.last,
        that=that or before is not None,
        channel=_channel(hearing, verb.first, max(first, min(start + 8, after))),
        moment=_moment(hearing, sentence, verb, first, after),
        inherited=inherited,
        reverse=before is not None,
    )


def _run_on(hearing: Hearing, speech: Speech, found: list[Speech], number: int) -> Speech:
    """Let what a colon opens run on through its paragraph, up to the next act of speech."""
    sentence = speech.sentence
    if speech.reverse or not speech.that or speech.last < sentence.last or hearing.mark(speech.first - 1) != ":":
        return speech
    if hearing.mark(speech.first) == '"':
        return speech
    limit = found[number].sentence.first if number < len(found) else len(hearing.scene.tokens)
    last = speech.last
    for following in hearing.scene.sentences[sentence.index + 1 :]:
        if following.paragraph != sentence.paragraph or following.first >= limit:
            break
        last = max(last, following.last)
    return replace(speech, last=last)


def _scope_start(hearing: Hearing, sentence: Sentence, at: int, after: int) -> tuple[int, bool]:
    """Return where what is said starts, and whether a «that», a colon or a quotation opens it."""
    for step in range(at, min(at + _REACH_THAT, max(after, at), sentence.last)):
        that = hearing.word(step, "that")
        if that is not None:
            return min(that.last - 1, sentence.last), True
        if hearing.mark(step) == ":" or (hearing.mark(step) == '"' and hearing.quotes.get(step, 0) - step > 6):
            return step + 1, True
    return min(at, sentence.last), False


def _channel(hearing: Hearing, first: int, limit: int) -> tuple[int, int] | None:
    """Return the channel told between an act and what is said."""
    for at in range(first, min(limit, len(hearing.scene.tokens))):
        channel = hearing.word(at, "channel")
        if channel is not None and at > first and "the" not in channel.parts:
            return at, channel.last
    return None


def _moment(hearing: Hearing, sentence: Sentence, verb: Mention, first: int, after: int) -> int | None:
    """Return the number of the time told beside an act: right before its verb, or between that and what is said."""
    opens = hearing.timed.get(verb.first - 1, verb.first)
    low = hearing.scene.tokens[opens if sentence.first <= opens <= sentence.first + 1 else verb.first].start
    limit = max(skip_asides(hearing, first, sentence.last), min(verb.last + 3, after))
    high = hearing.scene.tokens[min(limit, len(hearing.scene.tokens)) - 1].end
    moments = hearing.scene.moments
    number = bisect_left(moments, low, key=lambda m: m.start)
    return number if number < len(moments) and moments[number].start < high else None


def _bound(hearing: Hearing, speech: Speech, found: list[Speech], number: int) -> Speech:
    """End what is said where the next act of the same level starts; let an open quotation run to its end."""
    if speech.reverse:
        return speech
    last = speech.last
    for other in islice(found, number, number + _LATER):
        if other.sentence is not speech.sentence:
            break
        if (
            other.verb.entry.sense != "verb"
            or "and" in other.verb.parts
            or other.verb.first < speech.first
            or goes_on(hearing, other.verb)
        ):
            last = max(speech.first, min(last, other.verb.first))
            break
    close = hearing.quotes.get(speech.first) or hearing.quotes.get(speech.first - 1)
    return replace(speech, last=max(last, close) if close and speech.that else last)
