"""Tells every step of a reading for `waqai explain`: what came of which words, by which rule and file, and why not.

Made only when it is asked for. What the steps themselves do not keep is read once more: every step is pure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from waqai.arabic.dates import resolve_time
from waqai.lexicon.lexicon import Lexicon
from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.base import Known
from waqai.reading.cores import Rejected, clause_range
from waqai.reading.demands import DemandDraft
from waqai.reading.drafts import Draft
from waqai.reading.hearing import Hearing
from waqai.reading.named import Named, Speaker, span_of
from waqai.reading.party_names import party_span, written_name
from waqai.reading.place_records import PlaceReader
from waqai.reading.places import place_span
from waqai.reading.scene import Scene
from waqai.reading.speech import Speech
from waqai.reading.statements import StatementDraft
from waqai.reading.step import Line, Step
from waqai.reading.times import reference_day
from waqai.reading.trace_frames import line, tell_chances, tell_cores, tell_harm, tell_roles, token_line
from waqai.reading.view import View, sentence_drafts


@dataclass(frozen=True, slots=True)
class Read:
    """What a reading has in hand when it ends. ``events`` are in the order of their numbers; ``clear`` is the chance
    from which a trigger opens an event.
    """

    view: View
    hearing: Hearing
    speeches: list[Speech]
    statements: list[StatementDraft]
    demands: list[DemandDraft]
    events: list[Draft]
    passed: list[Rejected]
    clear: float


def trace_reading(read: Read) -> tuple[Step, ...]:
    """Return every step of a reading, in the order of the cascade."""
    view, scene = read.view, read.view.scene
    drafted = [sentence_drafts(view, ground) for ground in view.grounds]
    drafts = [draft for some, _, _ in drafted for draft in some]
    loose = [toll for _, some, _ in drafted for toll in some]
    steps: list[tuple[str, Iterable[Line]]] = [
        ("fold", _tell_folded(scene)),
        ("match", _tell_mentions(read)),
        ("values", _tell_values(scene)),
        ("clauses", _tell_clauses(view)),
        ("parties and places", _tell_named(view)),
        ("frames: triggers", tell_cores(scene, drafts)),
        ("frames: harm", tell_harm(scene, drafts, loose)),
        ("frames: sides", tell_roles(view, drafts)),
        ("frames: did it happen", tell_chances(view, drafts, read.clear)),
        ("attribution and modality", [*_tell_speech(read), *_tell_sources(scene, read.events)]),
        ("place and day", _tell_where_and_when(view, read.events)),
        ("merge", _tell_merged(scene, read.events)),
        ("statements", _tell_statements(read)),
        ("demands", _tell_demands(read)),
        ("passed over", _tell_passed(scene, read.passed)),
    ]
    return tuple(Step(name, tuple(dict.fromkeys(lines))) for name, lines in steps)


def _tell_folded(scene: Scene) -> Iterator[Line]:
    for paragraph in scene.article.paragraphs:
        folded = scene.folded.text[scene.folded.at(paragraph.start) : scene.folded.at(paragraph.end)]
        yield paragraph.start, paragraph.end, f"{paragraph.kind}: {' '.join(folded.split())}"


def _tell_mentions(read: Read) -> Iterator[Line]:
    """Tell, stretch by stretch, all that its words can stand for, each with its file."""
    scene = read.view.scene
    told: dict[tuple[int, int], list[str]] = {}
    for mention in (*scene.mentions, *(m for some in read.hearing.opening.values() for m in some)):
        told.setdefault((mention.start, mention.end), []).append(_tell_entry(scene.lexicon, mention))
    for (start, end), meanings in sorted(told.items()):
        yield line(scene, start, end, " | ".join(dict.fromkeys(meanings)))


def _tell_entry(lexicon: Lexicon, mention: Mention) -> str:
    entry = mention.entry
    file = lexicon.files[id(_root(entry.known))]
    name = "" if file.endswith(f"/{entry.id}.yml") else f" {entry.id}"
    attached = "".join(f" +{part}" for part in sorted(mention.parts)) + (" +pronoun" if mention.pronoun else "")
    return f"{entry.kind}{name} [{file}]{attached}"


def _root(known: object) -> object:
    """Return the value of a knowledge file that an entry's ``known`` is a part of."""
    if isinstance(known, Known):
        return known
    return next(value for name in ("owner", "kind", "ask") if (value := getattr(known, name, None)) is not None)


def _tell_values(scene: Scene) -> Iterator[Line]:
    reference = reference_day(scene)
    lines = []
    for amount in scene.amounts:
        upper = "" if amount.max is None else amount.max
        bounds = amount.min if amount.min == amount.max else f"{amount.min}–{upper}"
        lines.append(line(scene, amount.start, amount.end, f"number: {amount.kind} {bounds}"))
    for moment in scene.moments:
        when = resolve_time(moment, reference)
        days = f"{_days(when.start, when.end)} ({when.precision})" if when else "stays open"
        counted = f", counted from {reference}" if reference and moment.kind != "day" else ""
        lines.append(line(scene, moment.start, moment.end, f"time: {moment.kind} → {days}{counted}"))
    yield from sorted(lines)


def _days(start: object, end: object) -> str:
    return str(start) if start == end else f"{start} to {end}"


def _tell_clauses(view: View) -> Iterator[Line]:
    for ground in view.grounds:
        for number in range(len(ground.clauses)):
            first, last = clause_range(ground, number)
            where = f"sentence {ground.sentence.index + 1}, clause {number + 1} ({ground.sentence.kind})"
            yield token_line(view.scene, first, last, where)


