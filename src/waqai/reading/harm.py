"""Tolls: which counted people of a sentence were killed, injured, detained …"""

from collections.abc import Iterator

from msgspec.structs import replace

from waqai.reading.befell import agrees_before, people_of, subject_before
from waqai.reading.cores import Ground
from waqai.reading.counted import Count, share_of
from waqai.reading.harm_words import VERBAL, HarmWord, Passed, find_harm_words
from waqai.reading.nobody import find_nobody
from waqai.reading.party_mention import is_armed
from waqai.reading.scene import Scene
from waqai.reading.toll import Toll

APART = frozenset({"children", "women", "journalists", "medics", "aid_workers"})  # civilians with a class of their own
_BETWEEN_REACH = 10  # words from people to «بين قتيل وجريح»
_NONE: Passed = frozenset()
_Key = tuple[str, bool, str | None, str | None]
_PAIR = 2  # words between two harms that share their people («مقتل وإصابة خمسة»)
_THERE = 4  # words from people to the town where they were harmed
_PARTS_REACH = 10  # words from people to a part of them («ثلاثة مدنيين من عائلة واحدة في خيمتهم بينهم طفل»)


def find_tolls(scene: Scene, ground: Ground, counts: list[Count], passed: Passed = _NONE) -> list[Toll]:
    """Return the tolls of a sentence in order of their counts; ``passed``: the triggers that open nothing."""
    words = find_harm_words(scene, ground, counts, passed)
    tolls = list(_between(scene, words, counts))
    spent = {t.word for t in tolls} | {c.first for c in counts if any(t.first <= c.first < t.last for t in tolls)}
    left = [c for c in counts if c.first not in spent]
    at = 0
    while at < len(words):
        end = _group_end(scene, ground, words, at, left)
        group = [w for w in words[at:end] if w.first not in spent]
        if group:
            tolls += _of_group(scene, ground, group, words[end:], left, tolls)
        at = end
    tolls += find_nobody(scene, ground, counts)
    return list(_unique(_but_of_the_dead(tolls)))


def _but_of_the_dead(tolls: list[Toll]) -> list[Toll]:
    """Return the tolls without the hurt of those who died of it («استشهد متأثرا بجروح أصيب بها», «إثر إصابته»)."""
    died = {(t.first, t.word) for t in tolls if t.kind == "killed"}
    late = [t for t in tolls if t.kind == "injured" and t.first < t.word]
    hurt = {(t.first, t.word) for t in late for first, word in died if first == t.first and abs(word - t.word) > _PAIR}
    kept = [t for t in tolls if t.kind != "injured" or (t.first, t.word) not in hurt]
    return sorted(kept, key=lambda t: (t.first, t.word))


def _unique(tolls: list[Toll]) -> Iterator[Toll]:
    seen: set[tuple[int, int, str]] = set()
    for toll in tolls:
        key = (toll.first, toll.last, toll.kind)
        if key not in seen:
            seen.add(key)
            yield toll


def _between(scene: Scene, words: list[HarmWord], counts: list[Count]) -> Iterator[Toll]:
    """Yield the tolls of «بين قتيل وجريح»: no line knows its share of the people before (codebook, question 9)."""
    for at, word in enumerate(words):
        pair = words[at : at + 2]
        told = word.count is not None and "between" in scene.cues_before(word.first)
        if not told or len(pair) < 2 or pair[1].count is None or not pair[1].count.joined:
            continue
        heads = [c for c in counts if 0 <= word.first - c.last <= _BETWEEN_REACH and not c.harm]
        head = heads[-1] if heads else None
        for each in pair:
            who, party = (head.who, head.party) if head else (None, None)
            first, noun = (head.first, head.noun) if head else (word.first, "number")
            yield Toll(
                each.kind, who or "unknown", 2, None, first, each.last, each.first, told="bare", party=party,
                open=not who, loose=head is not None and head.loose, noun=noun,
            )  # fmt: skip


def _group_end(scene: Scene, ground: Ground, words: list[HarmWord], index: int, counts: list[Count]) -> int:
    """Return the index behind the harm words that share what follows («مقتل وإصابة خمسة», «لقوا مصرعهم»).

    A verb whose people stand before it shares nothing («ثلاثة جنود قتلوا وجرح خمسة») but with one that agrees with
    them, too («ثلاثة جنود قتلوا وجرحوا»).
    """
    end = index + 1
    while end < len(words) and _goes_on(scene, words[end - 1], words[end]):
        apart = words[end].kind != words[index].kind and words[index].sense in VERBAL
        if apart and not agrees_before(scene, words[end]) and subject_before(scene, ground, words[index], counts):
            break
        end += 1
    return end


