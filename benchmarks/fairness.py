"""Does it matter who did it, or how harshly it is worded? Swaps the sides' names, and neutral for loaded wording.

    python -m benchmarks.fairness [--set NAME ...] [--show N] [--json]

In every coded article the names of armed sides are swapped with each other (a lone one with a side that the article
does not name), and so are those of governments. Every side changes its name; only the sentence must stay one that a
writer could have written, for a broken one proves nothing about the sides:

- a name gives way to one of equal grammatical number and gender, so that verbs still agree, in the same letters, and
  the likest of them: with the same head noun («قوات» for «قوات») if there is one, definite if it is, about as long;
- a short word that recalls a side («التنظيم») changes with its name, and where a force or a weapon is told by whose it
  is («القصف …ي»), so does the adjective, all over the article: else one side would become two;
- quotation marks inside a name go as a pair;
- none comes in that is a place too, joins two with «and», describes its bearer in a clause («تقوده …»), or tells what
  he strikes with (an air force strikes from the air).

Then, apart from that, neutral words and names give way to loaded ones (pairs in fairness.yml, names in
knowledge/actors). The article is read again: types, days, places and harm must be the same. Without the shared
material it says so and ends.
"""

import argparse
import json
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
from benchmarks.gold import SETS, load_set, root_or_say, shared_root

from waqai.errors import PageError
from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.actors import Actor
from waqai.page import parse_page
from waqai.pipeline import load_lexicon
from waqai.reading import read_article
from waqai.reading.namesakes import choose_actor
from waqai.reading.parties import find_parties
from waqai.reading.scene import Scene, build_scene
from waqai.records import Article, Event, Paragraph

ARMED = frozenset({"military", "armed_group"})
SIDES = (ARMED, frozenset({"government"}))
FLOORS = {"sides": 0.99, "loaded": 0.95}
FIELDS = ("type", "start", "end", "places", "harm")


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Neutral wording and what a partisan writes for it."""

    neutral: str
    loaded: str


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of fairness.yml."""

    feminine: list[str]
    plural: list[str]
    people: list[str]
    means: list[str]
    describing: list[str]
    joining: str
    quotes: dict[str, str]
    article: str
    feminine_mark: str
    eliding: str
    particles: str
    bare_alif: str
    hamzas: str
    pairs: list[Pair]


@dataclass(frozen=True)
class Edit:
    """``new`` instead of ``text[start:end]``; ``recalls`` tells a short word for a side from its name."""

    start: int
    end: int
    new: str
    recalls: bool = False


@dataclass
class Outcome:
    """What a swap changed, over all articles."""

    articles: int = 0
    edits: int = 0
    records: int = 0
    same: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of records in which nothing changed that must not change."""
        return self.same / self.records if self.records else 1.0


WORDING = msgspec.yaml.decode(Path(__file__).with_suffix(".yml").read_bytes(), type=Wording)


def grammar_of(name: str) -> str:
    """Return the number and gender that a verb takes for ``name``."""
    first = name.split()[0]
    if first.endswith(tuple(WORDING.plural)) and len(first) > 4:
        return f"plural {first[-2:]}"
    return "feminine" if first in WORDING.feminine or first.endswith(WORDING.feminine_mark) else "masculine"


def bare(word: str) -> str:
    """Return a word without the article."""
    return word.removeprefix(WORDING.article)


def names_of(actor: Actor) -> list[str]:
    """Return the names that are nobody's judgement."""
    return [actor.name.ar, *actor.aliases, *actor.short, *actor.former]


