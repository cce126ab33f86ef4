"""Why the reports of an incident are linked, and why those of incidents near it are not."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, product

from django.db.models import QuerySet

from waqai.records import Likeness
from waqai.site.incidents import Gathered, IncidentCard, gather, incident_card
from waqai.site.link_pairs import Explained, explain, sides_of
from waqai.site.link_words import Line, Side
from waqai.site.numbers import signed
from waqai.store.likeness import compare_pairs, incidents_near, likely_others
from waqai.store.models import Event, Incident
from waqai.store.voices import Telling

REPORTS = 24  # reports of an incident that the page compares, the oldest
_OTHERS = 8  # incidents near that are shown
_OF_EACH = 6  # reports of either incident that are compared

# Of the chart's width: what stays free on either side.
_MARGIN = 2.0


@dataclass(frozen=True, slots=True)
class Step:
    """One comparison in the waterfall: its line, what it says, and where its bar stands, in percent."""

    line: Line
    says: str
    x: str
    width: str
    against: bool


@dataclass(frozen=True, slots=True)
class Waterfall:
    """All comparisons of a pair as bars that begin where the one before ends; ``zero`` is where nothing is said."""

    steps: tuple[Step, ...]
    zero: str
    total: str
    end: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A report with the one of the others that it is most like."""

    report: Side
    other: Side | None
    pair: Explained | None
    waterfall: Waterfall | None
    mean: str | None
    others: int


@dataclass(frozen=True, slots=True)
class Other:
    """An incident near that is another one, with the two reports that are most alike and why that is not enough."""

    card: IncidentCard
    pair: Explained
    waterfall: Waterfall | None
    mean: str


def waterfall(lines: Sequence[Line], mirrored: bool) -> Waterfall:
    """Return the bars of ``lines``; on pages that run from the right, so do they."""
    edges = [0.0]
    for line in lines:
        edges.append(edges[-1] + line.says)
    low, high = min(edges), max(edges)
    scale = (100 - 2 * _MARGIN) / ((high - low) or 1)

    def at(value: float) -> float:
        place = _MARGIN + (value - low) * scale
        return 100 - place if mirrored else place

    steps = []
    for line, start, end in zip(lines, edges, edges[1:], strict=False):
        left, right = sorted((at(start), at(end)))
        width = max(right - left, 0.4)
        steps.append(Step(line, signed(line.says), f"{left:.2f}%", f"{width:.2f}%", line.says < 0))
    return Waterfall(tuple(steps), f"{at(0):.2f}%", signed(edges[-1]), f"{at(edges[-1]):.2f}%")


def one_a_page(tellings: Iterable[Telling]) -> list[Event]:
    """Return the first event of each report, oldest report first."""
    return [next(group).event for _, group in groupby(tellings, key=lambda telling: telling.page)]


def ties(gathered: Gathered, mirrored: bool) -> list[Tie]:
    """Return each report of an incident with the one that it is most like; a pair is laid out once.

    Of many reports the oldest are shown (:data:`REPORTS`).
    """
    events = one_a_page(gathered.claims.tellings)[:REPORTS]
    sides = {event.ref: Side(event, gathered.names[event.report_id]) for event in events}
    likenesses = compare_pairs(combinations(sides, 2))
    closest: dict[str, str] = {}
    for ref in sides:
        own = {_other(pair, ref): likeness for pair, likeness in likenesses.items() if ref in pair}
        if own:
            closest[ref] = max(own, key=lambda other: (own[other].counts, other))
    explained = {pair.refs: pair for pair in explain(_each_once(closest), sides)}
    found = []
    for ref, side in sides.items():
        counts = [likeness.counts for pair, likeness in likenesses.items() if ref in pair]
        pair = explained.get((ref, closest.get(ref, "")))
        found.append(
            Tie(
                side,
                sides[closest[ref]] if ref in closest else None,
                pair,
                waterfall(pair.why.lines, mirrored) if pair else None,
                signed(sum(counts) / len(counts)) if counts else None,
                len(counts),
            )
        )
    return found


def _other(pair: tuple[str, str], ref: str) -> str:
    return pair[1] if pair[0] == ref else pair[0]


def _each_once(closest: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """Yield each report with the one it is most like; two that are so to each other once, the older one first."""
    seen = set()
    for pair in closest.items():
        if frozenset(pair) not in seen:
            yield pair
        seen.add(frozenset(pair))


def others(gathered: Gathered, mirrored: bool) -> list[Other]:
    """Return the incidents near that are others, the most alike first, each with its closest pair of reports.

    Of those that are not near in place and time, only what something ties to this one is shown.
    """
    own = [telling.event for telling in gathered.claims.tellings]
    near = incidents_near(gathered.incident, own, _OTHERS)
    likely = likely_others(gathered.incident, own, _OTHERS)
    public = {
        row.incident.pk: row for row in gather(Incident.objects.filter(pk__in=likely, withdrawn=False, group=None))
    }
    ours = [event.ref for event in one_a_page(gathered.claims.tellings)[:_OF_EACH]]
    theirs = {pk: [e.ref for e in one_a_page(row.claims.tellings)[:_OF_EACH]] for pk, row in public.items()}
    likenesses = compare_pairs(pair for refs in theirs.values() for pair in product(ours, refs))
    closest, means, loud = {}, {}, {}
    for pk, refs in theirs.items():
        told = {pair: likenesses[pair] for pair in product(ours, refs) if pair in likenesses}
        if told and (pk in near or any(likeness.tied for likeness in told.values())):
            closest[pk] = max(told, key=lambda pair: (told[pair].tied, _loud(told[pair]), pair))
            loud[pk] = _loud(told[closest[pk]])
            means[pk] = sum(likeness.counts for likeness in told.values()) / len(told)
    chosen = sorted(closest, key=lambda pk: (-loud[pk], pk))[:_OTHERS]
    sides = sides_of(_events(ref for pk in chosen for ref in closest[pk]))
    explained = {pair.refs: pair for pair in explain((closest[pk] for pk in chosen), sides)}
    return [
        Other(incident_card(public[pk]), pair, _falls(pair, mirrored), signed(means[pk]))
        for pk in chosen
        if (pair := explained.get(closest[pk]))
    ]


def _loud(likeness: Likeness) -> float:
    """Return what all comparisons say together, whatever bars the two."""
    return sum(part.says for part in likeness.parts)


def _falls(pair: Explained, mirrored: bool) -> Waterfall | None:
    """Return the bars of a pair; None where no sum decides, because something bars them."""
    return None if pair.why.likeness.barred else waterfall(pair.why.lines, mirrored)


def _events(refs: Iterable[str]) -> QuerySet[Event]:
    return Event.objects.filter(ref__in=list(refs), public=True, report__article__page__current=True)


def explain_public(one: str, other: str) -> Explained | None:
    """Return why two events that everybody may see are linked or not; None where one is not there."""
    sides = sides_of(_events((one, other)).exclude(modality="planned"))
    return next(iter(explain([(one, other)], sides)), None)
