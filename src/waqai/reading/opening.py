"""Does a trigger tell a happening? A learned choice over what stands around it."""

import datetime
from collections.abc import Iterator
from functools import lru_cache

from waqai.lexicon.mention import Mention
from waqai.reading.choice import KEPT_FEATURES, choose_class
from waqai.reading.clauses import clause_of
from waqai.reading.drafts import Draft
from waqai.reading.governing import LEAVE, ORDER, OVER, described_by, governor_of, was_doing
from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence
from waqai.reading.sources import Sources

OPENS = "opens"
YES = "event"
_MONTH = 31
_DECIDING = frozenset({ORDER, LEAVE})
_DECIDED = frozenset({"politics"})
_DENYING = {"untold_result": "negation"}  # what begins with «لم», too
_STEERING = (
    "negation", "untold_result", "hypothetical", "planned", "background", "aggregate", "failed", "conclusive",
    "initiated",
)  # fmt: skip


def chance_of_event(scene: Scene, draft: Draft, sources: Sources) -> float:
    """Return how likely ``draft`` tells a happening and not a mere mention, wish, habit or another sense of its
    word.
    """
    if ruled_out(scene, draft) is not None:
        return 0.0
    return choose_class(scene.lexicon.weights[OPENS], opening_features(scene, draft, sources))[YES]


def ruled_out(scene: Scene, draft: Draft) -> str | None:
    """Return why ``draft`` can tell no happening whatever the weights say, None where they choose."""
    if is_practice(scene, draft):
        return "a practice that recurs"
    if _came_to_pass(draft):
        return None
    if draft.type == "agreement" and not draft.actor2 and "despite" in scene.cues_before(draft.core.mention.first):
        return "only the frame of what is told"
    if draft.family == "force" and was_doing(scene, draft.core.mention):
        return "under way when it was met"
    return "only meant" if _is_only_meant(scene, draft) else None


def _came_to_pass(draft: Draft) -> bool:
    """Tell whether a day or a figure tells that a happening came to pass."""
    return draft.day is not None or any(t.told == "figure" for t in draft.tolls)


def is_practice(scene: Scene, draft: Draft) -> bool:
    """Tell whether the clause of ``draft`` tells a practice that recurs («تتعرض لقصف متكرر»), with no day and no
    figure that would make one time of it.
    """
    core = draft.core
    if _came_to_pass(draft):
        return False
    sentence, clauses = core.ground.sentence, core.ground.clauses
    if _is_what_it_is_for(scene, draft):
        return True
    for cue in (*scene.cues("habit", sentence), *_lasting(scene, sentence)):
        opens = cue.first == sentence.first  # «وبين الحين والآخر، …»: what follows the comma is the practice
        at = clause_of(clauses, cue.last + 1 if opens else cue.first)
        if at == core.clause or (at == core.clause - 1 and _goes_on(scene, draft)):
            return True
    return False


def _is_what_it_is_for(scene: Scene, draft: Draft) -> bool:
    """Tell whether a verb in the present tells, behind «that it», what somebody says of what he does («تقول إنها تستهدف
    …»): behind «she» one that begins like pasts, too, as hers end otherwise.
    """
    mention = draft.core.mention
    before = scene.cues_before(mention.first)
    text = scene.folded.text[mention.start : mention.end]
    hers = text.endswith(scene.lexicon.knowledge.clitics.bound_taa)
    if draft.core.sense != "verb" or hers or mention.parts & {"and", "will"}:
        return False
    present = "that_it" in before and scene.lexicon.tense(text) == "present"
    return present or ("that_she" in before and scene.lexicon.may_be_present(text))


def _lasting(scene: Scene, sentence: Sentence) -> list[Mention]:
    """Return the words for a length of time behind which a verb in the present tells what goes on («ومنذ أشهر …»)."""
    found = [m for m in scene.cues("lasting", sentence) if m.last < sentence.last]
    return [m for m in found if scene.lexicon.may_be_present(scene.tokens[m.last].text)]


def _goes_on(scene: Scene, draft: Draft) -> bool:
    """Tell whether the verb of ``draft`` only goes on with the clause before («كثيرا ما تخطئ … وتصيب …»)."""
    core = draft.core
    opens = core.mention.first == core.ground.clauses[core.clause] and "and" in core.mention.parts
    return opens and _form(scene, draft) in {"verb-present", "verb-open"}


def _is_only_meant(scene: Scene, draft: Draft) -> bool:
    """Tell whether the trigger of ``draft`` hangs on a word of trying, fearing, asking, letting, hindering or planning.

    Orders, decisions and consents are happenings themselves where appointments, agreements and courts are told.
    """
    governor = governor_of(scene, draft.core.ground.sentence, draft.core.mention)
    if governor is None:
        return False
    settled = governor.link == OVER or governor.classes <= _DECIDING
    return not settled or draft.family not in _DECIDED


