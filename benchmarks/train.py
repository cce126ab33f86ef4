"""Learns the choices of the reading from coded pages and writes them, readable, to knowledge/weights/.

    python -m benchmarks.train roles [--set NAME ...] [--folds N] [--rounds N]

A linear softmax over readable features, by stochastic gradient with L2 shrinkage; the order of examples and the
seed are fixed, so that the same pages give the same file. With ``--folds`` nothing is written: the pages are split,
and accuracy on the unseen part is printed. Only features seen at least five times are kept.
"""

import argparse
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import yaml
from benchmarks.calibrate import CLASSES, Told, as_examples, fit, tell, with_weights
from benchmarks.coded import FOLDER, load_coded
from benchmarks.gold import DEVELOPED_ON, SETS, Coded, gold_article, load_scorer, load_set, shared_root

from waqai.lexicon.lexicon import Lexicon
from waqai.pipeline import load_lexicon
from waqai.reading.assemble import lay_ground
from waqai.reading.attribution import SAYS, SOURCES, source_features
from waqai.reading.classes import WHO, by_rule, class_features, is_undecided
from waqai.reading.confidence import CONFIDENCE
from waqai.reading.drafts import Draft
from waqai.reading.harm import APART
from waqai.reading.hearing import hear
from waqai.reading.objects import HIT, OBJECTS, by_grammar, object_features
from waqai.reading.opening import OPENS, YES, is_practice, opening_features
from waqai.reading.party_names import fullest_names, name_party
from waqai.reading.reader import draft_happenings
from waqai.reading.role_features import RoleReader
from waqai.reading.roles import ROLES
from waqai.reading.scene import build_scene
from waqai.reading.sources import Sources
from waqai.reading.speech import listen
from waqai.reading.things import find_objects
from waqai.reading.view import View, sentence_drafts
from waqai.reading.write import EventWriter
from waqai.records import Article, Paragraph
from waqai.records.wire import plain

Example = tuple[tuple[str, ...], str]
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "waqai" / "knowledge" / "weights"
PROOF_WEIGHT = 3  # a proof sentence is one clear case; a coded page holds many, and unclear ones
FOLDS = 5
ROUNDS = 16
RARE = 5
QUOTED = 0.34  # share of words that a record and the quote of its event have in common, as the scorer has it
SHRINK = 0.1
RATE = 0.1
# Smaller steps where many features say nearly the same: of .1, .05, .02 and .01 the best on unseen pages of press +
# syria, by accuracy for objects, by likelihood for roles (accuracy .746 and .748 at .02 and .01).
RATES = {ROLES: 0.02, OBJECTS: 0.01}
LEAST = 0.02  # a feature that weighs less for every class is left out


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


def role_examples(coded: Coded, lexicon: Lexicon, score: ModuleType) -> Iterator[Example]:
    """Yield what each party beside each event looks like, and the role that the coder gave it."""
    view = look(coded, lexicon)
    fullest = fullest_names(view.scene)
    for draft, made in drafts_of(view):
        gold = max(coded.gold["events"], key=lambda g: score.event_affinity(g, made), default=None)
        if gold is None or not score.event_affinity(gold, made):
            continue
        speakers = view.sources.speakers_in(draft.core.ground)
        reader = RoleReader(view.scene, draft.cores, draft.tolls, speakers)
        for party in reader.parties:
            name = plain(name_party(view.scene, party, fullest))
            role = next((r for r in ("actor1", "actor2") if any(score.same_name(g, name) for g in gold[r])), "none")
            yield tuple(reader.features(party)), role


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


