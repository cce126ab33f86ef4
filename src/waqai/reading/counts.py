"""People counted in a sentence: «ثلاثة مدنيين بينهم طفل», «9 من مسلحي الجماعة», «طفلان», «قتلى»."""

from collections.abc import Iterator

from msgspec.structs import replace

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.vocabulary import PeopleWord
from waqai.reading.counted import Count, apart, greater_parts, spread
from waqai.reading.figures import HARMS, Figure, find_figures, follows_and
from waqai.reading.no_person import names_nobody, tells_origin
from waqai.reading.party_mention import PartyMention
from waqai.reading.people_words import class_of, description, find_people
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence
from waqai.reading.tallied import tallied
from waqai.reading.whose import cues_round, place_count

_REACH = 3  # words that may stand between a number and what it counts («5 على الأقل من المدنيين»)
_SEVERAL = (2, None)
_FATHA = "\u064e"
_TEN = 10  # a greater number has its noun in the accusative singular
_MODIFIER_REACH = 2  # words between people and the number behind them («عسكريين تركيين اثنين»)
_PARTING = frozenset({"among", "being", "cause", "result", "clause", "agent_before", "between"})
_YEARS = range(1900, 2101)
_PLACES = ("place_settlement", "place_area", "place_list")
_CLOSING = frozenset({")", '"'})


def find_counts(scene: Scene, sentence: Sentence, parties: list[PartyMention]) -> list[Count]:
    """Return the counts of ``sentence`` in order, none over another.

    A figure that counts nobody named is kept: «وإصابة خمسة» counts people by what is said of them.
    """
    people = find_people(scene, sentence)
    counts: list[Count] = []
    used: set[int] = set()
    for figure in find_figures(scene, sentence):
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
    counts = list(tallied(scene, people, counts, used))
    counts += _ones(scene, sentence)
    counts += [c for m in people if m.first not in used and (c := _from_word(scene, m) or _paired(scene, m, people))]
    counts.sort(key=lambda c: c.first)
    ends = [c.first for c in counts[1:]] + [sentence.last]
    placed = [place_count(scene, count, parties, end) for count, end in zip(counts, ends, strict=False)]
    return greater_parts(spread(_parts_of_them(scene, list(apart(placed)))))


def _parts_of_them(scene: Scene, counts: list[Count]) -> list[Count]:
    """Return the counts with a number of those told before and what they are as one part («ثلاثة منهم أطفال»)."""
    made: list[Count] = []
    for count in counts:
        number = made[-1] if made else None
        of_them = scene.cue_at(number.last, "of_them") if number is not None and number.nameless else None
        if number is not None and of_them is not None and of_them.last == count.first and count.told == "bare":
            low, high = number.min, number.max
            made[-1] = replace(count, first=number.first, min=low, max=high, told="figure", among=True)
        else:
            made.append(count)
    return made


def _ones(scene: Scene, sentence: Sentence) -> Iterator[Count]:
    """Yield the one of several that a verb of harm takes right behind it («وتوفي أحدهم»)."""
    for cue in scene.cues("one_of_them", sentence):
        before = (m for m in scene.opening.get(cue.first - 1, ()) if m.last == cue.first)
        if any(m.entry.kind in HARMS for m in before):
            yield Count(cue.first, cue.last, 1, 1, None, "figure")


def _counted(scene: Scene, people: list[Mention], last: int) -> Mention | None:
    """Return the people word that a number ending before token ``last`` counts."""
    for mention in people:
        if mention.first < last:
            continue
        start = last + 1 if scene.tokens[last].text in _CLOSING else last  # «(8) أشخاص»
        if mention.first - start > _REACH or not _plain(scene, start, mention.first):
            return None
        return None if "and" in mention.parts or follows_and(scene, mention.first) else mention
    return None


def _numbered(scene: Scene, people: list[Mention], figure: Figure) -> Mention | None:
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
    # A word that is a place only behind a cue is a common one («أحد أبرز قادة التنظيم»).
    kinds = {m.entry.kind for m in scene.opening.get(token, ()) if m.entry.kind != "place" or m.entry.sense != "cue"}
    cues = {m.entry.id for m in scene.opening.get(token, ()) if m.entry.kind == "cue"}
    return bool(kinds & {"trigger", "harm", "harm_done", "actor", "place", "object"} or cues & _PARTING)


def _counts_things(scene: Scene, figure: Figure, mention: Mention | None) -> bool:
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