class Swapper:
    """Makes the edits of an article; knows which names of which sides may stand for one another."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._names: dict[str, list[str]] = {}
        self._looked_at: Scene | None = None
        self._adjectives_at: dict[str, list[int]] = {}
        self._pools: list[list[Actor]] = [
            [a for a in lexicon.knowledge.actors if a.kind in kinds and self.plain_names(a)] for kinds in SIDES
        ]

    def plain_names(self, actor: Actor) -> list[str]:
        """Return those neutral names of an actor that mean it and nothing else."""
        if actor.id not in self._names:
            self._names[actor.id] = [n for n in names_of(actor) if self._means(n, actor)]
        return self._names[actor.id]

    def _means(self, name: str, actor: Actor) -> bool:
        words = name.split()
        if words[0] in WORDING.people or _tells_means(name) or not set(words).isdisjoint(WORDING.describing):
            return False
        if any(word.startswith(WORDING.joining) for word in words[1:]):
            return False
        scene = build_scene(Article(name, None, (Paragraph(0, len(name), "body"),)), self._lexicon)
        return {(m.entry.kind, m.entry.id, m.first, m.last) for m in scene.mentions} == {
            ("actor", actor.id, 0, len(scene.tokens))
        }

    def sides(self, scene: Scene) -> dict[str, list[Mention]]:
        """Return where an article names each side."""
        taken = {at for m in scene.of_kind("place") for at in range(m.first, m.last)}
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in sorted(scene.of_kind("actor"), key=lambda m: (m.first - m.last, m.first)):
            stretch = range(mention.first, mention.last)
            bearer = self._bearer(scene, mention) if taken.isdisjoint(stretch) else None
            named = self._without_means(scene, mention) if _tells_means(written(scene, mention)) else mention
            named = named or _overlapping(scene, mention)
            if named is None:
                continue
            stretch = range(mention.first, named.last)
            if bearer is not None:
                found[bearer].append(named)
            taken.update(stretch)
        return {key: sorted(found[key], key=lambda m: m.first) for key in sorted(found)}

    def _without_means(self, scene: Scene, mention: Mention) -> Mention | None:
        """Return what stands behind the word for the means in a name («طيران التحالف …»), where that is a name itself,
        of the same or of whom it is a part.
        """
        actor: Actor = mention.entry.known
        bearers = [a for a in (actor, self._lexicon.actors.get(actor.parent or "")) if a is not None]
        names = [n for a in bearers for n in (*names_of(a), *a.loaded)]
        words = written(scene, mention).split()
        if len(words) != mention.last - mention.first or " ".join(words[1:]) not in names or _tells_means(words[1]):
            return None
        first = mention.first + 1
        return msgspec.structs.replace(mention, first=first, start=scene.tokens[first].start, parts=frozenset())

    @staticmethod
    def _bearer(scene: Scene, mention: Mention) -> str | None:
        """Return whose name a mention is, of several that bear it the one that the article tells; None where it stands
        for somebody by another word than a name.
        """
        bearers = [m for m in scene.opening[mention.first] if m.entry.kind == "actor" and m.last == mention.last]
        actor = choose_actor(scene, bearers) if mention.entry.sense in {"name", "shared"} else None
        return actor.id if actor else None

    def swap_sides(self, scene: Scene, key: str) -> list[Edit]:
        """Return the edits that swap the sides of an article among themselves."""
        edits: list[Edit] = []
        sides = self.sides(scene)
        taken = set(sides)
        for pool in self._pools:
            ids = {a.id: a for a in pool}
            left = [ids[i] for i in sides if i in ids and not self._stays(scene, ids[i])]
            while left:
                actor = left.pop(0)
                fitting = [a for a in left if self._fits(scene, sides, actor, a)]
                partner = min(fitting, key=lambda a: a.kind != actor.kind, default=None)
                if partner:
                    left.remove(partner)
                    edits += self._renamed(scene, sides, partner.id, actor)
                else:
                    free = [a for a in pool if not self._is_kin(a, taken)]
                    partner = self._stranger(scene, sides[actor.id], actor, free, key)
                if partner:
                    taken.add(partner.id)
                    edits += self._renamed(scene, sides, actor.id, partner)
        named = {at for e in edits if not e.recalls for at in range(e.start, e.end)}
        first = {e.start: e for e in reversed(edits)}  # who shares an adjective with another side changes it once
        return [e for e in first.values() if not e.recalls or named.isdisjoint(range(e.start, e.end))]

    def _of(self, actor: Actor) -> Actor | None:
        """Return whose adjective tells ``actor``: its own or its state's («القصف …ي» by the army of that state)."""
        parent = self._lexicon.actors.get(actor.parent or "")
        return next((a for a in (actor, parent) if a is not None and a.adjectives), None)

    def _told_alike(self, one: Actor, other: Actor) -> bool:
        """Tell whether an adjective tells both in the same way: that of another state, own or as a part of it."""
        ours, theirs = self._of(one), self._of(other)
        if ours is None or theirs is None or ours.id == theirs.id or ours.kind != theirs.kind:
            return False
        return (ours.id == one.id) == (theirs.id == other.id)

    def _told_by_adjective(self, scene: Scene, actor: Actor) -> bool:
        """Tell whether the article tells deeds or weapons of ``actor`` by an adjective."""
        owner = self._of(actor)
        return owner is not None and bool(self._adjectives(scene, owner))

    def _stays(self, scene: Scene, actor: Actor) -> bool:
        """Tell whether an article that names the state of a force, too, tells the force by the state's adjective: a
        state's name is a place's and stays, so that the two, one side, would become two.
        """
        owner = self._of(actor)
        if owner is None or owner.id == actor.id or not self._adjectives(scene, owner):
            return False
        return any(p.id == owner.id and p.sort == "actor" for s in scene.sentences for p in find_parties(scene, s))

    def _adjectives(self, scene: Scene, owner: Actor) -> list[int]:
        """Return where adjectives tell what is of ``owner``; the parties of an article are looked for once."""
        if self._looked_at is not scene:
            self._looked_at, self._adjectives_at = scene, _adjectives(scene)
        return self._adjectives_at[owner.id]

    def _is_kin(self, actor: Actor, taken: set[str]) -> bool:
        """Tell whether ``actor`` is, is part of, has as a part or a fellow one of ``taken``."""
        others = [self._lexicon.actors[i] for i in taken]
        own = {actor.id, actor.parent} - {None}
        return any(not own.isdisjoint({other.id, other.parent}) for other in others)

    def _stranger(
        self, scene: Scene, mentions: list[Mention], actor: Actor, pool: list[Actor], key: str
    ) -> Actor | None:
        free = [a for a in pool if self._serves(scene, mentions, a)]
        near = [a for a in free if a.kind == actor.kind] or free
        near = [a for a in near if a.country == actor.country] or near
        if not near:
            return None
        unlike = {a.id: self._unlikeness(scene, mentions, a) for a in near}
        likest = [a for a in near if unlike[a.id] == min(unlike.values())]
        return likest[zlib.crc32(f"{key} {actor.id}".encode()) % len(likest)]

    def _unlikeness(self, scene: Scene, mentions: list[Mention], actor: Actor) -> list[int]:
        """Return how unlike the names of ``actor`` are to those of an article, summed over its mentions."""
        names = self.plain_names(actor)
        pairs = [(name, _closest(name, names)) for name in (written(scene, m) for m in mentions)]
        return [sum(row) for row in zip(*(unlikeness(name, other or "") for name, other in pairs), strict=True)]

    def _fits(self, scene: Scene, sides: dict[str, list[Mention]], one: Actor, other: Actor) -> bool:
        return self._serves(scene, sides[one.id], other) and self._serves(scene, sides[other.id], one)

    def _serves(self, scene: Scene, mentions: list[Mention], actor: Actor) -> bool:
        told = self._lexicon.actors[mentions[0].entry.id]
        if self._told_by_adjective(scene, told) and not self._told_alike(told, actor):
            return False
        return all(_closest(written(scene, m), self.plain_names(actor)) for m in mentions)

    def _renamed(self, scene: Scene, sides: dict[str, list[Mention]], side: str, actor: Actor) -> list[Edit]:
        edits = [rename(scene, m, _closest(written(scene, m), self.plain_names(actor)) or "") for m in sides[side]]
        return edits + self._recalled(scene, side, actor) + self._described(scene, side, actor)

    def _described(self, scene: Scene, side: str, actor: Actor) -> list[Edit]:
        """Return the edits of the adjectives that tell ``side``: those of ``actor`` instead, in the same form."""
        owner, other = self._of(self._lexicon.actors[side]), self._of(actor)
        if owner is None or other is None:
            return []
        return [e for at in self._adjectives(scene, owner) for e in _adjective(scene, at, owner, other)]

    def _recalled(self, scene: Scene, side: str, actor: Actor) -> list[Edit]:
        """Return the edits of the short words that recall ``side``: the likest name of ``actor`` instead."""
        edits = []
        named = {m.first for m in scene.of_kind("actor")}
        for sentence in scene.sentences:
            for party in find_parties(scene, sentence):
                if party.id == side and party.sort == "actor" and party.first not in named:
                    edits += self._recall(scene, party.first, actor)
        return edits

    def _recall(self, scene: Scene, at: int, actor: Actor) -> list[Edit]:
        span = scene.folded.span(scene.tokens[at].start, scene.tokens[at].end)
        word = span.of(scene.article.text)
        found = re.match(rf"[{WORDING.particles}]??({WORDING.eliding}{WORDING.article[1]}|{WORDING.article})", word)
        short = WORDING.article + word[found.end() :] if found else ""
        name = _closest(short, self.plain_names(actor)) if found else None
        if found is None or name is None:
            return []
        elided = found[1].startswith(WORDING.eliding)
        new = name[1:] if elided and name.startswith(WORDING.article) else name
        return [Edit(span.start + found.start(1) + elided, span.end, new, recalls=True)]

    def load(self, scene: Scene, key: str) -> list[Edit]:
        """Return the edits that put loaded names and words in the place of neutral ones."""
        edits: list[Edit] = []
        for mentions in self.sides(scene).values():
            actor: Actor = mentions[0].entry.known
            for number, mention in enumerate(mentions):
                name = written(scene, mention)
                fitting = [n for n in actor.loaded if grammar_of(n) == grammar_of(name)]
                if fitting and name not in actor.loaded:
                    edits.append(rename(scene, mention, fitting[number % len(fitting)]))
        for edit in _worded(scene.article.text):
            if not any(edit.start < e.end and e.start < edit.end for e in edits):
                edits.append(edit)
        return edits