def learn(examples: list[Example], classes: list[str], rounds: int, rate: float = RATE) -> dict[str, list[float]]:
    """Return the weights of each feature, one a class: AdaGrad steps, averaged over the second half of the rounds."""
    seen = Counter(f for features, _ in examples for f in set(features))
    size = range(len(classes))
    weights = {f: [0.0 for _ in size] for f, n in seen.items() if n >= RARE}
    squares = {f: [1.0 for _ in size] for f in weights}
    sums = {f: [0.0 for _ in size] for f in weights}
    chooser = random.Random(7)
    order = list(range(len(examples)))
    for turn in range(rounds):
        chooser.shuffle(order)
        for index in order:
            features, label = examples[index]
            known = [f for f in features if f in weights]
            parts = _chances([sum(weights[f][c] for f in known) for c in size])
            for f in known:
                row, square = weights[f], squares[f]
                for c in size:
                    step = (classes[c] == label) - parts[c] - SHRINK * row[c]
                    square[c] += step * step
                    row[c] += rate * step / math.sqrt(square[c])
        if turn >= rounds // 2:
            for f, row in weights.items():
                sums[f] = [a + b for a, b in zip(sums[f], row, strict=True)]
    return {f: [v / (rounds - rounds // 2) for v in row] for f, row in sums.items()}


def _chances(scores: list[float]) -> list[float]:
    top = max(scores)
    parts = [math.exp(s - top) for s in scores]
    total = sum(parts)
    return [p / total for p in parts]


def predict(weights: dict[str, list[float]], classes: list[str], features: tuple[str, ...]) -> str:
    """Return the likeliest class."""
    sums = [sum(weights[f][c] for f in features if f in weights) for c in range(len(classes))]
    return classes[sums.index(max(sums))]


def measure(weights: dict[str, list[float]], classes: list[str], examples: list[Example]) -> str:
    """Return accuracy and the F1 of each class but the last-named one, as a line."""
    made = [(label, predict(weights, classes, features)) for features, label in examples]
    told = [f"accuracy {sum(a == b for a, b in made) / max(1, len(made)):.3f}"]
    for name in classes:
        hits = sum(a == b == name for a, b in made)
        both = sum(a == name for a, _ in made) + sum(b == name for _, b in made)
        told.append(f"{name} F1 {2 * hits / both if both else 0:.3f}")
    return ", ".join(told)


def as_kept(weights: dict[str, list[float]]) -> dict[str, list[float]]:
    """Return weights as their file holds them: rounded, those left out that say next to nothing."""
    rounded = {f: [round(w, 2) for w in row] for f, row in weights.items()}
    return {f: row for f, row in rounded.items() if max(map(abs, row)) >= LEAST}


def write(task: str, classes: list[str], weights: dict[str, list[float]], trained: str) -> Path:
    """Write the weights as YAML, loudest features first."""
    ranked = dict(sorted(as_kept(weights).items(), key=lambda item: (-max(map(abs, item[1])), item[0])))
    path = WEIGHTS / f"{task}.yml"
    lines = [
        yaml.safe_dump(
            {"id": task, "trained": trained, "classes": classes}, allow_unicode=True, sort_keys=False, width=110
        )
    ]
    lines.append("weights:\n")
    lines += [f"  {msgspec.json.encode(f).decode()}: {row}\n" for f, row in ranked.items()]
    path.write_text("".join(lines), "utf-8")
    return path


def main() -> int:
    """Train or cross-check one choice."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("task", choices=sorted([*TASKS, CONFIDENCE]))
    args.add_argument("--set", action="append", choices=sorted(SETS))
    args.add_argument("--folds", type=int, default=0)
    args.add_argument("--rounds", type=int, default=ROUNDS)
    options = args.parse_args()
    root = shared_root()
    if root is None:
        print("no coded pages: set WAQAI_SHARED", file=sys.stderr)
        return 1
    score, lexicon = load_scorer(root), load_lexicon()
    names, coded = coded_pages(root, options.set)
    if options.task == CONFIDENCE:
        return calibrate(names, unseen_records(coded, lexicon, score, options.folds or FOLDS, options.rounds))
    pages: list[list[Example]] = [list(TASKS[options.task](c, lexicon, score)) for c in coded]
    proofs = list(proof_pages(lexicon)) * PROOF_WEIGHT if options.task == OPENS else []
    everything = [e for page in (*pages, *proofs) for e in page]
    classes = sorted({label for _, label in everything})
    if options.folds:
        return cross_check(pages, proofs, classes, options.folds, options.rounds, RATES.get(options.task, RATE))
    rate = RATES.get(options.task, RATE)
    weights = learn(everything, classes, options.rounds, rate)
    told = (
        f"python -m benchmarks.train {options.task} on {', '.join(names)}: {len(pages) + len(proofs)} pages, "
        f"{len(everything)} examples; on these {measure(weights, classes, everything)}"
    )
    print(write(options.task, classes, weights, told), told, sep="\n")
    return 0


def coded_pages(root: Path, sets: list[str] | None = None) -> tuple[list[str], list[Coded]]:
    """Return the names and the pages of the coded sets to train on: those named, else all developed on or kept here
    (of these, those whose texts are at hand).
    """
    names = sets or list(DEVELOPED_ON)
    coded = [c for name in names for c in load_set(root, name)]
    if not sets:
        for name in sorted(path.stem for path in FOLDER.glob("*.jsonl")):
            further = list(load_coded(root, name))
            coded += further
            names += [name] if further else []
    return names, coded


def unseen_records(
    coded: list[Coded], lexicon: Lexicon, score: ModuleType, folds: int = FOLDS, rounds: int = ROUNDS
) -> list[list[Told]]:
    """Return, part by part, what is read from pages of which no learned choice has seen anything, held against gold."""
    return [
        [t for c in part for t in tell(c, look(c, unseen), score)]
        for part, unseen in unseen_parts(coded, lexicon, score, folds, rounds)
    ]


def unseen_parts(
    coded: list[Coded], lexicon: Lexicon, score: ModuleType, folds: int = FOLDS, rounds: int = ROUNDS
) -> Iterator[tuple[list[Coded], Lexicon]]:
    """Yield each part of the pages with a lexicon all of whose choices were learned on the other parts."""
    pages = {task: [list(make(c, lexicon, score)) for c in coded] for task, make in TASKS.items()}
    pages[OPENS] += list(proof_pages(lexicon)) * PROOF_WEIGHT
    for fold in range(folds):
        learned = {}
        for task, made in pages.items():
            seen = [e for i, page in enumerate(made) if i % folds != fold or i >= len(coded) for e in page]
            classes = sorted({label for _, label in seen})
            learned[task] = (classes, as_kept(learn(seen, classes, rounds, RATES.get(task, RATE))))
        yield coded[fold::folds], with_weights(lexicon, learned)


def calibrate(names: list[str], parts: list[list[Told]]) -> int:
    """Learn how likely a record is right from records of unseen pages, and write it."""
    told = [t for part in parts for t in part]
    trained = (
        f"python -m benchmarks.train {CONFIDENCE} on {', '.join(names)}: {len(told)} records of unseen pages in "
        f"{len(parts)} parts, {sum(t.right for t in told) / len(told):.3f} of them right; benchmarks/reliability.py "
        "says how well it holds"
    )
    print(write(CONFIDENCE, CLASSES, fit(as_examples(told)), trained), trained, sep="\n")
    return 0


def cross_check(
    pages: list[list[Example]],
    proofs: list[list[Example]],
    classes: list[str],
    folds: int,
    rounds: int,
    rate: float,
) -> int:
    """Print how well the choice does on pages that it did not learn from; ``proofs`` are learned from, never judged
    on.
    """
    told = [e for page in proofs for e in page]
    for fold in range(folds):
        seen = told + [e for i, page in enumerate(pages) if i % folds != fold for e in page]
        unseen = [e for i, page in enumerate(pages) if i % folds == fold for e in page]
        print(
            f"fold {fold + 1}: {len(unseen)} examples, {measure(learn(seen, classes, rounds, rate), classes, unseen)}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
