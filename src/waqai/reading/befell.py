"""Whom a harm word befell: counted behind it, before it, or named."""

from collections.abc import Iterator

from msgspec.structs import replace

from waqai.lexicon.mention import Mention
from waqai.reading.cores import Ground
from waqai.reading.counted import Count
from waqai.reading.harm_words import LISTED, VERBAL, HarmWord
from waqai.reading.person_names import person_name_end
from waqai.reading.pronouns import named_before, told_by_pronoun
from waqai.reading.scene import Scene
from waqai.reading.victims import find_victims

_FIRST_REACH = {"figure": 7, "form": 3, "bare": 2}  # words from a harm word to the first count, by how it is told
_NAMELESS_REACH = 4  # words from a harm word to a number that names nobody («أصيب في الهجوم نحو خمسين»)
NEXT_REACH = 6  # words from one count to the next in a list («ثلاثة مدنيين من عائلة واحدة وطفلان»)
_OBJECT_REACH = 3  # words between the subject of an active verb and its object
_SUBJECT_REACH = 12  # words between a subject and the verb behind it
_PARTIES = frozenset({"actor", "group"})
_TAKEN = frozenset({"detained", "abducted"})
_BESIDE = ("belongs", "partner", "backed")
_PARTNERS = 3  # that may stand beside the party that did it
_PARTNER_REACH = 2  # words between what leads to a partner and its name («بدعم من طيران التحالف»)
_QUOTES = frozenset({'"', "'"})
_CALLED = ("called", "by_name", "title")
_NAMED_THINGS = frozenset({"place", "actor"})
_AGENTS = frozenset({"combatants", "unknown"})


def people_of(
    scene: Scene, ground: Ground, group: list[HarmWord], own: list[Count], counts: list[Count], stop: int
) -> list[Count]:
    """Return whom harm words befell: counted behind them, before them, or named."""
    first, last = group[0], group[-1]
    if last.pronoun and last.done and last.sense == "verb":
        return told_by_pronoun(scene, ground, last, counts) or named_before(scene, ground, last)  # «اغتالته»
    if last.sense == LISTED:
        return [replace(c, among=False) for c in _chain(scene, own, last.last)]
    found = list(_chain(scene, _without_agent(scene, last, own), _behind_subject(scene, ground, last)))
    if found and found[0].joined and found[0].first > last.last:
        return find_victims(scene, last.last, found[0].first, last.kind) + found
    if named := _in_office(scene, _behind_the_agents(scene, last, list(_chain(scene, own[:1], last.last)), stop), own):
        beside = [c for c in own if c.first >= named[-1].last]
        return named + (list(_chain(scene, beside, named[-1].last)) if beside and beside[0].joined else [])
    if found and not found[0].among:
        return [] if _is_subject(scene, last, found[0]) else found
    told_behind = scene.cue_at(last.last, "each_of") is not None  # «وجرح كل من …»
    subject = subject_before(scene, ground, first, counts) if first.sense in VERBAL and not told_behind else []
    if subject:
        return subject + found
    if first.pronoun:
        return told_by_pronoun(scene, ground, first, counts) or found
    named = find_victims(scene, last.last, stop, last.kind)
    if not named and not found and first.sense in VERBAL and not first.done:
        return named_before(scene, ground, first)
    return named + list(_chain(scene, own, named[-1].last)) if named else found


def _in_office(scene: Scene, named: list[Count], counts: list[Count]) -> list[Count]:
    """Return one person named with what a word right behind tells him to be («"سالم الحداد" قائد الكتيبة»)."""
    if len(named) != 1:
        return named
    at = named[0].last
    while at < len(scene.tokens) - 1 and scene.tokens[at].kind == "mark":
        at += 1
    office = next((c for c in counts if c.first == at and c.told == "form" and c.max == 1 and not c.joined), None)
    if office is None or office.harm or office.who is None or office.others:
        return named
    return [replace(named[0], last=office.last, who=office.who, people=office.people, party=office.party)]


def _is_subject(scene: Scene, word: HarmWord, count: Count) -> bool:
    """Tell whether the people behind a verb told of who does it stand there as its subject («اعتقله مسلحون»)."""
    noun = scene.tokens[count.first].text
    nominative = noun.endswith(scene.lexicon.knowledge.endings.direct_plural)
    return word.done and word.sense == "verb" and count.told == "bare" and count.who in _AGENTS and nominative