def _adjectives(scene: Scene) -> dict[str, list[int]]:
    """Return, by whose they are, where adjectives tell that a force, a weapon or a deed is somebody's; who is only
    counted by his nation («ثلاثة …يين») is no side.
    """
    found: dict[str, list[int]] = defaultdict(list)
    for party in (p for s in scene.sentences for p in find_parties(scene, s) if p.sort != "actor" and p.id):
        counted = scene.is_counted(party.at) and party.known.kind == "government"
        for at in range(party.at, party.last) if not counted else ():
            if any(m.entry.kind == "adjective" and m.entry.id == party.id for m in scene.opening.get(at, ())):
                found[party.id].append(at)
    return found


def _adjective(scene: Scene, at: int, owner: Actor, other: Actor) -> Iterator[Edit]:
    """Yield the edit that writes the adjective of ``other`` for that of ``owner``, particles and ending kept."""
    span = scene.folded.span(scene.tokens[at].start, scene.tokens[at].end)
    word = span.of(scene.article.text)
    for stem in _spellings(owner.adjectives):
        if stem in word:
            start = span.start + word.index(stem)
            yield Edit(start, start + len(stem), other.adjectives[0], recalls=True)
            return


def _spellings(words: Iterable[str]) -> Iterator[str]:
    """Yield words as they are spelled, with and without the hamza of their first letter."""
    for word in words:
        yield from (word, *(WORDING.bare_alif + word[1:] for sign in WORDING.hamzas if word.startswith(sign)))


