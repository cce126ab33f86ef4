"""The day that a heading gives to all below it: «حصاد الأحداث ليوم …» its own, «في مثل هذا اليوم» one a line."""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from waqai.arabic.dates import resolve_time
from waqai.lexicon.lexicon import Lexicon
from waqai.reading.scene import Scene, build_scene
from waqai.reading.sentences import Sentence
from waqai.records import Article, Event, Evidence

_HEADING = 3  # lines at the top in which the heading can stand
_LONGEST = 120  # letters of a heading: longer lines are paragraphs
_YEAR = re.compile(r"\s*(\d{4})\s*[-–:]")  # a line of a chronicle begins with its year


@dataclass(frozen=True, slots=True)
class Heading:
    """The day that a heading tells, with what proves it: of every happening below, or, ``yearly``, of each in the year
    that its line begins with.
    """

    article: Article
    day: date
    proof: Evidence
    yearly: bool = False

    def give(self, event: Event) -> Event:
        """Return ``event`` with this day, if it tells none itself and has happened once."""
        if event.start or event.aggregate or event.modality != "reported":
            return event
        day, proofs = self._of_year(event) if self.yearly else (self.day, ())
        if day is None:
            return event
        told = day.isoformat()
        evidence = (*event.evidence, self.proof, *proofs)
        return replace(event, start=told, end=told, time_precision="day", evidence=evidence)

    def _of_year(self, event: Event) -> tuple[date | None, tuple[Evidence, ...]]:
        at = next((e.start for e in event.evidence if e.field == "record"), -1)
        line = next((p for p in self.article.paragraphs if p.start <= at < p.end), None)
        found = _YEAR.match(self.article.text, line.start, line.end) if line else None
        if found is None:
            return None, ()
        try:
            day = self.day.replace(year=int(found[1]))
        except ValueError:
            return None, ()
        return day, (Evidence("start", found.start(1), found.end(1), found[1]),)


def date_by_heading(top: Scene, article: Article, events: list[Event]) -> list[Event]:
    """Return ``events`` of ``article`` with the day that a heading in ``top`` gives to those that tell none."""
    heading = _find_heading(top)
    return [replace(heading, article=article).give(event) for event in events] if heading else events


def _find_heading(scene: Scene) -> Heading | None:
    lines = takewhile(lambda p: p.end - p.start <= _LONGEST, scene.article.paragraphs[:_HEADING])
    last = sum(1 for _ in lines)
    top = takewhile(lambda s: s.paragraph < last, scene.sentences)
    return next((h for s in top if (h := _round_up(scene, s) or _chronicle(scene, s))), None)


def top_of(article: Article, lexicon: Lexicon) -> Scene:
    """Return the lines above and at the start of an article of several stories as a scene of their own."""
    top = article.paragraphs[:_HEADING]
    end = top[-1].end if top else 0
    return build_scene(replace(article, text=article.text[:end], paragraphs=top, items=()), lexicon)


def _round_up(scene: Scene, sentence: Sentence) -> Heading | None:
    head = next(iter(scene.cues("digest", sentence)), None)
    if head is None or head.first - sentence.first > 1:
        return None
    full = [m for m in scene.moments_in(sentence) if m.kind == "day" and m.year and m.month]
    if len(full) != 1 or scene.token_at(full[0].start) < head.first:
        return None
    when = resolve_time(full[0], None)
    if when is None or when.start != when.end:
        return None
    return Heading(scene.article, when.start, _proof(scene, full[0].start, full[0].end))


def _chronicle(scene: Scene, sentence: Sentence) -> Heading | None:
    told = next(iter(scene.cues("this_day", sentence)), None)
    if scene.reference is None or told is None:
        return None
    return Heading(scene.article, scene.reference, _proof(scene, told.start, told.end), yearly=True)


def _proof(scene: Scene, start: int, end: int) -> Evidence:
    span = scene.folded.span(start, end)
    return Evidence("start", span.start, span.end, span.of(scene.folded.source))
