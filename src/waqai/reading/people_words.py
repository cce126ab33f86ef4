"""Words for people: one reading of each, and the class it tells («شبان مدنيون»)."""

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.vocabulary import PeopleWord
from waqai.reading.adjectives import may_agree
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

_RANK = {"dual": 0, "singular": 1, "plural": 2}
_TELLING = frozenset({"civilians", "combatants"})
_OF_FAMILIES = _TELLING | {"women"}
_GROUP = frozenset({"group_head"})


def find_people(scene: Scene, sentence: Sentence) -> list[Mention]:
    """Return one reading of each people word; a word of origin behind another people word only describes it, and the
    harmed in a group's name («كتيبة شهداء …») are nobody.
    """
    chosen: dict[int, Mention] = {}
    for mention in scene.of_kind("people", sentence):
        if mention.entry.known.harm and scene.cue_ending(mention.first, _GROUP) is not None:
            continue
        other = chosen.get(mention.first)
        if other is None or _better(scene, mention, other):
            chosen[mention.first] = mention
    ordered = [chosen[first] for first in sorted(chosen)]
    return [m for at, m in enumerate(ordered) if not (at and _describes(scene, m, ordered[at - 1]))]


def _describes(scene: Scene, mention: Mention, head: Mention) -> bool:
    """Tell whether a people word only describes the one before it: of its number, or bound to it («والد الشاب»).

    A plural with its nun is bound to nothing («اغتال مسلحون الشاب»), nor is what has an article to a child («خطفت
    الميليشيات الطفل»).
    """
    if head.last != mention.first or "and" in mention.parts or (head.entry.known.harm and head.pronoun):
        return False  # «راح ضحيتها جندي»
    if not may_agree(scene, head.last - 1, mention.first) and "the" not in mention.parts:
        return False
    free = scene.tokens[head.last - 1].text.endswith(tuple(scene.lexicon.knowledge.endings.construct_marks))
    both = "the" in head.parts and mention.entry.known.who == "children"
    bound = "the" in mention.parts and not (both or (free and head.entry.sense in {"plural", "dual"}))
    numbers = {mention.entry.sense, head.entry.sense}
    civil = mention.entry.known.who in _OF_FAMILIES and head.parts & {"the"} == mention.parts & {"the"}
    if head.entry.sense == "collective" and civil:
        return True  # «عائلة مدنية»
    whole = mention.entry.sense == "collective"
    return len(numbers) == 1 or whole or numbers == {"dual", "plural"} or bound


def _better(scene: Scene, mention: Mention, other: Mention) -> bool:
    """Tell whether ``mention`` is the safer reading of a word.

    The longer one; with a pronoun where the author wrote no ta marbuta («شقيقه»); of dual and plural spelled alike
    the plural, which has no upper bound; of dual and singular («جنديا») the dual only before what it is bound to.
    """
    if mention.last != other.last:
        return mention.last > other.last
    if bool(mention.pronoun) != bool(other.pronoun):
        return bool(mention.pronoun)
    senses = {mention.entry.sense, other.entry.sense}
    if senses == {"dual", "plural"}:
        return mention.entry.sense == "plural"
    if senses == {"dual", "singular"}:
        bound = bool(mention.pronoun) or (mention.last < len(scene.tokens) and scene.is_definite(mention.last))
        return (mention.entry.sense == "dual") == bound
    return _RANK.get(mention.entry.sense, 3) < _RANK.get(other.entry.sense, 3)


def class_of(scene: Scene, mention: Mention) -> str | None:
    """Return the class that a people word tells, or the one behind it that describes it («شخص مدني»); None for members
    of whom only a pronoun tells («أفرادها»).
    """
    word: PeopleWord = mention.entry.known
    if word.who == "unknown" and (mention.pronoun or word.others):
        return None
    described = description(scene, mention) if word.who == "unknown" or word.loose else None
    return str(described.entry.known.who) if described else word.who


def description(scene: Scene, mention: Mention) -> Mention | None:
    """Return the people word right behind another that tells its class, of one number and as definite («شبان
    مدنيون»).
    """
    behind = (m for m in scene.opening.get(mention.last, ()) if m.entry.kind == "people" and not m.pronoun)
    known = (m for m in behind if m.entry.known.who in _TELLING and not (m.entry.known.loose or m.entry.known.harm))
    number, definite = mention.entry.sense, mention.parts & {"the"}
    return next((m for m in known if m.entry.sense == number and m.parts == definite), None)