def written(scene: Scene, mention: Mention) -> str:
    """Return a name as the article writes it, with the article that a particle may have cut short."""
    span = scene.folded.span(mention.start, mention.end)
    name = span.of(scene.article.text)
    return WORDING.article[0] + name if _elided(scene, mention) else name


def _tells_means(name: str) -> bool:
    """Tell whether a name says what its bearer strikes with: another name in its place would tell another event."""
    return any(word in name for word in WORDING.means)


def _overlapping(scene: Scene, mention: Mention) -> Mention | None:
    """Return the name that begins inside one with a word for means and goes on behind it («مدفعية نظام …»)."""
    inside = range(mention.first + 1, mention.last)
    return next((m for m in scene.of_kind("actor") if m.first in inside and m.last > mention.last), None)


def _elided(scene: Scene, mention: Mention) -> bool:
    start = scene.folded.span(mention.start, mention.end).start
    return "to" in mention.parts and "the" in mention.parts and scene.article.text[start] == WORDING.article[1]


def rename(scene: Scene, mention: Mention, name: str) -> Edit:
    """Return the edit that writes ``name`` in the place of a mention, its particles kept."""
    span = scene.folded.span(mention.start, mention.end)
    behind = scene.article.text[: span.start].endswith(WORDING.eliding) and "to" in mention.parts
    new = name[1:] if behind and name.startswith(WORDING.article) else name
    return Edit(span.start, _closed(scene.article.text, span.start, span.end), new)


