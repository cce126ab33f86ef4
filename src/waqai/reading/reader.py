"""The cascade in order: fold, match, values, clauses, frames, attribution, inheritance, merge, statements, demands."""

from dataclasses import dataclass, field

from waqai.lexicon.lexicon import Lexicon
from waqai.reading.about import link_events
from waqai.reading.assemble import lay_ground
from waqai.reading.attribution import attribute
from waqai.reading.cores import Ground, Rejected
from waqai.reading.craft import name_craft
from waqai.reading.demands import draft_demands, write_demands
from waqai.reading.digest import date_by_heading, top_of
from waqai.reading.drafts import Draft
from waqai.reading.hearing import hear
from waqai.reading.inherit import inherit, let_go_of_places
from waqai.reading.inherit_sides import inherit_kinds, inherit_sides, name_attackers, name_opponents
from waqai.reading.items import Shift, skipped_headline, split_items
from waqai.reading.merge import merge_drafts
from waqai.reading.opening import chance_of_event
from waqai.reading.scene import Scene, build_scene
from waqai.reading.scene_places import place_by_scene
from waqai.reading.sources import Sources
from waqai.reading.speech import listen
from waqai.reading.statements import draft_statements, write_statements
from waqai.reading.step import Step
from waqai.reading.toll import Toll
from waqai.reading.tolls import give_lead_tolls, give_loose_tolls, settle_tolls
from waqai.reading.trace import Read, trace_reading
from waqai.reading.view import View, sentence_drafts
from waqai.reading.write import EventWriter
from waqai.records import Article, Demand, Event, Statement, Unread

_MANY = "headline over several stories"
_OPEN = 0.4  # below this chance a trigger opens no event: abstain
_DOUBT = 0.15  # above this one that tells what an earlier sentence told joins it all the same


@dataclass(frozen=True, slots=True)
class Reading:
    """What an article says, and how it was read."""

    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    demands: tuple[Demand, ...] = ()
    unread: tuple[Unread, ...] = ()
    trace: tuple[Step, ...] = field(default=(), repr=False)


def read_article(article: Article, lexicon: Lexicon, *, explain: bool = False) -> Reading:
    """Return everything that ``article`` says, each field with the stretch that proves it. Pure: same input, same
    output. Only with ``explain`` is the trace of its steps made.
    """
    if article.refused or not article.text.strip():
        return Reading()
    if article.items:
        return _read_items(article, lexicon, explain)
    return _read_story(article, lexicon, explain)


def _read_items(article: Article, lexicon: Lexicon, explain: bool) -> Reading:
    """Read every story of a digest or live blog for itself, and put what they say into one reading."""
    events: list[Event] = []
    statements: list[Statement] = []
    demands: list[Demand] = []
    trace: list[Step] = []
    pieces = split_items(article)
    skipped = skipped_headline(article, pieces)
    unread = [Unread(skipped.start, skipped.end, _MANY)] if skipped else []
    for piece in pieces:
        read = _read_story(piece.article, lexicon, explain)
        shift = Shift(piece.start, len(events), len(statements), len(demands))
        events += map(shift.event, read.events)
        statements += map(shift.statement, read.statements)
        demands += map(shift.demand, read.demands)
        unread += [Unread(u.start + piece.start, u.end + piece.start, u.why) for u in read.unread]
        trace += [_shift_step(step, piece.start) for step in read.trace]
    events = date_by_heading(top_of(article, lexicon), article, events)
    return Reading(tuple(events), tuple(statements), tuple(demands), tuple(unread), tuple(trace))


def _shift_step(step: Step, start: int) -> Step:
    return Step(step.name, tuple((first + start, last + start, told) for first, last, told in step.lines))


