"""Duties: what somebody must do, as another says («يجب على …», «على … أن», «… مطالبون ب»)."""

from dataclasses import dataclass

from waqai.lexicon.mention import Mention
from waqai.reading.hearing import Hearing
from waqai.reading.named import Speaker
from waqai.reading.speakers import read_speaker

_REACH = 60  # words of what is said in which a duty makes a demand
_NEED = 3  # words behind a verb in which a need is what it asks
_NAME = 14  # words before «are asked to» in which the name of those asked starts
_PARTIES = frozenset({"actor", "body", "place", "role", "person", "crowd", "people"})


@dataclass(frozen=True, slots=True)
class Duty:
    """Who must do what: the word that shows it, those who must (or the word for all), and where what they must do
    starts.
    """

    sign: Mention
    of: tuple[Speaker, ...]
    everyone: Mention | None
    start: int


def find_duty(hearing: Hearing, first: int, last: int, *, that: bool) -> Duty | None:
    """Return the first duty in tokens ``[first, last)``; ``that`` tells that «that» opens them: a need asks without
    it only.
    """
    for at in range(first, min(last, first + _REACH)):
        if at not in hearing.issuers:
            continue  # nearly always: nothing is asked of a word that is none of these
        duty = hearing.word(at, "duty") or _asked(hearing, at, first)
        if duty is None and at < first + _NEED and not that:
            duty = hearing.word(at, "of_need")
        if duty is not None and not duty.pronoun:
            return _told(hearing, duty, first, last)
        bare = hearing.word(at, "upon")
        if bare is not None and _opens(hearing, at, first):
            found = _upon(hearing, bare, last, plain=at == first or bool(hearing.word(at - 1, "that")))
            if found is not None:
                return found
    return None


def bare_duty(hearing: Hearing, first: int, last: int) -> Duty | None:
    """Return the duty with which a sentence begins."""
    duty = hearing.word(first, "duty")
    if duty is not None and not duty.pronoun and hearing.word(duty.last, "upon"):
        return _told(hearing, duty, first, last)
    upon = hearing.word(first, "upon")
    return _upon(hearing, upon, last, plain=True) if upon is not None else None


def _told(hearing: Hearing, duty: Mention, first: int, last: int) -> Duty:
    asked = _asked_before(hearing, duty, first)
    if asked is not None:
        return Duty(duty, (asked,), None, duty.last)
    start = duty.last
    on = hearing.word(start, "upon")
    every = hearing.word(on.last if on else start, "everyone")
    if every is not None or on is None:
        return Duty(duty, (), every, start)
    speaker = read_speaker(hearing, on.last, last, addressed=True)
    return Duty(duty, (speaker,) if speaker is not None else (), None, start)


def _asked(hearing: Hearing, at: int, first: int) -> Mention | None:
    """Return the word by which those right before it are asked, with «by» behind it («فالمجلس مطالب بفتح الطريق»)."""
    asked = hearing.word(at, "asked")
    if asked is None or asked.parts or not hearing.may_be_by(asked.last):
        return None
    return asked if _asked_before(hearing, asked, first) is not None else None


def _asked_before(hearing: Hearing, duty: Mention, first: int) -> Speaker | None:
    """Return those who are said to be asked («المنظمات والدول مطالبون ب…»)."""
    if not hearing.word(duty.first, "asked"):
        return None
    for at in range(max(first, duty.first - _NAME), duty.first):
        if at == first or hearing.word(at - 1, "that", "join") or hearing.mark(at - 1):
            speaker = read_speaker(hearing, at, duty.first, addressed=True)
            if speaker is not None and speaker.last == duty.first:
                return speaker
    return None


def _opens(hearing: Hearing, at: int, first: int) -> bool:
    """Tell whether a clause opens at ``at``: first of what is said, behind «that» or behind a mark."""
    return at == first or bool(hearing.mark(at - 1)) or any(hearing.word(at - back, "that") for back in (1, 2))


def _upon(hearing: Hearing, upon: Mention, last: int, *, plain: bool) -> Duty | None:
    """Return the duty that «on» and a party make with «that» or the noun of a deed («على X أن …», «على X فتح …»); only
    where ``plain`` may it be a deed that no ask knows.
    """
    if upon.last >= last:
        return None
    every = hearing.word(upon.last, "everyone")
    speaker = None if every else read_speaker(hearing, upon.last, last, addressed=True)
    if every is None and (speaker is None or speaker.sort not in _PARTIES):
        return None
    start = every.last if every else speaker.last if speaker else upon.last
    if start >= last:
        return None
    if not hearing.word(start, "that") and not _is_ask(hearing, start) and not (plain and _is_deed(hearing, start)):
        return None
    return Duty(upon, (speaker,) if speaker else (), every, start)


def _is_ask(hearing: Hearing, at: int) -> bool:
    return any(m.entry.kind in {"ask", "ask_head"} for m in hearing.opening.get(at, ()))


def _is_deed(hearing: Hearing, at: int) -> bool:
    """Tell whether a noun that no particle opens stands at ``at``."""
    if hearing.scene.tokens[at].kind != "word" or hearing.stops(at) or hearing.of(at, "speech"):
        return False
    return not (hearing.may_be_by(at) or hearing.may_be_to(at) or hearing.scene.joined_by_and(at))
