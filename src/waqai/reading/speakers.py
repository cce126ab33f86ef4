"""Who speaks: the names of bodies, officials and crowds, by their first words and their shape, no list of persons."""

from dataclasses import dataclass, replace

from waqai.lexicon.lexicon import Mention
from waqai.reading.hearing import Hearing
from waqai.records import Span

_TITLES = ("chief", "spokesman", "office", "rank", "official")
_WITH_BODY = frozenset({"chief", "spokesman"})
_LONGEST_NAME = 5  # words of a person's name
_LONGEST_PHRASE = 11  # words of the name of a body or office
_LONGEST_QUOTED = 12  # tokens between the quotation marks or brackets of a name


@dataclass(frozen=True, slots=True)
class Named:
    """A name: tokens ``[first, last)``, starting at folded offset ``start`` (particles left off).

    ``sort``: actor, body, person, role (an office without the holder's name), crowd, people, place, text (a statement as speaker),
    source, media, unnamed, unknown. ``id`` is the actor's, where known. ``head`` is its first word without the article,
    ``title`` the first word of a person's title.
    """

    first: int
    last: int
    start: int
    sort: str
    head: str
    title: str = ""
    id: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Everyone who speaks together, and the person's body; ``[first, last)`` is the whole phrase, titles included, ``origin``
    the phrase that named them first."""

    named: tuple[Named, ...]
    first: int
    last: int
    origin: tuple[int, int] = (0, 0)

    @property
    def sort(self) -> str:
        """How the first of them is named."""
        return self.named[0].sort

    @property
    def public(self) -> bool:
        """Whether they are a named party that can issue a statement."""
        return self.sort in {"actor", "body", "person", "role", "crowd", "place"}


def span_of(hearing: Hearing, named: Named) -> Span:
    """Return the author's stretch of a name, quotation marks around it left off."""
    tokens = hearing.scene.tokens
    last = named.last
    while last - 1 > named.first and tokens[last - 1].text in "\"'":
        last -= 1
    return hearing.scene.folded.span(named.start, tokens[last - 1].end)


def read_speaker(
    hearing: Hearing, at: int, limit: int, *, bare: bool = False, addressed: bool = False
) -> Speaker | None:
    """Read the party whose name starts at token ``at`` and ends before ``limit``, with those joined to it.

    ``bare`` lets a person be named by two words or more without a title; ``addressed`` lets a particle («to», «by») stand on the name.
    """
    first = at
    if not addressed and _is_governed(hearing, at):
        return None
    found = _one(hearing, at, limit, bare)
    if found is None:
        return None
    named, at = found
    while more := _joined(hearing, at, limit):
        named, at = named + more[0], more[1]
    return Speaker(named, first, at, (first, at))


def _is_governed(hearing: Hearing, at: int) -> bool:
    """Tell whether every known reading of the word at ``at`` carries «to» or «by»: no subject then."""
    words = [m for m in (*hearing.opening.get(at, ()), *hearing.scene.opening.get(at, ())) if m.entry.kind != "cue"]
    return bool(words) and all(m.parts & {"to", "by"} for m in words)


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
    return any("and" in m.parts and m.entry.id in {*_TITLES, "body", "crowd", "people"} for m in words)


_Found = tuple[tuple[Named, ...], int]


def _one(hearing: Hearing, at: int, limit: int, bare: bool) -> _Found | None:
    addressee = hearing.word(at, "addressee")
    if addressee is not None and addressee.last - addressee.first > 1:
        return (_named(hearing, at, addressee.last, "crowd"),), addressee.last
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
    title = hearing.word(at, *_TITLES)
    if title is not None and (known is None or known.last <= title.last):
        return _person(hearing, at, limit)
    for sort in ("source", "media", "text"):
        if hearing.word(at, sort) and known is None:
            return _plain(hearing, at, limit, sort)
    if known is not None:
        return _known(hearing, at, limit)
    capital = hearing.word(at, "capital")
    if capital is not None:
        return (_named(hearing, at, capital.last, "place"),), capital.last
    first_name = _particle_name(hearing, at, limit) if bare else 0
    if first_name:
        named, end = _apposition(hearing, first_name, limit)
        return (_named(hearing, at, first_name, "person"), *named), end
    if hearing.stops(at):
        return None
    for sort in ("body", "crowd", "people"):
        if hearing.word(at, sort):
            return _plain(hearing, start, limit, sort)
    return _unknown(hearing, at, limit, bare)


