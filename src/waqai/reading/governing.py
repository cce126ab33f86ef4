"""What a trigger hangs on: the word that governs it, and the clause that only describes something by it.

«تسعى الفصائل إلى السيطرة على البلدة»: the trigger «السيطرة» hangs on «تسعى» by «إلى», over the subject; what is only
wanted has not happened. «السيارة التي أحرقها» describes a car.
"""

from dataclasses import dataclass

from waqai.lexicon.mention import Mention
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

AIM, TARGET, FEAR, LEAVE, ORDER, STOP, PLAN = CLASSES = (
    "under_aim",
    "under_target",
    "under_fear",
    "under_leave",
    "under_order",
    "under_stop",
    "under_plan",
)
OVER = "over"
_CLASSES = frozenset(CLASSES)
_TARGETING = frozenset({TARGET})
_VERBAL = frozenset({"verb", "passive"})
_LINKS = frozenset({"in", "upon", "from", "with", "against", "toward"})
_TURNS = frozenset({"relative", "clause", "result"})
_OPENING = frozenset({"(", '"', "'", "-"})
_CAUSE = "cause"
_STAGE = "stage"
_STANDING = frozenset({"agreement"})  # what is carried out when it is there already («تنفيذ الاتفاق»)
_ARTICLE = frozenset({"the"})
_REACH = 8  # words before a noun in which a word that governs it over its subject must stand
_NEAR = 1  # words between «that» and the verb that it opens
_JOIN = 6  # words between two nouns that «and» joins


@dataclass(frozen=True, slots=True)
class Governor:
    """The word at token ``at``, of the classes of meaning ``classes``, on which a trigger hangs by ``link``: as its
    genitive or object («of»), by a particle or preposition, by «that», or «over» its subject.
    """

    link: str
    at: int
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Described:
    """What a trigger is told of only to describe it: by a «relative» clause, or a «bare» one behind an indefinite noun;
    ``kind`` is what the noun names.
    """

    by: str
    kind: str


def governor_of(scene: Scene, sentence: Sentence, mention: Mention) -> Governor | None:
    """Return what a trigger hangs on, None where the word before it is of no class of meaning."""
    if mention.entry.sense in _VERBAL:
        found = _of_verb(scene, sentence, mention)
        if found or "and" in mention.parts or not has_form_of_noun(scene, mention):
            return found
    first, parts = first_joined(scene, sentence, head_of(scene, sentence, mention))
    link = "to" if "to" in parts else "by" if "by" in parts else "of"
    at = before = _past_pointing(scene, sentence, first)
    for cue in scene.cues_ending(before):
        if cue.entry.id in _LINKS and cue.first >= sentence.first:
            link, at = cue.entry.id, cue.first
    found = _right_before(scene, sentence, at, link)
    if found or _CAUSE in scene.cues_before(first):
        return found  # «رفض الخروج إثر القصف»: what something was done after or for has happened
    return _over_subject(scene, sentence, first)


def has_form_of_noun(scene: Scene, verb: Mention) -> bool:
    """Tell whether the letters of a verb may be its verbal noun's («طرد»): in the past, with nothing behind its stem
    that only verbs have. Behind a word that governs nouns it is one («حاول طرد …», «لطرد …»).
    """
    text = scene.folded.text[verb.start : verb.end]
    endings = scene.lexicon.knowledge.endings
    past = scene.lexicon.tense(text) == "past"
    return past and not text.endswith((endings.plural_past, scene.lexicon.knowledge.clitics.bound_taa))


def _of_verb(scene: Scene, sentence: Sentence, verb: Mention) -> Governor | None:
    """Return the word that governs a verb through «that»."""
    for at in range(verb.first - 1, max(sentence.first, verb.first - 1 - _NEAR) - 1, -1):
        if scene.cue_at(at, "content"):
            return _right_before(scene, sentence, at, "that")
    return None


def head_of(scene: Scene, sentence: Sentence, noun: Mention) -> Mention:
    """Return the word that a noun without a particle is told through: another of its kind that it goes on («استعادة
    السيطرة على», «التوصل إلى اتفاق»), or a noun of bringing it about («استكمال تحرير»).
    """
    head = noun
    while head.parts <= _ARTICLE and (before := _told_through(scene, sentence, head, noun.entry.id)) is not None:
        head = before
    return head


def _told_through(scene: Scene, sentence: Sentence, noun: Mention, owner: str) -> Mention | None:
    for cue in scene.cues_ending(noun.first):
        if cue.entry.id == _STAGE and cue.first >= sentence.first and owner not in _STANDING:
            return cue
    told = scene.of_kind("trigger", sentence)
    alike = (m for m in told if m.first < noun.first <= m.last and m.entry.sense == "noun")
    return next((m for m in alike if m.entry.id == owner), None)


