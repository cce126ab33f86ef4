"""Who is named in a sentence: actors, forces known by an adjective, people words, and groups that no file knows."""

from collections.abc import Iterator

from msgspec.structs import replace

from waqai.lexicon.mention import Mention
from waqai.reading.adjectives import is_plain, may_agree
from waqai.reading.courts import find_courts
from waqai.reading.known_parties import find_known
from waqai.reading.land_adjectives import join_adjectives, lone_adjectives
from waqai.reading.named_lists import find_listed
from waqai.reading.organs import find_organs
from waqai.reading.party_mention import PartyMention
from waqai.reading.person_names import person_name_end
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence
from waqai.reading.short_parties import find_sides, refer_back
from waqai.reading.titled_people import find_quoted, find_titled

_PART_OF = frozenset({"of"})
_HELD = frozenset({"military", "checkpoint", "vehicle"})  # things that fighters hold
_WITHIN = frozenset({"member_of"})
_BEFORE_OF = 2  # adjectives between counted people and «of» those they belong to
_OTHERS = frozenset({"others"})
_PLACES = frozenset({"place_settlement", "place_area", "place_admin", "place_countryside", "place_site"})
_NAMED_SORTS = frozenset({"actor", "group"})
_SIGNS = frozenset("\"'(-/#")  # what may stand before a name inside its phrase
_NOUNS_FOR_PEOPLE = frozenset({"people", "actor", "adjective"})
_MANY = frozenset({"plural", "collective"})
_GROUP_NAME = 4  # words of an unknown group behind its head
_LONGEST_NAME = 6  # words of a name before «and» with the pronoun of who bears it


def _from_people(scene: Scene, mention: Mention, limit: int) -> PartyMention:
    """Return the party that a people word names, a force with the adjective that tells which («القوات
    الحكومية», «قوات حكومية»), a plural that has lost its nun with what it is bound to («سائقي الشاحنات»).
    """
    word = mention.entry.known
    last = mention.last
    told = word.armed and last < limit and is_plain(scene, last) and _is_told_by(scene, mention)
    if (told and may_agree(scene, last - 1, last)) or (last < limit and _is_bound(scene, mention)):
        last += 1
    return PartyMention(
        mention.first, last, "people", None, word.armed, mention.parts, mention, word, start=mention.start
    )


def _is_told_by(scene: Scene, mention: Mention) -> bool:
    """Tell whether the word behind a force stands as its adjective would: with the article as the force has it, without
    it only in the feminine of adjectives («قوات حكومية»).
    """
    if "the" in mention.parts or scene.is_definite(mention.last):
        return "the" in mention.parts and scene.is_definite(mention.last)
    endings = scene.lexicon.knowledge.endings
    feminine = tuple(e for e in endings.nisba if e.endswith(endings.feminine_mark))
    return mention.entry.sense == "collective" and scene.tokens[mention.last].text.endswith(feminine)


def _is_bound(scene: Scene, mention: Mention) -> bool:
    """Tell whether a plural without its nun is bound to a thing behind it."""
    thing = {m.entry.kind for m in scene.opening.get(mention.last, ())}
    lost = scene.tokens[mention.last - 1].text.endswith(tuple(scene.lexicon.knowledge.endings.plural_bound))
    if mention.entry.sense != "plural" or "the" in mention.parts or not lost or scene.joined_by_and(mention.last):
        return False
    return scene.is_definite(mention.last) and "object" in thing and not thing & {"actor", "people", "place"}


def _starts_mention(scene: Scene, token: int) -> bool:
    return token in scene.opening


def find_parties(scene: Scene, sentence: Sentence) -> list[PartyMention]:
    """Return the parties named in ``sentence``, in order, none inside another."""
    actors = list(find_known(scene, sentence))
    people = [
        _from_people(scene, m, sentence.last) for m in scene.of_kind("people", sentence) if _may_be_party(scene, m)
    ]
    means = [
        PartyMention(m.first, m.last, "means", None, True, m.parts, None, m.entry.known)
        for m in scene.of_kind("weapon", sentence)
        if m.entry.known.agent and not _tells_kind(scene, m)
    ]
    heads = list(join_adjectives(scene, people + means, sentence))
    lone = list(lone_adjectives(scene, sentence))
    groups = [*_find_groups(scene, sentence), *_find_courts(scene, sentence), *find_organs(scene, sentence)]
    titled = [*find_titled(scene, sentence), *find_quoted(scene, sentence), *find_listed(scene, sentence)]
    back = list(refer_back(scene, sentence))
    sides = list(find_sides(scene, sentence))
    settled = _settle(scene, actors + heads + groups + back + sides + lone + titled)
    return [_with_and(scene, party) for party in settled]


def _tells_kind(scene: Scene, means: Mention) -> bool:
    """Tell whether a word for means is the adjective of a strike («قصف مدفعي وصاروخي لقوات …»)."""
    word = scene.tokens[means.first].text
    alone = means.last - means.first == 1 and "the" not in means.parts
    return alone and word.endswith(min(scene.lexicon.knowledge.endings.nisba, key=len))


