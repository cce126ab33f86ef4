"""Persons by title and shape: the offices, the name behind them, and the body that they speak for."""

from waqai.reading.hearing import Hearing
from waqai.reading.named import TITLES, WITH_BODY, WITNESS, Found, Named, is_person, make_named
from waqai.reading.phrases import LONGEST_NAME, is_country, is_governed, name_end, phrase_end, skip_bracket


def read_person(hearing: Hearing, at: int, limit: int) -> Found:
    """Read titles, offices and the name behind them; the body that a chief or spokesman speaks for comes second."""
    first, bodies, titles = at, [], set()
    end = at
    while (title := hearing.word(at, *TITLES)) is not None and at < limit:
        titles.add(title.entry.id)
        if title.entry.id == "rank" and not _heads(hearing, title.last, limit):
            at = end = title.last
            continue
        end = _office_end(hearing, at, limit)
        if title.entry.id in WITH_BODY:
            bodies += _body_within(hearing, title.last, end)
        at = end
    named = _holder(hearing, at, limit, hearing.bare(hearing.scene.tokens[first].text))
    if named is not None:
        more, end = read_apposition(hearing, named.last, limit)
        return (named, *bodies, *more), _after_quote(hearing, end, limit)
    if bodies:
        return tuple(bodies), end
    anonymous = titles <= {"official", "spokesman"} or not _is_definite_phrase(hearing, first, end)
    end = max(end, first + 1)
    role = make_named(hearing, first, end, "unnamed" if anonymous else "role")
    return (role, *_workplace(hearing, first, end)), end


def read_witness(hearing: Hearing, at: int, limit: int) -> Found | None:
    """Read the name behind a private person's calling, his outlet and place skipped («الناشط الإعلامي سالم الحداد»,
    «مراسل القناة في الميناء، سالم الحداد»); None where no name follows.
    """
    calling = hearing.word(at, WITNESS)
    if calling is None or calling.parts & {"to", "by"}:
        return None
    end = calling.last if calling.pronoun else phrase_end(hearing, at, limit, past=min(calling.last, limit))
    while end < limit and (outlet := hearing.word(end + (hearing.mark(end) == '"'), "media")) is not None:
        end = _after_quote(hearing, outlet.last, limit)
    if not hearing.definite(at) and end in hearing.quotes:
        end = min(limit, hearing.quotes[end] + 1)  # in quotation marks behind «مراسل» stands his outlet
    if end + 2 < limit and (hearing.word(end, "inside") or _is_placed(hearing, end)):
        first = end + (hearing.word(end, "inside") is not None)
        place = hearing.name(first)
        end = place.last if place is not None else phrase_end(hearing, first, limit, past=first + 1)
        if place is not None and (hearing.scene.joined_by_and(end) or name_end(hearing, end, limit) < end + 2):
            end = phrase_end(hearing, first, limit, past=first + 1)
    title = hearing.bare(hearing.scene.tokens[at].text)
    bracketed = _in_brackets(hearing, end, limit, title)
    if bracketed is not None:
        return (bracketed,), bracketed.last + 1
    named = _holder(hearing, end, limit, title)
    return None if named is None else ((named,), _after_quote(hearing, named.last, limit))


def _in_brackets(hearing: Hearing, at: int, limit: int, title: str) -> Named | None:
    """Return the person whose name fills the brackets that open at ``at`` («مراسل القناة (سالم الحداد)»)."""
    close = skip_bracket(hearing, at, limit) - 1
    if close < at + 3 or any(hearing.opening.get(step) for step in range(at + 1, close)):
        return None
    last = name_end(hearing, at + 1, close, untitled=True)
    return make_named(hearing, at + 1, last, "person", title) if last == close else None


def _is_placed(hearing: Hearing, at: int) -> bool:
    """Tell whether a known word with «by» stands at ``at`` («مراسل القناة بريف النخيل»)."""
    words = (*hearing.opening.get(at, ()), *hearing.scene.opening.get(at, ()))
    return any("by" in m.parts for m in words)


def _workplace(hearing: Hearing, first: int, end: int) -> list[Named]:
    """Return the body in which an office is held («نائب مدير … في منظمة …»)."""
    for at in range(first + 1, end - 1):
        if hearing.word(at, "inside"):
            return _body_within(hearing, at + 1, end)
    return []


def _heads(hearing: Hearing, at: int, limit: int) -> bool:
    """Tell whether a rank word heads one («نقيب الأطباء», «شيخ قبيلة …»): a definite word or a body follows it."""
    return at < limit and not hearing.definite(at - 1) and bool(hearing.definite(at) or hearing.word(at, "body"))


def _office_end(hearing: Hearing, at: int, limit: int) -> int:
    title = hearing.word(at, *TITLES)
    end = phrase_end(hearing, at, limit, past=min(title.last, limit) if title is not None else 0)
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
    return hearing.name(at) is not None or not is_governed(hearing, at)


def _place_end(hearing: Hearing, at: int, limit: int) -> int:
    """Return where the place of an office, told with «by» («بالجامعة العربية»), ends."""
    end = at + 1
    while end < limit - 1 and hearing.definite(at) and hearing.definite(end) and not hearing.word(end, *TITLES):
        end += 1
    return end