def _read_story(article: Article, lexicon: Lexicon, explain: bool) -> Reading:
    scene = build_scene(article, lexicon)
    hearing = hear(scene)
    speeches = listen(hearing)
    statements = draft_statements(hearing, speeches)
    demands = draft_demands(hearing, speeches, statements)
    view = View(scene, [lay_ground(scene, sentence) for sentence in scene.sentences], Sources(hearing, speeches))
    drafts, passed = draft_article(view)
    events = tuple(date_by_heading(scene, article, _write(view, drafts)))
    read = Read(view, hearing, speeches, statements, demands, drafts, passed, _OPEN)
    return Reading(
        events=events,
        statements=link_events(hearing, write_statements(hearing, statements), statements, events, drafts),
        demands=write_demands(hearing, demands),
        unread=tuple(_unread(scene, passed)),
        trace=trace_reading(read) if explain else (),
    )


def _write(view: View, drafts: list[Draft]) -> list[Event]:
    """Return the records of the happenings of an article; where it tells none, nothing need be known of its places."""
    if not drafts:
        return []
    writer = EventWriter(view.scene, [p for g in view.grounds for p in g.places])
    return [writer.write(draft, number) for number, draft in enumerate(drafts, 1)]


def draft_article(view: View) -> tuple[list[Draft], list[Rejected]]:
    """Return the happenings of an article, each once and settled, and the triggers that told none."""
    merged, passed = draft_happenings(view)
    name_attackers(merged, view.scene)
    name_opponents(merged, view.scene.lexicon.gazetteer)
    name_craft(merged, view)
    summed = settle_tolls(view.scene, merged)
    passed += [Rejected(d.core.mention, f"{d.type}: only adds up what is told one by one") for d in summed]
    merged = [d for d in merged if d not in summed]
    unplaced = [d for d in merged if not d.headline and _is_of_nobody(d)]
    passed += [Rejected(d.core.mention, f"{d.type}: told of no place, day or party") for d in unplaced]
    merged = [d for d in merged if d not in unplaced]
    let_go_of_places(merged)
    place_by_scene(merged, view)
    attribute(merged, view.sources)
    merged.sort(key=lambda d: d.core.mention.first)
    return merged, passed


def draft_happenings(view: View) -> tuple[list[Draft], list[Rejected]]:
    """Return the happenings of an article, each once, their tolls as worded, and the triggers that told none."""
    drafts: list[Draft] = []
    every: list[Draft] = []
    passed: list[Rejected] = []
    left: list[tuple[Toll, Ground]] = []
    for ground in view.grounds:
        own, loose, silent = sentence_drafts(view, ground)
        every += own
        for draft in own:
            chance = chance_of_event(view.scene, draft, view.sources)
            if chance >= _DOUBT or draft.anaphoric or draft.headline:
                draft.opened, draft.sure = chance, min(draft.sure, chance)
                draft.doubtful = chance < _OPEN and not draft.headline
                drafts.append(draft)
            else:
                loose += draft.tolls
                silent.append(Rejected(draft.core.mention, f"{draft.type}: no happening told ({chance:.2f})"))
        left += give_loose_tolls(view.scene, drafts, loose, ground)
        passed += silent
    inherit_kinds(drafts, view.scene)
    inherit(drafts, every, view.scene.lexicon.gazetteer)
    inherit_sides(drafts, view.scene)
    merged, lost = merge_drafts(drafts, view.scene.lexicon.gazetteer)
    passed += [Rejected(d.core.mention, f"{d.type}: {_why_lost(d)}") for d in lost]
    for draft in lost:
        left += give_loose_tolls(view.scene, merged, draft.tolls, draft.core.ground)
    give_lead_tolls(merged, left)
    return merged, passed


def _is_of_nobody(draft: Draft) -> bool:
    """Tell whether nothing tells one happening from another: no place, day, party, length of time or toll."""
    return not (draft.places or draft.day or draft.actor1 or draft.actor2 or draft.length or draft.tolls)


def _why_lost(draft: Draft) -> str:
    return f"no happening told ({draft.opened:.2f})" if draft.doubtful else "refers to nothing told"


def _unread(scene: Scene, rejected: list[Rejected]) -> list[Unread]:
    spans = [(scene.folded.span(r.mention.start, r.mention.end), r.why) for r in rejected]
    return [Unread(s.start, s.end, why) for s, why in spans]