def _particle_name(hearing: Hearing, at: int, limit: int) -> int:
    """Return where a name ends whose first word may also be a particle («علي»); 0 where it is one."""
    if not hearing.word(at, "name_too"):
        return 0
    if not at or not (hearing.of(at - 1, "speech") or hearing.definite(at - 1)):
        return 0
    last = name_end(hearing, at + 1, min(limit, at + 4))
    bounded = last >= limit or bool(hearing.mark(last)) or hearing.stops(last) or bool(hearing.word(last, *_TITLES))
    return last if last > at + 1 and bounded and not hearing.name(at + 1) else 0


def _named(hearing: Hearing, first: int, last: int, sort: str, title: str = "") -> Named:
    while hearing.mark(first) == '"' and first + 1 < last:
        first += 1
    token = hearing.scene.tokens[first]
    starts = [
        m.start
        for m in hearing.opening.get(first, ())
        if m.entry.kind == "issuer" and m.entry.id not in {"stop", "some"}
    ]
    known = hearing.name(first)
    if known is not None:
        starts = [known.start]
    start = min(starts, default=token.start)
    head = hearing.bare(hearing.scene.folded.text[start : token.end])
    actors = {
        m.entry.id: m.entry.known
        for m in hearing.scene.opening.get(first, ())
        if known and m.last == known.last and m.entry.kind == "actor"
    }
    if len(actors) != 1:  # a name that several parties bear tells none of them
        return Named(first, last, start, sort, head, title)
    ((actor_id, actor),) = actors.items()
    return Named(first, last, start, sort, head, title, actor_id, actor.kind)


def _known(hearing: Hearing, at: int, limit: int) -> _Found:
    mention = hearing.name(at)
    assert mention is not None
    if _is_person(mention):
        last = max(mention.last, name_end(hearing, at, limit))
        more, end = _apposition(hearing, last, limit)
        title = hearing.bare(hearing.scene.tokens[at].text) if hearing.word(at, *_TITLES) else ""
        return (_named(hearing, at, last, "person", title), *more), end
    last = mention.last
    if mention.entry.kind == "actor":
        last = max(last, phrase_end(hearing, at, limit))
    sort = "media" if mention.entry.kind == "actor" and mention.entry.known.kind == "media" else mention.entry.kind
    return (_named(hearing, at, last, sort),), _skip_bracket(hearing, last, limit)


def _is_person(mention: Mention) -> bool:
    return mention.entry.kind == "actor" and mention.entry.known.kind == "person"


def _plain(hearing: Hearing, at: int, limit: int, sort: str) -> _Found | None:
    last = phrase_end(hearing, at, limit)
    signed = hearing.word(last, "signatory") or hearing.word(last - 1, "signatory")
    if signed is not None:
        last = _signed_end(hearing, signed.last, limit)
    alias = _alias(hearing, at, last, limit)
    if alias is not None:
        head = hearing.bare(hearing.scene.tokens[at].text)
        return (replace(_named(hearing, *alias, sort), head=head),), _skip_bracket(hearing, alias[1], limit)
    if sort == "body" and _is_vague(hearing, at, last):
        sort = "source"
    named = _named(hearing, at, last, sort)
    if sort == "text":
        body = _issuer_of_text(hearing, named, limit)
        if body is not None and body.public:
            return body.named, max(body.last, last)
    return (named,), _skip_bracket(hearing, last, limit)


def _issuer_of_text(hearing: Hearing, named: Named, limit: int) -> Speaker | None:
    """Return whose statement it is: «بيان المنظمة», «بيان لقيادة …», «بيان أصدره …»."""
    for at in range(named.first + 1, min(named.last + 3, limit)):
        by = hearing.word(at, "issued_by")
        body = read_speaker(hearing, by.last if by else at, limit, addressed=True)
        if (
            body is not None
            and body.sort in {"actor", "body", "person"}
            and (by or at < named.last or hearing.may_be_to(at))
        ):
            return body
    return None


