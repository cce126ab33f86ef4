"""Tolls: which counted people of a sentence were killed, injured, detained …"""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from waqai.lexicon.lexicon import Mention
from waqai.reading.cores import Ground
from waqai.reading.counts import Count, people_behind
from waqai.reading.parties import PartyMention
from waqai.reading.scene import Scene
from waqai.reading.victims import find_victims

APART = frozenset({"children", "women", "journalists", "medics", "aid_workers"})
_FIRST_REACH = {"figure": 7, "form": 3, "bare": 2}  # words from a harm word to the first count, by how it is told
_NAMELESS_REACH = 4  # words from a harm word to a number that names nobody («أصيب في الهجوم نحو خمسين»)
_NEXT_REACH = 6  # words from one count to the next in a list («ثلاثة مدنيين من عائلة واحدة وطفلان»)
_OBJECT_REACH = 3  # words between the subject of an active verb and its object
_SUBJECT_REACH = 12  # words between a subject and the verb behind it
_BETWEEN_REACH = 10  # words from people to «بين قتيل وجريح»
_PAIR = 2  # words between two harms that share their people («مقتل وإصابة خمسة»)
_LIFE = 6  # words from a loss to the life that is lost («فقدان شخص لحياته»)
_AGENTS = frozenset({"combatants", "unknown"})
_VERBAL = frozenset({"verb", "passive"})