def _names_place(hearing: Hearing, at: int, limit: int) -> bool:
    """Tell whether an unknown word behind «in» is the place of an office: a rank or a name of two words follows it."""
    if at in hearing.timed or hearing.mark(at) or hearing.stops(at) or at + 2 > limit:
        return False
    if hearing.word(at, "channel", "matter", "media", "text"):
        return False
    behind = at + 1
    while behind < limit - 1 and hearing.definite(at) and _goes_on_place(hearing, behind):
        behind += 1
    behind += hearing.mark(behind) == ","
    return bool(hearing.word(behind, "rank")) or name_end(hearing, behind, limit) - behind == 2


def _goes_on_place(hearing: Hearing, at: int) -> bool:
    """Tell whether the word at ``at`` is part of the place of an office: no title, nothing joined, no «who»."""
    if not hearing.definite(at) or hearing.word(at, *TITLES, "relative"):
        return False
    return not hearing.scene.joined_by_and(at)


def _is_definite_phrase(hearing: Hearing, first: int, last: int) -> bool:
    return any(hearing.definite(at) or hearing.name(at) for at in range(first, last) if not hearing.mark(at))


def _body_within(hearing: Hearing, at: int, end: int) -> list[Named]:
    """Return the body named inside an office («المتحدث باسم …», «رئيس اتحاد …»)."""
    while at < end:
        if hearing.mark(at) == '"' and hearing.quotes.get(at, 0) > at:
            return [make_named(hearing, at, min(end, hearing.quotes[at] + 1), "body")]
        known = hearing.name(at)
        if (known is not None and known.entry.kind == "actor") or hearing.word(at, "body"):
            return [
                make_named(
                    hearing, at, max(at + 1, min(end, phrase_end(hearing, at, end))), "actor" if known else "body"
                )
            ]
        at += 1
    return []


def _holder(hearing: Hearing, at: int, limit: int, title: str) -> Named | None:
    """Return the name behind an office, in quotation marks, brackets, behind a comma or plain."""
    quoted = at < limit and hearing.mark(at) == '"'
    comma = at < limit and hearing.mark(at) == ","
    first = at + 1 if quoted or comma else at
    while first < limit - 1 and (rank := hearing.word(first, "rank")) is not None and hearing.definite(first):
        first = rank.last
    if first >= limit or (hearing.definite(first) and not quoted and not comma and not hearing.name(first - 1)):
        return None
    if quoted and not 0 < hearing.quotes.get(at, 0) - at <= LONGEST_NAME + 1:
        return None
    if hearing.word(first - 1, "relative"):
        return None
    known = hearing.name(first)
    if known is not None and known.entry.kind == "actor" and not quoted and not is_person(known):
        return None
    if (
        hearing.may_be_to(first)
        and first + 1 < limit
        and (hearing.definite(first + 1) or is_country(hearing, first + 1))
    ):
        return None
    last = particle_name(hearing, first, limit) or name_end(hearing, first, limit)
    if last == first or (comma and not (_closes(hearing, last, limit) and last - first >= 2)):
        return None
    if any(m.parts & {"to", "by", "and"} for m in hearing.opening.get(first, ())) or (
        last - first == 1 and known is not None
    ):
        return None
    return make_named(hearing, first, last, "person", title)


def particle_name(hearing: Hearing, at: int, limit: int) -> int:
    """Return where a name ends whose first word may also be a particle («علي»); 0 where it is one."""
    if not hearing.word(at, "name_too") or _is_spelled_particle(hearing, at):
        return 0
    if not at or not (hearing.of(at - 1, "speech") or hearing.definite(at - 1)):
        return 0
    if hearing.word(at - 1, WITNESS) and _has_particle_letters(hearing, at):
        return 0  # «بحسب المراسل على أطراف …»
    last = name_end(hearing, at + 1, min(limit, at + 4))
    bounded = last >= limit or bool(hearing.mark(last)) or hearing.stops(last) or bool(hearing.word(last, *TITLES))
    return last if last > at + 1 and bounded and not hearing.name(at + 1) else 0


def _is_spelled_particle(hearing: Hearing, at: int) -> bool:
    """Tell whether a word that may be a particle has its letters, not those of the name («أكد على …», «يذكر بأن»)."""
    if not hearing.word(at - 1, "takes_on") and not hearing.word(at, "that"):
        return False
    return _has_particle_letters(hearing, at)


def _has_particle_letters(hearing: Hearing, at: int) -> bool:
    return hearing.scene.words(at, at + 1) not in hearing.scene.lexicon.names_spelled


def _closes(hearing: Hearing, at: int, limit: int) -> bool:
    """Tell whether a name set off by a comma ends at ``at``: at a mark, a time or a particle."""
    return at >= limit or bool(hearing.mark(at)) or hearing.stops(at)


def _after_quote(hearing: Hearing, at: int, limit: int) -> int:
    return at + 1 if at < limit and hearing.mark(at) == '"' and at not in hearing.quotes else at


def read_apposition(hearing: Hearing, at: int, limit: int) -> tuple[list[Named], int]:
    """Return the body named by a title behind a name («…، المتحدث باسم …»), and where that ends."""
    start = at
    at = _after_quote(hearing, at, limit)
    if at < limit and hearing.mark(at) in {",", "-"}:
        at += 1
    title = hearing.word(at, "chief", "spokesman", "office", "official") if at < limit else None
    if title is None or "and" in title.parts or title.parts & {"to", "by"}:
        return [], start
    end = _office_end(hearing, at, limit)
    bodies = _body_within(hearing, title.last, end) if title.entry.id in WITH_BODY | {"official"} else []
    if end < limit and hearing.mark(end) in {",", "-"}:
        end += 1
    return bodies, end