def _alias(hearing: Hearing, first: int, at: int, limit: int) -> tuple[int, int] | None:
    """Return the name told behind «which is known as» or right behind a lone noun, between its quotation marks or brackets."""
    if at == first + 1 and not hearing.definite(first) and hearing.mark(at) == "(":
        close = _skip_bracket(hearing, at, limit)
        return (at + 1, close - 1) if close > at + 2 else None
    for step in range(at - 1, min(at + 3, limit)):
        if hearing.word(step, "known_as"):
            at = step
            break
    known_as = hearing.word(at, "known_as") if at < limit else None
    if known_as is None or known_as.last >= limit:
        return None
    first = known_as.last
    close = _quoted(hearing, first, limit) or _skip_bracket(hearing, first, limit)
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


def _skip_bracket(hearing: Hearing, at: int, limit: int) -> int:
    if at < limit and hearing.mark(at) in {"(", "["}:
        for close in range(at + 1, min(at + _LONGEST_QUOTED, limit)):
            if hearing.mark(close) in {")", "]"}:
                return close + 1
    return at


def _unknown(hearing: Hearing, at: int, limit: int, bare: bool) -> _Found | None:
    """Read a name that no list knows: a definite noun phrase, or two bare words and more where ``bare``."""
    if hearing.tells(at) or hearing.word(at, "matter", "channel", "hearer", "duty", "aside"):
        return None
    last = name_end(hearing, at, limit, untitled=True)
    if hearing.definite(at) and not (bare and last - at >= 2 and not hearing.definite(at + 1)):
        last = phrase_end(hearing, at, limit)
        return (_named(hearing, at, last, "unknown"),), _skip_bracket(hearing, last, limit)
    named, end = _apposition(hearing, last, limit)
    if last - at >= 2 and (bare or named):
        return (_named(hearing, at, last, "person"), *named), end
    return ((_named(hearing, at, last, "unknown"),), last) if last > at else None


def phrase_end(hearing: Hearing, at: int, limit: int) -> int:
    """Return where the noun phrase at ``at`` ends: nouns in construct up to the first definite one, then what agrees with it."""
    last, definite, first = at, False, at
    limit = min(limit, at + _LONGEST_PHRASE)
    while at < limit:
        step = _quoted(hearing, at, limit) or _known_step(hearing, at, first, definite)
        if step:
            at = last = step
            definite = True
        elif hearing.mark(at) == "(" and _skip_bracket(hearing, at, limit) > at and at > first:
            at = _skip_bracket(hearing, at, limit)
        elif definite and (tail := hearing.word(at, "tail")):
            at = last = tail.last
        elif hearing.mark(at) or (at > first and _ends(hearing, at)) or (definite and hearing.tells(at)):
            break
        elif (behalf := hearing.word(at, "behalf")) and at > first:
            at, definite = behalf.last, False
        elif hearing.definite(at):
            if definite and not _agrees(hearing, first, at):
                break
            at = last = at + 1
            definite = True
        elif definite and not _belongs(hearing, at):
            break
        else:
            definite = False
            at = last = at + 1
    return last


def _agrees(hearing: Hearing, first: int, at: int) -> bool:
    """Tell whether the definite word at ``at`` can go on with a definite phrase: as an adjective of its gender, or joined to it."""
    names = hearing.word(at, "body", "crowd", "people", "source", "text", "matter", "addressee", *_TITLES)
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
    mark = hearing.scene.lexicon.knowledge.endings.feminine_mark
    feminine = hearing.scene.tokens[at].text.endswith(mark)
    if hearing.scene.tokens[first].text.endswith(mark):
        return feminine
    return not (feminine and hearing.word(first, "masculine", *_TITLES))


def _ends(hearing: Hearing, at: int) -> bool:
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
        or hearing.stops(at)
        or bool(hearing.word(at, "media") or (hearing.word(at, "hearer") and _is_to(hearing, at)))
    )


def _is_to(hearing: Hearing, at: int) -> bool:
    return any("to" in m.parts for m in (*hearing.opening.get(at, ()), *hearing.scene.opening.get(at, ())))


def _belongs(hearing: Hearing, at: int) -> bool:
    """Tell whether the word behind a definite phrase goes on with it by «of» («التابعة لحكومة …», «… لحقوق الإنسان»)."""
    words = hearing.opening.get(at, ())
    return any("to" in m.parts and m.entry.id in {"body", "purpose"} for m in words)


