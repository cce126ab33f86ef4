"""Who is named in a sentence: actors, forces known by an adjective, people words, and groups that no file knows."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

import msgspec
from msgspec.structs import replace

from waqai.lexicon.lexicon import Mention
from waqai.lexicon.schema.actors import Actor
from waqai.reading.adjectives import may_agree
from waqai.reading.courts import find_courts
from waqai.reading.namesakes import choose_actor
from waqai.reading.scene import Scene, Sentence
from waqai.records import Party, Span

_PART_OF = frozenset({"of"})
_HELD = frozenset({"military", "checkpoint", "vehicle"})  # things that fighters hold
_WITHIN = frozenset({"member_of"})
_BEFORE_OF = 2  # adjectives between counted people and «of» those they belong to
_OTHERS = frozenset({"others"})
_BY = frozenset({"agent_before", "agent_bound"})
_SIDED = frozenset({"actor1", "actor2"})
_AIMED = frozenset({"aimed_at_it"})
_SIGNS = frozenset("\"'(-/#")  # what may stand before a name inside its phrase
_MANY = frozenset({"plural", "collective"})
_MODIFIERS = 3  # words between a people word and the adjective that tells whose they are


class PartyMention(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``[first, last)`` that name a party.

    ``sort`` is how it is named: actor, adjective (a force or weapon told by whose it is), people, means (a weapon
    that acts) or group (a head noun such as «لواء» with an unknown name). ``id`` is the actor's id or None.
    ``armed`` is None where not told. ``parts`` are the particles on the first word of the whole phrase, ``at`` its
    first token: that of the head before a name («عناصر» in «عناصر تنظيم …»). ``people`` is the people word inside it,
    for counting; ``start`` the folded offset of its own letters where a reader of speech has told particles off;
    ``named`` is set where it holds one person's own name.
    """

    first: int
    last: int
    sort: str
    id: str | None
    armed: bool | None
    parts: frozenset[str]
    people: Mention | None = None
    known: Any = None
    head: int = -1
    start: int = -1
    named: bool = False

    @property
    def at(self) -> int:
        """The first token of the whole phrase, its head included."""
        return self.head if self.head >= 0 else self.first


ARMED_KINDS = frozenset({"military", "armed_group", "police"})


def kind_of(party: PartyMention) -> str | None:
    """Return the kind of a known party as far as a choice may weigh it: an army and an armed group are one kind."""
    kind: str | None = getattr(party.known, "kind", None)
    return "force" if kind in {"military", "armed_group"} else kind


