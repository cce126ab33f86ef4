"""Why two reports are linked, or why not, in words: one wording for the pages, the API and ``waqai explain-link``.

Each level of each comparison has a sentence; what it speaks of (places, days, numbers) stands beside it, as each of the
two reports tells it. Of the rare words that both share only those are shown that stand in what the site quotes anyway,
and never a part of a name that is held back.
"""

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from waqai.records import Compared, Likeness, Span
from waqai.site.cards import EventCard, event_card, parties
from waqai.site.dates import digits, parse_day, show_day, show_range
from waqai.site.labels import known_or_code
from waqai.site.names import place_name
from waqai.site.numbers import percent, signed
from waqai.site.publication import cover_headline, cover_stretch
from waqai.site.selection import kept_spans
from waqai.site.tolls import show_amount
from waqai.store.models import Event
from waqai.store.public import Names
from waqai.store.ranges import amount_of
from waqai.store.search import sequence
from waqai.store.voices import outlet_of

_WORD = re.compile(r"[^\W\d_]+")
_SHOWN_WORDS = 12
OPEN = "open"
START = "always"

COMPARISONS = {
    "place": gettext_noop("the place"),
    "known": gettext_noop("how many tell the place"),
    "day": gettext_noop("the day"),
    "date": gettext_noop("the day of the year"),
    "weekday": gettext_noop("the weekday"),
    "killed": gettext_noop("how many were killed"),
    "injured": gettext_noop("how many were injured"),
    "side": gettext_noop("who did it"),
    "object": gettext_noop("what was hit"),
    "type": gettext_noop("what kind of happening"),
    "words": gettext_noop("words"),
    "rare": gettext_noop("rare words"),
    "pairs": gettext_noop("rare words side by side"),
    "runs": gettext_noop("word for word"),
    "voice": gettext_noop("the outlet"),
    START: gettext_noop("the start"),
    "undated": gettext_noop("no day told"),
    "neighbouring days": gettext_noop("neighbouring days"),
}
SENTENCES: dict[str, dict[str, str]] = {
    START: {"": gettext_noop("Every pair starts from here.")},
    "undated": {"": gettext_noop("Neither day is told, so they have to be more alike.")},
    "neighbouring days": {"": gettext_noop("The days are neighbours, so they have to be more alike.")},
    "place": {
        "same": gettext_noop("Both tell the same place."),
        "km 3": gettext_noop("Their places lie at most 3 km apart."),
        "km 10": gettext_noop("Their places lie 3 to 10 km apart."),
        "km 30": gettext_noop("Their places lie 10 to 30 km apart."),
        "km more": gettext_noop("Their places lie more than 30 km apart."),
        "name": gettext_noop("Both name the same place, which the gazetteer does not have."),
        "area": gettext_noop("Both tell the same governorate; no more is certain of both."),
        "other area": gettext_noop("They tell different governorates."),
    },
    "known": {
        "3": gettext_noop("Few tell this place: at most 3 pages."),
        "6": gettext_noop("Few tell this place: 4 to 6 pages."),
        "12": gettext_noop("Some tell this place: 7 to 12 pages."),
        "25": gettext_noop("Many tell this place: 13 to 25 pages."),
        "50": gettext_noop("Many tell this place: 26 to 50 pages."),
        "more": gettext_noop("Very many tell this place: more than 50 pages."),
        "none": gettext_noop("No known settlement is told by both."),
    },
    "day": {
        "days 0": gettext_noop("Both tell the same day."),
        "days 1": gettext_noop("The days that they tell are neighbours."),
        "days 3": gettext_noop("The days that they tell are two or three days apart."),
        "days 10": gettext_noop("The days that they tell are four to ten days apart."),
        "days more": gettext_noop("The days that they tell are more than ten days apart."),
        "told 0": gettext_noop("One tells no day; it was published on the day that the other tells, or the day after."),
        "told 1": gettext_noop("One tells no day; it was published two days after the day that the other tells."),
        "told 3": gettext_noop("One tells no day; it was published three or four days after the other's day."),
        "told 10": gettext_noop("One tells no day; it was published five to eleven days after the other's day."),
        "told more": gettext_noop("One tells no day; it was published more than eleven days after the other's day."),
        "told before": gettext_noop("One tells no day, and was published before the day that the other tells."),
        "both told 0": gettext_noop("Neither tells a day; both were published on the same day."),
        "both told 1": gettext_noop("Neither tells a day; they were published on neighbouring days."),
        "both told 3": gettext_noop("Neither tells a day; they were published two or three days apart."),
        "both told 10": gettext_noop("Neither tells a day; they were published four to ten days apart."),
        "both told more": gettext_noop("Neither tells a day; they were published more than ten days apart."),
    },
    "date": {
        "date 0": gettext_noop("Day and month are the same."),
        "date 1": gettext_noop("Day and month are neighbours."),
        "date 3": gettext_noop("Day and month are two or three days apart."),
        "date more": gettext_noop("Day and month are further apart."),
        "told date 0": gettext_noop("The one was published on the day and month that the other tells."),
        "told date 1": gettext_noop("The one was published a day beside the day and month that the other tells."),
        "told date 3": gettext_noop("The one was published two or three days from the day and month the other tells."),
        "told date more": gettext_noop("The one was published further from the day and month that the other tells."),
    },
    "weekday": {
        "same": gettext_noop("The weekday is the same."),
        "next": gettext_noop("The weekdays are neighbours."),
        "other": gettext_noop("The weekdays differ."),
    },
    "killed": {
        "one": gettext_noop("Both tell of one person killed."),
        "same": gettext_noop("Both tell the same number of people killed."),
        "same many": gettext_noop("Both tell the same number of people killed, five or more."),
        "fits": gettext_noop("Both numbers of people killed can be true at once."),
        "near": gettext_noop("The numbers of people killed are near each other."),
        "other": gettext_noop("The numbers of people killed differ."),
        "far": gettext_noop("The numbers of people killed are far apart."),
    },
    "injured": {
        "same": gettext_noop("Both tell the same number of people injured."),
        "near": gettext_noop("The numbers of people injured are near each other."),
        "other": gettext_noop("The numbers of people injured differ."),
    },
    "side": {
        "same": gettext_noop("Both name the same party as the one that did it."),
        "other": gettext_noop("They name different parties as the one that did it."),
    },
    "object": {
        "same": gettext_noop("Both tell that the same was hit."),
        "other": gettext_noop("They tell that different things were hit."),
    },
    "type": {
        "same": gettext_noop("Both tell of the same kind of happening."),
        "family": gettext_noop("They tell of kindred kinds of happening."),
        "other": gettext_noop("They tell of different kinds of happening."),
    },
    "pairs": {
        "0": gettext_noop("They share no two rare words side by side."),
        "1": gettext_noop("Two rare words stand side by side in both, once."),
        "2": gettext_noop("Two rare words stand side by side in both, twice."),
        "3": gettext_noop("Two rare words stand side by side in both, three times."),
        "6": gettext_noop("Two rare words stand side by side in both, four to six times."),
        "12": gettext_noop("Two rare words stand side by side in both, seven to twelve times."),
        "more": gettext_noop("Two rare words stand side by side in both, more than twelve times."),
    },
    "runs": {
        "0": gettext_noop("Hardly anything stands in both word for word."),
        "1": gettext_noop("Of the shorter text 3 to 10 percent stand in the other word for word."),
        "2": gettext_noop("Of the shorter text 10 to 25 percent stand in the other word for word."),
        "3": gettext_noop("Of the shorter text 25 to 50 percent stand in the other word for word."),
        "4": gettext_noop("Of the shorter text 50 to 80 percent stand in the other word for word."),
        "5": gettext_noop("Of the shorter text 80 percent or more stand in the other word for word."),
    },
    "voice": {
        "same": gettext_noop("Both are of one outlet, which tells much in the same words."),
        "other": gettext_noop("They are of two outlets."),
    },
}
_SAME = frozenset({"same", "name", "days 0", "one", "same many", "both told 0"})
_STEPS = 12  # of the likeness of words, as compared


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two reports: its event with all parts fetched along, and the names that its page holds back."""

    event: Event
    names: Names

    @property
    def outlet(self) -> str:
        """Who publishes it."""
        return outlet_of(self.event.report.article) or _("outlet not told")

    @property
    def published(self) -> str | None:
        """The day of the report, where it is told."""
        day = parse_day(self.event.report.article.published)
        return show_day(day) if day else None

    @property
    def card(self) -> EventCard:
        """The event as lists show it."""
        return event_card(self.event, self.names)


@dataclass(frozen=True, slots=True)
class Line:
    """One comparison in words: what both tell (``both``), or what the one and what the other tells."""

    name: str
    text: str
    says: float
    both: tuple[str, ...] = ()
    one: tuple[str, ...] = ()
    other: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The line as one sentence."""
        comma = _(", ")
        if self.both:
            return f"{self.text} ({comma.join(self.both)})"
        told = [comma.join(side) for side in (self.one, self.other) if side]
        return f"{self.text} ({' / '.join(told)})" if told else self.text


