"""Where names end: of bodies and offices by definiteness and agreement, of persons by what cannot be a name."""

from waqai.lexicon.mention import Mention
from waqai.reading.hearing import Hearing
from waqai.reading.named import TITLES

LONGEST_NAME = 5  # words of a person's name
LONGEST_QUOTED = 12  # tokens between the quotation marks or brackets of a name
_LONGEST_WITHIN = 6  # the same, behind the first word of a name
_LONGEST_PHRASE = 11  # words of the name of a body or office


def phrase_end(hearing: Hearing, at: int, limit: int, *, past: int = 0) -> int:
    """Return where the noun phrase at ``at`` ends: nouns in construct up to the first definite one, then what agrees
    with it. Tokens before ``past`` are known to belong to it.
    """
    first = at
    definite = past > first and hearing.definite(past - 1)
    at = last = max(at, past)
    limit = min(limit, first + _LONGEST_PHRASE)
    while at < limit:
        step = quoted_end(hearing, at, limit, first) or _known_step(hearing, at, first, definite)
        if step:
            at = last = step
            definite = True
        elif hearing.mark(at) == "(" and skip_bracket(hearing, at, limit) > at and at > first:
            at = skip_bracket(hearing, at, limit)
        elif definite and (tail := hearing.word(at, "tail")):
            at = last = tail.last
        elif hearing.mark(at) or (at > first and ends_name(hearing, at)) or (definite and hearing.tells(at)):
            break
        elif (behalf := hearing.word(at, "behalf")) and at > first:
            at, definite = behalf.last, False
        elif hearing.definite(at):
            if definite and not agrees(hearing, first, at):
                break
            at = last = at + 1
            definite = True
        elif definite and not _belongs(hearing, at):
            break
        else:
            definite = False
            at = last = at + 1
    return last


def agrees(hearing: Hearing, first: int, at: int) -> bool:
    """Tell whether the definite word at ``at`` can go on with a definite phrase: as an adjective of its gender, or
    joined to it.
    """
    names = hearing.word(at, "body", "crowd", "people", "source", "text", "matter", "addressee", *TITLES)
    word = hearing.scene.tokens[at].text
    if hearing.scene.joined_by_and(at):
        return names is None or "and" not in names.parts
    if hearing.word(at + 1, "tail"):
        return True
    if hearing.name(at) is not None or _is_thing(hearing, at, ("object", "weapon")):
        return False
    if names is not None and not word.endswith(tuple(hearing.scene.lexicon.knowledge.endings.nisba)):
        return False
    if any(not hearing.definite(step) for step in range(first, at) if not hearing.mark(step)):
        return True
    endings = hearing.scene.lexicon.knowledge.endings
    mark = endings.feminine_mark
    plurals = (endings.direct_plural, endings.circumstance[-1])
    if hearing.scene.tokens[first].text.endswith(plurals) and not word.endswith(plurals):
        return False
    feminine = word.endswith(mark) or hearing.word(at, "feminine_too") is not None
    if hearing.scene.tokens[first].text.endswith(mark):
        return feminine
    return not (feminine and hearing.word(first, "masculine", *TITLES))


def ends_name(hearing: Hearing, at: int) -> bool:
    """Tell whether the name of a body or person ends before the word at ``at``."""
    if hearing.word(at, "behalf"):
        return False
    speech = hearing.of(at, "speech")
    if speech is not None and "the" not in speech.parts:
        return True
    if hearing.mark(at + 1) and hearing.may_be_to(at) and len(hearing.scene.tokens[at].text) == 1:
        return True
    by = any(
        "by" in m.parts
        for m in (*hearing.opening.get(at, ()), *hearing.scene.opening.get(at, ()))
        if m.entry.kind != "cue"
    )
    return (
        by
        or hearing.by_the(at)
        or hearing.stops(at)
        or bool(hearing.word(at, "media") or (hearing.word(at, "hearer") and _is_to(hearing, at)))
    )


def _is_to(hearing: Hearing, at: int) -> bool:
    return any("to" in m.parts for m in (*hearing.opening.get(at, ()), *hearing.scene.opening.get(at, ())))


