"""Demands: who asks what of whom, one per party and ask."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from waqai.lexicon.mention import Mention
from waqai.reading.addressees import read_addressees
from waqai.reading.asking import OTHER, Asked, read_asked
from waqai.reading.duties import find_duty
from waqai.reading.hearing import Hearing, hear, heard
from waqai.reading.issuers import PartyBook, same_speaker
from waqai.reading.listed import list_after, list_items
from waqai.reading.named import Speaker
from waqai.reading.scene import Scene
from waqai.reading.speakers import read_speaker
from waqai.reading.speech import Speech, listen
from waqai.reading.statements import StatementDraft
from waqai.records import Demand, Evidence, Party, Span

_EVERYONE = "all parties"
_MUTUAL = frozenset({"dialogue", "ceasefire", OTHER})
_ADDRESSED = frozenset({"actor", "body", "place", "crowd", "people", "media", "person", "role"})
# Confidence: a known ask by a told verb is nearly always right; an unknown ask or a duty inside speech is less sure.
_KNOWN, _UNKNOWN, _DUTY = 0.85, 0.65, 0.1


@dataclass(frozen=True, slots=True)
class DemandDraft:
    """One demand before it is written. ``everyone`` is the word for all parties, where they are
    addressed; ``opens`` marks the first of those that one verb makes: its quote begins with the verb."""

    speech: Speech
    who: Speaker
    of: tuple[Speaker, ...]
    asked: Asked
    everyone: Mention | None
    strength: str
    statement: int | None
    by_duty: bool = False
    opens: bool = False


def read_demands(scene: Scene, statements: list[StatementDraft]) -> list[DemandDraft]:
    """Return the demands of a scene in text order."""
    hearing = hear(scene)
    return draft_demands(hearing, listen(hearing), statements)


def draft_demands(hearing: Hearing, speeches: list[Speech], statements: list[StatementDraft]) -> list[DemandDraft]:
    """Return the demands that ``speeches`` make, one per party and ask."""
    found: list[DemandDraft] = []
    numbers = _numbers(statements)
    for speech in speeches:
        if speech.speaker is None or speech.sentence.kind == "headline" or not _may_ask(speech.speaker):
            continue
        for draft in _drafts(hearing, speech, numbers, found):
            _add(hearing, found, draft)
    return found


def _may_ask(speaker: Speaker) -> bool:
    return speaker.public or speaker.sort == "people"


def _drafts(
    hearing: Hearing, speech: Speech, statements: dict[int, int], found: list[DemandDraft]
) -> list[DemandDraft]:
    if speech.act.asks:
        return list(_called(hearing, speech, statements, found))
    return list(_owed(hearing, speech, statements))


def _called(
    hearing: Hearing, speech: Speech, statements: dict[int, int], found: list[DemandDraft]
) -> Iterator[DemandDraft]:
    """Yield the demands of a verb that asks: addressees behind it, then what is asked."""
    addressees, everyone, at = read_addressees(hearing, speech)
    if any(hearing.word(step, "god") for step in range(speech.verb.last, min(at + 2, speech.last))):
        return  # a prayer is no demand
    if _refers_back(hearing, at, speech.last):
        _address(found, speech, addressees, everyone)
        return
    listed = list_after(hearing, at, speech.sentence)
    items = list_items(hearing, listed) if listed else []
    if items:
        yield from _listed(hearing, speech, addressees, everyone, items, statements)
        return
    yield from _split(hearing, speech, addressees, everyone, at, statements)


def _listed(
    hearing: Hearing,
    speech: Speech,
    addressees: tuple[Speaker, ...],
    everyone: Mention | None,
    items: list[tuple[int, int]],
    statements: dict[int, int],
) -> Iterator[DemandDraft]:
    """Yield one demand for each line of a list; its lead-in is none."""
    assert speech.speaker is not None
    for first, last in items:
        asked = read_asked(hearing, first, last)[0]
        yield DemandDraft(
            speech=speech,
            who=speech.speaker,
            of=addressees,
            asked=replace(asked, first=first, last=last),
            everyone=everyone,
            strength=speech.act.strength or "demand",
            statement=statements.get(speech.verb.first),
        )


def _split(
    hearing: Hearing,
    speech: Speech,
    addressees: tuple[Speaker, ...],
    everyone: Mention | None,
    at: int,
    statements: dict[int, int],
    by_duty: bool = False,
) -> Iterator[DemandDraft]:
    assert speech.speaker is not None
    for number, asked in enumerate(read_asked(hearing, at, speech.last)):
        own, start = _own_addressee(hearing, asked) if number else ((), asked.first)
        asked, of = replace(asked, first=start), own or addressees
        all_here = None if own else everyone or (None if of else _everyone_within(hearing, asked))
        between = () if of or all_here else _between(hearing, asked)
        yield DemandDraft(
            speech=speech,
            who=speech.speaker,
            of=of or between,
            asked=asked,
            everyone=all_here,
            strength=speech.act.strength or "demand",
            statement=statements.get(speech.verb.first),
            by_duty=by_duty,
            opens=number == 0 and not by_duty,
        )


def _own_addressee(hearing: Hearing, asked: Asked) -> tuple[tuple[Speaker, ...], int]:
    """Return the addressee of a later piece and where what he is asked starts («… والحكومة إلى فتح الطرق»)."""
    speaker = read_speaker(hearing, asked.first, asked.last, addressed=True)
    if speaker is None or speaker.sort not in _ADDRESSED or not hearing.scene.joined_by_and(asked.first):
        return (), asked.first
    toward = hearing.word(speaker.last, "toward")
    if toward is None or toward.last >= asked.last:
        return (), asked.first
    return (speaker,), toward.last


def _everyone_within(hearing: Hearing, asked: Asked) -> Mention | None:
    return next((m for at in range(asked.first, asked.last) if (m := hearing.word(at, "everyone"))), None)


def _between(hearing: Hearing, asked: Asked) -> tuple[Speaker, ...]:
    """Return those between whom a dialogue, a truce or the like is asked for: they are asked to hold it."""
    if asked.ask not in _MUTUAL:
        return ()
    for at in range(asked.first, asked.last - 1):
        if hearing.word(at, "among"):
            speaker = read_speaker(hearing, at + 1, asked.last)
            return (speaker,) if speaker is not None else ()
    return ()


def _refers_back(hearing: Hearing, first: int, last: int) -> bool:
    return any(hearing.word(at, "above") for at in range(first, last))


def _address(found: list[DemandDraft], speech: Speech, of: tuple[Speaker, ...], everyone: Mention | None) -> None:
    """Give addressees told afterwards to the demands of the same sentence that have none."""
    for at, draft in enumerate(found):
        if draft.speech.sentence is speech.sentence and not draft.of and draft.everyone is None:
            found[at] = replace(draft, of=of, everyone=everyone)


def _owed(hearing: Hearing, speech: Speech, statements: dict[int, int]) -> Iterator[DemandDraft]:
    """Yield the demands that what is said puts as a duty («ينبغي على … أن», «… مطالبون ب»)."""
    duty = find_duty(hearing, speech.first, speech.last, that=speech.that)
    if duty is not None:
        yield from _split(hearing, speech, duty.of, duty.everyone, duty.start, statements, by_duty=True)


def _numbers(statements: list[StatementDraft]) -> dict[int, int]:
    """Return for the verb of each act of speech, by its token, the number of the statement that it is part of."""
    return {speech.verb.first: number for number, draft in enumerate(statements) for speech in draft.speeches}


def _add(hearing: Hearing, found: list[DemandDraft], draft: DemandDraft) -> None:
    """Add a demand, or its addressees to the one of the same party and ask; an unknown ask joins a known one's verb."""
    for at, other in enumerate(found):
        if other.asked.ask == draft.asked.ask and same_speaker(hearing, other.who, draft.who):
            of = (*other.of, *(s for s in draft.of if not any(same_speaker(hearing, s, o) for o in other.of)))
            found[at] = replace(other, of=of, everyone=other.everyone or draft.everyone)
            return
    found.append(draft)