def first_joined(scene: Scene, sentence: Sentence, noun: Mention) -> tuple[int, frozenset[str]]:
    """Return where the first of the nouns stands that «and» or «or» joins ``noun`` to, and its particles: what governs
    the first governs all («لقتل … وخطف …»).
    """
    first, parts = noun.first, noun.parts
    told = [m for m in scene.of_kind("trigger", sentence) if m.last <= first]
    for other in reversed(told):
        joined = "and" in parts or "or" in scene.cues_before(first)
        if not joined or other.entry.sense in _VERBAL or first - other.last > _JOIN:
            break
        head = head_of(scene, sentence, other)
        first, parts = head.first, head.parts
    return first, parts


def _past_pointing(scene: Scene, sentence: Sentence, at: int) -> int:
    """Return ``at``, or where the marks and demonstratives right before it begin."""
    while at > sentence.first and (scene.tokens[at - 1].text in _OPENING or scene.cue_at(at - 1, "demonstrative")):
        at -= 1
    return at


def _right_before(scene: Scene, sentence: Sentence, at: int, link: str) -> Governor | None:
    at = _past_pointing(scene, sentence, at)
    found = [m for m in scene.cues_ending(at) if m.entry.id in _CLASSES and m.first >= sentence.first]
    if not found:
        return None
    classes = frozenset(m.entry.id for m in found)
    if classes == _TARGETING and link != "of":
        return None  # «يستهدف بغارة»: what one strikes with has happened
    return Governor(link, min(m.first for m in found), classes)


def _over_subject(scene: Scene, sentence: Sentence, first: int) -> Governor | None:
    """Return the nearest word with a class of meaning before a noun where no other trigger stands between, and no mark
    but a comma that sets the subject off («يحاول التنظيم، بسط …»).
    """
    for at in range(first - 2, max(sentence.first, first - _REACH) - 1, -1):
        opening = scene.opening.get(at, ())
        classes = frozenset(m.entry.id for m in opening if m.entry.kind == "cue" and m.entry.id in _CLASSES)
        if classes == _TARGETING and (scene.is_definite(first) or "by" in scene.parts_at(first)):
            return None  # «يستهدف القرية بصواريخ شديدة الانفجار»
        if classes:
            return Governor(OVER, at, classes)
        if scene.tokens[at].kind == "mark" or any(m.entry.kind == "trigger" or m.entry.id in _TURNS for m in opening):
            return None
    return None


def described_by(scene: Scene, sentence: Sentence, mention: Mention) -> Described | None:
    """Return what a trigger is told of only to describe it, None where its clause stands for itself."""
    first = mention.first
    if mention.entry.sense in _VERBAL and _is_bare_relative(scene, sentence, first):
        return Described("bare", _kind_before(scene, sentence, first))
    for at in range(first - 1, sentence.first, -1):
        opening = scene.opening.get(at)
        if not opening:
            if scene.tokens[at].kind == "mark":
                return None
            continue
        cues = [m.entry.id for m in opening if m.entry.kind == "cue"]
        if "relative" in cues:
            return Described("relative", _kind_before(scene, sentence, at))
        if "clause" in cues or "result" in cues:
            return None
        if any(m.entry.kind == "trigger" and m.entry.sense in _VERBAL for m in opening):
            return None
    return None


def _is_bare_relative(scene: Scene, sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb stands right behind an indefinite noun («سيارة تقل مسلحين»)."""
    at = verb - 1
    if at <= sentence.first or scene.tokens[at].kind != "word" or scene.is_definite(at) or scene.joined_by_and(verb):
        return False
    kinds = {m.entry.kind for m in scene.opening.get(at, ())}
    return bool(kinds & {"trigger", "object", "weapon"}) and "cue" not in kinds


def _kind_before(scene: Scene, sentence: Sentence, at: int) -> str:
    """Return what the noun phrase that ends at ``at`` names, by its last known word."""
    for back in range(at - 1, max(sentence.first, at - 4) - 1, -1):
        kinds = {m.entry.kind for m in scene.opening.get(back, ())}
        for kind in ("trigger", "actor", "people", "place", "weapon", "object"):
            if kind in kinds:
                return kind
    return "other"


def was_doing(scene: Scene, mention: Mention) -> bool:
    """Tell whether a verb in the present stands behind «was»: it tells what somebody was at when something happened
    («سيارات كانت تنقل أسلحة»).
    """
    text = scene.folded.text[mention.start : mention.end]
    present = mention.entry.sense in _VERBAL and scene.lexicon.tense(text) != "past"
    return present and "was" in scene.cues_before(mention.first)
