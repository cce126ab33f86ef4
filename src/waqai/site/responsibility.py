"""Who claims an incident, who denies it, who blames whom, as its page shows it: who tells it, and the proof."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext_noop

from waqai.site.cards import Quote, clause
from waqai.site.claim_rows import Day, Teller
from waqai.site.dates import show_day
from waqai.site.labels import spelled
from waqai.site.languages import direction
from waqai.site.names import Name, party_name
from waqai.store.models import Role, Statement
from waqai.store.public import Names
from waqai.store.responsibility import Position, Proof

ACTS = {
    "claims": gettext_noop("Claims responsibility"),
    "admits": gettext_noop("Tells of it as its own act"),
    "denies": gettext_noop("Denies it"),
    "accuses": gettext_noop("Accuses"),
    "names": gettext_noop("Names who did it"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """What one party says: who, whom it blames, in what words, and who tells it, day by day, the first first."""

    who: tuple[Name, ...]
    whom: tuple[Name, ...]
    clause: Quote | None
    language: str
    voices: int
    days: tuple[Day, ...]

    @property
    def direction(self) -> str:
        """The direction in which the article is written."""
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class Row:
    """One act with all who do it."""

    act: str
    label: str
    words: tuple[Word, ...]


def responsibility_rows(positions: Sequence[Position], names: Mapping[int, Names]) -> list[Row]:
    """Return the rows of ``positions``, which come act by act."""
    return [
        Row(act.value, spelled(ACTS, act.value), tuple(_word(one, names) for one in group))
        for act, group in groupby(positions, key=lambda one: one.act)
    ]


def _word(position: Position, names: Mapping[int, Names]) -> Word:
    first = position.proofs[0].record
    held = names[first.report_id]
    return Word(
        _names(position.who, held),
        _names(position.whom, held),
        clause(first, held),
        first.report.article.language or "ar",
        position.voices,
        _days(position.proofs),
    )


def _names(roles: Iterable[Role], names: Names) -> tuple[Name, ...]:
    return tuple(party_name(role, names) for role in roles)


def _days(proofs: Iterable[Proof]) -> tuple[Day, ...]:
    """Return who tells it, report day by report day, each outlet with the addresses of its records."""
    found: dict[date | None, dict[str | None, list[str]]] = {}
    for proof in proofs:
        route = "statement" if isinstance(proof.record, Statement) else "event"
        outlets = found.setdefault(proof.telling.day, {})
        outlets.setdefault(proof.telling.outlet, []).append(reverse(route, args=[proof.record.ref]))
    days = sorted(found, key=lambda day: day or date.max)
    return tuple(
        Day(
            show_day(day) if day else None, tuple(Teller(o, refs[0], tuple(refs[1:])) for o, refs in found[day].items())
        )
        for day in days
    )
