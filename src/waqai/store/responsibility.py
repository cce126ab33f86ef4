"""Who claims an incident, who denies it, who blames whom: as reports tell it, each with who tells it and the proof.

Nobody is believed here: a claim and a denial by one party stand side by side. What is told comes from two places of a
report: its statements about the event (claims of responsibility, denials, accusations), and whom the event itself is
according to, where that is a party that knowledge has and that names the doer, itself or another. An outlet's own words
(«our correspondent») name nobody here, and a running total is no single act that anybody did.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from waqai.store import models
from waqai.store.claims import Claims
from waqai.store.grades import MUTUAL, Side
from waqai.store.public import Names
from waqai.store.voices import Telling

_DOER, _SOURCE, _ISSUER = "actor1", "according_to", "issuer"
_OUTLETS = frozenset({"media"})


class Act(StrEnum):
    """What a party says of an incident; told in this order."""

    CLAIMS = "claims"
    ADMITS = "admits"  # the report has it from the party that it names as the doer
    DENIES = "denies"
    ACCUSES = "accuses"
    NAMES = "names"  # the report has it from a party, and names another as the doer


_OF_STATEMENTS = {"claim": Act.CLAIMS, "deny": Act.DENIES, "accuse": Act.ACCUSES}


@dataclass(frozen=True, slots=True)
class Proof:
    """Where one report tells it: the telling, and the record that proves it (a statement, or the event itself)."""

    telling: Telling
    record: models.Statement | models.Event


@dataclass(frozen=True, slots=True)
class Position:
    """What one party says: ``who`` says it, of ``whom`` where it blames somebody; proofs oldest first, and how many
    voices they are. Parties are roles as the first report words them.
    """

    act: Act
    who: tuple[models.Role, ...]
    whom: tuple[models.Role, ...]
    proofs: tuple[Proof, ...]
    voices: int


def positions_of(
    claims: Claims, spoken: Iterable[models.Statement], names: Mapping[int, Names], sides: Side
) -> list[Position]:
    """Return what parties say of an incident: claims first, then denials, then who blames whom; of one act what was
    told first. ``spoken`` are statements about its events, ``about`` fetched along; ``names`` come by report.
    """
    speaks = {id(telling): at for at, voice in enumerate(claims.voices) for telling in voice.tellings}
    found: dict[tuple[Act, frozenset[str], frozenset[str]], tuple[_Parties, _Parties, list[Proof]]] = {}
    for act, who, whom, proof in _told(claims.tellings, list(spoken), sides):
        held = names[proof.record.report_id]
        key = act, _keys(who, held), _keys(whom, held)
        found.setdefault(key, (who, whom, []))[2].append(proof)
    positions = [
        Position(act, who, whom, tuple(proofs), len({speaks[id(proof.telling)] for proof in proofs}))
        for (act, _, _), (who, whom, proofs) in found.items()
    ]
    order = {id(telling): at for at, telling in enumerate(claims.tellings)}
    acts = list(Act)
    return sorted(positions, key=lambda one: (acts.index(one.act), order[id(one.proofs[0].telling)]))


_Parties = tuple[models.Role, ...]


def _told(
    tellings: Sequence[Telling], spoken: Sequence[models.Statement], sides: Side
) -> Iterator[tuple[Act, _Parties, _Parties, Proof]]:
    """Yield each act with its parties and its proof, oldest report first; an accusation once a report."""
    statements: set[int] = set()
    for telling in tellings:
        event = telling.event
        for row in spoken:
            if (
                row.kind not in _OF_STATEMENTS
                or row.pk in statements
                or event.pk not in {e.pk for e in row.about.all()}
            ):
                continue
            issuer = _playing(row, _ISSUER)
            act = _OF_STATEMENTS[row.kind]
            whom = _others(_playing(event, _DOER), issuer, sides) if act is Act.ACCUSES else ()
            if issuer and (whom or act is not Act.ACCUSES):
                statements.add(row.pk)
                yield act, issuer, whom, Proof(telling, row)
        yield from _by_source(telling, sides)


def _by_source(telling: Telling, sides: Side) -> Iterator[tuple[Act, _Parties, _Parties, Proof]]:
    """Yield what the source of an event says by telling it."""
    event = telling.event
    if event.type in MUTUAL or event.aggregate:
        return
    doers = _playing(event, _DOER)
    for source in _playing(event, _SOURCE):
        if not source.actor.known or source.actor.kind in _OUTLETS:
            continue
        others = _others(doers, (source,), sides)
        if len(others) < len(doers):
            yield Act.ADMITS, (source,), (), Proof(telling, event)
        elif others:
            yield Act.NAMES, (source,), others, Proof(telling, event)


def _playing(record: models.Event | models.Statement, part: str) -> _Parties:
    return tuple(role for role in record.roles.all() if role.part == part)


def _others(parties: _Parties, than: _Parties, sides: Side) -> _Parties:
    """Return the parties of other sides than ``than``."""
    own = [side for role in than if (side := sides.of(role))]
    return tuple(role for role in parties if not ((side := sides.of(role)) and sides.meet([side], own)))


def _keys(parties: _Parties, names: Names) -> frozenset[str]:
    """Return what makes parties the same in two reports; all whose names are held back are one."""
    return frozenset(
        "" if role.withheld or names.hold(role.name) else role.actor.known or f"actor:{role.actor_id}"
        for role in parties
    )