def _quoted(hearing: Hearing, at: int, limit: int) -> int:
    if hearing.mark(at) == "/":
        for close in range(at + 1, min(at + 4, limit)):
            if hearing.mark(close) == "/":
                return close + 1
    close = hearing.quotes.get(at, 0)
    return close + 1 if 0 < close - at <= _LONGEST_QUOTED and close < limit + _LONGEST_QUOTED else 0


def _known_step(hearing: Hearing, at: int, first: int, definite: bool) -> int:
    mention = hearing.name(at)
    if mention is None or (at > first and mention.parts & {"and", "by"}):
        return 0
    if definite and at > first and "to" not in mention.parts:
        return 0
    return mention.last


def name_end(hearing: Hearing, at: int, limit: int, *, untitled: bool = False) -> int:
    """Return where the personal name at ``at`` ends; ``at`` itself where none stands there.

    An ``untitled`` name may hold no word that is known for a thing or for people.
    """
    first = at
    while at < min(limit, first + _LONGEST_NAME):
        if hearing.mark(at) or _ends(hearing, at) or hearing.tells(at) or hearing.word(at, "matter", "channel"):
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
    if not rank and hearing.word(at, *_TITLES, "body", "source", "text", "aside", "of_need", "duty"):
        return True
    return at > first and bool(
        (rank and hearing.definite(at)) or hearing.word(at, "capital") or _is_country(hearing, at)
    )


def _is_country(hearing: Hearing, at: int) -> bool:
    known = hearing.name(at)
    return known is not None and known.entry.kind == "place" and known.entry.known.kind == "country"


def _is_thing(hearing: Hearing, at: int, kinds: tuple[str, ...] = ("weapon", "object", "people")) -> bool:
    """Tell whether a known word for a thing or for people starts at ``at``: no name then."""
    return any(m.entry.kind in kinds for m in hearing.scene.opening.get(at, ()))


def _person(hearing: Hearing, at: int, limit: int) -> _Found:
    """Read titles, offices and the name behind them; the body that a chief or spokesman speaks for comes second."""
    first, bodies, titles = at, [], set()
    end = at
    while (title := hearing.word(at, *_TITLES)) is not None and at < limit:
        titles.add(title.entry.id)
        if title.entry.id == "rank" and not _heads(hearing, title.last, limit):
            at = end = title.last
            continue
        end = _office_end(hearing, at, limit)
        if title.entry.id in _WITH_BODY:
            bodies += _body_within(hearing, title.last, end)
        at = end
    named = _holder(hearing, at, limit, hearing.bare(hearing.scene.tokens[first].text))
    if named is not None:
        more, end = _apposition(hearing, named.last, limit)
        return (named, *bodies, *more), _after_quote(hearing, end, limit)
    if bodies:
        return tuple(bodies), end
    anonymous = titles <= {"official", "spokesman"} or not _is_definite_phrase(hearing, first, end)
    return (_named(hearing, first, max(end, first + 1), "unnamed" if anonymous else "role"),), max(end, first + 1)


def _heads(hearing: Hearing, at: int, limit: int) -> bool:
    """Tell whether a rank word heads an office («نقيب الأطباء», «شيخ قبيلة …»): a definite word or a body follows it."""
    return at < limit and not hearing.definite(at - 1) and bool(hearing.definite(at) or hearing.word(at, "body"))


def _office_end(hearing: Hearing, at: int, limit: int) -> int:
    end = phrase_end(hearing, at, limit)
    if end + 1 < limit and hearing.may_be_by(end) and _may_place(hearing, end) and _names_place(hearing, end, limit):
        return _place_end(hearing, end, limit)
    while end + 1 < limit and hearing.word(end, "inside"):
        place = hearing.name(end + 1) or hearing.word(end + 1, "body")
        if place is None:
            return end + 2 if _names_place(hearing, end + 1, limit) else end
        end = max(place.last, phrase_end(hearing, end + 1, limit))
    return end


def _may_place(hearing: Hearing, at: int) -> bool:
    """Tell whether a word with «by» may be the place of an office: a known place, or no known word at all."""
    return hearing.name(at) is not None or not _is_governed(hearing, at)


