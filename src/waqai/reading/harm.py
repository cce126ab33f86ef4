"""Tolls: which counted people were killed, injured, detained …, and which happening caused it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from waqai.reading.cores import Core, Ground
from waqai.reading.counts import Count
from waqai.reading.parties import PartyMention
from waqai.reading.scene import Scene

_APART = frozenset({"children", "women", "journalists", "medics", "aid_workers"})
_FIRST_REACH = 7  # words from a harm word to the first count of its harmed
_NEXT_REACH = 6  # words from one count to the next in a list («ثلاثة مدنيين من عائلة واحدة وطفلان»)
_CUSTODY = {"detained": "arrest", "abducted": "abduction", "displaced": "displacement"}
_NO_VICTIMS = frozenset({"politics", "force", "access"})


@dataclass(frozen=True, slots=True)
class Toll:
    """One harm line in the making: kind and class, bounds, the tokens that word it, the token that tells the harm."""

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


@dataclass(frozen=True, slots=True)
class _HarmWord:
    kind: str
    first: int
    last: int
    sense: str


def find_tolls(scene: Scene, ground: Ground, counts: list[Count]) -> list[Toll]:
    """Return the tolls of a sentence in order of their counts."""
    words = _harm_words(scene, ground)
    tolls = [toll for index, word in enumerate(words) for toll in _of_word(scene, ground, words, index, counts)]
    taken = {(t.first, t.kind) for t in tolls}
    tolls += [t for c in counts if c.harm and (t := _of_noun(scene, c)) and (t.first, t.kind) not in taken]
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


def _of_word(scene: Scene, ground: Ground, words: list[_HarmWord], index: int, counts: list[Count]) -> Iterator[Toll]:
    word = words[index]
    group = _group_end(scene, words, index)
    stop = _stop(scene, ground, words[group:], word)
    own = [c for c in counts if word.last <= c.first < stop and not c.harm]
    found = list(_chain(own, words[group - 1].last))
    if not found and word.sense in {"verb", "passive"}:
        found = _subject_before(ground, word, counts)
    yield from _lines(word, found)


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
    at, reach = start, _FIRST_REACH
    for count in counts:
        if count.first - at > reach or (reach == _NEXT_REACH and not _continues(count)):
            return
        yield count
        at, reach = count.last, _NEXT_REACH


def _continues(count: Count) -> bool:
    return count.among or count.others or count.joined or count.told == "figure"


def _subject_before(ground: Ground, word: _HarmWord, counts: list[Count]) -> list[Count]:
    """Return the count that stands as subject before a verb («خمسة عناصر … قتلوا»), with the parts told of it."""
    before = [c for c in counts if c.last <= word.first and not c.harm and c.told != "bare"]
    heads = [c for c in before if not c.among]
    if not heads:
        return []
    head = heads[-1]
    return [head, *(c for c in before if c.among and c.first > head.first)]


def _lines(word: _HarmWord, counts: list[Count]) -> Iterator[Toll]:
    who: str | None = None
    has_parts = any(c.among and c.who in _APART for c in counts)
    for count in counts:
        own = count.who
        if count.among and own not in _APART:
            continue
        if own is None or count.others:
            own = own or who or "unknown"
        if own == "unknown" and has_parts and not count.among:
            own = "civilians"
        if not count.among:
            who = own
        yield Toll(
            word.kind,
            own,
            count.min,
            count.max,
            count.first,
            count.last,
            word.first,
            count.among,
            count.told,
            count.party,
        )


def _of_noun(scene: Scene, count: Count) -> Toll | None:
    """Return the toll that a noun tells by itself («ثلاثة قتلى», «جريح»)."""
    word = count.people.entry.known if count.people else None
    if word is None or count.harm is None:
        return None
    who = count.who or "unknown"
    return Toll(
        count.harm,
        who,
        count.min,
        count.max,
        count.first,
        count.last,
        count.first,
        count.among,
        count.told,
        count.party,
    )


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
    scored = [(_link(scene, ground, core, toll), -index) for index, core in enumerate(cores) if _can_cause(core, toll)]
    return -max(scored)[1] if scored else None


def _can_cause(core: Core, toll: Toll) -> bool:
    if toll.kind in _CUSTODY:
        return core.type == _CUSTODY[toll.kind] or (
            toll.kind == "detained" and core.family in {"fight", "custody"} and core.type != "release"
        )
    if core.family == "custody" or core.type in {"looting", "displacement"}:
        return False
    return core.family not in _NO_VICTIMS or core.mention.first == toll.word


def _link(scene: Scene, ground: Ground, core: Core, toll: Toll) -> float:
    """Return how well a core explains a toll: cue words first, nearness second; its own word least, if anything
    else is told.
    """
    at, low, high = core.mention.first, min(core.mention.first, toll.word), max(core.mention.first, toll.word)
    if at == toll.word:
        return 0.5
    cue = "cause" if at > toll.word else "result"
    linked = any(low < m.first <= high for m in scene.cues(cue, ground.sentence))
    return (
        (3.0 if linked else 0.0)
        + (1.0 if core.sure else 0.0)
        + 1.0 / (1 + high - low)
        + (2.0 if _near(core, toll) else 0.0)
    )


def _near(core: Core, toll: Toll) -> bool:
    return abs(core.mention.first - toll.first) < 25


def with_context(toll: Toll, objects: set[str]) -> Toll:
    """Return ``toll`` with «people» hit at home, in a market, school or camp taken for civilians (codebook, settled
    question 8).
    """
    if toll.who == "unknown" and objects & {"home", "market", "school", "camp", "hospital", "mosque", "bakery"}:
        return replace(toll, who="civilians")
    return toll
