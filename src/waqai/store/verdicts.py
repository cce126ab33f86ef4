"""The record in force: what the machine read, with people's judgements applied. Pure functions on records."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from waqai.records import Demand, Event, Evidence, Harm, Json, Judgement, Party, Place, Statement
from waqai.records.wire import plain, record_from_json
from waqai.store.in_effect import in_effect
from waqai.store.keys import Record

CORRECTABLE: dict[str, dict[str, Any]] = {
    "events": {
        "type": str,
        "modality": str,
        "aggregate": bool,
        "start": str | None,
        "end": str | None,
        "time_precision": str | None,
        "places": tuple[Place, ...],
        "actor1": tuple[Party, ...],
        "actor2": tuple[Party, ...],
        "harm": tuple[Harm, ...],
        "objects": tuple[str, ...],
        "weapons": tuple[str, ...],
        "according_to": tuple[Party, ...],
    },
    "statements": {"kind": str, "issuer": tuple[Party, ...], "date": str | None, "channel": str | None},
    "demands": {"ask": str, "who": tuple[Party, ...], "of": tuple[Party, ...], "strength": str | None},
}
_DAYS = frozenset({"start", "end", "date"})
_FOLLOWS_TYPE = ("acled", "plover")  # codes that said what the old type was; the labels of the new type take over
_READ = "read"
_STATES = {"accept": "accepted", "reject": "rejected", "withdraw": "withdrawn"}
PROPOSED, REJECTED, ADDED = "proposed", "rejected", "added"
HIDDEN = frozenset({REJECTED, "withdrawn", PROPOSED})


@dataclass(frozen=True, slots=True)
class InForce:
    """A record as judged: its state, which evidence and released names came from people, what answers it (a demand),
    and whether a judgement waits for a second person.
    """

    record: Record
    state: str = _READ
    released: tuple[str, ...] = ()
    given: tuple[Evidence, ...] = field(default=())
    answers: tuple[dict[str, Any], ...] = ()
    waits: bool = False

    @property
    def taken_back(self) -> bool:
        """Whether a person rejected it, took it back in public, or only proposed to add it."""
        return self.state in HIDDEN

    @property
    def unchecked(self) -> bool:
        """Whether it stands as the machine read it: nobody has accepted or corrected it."""
        return self.state == _READ


def _unread(told: object, read: object) -> set[str]:
    """Return the keys of ``told`` that say nothing to us: a reader may pass over them, a decision may not hold any."""
    if isinstance(told, dict) and isinstance(read, dict):
        return set(told) - set(read) | {key for name in told.keys() & read for key in _unread(told[name], read[name])}
    if isinstance(told, list) and isinstance(read, list | tuple):
        return {key for one, other in zip(told, read, strict=False) for key in _unread(one, other)}
    return set()


def read_correction(section: str, name: str, told: object) -> Any:  # noqa: ANN401  (any field's value)
    """Return the checked value of a correction.

    Raises:
        ValueError: there is no such field, or the value is of the wrong kind; the message says which.
    """
    shapes = CORRECTABLE[section]
    if name not in shapes:
        raise ValueError(f"{section} have no field {name!r} to correct; only {', '.join(shapes)}")
    value = record_from_json(cast(type[Any], shapes[name]), told)
    extra = _unread(told, plain(value))
    if extra:
        raise ValueError(f"{name} has no {', '.join(sorted(extra))}")
    if name in _DAYS and value is not None:
        try:
            date.fromisoformat(value)
        except ValueError as error:
            raise ValueError(f"{value!r} is no ISO day for {name}") from error
    return value


def locate(text: str, evidence: Evidence, near: int) -> Evidence | None:
    """Return the evidence where its quote now stands in ``text``: its old place, else the one nearest to ``near``."""
    if text[evidence.start : evidence.end] == evidence.quote:
        return evidence
    places = []
    at = text.find(evidence.quote) if evidence.quote else -1
    while at >= 0:
        places.append(at)
        at = text.find(evidence.quote, at + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - near))
    return Evidence(evidence.field, start, start + len(evidence.quote), evidence.quote)


def _corrected(now: InForce, section: str, value: dict[str, Any], text: str) -> InForce:
    name = value["field"]
    near = min((item.start for item in now.record.evidence), default=0)
    span = value.get("evidence")
    given = locate(text, Evidence(name, span["start"], span["end"], span["quote"]), near) if span else None
    if span and given is None:
        return now  # its proof is gone from the text: without proof the correction does not hold
    changes: dict[str, Any] = {name: read_correction(section, name, value["value"])}
    if name == "type":
        changes.update(dict.fromkeys(_FOLLOWS_TYPE))
    stays = _still_proven(now.record, name, changes[name])
    proofs = tuple(item for item in now.record.evidence if item.field != name or item in stays)
    mine = (given,) if given and given not in proofs else ()
    record = dataclasses.replace(cast(Any, now.record), evidence=(*proofs, *mine), **changes)
    before = tuple(item for item in now.given if item in proofs and item != given)
    return dataclasses.replace(now, record=record, state="corrected", given=(*before, *((given,) if given else ())))


def _still_proven(record: Record, name: str, value: Any) -> tuple[Evidence, ...]:  # noqa: ANN401  (any field's value)
    """Return the proofs of a field that hold after it becomes ``value``: all where a list only grew, else those that
    name a party or place which stays. Where nothing else is said than before, the person's own proof replaces them.
    """
    old = getattr(record, name)
    if not isinstance(old, tuple) or value == old:
        return ()
    stays = [one for one in old if one in value]
    proofs = tuple(item for item in record.evidence if item.field == name)
    if len(stays) == len(old):
        return proofs
    names = [one.name for one in stays if isinstance(one, Party | Place)]
    return tuple(item for item in proofs if any(_names(one, item) for one in names))


def _names(name: str, proof: Evidence) -> bool:
    return name in proof.quote or proof.quote in name


def needs_words(record: Record, name: str, told: Json) -> bool:
    """Whether a field that becomes ``told`` (in the report's JSON form) needs words of the article that prove it.

    It needs none where it says nothing any more, or where parties or places are only taken away and each that stays
    is named by a proof that it has.
    """
    old = getattr(record, name, None)
    if told in (None, [], False):
        return False
    if not isinstance(told, list) or not isinstance(old, tuple):
        return True
    stays = tuple(one for one in old if isinstance(one, Party | Place) and plain(one) in told)
    proofs = _still_proven(record, name, stays)
    return not len(stays) == len(told) < len(old) or not all(
        any(_names(one.name, proof) for proof in proofs) for one in stays
    )


def _judged(now: InForce, section: str, judgement: Judgement, text: str) -> InForce:
    value = cast(dict[str, Any], judgement.value or {})
    if judgement.verb == "correct":
        return _corrected(now, section, value, text)
    if judgement.verb == "release":
        return dataclasses.replace(now, released=(*now.released, value["name"]))
    if judgement.verb == "answer":
        others = tuple(one for one in now.answers if one["target"] != value["target"])
        return dataclasses.replace(now, answers=(*others, value))
    if judgement.verb == "add":
        return _added(now, value, text)
    return dataclasses.replace(now, state=_STATES[judgement.verb])


def _added(now: InForce, value: dict[str, Any], text: str) -> InForce:
    """Return the record that a person made, in the place of one that the machine reads there by now."""
    made = relocate(record_from_json(type(now.record), value["record"]), text)
    if made is None:
        return now
    record = dataclasses.replace(cast(Any, made), id=now.record.id)
    return dataclasses.replace(now, record=record, state=ADDED, given=record.evidence)


def relocate(record: Event | Statement | Demand, text: str) -> Event | Statement | Demand | None:
    """Return a record with its evidence where the quotes now stand in ``text``; None where one of them is gone."""
    near = min((item.start for item in record.evidence), default=0)
    found = [locate(text, item, near) for item in record.evidence]
    evidence = tuple(item for item in found if item is not None)
    return dataclasses.replace(cast(Any, record), evidence=evidence) if len(evidence) == len(found) else None


def apply_judgements(
    record: Event | Statement | Demand, judgements: Iterable[Judgement], text: str, *, added: bool = False
) -> InForce:
    """Return the record in force after ``judgements``, oldest first; ``text`` is the article's.

    One that a person ``added`` is shown only while the judgement that adds it stands.
    """
    section = {Event: "events", Statement: "statements", Demand: "demands"}[type(record)]
    told = in_effect(judgements)
    before = _READ if not added else PROPOSED if any(one.verb == "add" for one in told.waiting) else REJECTED
    now = InForce(record, before, waits=bool(told.waiting))
    for judgement in told.stand:
        now = _judged(now, section, judgement, text)
    return now
