"""One count of people, and what counts that stand together tell of each other («16 قتيلا وجريحا», «معظمهم أطفال»)."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.vocabulary import PeopleWord
from waqai.reading.party_mention import PartyMention

_PART_REACH = 3  # words between the parts of a count
_TOLD_REACH = 6  # words from a part to who they are («بينهم شخصان نازحان من ريف حماة، هما مدنيان»)


class Count(msgspec.Struct, frozen=True, gc=False):
    """People counted by tokens ``[first, last)``.

    ``who`` is the codebook's class, None where the wording does not tell («خمسة آخرين»). ``told`` says how the
    number is told: figure (a number stands there), form (dual, or a lone singular) or bare (a plural without a
    number). ``among`` marks a part of the count before it («بينهم ثلاثة أطفال»), ``others`` a count that continues
    the one before («وخمسة آخرون»), ``joined`` one that carries «and», ``most`` the greater part («معظمهم أطفال»).
    ``harm`` is set when the noun itself tells it. ``party`` is whose people are counted. ``nameless`` counts nobody by
    name («وإصابة خمسة»). ``described`` tells that a word behind its noun tells the class («شاب مدني»), ``shared`` that
    the number of the count before is its own, too («عشرات القتلى والجرحى»), ``heard`` the token that tells its harm
    where it stands apart («عدد القتلى … إلى تسعة»).
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
    most: bool = False
    half: bool = False
    described: bool = False
    shared: bool = False
    heard: int = -1

    @property
    def nameless(self) -> bool:
        """Tell whether only a number stands there."""
        return self.people is None and self.party is None

    @property
    def noun(self) -> str:
        """The first form of the noun that is counted; «name» for one who is named, «number» where none stands there."""
        if self.people is None:
            return "name" if self.told == "form" else "number"
        word: PeopleWord = self.people.entry.known
        return next(form for forms in (word.singular, word.plural, word.collective, word.dual) for form in forms)

    @property
    def loose(self) -> bool:
        """Whether the noun's class holds only where nothing else tells it («شاب»)."""
        return self.people is not None and bool(self.people.entry.known.loose) and not self.described


def apart(counts: list[Count]) -> Iterator[Count]:
    """Yield the counts that do not lie inside the one before."""
    last = -1
    for count in counts:
        if count.first >= last:
            yield count
            last = count.last


def spread(counts: list[Count]) -> list[Count]:
    """Return the counts with those joined to a part marked as parts, too («بينهم طفل وامرأة»).

    One of a part («طفلتان إحداهما رضيعة») and «another» right behind its noun («سيدة أخرى») are dropped: they are
    counted already.
    """
    kept: list[Count] = []
    for count in counts:
        before = kept[-1] if kept else None
        reach = _PART_REACH if count.joined else _TOLD_REACH
        near = before is not None and before.among and count.first - before.last <= reach
        if near and count.among and not count.joined:
            continue
        if before is not None and before.last == count.first and _only_others(count):
            continue
        if before is not None and _counts_both_genders(before, count):
            continue
        if before is not None and _is_counted_behind(before, count):
            kept[-1] = replace(before, last=count.last, min=count.min, max=count.max, told="figure", who=count.who)
            continue
        if before is not None and _share_a_number(before, count):
            low, high = share_of(before)
            told = "bare" if high is None else "figure"
            kept[-1] = replace(before, min=low, max=high, told=told)
            count = replace(count, min=low, max=high, told=told)
        kept.append(replace(count, among=True) if near and count.joined and not count.harm else count)
    return kept


def _counts_both_genders(before: Count, count: Count) -> bool:
    """Tell whether a number counts its noun in both genders («86 طفلا وطفلة»)."""
    if before.people is None or count.people is None or before.told != "figure" or before.last != count.first:
        return False
    masculine, feminine = before.people.entry.known.singular, count.people.entry.known.singular
    pair = any(one != other and other[:-1] == one for one in masculine for other in feminine)
    return pair and count.joined and count.told == "form" and before.who == count.who


def _is_counted_behind(before: Count, count: Count) -> bool:
    """Tell whether the number of the dead stands behind the noun for them («جثث سبعة أشخاص», «جثامين سبعة
    شهداء», «جثة شخصين»).
    """
    beside = before.harm and not before.joined and before.last == count.first and not count.joined
    told = (before.told == "bare" and count.told == "figure") or (before.max == 1 and count.min > 1)
    return bool(beside) and told and count.harm in {None, before.harm}


def _share_a_number(before: Count, count: Count) -> bool:
    """Tell whether one number counts two harms together («16 قتيلا وجريحا»: 1 to 16 each)."""
    if count.shared:
        return before.told == "figure" and before.last == count.first
    pair = before.harm and count.harm and before.harm != count.harm and before.last == count.first
    return bool(pair) and count.joined and before.told == "figure" and count.told == "form" and before.max != 1


def share_of(count: Count) -> tuple[int, int | None]:
    """Return the bounds of each of two harms told with one number; of a number that is open upwards no harm knows its
    share (codebook, questions 9 and 17).
    """
    return (2, None) if count.max is None else (min(1, count.min), count.max)


def greater_parts(counts: list[Count]) -> list[Count]:
    """Return the counts with a greater part told without a number bounded by its whole («عشرة معظمهم أطفال»: 6 to 10),
    and half of them counted («نصفهم أطفال»: five).

    Two kinds of people that are the greater part together («معظمهم من النساء والأطفال») stay open.
    """
    made: list[Count] = []
    for at, count in enumerate(counts):
        whole = next((c for c in reversed(made) if not c.among), None)
        alone = at + 1 == len(counts) or not (counts[at + 1].among and counts[at + 1].joined)
        if count.most and count.told == "bare" and alone and whole is not None and whole.max == whole.min > 1:
            count = replace(count, min=whole.min // 2 + 1, max=whole.max, told="figure")
        if count.half and count.told == "bare" and alone and whole is not None and whole.max == whole.min > 1:
            count = replace(count, min=whole.min // 2, max=(whole.min + 1) // 2, told="figure")
        made.append(count)
    return made


def _only_others(count: Count) -> bool:
    return count.people is not None and bool(count.people.entry.known.others) and count.told != "figure"