def _goes_on(scene: Scene, word: HarmWord, following: HarmWord) -> bool:
    if word.count or following.count or following.first > word.last:
        return False  # nouns that count the harmed have their own numbers
    if word.pronoun and word.sense == "noun" and not following.pronoun:
        return False  # «إصابته ومقتل اثنين»: the pronoun tells whom the first befell
    return scene.joined_by_and(following.first) or (bool(following.pronoun) and following.kind == word.kind)


def _of_group(
    scene: Scene,
    ground: Ground,
    group: list[HarmWord],
    later: list[HarmWord],
    counts: list[Count],
    before: list[Toll],
) -> Iterator[Toll]:
    """Yield the tolls of harm words that share their people."""
    last = group[-1]
    stop = _stop(scene, ground, later, last)
    own = [c for c in counts if last.last <= c.first < stop and not _counted_by(c, later)]
    found = [last.count, *_parts(own, last)] if last.count else people_of(scene, ground, group, own, counts, stop)
    kinds = {w.kind for w in group}
    if kinds == {"missing", "injured"}:
        group = [replace(w, kind="killed") if w.kind == "missing" else w for w in group]  # «فقدان وإصابة 62»
    main = next((t for t in reversed(before) if not t.among), None)
    found = [_shared(c) for c in found if not c.among] if len(kinds) > 1 else _of_one_side(ground, found)
    for word in group:
        yield from _lines(scene, ground, word, found, main)


def _shared(count: Count) -> Count:
    low, high = share_of(count)
    return replace(count, min=low, max=high)


def _of_one_side(ground: Ground, counts: list[Count]) -> list[Count]:
    """Return the counts with the side that the last of a list names given to all of it («ضابط وثلاثة جنود مصريين»), but
    not over the name of another («18 عنصرا من …، وسبعة من …»).
    """
    named = [p for p in ground.parties if p.id and is_armed(p)]
    made: list[Count] = []
    for count in reversed(counts):
        behind = made[-1] if made else None
        apart = behind is not None and any(count.last <= p.first < behind.first for p in named)
        if behind and not apart and behind.joined and behind.party and count.party is None and count.who == behind.who:
            count = replace(count, party=behind.party)
        made.append(count)
    return made[::-1]


def _counted_by(count: Count, words: list[HarmWord]) -> bool:
    return any(w.count is count for w in words)


def _stop(scene: Scene, ground: Ground, later: list[HarmWord], word: HarmWord) -> int:
    """Return the token before which the harmed of ``word`` stand: the next harm word, or a turn to something else."""
    ends = [w.first for w in later if w.first > word.first]
    for cue in ("cause", "result", "clause"):  # right behind a verb they tell when («وقتل خلال الهجوم 15 مسلحا»)
        ends += [m.first for m in scene.cues(cue, ground.sentence) if m.first > word.last]
    return min(ends, default=ground.sentence.last)


def _parts(counts: list[Count], word: HarmWord) -> Iterator[Count]:
    """Yield the parts told behind a noun that counts the harmed («سبعة قتلى بينهم طفلان وامرأة»)."""
    at = word.count.last if word.count else word.last
    for count in (c for c in counts if c.first >= at):
        if not count.among or count.first - at > _PARTS_REACH:
            return
        yield count
        at = count.last


def _lines(scene: Scene, ground: Ground, word: HarmWord, counts: list[Count], before: Toll | None) -> Iterator[Toll]:
    """Yield the lines that a harm word and its counts make, those of one class, side and place summed («شاب وعمه» are
    two).

    ``before`` is the toll told just before: those who are only counted («وإصابة ثلاثة آخرين») are of the same people.
    """
    lines: dict[_Key, Toll] = {}
    who, side = _inherited(before), before.party if before else None
    loose = before is not None and before.loose
    has_parts = any(c.among and c.who in APART for c in counts)
    for count in counts:
        part = count.among
        own, follows = count.who, count.who is None or (count.who == "unknown" and count.others)
        if _is_another_one(before, count) and not lines:
            own, follows = before.who if before else own, False
        if part and own not in APART and not (own == "civilians" and who in {None, "unknown"}):
            continue
        if follows:
            own = who or "unknown"
            count = replace(count, party=count.party or (side if own == "combatants" else None))
        if not part:
            own = _kin(count, own or "unknown", counts)
            if _is_kin(count) and who == "unknown" and lines:
                own, follows = "unknown", True  # «مقتل فلان وابنه»: kin of one of whom no more is told
            loosely = own == "unknown" and has_parts
            own = "civilians" if loosely else own
            lines = _same_people(lines, count, own)
            who, side = (None if own in APART else own), count.party
            loose = (loose and follows) or count.loose or loosely
        toll = _toll(word, own or "unknown", replace(count, among=part), follows, loose and not part)
        key = (toll.who, part, _whose(scene, toll), _where(ground, count, counts))
        lines[key] = sum_of(lines[key], toll) if key in lines else toll
    yield from _with_the_adults(counts, list(lines.values()))


