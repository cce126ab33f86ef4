"""Who speaks: bodies, officials and crowds, by their first words and their shape, no list of persons."""

from dataclasses import replace

from waqai.reading.hearing import Hearing
from waqai.reading.named import TITLES, Found, Named, Speaker, is_person, make_named
from waqai.reading.persons import particle_name, read_apposition, read_person, read_witness
from waqai.reading.phrases import (
    agrees,
    ends_name,
    is_governed,
    name_end,
    past_quote,
    phrase_end,
    quoted_end,
    skip_bracket,
)


def read_speaker(
    hearing: Hearing, at: int, limit: int, *, bare: bool = False, addressed: bool = False
) -> Speaker | None:
    """Read the party whose name starts at token ``at`` and ends before ``limit``, with those joined to it.

    ``bare`` lets a person be named by two words or more without a title; ``addressed`` lets a particle («to», «by»)
    stand on the name.
    """
    first = at
    if not addressed and is_governed(hearing, at):
        return None
    found = _one(hearing, at, limit, bare)
    if found is None:
        return None
    named, at = found
    while more := _joined(hearing, at, limit):
        named, at = named + more[0], more[1]
    return Speaker(named, first, at, (first, at))


def surname_owner(hearing: Hearing, at: int) -> Speaker | None:
    """Return the person whose surname stands at ``at``, if the text has named him before: by a first name too, or with
    the body that he speaks for.
    """
    tokens = hearing.scene.tokens
    if hearing.definite(at) or hearing.opening.get(at) or hearing.scene.opening.get(at) or tokens[at].kind != "word":
        return None
    for step in range(1, at):
        if tokens[step].text != tokens[at].text:
            continue
        more, end = read_apposition(hearing, step + 1, hearing.scene.sentence_of(step).last)
        first = step - 1 if _may_be_first_name(hearing, step - 1) else step
        if first < step or more:
            return Speaker((make_named(hearing, first, step + 1, "person"), *more), at, at + 1, (first, end))
    return None


def _may_be_first_name(hearing: Hearing, at: int) -> bool:
    """Tell whether the word at ``at`` can be the first name before a surname: none of the words of speech, no verb of
    happening, no article, no particle on it.
    """
    if hearing.scene.tokens[at].kind != "word" or hearing.definite(at) or hearing.stops(at) or hearing.tells(at):
        return False
    return not hearing.opening.get(at) and not hearing.may_be_to(at) and not hearing.may_be_by(at)


def _joined(hearing: Hearing, at: int, limit: int) -> tuple[tuple[Named, ...], int] | None:
    """Read one more party behind «and», with or without a comma before it."""
    if at < limit and hearing.mark(at) == ",":
        at += 1
    if at >= limit or not _is_joined(hearing, at):
        return None
    if any(m.entry.kind == "speech" and m.entry.sense == "verb" for m in hearing.opening.get(at, ())):
        return None
    return _one(hearing, at, limit, bare=False)


def _is_joined(hearing: Hearing, at: int) -> bool:
    named = hearing.name(at)
    words = [m for m in hearing.opening.get(at, ()) if m.entry.kind == "issuer"]
    if named is not None:
        return "and" in named.parts
    if hearing.word(at, "capital"):
        return any("and" in m.parts for m in hearing.opening[at] if m.entry.id == "capital")
    return any("and" in m.parts and m.entry.id in {*TITLES, "body", "crowd", "people"} for m in words)


