"""Whose people a count tells, of which class, and whether they are a part of the count before."""

from msgspec.structs import replace

from waqai.reading.counted import Count
from waqai.reading.party_mention import PartyMention, is_armed
from waqai.reading.people_words import class_of
from waqai.reading.scene import Scene

_OWN_REACH = 2  # words from a count to the party that belongs to its wording
_RANKS_REACH = 5  # words from a harm noun to the people among whom it tells victims
_KINDS = frozenset({"civilians", "combatants"})
_LINKS = frozenset({"of", "in", "between", "from"})


def place_count(scene: Scene, count: Count, parties: list[PartyMention], end: int) -> Count:
    """Add what stands around a count: whether it is a part of the one before, and whose people are counted; the next
    count starts at ``end``.
    """
    before = cues_round(scene, count.first)
    among = bool(before & {"among", "being", "most"}) or _opens_bracket(scene, count)
    party = _party_of(scene, count, parties)
    who = _ranks(scene, count) if count.who == "unknown" and (count.harm or _of_whom(scene, count)) else count.who
    if who is None and scene.cue_at(count.last, "of") is not None:
        who = people_behind(scene, count.last)  # «أربعة آخرون من أطفالها»
    if who == "officials" and _serves_fighters(scene, count, parties):
        who = "combatants"
    if party is not None and (who in {None, "unknown"} or count.loose) and is_armed(party):
        who = "combatants"  # «مئات من رجال الجيش», too
    if (who in {None, "unknown"} or count.loose) and _fights(scene, count, parties):
        who, count = "combatants", replace(count, described=True)
    if who in _KINDS and count.people is not None and not count.harm and _others_beside(scene, count, who):
        who = "unknown"  # «عدد العسكريين والمدنيين الذين قتلوا» is of both
    high = None if _is_open(scene, count.last) else count.max
    most = "most" in before
    if party is None and not among and who == count.who and high == count.max:
        return replace(count, most=True) if most else count
    half = "half" in before
    near = party is not None and party.first - count.last <= _OWN_REACH and party.first < max(end, count.last + 1)
    last = max(count.last, party.last) if party and near else count.last
    return replace(count, last=last, among=among or count.among, party=party, who=who, max=high, most=most, half=half)


def _fights(scene: Scene, count: Count, parties: list[PartyMention]) -> bool:
    """Tell whether people are said to be of an armed party («يعتقد أنهم من تنظيم …»), its group is made of them («خلية
    لتنظيم … تضم خمسة أشخاص»), or those harmed are «in their ranks» behind one.
    """
    if "comprises" in scene.cues_before(count.first):
        group = next((p for p in reversed(parties) if p.last <= count.first), None)
        return group is not None and is_armed(group) and count.first - group.last <= _RANKS_REACH
    if count.harm and scene.cue_at(count.last, "own_ranks") is not None:
        before = [p for p in parties if p.last <= count.first]
        return bool(before) and all(is_armed(p) for p in before if p.sort in {"actor", "adjective", "group", "people"})
    link = next((m for at in range(count.last, count.last + 2) if (m := scene.cue_at(at, "one_of_group"))), None)
    if link is not None:
        return any(is_armed(p) for p in parties if 0 <= p.first - link.last <= _OWN_REACH)
    member = scene.cue_at(count.last, "member_of") if count.people is not None else None
    return member is not None and any(is_armed(p) for p in parties if p.first == member.last and "to" in p.parts)


def _serves_fighters(scene: Scene, count: Count, parties: list[PartyMention]) -> bool:
    """Tell whether an official is one of an armed party («المسؤول عن التسليح في تنظيم …»): its people are fighters."""
    party = next((p for p in parties if p.first >= count.last), None)
    if party is None or not is_armed(party) or party.first - count.last > _RANKS_REACH:
        return False
    told = (m for at in range(count.last, party.first) for m in scene.opening.get(at, ()))
    if any(m.entry.kind in {"trigger", "harm", "people"} or "and" in m.parts for m in told):
        return False
    return party.first == count.last or bool(scene.cues_before(party.first) & {"in", "of"}) or "to" in party.parts


def _opens_bracket(scene: Scene, count: Count) -> bool:
    """Tell whether a bracket opens before a count and holds more than its figure («(3) أشخاص» does not)."""
    opens = count.first > 0 and scene.tokens[count.first - 1].text == "("
    return opens and not any(token.text == ")" for token in scene.tokens[count.first + 1 : count.first + 2])


