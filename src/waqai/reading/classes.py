"""Who the harmed are where their noun leaves it open («أشخاص», «شاب», «قتيلان», a name): a learned choice."""

from collections.abc import Iterator

from msgspec.structs import replace

from waqai.reading.choice import choose_class
from waqai.reading.drafts import Draft
from waqai.reading.harm import APART
from waqai.reading.harm_words import is_strike
from waqai.reading.party_mention import PartyMention, is_armed
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence
from waqai.reading.told_people import told_class
from waqai.reading.toll import Toll

WHO = "who"
_CLEAR = 0.6  # below this chance a class is not told; from 0.5 to 0.7 the coded pages give the same within a few lines
_INHABITED = frozenset({"home", "market", "school", "camp", "hospital", "mosque", "church", "bakery"})
_AMONG_FIGHTERS = frozenset({"armed_clash", "territory_change", "other_incident"})
_LARGE = 50  # from here on a toll is hardly of one strike on people who live together
_WORK_REACH = 20  # words from people to what they were doing («تسعة أشخاص بجروح أثناء عملهم»)
_AIM = 5  # words from a strike to those at whom it was aimed («قصف مسيرة تركية للمدنيين»)
_QUOTES = frozenset({'"', "'"})
_TRADE = frozenset({"market"})
_IN_TOWNS = frozenset({"bombing", "suicide_bombing"})
_BODILY = frozenset({"killed", "injured", "missing"})


def settle_classes(scene: Scene, draft: Draft) -> None:
    """Give each toll of an event that leaves its class open the one that the codebook's rules tell, else the likeliest;
    «unknown» is a class, too.
    """
    decided: list[Toll] = []
    for toll in draft.tolls:
        if is_undecided(toll):
            who = _beside_it(decided, toll) or by_rule(scene, draft, decided, toll) or _likeliest(scene, draft, toll)
            toll = replace(toll, who=who)
        decided.append(toll)
    draft.tolls = decided


def _beside_it(decided: list[Toll], toll: Toll) -> str | None:
    """Return the class of the harmed told right before by a noun as open («قتلى وجرحى»)."""
    beside = next((t for t in decided if t.last == toll.first and t.open and toll.open), None)
    return beside.who if beside else None


def is_undecided(toll: Toll) -> bool:
    """Tell whether the wording of a toll alone does not tell who the harmed are."""
    return toll.who == "unknown" or toll.loose


def by_rule(scene: Scene, draft: Draft, before: list[Toll], toll: Toll) -> str | None:
    """Return what the codebook or the wording tells of an open class: of those told before, of the event's only class,
    civilians where people live; None where they tell nothing.
    """
    told = {t.who for t in draft.tolls if not (is_undecided(t) or t.among or t.who in APART)}
    parts = {t.who for t in draft.tolls if t.among and t.kind == toll.kind}
    if toll.noun == "name" and toll.max == 1 and (told_so := told_class(scene, toll.first, toll.last)):
        return told_so
    if toll.follows and (leader := _leader_class(scene, before, toll)) and not (leader == "unknown" and parts & APART):
        return leader
    if toll.kind == "displaced":
        return "civilians"
    if toll.max == 0:
        return (class_hit(draft) if _is_hit_there(scene, draft, toll) else None) or "unknown"
    if "civilians" in parts:
        return "unknown"  # «19 شخصا بينهم مدنيون»: the others are not
    if parts & APART and toll.min < _LARGE and toll.kind in _BODILY and draft.type not in _AMONG_FIGHTERS:
        return "civilians"
    if _is_on_people(draft, toll) and _is_of_civilians(scene, draft, toll):
        return "civilians"
    if toll.open and len(told := told or _told_beside(scene, before, toll) or _told_before(draft, before)) == 1:
        return told.pop()
    return None if toll.kind in _BODILY else toll.who


def _told_beside(scene: Scene, before: list[Toll], toll: Toll) -> set[str]:
    """Return the classes settled before in the sentence of a toll («خمسة قتلى بينهم امرأة، و17 جريحا»)."""
    first = scene.sentence_of(toll.first).first
    return {t.who for t in before if first <= t.first < toll.first and not t.among and t.who == "civilians"}


def _told_before(draft: Draft, before: list[Toll]) -> set[str]:
    """Return the classes settled before of one strike («12 قتيلا … وجرح 45»)."""
    sure = {t.who for t in before if not t.among and t.who not in APART}
    return set() if draft.aggregate or draft.type in _AMONG_FIGHTERS else sure


def _is_on_people(draft: Draft, toll: Toll) -> bool:
    """Tell whether a toll is of one strike on people, not of a fight, a find or many strikes, and not zero."""
    struck = draft.type not in _AMONG_FIGHTERS and not draft.aggregate
    return struck and toll.kind in _BODILY and toll.max != 0


def class_hit(draft: Draft) -> str | None:
    """Return the class of those who were struck, as far as the words for them tell it for certain."""
    parties = [] if "actor2" in draft.inherited else draft.actor2
    known = parties[0].known if parties else None
    if parties and is_armed(parties[0]):
        return "combatants"
    civil = getattr(known, "who", None) == "civilians" and not getattr(known, "loose", False)
    return "civilians" if civil else None