def _one(hearing: Hearing, at: int, limit: int, bare: bool) -> Found | None:
    addressee = hearing.word(at, "addressee")
    if addressee is not None and addressee.last - addressee.first > 1:
        return (make_named(hearing, at, addressee.last, "crowd"),), addressee.last
    some = hearing.word(at, "some")
    while some is not None and some.last < limit and not hearing.word(at, "body", "crowd"):
        at = some.last
        while at < limit and hearing.scene.tokens[at].kind == "number":
            at += 1
        some = hearing.word(at, "some")
    start = at
    while at < limit and hearing.mark(at) == '"':
        at += 1
    if at >= limit or hearing.mark(at):
        return None
    known = hearing.name(at)
    if known is not None and known.entry.kind == "place" and known.entry.known.kind != "country":
        known = None  # a town does not speak; its name may be a person's
    title = hearing.word(at, *TITLES)
    if title is not None and (known is None or known.last <= title.last):
        person = read_person(hearing, at, limit)
        if not _is_unit(hearing, at, person):
            return person
    outlet = known is None or (known.entry.kind == "actor" and known.entry.known.kind == "media")
    witness = read_witness(hearing, at, limit) if outlet else None
    if witness is not None:
        return witness
    for sort in ("source", "media", "text"):
        if hearing.word(at, sort) and known is None:
            return _plain(hearing, at, limit, sort)
    if known is not None:
        return _known(hearing, at, limit)
    capital = hearing.word(at, "capital")
    if capital is not None:
        return (make_named(hearing, at, capital.last, "place"),), capital.last
    first_name = particle_name(hearing, at, limit) if bare else 0
    if first_name:
        named, end = read_apposition(hearing, first_name, limit)
        return (make_named(hearing, at, first_name, "person"), *named), end
    if hearing.stops(at):
        return None
    for sort in ("body", "crowd", "people"):
        if hearing.word(at, sort):
            return _plain(hearing, start, limit, sort)
    return _unknown(hearing, at, limit, bare)


def _is_unit(hearing: Hearing, at: int, person: Found) -> bool:
    """Tell whether a rank that is also the name of a unit («فريق», «لواء») is the unit: where nobody is named, and
    without the article where a quotation names it.
    """
    if not hearing.word(at, "rank") or not hearing.word(at, "body"):
        return False
    quoted = not hearing.definite(at) and hearing.mark(at + 1) == '"'
    return quoted or person[0][0].sort in {"role", "unnamed"}


def _known(hearing: Hearing, at: int, limit: int) -> Found:
    mention = hearing.name(at)
    assert mention is not None
    if is_person(mention):
        last = max(mention.last, name_end(hearing, at, limit))
        more, end = read_apposition(hearing, last, limit)
        title = hearing.bare(hearing.scene.tokens[at].text) if hearing.word(at, *TITLES) else ""
        return (make_named(hearing, at, last, "person", title), *more), end
    last = past_quote(hearing, mention.first, mention.last)
    if mention.entry.kind == "actor":
        last = _with_adjectives(hearing, at, last, limit)
    sort = "media" if mention.entry.kind == "actor" and mention.entry.known.kind == "media" else mention.entry.kind
    return (make_named(hearing, at, last, sort),), skip_bracket(hearing, last, limit)


def _with_adjectives(hearing: Hearing, first: int, last: int, limit: int) -> int:
    """Return where the adjectives behind a known name end («الجيش … السوري»)."""
    nisba = tuple(hearing.scene.lexicon.knowledge.endings.nisba)
    tokens = hearing.scene.tokens
    while last < limit and hearing.definite(last) and tokens[last].text.endswith(nisba):
        if ends_name(hearing, last) or hearing.scene.joined_by_and(last) or not agrees(hearing, first, last):
            break
        last += 1
    return last


def _plain(hearing: Hearing, at: int, limit: int, sort: str) -> Found | None:
    last = phrase_end(hearing, at, limit)
    if sort == "source" and last == at + 1 and (outlet := hearing.word(last, "media")) and "to" not in outlet.parts:
        last = phrase_end(hearing, last, limit, past=outlet.last)  # «مراسل قناة …» is named with his outlet
    signed = hearing.word(last, "signatory") or hearing.word(last - 1, "signatory")
    if signed is not None:
        last = _signed_end(hearing, signed.last, limit)
    alias = _alias(hearing, at, last, limit)
    if alias is not None:
        head = hearing.bare(hearing.scene.tokens[at].text)
        return (replace(make_named(hearing, *alias, sort), head=head),), skip_bracket(hearing, alias[1], limit)
    if sort == "body" and _is_vague(hearing, at, last):
        sort = "source"
    named = make_named(hearing, at, last, sort)
    if sort == "text":
        body = _issuer_of_text(hearing, named, limit)
        if body is not None and (body.public or body.sort == "media"):
            return body.named, max(body.last, last)
    return (named,), skip_bracket(hearing, last, limit)


