"""The day that a heading gives to all below it: «حصاد الأحداث ليوم …» its own, «في مثل هذا اليوم» one a line."""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from waqai.arabic.dates import Moment, resolve_time
from waqai.lexicon.lexicon import Lexicon
from waqai.reading.scene import Scene, Sentence, build_scene
from waqai.records import Article, Event, Evidence

_HEADING = 3  # lines at the top in which the heading can stand
_LONGEST = 120  # letters of a heading: longer lines are paragraphs
_YEAR = re.compile(r"\s*(\d{4})\s*[-–:]")  # a line of a chronicle begins with its year


@dataclass(frozen=True, slots=True)
class Heading:
    """The day that a heading tells: with ``proof`` of every happening below, without it of each in the year of its
    line.
    """

    article: Article
    day: date
    proof: Evidence | None

    def give(self, event: Event) -> Event:
        """Return ``event`` with this day, if it tells none itself and has happened once."""
        if event.start or event.aggregate or event.modality != "reported":
            return event
        day, proof = (self.day, self.proof) if self.proof else self._of_year(event)
        if day is None or proof is None:
            return event
        told = day.isoformat()
        return replace(event, start=told, end=told, time_precision="day", evidence=(*event.evidence, proof))

    def _of_year(self, event: Event) -> tuple[date | None, Evidence | None]:
        at = next((e.start for e in event.evidence if e.field == "record"), -1)
        line = next((p for p in self.article.paragraphs if p.start <= at < p.end), None)
        found = _YEAR.match(self.article.text, line.start, line.end) if line else None
        if found is None:
            return None, None
        try:
            day = self.day.replace(year=int(found[1]))
        except ValueError:
            return None, None
        return day, Evidence("start", found.start(1), found.end(1), found[1])


def find_heading(article: Article, lexicon: Lexicon) -> Heading | None:
    """Return the heading that dates what stands below it, None where there is none."""
    lines = takewhile(lambda p: p.end - p.start <= _LONGEST, article.paragraphs[:_HEADING])
    top = tuple(lines)
    if not top:
        return None
    scene = build_scene(replace(article, text=article.text[: top[-1].end], paragraphs=top, items=()), lexicon)
    found = (_round_up(scene, s, article) or _chronicle(scene, s, article) for s in scene.sentences)
    return next((heading for heading in found if heading), None)


def _round_up(scene: Scene, sentence: Sentence, article: Article) -> Heading | None:
    head = next(iter(scene.cues("digest", sentence)), None)
    if head is None or head.first - sentence.first > 1:
        return None
    full = [m for m in scene.moments_in(sentence) if m.kind == "day" and m.year and m.month]
    if len(full) != 1 or scene.token_at(full[0].start) < head.first:
        return None
    when = resolve_time(full[0], None)
    return Heading(article, when.start, _proof(scene, full[0])) if when and when.start == when.end else None


def _chronicle(scene: Scene, sentence: Sentence, article: Article) -> Heading | None:
    if scene.reference is None or not scene.cues("this_day", sentence):
        return None
    return Heading(article, scene.reference, None)


def _proof(scene: Scene, moment: Moment) -> Evidence:
    span = scene.folded.span(moment.start, moment.end)
    return Evidence("start", span.start, span.end, span.of(scene.folded.source))
