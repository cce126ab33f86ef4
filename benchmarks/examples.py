"""What the choices of the reading learn from: each candidate of a coded page as it is seen, with the coder's word."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import Any, NamedTuple

from benchmarks.gold import Coded, gold_article
from msgspec.structs import replace

from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.schema.weights import Weights
from waqai.reading.assemble import lay_ground
from waqai.reading.attribution import SAYS, SOURCES, source_features
from waqai.reading.choice import choose_class
from waqai.reading.classes import WHO, by_rule, class_features, is_undecided
from waqai.reading.drafts import Draft
from waqai.reading.harm import APART
from waqai.reading.hearing import hear
from waqai.reading.objects import HIT, OBJECTS, by_grammar, object_features
from waqai.reading.opening import OPENS, YES, is_practice, opening_features
from waqai.reading.party_names import fullest_names, name_party
from waqai.reading.reader import draft_happenings
from waqai.reading.rivals import Rival, rival_features
from waqai.reading.role_features import RoleReader
from waqai.reading.roles import ROLES, rivals_of
from waqai.reading.scene import build_scene
from waqai.reading.sources import Sources
from waqai.reading.speech import listen
from waqai.reading.things import find_objects
from waqai.reading.view import View, sentence_drafts
from waqai.reading.write import EventWriter
from waqai.records import Article, Paragraph
from waqai.records.wire import plain

Example = tuple[tuple[str, ...], str]
ROLE_NAMES = ("actor1", "actor2")
BESIDE = 0.25  # how much less alike than the nearest mention of an event another may be and still teach its roles
QUOTED = 0.34  # share of words that a record and the quote of its event have in common, as the scorer has it


def look(coded: Coded, lexicon: Lexicon) -> View:
    """Return the coder's own cut of a page, laid out for drafting."""
    return view_of(gold_article(coded), lexicon)


def view_of(article: Article, lexicon: Lexicon) -> View:
    """Return an article laid out for drafting."""
    scene = build_scene(article, lexicon)
    hearing = hear(scene)
    return View(scene, [lay_ground(scene, s) for s in scene.sentences], Sources(hearing, listen(hearing)))


def drafts_of(view: View) -> Iterator[tuple[Draft, dict[str, Any]]]:
    """Yield every draft of a page before anything is chosen, with its record."""
    writer = EventWriter(view.scene, [p for g in view.grounds for p in g.places])
    for ground in view.grounds:
        for draft in sentence_drafts(view, ground)[0]:
            yield draft, plain(writer.write(draft, 1))


class Company(NamedTuple):
    """The parties beside one happening: its type, what is seen of each party alone, the coder's role of each."""

    happening: str
    rivals: list[Rival]
    features: list[tuple[str, ...]]
    roles: list[str]

    @property
    def alone(self) -> list[Example]:
        """What each party looks like by itself, and its role."""
        return list(zip(self.features, self.roles, strict=True))


def companies(coded: Coded, lexicon: Lexicon, score: ModuleType) -> Iterator[Company]:
    """Yield the parties beside each draft that surely is an event of the coder's, with the role that each has there.

    Surely: of the same type, from the same words, and none of the event's other mentions is much nearer to it. Drafts
    that only lie beside an event teach the roles of another (cleaned so, F1 of actor1 rose from .712 to .730 and that
    of actor2 from .623 to .648 on the sets that nothing is learned from).
    """
    view = look(coded, lexicon)
    fullest = fullest_names(view.scene)
    for draft, gold in _surely_told(list(drafts_of(view)), coded.gold["events"], score):
        reader = RoleReader(view.scene, draft.cores, draft.tolls, view.sources.speakers_in(draft.core.ground))
        names = [plain(name_party(view.scene, party, fullest)) for party in reader.parties]
        roles = [next((r for r in ROLE_NAMES if any(score.same_name(g, n) for g in gold[r])), "none") for n in names]
        seen = [tuple(reader.features(party)) for party in reader.parties]
        yield Company(draft.core.type, list(rivals_of(view.scene, draft.core, reader)), seen, roles)


def _surely_told(
    drafts: list[tuple[Draft, dict[str, Any]]], events: list[dict[str, Any]], score: ModuleType
) -> Iterator[tuple[Draft, dict[str, Any]]]:
    """Yield the drafts that surely are one of ``events``, each with that event."""
    near = [[score.event_affinity(event, made) for event in events] for _, made in drafts]
    for (draft, made), likeness in zip(drafts, near, strict=True):
        best = max(likeness, default=0.0)
        if not best:
            continue
        at = likeness.index(best)
        nearest = max(other[at] for other in near)
        same = events[at]["type"] == draft.core.type and score.overlap(events[at], made) >= QUOTED
        if same and best >= nearest - BESIDE:
            yield draft, events[at]


def role_examples(coded: Coded, lexicon: Lexicon, score: ModuleType) -> Iterator[Example]:
    """Yield what each party beside each event looks like, and the role that the coder gave it."""
    for company in companies(coded, lexicon, score):
        yield from company.alone