def opening_features(scene: Scene, draft: Draft, sources: Sources) -> list[str]:
    """Return what can be seen of a draft: its trigger and form, what its clause tells, how it is said, where it
    stands.
    """
    core = draft.core
    mention, ground, owner = core.mention, core.ground, core.of.owner.id
    form = _form(scene, draft)
    found = [
        *_trigger_features(owner, core.of.index, draft.type, draft.family, form, ground.sentence.kind),
        *_lead_features(mention.parts, core.sense, scene.cues_before(mention.first)),
        *_told_features(tuple(_told(draft)), draft.family, min(len(draft.cores), 3), core.sure),
        *_clause_words(scene, draft),
    ]
    told_of = described_by(scene, ground.sentence, mention)
    found.append(f"describes={told_of.by}|{told_of.kind}" if told_of else "describes=nothing")
    said = sources.speeches_over(core)
    found.append(f"said={said[0].kind if said else 'nobody'}")
    if said:
        found.append(f"said={said[0].kind}|participle={said[0].participle}|form={form}")
    found += _surroundings(scene, draft, sources)
    triggers, own = scene.of_kind("trigger", ground.sentence), [c.mention for c in draft.cores]
    rest = [t for t in triggers if t not in own]
    found.append(f"others={min(len(rest), 4)}")
    return found


@lru_cache(maxsize=KEPT_FEATURES)
def _trigger_features(owner: str, index: int, type_id: str, family: str, form: str, kind: str) -> tuple[str, ...]:
    return (
        "bias",
        f"owner={owner}",
        f"owner={owner}|trigger={index}",
        f"type={type_id}",
        f"family={family}|form={form}",
        f"form={form}",
        f"form={form}|kind={kind}",
    )


@lru_cache(maxsize=KEPT_FEATURES)
def _lead_features(parts: frozenset[str], sense: str, cues: frozenset[str]) -> tuple[str, ...]:
    return (*(f"part={part}|{sense}" for part in sorted(parts)), *(f"cue={cue}" for cue in sorted(cues)))


@lru_cache(maxsize=KEPT_FEATURES)
def _told_features(told: tuple[str, ...], family: str, triggers: int, sure: bool) -> tuple[str, ...]:
    fields = (name for field in told for name in (f"tells={field}", f"tells={field}|family={family}"))
    return (*fields, f"triggers={triggers}", f"sure={sure}")


def _surroundings(scene: Scene, draft: Draft, sources: Sources) -> Iterator[str]:
    """Yield the words on both sides of the trigger, where in the article and clause it stands, and whether it is
    quoted.
    """
    mention, ground = draft.core.mention, draft.core.ground
    for side, at in (("before", mention.first - 1), ("after", mention.last)):
        if ground.sentence.first <= at < ground.sentence.last:
            yield f"{side}={scene.word_or_kind(at)}"
    yield f"paragraph={min(ground.sentence.paragraph, 6)}"
    clause_start = ground.clauses[draft.core.clause]
    yield f"opens_clause={mention.first - clause_start <= 1}"
    yield f"quoted={any(first < mention.first < last for first, last in sources.hearing.quotes.items())}"
    if draft.day is not None:
        yield f"day={draft.day.when.precision}"
        yield f"old={_is_old(scene, draft)}"
    figures = any(t.told == "figure" for t in draft.tolls)
    yield f"figures={figures}"


def _is_old(scene: Scene, draft: Draft) -> bool:
    """Tell whether the day told lies more than a month before the reference."""
    reference = scene.article.reference
    if reference is None or draft.day is None:
        return False
    return (datetime.date.fromisoformat(reference) - draft.day.when.end).days > _MONTH


def _form(scene: Scene, draft: Draft) -> str:
    """Tell the form of the trigger: verb in the past or present, passive, noun with or without article or pronoun."""
    mention, sense = draft.core.mention, draft.core.sense
    if sense in {"verb", "passive"}:
        text = scene.folded.text[mention.start : mention.end]
        return f"{sense}-{scene.lexicon.tense(text)}"
    if "the" in mention.parts:
        return "noun-definite"
    return "noun-owned" if mention.pronoun else "noun-bare"


def _told(draft: Draft) -> list[str]:
    """Tell which fields the sentence fills."""
    told = {
        "toll": bool(draft.tolls),
        "settlement": bool(draft.settled()),
        "area": bool(draft.places) and not draft.settled(),
        "day": draft.day is not None,
        "actor1": bool(draft.actor1),
        "actor2": bool(draft.actor2),
        "object": bool(draft.objects),
        "weapon": bool(draft.weapons),
    }
    return [name for name, is_told in told.items() if is_told]


def _clause_words(scene: Scene, draft: Draft) -> Iterator[str]:
    """Yield the cues that steer the clause: negation, supposition, plans, background, habit."""
    core = draft.core
    for cue in _STEERING:
        for mention in scene.cues(cue, core.ground.sentence):
            if clause_of(core.ground.clauses, mention.first) == core.clause:
                side = "before" if mention.first < core.mention.first else "after"
                yield f"clause={_DENYING.get(cue, cue)}|{side}"
