"""People counted in a sentence: «ثلاثة مدنيين بينهم طفل», «9 من مسلحي الجماعة», «طفلان», «قتلى»."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from waqai.lexicon.lexicon import Mention
from waqai.lexicon.schema.vocabulary import PeopleWord
from waqai.reading.adjectives import may_agree
from waqai.reading.counted import Count, apart, greater_parts, spread
from waqai.reading.parties import PartyMention, is_armed
from waqai.reading.scene import Scene, Sentence

_REACH = 3  # words that may stand between a number and what it counts («5 على الأقل من المدنيين»)
_COUNTING = frozenset({"count", "vague", "range"})
_OWN_REACH = 2  # words from a count to the party that belongs to its wording
_RANKS_REACH = 5  # words from a harm noun to the people among whom it tells victims
_SEVERAL = (2, None)
_TEN = 10  # a greater number has its noun in the accusative singular
_MODIFIER_REACH = 2  # words between people and the number behind them («عسكريين تركيين اثنين»)
_RANK = {"dual": 0, "singular": 1, "plural": 2}
_PARTING = frozenset({"among", "being", "cause", "result", "clause", "agent_before", "between"})
_TALLY_REACH = 10  # words from the harmed to their number («عدد القتلى جراء القصف على القرية إلى تسعة»)
_YEARS = range(1900, 2101)
_PLACES = ("place_settlement", "place_area", "place_list")
_CLOSING = frozenset({")", '"'})
_TELLING = frozenset({"civilians", "combatants"})
_HARMS = frozenset({"harm", "harm_done"})
_LINKS = frozenset({"of", "in", "between", "from"})


class _Figure(msgspec.Struct, frozen=True, gc=False):
    first: int
    last: int
    min: int
    max: int | None
    joined: bool = False
    one_of: bool = False
    one_more: bool = False


def find_counts(scene: Scene, sentence: Sentence, parties: list[PartyMention]) -> list[Count]:
    """Return the counts of ``sentence`` in order, none over another.

    A figure that counts nobody named is kept: «وإصابة خمسة» counts people by what is said of them.
    """
    people = _people(scene, sentence)
    counts: list[Count] = []
    used: set[int] = set()
    for figure in _figures(scene, sentence):
        before = _numbered(scene, people, figure)
        if before and before.entry.sense == "collective":
            continue
        beside = before is not None and before.last == figure.first
        mention = before if beside else _counted(scene, people, figure.last) or before
        if _counts_things(scene, figure, mention) or (
            mention is None and figure.min == figure.max and figure.min in _YEARS
        ):
            continue  # «عائلة واحدة» is one family, «خمسة منازل» are no people
        if mention:
            used.add(mention.first)
        counts.append(_from_figure(scene, figure, mention))
    counts = list(_tallied(scene, people, counts, used))
    counts += [c for m in people if m.first not in used and (c := _from_word(scene, m) or _paired(scene, m, people))]
    counts.sort(key=lambda c: c.first)
    ends = [c.first for c in counts[1:]] + [sentence.last]
    placed = [_place(scene, count, parties, end) for count, end in zip(counts, ends, strict=False)]
    return greater_parts(spread(list(apart(placed))))


def _tallied(scene: Scene, people: list[Mention], counts: list[Count], used: set[int]) -> Iterator[Count]:
    """Yield the counts, those of whom a noun before tells that they are the dead or hurt with its harm («ارتفع عدد
    القتلى إلى تسعة»).
    """
    harmed = [m for m in people if m.entry.known.harm and m.entry.sense == "plural" and m.first not in used]
    nouns = [m for m in harmed if "tally" in scene.cues_before(m.first)]
    wholes = {m.last: m for m in harmed if "the" in m.parts and "between" in scene.cues_before(m.first)}
    for count in counts:
        if count.first in wholes and not count.harm:
            whole = wholes[count.first]  # «من بين القتلى ثلاثة أطفال»
            yield replace(count, harm=whole.entry.known.harm, heard=whole.first, among=True)
            continue
        noun = next((m for m in nouns if 0 <= count.first - m.last <= _TALLY_REACH), None)
        if noun is not None and not count.joined:
            used.add(noun.first)
            if not count.harm and ("toward" in scene.cues_before(count.first) or count.first == noun.last):
                who = people_behind(scene, noun.last) if count.who in {None, "unknown"} else count.who
                count = replace(count, harm=noun.entry.known.harm, heard=noun.first, who=who or "unknown")
        yield count


def _figures(scene: Scene, sentence: Sentence) -> list[_Figure]:
    """Return the numbers that can count people, «one of» included; those inside a date left out."""
    dated = {
        at
        for moment in scene.moments_in(sentence)
        for at in range(scene.token_at(moment.start), scene.token_at(moment.end - 1) + 1)
    }
    amounts = scene.amounts_in(sentence)
    figures = [
        _Figure(at, scene.token_at(a.end - 1) + 1, a.min, a.max, _is_joined(scene, at, a.start))
        for a in amounts
        if a.kind in _COUNTING and (at := scene.token_at(a.start)) not in dated
    ]
    figures += [
        _Figure(at, at + 1, 1, 1, one_more=True)
        for a in amounts
        if a.kind == "ordinal" and (at := scene.token_at(a.start)) not in dated and _is_one_more(scene, at)
    ]
    numbers = {f.first for f in figures}  # «واحد» is no «and one of»
    figures += [
        _Figure(m.first, m.last, 1, 1, "and" in m.parts, one_of=True)
        for m in scene.cues("one_of", sentence)
        if not m.pronoun and m.first not in numbers
    ]
    return sorted(figures, key=lambda f: f.first)


def _is_one_more(scene: Scene, at: int) -> bool:
    """Tell whether an ordinal right behind a harm is one person more («وأصيب ثالث»)."""
    harmed = any(m.last == at and not m.pronoun for m in scene.opening.get(at - 1, ()) if m.entry.kind in _HARMS)
    return harmed and not scene.is_definite(at)


def _is_joined(scene: Scene, at: int, start: int) -> bool:
    """Tell whether «and» is written onto the number at ``at``, which starts at ``start``, or before its figures."""
    return start > scene.tokens[at].start or _and_apart(scene, at)


def _and_apart(scene: Scene, at: int) -> bool:
    """Tell whether an «and» that is written apart stands before token ``at`` («و 5 نساء»)."""
    return at > 0 and scene.lexicon.is_and(scene.tokens[at - 1].text)


def _people(scene: Scene, sentence: Sentence) -> list[Mention]:
    """Return one reading of each people word; a word of origin behind another people word only describes it."""
    chosen: dict[int, Mention] = {}
    for mention in scene.of_kind("people", sentence):
        other = chosen.get(mention.first)
        if other is None or _better(scene, mention, other):
            chosen[mention.first] = mention
    ordered = [chosen[first] for first in sorted(chosen)]
    return [m for at, m in enumerate(ordered) if not (at and _describes(scene, m, ordered[at - 1]))]


def _describes(scene: Scene, mention: Mention, head: Mention) -> bool:
    """Tell whether a people word only describes the one before it: of its number, or bound to it («والد الشاب»).

    A plural with its nun is bound to nothing («اغتال مسلحون الشاب»), nor is what has an article to a child («خطفت
    الميليشيات الطفل»).
    """
    if head.last != mention.first or "and" in mention.parts:
        return False
    if not may_agree(scene, head.last - 1, mention.first) and "the" not in mention.parts:
        return False
    free = scene.tokens[head.last - 1].text.endswith(tuple(scene.lexicon.knowledge.endings.construct_marks))
    both = "the" in head.parts and mention.entry.known.who == "children"
    bound = "the" in mention.parts and not (both or (free and head.entry.sense in {"plural", "dual"}))
    numbers = {mention.entry.sense, head.entry.sense}
    return len(numbers) == 1 or mention.entry.sense == "collective" or numbers == {"dual", "plural"} or bound


def _better(scene: Scene, mention: Mention, other: Mention) -> bool:
    """Tell whether ``mention`` is the safer reading of a word.

    The longer one; with a pronoun where the author wrote no ta marbuta («شقيقه»); of dual and plural spelled alike
    the plural, which has no upper bound; of dual and singular («جنديا») the dual only before what it is bound to.
    """
    if mention.last != other.last:
        return mention.last > other.last
    if bool(mention.pronoun) != bool(other.pronoun):
        return bool(mention.pronoun)
    senses = {mention.entry.sense, other.entry.sense}
    if senses == {"dual", "plural"}:
        return mention.entry.sense == "plural"
    if senses == {"dual", "singular"}:
        bound = bool(mention.pronoun) or (mention.last < len(scene.tokens) and scene.is_definite(mention.last))
        return (mention.entry.sense == "dual") == bound
    return _RANK.get(mention.entry.sense, 3) < _RANK.get(other.entry.sense, 3)


def _counted(scene: Scene, people: list[Mention], last: int) -> Mention | None:
    """Return the people word that a number ending before token ``last`` counts."""
    for mention in people:
        if mention.first < last:
            continue
        start = last + 1 if scene.tokens[last].text in _CLOSING else last  # «(8) أشخاص»
        if mention.first - start > _REACH or not _plain(scene, start, mention.first):
            return None
        return None if "and" in mention.parts or _and_apart(scene, mention.first) else mention
    return None


def _numbered(scene: Scene, people: list[Mention], figure: _Figure) -> Mention | None:
    """Return the people word that a number behind it counts («عسكريين تركيين اثنين», «أطفالها الثلاثة»)."""
    at = figure.first
    if figure.joined or figure.one_of:
        return None
    if figure.max not in {1, 2}:
        kin = (m for m in people if m.last == at and m.pronoun and m.entry.sense == "plural")
        return next(kin, None) if scene.is_definite(at) else None  # «أطفالها الثلاثة»
    near = (m for m in reversed(people) if 0 <= at - m.last <= _MODIFIER_REACH)
    return next((m for m in near if _plain(scene, m.last, at)), None)


def _plain(scene: Scene, first: int, last: int) -> bool:
    return all(scene.tokens[at].kind == "word" and not _breaks(scene, at) for at in range(first, last))


def _breaks(scene: Scene, token: int) -> bool:
    kinds = {m.entry.kind for m in scene.opening.get(token, ())}
    cues = {m.entry.id for m in scene.opening.get(token, ()) if m.entry.kind == "cue"}
    return bool(kinds & {"trigger", "harm", "harm_done", "actor", "place", "object"} or cues & _PARTING)


def _counts_things(scene: Scene, figure: _Figure, mention: Mention | None) -> bool:
    """Tell whether a thing stands right behind a figure that counts no people word («خمسة منازل», «أربع غارات»)."""
    if mention is not None or figure.last >= len(scene.tokens) or _hurts(scene, figure):
        return False
    behind = [m for m in scene.opening.get(figure.last, ()) if not m.parts & {"and", "by", "to"}]
    kinds = {m.entry.kind for m in behind}
    of = scene.cue_at(figure.last, "of")
    if any(scene.cue_at(figure.last, cue) for cue in _PLACES):
        return True  # «أهالي خمس قرى»
    if scene.cue_at(of.last if of else figure.last, "animals"):
        return True  # «عدد من الأغنام»
    return bool(kinds & {"object", "weapon"} or ("trigger" in kinds and {m.entry.sense for m in behind} <= {"noun"}))


def _from_figure(scene: Scene, figure: _Figure, mention: Mention | None) -> Count:
    first = min(figure.first, mention.first) if mention else figure.first
    last = max(figure.last, mention.last) if mention else figure.last
    others = figure.one_more or _others(scene, last) or _others(scene, figure.last)
    joined = figure.joined if first == figure.first else scene.joined_by_and(first)
    count = Count(first, last, figure.min, figure.max, None, "figure", others=others, joined=joined)
    if mention is None and (hurt := _hurts(scene, figure)):
        return replace(count, last=hurt.last, who="unknown", harm=hurt.entry.id)
    if mention is None:
        return replace(count, who="civilians") if _unknown_noun(scene, figure) else count
    word: PeopleWord = mention.entry.known
    described = _description(scene, mention) is not None
    return replace(count, who=_class_of(scene, mention), harm=word.harm, people=mention, described=described)


def _hurts(scene: Scene, figure: _Figure) -> Mention | None:
    """Return the noun for hurts right behind a number that counts the hurt by them («12 إصابة»)."""
    nouns = (m for m in scene.opening.get(figure.last, ()) if m.entry.kind == "harm" and m.entry.sense == "noun")
    return next((m for m in nouns if m.entry.id == "injured" and not m.parts and not m.pronoun), None)


def _unknown_noun(scene: Scene, figure: _Figure) -> bool:
    """Tell whether a noun that no file knows is counted («15 خياطا»): people of some trade or origin, not fighters."""
    at = figure.last
    if at >= len(scene.tokens) or figure.max is None or figure.max <= _TEN:
        return False
    word = scene.tokens[at]
    accusative = scene.lexicon.knowledge.endings.accusative
    return word.kind == "word" and word.text.endswith(accusative) and at not in scene.opening


def _class_of(scene: Scene, mention: Mention) -> str | None:
    """Return the class that a people word tells, or the one behind it that describes it («شخص مدني»); None for members
    of whom only a pronoun tells («أفرادها»).
    """
    word: PeopleWord = mention.entry.known
    if word.who == "unknown" and (mention.pronoun or word.others):
        return None
    described = _description(scene, mention) if word.who == "unknown" or word.loose else None
    return str(described.entry.known.who) if described else word.who


def _description(scene: Scene, mention: Mention) -> Mention | None:
    """Return the people word right behind another that tells its class, of one number and as definite («شبان
    مدنيون»).
    """
    behind = (m for m in scene.opening.get(mention.last, ()) if m.entry.kind == "people" and not m.pronoun)
    known = (m for m in behind if m.entry.known.who in _TELLING and not (m.entry.known.loose or m.entry.known.harm))
    number, definite = mention.entry.sense, mention.parts & {"the"}
    return next((m for m in known if m.entry.sense == number and m.parts == definite), None)


def _others(scene: Scene, token: int) -> bool:
    return scene.cue_at(token, "others") is not None


def _from_word(scene: Scene, mention: Mention) -> Count | None:
    """Return what a people word counts without a number; nothing where it names a known body of people."""
    word: PeopleWord = mention.entry.known
    number = mention.entry.sense
    definite = "the" in mention.parts
    most = number == "plural" and _is_greater_part(scene, mention)
    victim = definite and number == "singular" and word.harm and _befallen(scene, mention.first)
    if (
        number == "collective"
        or word.numbered
        or (definite and not most and not victim and (word.harm or number == "plural"))
    ):
        return None
    if (definite and word.others) or (word.harm and mention.pronoun):
        return None  # «البعض الآخر», «والآخر أصيب», «راح ضحيتها»
    if word.harm == "killed" and number == "plural" and _refers_back(scene, mention):
        return None
    if word.others and number == "singular" and not _stands_alone(scene, mention):
        return None  # «سيارة أخرى»
    if _names_another(scene, mention) or (word.harm and mention.parts & {"by", "to"}):
        return None
    low, high = {"singular": (1, 1), "dual": (2, 2), "plural": _SEVERAL}[number]
    told = "bare" if number == "plural" else "form"
    others = _others(scene, mention.last) or _others(scene, mention.first)
    return Count(
        mention.first, mention.last, low, high, _class_of(scene, mention), told, others=others,
        joined=scene.joined_by_and(mention.first), harm=None if victim else word.harm, people=mention,
        described=_description(scene, mention) is not None,
    )  # fmt: skip


def _befallen(scene: Scene, at: int) -> bool:
    """Tell whether a harm stands right before a word («استشهاد الأسير»)."""
    return any(m.last == at and m.entry.kind in _HARMS for m in scene.opening.get(at - 1, ()))


def _paired(scene: Scene, mention: Mention, people: list[Mention]) -> Count | None:
    """Return what the second of two definite nouns for the harmed counts with the number of both («عشرات القتلى
    والجرحى»).
    """
    word: PeopleWord = mention.entry.known
    before = next((m for m in people if m.last == mention.first), None)
    if before is None or not word.harm or mention.parts != {"and", "the"} or mention.entry.sense != "plural":
        return None
    other = before.entry.known.harm
    if not other or other == word.harm or "the" not in before.parts or not scene.is_counted(before.first):
        return None
    return Count(
        mention.first, mention.last, *_SEVERAL, _class_of(scene, mention), "bare", joined=True, harm=word.harm,
        people=mention, shared=True,
    )  # fmt: skip


def _refers_back(scene: Scene, mention: Mention) -> bool:
    """Tell whether a noun for the dead is bound to people told before («جثث الشهداء»)."""
    people = [m for m in scene.opening.get(mention.last, ()) if m.entry.kind == "people"]
    return any("the" in m.parts and not m.parts & {"and", "by", "to"} for m in people)


def _stands_alone(scene: Scene, mention: Mention) -> bool:
    """Tell whether «another» is somebody and not said of a noun: joined by «and», or right behind a harm."""
    before = {m.entry.kind for m in scene.opening.get(mention.first - 1, ())}
    return "and" in mention.parts or bool(before & {"harm", "harm_done", "trigger"})


def _is_greater_part(scene: Scene, mention: Mention) -> bool:
    """Tell whether people are, with those joined to them or alone, the greater part of others («معظمهم من النساء
    والأطفال»).
    """
    at = mention.first
    return "most" in _cues_round(scene, at) or ("and" in mention.parts and "most" in _cues_round(scene, at - 1))


def _cues_round(scene: Scene, at: int) -> set[str]:
    """Return the cues right before a word, those before a «من» that leads it included («معظمهم من الأطفال»)."""
    start = scene.cue_ending(at, ("of",))
    return scene.cues_before(at) | (scene.cues_before(start) if start is not None else set())


def _names_another(scene: Scene, mention: Mention) -> bool:
    """Tell whether a place or a party stands there («سوريا», «السيدة زينب»); «السيدة» alone is a woman first."""
    apart = mention.entry.known.who in {"women", "children"}
    others = (m for m in scene.opening.get(mention.first, ()) if m.entry.kind in {"actor", "place"})
    if mention.pronoun:
        others = (m for m in others if m.entry.sense != "cue")  # «ابنه» is kin before it is a village
    return any(not apart or m.last > mention.last for m in others)


def _place(scene: Scene, count: Count, parties: list[PartyMention], end: int) -> Count:
    """Add what stands around a count: whether it is a part of the one before, and whose people are counted; the next
    count starts at ``end``.
    """
    before = _cues_round(scene, count.first)
    among = bool(before & {"among", "being", "most"}) or _opens_bracket(scene, count)
    party = _party_of(scene, count, parties)
    who = _ranks(scene, count) if count.who == "unknown" and (count.harm or _of_whom(scene, count)) else count.who
    if party is not None and (who in {None, "unknown"} or count.loose) and is_armed(party):
        who = "combatants"  # «مئات من رجال الجيش», too
    high = None if _is_open(scene, count.last) else count.max
    most = "most" in before
    if party is None and not among and who == count.who and high == count.max:
        return replace(count, most=True) if most else count
    half = "half" in before
    near = party is not None and party.first - count.last <= _OWN_REACH and party.first < max(end, count.last + 1)
    last = max(count.last, party.last) if party and near else count.last
    return replace(count, last=last, among=among or count.among, party=party, who=who, max=high, most=most, half=half)


def _opens_bracket(scene: Scene, count: Count) -> bool:
    """Tell whether a bracket opens before a count and holds more than its figure («(3) أشخاص» does not)."""
    opens = count.first > 0 and scene.tokens[count.first - 1].text == "("
    return opens and not any(token.text == ")" for token in scene.tokens[count.first + 1 : count.first + 2])


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


def _links(scene: Scene, count: Count, party: PartyMention) -> bool:
    """Tell whether «من», or «في صفوف» behind a harm noun, links a count to a party, with no other act between."""
    cues = _LINKS if count.harm else frozenset({"of"})
    start = scene.cue_ending(party.first, cues)
    if start is None or not scene.cues_before(party.first) & cues:
        return False
    reach = _RANKS_REACH - _OWN_REACH if count.harm else 1
    acts = any(m.entry.kind == "trigger" for at in range(count.last, start) for m in scene.opening.get(at, ()))
    return 0 <= start - count.last <= reach and not acts


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
            return None if people.entry.known.loose else str(people.entry.known.who)
    return None