def _from_actors(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    """Yield the known actors of a sentence; one whose name several bear, and nothing tells which, stays without an
    id.
    """
    stretches: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for mention in scene.of_kind("actor", sentence):
        stretches[mention.first, mention.last].append(mention)
    for (first, last), mentions in stretches.items():
        actor = choose_actor(scene, mentions)
        kinds = {m.entry.known.kind for m in mentions}
        armed = kinds <= ARMED_KINDS or None
        yield PartyMention(first, last, "actor", actor.id if actor else None, armed, mentions[0].parts, None, actor)


def _from_people(scene: Scene, mention: Mention, limit: int) -> PartyMention:
    """Return the party that a people word names, a definite force with the adjective that tells which («القوات
    الحكومية»), a plural that has lost its nun with what it is bound to («سائقي الشاحنات»).
    """
    word = mention.entry.known
    last = mention.last
    told = word.armed and "the" in mention.parts and last < limit and scene.is_definite(last) and _is_plain(scene, last)
    if (told and may_agree(scene, last - 1, last)) or (last < limit and _is_bound(scene, mention)):
        last += 1
    return PartyMention(
        mention.first, last, "people", None, word.armed, mention.parts, mention, word, start=mention.start
    )


def _is_bound(scene: Scene, mention: Mention) -> bool:
    """Tell whether a plural without its nun is bound to a thing behind it."""
    thing = {m.entry.kind for m in scene.opening.get(mention.last, ())}
    lost = scene.tokens[mention.last - 1].text.endswith(tuple(scene.lexicon.knowledge.endings.plural_bound))
    if mention.entry.sense != "plural" or "the" in mention.parts or not lost or scene.joined_by_and(mention.last):
        return False
    return scene.is_definite(mention.last) and "object" in thing and not thing & {"actor", "people", "place"}


def _is_plain(scene: Scene, at: int) -> bool:
    """Tell whether the word at ``at`` is none that knowledge has and carries no preposition."""
    return scene.tokens[at].kind == "word" and not scene.opening.get(at) and not scene.joined_by_and(at)


def _join_adjectives(scene: Scene, heads: list[PartyMention], sentence: Sentence) -> Iterator[PartyMention]:
    """Join a people word or a weapon with the adjective behind it that tells whose it is."""
    adjectives = {m.first: m for m in scene.of_kind("adjective", sentence)}
    for head in heads:
        at = head.last
        while at < min(head.last + _MODIFIERS, sentence.last) and at not in adjectives:
            if scene.tokens[at].kind == "mark" or scene.cues_before(at + 1) or _starts_mention(scene, at):
                at = sentence.last
            at += 1
        found = adjectives.get(at) if at < sentence.last else None
        if found and not found.parts & {"by", "to"} and "and" not in found.parts:
            actor = found.entry.known
            if head.sort == "people" and not head.armed:
                yield replace(head, last=found.last)  # people of a land are not its state
            else:
                yield replace(head, last=found.last, sort="adjective", id=actor.id, known=actor)
        else:
            yield head


def _starts_mention(scene: Scene, token: int) -> bool:
    return token in scene.opening


def find_parties(scene: Scene, sentence: Sentence) -> list[PartyMention]:
    """Return the parties named in ``sentence``, in order, none inside another."""
    actors = list(_from_actors(scene, sentence))
    people = [
        _from_people(scene, m, sentence.last) for m in scene.of_kind("people", sentence) if _may_be_party(scene, m)
    ]
    means = [
        PartyMention(m.first, _with_owner(scene, m, sentence.last), "means", None, True, m.parts, None, m.entry.known)
        for m in scene.of_kind("weapon", sentence)
        if m.entry.known.agent
    ]
    heads = list(_join_adjectives(scene, people + means, sentence))
    lone = [
        PartyMention(m.first, m.last, "adjective", m.entry.known.id, None, m.parts, None, m.entry.known)
        for m in scene.of_kind("adjective", sentence)
        if not _of_office(scene, m)
    ]
    groups = [*_find_groups(scene, sentence), *_find_courts(scene, sentence)]
    back = list(_refer_back(scene, sentence))
    sides = list(_find_sides(scene, sentence))
    settled = _settle(scene, actors + heads + groups + back + sides + lone)
    return [_with_and(scene, party) for party in settled]


def _of_office(scene: Scene, mention: Mention) -> bool:
    """Tell whether an adjective tells whose office somebody holds («الرئيس اللبناني …»): it names no side."""
    return "and" not in mention.parts and "title" in scene.cues_before(mention.first)


def _with_and(scene: Scene, party: PartyMention) -> PartyMention:
    """Return a party with the «and» that stands apart before its quotation mark («بين "…" و"…"»)."""
    start = _unmarked(scene, party.at)
    apart = 0 < start < party.at and scene.lexicon.is_and(scene.tokens[start - 1].text)
    return replace(party, parts=party.parts | {"and"}) if apart else party


def _find_courts(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    for head, last in find_courts(scene, sentence):
        yield PartyMention(head.first, last, "group", None, None, head.parts)


def _with_owner(scene: Scene, means: Mention, limit: int) -> int:
    """Return where a weapon that acts ends, with the short word for its owner («طائرات الاحتلال»)."""
    owner = scene.cue_at(means.last, "anaphora")
    bound = owner is not None and owner.last <= limit and "the" not in means.parts and owner.parts <= {"the"}
    return owner.last if owner is not None and bound else means.last


def _may_be_party(scene: Scene, mention: Mention) -> bool:
    """Tell whether a people word names anybody: not «آخرون», not the dead and hurt as counted, not «قواتها» of
    somebody, not those who are but the means of a side («انتحاري»), not a month or a word of a connective («من جهة
    أخرى»), not a unit of a works («وحدة المياه»).
    """
    if scene.in_moment(mention.first) or scene.in_connective(mention.first) or _serves_thing(scene, mention):
        return False
    word = mention.entry.known
    counted = word.harm in {"killed", "injured"} or (word.armed and not word.actor)
    bound = bool(mention.pronoun) and word.armed and mention.entry.sense in {"collective", "plural"}
    others = scene.cue_ending(mention.last, _OTHERS)
    return not (counted or bound or (others is not None and others <= mention.first))


def _serves_thing(scene: Scene, mention: Mention) -> bool:
    """Tell whether a word for a unit is bound to a thing that no fighters hold («وحدة المياه»)."""
    if not mention.entry.known.armed or mention.entry.sense != "collective" or "the" in mention.parts:
        return False
    if mention.last >= len(scene.tokens) or not scene.is_definite(mention.last):
        return False
    things = (m for m in scene.opening.get(mention.last, ()) if m.entry.kind == "object")
    return any(m.entry.id not in _HELD and not m.parts & {"and", "by", "to"} for m in things)


def _find_sides(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    """Yield forces named by a short word for a side: the force with the word behind it («قوات الحكومة», «عناصر من
    الشرطة»), or the word alone behind what the side holds («مواقع النظام», «حاجز للمعارضة») or does («سيطرت المعارضة»).
    """
    sides = scene.cues("anaphora", sentence)
    alone = scene.cues("side_alone", sentence)
    if not sides and not alone:
        return
    ending = {m.last: m for kind in ("people", "weapon", "object") for m in scene.of_kind(kind, sentence)}
    for side in sides:
        of = scene.cue_ending(side.first, _PART_OF)
        head = ending.get(side.first if of is None else of)
        actor = _bearer(scene, side)
        sort, known = ("actor", actor.id) if actor is not None else ("group", None)
        if head is not None and _is_force_of(head, side, of is not None):
            yield PartyMention(head.first, side.last, sort, known, True, head.parts, head, actor)
        elif _is_holder(scene, ending, side):
            yield PartyMention(side.first, side.last, sort, known, True, side.parts, None, actor, start=side.start)
    if alone:
        deeds = {m.last for m in scene.of_kind("trigger", sentence) if _has_doer(m)}
        yield from (_alone(scene, side) for side in alone if _is_doer(scene, deeds, side))


def _alone(scene: Scene, side: Mention) -> PartyMention:
    actor = _bearer(scene, side)
    sort, known = ("actor", actor.id) if actor is not None else ("group", None)
    return PartyMention(side.first, side.last, sort, known, True, side.parts, None, actor, start=side.start)


def _has_doer(trigger: Mention) -> bool:
    """Tell whether what stands right behind a word for a happening is one of its sides."""
    return trigger.entry.known.trigger.subject in _SIDED and not trigger.pronoun


def _is_doer(scene: Scene, deeds: Collection[int], side: Mention) -> bool:
    """Tell whether a side stands right behind a verb of doing or behind what tells who did it."""
    aimed = scene.cue_ending(side.first, _AIMED)
    at = side.first if aimed is None else aimed
    return (at in deeds or scene.cue_ending(at, _BY) is not None) and not side.parts - {"the"}


def _is_force_of(head: Mention, side: Mention, among: bool) -> bool:
    """Tell whether a word for fighters is told with whose they are: a genitive, or ``among`` their people."""
    if head.entry.kind != "people" or not head.entry.known.armed or "the" in head.parts:
        return False
    return among or not side.parts - {"the"}


def _is_holder(scene: Scene, ending: dict[int, Mention], side: Mention) -> bool:
    """Tell whether a side is told to hold what stands before it: «مواقع النظام», «مواقع عسكرية للنظام»."""
    at, to = side.first, "to" in side.parts
    held = ending.get(at)
    if held is None and to and at and (_is_plain(scene, at - 1) or scene.cue_ending(at, _WITHIN) is not None):
        held = ending.get(at - 1)
    return held is not None and (to or "the" not in held.parts) and not side.parts & {"and", "by"}


def _bearer(scene: Scene, side: Mention) -> Actor | None:
    """Return the known party in whose name, as the article gives it, a short word for a side stands («قوات النظام»)."""
    if side.last - side.first > 1:
        return None
    word = scene.lexicon.without_article(scene.tokens[side.first].text)
    named = scene.named_inside.get(word, ())
    return next((actor for first, actor in reversed(named) if first < side.first), named[0][1] if named else None)


def _refer_back(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    """Yield short references to a party named before: a definite head word («المقاومة», «التنظيم») that begins its
    name.
    """
    named = scene.named_heads
    if not named or scene.heads_recalled.isdisjoint(scene.words_in(sentence)):
        return
    for at in range(sentence.first, sentence.last):
        token = scene.tokens[at]
        if token.text not in scene.heads_recalled:
            continue
        bearers = named.get(scene.lexicon.without_article(token.text))
        if not bearers or token.kind != "word" or not scene.is_definite(at) or _is_known(scene, at):
            continue
        for first, actor in reversed(bearers):
            if first < at:
                armed = actor.kind in ARMED_KINDS or None
                yield PartyMention(at, at + 1, "actor", actor.id, armed, scene.parts_at(at) | {"the"}, None, actor)
                break


def _is_known(scene: Scene, at: int) -> bool:
    return any(m.entry.kind in {"actor", "trigger", "place", "harm", "weapon"} for m in scene.opening.get(at, ()))


def _find_groups(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    """Yield unknown groups: a head noun such as «لواء» with the name behind it, as far as the name goes."""
    for mention in scene.cues("group_head", sentence):
        last = mention.last
        while last < min(mention.last + 4, sentence.last) and _continues_name(scene, last, mention.last):
            last += 1
        if last > mention.last:
            yield PartyMention(mention.first, last, "group", None, True, mention.parts)


def _continues_name(scene: Scene, at: int, start: int) -> bool:
    token = scene.tokens[at]
    if token.kind == "mark":
        return False
    inside = {m.entry.kind for m in scene.opening.get(at, ())}
    if inside & {"trigger", "harm", "harm_done", "cue", "people", "weapon"}:
        return False
    return at == start or scene.is_definite(at) or "place" in inside or "adjective" in inside


def _settle(scene: Scene, found: list[PartyMention]) -> list[PartyMention]:
    """Keep the longest of what overlaps; a people word right before a named actor becomes its head («عناصر تنظيم
    …»).
    """
    kept: list[PartyMention] = []
    order = {"actor": 0, "adjective": 1, "group": 2, "means": 3, "people": 4}
    for party in sorted(found, key=lambda p: (p.first, -p.last, order[p.sort])):
        if kept and party.first < kept[-1].last:
            if kept[-1].sort == "people" and party.sort == "actor" and party.last > kept[-1].last:
                kept[-1] = replace(party, people=kept[-1].people, parts=kept[-1].parts, head=kept[-1].at)
            elif kept[-1].sort == party.sort == "actor" and party.last > kept[-1].last:
                kept[-1] = replace(kept[-1], last=party.last)  # two names that overlap are one phrase
            continue
        previous = kept[-1] if kept else None
        if previous and _is_described(scene, previous, party):
            kept[-1] = replace(previous, last=party.last, armed=previous.armed or party.armed)
            continue
        if previous and _heads(scene, previous, party):
            kept[-1] = replace(
                party,
                people=previous.people or party.people,
                armed=previous.armed or party.armed,
                parts=previous.parts,
                head=previous.at,
            )
            continue
        kept.append(party)
    return kept


def _is_described(scene: Scene, head: PartyMention, party: PartyMention) -> bool:
    """Tell whether a people word only describes the one right before it («مسلحين مجهولين», «مواطن مدني»), and is not
    the one person whom those before did something to («خطف مجهولون شابا»).
    """
    alike = head.sort == party.sort == "people" and party.first == head.last
    if head.people is not None and party.people is not None and head.people.entry.sense in _MANY:
        alike = alike and party.people.entry.sense != "singular"
    alike = alike and not party.parts & {"and", "by", "to"} and ("the" in head.parts) == ("the" in party.parts)
    return alike and may_agree(scene, head.last - 1, party.first)


def _heads(scene: Scene, head: PartyMention, party: PartyMention) -> bool:
    """Tell whether a people word or a weapon («مدفعية») is the head of the name right behind it."""
    return head.sort in {"people", "means"} and party.sort in {"actor", "group"} and _genitive(scene, head, party)


def _genitive(scene: Scene, head: PartyMention, party: PartyMention) -> bool:
    if party.parts & {"and", "by"}:
        return False
    start = _unmarked(scene, party.first)
    if head.last < start < party.first and scene.cue_at(start - 1, "group_head"):
        start -= 1
    if start == head.last:
        return "the" not in head.parts or "to" in party.parts
    of = scene.cue_ending(start, _PART_OF)
    if of is None and head.armed and party.armed:
        of = scene.cue_ending(start, _WITHIN)  # «ضابط في …», «مقاتلين تابعين ل…»
    return of is not None and head.sort == "people" and _describes(scene, head, _unmarked(scene, of))


def _unmarked(scene: Scene, token: int) -> int:
    """Return the first of the quotation marks, brackets and signs right before ``token``, or itself."""
    while token > 0 and scene.tokens[token - 1].text in _SIGNS:
        token -= 1
    return token


def _describes(scene: Scene, head: PartyMention, until: int) -> bool:
    """Tell whether nothing but adjectives of a people word («عناصر مفترضين من …») stands between it and ``until``."""
    gap = range(head.last, until)
    return len(gap) <= _BEFORE_OF and all(
        scene.tokens[at].kind == "word" and not _starts_mention(scene, at) and not scene.cues_before(at + 1)
        for at in gap
    )


def is_armed(party: PartyMention) -> bool:
    """Tell whether a party bears arms, by how it is told or by what is known of it."""
    return bool(party.armed) or getattr(party.known, "kind", None) in ARMED_KINDS


def name_party(scene: Scene, mention: PartyMention, fullest: dict[str, str]) -> Party:
    """Return the record of a party, under the fullest name that the article gives it."""
    written = written_name(scene, mention)
    if mention.sort == "people" or mention.id is None:
        return Party(name=written, kind="person" if mention.named else mention.sort)
    actor = mention.known
    names = spellings_of(actor)
    name = fullest.get(mention.id, written)
    if mention.sort == "actor":
        name = max((written, name), key=lambda n: len(n.split()))
    return Party(
        name=name, id=mention.id, names=tuple(n for n in names if n != name), kind=getattr(actor, "kind", None)
    )


def written_name(scene: Scene, mention: PartyMention) -> str:
    """Return the author's letters of a party, attached particles left off; an article that «to» has swallowed
    («للأهالي») is given back.
    """
    written = party_span(scene, mention).of(scene.folded.source)
    parts = scene.parts_at(mention.first) | (mention.parts if mention.at == mention.first else frozenset())
    return give_back_article(scene, written, parts)


def give_back_article(scene: Scene, written: str, parts: Collection[str]) -> str:
    """Return a name as it is without the «to» that swallowed the alif of its article («للأهالي», the «لأهالي» left)."""
    article = scene.lexicon.knowledge.clitics.article
    swallowed = {"to", "the"} <= set(parts) and written.startswith(article[1:]) and not written.startswith(article)
    return article + written[1:] if swallowed else written


def party_span(scene: Scene, mention: PartyMention) -> Span:
    """Return the stretch that names a party, attached particles left off."""
    start = mention.start if mention.start >= 0 else scene.start_of(mention.first)
    return scene.folded.span(start, scene.tokens[mention.last - 1].end)


def spellings_of(actor: Actor) -> tuple[str, ...]:
    """Return the names of a known actor, the loaded ones left out."""
    own = (actor.name.ar, *actor.aliases, *actor.short, *actor.former)
    return tuple(dict.fromkeys(own))


def fullest_names(scene: Scene) -> dict[str, str]:
    """Return for each known actor the longest name that the article itself gives it."""
    seen: dict[str, list[str]] = defaultdict(list)
    for mention in scene.of_kind("actor"):
        if mention.entry.sense != "shared":
            seen[mention.entry.id].append(scene.folded.span(mention.start, mention.end).of(scene.folded.source))
    return {actor: max(names, key=lambda n: (len(n.split()), len(n))) for actor, names in seen.items()}
