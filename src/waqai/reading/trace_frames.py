"""What the steps from clause to event did, told line by line: cores, sides, harm, the chance that it happened."""

from collections.abc import Iterable, Iterator
from itertools import chain

from waqai.lexicon.schema.weights import Weights
from waqai.reading.choice import choose_class, explain_choice
from waqai.reading.cores import Core
from waqai.reading.drafts import Draft
from waqai.reading.opening import OPENS, YES, opening_features, ruled_out
from waqai.reading.party_mention import PartyMention
from waqai.reading.party_names import party_span
from waqai.reading.rivals import RIVALS, rival_features
from waqai.reading.role_features import RoleReader
from waqai.reading.roles import ROLES, rivals_of
from waqai.reading.scene import Scene
from waqai.reading.step import Line
from waqai.reading.toll import Toll
from waqai.reading.view import View


def tell_cores(scene: Scene, drafts: Iterable[Draft]) -> Iterator[Line]:
    """Tell which words open each event, by which rule, and what else of the sentence belongs to it."""
    for draft in drafts:
        for number, core in enumerate(draft.cores):
            role = "opens" if number == 0 else "tells the same as"
            yield line(scene, core.mention.start, core.mention.end, f"{role} {draft.type}: {rule_of(scene, core)}")
        for name, first, last in draft.objects:
            yield token_line(scene, first, last, f"{draft.type}: object {name}")
        for weapon in draft.weapons:
            yield line(scene, weapon.start, weapon.end, f"{draft.type}: weapon {weapon.entry.id}")


def rule_of(scene: Scene, core: Core) -> str:
    """Return the file and trigger that a core comes from, and what decided its type."""
    file = scene.lexicon.files[id(core.of.owner)]
    decided = "" if core.why in {core.type, core.of.owner.id} else f"; {core.why}"
    unsure = "" if core.sure else " (nothing told decides it)"
    return f"{file}, trigger {core.of.index + 1} ({core.sense}){decided}{unsure}"


def tell_roles(view: View, drafts: Iterable[Draft]) -> Iterator[Line]:
    """Tell for each event and each party beside it which role it got, how likely, and what spoke loudest."""
    scene, weights = view.scene, view.scene.lexicon.weights
    for draft in drafts:
        speakers = view.sources.speakers_in(draft.core.ground)
        cores = [c for c in draft.cores if c.ground is draft.core.ground]
        reader = RoleReader(scene, cores, draft.tolls, speakers)
        rivals = list(rivals_of(scene, cores[0], reader))
        for rival, together in zip(rivals, rival_features(cores[0].type, rivals), strict=True):
            role = _role(draft, rival.party)
            chance, why = rival.chance[role], "grammar settles it"
            if not rival.settled:
                alone = _loudest(weights[ROLES], list(reader.features(rival.party)), role)
                among = _loudest(weights[RIVALS], together, role)
                why = f"alone {chance:.2f}: {alone}; among the others: {among}"
                chance = choose_class(weights[RIVALS], together)[role]
            span = party_span(scene, rival.party)
            yield span.start, span.end, f"{draft.type}: {_ROLE_NAMES[role]} ({chance:.2f}; {why})"


_ROLE_NAMES = {"actor1": "actor1, who did it", "actor2": "actor2, to whom", "none": "no role"}


def _role(draft: Draft, party: PartyMention) -> str:
    return "actor1" if party in draft.actor1 else "actor2" if party in draft.actor2 else "none"


def _loudest(weights: Weights, features: list[str], chosen: str) -> str:
    told = [f"{feature} {weight:+.2f}" for feature, weight in explain_choice(weights, features, chosen) if weight]
    return ", ".join(told) or "nothing known speaks for or against"


def tell_chances(view: View, drafts: Iterable[Draft], clear: float) -> Iterator[Line]:
    """Tell how likely each draft tells a happening, and what spoke loudest."""
    weights = view.scene.lexicon.weights[OPENS]
    for draft in drafts:
        mention = draft.core.mention
        ruled = ruled_out(view.scene, draft)
        if ruled is not None:
            yield line(view.scene, mention.start, mention.end, f"{draft.type}: {ruled}, no happening")
            continue
        features = list(opening_features(view.scene, draft, view.sources))
        chance = choose_class(weights, features)[YES]
        verdict = _verdict(draft, chance, clear)
        why = _loudest(weights, features, YES)
        yield line(view.scene, mention.start, mention.end, f"{draft.type}: {verdict} ({chance:.2f}; {why})")


def _verdict(draft: Draft, chance: float, clear: float) -> str:
    if chance >= clear:
        return "a happening"
    if draft.anaphoric:
        return "unlikely alone, kept because it can refer back"
    if draft.headline:
        return "unlikely alone, kept because the headline is judged by the body"
    return f"below {clear:.2f}, no happening unless it tells again what another sentence tells"


def tell_harm(scene: Scene, drafts: Iterable[Draft], loose: Iterable[Toll]) -> Iterator[Line]:
    """Tell the counted victims and which event they are due to."""
    owned = ((toll, draft.type) for draft in drafts for toll in draft.tolls)
    for toll, cause in chain(owned, ((toll, "nothing in its sentence") for toll in loose)):
        yield token_line(scene, toll.first, toll.last, f"{tell_toll(toll)}, due to {cause}")


def tell_toll(toll: Toll) -> str:
    """Return kind, class and bounds of a toll."""
    bounds = f"{toll.min}" if toll.max == toll.min else f"{toll.min}–{'' if toll.max is None else toll.max}"
    return f"{toll.kind} {toll.who} {bounds}"


def line(scene: Scene, start: int, end: int, told: str) -> Line:
    """Return a line about the folded stretch ``[start, end)``."""
    span = scene.folded.span(start, end)
    return span.start, span.end, told


def token_line(scene: Scene, first: int, last: int, told: str) -> Line:
    """Return a line about tokens ``[first, last)``."""
    span = scene.span(first, last)
    return span.start, span.end, told