def _behind_subject(scene: Scene, ground: Ground, word: HarmWord) -> int:
    """Return the token behind a verb and the party that did it, however long it is named and with whomever («اعتقلت
    الشرطة العسكرية التابعة للجيش الوطني وبدعم من التحالف، شخصا»).
    """
    ends = {p.first: p.last for p in ground.parties if p.sort in _PARTIES}
    start = word.last + (word.last < ground.sentence.last and scene.tokens[word.last].text in _QUOTES)
    at = ends.get(start) or _behind_post(scene, word, ends)
    if word.sense not in VERBAL or at is None:
        return word.last
    for _ in range(_PARTNERS):
        after = at
        while after < ground.sentence.last and scene.tokens[after].text in _QUOTES:
            after += 1
        link = next((m for cue in _BESIDE if (m := scene.cue_at(after, cue))), None)
        if link is None:
            break
        nearest = (first for first in ends if 0 <= first - link.last <= _PARTNER_REACH)
        at = ends.get(min(nearest, default=-1), at)
    return at + 1 if at < ground.sentence.last and scene.tokens[at].kind == "mark" else at


def _behind_post(scene: Scene, word: HarmWord, ends: dict[int, int]) -> int | None:
    """Return the token behind those whose checkpoint took somebody («اعتقلت حواجز الجيش …»), None where none did."""
    posts = (m for m in scene.opening.get(word.last, ()) if m.entry.kind == "object" and not m.parts)
    return next((ends[m.last] for m in posts if m.last in ends), None) if word.kind in _TAKEN else None


def _behind_the_agents(scene: Scene, word: HarmWord, found: list[Count], stop: int) -> list[Count]:
    """Return whom a verb names behind those who did it («اغتال مجهولون عمار سالم»)."""
    if not found:
        return []
    agents = found[0]
    vague = agents.told == "bare" or (agents.people is not None and agents.people.entry.sense == "dual")
    if word.sense not in VERBAL or len(found) > 1 or not vague or agents.who not in _AGENTS:
        return []
    at = agents.last
    while at < stop and (m := next((m for m in scene.opening.get(at, ()) if m.entry.kind == "people"), None)):
        if "the" in m.parts:
            break
        at = m.last
    also = at < stop and (scene.in_moment(at) or scene.cue_at(at, "not_name") is not None)
    return find_victims(scene, at + also, stop, word.kind)


def _chain(scene: Scene, counts: list[Count], start: int) -> Iterator[Count]:
    """Yield the counts that hang together: the first near ``start``, each next one near the one before."""
    at, first = start, True
    things = _is_thing(scene, start)
    for count in counts:
        if first and things and not count.joined:
            return  # «إصابة منزل مواطن»
        reach = _first_reach(count) if first else NEXT_REACH
        if _gap(scene, at, count) > reach or (not first and not _continues(count)) or _is_agent(scene, at, count):
            return
        yield count
        at, first = count.last, False


def _is_thing(scene: Scene, at: int) -> bool:
    """Tell whether a thing stands at token ``at``: things are hit, too («أصيبت سيارة نازح»)."""
    kinds = {m.entry.kind for m in scene.opening.get(at, ()) if not m.parts - {"the"}}
    return "object" in kinds and "people" not in kinds


def _gap(scene: Scene, at: int, count: Count) -> int:
    """Return how many words lie between token ``at`` and a count; of when and where he was harmed, whose he is and
    what he is called none counts.
    """
    words = 0
    token = at
    while token < count.first:
        called = next((m for cue in _CALLED if (m := scene.cue_at(token, cue))), None)
        if called is not None:
            token = person_name_end(scene, called.last, count.first, titled=True)
            continue
        words += not (scene.tokens[token].kind == "mark" or scene.in_moment(token) or _is_told(scene, token))
        token += 1
    return words


def _is_told(scene: Scene, token: int) -> bool:
    return scene.word_or_kind(token) in _NAMED_THINGS


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
    start = at
    while weapon := next((m for m in scene.opening.get(start, ()) if m.entry.kind == "weapon"), None):
        start = weapon.last  # «قتلت نيران الهاون»
    return not count.among and any(
        _acts(m, at) for token in range(start, count.first) for m in scene.opening.get(token, ())
    )