def _is_hit_there(scene: Scene, draft: Draft, toll: Toll) -> bool:
    """Tell whether those struck are named where it is said that nobody was harmed, or where the event is told: told
    elsewhere, they may be who suffered of other strikes.
    """
    told = (scene.sentence_of(toll.first), draft.core.ground.sentence)
    return any(s.first <= p.at < s.last for p in draft.actor2[:1] for s in told)


def _is_of_civilians(scene: Scene, draft: Draft, toll: Toll) -> bool:
    """Tell whether civilians were struck: named so, where people live or trade, or at their daily work."""
    sentence = scene.sentence_of(toll.first)
    at_work = any(0 <= m.first - toll.last <= _WORK_REACH for m in scene.cues("at_work", sentence))
    hit = class_hit(draft) == "civilians" or _are_civilians_hit(scene, sentence) or scene.cues("civil_life", sentence)
    return bool(hit) or at_work or _is_inhabited(scene, draft, toll)


def _are_civilians_hit(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether a sentence names civilians as those aimed at («استهدف المدنيين», «قصف المدنيين», «استهداف … للمدنيين
    المناوبين على السد»).
    """
    people = (m for m in scene.of_kind("people", sentence) if m.entry.known.who == "civilians" and "the" in m.parts)
    for civil in (m for m in people if m.entry.sense == "plural" and not m.entry.known.loose):
        if civil.parts == {"the"} and _is_aim(scene, civil.first):
            return True
        if "to" in civil.parts and any(_strikes(scene, at) for at in range(civil.first - _AIM, civil.first)):
            return True
    return False


def _is_aim(scene: Scene, at: int) -> bool:
    """Tell whether a strike or «aimed at» stands right before token ``at``, the day and a mark between left out."""
    while at > 0 and (scene.in_moment(at - 1) or scene.tokens[at - 1].text in _QUOTES):
        at -= 1
    return _strikes(scene, at) or "target_before" in scene.cues_before(at)


def _strikes(scene: Scene, at: int) -> bool:
    """Tell whether a word for a strike ends right before token ``at``."""
    return any(is_strike(scene, m) for m in scene.opening.get(at - 1, ()) if m.entry.kind == "trigger" and m.last == at)


def _is_inhabited(scene: Scene, draft: Draft, toll: Toll) -> bool:
    """Tell whether people live or trade where it happened: a home, a market, a quarter, a district of a bombed town."""
    told = [scene.sentence_of(toll.first), draft.core.ground.sentence]
    things = {o[0] for o in draft.objects} | {m.entry.id for m in scene.of_kind("object", told[0])} & _TRADE
    towns = (
        p for p in draft.places if p.precision == "settlement" and "place_settlement" not in scene.cues_before(p.first)
    )
    town = draft.type in _IN_TOWNS and not toll.open and any(towns)
    quarter = any(scene.cues("quarter", sentence) for sentence in told)
    return town or quarter or bool(things & _INHABITED)


def _leader_class(scene: Scene, decided: list[Toll], toll: Toll) -> str | None:
    """Return the class of those told before, in the same sentence if any are: a toll that follows goes on counting
    them.
    """
    sentence = scene.sentence_of(toll.first)
    before = [t for t in decided if not t.among and t.first < toll.first]
    beside = [t for t in before if t.first >= sentence.first]
    who = next((t.who for t in reversed(beside or before)), None)
    return None if who in APART else who


def _likeliest(scene: Scene, draft: Draft, toll: Toll) -> str:
    """Return the class that is likelier than not, else «unknown»: abstain rather than invent."""
    chances = choose_class(scene.lexicon.weights[WHO], class_features(scene, draft, toll))
    return next((who for who, chance in chances.items() if chance >= _CLEAR), "unknown")


def class_features(scene: Scene, draft: Draft, toll: Toll) -> Iterator[str]:
    """Yield what can be seen of a toll whose class is open: its noun, whom and what was hit, and who else is named.

    No more than this: undecided tolls are few, and more features only learn the pages by heart.
    """
    yield "bias"
    yield f"noun={_noun(toll)}"
    yield f"noun={toll.noun}"
    yield f"target={_target(draft.actor2)}"
    yield f"military={'military' in {o[0] for o in draft.objects}}"
    for name in _beside(scene, toll):
        yield f"beside={name}"


def _noun(toll: Toll) -> str:
    """Tell what sort of noun is counted: one that tells the harm, people, a name, or only a number."""
    if toll.noun in {"name", "number", "none"}:
        return toll.noun
    if toll.follows:
        return "others"
    return "loose" if toll.loose else "harmed" if toll.open else "people"


def _target(parties: list[PartyMention]) -> str:
    """Tell what sort of party a side is: the class of a people word, an armed party, another one, or nobody told."""
    if not parties:
        return "none"
    party = parties[0]
    if is_armed(party):
        return "armed"
    who = getattr(party.known, "who", None)
    return str(who) if who else party.sort


def _beside(scene: Scene, toll: Toll) -> list[str]:
    """Return the classes of people whom the sentence names besides the counted ones; families apart."""
    sentence = scene.sentence_of(toll.first)
    named = (m for m in scene.of_kind("people", sentence) if not toll.first <= m.first < toll.last)
    found = {
        "family" if m.entry.sense == "collective" and m.entry.known.who == "civilians" else str(m.entry.known.who)
        for m in named
        if not m.entry.known.harm
    }
    return sorted(found) or ["nobody"]