def _issuer_of_text(hearing: Hearing, named: Named, limit: int) -> Speaker | None:
    """Return whose statement it is: «بيان المنظمة», «بيان لقيادة …», «بيان أصدره …»."""
    for at in range(named.first + 1, min(named.last + 3, limit)):
        by = hearing.word(at, "issued_by")
        body = read_speaker(hearing, by.last if by else at, limit, addressed=True)
        if (
            body is not None
            and (body.sort in {"actor", "body", "person"} or (body.sort == "media" and (by or at == named.first + 1)))
            and (by or at < named.last or hearing.may_be_to(at) or _is_lone_to(hearing, at - 1))
        ):
            return body
    return None


def _is_lone_to(hearing: Hearing, at: int) -> bool:
    """Tell whether «to» stands alone at ``at``, before a quotation («بيان لـ"…"»)."""
    return len(hearing.scene.tokens[at].text) == 1 and hearing.may_be_to(at)


def _alias(hearing: Hearing, first: int, at: int, limit: int) -> tuple[int, int] | None:
    """Return the name told behind «which is known as» or right behind a lone noun, between its quotation marks or
    brackets.
    """
    if at == first + 1 and not hearing.definite(first) and hearing.mark(at) == "(":
        close = skip_bracket(hearing, at, limit)
        return (at + 1, close - 1) if close > at + 2 else None
    for step in range(at - 1, min(at + 3, limit)):
        if hearing.word(step, "known_as"):
            at = step
            break
    known_as = hearing.word(at, "known_as") if at < limit else None
    if known_as is None or known_as.last >= limit:
        return None
    first = known_as.last
    close = quoted_end(hearing, first, limit) or skip_bracket(hearing, first, limit)
    return (first + 1, close - 1) if close > first + 2 else None


def _is_vague(hearing: Hearing, first: int, last: int) -> bool:
    """Tell whether a body is only told by its sort («مجموعات معنية …», «منظمات محلية»)."""
    named = any(hearing.name(at) or hearing.definite(at) or hearing.mark(at) for at in range(first, last))
    plain = hearing.scene.tokens[first].text.endswith(hearing.scene.lexicon.knowledge.clitics.bound_taa)
    return not named and (plain or last - first == 1)


def _signed_end(hearing: Hearing, at: int, limit: int) -> int:
    """Return where «… on this statement» ends."""
    for step in range(at, min(at + 4, limit)):
        if hearing.word(step, "text"):
            return step + 1
    return at


def _unknown(hearing: Hearing, at: int, limit: int, bare: bool) -> Found | None:
    """Read a name that no list knows: a definite noun phrase, or two bare words and more where ``bare``."""
    if hearing.tells(at) or hearing.word(at, "matter", "channel", "hearer", "duty", "aside"):
        return None
    last = name_end(hearing, at, limit, untitled=True)
    if hearing.definite(at) and not (bare and last - at >= 2 and not hearing.definite(at + 1)):
        last = phrase_end(hearing, at, limit)
        return (make_named(hearing, at, last, "unknown"),), skip_bracket(hearing, last, limit)
    named, end = read_apposition(hearing, last, limit)
    if last - at >= 2 and (bare or end > last):
        return (make_named(hearing, at, last, "person"), *named), end
    return ((make_named(hearing, at, last, "unknown"),), last) if last > at else None
