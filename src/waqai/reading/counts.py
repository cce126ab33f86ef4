"""People counted in a sentence: «ثلاثة مدنيين بينهم طفل», «20 شخصا», «طفلان», «قتلى»."""

from dataclasses import dataclass, replace

from waqai.arabic.numbers import Amount
from waqai.lexicon.lexicon import Mention
from waqai.lexicon.schema.vocabulary import PeopleWord
from waqai.reading.parties import PartyMention
from waqai.reading.scene import Scene, Sentence

_REACH = 3  # words that may stand between a number and what it counts («5 على الأقل من المدنيين»)
_COUNTING = frozenset({"count", "vague", "range"})
_SEVERAL = (2, None)


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
    """Return the counts of ``sentence`` in order; a figure that counts no people is left out unless nothing is
    named behind it.
    """
    people = scene.of_kind("people", sentence)
    amounts = [(scene.token_at(a.start), a) for a in scene.amounts_in(sentence) if a.kind in _COUNTING]
    counts: list[Count] = []
    used: set[int] = set()
    for at, amount in amounts:
        last = scene.token_at(amount.end - 1) + 1
        mention = _counted(scene, people, last)
        if mention:
            used.add(mention.first)
        counts.append(_from_amount(scene, at, last, amount, mention))
    counts += [c for m in people if m.first not in used and (c := _from_word(m))]
    counts.sort(key=lambda c: c.first)
    return [_place(scene, count, parties) for count in counts]


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


def _breaks(scene: Scene, token: int) -> bool:
    kinds = {m.entry.kind for m in scene.opening.get(token, ())}
    return bool(kinds & {"trigger", "harm", "harm_done", "actor", "place", "object"})


def _from_amount(scene: Scene, first: int, last: int, amount: Amount, mention: Mention | None) -> Count:
    others = _others(scene, last if mention is None else mention.last) or _others(scene, last)
    if mention is None:
        return Count(first, last, amount.min, amount.max, None, "figure", others=others)
    word: PeopleWord = mention.entry.known
    return Count(
        first, mention.last, amount.min, amount.max, word.who, "figure", others=others, harm=word.harm, people=mention
    )


def _others(scene: Scene, token: int) -> bool:
    return any(m.entry.kind == "cue" and m.entry.id == "others" for m in scene.opening.get(token, ()))


def _from_word(mention: Mention) -> Count | None:
    word: PeopleWord = mention.entry.known
    number = mention.entry.sense
    if number == "collective":
        return None
    low, high = {"singular": (1, 1), "dual": (2, 2), "plural": _SEVERAL}[number]
    told = "bare" if number == "plural" else "form"
    return Count(mention.first, mention.last, low, high, word.who, told, harm=word.harm, people=mention)


def _place(scene: Scene, count: Count, parties: list[PartyMention]) -> Count:
    """Add what stands around a count: whether it is a part of the one before, and whose people are counted."""
    among = "among" in scene.cues_before(count.first)
    party = next((p for p in parties if p.first < count.last and count.first < p.last), None)
    if party is None and count.people is None:
        party = next((p for p in parties if 0 <= p.first - count.last <= 1 and "and" not in p.parts), None)
    who = count.who
    if party is not None and party.sort in {"actor", "adjective", "group"} and party.armed and who in {None, "unknown"}:
        who = "combatants"
    return replace(count, among=among, joined=scene.joined_by_and(count.first), party=party, who=who)