def _is_another_one(before: Toll | None, count: Count) -> bool:
    """Tell whether one told as «another» is one more of the child or woman told just before («قتل طفل وأصيب آخر»)."""
    alone = before is not None and before.who in APART and before.max == 1 and before.told == "form"
    return alone and count.max == 1 and count.people is not None and bool(count.people.entry.known.others)


def _whose(scene: Scene, toll: Toll) -> str | None:
    """Return what tells whose people a toll counts; sides that no file knows are told apart by their words, those for
    their people left off («قائد المجلس … وقادة المجلس»).
    """
    party = toll.party
    if party is None:
        return None
    head = party.people.last if party.people is not None else party.first
    return party.id or scene.words(head if head < party.last else party.first, party.last)


def _with_the_adults(counts: list[Count], lines: list[Toll]) -> list[Toll]:
    """Return the lines of people told one by one («شاب وطفلة») with the civilians' as the total, children and women as
    parts of it; who stand alone or beside a number of civilians are counted apart.
    """
    grown = [t for t in lines if t.who == "civilians" and not t.among and t.party is None]
    young = [t for t in lines if t.who in APART and not t.among]
    singly = [c for c in counts if _kin(c, c.who or "", counts) == "civilians" and not c.among]
    if len(grown) != 1 or not young or not singly or any(c.told != "form" or c.others for c in singly):
        return lines
    total = grown[0]
    for toll in young:
        total = replace(sum_of(total, toll), first=min(total.first, toll.first), last=max(total.last, toll.last))
    return [replace(total, loose=False) if t is grown[0] else t for t in lines]


def _where(ground: Ground, count: Count, counts: list[Count]) -> str | None:
    """Return the town told right behind counted people, or those that follow: of each such they are told apart
    («ثلاثة في … واثنان في …»).
    """
    for each in [count, *(c for c in counts if c.first >= count.last)]:
        end = min([*(c.first for c in counts if c.first >= each.last), each.last + _THERE])
        there = (p for p in ground.places if each.last <= p.first < end and p.use == "place" and p.small)
        if place := next(there, None):
            return place.key
    return None


def _same_people(lines: dict[_Key, Toll], count: Count, who: str) -> dict[_Key, Toll]:
    """Return ``lines`` with a named person taken for one of the «others» behind («قتل فلان وقياديان آخران»)."""
    if not count.others or who == "unknown":
        return lines
    return {
        (who if key[0] == "unknown" else key[0], *key[1:]): replace(t, who=who) if key[0] == "unknown" else t
        for key, t in lines.items()
    }


def _inherited(before: Toll | None) -> str | None:
    """Return the class of those only counted behind ``before``; others than a child or a woman may be anybody."""
    return None if before is None or before.who in APART else before.who


def _kin(count: Count, who: str, counts: list[Count]) -> str:
    """Return civilians for a woman told as the kin of one harmed with her («مدرس وزوجته»), or who may be a child
    («شقيقته»): only children and women named as such are counted apart. A grown one who is harmed alone («وأصيبت
    والدته») is a woman (codebook, settled question 17).
    """
    if who != "women" or count.people is None or not _is_kin(count):
        return who
    beside = any(c is not count and not c.among for c in counts)
    return "civilians" if beside or not count.people.entry.known.grown else who


def _is_kin(count: Count) -> bool:
    return count.people is not None and bool(count.people.pronoun) and not count.people.entry.known.actor


def sum_of(one: Toll, other: Toll) -> Toll:
    """Return two lines of people told side by side as one."""
    high = None if one.max is None or other.max is None else one.max + other.max
    return replace(one, min=one.min + other.min, max=high, last=other.last)


def _toll(word: HarmWord, who: str, count: Count, follows: bool, loose: bool) -> Toll:
    is_open = who == "unknown" and (follows or count.harm is not None)
    return Toll(
        word.kind, who, count.min, count.max, count.first, count.last, word.first, count.among, count.told,
        count.party, is_open, loose and count.party is None, follows, count.noun,
    )  # fmt: skip
