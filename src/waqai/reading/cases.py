"""What the endings of nouns tell: a nominative right behind an active verb is its subject, whatever else may be."""

from collections.abc import Iterator

from waqai.lexicon.mention import Mention
from waqai.reading.cores import Core
from waqai.reading.party_mention import PartyMention
from waqai.reading.scene import Scene

_OBJECTS = frozenset({"people", "object", "actor", "place", "weapon"})
_DONE = frozenset({"property", "access", "crowd"})  # people do it, and none suffers it in the passive
_MEANS = frozenset({"weapon", "trigger"})
_APPOSED = 2  # adjectives between a subject and its object


def subjects_by_case(scene: Scene, core: Core, parties: list[PartyMention]) -> Iterator[int]:
    """Yield the first tokens of those who did what ``core`` tells: a court right behind its verb, and people in the
    nominative with an object behind them («خطف مجهولون ثلاثة عمال»; without one the verb may be a passive: «خطف
    مدنيون أمس»).
    """
    mention = _as_verb(scene, core.mention)
    if mention is None:
        return
    yield from (p.first for p in parties if p.at == mention.last and scene.cue_at(p.first, "court"))
    for party in parties:
        if party.sort != "people" or party.people is None or party.parts - {"the"}:
            continue
        if core.family in _DONE and _only_counts(scene, mention.last, party.at):
            yield party.first
        if party.at != mention.last or party.parts:
            continue
        last = party.last
        while last < min(party.last + _APPOSED, core.ground.sentence.last) and _is_nominative(scene, last):
            last += 1
        last = _behind_means(scene, last)
        if _is_nominative(scene, party.first) and (core.family in _DONE or _opens_object(scene, core, last)):
            yield party.first


def _behind_means(scene: Scene, at: int) -> int:
    """Return where the words end that tell by what a subject did it («استهدف مجهولون بعبوة ناسفة سيارة …»)."""
    means = (m for m in scene.opening.get(at, ()) if m.entry.kind in _MEANS and "by" in m.parts)
    return max((m.last for m in means), default=at)


def _as_verb(scene: Scene, told: Mention) -> Mention | None:
    """Return the verb whose subject acts that the word of a happening is or is spelled like («خطف»)."""
    alike = (told, *scene.opening.get(told.first, ()))
    return next((m for m in alike if m.last == told.last and _acts(m)), None)


def _acts(mention: Mention) -> bool:
    verb = mention.entry.kind == "trigger" and mention.entry.sense == "verb" and not mention.pronoun
    return verb and mention.entry.known.trigger.subject == "actor1"


def _only_counts(scene: Scene, first: int, last: int) -> bool:
    """Tell whether nothing but a number stands between a verb and people («قطع عشرات السائقين الطريق»)."""
    return first < last and all(scene.in_moment(at) for at in range(first, last)) and scene.is_counted(last)


def _is_nominative(scene: Scene, at: int) -> bool:
    """Tell whether the ending of an indefinite plural or dual shows its case."""
    token, endings = scene.tokens[at], scene.lexicon.knowledge.endings
    return token.kind == "word" and token.text.endswith((endings.direct_plural, endings.direct_dual))


def _opens_object(scene: Scene, core: Core, at: int) -> bool:
    """Tell whether a noun without a preposition stands at ``at``: what an indefinite subject cannot be described by."""
    if at >= core.ground.sentence.last:
        return False
    if _counts(scene, core, at):
        return True
    mentions = scene.opening.get(at, ())
    if scene.in_moment(at) or scene.cues_before(at + 1) or scene.joined_by_and(at):
        return False
    return not any(m.parts & {"by", "to"} for m in mentions) and (
        any(m.entry.kind in _OBJECTS for m in mentions) or scene.is_definite(at)
    )


def _counts(scene: Scene, core: Core, at: int) -> bool:
    return any(scene.token_at(amount.start) == at for amount in scene.amounts_in(core.ground.sentence))
