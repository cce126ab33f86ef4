"""Statements: which acts of speech are public statements of a named party, of which kind, one per party and kind."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from waqai.arabic.dates import resolve_time
from waqai.lexicon.mention import Mention
from waqai.reading.acts import is_first_person
from waqai.reading.duties import find_duty
from waqai.reading.hearing import Hearing, hear, heard
from waqai.reading.issuers import PartyBook, same_speaker
from waqai.reading.named import TITLES, WITNESS, Speaker
from waqai.reading.scene import Scene
from waqai.reading.speech import Speech, listen
from waqai.reading.times import reference_day
from waqai.records import Evidence, Span, Statement

_HEARD = 60  # words of what is said that can show its kind
_NESTED = 4  # acts of speech before one among which the act that tells it is looked for
_OWN_DEED = 6  # words behind an announcement in which its deed is told
_TOLD = 25  # words within which a happening makes neutral speech an announcement
_BESIDE = 4  # words around a name in which an office or a body is told
_PRAYER = 6  # words behind a verb of asking in which God is named
_JUDGING = frozenset({"accuse", "condemn", "claim", "deny"})
_FACT_GIVERS = frozenset({"monitor", "media"})
_LONGEST_RECORD = 60  # words of a record's clause
# Confidence: a firm verb with its speaker beside it is nearly always right; what is inferred costs.
_FIRM, _SHOWN, _NEUTRAL, _INHERITED = 0.9, 0.8, 0.7, 0.1


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """One statement before it is written: its acts of speech in order, the kind, and the word that showed the kind."""

    speeches: tuple[Speech, ...]
    kind: str
    speaker: Speaker
    shown_by: Mention | None = None

    @property
    def speech(self) -> Speech:
        """The act that tells it first."""
        return self.speeches[0]


def read_statements(scene: Scene) -> list[StatementDraft]:
    """Return the statements of a scene in text order."""
    hearing = hear(scene)
    return draft_statements(hearing, listen(hearing))


def draft_statements(hearing: Hearing, speeches: list[Speech]) -> list[StatementDraft]:
    """Return the statements among ``speeches``, in text order."""
    found: list[StatementDraft] = []
    for at, speech in enumerate(speeches):
        speaker = speech.speaker
        if speaker is None or not _may_issue(hearing, speech, speaker) or speech.sentence.kind == "headline":
            continue
        if speech.act.counts or _describes_accused(speech):
            continue
        if speech.act.asks and prays(hearing, speech):
            continue
        if not speech.act.firm and _is_content(speech, speeches, at):
            continue
        if _yields(speech, speeches[at + 1] if at + 1 < len(speeches) else None):
            continue
        kind, shown_by = _kind(hearing, speech, found)
        if kind is not None and _issues(hearing, speech, speaker, kind):
            _add(hearing, found, StatementDraft((speech,), kind, speaker, shown_by))
        if kind != "call" and not speech.act.firm:
            duty = find_duty(hearing, speech.first, speech.last, that=speech.that)
            if duty is not None:
                _add(hearing, found, StatementDraft((speech,), "call", speaker, duty.sign))
    return found


def _may_issue(hearing: Hearing, speech: Speech, speaker: Speaker) -> bool:
    """Tell whether a speaker issues what he says: a named party, no private person, and a named outlet where it
    judges.
    """
    if hearing.word(speaker.origin[0], WITNESS):
        return False
    outlet = speaker.sort == "media" and speaker.named[0].last - speaker.named[0].first > 1
    return speaker.public or (outlet and speech.act.firm and speech.kind in _JUDGING)


def prays(hearing: Hearing, speech: Speech) -> bool:
    """Tell whether God is asked: a prayer is no call."""
    return any(hearing.word(at, "god") for at in range(speech.verb.last, min(speech.verb.last + _PRAYER, speech.last)))


def _is_content(speech: Speech, speeches: list[Speech], at: int) -> bool:
    """Tell whether an act only tells what another said: it stands in what the act before it says, by another voice."""
    for other in reversed(speeches[max(0, at - _NESTED) : at]):
        if other.sentence is speech.sentence and other.that and other.first <= speech.verb.first < other.last:
            return other.speaker is None or speech.speaker is None or speech.speaker.first >= other.first
    return False


def _issues(hearing: Hearing, speech: Speech, speaker: Speaker, kind: str) -> bool:
    """Tell whether a speaker issues a statement here: whoever judges does; to announce or explain takes a name, and for
    mere givers of facts a dated or published word.
    """
    if kind not in {"announce", "explain"}:
        return True
    if _is_private(hearing, speaker) and speech.channel is None:
        return False
    if speaker.sort == "role" and not hearing.word(speaker.named[0].first, "unique"):
        return False
    if any(n.kind in _FACT_GIVERS for n in speaker.named) or _is_monitor(hearing, speaker):
        dated = speech.moment is not None and not hearing.word(speech.verb.first, "recalls")
        told = speech.channel is not None or dated or _reports_own_work(hearing, speech)
        return speaker.sort != "person" and told
    return True


def _is_private(hearing: Hearing, speaker: Speaker) -> bool:
    """Tell whether a person speaks for himself alone: neither office nor body is told beside his name."""
    named = speaker.named[0]
    if speaker.sort != "person" or len(speaker.named) > 1 or named.title or named.kind or named.id:
        return False
    first, last = speaker.origin
    around = range(max(0, first - _BESIDE), min(last + _BESIDE, len(hearing.scene.tokens)))
    return not any(hearing.word(at, *TITLES, "body", "crowd") or _is_party(hearing.name(at)) for at in around)


def _is_party(name: Mention | None) -> bool:
    """Tell whether a name is that of a party: no place, no outlet that one speaks to."""
    return name is not None and name.entry.kind == "actor" and name.entry.known.kind not in _FACT_GIVERS


def _reports_own_work(hearing: Hearing, speech: Speech) -> bool:
    """Tell whether what is said is the work of the speaker's own people («أن فرقه …»)."""
    return any(hearing.word(at, "own_crew") for at in range(speech.first, min(speech.last, speech.first + _TOLD)))