def cues_round(scene: Scene, at: int) -> frozenset[str]:
    """Return the cues right before a word, those before a «من» that leads it included («معظمهم من الأطفال»)."""
    start = scene.cue_ending(at, ("of",))
    return scene.cues_before(at) | (scene.cues_before(start) if start is not None else frozenset())


def _party_of(scene: Scene, count: Count, parties: list[PartyMention]) -> PartyMention | None:
    """Return the party whose people are counted: inside the count, right behind it, or behind «من» and «في صفوف».

    «منهم» takes the people of the last armed party named before, unless civilians are named behind it.
    """
    for party in parties:
        if party.sort not in {"actor", "adjective", "group"}:
            continue
        inside = party.first < count.last and count.first < party.last
        gap = party.first - count.last
        if inside or (gap == 0 and not party.parts & {"and", "by", "to"}):
            return party
        if 0 < gap <= _RANKS_REACH and _links(scene, count, party):
            return party
    if count.nameless and scene.cue_at(count.last, "of_them"):
        armed = next((p for p in reversed(parties) if p.last <= count.first and is_armed(p)), None)
        return armed if armed and not _civilians_between(scene, armed, count) else None
    return None


def _civilians_between(scene: Scene, party: PartyMention, count: Count) -> bool:
    """Tell whether civilians are named behind a party: «منهم» are of them («هاجم التنظيم عمالا وقتل عشرة منهم»)."""
    people = scene.of_kind("people", scene.sentence_of(count.first))
    return any(party.last <= m.first < count.first and m.entry.known.who == "civilians" for m in people)


def _others_beside(scene: Scene, count: Count, who: str) -> bool:
    """Tell whether people of the other kind are joined to those counted, without a number of their own."""
    at = count.people.last if count.people else count.last
    beside = (m for m in scene.opening.get(at, ()) if m.entry.kind == "people" and {"and", "the"} <= m.parts)
    return any(m.entry.known.who in _KINDS - {who} for m in beside)


def _links(scene: Scene, count: Count, party: PartyMention) -> bool:
    """Tell whether «من», or «في صفوف» behind a harm noun, links a count to a party, with no other act between."""
    cues = _LINKS if count.harm else frozenset({"of"})
    start = scene.cue_ending(party.first, cues)
    if start is None or not scene.cues_before(party.first) & cues:
        return False
    reach = _RANKS_REACH - _OWN_REACH if count.harm else 1
    least = scene.cue_at(count.last, "at_least")
    last = least.last if least else count.last  # «12 على الأقل من عناصر الفصيل»
    acts = any(m.entry.kind == "trigger" for at in range(last, start) for m in scene.opening.get(at, ()))
    return 0 <= start - last <= reach and not acts


def _is_open(scene: Scene, last: int) -> bool:
    """Tell whether «على الأقل» stands right behind a count, or one word later."""
    return any(scene.cue_at(at, "at_least") for at in (last, last + 1))


def _of_whom(scene: Scene, count: Count) -> bool:
    """Tell whether «من» right behind people tells of which kind they are («ثلاثة أشخاص من المدنيين»)."""
    return count.people is not None and scene.cue_at(count.last, "of") is not None


def _ranks(scene: Scene, count: Count) -> str | None:
    """Return whose dead or hurt a harm noun tells («جرحى في صفوف المدنيين», «قتيلا مدنيا»)."""
    return people_behind(scene, count.last) or count.who


def people_behind(scene: Scene, last: int) -> str | None:
    """Return the class of the people to whom «من», «بين» or «في صفوف» links what ends before token ``last``; None
    where the word leaves it open («جثة شاب»).
    """
    for at in range(last, min(last + _RANKS_REACH, len(scene.tokens))):
        known = scene.opening.get(at, ())
        # What stands behind «بينهم» is a part: it never tells who the others are.
        if scene.cue_at(at, "among") or any(m.entry.kind == "trigger" for m in known):
            break
        people = next((m for m in known if m.entry.kind == "people" and not m.entry.known.harm), None)
        linked = at == last or any(scene.cue_at(at - 1, cue) for cue in _LINKS) or scene.cues_before(at) & _LINKS
        if people is not None and linked and not people.parts & {"and", "by", "to"}:
            return None if people.entry.known.loose else class_of(scene, people)
    return None
