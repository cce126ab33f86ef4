"""The day that heads a round-up («حصاد الأحداث ليوم …»): it is that of every happening below that tells no other."""

from dataclasses import dataclass, replace

from waqai.arabic.dates import Moment, resolve_time
from waqai.lexicon.lexicon import Lexicon
from waqai.reading.scene import Scene, build_scene
from waqai.records import Article, Event, Evidence

_HEADING = 3  # lines at the top in which the heading can stand


@dataclass(frozen=True, slots=True)
class Heading:
    """The day of a round-up as its heading tells it, with the stretch that proves it."""

    day: str
    proof: Evidence

    def date(self, event: Event) -> Event:
        """Return ``event`` with this day, if it tells none itself and has happened once."""
        if event.start or event.aggregate or event.modality != "reported":
            return event
        return replace(
            event, start=self.day, end=self.day, time_precision="day", evidence=(*event.evidence, self.proof)
        )


def find_heading(article: Article, lexicon: Lexicon) -> Heading | None:
    """Return the heading that gives a round-up its day, None where there is none."""
    top = article.paragraphs[:_HEADING]
    if not top:
        return None
    scene = build_scene(replace(article, text=article.text[: top[-1].end], paragraphs=top, items=()), lexicon)
    for sentence in scene.sentences:
        head = next(iter(scene.cues("digest", sentence)), None)
        if head is None or not head.first - sentence.first <= 1:
            continue
        full = [m for m in scene.moments_in(sentence) if m.kind == "day" and m.year and m.month]
        if len(full) == 1 and scene.token_at(full[0].start) > head.first:
            return _heading(scene, full[0])
    return None


def _heading(scene: Scene, moment: Moment) -> Heading | None:
    when = resolve_time(moment, None)
    if when is None or when.start != when.end:
        return None
    span = scene.folded.span(moment.start, moment.end)
    return Heading(when.start.isoformat(), Evidence("start", span.start, span.end, span.of(scene.folded.source)))