def _with_and(scene: Scene, party: PartyMention) -> PartyMention:
    """Return a party with the «and» that stands apart before its quotation mark («بين "…" و"…"»)."""
    start = _unmarked(scene, party.at)
    apart = 0 < start < party.at and scene.lexicon.is_and(scene.tokens[start - 1].text)
    return replace(party, parts=party.parts | {"and"}) if apart else party


def _find_courts(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    for head, last in find_courts(scene, sentence):
        yield PartyMention(head.first, last, "group", None, None, head.parts)


def _may_be_party(scene: Scene, mention: Mention) -> bool:
    """Tell whether a people word names anybody: not «آخرون», not the dead and hurt as counted, not «قواتها» of
    somebody, not those who are but the means of a side («انتحاري»), not a month or a word of a connective («من جهة
    أخرى»), not a unit of a works («وحدة المياه»), not what describes another noun («المجلس العسكري»).
    """
    if scene.in_moment(mention.first) or scene.in_connective(mention.first) or _serves_thing(scene, mention):
        return False
    if _describes_noun(scene, mention) or _is_place(scene, mention):
        return False
    word = mention.entry.known
    counted = word.harm in {"killed", "injured"} or (word.armed and not word.actor)
    bound = bool(mention.pronoun) and word.armed and mention.entry.sense in {"collective", "plural"}
    bound = bound and not _goes_on(scene, mention)
    others = scene.cue_ending(mention.last, _OTHERS)
    return not (counted or bound or (others is not None and others <= mention.first))


def _is_place(scene: Scene, mention: Mention) -> bool:
    """Tell whether a word for people is the name of a place behind «in» or a word for places («في مخيم الراعي»)."""
    named = any(m.entry.kind == "place" for m in scene.opening.get(mention.first, ()))
    return named and ("in" in scene.cues_before(mention.first) or scene.cue_ending(mention.first, _PLACES) is not None)


def _goes_on(scene: Scene, mention: Mention) -> bool:
    """Tell whether fighters of somebody told before are a side beside him («الجيش ومرتزقته»), or some of them are told
    by number («ثلاثة من عناصرها»).
    """
    first = mention.first
    if "and" in mention.parts:
        before = (m for back in range(1, _LONGEST_NAME + 1) for m in scene.opening.get(first - back, ()))
        return any(m.last == first and m.entry.kind in {"actor", "adjective"} for m in before)
    return scene.is_counted(first - 1) and bool(scene.cues_ending(first) or scene.cue_at(first - 1, "of"))


def _describes_noun(scene: Scene, mention: Mention) -> bool:
    """Tell whether a word for one person with the article is but the adjective of the unknown noun with the article
    right before it, and nobody is named behind it («الزميلة الصحفية سناء الحداد»).
    """
    before = mention.first - 1
    if mention.entry.sense != "singular" or mention.parts != {"the"} or before < 0 or mention.pronoun:
        return False
    if scene.tokens[before].kind != "word" or not scene.is_definite(before):
        return False
    if any(m.entry.kind in _NOUNS_FOR_PEOPLE for m in scene.opening.get(before, ())):
        return False
    named = person_name_end(scene, mention.last, min(mention.last + 2, len(scene.tokens)), titled=True)
    return named == mention.last and may_agree(scene, before, mention.first)


def _serves_thing(scene: Scene, mention: Mention) -> bool:
    """Tell whether a word for a unit is bound to a thing that no fighters hold («وحدة المياه»)."""
    if not mention.entry.known.armed or mention.entry.sense != "collective" or "the" in mention.parts:
        return False
    if mention.last >= len(scene.tokens) or not scene.is_definite(mention.last):
        return False
    things = (m for m in scene.opening.get(mention.last, ()) if m.entry.kind == "object")
    return any(m.entry.id not in _HELD and not m.parts & {"and", "by", "to"} for m in things)


def _find_groups(scene: Scene, sentence: Sentence) -> Iterator[PartyMention]:
    """Yield unknown groups: a head noun such as «لواء» or «قوات» with the name behind it, as far as the name goes."""
    for mention in (*scene.cues("group_head", sentence), *scene.cues("force_head", sentence)):
        last = mention.last
        if mention.entry.id == "force_head" and not _tells_force(scene, mention, sentence.last):
            continue
        while last < min(mention.last + _GROUP_NAME, sentence.last) and _continues_name(scene, last, mention.last):
            last += 1
        if last > mention.last:
            yield PartyMention(mention.first, last, "group", None, True, mention.parts)


def _tells_force(scene: Scene, head: Mention, limit: int) -> bool:
    """Tell whether what is bound to a word for a force tells which it is: a definite noun that names no one else
    («قوات التدخل …»), or one of its kind bound to such a noun («قوات حرس المنشآت»).
    """
    at = head.last
    if at >= limit or "the" in head.parts:
        return False
    if scene.cue_at(at, "force_kind"):
        return at + 1 < limit and scene.is_definite(at + 1) and _continues_name(scene, at + 1, at)
    known = {m.entry.kind for m in scene.opening.get(at, ())}
    alone = any(m.entry.kind == "people" and m.last == at for m in scene.opening.get(head.first, ()))
    return alone and scene.is_definite(at) and not known - {"object"} and scene.tokens[at].kind == "word"


def _continues_name(scene: Scene, at: int, start: int) -> bool:
    token = scene.tokens[at]
    if token.kind == "mark":
        return False
    if at == start and scene.cue_at(at, "force_kind"):
        return True  # «كتيبة شهداء …»
    inside = {m.entry.kind for m in scene.opening.get(at, ()) if m.entry.id != "name_bound"}
    if inside & {"trigger", "harm", "harm_done", "cue", "people", "weapon"}:
        return False
    return at == start or scene.is_definite(at) or "place" in inside or "adjective" in inside


def _settle(scene: Scene, found: list[PartyMention]) -> list[PartyMention]:
    """Keep the longest of what overlaps; a people word right before a named actor becomes its head («عناصر تنظيم
    …»).
    """
    kept: list[PartyMention] = []
    order = {"actor": 0, "adjective": 1, "group": 2, "person": 2, "means": 3, "people": 4}
    for party in sorted(found, key=lambda p: (p.at, -p.last, order[p.sort])):
        if kept and party.at < kept[-1].last:
            if kept[-1].sort == "people" and party.sort == "actor" and party.last > kept[-1].last:
                kept[-1] = replace(party, people=kept[-1].people, parts=kept[-1].parts, head=kept[-1].at)
            elif kept[-1].sort == party.sort == "actor" and party.last > kept[-1].last:
                kept[-1] = replace(kept[-1], last=party.last)  # two names that overlap are one phrase
            continue
        previous = kept[-1] if kept else None
        if previous and _is_gloss(scene, previous, party):
            continue
        if previous and _is_described(scene, previous, party):
            kept[-1] = replace(previous, last=party.last, armed=previous.armed or party.armed)
            continue
        kept.append(party)
        while len(kept) > 1 and _heads(scene, kept[-2], kept[-1]):
            kept[-2:] = [_headed(kept[-2], kept[-1])]  # «عناصر من خلايا تنظيم …»: from the name back
    return kept


def _is_gloss(scene: Scene, party: PartyMention, other: PartyMention) -> bool:
    """Tell whether a name that brackets set right behind another's only says who that is («… (تنظيم القاعدة)»)."""
    named = party.sort in _NAMED_SORTS and other.sort in _NAMED_SORTS
    if not named or other.last >= len(scene.tokens) or scene.tokens[other.last].text != ")":
        return False
    return other.at == party.last + 1 and scene.tokens[party.last].text == "("


def _headed(head: PartyMention, party: PartyMention) -> PartyMention:
    """Return a named party with the people word or weapon that heads it."""
    people, armed = head.people or party.people, head.armed or party.armed
    return replace(party, people=people, armed=armed, parts=head.parts, head=head.at)


def _is_described(scene: Scene, head: PartyMention, party: PartyMention) -> bool:
    """Tell whether a people word only describes the one right before it («مسلحين مجهولين», «مواطن مدني»), and is not
    the one person whom those before did something to («خطف مجهولون شابا»).
    """
    alike = head.sort == party.sort == "people" and party.first == head.last
    if _is_branch(scene, head, party):
        return alike and may_agree(scene, head.last - 1, party.first)
    if head.people is not None and party.people is not None and head.people.entry.sense in _MANY:
        alike = alike and party.people.entry.sense != "singular"
        alike = alike and not (party.people.entry.sense == "collective" and _keeps_nun(scene, head))
    alike = alike and not party.parts & {"and", "by", "to"} and ("the" in head.parts) == ("the" in party.parts)
    return alike and may_agree(scene, head.last - 1, party.first)


def _keeps_nun(scene: Scene, head: PartyMention) -> bool:
    """Tell whether a plural with its nun ends a people word: no force behind it completes it («متمردون قوات …»)."""
    return scene.tokens[head.last - 1].text.endswith(scene.lexicon.knowledge.endings.direct_plural)


def _is_branch(scene: Scene, head: PartyMention, party: PartyMention) -> bool:
    """Tell whether a word in the feminine of adjectives tells of what branch a force is («الشرطة المدنية»)."""
    endings = scene.lexicon.knowledge.endings
    collective = head.people is not None and head.people.entry.sense == "collective"
    text = scene.tokens[party.first].text
    return collective and text.endswith(endings.feminine_mark) and text.endswith(tuple(endings.nisba))


def _heads(scene: Scene, head: PartyMention, party: PartyMention) -> bool:
    """Tell whether a people word or a weapon («مدفعية») is the head of the name right behind it."""
    heads = {"people", "means"} if party.head < 0 else {"people"}
    return head.sort in heads and party.sort in {"actor", "group"} and _genitive(scene, head, party)


def _genitive(scene: Scene, head: PartyMention, party: PartyMention) -> bool:
    if party.parts & {"and", "by"}:
        return False
    start = _unmarked(scene, party.at)
    if head.last < start < party.at and scene.cue_at(start - 1, "group_head"):
        start -= 1
    if start == head.last:
        return ("the" not in head.parts and not _keeps_nun(scene, head)) or "to" in party.parts
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
