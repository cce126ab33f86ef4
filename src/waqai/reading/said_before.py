"""What is said before the act that tells who said it: «…، بحسب ما أعلن X», «… هذا ما أكده X», «"…" قال X»."""

from waqai.lexicon.mention import Mention
from waqai.reading.hearing import Hearing
from waqai.reading.sentences import Sentence

_MARKER = 4  # words of «according to what he had» before a verb
_LEAST = 3  # words that what is said has at least


def said_before(hearing: Hearing, sentence: Sentence, verb: Mention) -> tuple[int, int] | None:
    """Return the tokens ``[first, last)`` that stand before an act of speech and are what it says, None where what is
    said follows it.
    """
    if verb.entry.sense != "verb" or "and" in verb.parts:
        return None
    marker = _marker(hearing, sentence, verb)
    last = marker if marker is not None else verb.first
    while last > sentence.first and hearing.mark(last - 1) in {",", "-"}:
        last -= 1
    quoted = _quotation(hearing, last)
    if quoted is not None:
        return quoted if last - quoted[0] > _LEAST else None
    if marker is None or last - sentence.first < _LEAST:
        return None
    return _after_speech(hearing, sentence, last), last


def _marker(hearing: Hearing, sentence: Sentence, verb: Mention) -> int | None:
    """Return where «according to what», which ends at a verb, starts."""
    for at in range(verb.first - 1, max(sentence.first, verb.first - _MARKER) - 1, -1):
        told = hearing.word(at, "as_told")
        if told is not None and (told.last == verb.first or _is_auxiliary(hearing, told.last, verb.first)):
            return at
    return None


def _is_auxiliary(hearing: Hearing, at: int, last: int) -> bool:
    word = hearing.word(at, "join")
    return word is not None and word.last == last


def _quotation(hearing: Hearing, last: int) -> tuple[int, int] | None:
    """Return the quotation that closes right before ``last``."""
    close = last - 1
    return next(((opens + 1, close) for opens, closes in hearing.quotes.items() if closes == close), None)


def _after_speech(hearing: Hearing, sentence: Sentence, last: int) -> int:
    """Return where the clause before a marker starts: at its sentence, or behind a mark that parts clauses."""
    for at in range(last - 1, sentence.first, -1):
        if hearing.mark(at) in {";", ":"}:
            return at + 1
    return sentence.first
