"""The cascade in order: fold, match, values, clauses, frames, attribution, inheritance, merge, statements, demands."""

from dataclasses import dataclass, field

from waqai.lexicon.lexicon import Lexicon
from waqai.reading.assemble import draft_events, lay_ground
from waqai.reading.attribution import attribute, told_sources
from waqai.reading.cores import Ground, Rejected
from waqai.reading.drafts import Draft
from waqai.reading.inherit import inherit
from waqai.reading.merge import give_loose_tolls, merge_drafts
from waqai.reading.parties import PartyMention
from waqai.reading.scene import Scene, build_scene
from waqai.reading.times import reference_day
from waqai.reading.write import EventWriter
from waqai.records import Article, Demand, Event, Statement, Unread


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reading for `waqai explain`: its name and, line by line, what came out with its span in the
    text.
    """

    name: str
    lines: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article says, and how it was read."""

    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    demands: tuple[Demand, ...] = ()
    unread: tuple[Unread, ...] = ()
    trace: tuple[Step, ...] = field(default=(), repr=False)


def read_article(article: Article, lexicon: Lexicon) -> Reading:
    """Return everything that ``article`` says, each field with the stretch that proves it. Pure: same input, same
    output.
    """
    if article.refused or not article.text.strip():
        return Reading()
    scene = build_scene(article, lexicon)
    grounds = [lay_ground(scene, sentence) for sentence in scene.sentences]
    drafts, rejected = _draft_all(scene, grounds)
    writer = EventWriter(scene, [p for g in grounds for p in g.places])
    events = tuple(writer.write(draft, number) for number, draft in enumerate(drafts, 1))
    return Reading(events=events, unread=tuple(_unread(scene, rejected)))


def _draft_all(scene: Scene, grounds: list[Ground]) -> tuple[list[Draft], list[Rejected]]:
    reference = reference_day(scene)
    drafts: list[Draft] = []
    rejected: list[Rejected] = []
    sources: dict[int, list[PartyMention]] = {}
    for ground in grounds:
        sources[ground.sentence.index] = told_sources(scene, ground)
        speakers = {p.first for p in sources[ground.sentence.index]}
        own, loose, silent = draft_events(scene, ground, speakers, reference)
        rejected += silent
        drafts += own
        give_loose_tolls(drafts, loose, ground.sentence.index)
    inherit(drafts)
    merged = merge_drafts(drafts)
    attribute(merged, sources)
    merged.sort(key=lambda d: d.core.mention.first)
    return merged, rejected


def _unread(scene: Scene, rejected: list[Rejected]) -> list[Unread]:
    spans = [(scene.folded.span(r.mention.start, r.mention.end), r.why) for r in rejected]
    return [Unread(s.start, s.end, why) for s, why in spans]