def _acts(mention: Mention, at: int) -> bool:
    if mention.entry.kind == "weapon":
        return mention.first > at and not {"by", "the"} <= mention.parts  # «أعدم التنظيم رميا بالرصاص ثلاثة»
    return (
        mention.entry.kind == "trigger"
        and mention.entry.known.trigger.kind_of_harm is None
        and "the" not in mention.parts
        and mention.first > at
    )


def _without_agent(scene: Scene, word: HarmWord, counts: list[Count]) -> list[Count]:
    """Return the counts without the subject of an active verb («قتل مسلحون ثلاثة مدنيين»)."""
    if word.sense not in VERBAL or len(counts) < 2 or counts[0].first > word.last:
        return counts
    agent, following = counts[:2]
    near = _gap(scene, agent.last, following) <= _OBJECT_REACH and not _is_agent(scene, agent.last, following)
    acts = near and not _continues(following) and agent.told != "figure" and agent.who in _AGENTS
    return counts[1:] if acts else counts


def subject_before(scene: Scene, ground: Ground, word: HarmWord, counts: list[Count]) -> list[Count]:
    """Return the counts that stand as subject before a verb («خمسة عناصر … قتلوا», «مدنيا استشهد»)."""
    if word.done:
        return []  # it is they who did it
    before = [c for c in counts if c.last <= word.first and not c.harm and _may_be_subject(scene, c, word)]
    harms = (m for k in ("harm", "harm_done") for m in scene.of_kind(k, ground.sentence))
    said = [m.last for m in harms if m.last <= word.first and not scene.cue_at(m.first, "among")]
    before = [c for c in before if c.first >= max(said, default=0) and "agent_before" not in scene.cues_before(c.first)]
    before = [c for c in before if not _of_another(scene, ground, c, word)]
    heads = [at for at, c in enumerate(before) if not c.among]
    if not heads or word.first - before[heads[-1]].last > _SUBJECT_REACH:
        return []
    start = heads[-1]
    while start and before[start].joined and before[start].first - before[start - 1].last <= NEXT_REACH:
        start -= 1
    return [_two(scene, c, word) for c in before[start:]]


def _of_another(scene: Scene, ground: Ground, count: Count, word: HarmWord) -> bool:
    """Tell whether a relative verb is told of people named behind those counted («واحد من أطفال المعلمة التي قتلت»)."""
    behind = scene.cue_ending(word.first, ("relative",))
    if behind is None:
        return False
    named = (m for m in scene.of_kind("people", ground.sentence) if "and" not in m.parts)
    return any(count.last <= m.first < behind for m in named)


def _may_be_subject(scene: Scene, count: Count, word: HarmWord) -> bool:
    """Tell whether counted people can be the subject of a verb behind them: told with a number, as two, or a part; a
    number alone only right before it («إن اثنين قتلا»).
    """
    told = count.told != "bare" or count.among or _two(scene, count, word) is not count
    told = told or (count.joined and agrees_before(scene, word))  # «القيادي وعناصر آخرون قتلوا»
    return told and (not count.nameless or count.last == word.first)


def _two(scene: Scene, count: Count, word: HarmWord) -> Count:
    """Return people whose noun is spelled alike for two and for many as two, where their verb tells two («متظاهرين
    قتلا»).
    """
    if count.told != "bare" or not _is_dual(scene, word):
        return count
    dual = any(m.entry.kind == "people" and m.entry.sense == "dual" for m in scene.opening.get(count.first, ()))
    return replace(count, min=2, max=2, told="form") if dual else count


def _is_dual(scene: Scene, word: HarmWord) -> bool:
    """Tell whether a verb in the past has a subject of two before it."""
    endings = scene.lexicon.knowledge.endings
    verb = scene.tokens[word.first].text
    return verb.endswith(tuple(endings.dual_past)) and not verb.endswith(endings.plural_past)


def agrees_before(scene: Scene, word: HarmWord) -> bool:
    """Tell whether a verb in the past agrees with a subject of two or more that stands before it («وأصيبوا»)."""
    plural = scene.lexicon.knowledge.endings.plural_past
    return word.sense in VERBAL and (scene.tokens[word.first].text.endswith(plural) or _is_dual(scene, word))