def _from_figure(scene: Scene, figure: Figure, mention: Mention | None) -> Count:
    first = min(figure.first, mention.first) if mention else figure.first
    last = max(figure.last, mention.last) if mention else figure.last
    inside = any(_others(scene, at) for at in range(figure.first + 1, figure.last))  # «عدد آخر»
    others = figure.one_more or inside or _others(scene, last) or _others(scene, figure.last)
    joined = figure.joined if first == figure.first else scene.joined_by_and(first)
    count = Count(first, last, figure.min, figure.max, None, "figure", others=others, joined=joined)
    if mention is None and (hurt := _hurts(scene, figure)):
        return replace(count, last=hurt.last, who="unknown", harm=hurt.entry.id)
    if mention is None:
        return replace(count, who="civilians") if _unknown_noun(scene, figure) else count
    word: PeopleWord = mention.entry.known
    described = description(scene, mention)
    last = (
        described.last if described and word.harm else last
    )  # «10 قتلى مدنيين بينهم طفلان»: they are not counted anew
    of_class = described is not None
    return replace(count, last=last, who=class_of(scene, mention), harm=word.harm, people=mention, described=of_class)


def _hurts(scene: Scene, figure: Figure) -> Mention | None:
    """Return the noun for hurts right behind a number that counts the hurt by them («12 إصابة»)."""
    nouns = (m for m in scene.opening.get(figure.last, ()) if m.entry.kind == "harm" and m.entry.sense == "noun")
    return next((m for m in nouns if m.entry.id == "injured" and not m.parts and not m.pronoun), None)


def _unknown_noun(scene: Scene, figure: Figure) -> bool:
    """Tell whether a noun that no file knows is counted («15 خياطا»): people of some trade or origin, not fighters."""
    at = figure.last
    if at >= len(scene.tokens) or figure.max is None or figure.max <= _TEN:
        return False
    word = scene.tokens[at]
    accusative = scene.lexicon.knowledge.endings.accusative
    return word.kind == "word" and word.text.endswith(accusative) and at not in scene.opening


def _others(scene: Scene, token: int) -> bool:
    return scene.cue_at(token, "others") is not None


def _from_word(scene: Scene, mention: Mention) -> Count | None:
    """Return what a people word counts without a number; nothing where it names a known body of people."""
    word: PeopleWord = mention.entry.known
    number = mention.entry.sense
    definite = "the" in mention.parts
    if number == "plural" and _is_pointed_as_two(scene, mention):
        number = "dual"
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
    if number == "plural" and not (definite or most or word.harm) and tells_origin(scene, mention):
        return None
    if number == "singular" and not word.harm and names_nobody(scene, mention):
        return None
    low, high = {"singular": (1, 1), "dual": (2, 2), "plural": _SEVERAL}[number]
    told = "bare" if number == "plural" else "form"
    others = _others(scene, mention.last) or _others(scene, mention.first)
    described = description(scene, mention)
    last = described.last if described and word.harm and not victim else mention.last  # «جرحى مدنيون بينهم أطفال»
    return Count(
        mention.first, last, low, high, class_of(scene, mention), told, others=others,
        joined=scene.joined_by_and(mention.first), harm=None if victim else word.harm, people=mention,
        described=described is not None,
    )  # fmt: skip


def _is_pointed_as_two(scene: Scene, mention: Mention) -> bool:
    """Tell whether a noun spelled alike for two and for many is written with the vowel of two («مواطنَين»)."""
    ends = scene.tokens[mention.last - 1].end
    pointed = scene.folded.source[scene.folded.starts[ends - 3] : scene.folded.starts[ends - 1]]
    alike = any(m.entry.kind == "people" and m.entry.sense == "dual" for m in scene.opening.get(mention.first, ()))
    return alike and _FATHA in pointed


def _befallen(scene: Scene, at: int) -> bool:
    """Tell whether a harm stands right before a word («استشهاد الأسير»)."""
    return any(m.last == at and m.entry.kind in HARMS for m in scene.opening.get(at - 1, ()))


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
        mention.first, mention.last, *_SEVERAL, class_of(scene, mention), "bare", joined=True, harm=word.harm,
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
    return "most" in cues_round(scene, at) or ("and" in mention.parts and "most" in cues_round(scene, at - 1))


def _names_another(scene: Scene, mention: Mention) -> bool:
    """Tell whether a place or a party stands there («سوريا», «السيدة زينب»); «السيدة» alone is a woman first."""
    apart = mention.entry.known.who in {"women", "children"}
    others = (m for m in scene.opening.get(mention.first, ()) if m.entry.kind in {"actor", "place"})
    if mention.pronoun:
        others = (m for m in others if m.entry.sense != "cue")  # «ابنه» is kin before it is a village
    return any(not apart or m.last > mention.last for m in others)
