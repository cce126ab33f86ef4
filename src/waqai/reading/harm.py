"""Tolls: which counted people were killed, injured, detained …, and which happening caused it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from waqai.reading.cores import Core, Ground
from waqai.reading.counts import Count
from waqai.reading.parties import PartyMention
from waqai.reading.scene import Scene

_APART = frozenset({"children", "women", "journalists", "medics", "aid_workers"})
_FIRST_REACH = {"figure": 7, "form": 3, "bare": 2}  # words from a harm word to the first count, by how it is told
_CUE_REACH = 25  # words between a harm and the cue that links it to its cause
_NEXT_REACH = 6  # words from one count to the next in a list («ثلاثة مدنيين من عائلة واحدة وطفلان»)
_CUSTODY = {"detained": "arrest", "abducted": "abduction", "displaced": "displacement"}
_INHABITED = frozenset({"home", "market", "school", "camp", "hospital", "mosque", "bakery"})
_NO_VICTIMS = frozenset({"politics", "force", "access"})


@dataclass(frozen=True, slots=True)
class Toll:
    """One harm line in the making: kind and class, bounds, the tokens that word it, the token that tells the harm.

    ``person`` tells that the harmed are called plain people («شخص») or stand for such.
    """

    kind: str
    who: str
    min: int
    max: int | None
    first: int
    last: int
    word: int
    among: bool = False
    told: str = "figure"
    party: PartyMention | None = None
    person: bool = False


@dataclass(frozen=True, slots=True)
class _HarmWord:
    kind: str
    first: int
    last: int
    sense: str


def find_tolls(scene: Scene, ground: Ground, counts: list[Count]) -> list[Toll]:
    """Return the tolls of a sentence in order of their counts."""
    words = _harm_words(scene, ground)
    tolls: list[Toll] = []
    for index in range(len(words)):
        tolls += _of_word(scene, ground, words, index, counts, tolls)
    taken = {(t.first, t.kind) for t in tolls}
    tolls += [t for c in counts if c.harm and (t := _of_noun(c)) and (t.first, t.kind) not in taken]
    tolls += [
        Toll(m.entry.id, "unknown", 0, 0, m.first, m.last, m.first) for m in scene.of_kind("no_harm", ground.sentence)
    ]
    return list(_unique(sorted(tolls, key=lambda t: (t.first, t.word))))


def _unique(tolls: list[Toll]) -> Iterator[Toll]:
    seen: set[tuple[int, str]] = set()
    for toll in tolls:
        if (toll.first, toll.kind) not in seen:
            seen.add((toll.first, toll.kind))
            yield toll


def _harm_words(scene: Scene, ground: Ground) -> list[_HarmWord]:
    words: dict[tuple[int, str], _HarmWord] = {}
    for kind in ("harm", "harm_done"):
        for m in scene.of_kind(kind, ground.sentence):
            words.setdefault((m.first, m.entry.id), _HarmWord(m.entry.id, m.first, m.last, m.entry.sense))
    for m in scene.of_kind("trigger", ground.sentence):
        harm = m.entry.known.trigger.kind_of_harm
        if harm:
            words.setdefault((m.first, harm), _HarmWord(harm, m.first, m.last, m.entry.sense))
    return sorted(words.values(), key=lambda w: w.first)


def _of_word(
    scene: Scene, ground: Ground, words: list[_HarmWord], index: int, counts: list[Count], before: list[Toll]
) -> Iterator[Toll]:
    word = words[index]
    group = _group_end(scene, words, index)
    stop = _stop(scene, ground, words[group:], word)
    own = [c for c in counts if word.last <= c.first < stop and not c.harm]
    found = list(_chain(own, words[group - 1].last))
    if not found and word.sense in {"verb", "passive"}:
        found = _subject_before(ground, word, counts)
    yield from _lines(word, found, next((t for t in reversed(before) if not t.among), None))


def _group_end(scene: Scene, words: list[_HarmWord], index: int) -> int:
    """Return the index behind the harm words that share what follows («مقتل وإصابة خمسة», «قتل وأصيب العشرات»)."""
    end = index + 1
    while end < len(words) and words[end].first - words[end - 1].last <= 0 and scene.joined_by_and(words[end].first):
        end += 1
    return end


def _stop(scene: Scene, ground: Ground, later: list[_HarmWord], word: _HarmWord) -> int:
    """Return the token before which the harmed of ``word`` must stand: the next harm word, or a turn to something
    else.
    """
    ends = [w.first for w in later if w.first > word.first]
    for cue in ("cause", "result", "clause"):
        ends += [m.first for m in scene.cues(cue, ground.sentence) if m.first > word.last]
    return min(ends, default=ground.sentence.last)


def _chain(counts: list[Count], start: int) -> Iterator[Count]:
    """Yield the counts that hang together: the first near ``start``, each next one near the one before."""
    at, first = start, True
    for count in counts:
        reach = _FIRST_REACH[count.told] if first else _NEXT_REACH
        if count.first - at > reach or (not first and not _continues(count)):
            return
        yield count
        at, first = count.last, False


def _continues(count: Count) -> bool:
    return count.among or count.others or count.joined or count.told == "figure"


def _subject_before(ground: Ground, word: _HarmWord, counts: list[Count]) -> list[Count]:
    """Return the counts that stand as subject before a verb («خمسة عناصر … قتلوا», «15 مدنيا وأربعة مقاتلين قتلوا»)."""
    before = [c for c in counts if c.last <= word.first and not c.harm and c.told != "bare"]
    heads = [at for at, c in enumerate(before) if not c.among]
    if not heads:
        return []
    start = heads[-1]
    while start and before[start].joined and before[start].first - before[start - 1].last <= _NEXT_REACH:
        start -= 1
    return before[start:]


def _lines(word: _HarmWord, counts: list[Count], before: Toll | None) -> Iterator[Toll]:
    """Yield the lines that a harm word and its counts make, those of one class summed («شاب وعمه» are two).

    ``before`` is the toll told just before: those who are only counted («وإصابة ثلاثة آخرين») are of the same people.
    """
    who, person, part = (before.who, before.person, False) if before else (None, False, False)
    has_parts = any(c.among and c.who in _APART for c in counts)
    lines: dict[tuple[str, bool], Toll] = {}
    for count in counts:
        part = count.among or (part and count.joined)
        own = count.who
        if part and own not in _APART:
            continue
        if own is None:
            own = who or "unknown"
        elif not part:
            person = _is_person(count)
        if own == "unknown" and has_parts and not part:
            own = "civilians"
        if not part:
            who = own
        toll = _toll(word.kind, own, replace(count, among=part), word.first, person and not part)
        key = (own, part)
        lines[key] = _sum(lines[key], toll) if key in lines else toll
    yield from lines.values()


def _sum(one: Toll, other: Toll) -> Toll:
    high = None if one.max is None or other.max is None else one.max + other.max
    return replace(one, min=one.min + other.min, max=high, last=other.last)


def _is_person(count: Count) -> bool:
    return count.people is not None and count.people.entry.known.who == "unknown" and count.harm is None


def _toll(kind: str, who: str, count: Count, word: int, person: bool = False) -> Toll:
    return Toll(
        kind, who, count.min, count.max, count.first, count.last, word, count.among, count.told, count.party, person
    )


def _of_noun(count: Count) -> Toll | None:
    """Return the toll that a noun tells by itself («ثلاثة قتلى», «جريح»)."""
    return None if count.harm is None else _toll(count.harm, count.who or "unknown", count, count.first)


def attach_tolls(
    scene: Scene, ground: Ground, cores: list[Core], tolls: list[Toll]
) -> tuple[dict[int, list[Toll]], list[Toll]]:
    """Return the tolls by the index of the core that caused them, and those that no core of the sentence explains."""
    owned: dict[int, list[Toll]] = {}
    loose: list[Toll] = []
    for toll in tolls:
        index = _cause_of(scene, ground, cores, toll)
        if index is None:
            loose.append(toll)
        else:
            owned.setdefault(index, []).append(toll)
    return owned, loose


def _cause_of(scene: Scene, ground: Ground, cores: list[Core], toll: Toll) -> int | None:
    """Return the core that a toll is due to: the one behind the next «إثر» or before the last «ما أدى إلى», else the nearest."""
    able = [(index, core) for index, core in enumerate(cores) if _can_cause(core, toll)]
    if not able:
        return None
    others = [(i, c) for i, c in able if c.mention.first != toll.word] or able
    cause = next((m for m in scene.cues("cause", ground.sentence) if 0 <= m.first - toll.word <= _CUE_REACH), None)
    result = next((m for m in reversed(scene.cues("result", ground.sentence)) if 0 <= toll.word - m.first <= _CUE_REACH), None)
    if cause and not (result and toll.word - result.first < cause.first - toll.word):
        behind = [(i, c) for i, c in others if c.mention.first >= cause.first]
        if behind:
            return behind[0][0]
    if result:
        before = [(i, c) for i, c in others if c.mention.first < result.last]
        if before:
            return before[-1][0]
    return min(others, key=lambda row: _distance(row[1], toll))[0]


def _distance(core: Core, toll: Toll) -> int:
    """Return how far a core stands from a toll; what follows the harm («في غارة») is a little nearer than what precedes it."""
    gap = core.mention.first - toll.word
    return gap if gap >= 0 else -gap + 2


def _can_cause(core: Core, toll: Toll) -> bool:
    if toll.kind in _CUSTODY:
        return core.type == _CUSTODY[toll.kind] or (
            toll.kind == "detained" and core.family in {"fight", "custody"} and core.type != "release"
        )
    if core.family == "custody" or core.type in {"looting", "displacement"}:
        return False
    return core.family not in _NO_VICTIMS or core.mention.first == toll.word


def with_context(toll: Toll, family: str, objects: set[str], settled: bool) -> Toll:
    """Return ``toll`` with «people» hit at home, in a market or in a town taken for civilians (codebook, settled question 8)."""
    inhabited = objects & _INHABITED or (settled and family == "blast")
    return replace(toll, who="civilians") if toll.who == "unknown" and toll.person and inhabited else toll
