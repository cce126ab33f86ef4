"""Pairs of reports with why they are linked or not: for pages, the API and the command line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from waqai.site.link_words import Side, Why, why
from waqai.site.selection import with_parts
from waqai.store.access import told_in_public
from waqai.store.held_names import names_of
from waqai.store.likeness import Pair, compare_pairs, decided_on
from waqai.store.models import Event
from waqai.store.public import Names

LANGUAGES = ("ar", "en")


@dataclass(frozen=True, slots=True)
class Explained:
    """Two reports, why they are linked or not, the incidents that they are of, and what a person decided."""

    one: Side
    other: Side
    why: Why
    incidents: tuple[str | None, str | None]
    decided: bool | None

    @property
    def refs(self) -> Pair:
        """The refs of both events."""
        return self.one.event.ref, self.other.event.ref

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both reports."""
        return self.one, self.other

    @property
    def together(self) -> bool:
        """Whether they are of one incident now."""
        return self.incidents[0] is not None and self.incidents[0] == self.incidents[1]


def sides_of(events: QuerySet[Event]) -> dict[str, Side]:
    """Return each event by its ref as one side of a pair; what one report holds back, the others do not give away."""
    rows = list(with_parts(events))
    names = names_of(row.report_id for row in rows)
    held = hold_together(names)
    return {row.ref: Side(row, held[row.report_id]) for row in rows}


def hold_together(names: Mapping[int, Names]) -> dict[int, Names]:
    """Return the names of reports that stand on one page: what one of them holds back, the others do not give away.

    A name of one word is left to its own report: elsewhere the same letters are often a word or a number.
    """
    shared = {name for one in names.values() for name in one.withheld if len(name.split()) > 1}
    return {report: Names(one.withheld | shared, one.released) for report, one in names.items()}


def explain(pairs: Iterable[Pair], sides: Mapping[str, Side]) -> list[Explained]:
    """Return why the events of each pair are linked or not, in order, without pairs that nothing is laid out of."""
    likenesses = compare_pairs(pair for pair in pairs if pair[0] in sides and pair[1] in sides)
    refs = {ref for pair in likenesses for ref in pair}
    told_of = told_in_public().filter(event__in=refs)
    where = dict(told_of.values_list("event", "incident__ref"))
    decisions = decided_on(likenesses)
    found = []
    for (one, other), likeness in likenesses.items():
        decided = decisions.get((one, other))
        told = why(likeness, sides[one], sides[other], decided)
        found.append(Explained(sides[one], sides[other], told, (where.get(one), where.get(other)), decided))
    return found


def pair_to_json(pair: Explained) -> dict[str, Any]:
    """Return a pair as the API and ``waqai explain-link --json`` give it, its sentences in both languages."""
    likeness = pair.why.likeness
    spoken: dict[str, Why] = {}
    for language in LANGUAGES:
        with translation.override(language):
            spoken[language] = why(likeness, pair.one, pair.other, pair.decided)
    parts = [
        {
            "comparison": line.name,
            "level": likeness.levels.get(line.name),
            "says": round(line.says, 3),
            "sentence": {code: told.lines[at].sentence for code, told in spoken.items()},
        }
        for at, line in enumerate(spoken["en"].lines)
    ]
    return {
        "events": list(pair.refs),
        "incidents": list(pair.incidents),
        "together": pair.together,
        "decided": None if pair.decided is None else "together" if pair.decided else "apart",
        "one_page": likeness.barred == "page",
        "tied": likeness.tied,
        "barred": likeness.barred,
        "odds": None if likeness.barred == "page" else round(likeness.odds, 3),
        "join": likeness.bar,
        "levels": likeness.levels,
        "parts": parts,
        "sentence": {code: told.verdict for code, told in spoken.items()},
    }