def rival_examples(found: Iterable[Company], weights: Weights) -> Iterator[Example]:
    """Yield how each party stands among the others beside its event, by chances that ``weights`` give each alone:
    weights that have not seen the page, or the second look would learn to trust the first too much.
    """
    for company in found:
        seen = zip(company.rivals, company.features, strict=True)
        rivals = [r if r.settled else replace(r, chance=choose_class(weights, f)) for r, f in seen]
        told = rival_features(company.happening, rivals)
        yield from ((tuple(f), role) for f, role in zip(told, company.roles, strict=True))


def object_examples(coded: Coded, lexicon: Lexicon, score: ModuleType) -> Iterator[Example]:
    """Yield what each thing beside an event looks like, and whether the coder has it hit, cut or taken there."""
    view = look(coded, lexicon)
    for draft, gold in told_drafts(view, coded, score):
        told = defaultdict(list)
        for core in draft.cores:
            told[core.ground.sentence.index].append(core)
        for group in told.values():
            ground = group[0].ground
            for thing in find_objects(view.scene, ground):
                if thing.loose and by_grammar(view.scene, ground, group, thing) is not None:
                    continue
                features = object_features(view.scene, ground, group, thing)
                yield tuple(features), HIT if thing.id in gold["objects"] else "spared"


def source_examples(coded: Coded, lexicon: Lexicon, score: ModuleType) -> Iterator[Example]:
    """Yield what each possible source of an event looks like, and whether the coder has it according to that one:
    of the events as they are joined from all their mentions, each held against the one that the coder has of it.
    """
    view = look(coded, lexicon)
    fullest = fullest_names(view.scene)
    for draft, gold in told_drafts(view, coded, score):
        for core in {c.mention.first: c for c in draft.cores}.values():
            found = view.sources.candidates(core)
            near = any(s.link in {"speech", "according"} for s in found)
            for source in found:
                if source.far and near:
                    continue  # who is only named elsewhere counts where nobody is named here
                name = plain(name_party(view.scene, source.party, fullest))
                says = any(score.same_name(g, name) for g in gold["according_to"])
                features = source_features(view.sources, draft, core, source, found)
                yield tuple(features), SAYS if says else "silent"


def told_drafts(view: View, coded: Coded, score: ModuleType) -> Iterator[tuple[Draft, dict[str, Any]]]:
    """Yield each happening as it is read of a page, with the event that the coder made of it."""
    drafts = draft_happenings(view)[0]
    writer = EventWriter(view.scene, [p for g in view.grounds for p in g.places])
    made = [plain(writer.write(draft, number)) for number, draft in enumerate(drafts, 1)]
    told = {id(record): draft for record, draft in zip(made, drafts, strict=True)}
    for gold, record in score.match(coded.gold["events"], made, score.event_affinity):
        yield told[id(record)], gold


def opening_examples(coded: Coded, lexicon: Lexicon, score: ModuleType) -> Iterator[Example]:
    """Yield what each draft looks like, and whether the coder has an event of its family there. What only tells again
    counts as nothing: mentions that no rule joins are records too many.
    """
    view = look(coded, lexicon)
    for draft, made in drafts_of(view):
        if draft.anaphoric or draft.headline or is_practice(view.scene, draft):
            continue
        found = any(score.event_affinity(g, made) and score.overlap(g, made) >= QUOTED for g in coded.gold["events"])
        yield tuple(opening_features(view.scene, draft, view.sources)), YES if found else "nothing"


def class_examples(coded: Coded, lexicon: Lexicon, score: ModuleType) -> Iterator[Example]:
    """Yield what each toll that leaves its class open looks like, and the class that the coder gave it."""
    view = look(coded, lexicon)
    for draft, gold in told_drafts(view, coded, score):
        for toll in draft.tolls:
            if not is_undecided(toll) or by_rule(view.scene, draft, draft.tolls, toll):
                continue
            same = [
                h["who"] for h in gold["harm"] if (h["kind"], h["min"], h.get("max")) == (toll.kind, toll.min, toll.max)
            ]
            if len(same) == 1 and same[0] not in APART:
                yield tuple(class_features(view.scene, draft, toll)), same[0]


def proof_pages(lexicon: Lexicon) -> Iterator[list[Example]]:
    """Yield what the proof sentences of knowledge/ look like: those that must fire tell an event, those that must
    not tell none.
    """
    for owner in (*lexicon.knowledge.events, *lexicon.knowledge.acts):
        for proof in (p for part in (*owner.triggers, *owner.rejects) for p in part.proof):
            text = proof.text or proof.silent or ""
            view = view_of(Article(text, None, (Paragraph(0, len(text), "body"),)), lexicon)
            label = YES if proof.text else "nothing"
            drafts = [d for d, _ in drafts_of(view) if not d.anaphoric and d.core.of.owner is owner]
            yield [(tuple(opening_features(view.scene, d, view.sources)), label) for d in drafts]


TASKS: dict[str, Callable[[Coded, Lexicon, ModuleType], Iterator[Example]]] = {
    ROLES: role_examples,
    OBJECTS: object_examples,
    SOURCES: source_examples,
    OPENS: opening_examples,
    WHO: class_examples,
}