def _closed(text: str, start: int, end: int) -> int:
    """Return where a name ends that begins a quotation (تنظيم «داعش»): behind the mark that closes it."""
    opened = next((WORDING.quotes[sign] for sign in text[start:end] if sign in WORDING.quotes), None)
    alone = opened is not None and sum(text.count(s, start, end) for s in {*WORDING.quotes, opened}) == 1
    return end + 1 if alone and text[end : end + 1] == opened else end


def _closest(name: str, names: list[str]) -> str | None:
    """Return the name of ``names`` that is most like ``name`` and agrees with it; None where none agrees."""
    fitting = [n for n in names if grammar_of(n) == grammar_of(name) and n.isascii() == name.isascii()]
    return min(fitting, key=lambda n: unlikeness(name, n), default=None)


def unlikeness(name: str, other: str) -> tuple[bool, bool, int]:
    """Tell how unlike two names are as words: in their head noun, definiteness, length."""
    ours, theirs = name.split(), other.split()
    definite = [n.startswith(WORDING.article) for n in (name, other)]
    return bare(ours[0]) != bare(theirs[0]), definite[0] != definite[1], abs(len(ours) - len(theirs))


def _worded(text: str) -> Iterator[Edit]:
    taken: list[Edit] = []
    for pair in sorted(WORDING.pairs, key=lambda p: -len(p.neutral)):
        for found in re.finditer(rf"(?<!\w)[{WORDING.particles}]?({re.escape(pair.neutral)})(?!\w)", text):
            edit = Edit(*found.span(1), pair.loaded)
            if not any(edit.start < t.end and t.start < edit.end for t in taken):
                taken.append(edit)
                yield edit


def apply_edits(article: Article, edits: Iterable[Edit]) -> tuple[Article, Callable[[int], int]]:
    """Return the article with ``edits`` made, and the way from its old offsets to the new ones."""
    ordered = sorted(edits, key=lambda e: e.start)

    def moved(at: int) -> int:
        return at + sum(len(e.new) - (e.end - e.start) for e in ordered if e.end <= at)

    text, done = "", 0
    for edit in ordered:
        text += article.text[done : edit.start] + edit.new
        done = edit.end
    text += article.text[done:]
    paragraphs = tuple(Paragraph(moved(p.start), moved(p.end), p.kind) for p in article.paragraphs)
    head = next((text[p.start : p.end] for p in paragraphs if p.kind == "headline"), article.headline)
    return replace(article, text=text, headline=head, paragraphs=paragraphs), moved