def _belongs(hearing: Hearing, at: int) -> bool:
    """Tell whether the word behind a definite phrase goes on by «of» («التابعة لحكومة …», «… لحقوق الإنسان»)."""
    words = hearing.opening.get(at, ())
    return any("to" in m.parts and m.entry.id in {"body", "purpose"} for m in words)


def quoted_end(hearing: Hearing, at: int, limit: int, first: int | None = None) -> int:
    """Return where the short quotation that opens at ``at`` ends, 0 where none does."""
    if hearing.mark(at) == "/":
        for close in range(at + 1, min(at + 4, limit)):
            if hearing.mark(close) == "/":
                return close + 1
    close = hearing.quotes.get(at, 0)
    longest = LONGEST_QUOTED if first in {None, at} else _LONGEST_WITHIN
    return close + 1 if 0 < close - at <= longest and close < limit + LONGEST_QUOTED else 0


def _known_step(hearing: Hearing, at: int, first: int, definite: bool) -> int:
    mention = hearing.name(at)
    if mention is None or (at > first and mention.parts & {"and", "by"}):
        return 0
    if definite and at > first and ("to" not in mention.parts or is_outlet(mention)):
        return 0  # who speaks «to the agency» is not the agency's
    return past_quote(hearing, mention.first, mention.last)


def is_outlet(mention: Mention) -> bool:
    """Tell whether a mention is an outlet that knowledge names."""
    return mention.entry.kind == "actor" and mention.entry.known.kind == "media"


def past_quote(hearing: Hearing, first: int, last: int) -> int:
    """Return ``last``, or one more where the mark there closes a quotation that the name opened («قبيلة "…"»)."""
    return last + 1 if any(hearing.quotes.get(at) == last for at in range(first, last)) else last


def skip_bracket(hearing: Hearing, at: int, limit: int) -> int:
    """Return where the short bracket that opens at ``at`` ends; ``at`` itself where none does."""
    if at < limit and hearing.mark(at) in {"(", "["}:
        for close in range(at + 1, min(at + LONGEST_QUOTED, limit)):
            if hearing.mark(close) in {")", "]"}:
                return close + 1
    return at


def name_end(hearing: Hearing, at: int, limit: int, *, untitled: bool = False) -> int:
    """Return where the personal name at ``at`` ends; ``at`` itself where none stands there.

    An ``untitled`` name may hold no word that is known for a thing or for people.
    """
    first = at
    while at < min(limit, first + LONGEST_NAME):
        if hearing.mark(at) or ends_name(hearing, at) or hearing.tells(at) or hearing.word(at, "matter", "channel"):
            break
        if at >= first + 2 and (hearing.may_be_to(at) or hearing.may_be_by(at)):
            break
        if _breaks_name(hearing, at, first) or (untitled and _is_thing(hearing, at)):
            break
        at += 1
    return at


def _breaks_name(hearing: Hearing, at: int, first: int) -> bool:
    """Tell whether the word at ``at`` is no part of a name: a title, a body, a capital, a known thing."""
    rank = hearing.word(at, "rank")
    if not rank and hearing.word(at, *TITLES, "body", "source", "text", "aside", "of_need", "duty"):
        return True
    return at > first and bool(
        (rank and hearing.definite(at)) or hearing.word(at, "capital") or is_country(hearing, at)
    )


def is_country(hearing: Hearing, at: int) -> bool:
    """Tell whether a country is named at ``at``."""
    known = hearing.name(at)
    return known is not None and known.entry.kind == "place" and known.entry.known.kind == "country"


def _is_thing(hearing: Hearing, at: int, kinds: tuple[str, ...] = ("weapon", "object", "people")) -> bool:
    """Tell whether a known word for a thing or for people starts at ``at``: no name then."""
    return any(m.entry.kind in kinds for m in hearing.scene.opening.get(at, ()))


def is_governed(hearing: Hearing, at: int) -> bool:
    """Tell whether every known reading of the word at ``at`` carries «to» or «by»: no subject then."""
    words = [m for m in (*hearing.opening.get(at, ()), *hearing.scene.opening.get(at, ())) if m.entry.kind != "cue"]
    return bool(words) and all(m.parts & {"to", "by"} for m in words)