def _is_monitor(hearing: Hearing, speaker: Speaker) -> bool:
    tokens = range(*speaker.origin)
    return any(hearing.word(at, "monitor") for n in speaker.named for at in (n.first, *tokens))


def _describes_accused(speech: Speech) -> bool:
    """Tell whether an accusation only says of somebody what he is accused of («رجل تتهمه السلطات ب…»)."""
    return speech.act.hits and bool(speech.verb.pronoun) and "and" not in speech.verb.parts


def _yields(speech: Speech, following: Speech | None) -> bool:
    """Tell whether an act that opens a statement leaves its kind to the next act of its sentence."""
    if not speech.act.yields or following is None:
        return False
    return following.sentence is speech.sentence and following.speaker is not None and following.act.firm


def _kind(hearing: Hearing, speech: Speech, found: list[StatementDraft]) -> tuple[str | None, Mention | None]:
    """Return the kind of an act and the word of what is said that showed it, if one did."""
    if speech.act.firm:
        return speech.kind, None
    shown = _shown(hearing, speech)
    if shown is not None:
        return shown.entry.id, shown
    if speech.verb.entry.sense == "verb" and is_first_person(hearing, speech.verb):
        return None, None  # «نقول» inside what is said opens nothing new
    if _is_own_deed(hearing, speech):
        return "claim", None
    if speech.verb.entry.sense == "verb" and _reports_own_work(hearing, speech):
        return "announce", None
    earlier = [d for d in found if speech.speaker and _same_voice(hearing, d.speaker, speech.speaker)]
    if speech.kind == "announce" or (speech.act.first and not earlier and _tells_happening(hearing, speech)):
        return "announce", None
    if speech.inherited or any(d.kind in {"announce", "explain", "claim"} for d in earlier):
        return None, None  # who goes on explaining says nothing of another kind
    return "explain", None


def _same_voice(hearing: Hearing, one: Speaker, other: Speaker) -> bool:
    """Tell whether the same person or body speaks: a spokesman is another voice than his body."""
    return same_speaker(hearing, replace(one, named=one.named[:1]), replace(other, named=other.named[:1]))


def _is_own_deed(hearing: Hearing, speech: Speech) -> bool:
    """Tell whether an armed side announces a deed that only itself can have done («أعلن … تفجير …»)."""
    if speech.that or speech.speaker is None or speech.speaker.named[0].kind != "armed_group":
        return False
    deeds = {deed for kind in hearing.scene.lexicon.knowledge.speech for deed in kind.deeds}
    for at in range(speech.first, min(speech.last, speech.first + _OWN_DEED)):
        told = {m.entry.id for m in hearing.scene.opening.get(at, ()) if m.entry.kind == "trigger"}
        if told:
            return bool(told & deeds)
    return False


def _shown(hearing: Hearing, speech: Speech) -> Mention | None:
    """Return the first word of what is said that shows its kind."""
    words = [
        m
        for at in range(speech.first, min(speech.last, speech.first + _HEARD))
        for m in hearing.opening.get(at, ())
        if m.entry.kind == "said"
        and (speech.kind != "announce" or m.entry.id in _OF_ANNOUNCING)
        and (m.entry.id != "accuse" or _accuses(hearing, speech))
        and (m.entry.id != "claim" or _may_claim(hearing, speech))
    ]
    return min(words, key=lambda m: (m.first, m.entry.known.rank), default=None)