def _tell_named(view: View) -> Iterator[Line]:
    scene = view.scene
    reader = PlaceReader(scene.lexicon.gazetteer, [p for g in view.grounds for p in g.places])
    for ground in view.grounds:
        lines = []
        for party in ground.parties:
            span = party_span(scene, party)
            known = f" {party.id} [{scene.lexicon.files[id(party.known)]}]" if party.id else ""
            lines.append((span.start, span.end, f"party: {party.sort}{known}"))
        for place in ground.places:
            span = place_span(scene, place)
            chosen = reader.resolve(place, ground.places)
            known = f"{chosen.id} [{scene.lexicon.files[id(chosen)]}]" if chosen else _open_place(len(place.candidates))
            lines.append((span.start, span.end, f"{place.use}: {place.precision}, {known}"))
        yield from sorted(lines)


def _open_place(candidates: int) -> str:
    return f"stays open: {candidates} places bear the name" if candidates else "in no gazetteer"


def _tell_merged(scene: Scene, events: list[Draft]) -> Iterator[Line]:
    for number, draft in enumerate(events, 1):
        for core in draft.cores:
            sentence = core.ground.sentence
            part = "leads" if core is draft.core else "joins"
            told = f"{part} e{number} {draft.type} (sentence {sentence.index + 1}, {sentence.kind})"
            yield line(scene, core.mention.start, core.mention.end, told)


def _tell_where_and_when(view: View, events: list[Draft]) -> Iterator[Line]:
    scene = view.scene
    for number, draft in enumerate(events, 1):
        for place in draft.places:
            span = place_span(scene, place)
            whence = _whence(scene, draft, "places", span.start)
            yield span.start, span.end, f"e{number} place: {place.precision}{whence}"
        if draft.day:
            span = scene.folded.span(draft.day.moment.start, draft.day.moment.end)
            days = _days(draft.day.when.start, draft.day.when.end)
            yield span.start, span.end, f"e{number} day: {days}{_whence(scene, draft, 'day', span.start)}"
        for name, value in (("place", draft.places), ("day", draft.day)):
            if not value:
                mention = draft.core.mention
                yield line(scene, mention.start, mention.end, f"e{number} {name}: stays open, none told in its thread")


def _whence(scene: Scene, draft: Draft, name: str, start: int) -> str:
    """Return which sentence an inherited value was taken from."""
    if name not in draft.inherited:
        return ""
    sentence = scene.sentence_of(scene.token_at(scene.folded.at(start)))
    return f", inherited from sentence {sentence.index + 1}"


def _tell_speech(read: Read) -> Iterator[Line]:
    scene = read.view.scene
    for speech in read.speeches:
        speaker = _names(read.hearing, speech.speaker)
        file = scene.lexicon.files[id(_root(speech.verb.entry.known))]
        carried = ", carried on from before" if speech.inherited else ""
        told = f"speech: {speech.kind} by {speaker}{carried} [{file}]"
        yield line(scene, speech.verb.start, speech.verb.end, told)
        if speech.last > speech.first:
            yield token_line(scene, speech.first, speech.last, "what is said")


def _names(hearing: Hearing, speaker: Speaker | None) -> str:
    if speaker is None:
        return "nobody told"
    return "، ".join(_name(hearing, named) for named in speaker.named)


def _name(hearing: Hearing, named: Named) -> str:
    return span_of(hearing, named).of(hearing.scene.folded.source)


def _tell_sources(scene: Scene, events: list[Draft]) -> Iterator[Line]:
    for number, draft in enumerate(events, 1):
        sources = "، ".join(written_name(scene, source) for source in draft.sources)
        sort = "aggregate, " if draft.aggregate else ""
        told = f"e{number}: {sort}{draft.modality}, according to {sources or 'the page itself'}"
        yield line(scene, draft.core.mention.start, draft.core.mention.end, told)


def _tell_statements(read: Read) -> Iterator[Line]:
    scene = read.view.scene
    for number, draft in enumerate(read.statements, 1):
        for speech in draft.speeches:
            told = f"s{number}: {draft.kind} by {_names(read.hearing, draft.speaker)}"
            yield line(scene, speech.verb.start, speech.verb.end, told)
        if draft.shown_by:
            file = scene.lexicon.files[id(_root(draft.shown_by.entry.known))]
            told = f"s{number}: shows that it is {draft.kind} [{file}]"
            yield line(scene, draft.shown_by.start, draft.shown_by.end, told)


def _tell_demands(read: Read) -> Iterator[Line]:
    scene = read.view.scene
    files = {ask.id: scene.lexicon.files[id(ask)] for ask in scene.lexicon.knowledge.asks}
    for number, draft in enumerate(read.demands, 1):
        of = "all parties" if draft.everyone else "، ".join(_names(read.hearing, speaker) for speaker in draft.of)
        told = f"d{number}: {draft.strength} by {_names(read.hearing, draft.who)} of {of or 'nobody told'}"
        yield token_line(scene, draft.asked.first, draft.asked.last, f"{told}: {draft.asked.ask}")
        sign = draft.asked.sign
        if sign:
            yield token_line(scene, sign.first, sign.last, f"d{number}: asks {sign.ask} [{files[sign.ask]}]")


def _tell_passed(scene: Scene, passed: list[Rejected]) -> Iterator[Line]:
    for rejected in sorted(passed, key=lambda r: r.mention.first):
        of = rejected.mention.entry.known
        file = f"[{scene.lexicon.files[id(of.owner)]}, trigger {of.index + 1}]"
        yield line(scene, rejected.mention.start, rejected.mention.end, f"no event, {rejected.why} {file}")
