"""People counted in a sentence: «ثلاثة مدنيين بينهم طفل», «20 شخصا», «طفلان», «قتلى»."""

from dataclasses import dataclass, replace

from waqai.arabic.numbers import Amount
from waqai.lexicon.lexicon import Mention
from waqai.lexicon.schema.vocabulary import PeopleWord
from waqai.reading.parties import PartyMention
from waqai.reading.scene import Scene, Sentence

_REACH = 3  # words that may stand between a number and what it counts («5 على الأقل من المدنيين»)
_COUNTING = frozenset({"count", "vague", "range"})
_RANKS_REACH = 5  # words from a harm noun to the people among whom it tells victims
_SEVERAL = (2, None)
_MODIFIER_REACH = 2  # words between people and the number behind them («عسكريين تركيين اثنين»)
_RANK = {"dual": 0, "singular": 1, "plural": 2}


@dataclass(frozen=True, slots=True)
class Count:
    """People counted by tokens ``[first, last)``.

    ``who`` is the codebook's class, None where the wording does not tell («خمسة آخرين»). ``told`` says how the
    number is told: figure (a number stands there), form (dual, or a lone singular) or bare (a plural without a
    number). ``among`` marks a part of the count before it («بينهم ثلاثة أطفال»), ``others`` a count that continues
    the one before («وخمسة آخرون»), ``joined`` one that carries «and». ``harm`` is set when the noun itself tells
    it.
    """

    first: int
    last: int
    min: int
    max: int | None
    who: str | None
    told: str
    among: bool = False
    others: bool = False
    joined: bool = False
    harm: str | None = None
    people: Mention | None = None
    party: PartyMention | None = None


def find_counts(scene: Scene, sentence: Sentence, parties: list[PartyMention]) -> list[Count]:
    """Return the counts of ``sentence`` in order, none over another.

    A figure that counts nobody named is kept: «وإصابة خمسة» counts people by what is said of them.
    """
    people = _people(scene, sentence)
    amounts = [(scene.token_at(a.start), a) for a in scene.amounts_in(sentence) if a.kind in _COUNTING]
    counts: list[Count] = []
    used: set[int] = set()
    for at, amount in amounts:
        last = scene.token_at(amount.end - 1) + 1
        behind = _counted(scene, people, last)
        before = None if behind else _numbered(scene, people, at, amount)
        if before and before.entry.sense == "collective":
            continue  # «عائلة واحدة» is one family, not one person
        mention = behind or before
        if mention:
            used.add(mention.first)
        counts.append(_from_amount(scene, min(at, mention.first if mention else at), last, amount, mention))
    counts += [c for m in people if m.first not in used and (c := _from_word(scene, m))]
    counts.sort(key=lambda c: c.first)
    return [_place(scene, count, parties) for count in counts]


def _people(scene: Scene, sentence: Sentence) -> list[Mention]:
    """Return one reading of each people word; a word of origin behind another people word only describes it."""
    chosen: dict[int, Mention] = {}
    for mention in scene.of_kind("people", sentence):
        other = chosen.get(mention.first)
        if other is None or _better(mention, other):
            chosen[mention.first] = mention
    ordered = [chosen[first] for first in sorted(chosen)]
    return [m for at, m in enumerate(ordered) if not (at and ordered[at - 1].last == m.first and "and" not in m.parts)]


def _better(mention: Mention, other: Mention) -> bool:
    """Tell whether ``mention`` is the safer reading: where dual and plural are spelled alike, the plural sets no upper bound."""
    if mention.last != other.last:
        return mention.last > other.last
    both = {mention.entry.sense, other.entry.sense}
    if both == {"dual", "plural"}:
        return mention.entry.sense == "plural"
    return _RANK.get(mention.entry.sense, 3) < _RANK.get(other.entry.sense, 3)