def _accuses(hearing: Hearing, speech: Speech) -> bool:
    """Tell whether what is said names somebody who can be blamed."""
    names = (hearing.name(at) or hearing.word(at, "body") for at in range(speech.first, speech.last))
    return speech.that and any(m is not None and m.entry.kind != "place" for m in names)


def _may_claim(hearing: Hearing, speech: Speech) -> bool:
    """Tell whether a speaker can have done what is told: no monitor, no outlet, nobody who speaks for himself alone."""
    speaker = speech.speaker
    if speaker is None or _is_private(hearing, speaker) or _is_monitor(hearing, speaker):
        return False
    return speaker.named[0].kind not in _FACT_GIVERS


_OF_ANNOUNCING = frozenset({"claim", "condemn", "warn", "deny", "welcome"})


def _tells_happening(hearing: Hearing, speech: Speech) -> bool:
    return any(hearing.tells(at) for at in range(speech.first, min(speech.last, speech.first + _TOLD)))


def _add(hearing: Hearing, found: list[StatementDraft], draft: StatementDraft) -> None:
    """Add a draft, or join it to the statement of the same party and kind."""
    for at, other in enumerate(found):
        if other.kind == draft.kind and same_speaker(hearing, other.speaker, draft.speaker):
            found[at] = replace(other, speeches=(*other.speeches, *draft.speeches))
            return
    found.append(draft)


def write_statements(scene: Scene | Hearing, drafts: list[StatementDraft]) -> tuple[Statement, ...]:
    """Return the records of ``drafts`` as s1, s2 …; what they are about is left to the caller."""
    hearing = heard(scene)
    book = PartyBook(hearing)
    reference = reference_day(hearing.scene)
    return tuple(_write(hearing, book, draft, number, reference) for number, draft in enumerate(drafts, 1))


def _write(
    hearing: Hearing, book: PartyBook, draft: StatementDraft, number: int, reference: datetime.date | None
) -> Statement:
    scene = hearing.scene
    dated = _dated(scene, draft, reference)
    channel = next((s.channel for s in draft.speeches if s.channel), None)
    return Statement(
        id=f"s{number}",
        issuer=book.parties([draft.speaker]),
        kind=draft.kind,
        date=dated[0] if dated else None,
        channel=scene.words(*channel) if channel else None,
        confidence=_confidence(draft),
        evidence=tuple(_evidence(hearing, book, draft, dated[1] if dated else None, channel)),
    )


def _dated(scene: Scene, draft: StatementDraft, reference: datetime.date | None) -> tuple[str, Span] | None:
    """Return the day of speaking, if told as one day, and the stretch that tells it."""
    for speech in draft.speeches:
        if speech.moment is None:
            continue
        moment = scene.moments[speech.moment]
        when = resolve_time(moment, reference)
        if when is not None and when.start == when.end:
            return when.start.isoformat(), scene.folded.span(moment.start, moment.end)
    return None


def _confidence(draft: StatementDraft) -> float:
    base = _FIRM if draft.speech.act.firm else _SHOWN if draft.shown_by else _NEUTRAL
    return round(base - _INHERITED * draft.speech.inherited, 2)


def _evidence(
    hearing: Hearing, book: PartyBook, draft: StatementDraft, day: Span | None, channel: tuple[int, int] | None
) -> Iterator[Evidence]:
    scene = hearing.scene
    spans = [("record", clause_span(scene, draft.speech))]
    spans += [("issuer", span) for span in book.spans([draft.speaker])]
    word = draft.shown_by or draft.speech.verb
    spans.append(("kind", scene.span(word.first, word.last)))
    if day is not None:
        spans.append(("date", day))
    if channel is not None:
        spans.append(("channel", scene.span(*channel)))
    for name, span in spans:
        yield Evidence(name, span.start, span.end, span.of(scene.folded.source))


def clause_span(scene: Scene, speech: Speech) -> Span:
    """Return the clause of an act of speech: from its speaker or verb to the end of what is said."""
    first = speech.first if speech.own else speech.verb.first
    if speech.speaker is not None and not speech.inherited:
        first = min(first, speech.speaker.first)
    if speech.reverse:
        speaker_last = speech.speaker.last if speech.speaker is not None and not speech.inherited else 0
        first = min(first, speech.first)
        return scene.span(first, min(max(speaker_last, speech.verb.last), first + _LONGEST_RECORD))
    last = min(max(speech.last, speech.verb.last), first + _LONGEST_RECORD)
    while last - 1 > first and scene.tokens[last - 1].kind == "mark":
        last -= 1
    return scene.span(first, last)