@dataclass(frozen=True, slots=True)
class Why:
    """All comparisons of two reports in words, those that speak loudest first, and last what one of them or both leave
    open. ``verdict`` says what came of it.
    """

    lines: tuple[Line, ...]
    verdict: str
    likeness: Likeness


def why(likeness: Likeness, one: Side, other: Side, decided: bool | None = None) -> Why:
    """Return why two reports are linked or not; ``decided`` tells that a person put them together, or apart."""
    told = [part for part in likeness.parts if part.level != OPEN and (part.level or part.says)]
    lines = [_line(part, one, other, likeness) for part in told]
    start = [line for line in lines if line.name == START]
    rest = sorted((line for line in lines if line.name != START), key=lambda line: -abs(line.says))
    opened = [part for part in likeness.parts if part.level == OPEN]
    names = tuple(_(COMPARISONS[part.name]) for part in opened)
    if opened:
        text = _("One of them or both do not tell:")
        rest.append(Line(OPEN, text, sum(part.says for part in opened), both=names))
    return Why((*start, *rest), verdict(likeness, decided), likeness)


def verdict(likeness: Likeness, decided: bool | None = None) -> str:
    """Return in words what came of comparing two reports."""
    if decided is not None:
        return _("A person decided that they are one.") if decided else _("A person decided that they are not one.")
    if likeness.barred == "page":
        return _(
            "Both stand on one page, which tells them as two: they are never linked with one another, only by way of "
            "another page's report that is like both, or by a person's decision."
        )
    if likeness.barred == "day":
        return _("Never linked by machine: they are told to the day, and the days are more than one day apart.")
    if likeness.barred == "place":
        return _("Never linked by machine: they are told to the place, and the places are more than 30 km apart.")
    if not likeness.tied:
        return _("Nothing ties them together: no day near the other's, and no words that few reports share.")
    chance = 1 / (1 + math.exp(-likeness.odds))
    return _("Together %(odds)s, as odds %(chance)s for one happening.") % {
        "odds": signed(likeness.odds),
        "chance": percent(chance),
    }