class Toll(msgspec.Struct, frozen=True, gc=False):
    """One harm line in the making: kind and class, bounds, the tokens that word it, the token that tells the harm.

    ``among`` marks a part of another line, ``told`` how the number is told (see `Count`), ``party`` whose people
    they are. ``open`` says that the wording leaves the class to the other lines («وإصابة خمسة آخرين»), ``loose`` that
    its class holds only where nothing else tells it, ``follows`` that it is that of those told before. ``noun`` is
    what is counted (see `Count`), «none» where nobody was harmed.
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
    open: bool = False
    loose: bool = False
    follows: bool = False
    noun: str = "number"


class _HarmWord(msgspec.Struct, frozen=True, gc=False):
    """A word that tells a harm; ``done`` tells that it is told of who does it («اغتال»), ``count`` is set where it is a
    noun that counts the harmed itself («قتيلان»).
    """

    kind: str
    first: int
    last: int
    sense: str
    pronoun: bool = False
    done: bool = False
    count: Count | None = None


def find_tolls(scene: Scene, ground: Ground, counts: list[Count], mute: list[Mention]) -> list[Toll]:
    """Return the tolls of a sentence in order; words in ``mute`` tell no harm here («أحرقوا الإطارات»)."""
    words = _harm_words(scene, ground, counts, mute)
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
    tolls += [
        Toll(
            m.entry.id,
            people_behind(scene, m.last) or "unknown",
            0,
            0,
            m.first,
            m.last,
            m.first,
            open=True,
            noun="none",
        )
        for m in scene.of_kind("no_harm", ground.sentence)
        if not scene.cue_at(m.last, "others")  # «عدم وجود إصابات أخرى»
    ]
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


def _harm_words(scene: Scene, ground: Ground, counts: list[Count], mute: list[Mention]) -> list[_HarmWord]:
    words: dict[int, _HarmWord] = {}
    for kind in ("harm", "harm_done"):
        for m in scene.of_kind(kind, ground.sentence):
            if any(m is other for other in mute):
                continue
            told = "killed" if m.entry.id == "missing" and _of_life(scene, m.last) else m.entry.id
            _learn(words, _HarmWord(told, m.first, m.last, m.entry.sense, bool(m.pronoun), kind == "harm_done"))
    for m in scene.of_kind("trigger", ground.sentence):
        harm = m.entry.known.trigger.kind_of_harm
        if harm and not any(m is other for other in mute):
            _learn(words, _HarmWord(harm, m.first, m.last, m.entry.sense, bool(m.pronoun)))
    none = [m for kind in ("no_harm", "unsaid") for m in scene.of_kind(kind, ground.sentence)]
    silent = {at for m in none for at in range(m.first, m.last)}
    nor = {m.last for m in none}  # «عدم سقوط ضحايا وإصابات»
    found = [w for w in words.values() if w.first not in silent]
    for count in counts:
        neither = count.joined and count.told == "bare" and count.first in nor
        if count.harm and count.first not in silent and not neither and not _is_victim(count, found):
            last = count.people.last if count.people else count.last
            found.append(_HarmWord(count.harm, count.first, last, "counted", count=count))
    return sorted(found, key=lambda w: w.first)


def _of_life(scene: Scene, last: int) -> bool:
    return any(scene.cue_at(at, "life") for at in range(last, last + _LIFE))


def _learn(words: dict[int, _HarmWord], word: _HarmWord) -> None:
    """Keep one reading of each word: the longest, of those the one that can stand behind its subject."""
    known = words.get(word.first)
    if known is None or (word.last, word.sense in _VERBAL) > (known.last, known.sense in _VERBAL):
        words[word.first] = word


def _is_victim(count: Count, words: list[_HarmWord]) -> bool:
    """Tell whether a harm noun only names whom another harm befell («وفاة مصاب», «استشهاد جريح»)."""
    return not count.joined and any(count.first == w.last for w in words)


def _between(scene: Scene, words: list[_HarmWord], counts: list[Count]) -> Iterator[Toll]:
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


def _group_end(scene: Scene, ground: Ground, words: list[_HarmWord], index: int, counts: list[Count]) -> int:
    """Return the index behind the harm words that share what follows («مقتل وإصابة خمسة», «لقوا مصرعهم»).

    A verb whose people stand before it shares nothing («ثلاثة جنود قتلوا وجرح خمسة»).
    """
    end = index + 1
    while end < len(words) and _goes_on(scene, words[end - 1], words[end]):
        apart = words[end].kind != words[index].kind and words[index].sense in _VERBAL
        if apart and _subject_before(scene, ground, words[index], counts):
            break
        end += 1
    return end


def _goes_on(scene: Scene, word: _HarmWord, following: _HarmWord) -> bool:
    if word.count or following.count or following.first > word.last:
        return False  # nouns that count the harmed have their own numbers
    return scene.joined_by_and(following.first) or (following.pronoun and following.kind == word.kind)


def _of_group(
    scene: Scene,
    ground: Ground,
    group: list[_HarmWord],
    later: list[_HarmWord],
    counts: list[Count],
    before: list[Toll],
) -> Iterator[Toll]:
    """Yield the tolls of harm words that share their people."""
    last = group[-1]
    stop = _stop(scene, ground, later, last)
    own = [c for c in counts if last.last <= c.first < stop and not _counted_by(c, later)]
    found = [last.count, *_parts(own, last)] if last.count else _people_of(scene, ground, group, own, counts, stop)
    kinds = {w.kind for w in group}
    shared = len(kinds) > 1
    if kinds == {"missing", "injured"}:
        group = [replace(w, kind="killed") if w.kind == "missing" else w for w in group]  # «فقدان وإصابة 62»
    main = next((t for t in reversed(before) if not t.among), None)
    for word in group:
        yield from _lines(word, [_share(c) for c in found if not c.among] if shared else found, main)


def _people_of(
    scene: Scene, ground: Ground, group: list[_HarmWord], own: list[Count], counts: list[Count], stop: int
) -> list[Count]:
    """Return whom harm words befell: counted behind them, before them, or named."""
    first, last = group[0], group[-1]
    if last.pronoun and last.done and last.sense == "verb":
        return []  # «اغتالته»: whom, the pronoun tells
    found = list(_chain(scene, _without_agent(scene, last, own), last.last))
    if found and found[0].joined and found[0].first > last.last:
        return find_victims(scene, last.last, found[0].first, last.kind) + found
    if found and not found[0].among:
        return _behind_the_agents(scene, last, found, stop) or found
    subject = _subject_before(scene, ground, first, counts) if first.sense in _VERBAL else []
    if subject:
        return subject + found
    named = [] if first.pronoun else find_victims(scene, last.last, stop, last.kind)
    return named + list(_chain(scene, own, named[-1].last)) if named else found


def _behind_the_agents(scene: Scene, word: _HarmWord, found: list[Count], stop: int) -> list[Count]:
    """Return whom a verb names behind those who did it («اغتال مجهولون عمار سالم»)."""
    agents = found[0]
    vague = agents.told == "bare" or (agents.people is not None and agents.people.entry.sense == "dual")
    if word.sense not in _VERBAL or len(found) > 1 or not vague or agents.who not in _AGENTS:
        return []
    at = agents.last
    while at < stop and (m := next((m for m in scene.opening.get(at, ()) if m.entry.kind == "people"), None)):
        if "the" in m.parts:
            break
        at = m.last
    return find_victims(scene, at, stop, word.kind)


def _counted_by(count: Count, words: list[_HarmWord]) -> bool:
    return any(w.count is count for w in words)


def _share(count: Count) -> Count:
    """Return the bounds of one of two harms told with one number (codebook, questions 9 and 17)."""
    low, high = (2, None) if count.max is None else (min(1, count.min), count.max)
    return replace(count, min=low, max=high)


def _stop(scene: Scene, ground: Ground, later: list[_HarmWord], word: _HarmWord) -> int:
    """Return the token before which the harmed of ``word`` stand: the next harm word, or a turn to something else."""
    ends = [w.first for w in later if w.first > word.first]
    for cue in ("cause", "result", "clause"):  # right behind a verb they tell when («وقتل خلال الهجوم 15 مسلحا»)
        ends += [m.first for m in scene.cues(cue, ground.sentence) if m.first > word.last]
    return min(ends, default=ground.sentence.last)


def _chain(scene: Scene, counts: list[Count], start: int) -> Iterator[Count]:
    """Yield the counts that hang together: the first near ``start``, each next one near the one before."""
    at, first = start, True
    for count in counts:
        reach = _first_reach(count) if first else _NEXT_REACH
        if count.first - at > reach or (not first and not _continues(count)) or _is_agent(scene, at, count):
            return
        yield count
        at, first = count.last, False


def _first_reach(count: Count) -> int:
    return (
        _NAMELESS_REACH if count.told == "figure" and count.nameless and not count.others else _FIRST_REACH[count.told]
    )


def _continues(count: Count) -> bool:
    return count.among or count.others or count.joined


def _is_agent(scene: Scene, at: int, count: Count) -> bool:
    """Tell whether the people counted behind token ``at`` did it: behind «على يد», «برصاص», a weapon or another act.

    A weapon right behind the harm word is its subject («قتلت القذائف ثلاثة»), «خلال الهجوم» only tells when.
    """
    if "agent_before" in scene.cues_before(count.first):
        return True
    if count.first > at and scene.parts_at(count.first) & {"by", "to"}:
        return True
    return not count.among and any(
        _acts(m, at) for token in range(at, count.first) for m in scene.opening.get(token, ())
    )


def _acts(mention: Mention, at: int) -> bool:
    if mention.entry.kind == "weapon":
        return mention.first > at
    return (
        mention.entry.kind == "trigger"
        and mention.entry.known.trigger.kind_of_harm is None
        and "the" not in mention.parts
        and mention.first > at
    )


def _without_agent(scene: Scene, word: _HarmWord, counts: list[Count]) -> list[Count]:
    """Return the counts without the subject of an active verb («قتل مسلحون ثلاثة مدنيين»)."""
    if word.sense not in _VERBAL or len(counts) < 2 or counts[0].first > word.last:
        return counts
    agent, following = counts[:2]
    near = following.first - agent.last <= _OBJECT_REACH and not _is_agent(scene, agent.last, following)
    acts = near and not _continues(following) and agent.told != "figure" and agent.who in _AGENTS
    return counts[1:] if acts else counts


def _parts(counts: list[Count], word: _HarmWord) -> Iterator[Count]:
    """Yield the parts told behind a noun that counts the harmed («سبعة قتلى بينهم طفلان وامرأة»)."""
    at = word.count.last if word.count else word.last
    for count in counts:
        if not count.among or count.first - at > _NEXT_REACH:
            return
        yield count
        at = count.last


def _subject_before(scene: Scene, ground: Ground, word: _HarmWord, counts: list[Count]) -> list[Count]:
    """Return the counts that stand as subject before a verb («خمسة عناصر … قتلوا», «مدنيا استشهد»)."""
    before = [c for c in counts if c.last <= word.first and not c.harm and c.told != "bare" and not c.nameless]
    said = [m.last for k in ("harm", "harm_done") for m in scene.of_kind(k, ground.sentence) if m.last <= word.first]
    before = [c for c in before if c.first >= max(said, default=0) and "agent_before" not in scene.cues_before(c.first)]
    heads = [at for at, c in enumerate(before) if not c.among]
    if not heads or word.first - before[heads[-1]].last > _SUBJECT_REACH:
        return []
    start = heads[-1]
    while start and before[start].joined and before[start].first - before[start - 1].last <= _NEXT_REACH:
        start -= 1
    return before[start:]


def _lines(word: _HarmWord, counts: list[Count], before: Toll | None) -> Iterator[Toll]:
    """Yield the lines that a harm word and its counts make, those of one class and side summed («شاب وعمه» are two).

    ``before`` is the toll told just before: those who are only counted («وإصابة ثلاثة آخرين») are of the same people.
    """
    lines: dict[tuple[str, bool, object], Toll] = {}
    who, side = _inherited(before), before.party if before else None
    loose = before is not None and before.loose
    has_parts = any(c.among and c.who in APART for c in counts)
    for count in counts:
        part = count.among
        own, follows = count.who, count.who is None or (count.who == "unknown" and count.others)
        if part and own not in APART and not (own == "civilians" and who in {None, "unknown"}):
            continue
        if follows:
            own = who or "unknown"
            count = replace(count, party=count.party or (side if own == "combatants" else None))
        if not part:
            own = _kin(count, own or "unknown")
            loosely = own == "unknown" and has_parts
            own = "civilians" if loosely else own
            lines = _same_people(lines, count, own)
            who, side = (None if own in APART else own), count.party
            loose = (loose and follows) or count.loose or loosely
        toll = _toll(word, own or "unknown", replace(count, among=part), follows, loose and not part)
        key = (toll.who, part, toll.party.id if toll.party else None)
        lines[key] = _sum(lines[key], toll) if key in lines else toll
    yield from _with_the_adults(counts, list(lines.values()))


def _with_the_adults(counts: list[Count], lines: list[Toll]) -> list[Toll]:
    """Return the lines of people told one by one («شاب وطفلة») with the civilians' as the total, children and women as
    parts of it; who stand alone or beside a number of civilians are counted apart.
    """
    grown = [t for t in lines if t.who == "civilians" and not t.among and t.party is None]
    young = [t for t in lines if t.who in APART and not t.among]
    singly = [c for c in counts if c.who == "civilians" and not c.among]
    if len(grown) != 1 or not young or not singly or any(c.told != "form" or c.others for c in singly):
        return lines
    total = grown[0]
    for toll in young:
        total = replace(_sum(total, toll), first=min(total.first, toll.first), last=max(total.last, toll.last))
    return [replace(total, loose=False) if t is grown[0] else t for t in lines]


def _same_people(
    lines: dict[tuple[str, bool, object], Toll], count: Count, who: str
) -> dict[tuple[str, bool, object], Toll]:
    """Return ``lines`` with a named person taken for one of the «others» behind («قتل فلان وقياديان آخران»)."""
    if not count.others or who == "unknown":
        return lines
    return {
        (who if key[0] == "unknown" else key[0], key[1], key[2]): replace(t, who=who) if key[0] == "unknown" else t
        for key, t in lines.items()
    }


def _inherited(before: Toll | None) -> str | None:
    """Return the class of those only counted behind ``before``; others than a child or a woman may be anybody."""
    return None if before is None or before.who in APART else before.who


def _kin(count: Count, who: str) -> str:
    """Return civilians for kin told alone («مدرس وزوجته»): only children and women named as such are counted apart."""
    kin = count.people is not None and count.people.pronoun and not count.people.entry.known.actor
    return "civilians" if kin and who == "women" else who


def _sum(one: Toll, other: Toll) -> Toll:
    high = None if one.max is None or other.max is None else one.max + other.max
    return replace(one, min=one.min + other.min, max=high, last=other.last)


def _toll(word: _HarmWord, who: str, count: Count, follows: bool, loose: bool) -> Toll:
    is_open = who == "unknown" and (follows or count.harm is not None)
    return Toll(
        word.kind, who, count.min, count.max, count.first, count.last, word.first, count.among, count.told,
        count.party, is_open, loose and count.party is None, follows, count.noun,
    )  # fmt: skip