def _place_end(hearing: Hearing, at: int, limit: int) -> int:
    """Return where the place of an office, told with «by» («بالجامعة العربية»), ends."""
    end = at + 1
    while end < limit - 1 and hearing.definite(at) and hearing.definite(end) and not hearing.word(end, *_TITLES):
        end += 1
    return end


def _names_place(hearing: Hearing, at: int, limit: int) -> bool:
    """Tell whether an unknown word behind «in» is the place of an office: a rank or a name of two words follows it."""
    if at in hearing.timed or hearing.mark(at) or hearing.stops(at) or at + 2 > limit:
        return False
    if hearing.word(at, "channel", "matter", "media", "text"):
        return False
    behind = at + 1
    while (
        behind < limit - 1 and hearing.definite(at) and hearing.definite(behind) and not hearing.word(behind, *_TITLES)
    ):
        behind += 1
    return bool(hearing.word(behind, "rank")) or name_end(hearing, behind, limit) - behind == 2


def _is_definite_phrase(hearing: Hearing, first: int, last: int) -> bool:
    return any(hearing.definite(at) or hearing.name(at) for at in range(first, last) if not hearing.mark(at))


def _body_within(hearing: Hearing, at: int, end: int) -> list[Named]:
    """Return the body named inside an office («المتحدث باسم …», «رئيس اتحاد …»)."""
    while at < end:
        if hearing.mark(at) == '"' and hearing.quotes.get(at, 0) > at:
            return [_named(hearing, at, min(end, hearing.quotes[at] + 1), "body")]
        known = hearing.name(at)
        if (known is not None and known.entry.kind == "actor") or hearing.word(at, "body"):
            return [
                _named(hearing, at, max(at + 1, min(end, phrase_end(hearing, at, end))), "actor" if known else "body")
            ]
        at += 1
    return []


def _holder(hearing: Hearing, at: int, limit: int, title: str) -> Named | None:
    """Return the name behind an office, in quotation marks, brackets, behind a comma or plain."""
    quoted = at < limit and hearing.mark(at) == '"'
    comma = at < limit and hearing.mark(at) == ","
    first = at + 1 if quoted or comma else at
    if first >= limit or (hearing.definite(first) and not quoted and not comma and not hearing.name(first - 1)):
        return None
    if quoted and not 0 < hearing.quotes.get(at, 0) - at <= _LONGEST_NAME + 1:
        return None
    known = hearing.name(first)
    if known is not None and known.entry.kind == "actor" and not quoted and not _is_person(known):
        return None
    if (
        hearing.may_be_to(first)
        and first + 1 < limit
        and (hearing.definite(first + 1) or _is_country(hearing, first + 1))
    ):
        return None
    last = _particle_name(hearing, first, limit) or name_end(hearing, first, limit)
    if last == first or (comma and not (last < limit and hearing.mark(last) == "," and last - first >= 2)):
        return None
    if any(m.parts & {"to", "by", "and"} for m in hearing.opening.get(first, ())) or (
        last - first == 1 and known is not None
    ):
        return None
    return _named(hearing, first, last, "person", title)


def _after_quote(hearing: Hearing, at: int, limit: int) -> int:
    return at + 1 if at < limit and hearing.mark(at) == '"' and at not in hearing.quotes else at


def _apposition(hearing: Hearing, at: int, limit: int) -> tuple[list[Named], int]:
    """Return the body named by a title behind a name («…، المتحدث باسم …»), and where that ends."""
    start = at
    at = _after_quote(hearing, at, limit)
    if at < limit and hearing.mark(at) in {",", "-"}:
        at += 1
    title = hearing.word(at, "chief", "spokesman", "office", "official") if at < limit else None
    if title is None or "and" in title.parts or title.parts & {"to", "by"}:
        return [], start
    end = _office_end(hearing, at, limit)
    bodies = _body_within(hearing, title.last, end) if title.entry.id in _WITH_BODY | {"official"} else []
    if end < limit and hearing.mark(end) in {",", "-"}:
        end += 1
    return bodies, end


def rename(speaker: Speaker, first: int, last: int) -> Speaker:
    """Return the same party, spoken of again at ``[first, last)``."""
    return replace(speaker, first=first, last=last)