def sentence(name: str, level: str) -> str:
    """Return what a level of a comparison says, where only both their names were kept; as told where none is known."""
    if level == OPEN:
        return _("One of them or both do not tell:") + " " + _(COMPARISONS.get(name, name))
    if name == "words" and level.isdecimal():
        return _words_sentence(int(level))
    text = SENTENCES.get(name, {}).get(level)
    return _(text) if text else f"{_(COMPARISONS.get(name, name))} {level}".strip()


def _line(part: Compared, one: Side, other: Side, likeness: Likeness) -> Line:
    if part.name == "words":
        return Line(part.name, _words_sentence(int(part.level)), part.says)
    if part.name == "rare":
        return Line(part.name, _rare_sentence(likeness.words), part.says, shown_words(likeness.rare, one, other))
    text = SENTENCES[part.name].get(part.level, "")
    told = _VALUES.get(part.name)
    ours, theirs = (told(one), told(other)) if told else ((), ())
    if part.level in _SAME:
        shared = tuple(value for value in ours if value in theirs) or ours
        return Line(part.name, _(text), part.says, both=shared)
    return Line(part.name, _(text) if text else part.level, part.says, one=ours, other=theirs)


def _words_sentence(step: int) -> str:
    return _("Their words, weighed by how rare they are, are alike by %(least)s or more.") % {
        "least": percent(step / _STEPS)
    }


def _rare_sentence(count: int) -> str:
    if not count:
        return _("They share no rare word.")
    return ngettext("They share %(shown)s rare word.", "They share %(shown)s rare words.", count) % {
        "shown": digits(count)
    }


def shown_words(rare: Sequence[str], one: Side, other: Side) -> tuple[str, ...]:
    """Return those of the rare stems that both share which the site quotes anyway, as the first report spells them."""
    held = {stem for side in (one, other) for name in side.names.withheld for stem in sequence(name).split()}
    spelled: dict[str, str] = {}
    for word in (word for side in (one, other) for word in _quoted_words(side)):
        for stem in sequence(word).split()[:1]:
            spelled.setdefault(stem, word)
    return tuple(spelled[stem] for stem in rare if stem in spelled and stem not in held)[:_SHOWN_WORDS]


def _quoted_words(side: Side) -> Iterable[str]:
    """Yield the words of the headline and of the clauses that tell the event, without held-back names."""
    article, evidence = side.event.report.article, list(side.event.evidence.all())
    keep = kept_spans(evidence)
    clauses = [Span(item.start, item.end) for item in evidence if item.field == "record"]
    covered = [cover_stretch(article.text, span, side.names, keep) for span in clauses]
    headline = cover_headline(article, side.names)
    for text in (*([headline] if headline else []), *covered):
        for run in text.runs:
            yield from _WORD.findall(run or "")


def _places(side: Side) -> tuple[str, ...]:
    return tuple(place_name(row, side.names).text for row in side.event.event_places.all())


def _day(side: Side) -> tuple[str, ...]:
    told = show_range(side.event.start, side.event.end)
    published = parse_day(side.event.report.article.published)
    if told:
        return (told,)
    return (_("published %(day)s") % {"day": show_day(published)},) if published else ()


def _toll(kind: str) -> Callable[[Side], tuple[str, ...]]:
    def told(side: Side) -> tuple[str, ...]:
        amount = amount_of(side.event, kind)
        return (show_amount(amount.least, amount.most),) if amount else ()

    return told


_VALUES: dict[str, Callable[[Side], tuple[str, ...]]] = {
    "place": _places,
    "day": _day,
    "killed": _toll("killed"),
    "injured": _toll("injured"),
    "side": lambda side: tuple(name.text for name in parties(side.event, "actor1", side.names)),
    "object": lambda side: tuple(known_or_code("objects", code) for code in side.event.objects_hit),
    "type": lambda side: (known_or_code("events", side.event.type),),
}