def fields_of(event: Event) -> tuple[object, ...]:
    """Return what of an event may not depend on names and wording."""
    return (
        event.type,
        event.start,
        event.end,
        tuple(sorted(p.id or p.name for p in event.places)),
        tuple(sorted((h.kind, h.who, h.min or -1, h.max or -1) for h in event.harm)),
    )


def at_of(event: Event) -> int:
    """Return where the record of an event starts."""
    return min(item.start for item in event.evidence if item.field == "record")


def compare(
    key: str, before: tuple[Event, ...], after: tuple[Event, ...], moved: Callable[[int], int], out: Outcome
) -> None:
    """Count which records of an article stayed the same, and how the others differ."""
    left, changed = list(after), []
    for event in before:
        same = next((e for e in left if fields_of(e) == fields_of(event)), None)
        if same:
            left.remove(same)
        else:
            changed.append(event)
    for event in changed:
        other = next((e for e in left if at_of(e) == moved(at_of(event))), None)
        if other:
            left.remove(other)
        out.kinds[_difference(event, other)] += 1
        out.examples.append(f"{key}: {event.type}: {_difference(event, other)}: {_told(event, other)}")
    for event in left:
        out.kinds["a record more"] += 1
        out.examples.append(f"{key}: {event.type}: a record more: {fields_of(event)}")
    out.records += len(before) + len(left)
    out.same += len(before) - len(changed)


def _difference(event: Event, other: Event | None) -> str:
    if other is None:
        return "lost"
    pairs = zip(FIELDS, fields_of(event), fields_of(other), strict=True)
    return " + ".join(name for name, a, b in pairs if a != b)


def _told(event: Event, other: Event | None) -> str:
    if other is None:
        return str(fields_of(event))
    pairs = zip(fields_of(event), fields_of(other), strict=True)
    return "; ".join(f"{a} → {b}" for a, b in pairs if a != b)


def measure(names: Iterable[str], lexicon: Lexicon) -> dict[str, Outcome]:
    """Swap and read again every article of the named sets."""
    root = shared_root()
    swapper = Swapper(lexicon)
    outcomes = {name: Outcome() for name in FLOORS}
    for coded in (c for name in names for c in load_set(root, name)) if root else ():
        try:
            article = parse_page(coded.page, lexicon.knowledge)
        except PageError:
            continue
        scene, before = build_scene(article, lexicon), read_article(article, lexicon).events
        for name, edit in (("sides", swapper.swap_sides), ("loaded", swapper.load)):
            key = str(coded.gold["id"])
            edits = edit(scene, key)
            if not edits:
                continue
            changed, moved = apply_edits(article, edits)
            out = outcomes[name]
            out.articles += 1
            out.edits += len(edits)
            compare(key, before, read_article(changed, lexicon).events, moved, out)
    return outcomes


def main() -> int:
    """Measure and print; 1 when a share lies below its floor."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("--set", action="append", choices=sorted(SETS))
    args.add_argument("--show", type=int, default=0, metavar="N", help="also list N records that changed")
    args.add_argument("--json", action="store_true")
    options = args.parse_args()
    if root_or_say() is None:
        return 0
    outcomes = measure(options.set or SETS, load_lexicon())
    if options.json:
        told = {
            name: {"share": round(o.share, 4), "floor": FLOORS[name], "articles": o.articles, "edits": o.edits,
                   "records": o.records, "differences": dict(o.kinds.most_common())}
            for name, o in outcomes.items()
        }  # fmt: skip
        print(json.dumps(told))
    else:
        for name, out in outcomes.items():
            print(f"{name}: {out.same} of {out.records} records the same ({out.share:.1%}, wanted {FLOORS[name]:.0%});")
            print(f"  {out.edits} words or names changed in {out.articles} articles")
            print("".join(f"  {n:4}  {kind}\n" for kind, n in out.kinds.most_common(8)), end="")
            print("".join(f"    {line}\n" for line in out.examples[: options.show]), end="")
    return int(any(out.share < FLOORS[name] for name, out in outcomes.items()))


if __name__ == "__main__":
    sys.exit(main())