def write_demands(scene: Scene | Hearing, drafts: list[DemandDraft]) -> tuple[Demand, ...]:
    """Return the records of ``drafts`` as d1, d2 …"""
    hearing = heard(scene)
    book = PartyBook(hearing)
    return tuple(_write(hearing, book, draft, number) for number, draft in enumerate(drafts, 1))


def _write(hearing: Hearing, book: PartyBook, draft: DemandDraft, number: int) -> Demand:
    everyone = (Party(_EVERYONE, kind="people"),) if draft.everyone is not None else ()
    sure = (_UNKNOWN if draft.asked.ask == OTHER else _KNOWN) - _DUTY * draft.by_duty
    return Demand(
        id=f"d{number}",
        who=book.parties([draft.who]),
        of=everyone or book.parties(draft.of),
        ask=draft.asked.ask,
        strength=draft.strength,
        statement=None if draft.statement is None else f"s{draft.statement + 1}",
        confidence=round(sure, 2),
        evidence=tuple(_evidence(hearing, book, draft)),
    )


def _evidence(hearing: Hearing, book: PartyBook, draft: DemandDraft) -> Iterator[Evidence]:
    scene = hearing.scene
    first, last = draft.asked.first, draft.asked.last
    if draft.opens:
        first = draft.speech.verb.first
    while last - 1 > first and scene.tokens[last - 1].kind == "mark":
        last -= 1
    spans: list[tuple[str, Span]] = [("record", scene.span(first, last))]
    spans += [("who", span) for span in book.spans([draft.who])]
    if draft.everyone is not None:
        spans.append(("of", scene.span(draft.everyone.first, draft.everyone.last)))
    else:
        spans += [("of", span) for span in book.spans(draft.of)]
    sign = draft.asked.sign
    spans.append(("ask", scene.span(sign.first, sign.last) if sign else scene.span(draft.asked.first, last)))
    verb = draft.speech.verb
    spans.append(("strength", scene.span(verb.first, verb.last)))
    for name, span in spans:
        if len(span):
            yield Evidence(name, span.start, span.end, span.of(scene.folded.source))