def _counted(scene: Scene, people: list[Mention], last: int) -> Mention | None:
    """Return the people word that a number ending before token ``last`` counts."""
    for mention in people:
        if mention.first < last:
            continue
        gap = range(last, mention.first)
        if len(gap) > _REACH or any(scene.tokens[at].kind != "word" or _breaks(scene, at) for at in gap):
            return None
        return None if "and" in mention.parts else mention
    return None


def _numbered(scene: Scene, people: list[Mention], at: int, amount: Amount) -> Mention | None:
    """Return the people word that a one or two behind it counts («عسكريين تركيين اثنين»)."""
    if amount.max not in {1, 2} or "and" in scene.parts_at(at):
        return None
    return next((m for m in reversed(people) if 0 <= at - m.last <= _MODIFIER_REACH and _plain(scene, m.last, at)), None)


def _plain(scene: Scene, first: int, last: int) -> bool:
    return all(scene.tokens[at].kind == "word" and not _breaks(scene, at) for at in range(first, last))


def _breaks(scene: Scene, token: int) -> bool:
    kinds = {m.entry.kind for m in scene.opening.get(token, ())}
    return bool(kinds & {"trigger", "harm", "harm_done", "actor", "place", "object"})


def _from_amount(scene: Scene, first: int, last: int, amount: Amount, mention: Mention | None) -> Count:
    end = max(last, mention.last) if mention else last
    others = _others(scene, end) or _others(scene, last)
    if mention is None:
        return Count(first, last, amount.min, amount.max, None, "figure", others=others)
    word: PeopleWord = mention.entry.known
    return Count(first, end, amount.min, amount.max, word.who, "figure", others=others, harm=word.harm, people=mention)


def _others(scene: Scene, token: int) -> bool:
    return any(m.entry.kind == "cue" and m.entry.id == "others" for m in scene.opening.get(token, ()))


def _from_word(scene: Scene, mention: Mention) -> Count | None:
    """Return what a people word counts without a number: one, two or several; nothing where it names a known body of people."""
    word: PeopleWord = mention.entry.known
    number = mention.entry.sense
    definite = "the" in mention.parts
    if number == "collective" or (definite and word.harm) or (definite and number == "plural"):
        return None
    if any(m.entry.kind in {"actor", "place"} for m in scene.opening.get(mention.first, ())):
        return None
    low, high = {"singular": (1, 1), "dual": (2, 2), "plural": _SEVERAL}[number]
    told = "bare" if number == "plural" else "form"
    return Count(mention.first, mention.last, low, high, word.who, told, harm=word.harm, people=mention)


def _place(scene: Scene, count: Count, parties: list[PartyMention]) -> Count:
    """Add what stands around a count: whether it is a part of the one before, and whose people are counted."""
    among = "among" in scene.cues_before(count.first)
    party = next((p for p in parties if p.first < count.last and count.first < p.last), None)
    if party is None:
        party = next((p for p in parties if 0 <= p.first - count.last <= 1 and "and" not in p.parts), None)
    who = _ranks(scene, count) if count.harm and count.who == "unknown" else count.who
    if party is not None and party.sort in {"actor", "adjective", "group"} and party.armed and who in {None, "unknown"}:
        who = "combatants"
    high = None if _is_open(scene, count.last) else count.max
    return replace(count, among=among, joined=scene.joined_by_and(count.first), party=party, who=who, max=high)


def _is_open(scene: Scene, last: int) -> bool:
    """Tell whether «على الأقل» stands right behind a count, or one word later."""
    return any(scene.cue_at(at, "at_least") for at in (last, last + 1))


def _ranks(scene: Scene, count: Count) -> str | None:
    """Return whose dead or hurt are told behind a harm noun («جرحى في صفوف المدنيين», «قتلى بين الأهالي»)."""
    for at in range(count.last + 1, min(count.last + _RANKS_REACH, len(scene.tokens))):
        if not scene.cues_before(at) & {"in", "between", "from"}:
            continue
        people = next((m for m in scene.opening.get(at, ()) if m.entry.kind == "people"), None)
        if people is not None and people.entry.sense in {"plural", "collective"}:
            return str(people.entry.known.who)
    return count.who
