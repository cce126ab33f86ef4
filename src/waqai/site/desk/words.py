"""What a record says, in the words that editors read: nothing covered, what the public does not see marked as such."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from waqai.site.dates import digits, parse_day, show_day
from waqai.site.desk.fields import CHOICE, CODES, DAY, HARM, KINDS, NAMES, PLACES, SECTIONS, YES, label_of
from waqai.site.labels import (
    ACTS_OF_SPEECH,
    ASKS,
    MODALITY,
    PRECISION,
    STATES,
    STRENGTH,
    WHO,
    known_name,
    known_or_code,
    spelled,
)
from waqai.site.tolls import show_amount
from waqai.store.models import Evidence


@dataclass(frozen=True, slots=True)
class Proof:
    """A proving stretch: its words and where its mark stands on the same page."""

    quote: str
    mark: str
    by_person: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A field with what it says; ``held`` are names in it that the public does not see."""

    name: str
    label: str
    values: tuple[str, ...]
    proofs: tuple[Proof, ...]
    held: tuple[str, ...] = ()
    key: str = ""


def say(name: str, value: Any) -> tuple[str, ...]:  # noqa: ANN401  (any field's value, in JSON's kinds)
    """Return the value of a field in words, one for each thing told."""
    kind = KINDS.get(name)
    if name == "state":
        return (spelled(STATES, value),)
    if kind == YES:
        return (_("a running total or several happenings told together") if value else _("one happening"),)
    if value in (None, "", [], False):
        return ()
    if kind == CHOICE:
        return (_choice(name, value),)
    if kind == DAY:
        day = parse_day(value)
        return (show_day(day) if day else str(value),)
    if kind == CODES:
        return tuple(known_or_code(name, code) for code in value)
    if kind in (NAMES, PLACES):
        return tuple(map(_named, value))
    if kind == HARM:
        return tuple(map(_harm, value))
    if isinstance(value, list):
        return tuple(str(one) for one in value)
    return (str(value),)


def _choice(name: str, code: str) -> str:
    if name == "type":
        return known_or_code("events", code)
    lists = {"modality": MODALITY, "kind": ACTS_OF_SPEECH, "ask": ASKS, "strength": STRENGTH}
    return spelled(lists.get(name, {}), code)


def _named(told: dict[str, Any]) -> str:
    """Return a party's or a place's name as the article has it, with what we call it where that is another."""
    ours = known_name("places" if "lat" in told else "actors", told.get("id"))
    notes = [ours] if ours and ours != told["name"] else []
    if told.get("precision") in PRECISION:
        notes.append(spelled(PRECISION, told["precision"]))
    return f"{told['name']} ({_(', ').join(notes)})" if notes else str(told["name"])


def _harm(told: dict[str, Any]) -> str:
    line = (
        f"{known_or_code('harm', told['kind'])} ({spelled(WHO, told['who'])}): {show_amount(told['min'], told['max'])}"
    )
    return f"{line} — {told['side']}" if told.get("side") else line


def rows_of(section: str, told: dict[str, Any], evidence: Iterable[Evidence], held: Iterable[str]) -> list[Row]:
    """Return the rows of a record in force (``told`` in JSON's kinds) with the proofs of each field."""
    proofs: dict[str, dict[tuple[int, int], Proof]] = {}
    for item in evidence:
        made = Proof(item.quote, f"m{item.start}-{item.end}", item.by_judgement)
        proofs.setdefault(item.field, {})[item.start, item.end] = made
    hidden = set(held)
    found = []
    for number, name in enumerate(("record", *SECTIONS[section])):
        value = told.get(name)
        names = [one["name"] for one in value or []] if KINDS.get(name) == NAMES else []
        found.append(
            Row(
                name,
                label_of(name),
                say(name, value) if name != "record" else (),
                tuple(proofs.get(name, {}).values()),
                tuple(one for one in names if one in hidden),
                digits(number) if 0 < number < 10 else "",
            )
        )
    return found
