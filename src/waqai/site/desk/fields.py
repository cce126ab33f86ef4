"""A record's fields as forms: what can be chosen or typed, and back to the report's JSON form."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from waqai.lexicon.knowledge import load_knowledge
from waqai.records import Json
from waqai.records.wire import plain
from waqai.site.dates import show_day
from waqai.site.desk.days import day_of
from waqai.site.desk.known import party_named, place_named
from waqai.site.labels import ACTS_OF_SPEECH, ASKS, FIELDS, MODALITY, STRENGTH, WHO, known_or_code, spelled
from waqai.store.ranges import KINDS as KINDS_OF_HARM

CHOICE, YES, DAY, NAMES, PLACES, CODES, HARM, WORDS = (
    "choice",
    "yes",
    "day",
    "names",
    "places",
    "codes",
    "harm",
    "words",
)
KINDS = {
    "type": CHOICE, "modality": CHOICE, "time_precision": CHOICE, "kind": CHOICE, "ask": CHOICE, "strength": CHOICE,
    "aggregate": YES, "start": DAY, "end": DAY, "date": DAY, "places": PLACES, "harm": HARM, "objects": CODES,
    "weapons": CODES, "channel": WORDS, "actor1": NAMES, "actor2": NAMES, "according_to": NAMES, "issuer": NAMES,
    "who": NAMES, "of": NAMES,
}  # fmt: skip
SECTIONS = {
    "events": (
        "type", "modality", "aggregate", "start", "end", "places", "actor1", "actor2", "harm", "objects", "weapons",
        "according_to",
    ),
    "statements": ("kind", "issuer", "date", "channel"),
    "demands": ("ask", "who", "of", "strength"),
}  # fmt: skip
LABELS = {**FIELDS, "start": gettext_noop("First day"), "end": gettext_noop("Last day")}
PARTIES = {
    "person": gettext_noop("a private person"),
    "organisation": gettext_noop("an organisation"),
    "military": gettext_noop("a military force"),
    "armed_group": gettext_noop("an armed group"),
    "police": gettext_noop("police"),
    "authority": gettext_noop("an authority"),
    "government": gettext_noop("a government"),
    "court": gettext_noop("a court"),
    "media": gettext_noop("media"),
    "people": gettext_noop("unnamed people"),
}
_A_DAY = date(2025, 4, 11)  # shows how days may be written
_HARM_ROWS = 2  # empty ones to fill in
_MOST_PEOPLE = 10**9


class WrongValue(ValueError):
    """What was typed is no value of the field; the message says why, in the page's language."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be chosen."""

    code: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class HarmRow:
    """A line of harm as it is typed."""

    kind: tuple[Option, ...]
    who: tuple[Option, ...]
    least: str = ""
    most: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field to fill in: ``options`` to choose from, or ``text`` as it stands; ``harm`` lines."""

    name: str
    label: str
    kind: str
    options: tuple[Option, ...] = ()
    text: str = ""
    harm: tuple[HarmRow, ...] = ()
    parties: tuple[Option, ...] = ()

    @property
    def ways(self) -> dict[str, str]:
        """How a day may be typed."""
        return ways_of_a_day()


def ways_of_a_day() -> dict[str, str]:
    """Return one day in two of the ways in which it may be typed."""
    return {"words": show_day(_A_DAY), "figures": f"\u2066{_A_DAY}\u2069"}  # or Arabic beside it turns it around


def label_of(name: str) -> str:
    """Return what a field is called at the desk."""
    return spelled(LABELS, name)


def _codes(name: str) -> list[tuple[str, str]]:
    knowledge = load_knowledge()
    if name == "type":
        return [(row.id, known_or_code("events", row.id)) for row in knowledge.events]
    if name in ("objects", "weapons"):
        rows: Iterable[Any] = getattr(knowledge, name)
        return [(row.id, known_or_code(name, row.id)) for row in rows]
    lists = {"modality": MODALITY, "kind": ACTS_OF_SPEECH, "ask": ASKS, "strength": STRENGTH}
    if name == "time_precision":
        return [(code, code.replace("_", " ")) for code in ("day", "part_of_month", "month", "year")]
    return [(code, spelled(lists[name], code)) for code in lists[name]]


def _options(name: str, chosen: Iterable[str]) -> tuple[Option, ...]:
    told = set(chosen)
    found = [Option(code, label, code in told) for code, label in _codes(name)]
    unknown = [Option(code, code, True) for code in sorted(told - {one.code for one in found})]
    return (*found, *unknown)


def _harm_row(told: Mapping[str, Any]) -> HarmRow:
    kinds = [(code, known_or_code("harm", code)) for code in KINDS_OF_HARM]
    who = [(code, spelled(WHO, code)) for code in WHO]
    most = told.get("max")
    return HarmRow(
        tuple(Option(code, label, code == told.get("kind", KINDS_OF_HARM[0])) for code, label in kinds),
        tuple(Option(code, label, code == told.get("who", "unknown")) for code, label in who),
        str(told["min"]) if "min" in told else "",
        "" if most is None else str(most),
        told.get("side") or "",
    )


def field_of(name: str, value: Any) -> Field:  # noqa: ANN401  (any field's value, in JSON's kinds)
    """Return the form of a field that stands at ``value``."""
    kind = KINDS[name]
    if kind == CHOICE:
        return Field(name, label_of(name), kind, _options(name, [value] if value else []))
    if kind == CODES:
        return Field(name, label_of(name), kind, _options(name, value or []))
    if kind == YES:
        told = [("", _("one happening")), ("1", _("a running total or several happenings told together"))]
        return Field(name, label_of(name), kind, tuple(Option(c, text, bool(c) == bool(value)) for c, text in told))
    if kind in (NAMES, PLACES):
        parties = tuple(Option(code, spelled(PARTIES, code), code == "person") for code in PARTIES)
        text = "\n".join(one["name"] for one in value or [])
        return Field(name, label_of(name), kind, text=text, parties=parties if kind == NAMES else ())
    if kind == HARM:
        rows = (*(_harm_row(one) for one in value or []), *(_harm_row({}) for _row in range(_HARM_ROWS)))
        return Field(name, label_of(name), kind, harm=rows)
    return Field(name, label_of(name), kind, text=value or "")


def read_field(name: str, post: QueryDict, before: Any, prefix: str, quote: str) -> Json:  # noqa: ANN401
    """Return what a form says of a field, in the report's JSON form; ``before`` is how it stood, so that a name that
    was there keeps what is known of it. ``quote`` are the words that prove it.

    Raises:
        WrongValue: what was typed is no value of the field.
    """
    kind, key = KINDS[name], f"{prefix}{name}"
    if kind == CODES:
        return [_known(name, code, before or []) for code in post.getlist(key)]
    if kind == YES:
        return post.get(key) == "1"
    if kind == HARM:
        return _read_harm(post, key, before or [], quote)
    told = post.get(key, "").strip()
    if kind == CHOICE and told:
        return _known(name, told, [before])
    if kind in (NAMES, PLACES):
        known = {one["name"]: one for one in before or []}
        lines = [line.strip() for line in told.splitlines() if line.strip()]
        return [known.get(line) or plain(_named(kind, line, post.get(f"{key}.kind", "person"))) for line in lines]
    if kind == DAY and told:
        day = day_of(told)
        if day is None:
            raise WrongValue(
                _("%(field)s: “%(told)s” is no day. Write it as %(words)s or as %(figures)s.")
                % {"field": label_of(name), "told": told, **ways_of_a_day()}
            )
        return day.isoformat()
    if not told and name in ("type", "modality", "kind", "ask"):
        raise WrongValue(_("%(field)s: choose one.") % {"field": label_of(name)})
    return told or None


def _known(name: str, code: str, before: Sequence[Any]) -> str:
    """Return a code that the form offers, or that stood there; any other would be free text on public pages."""
    if code not in before and code not in dict(_codes(name)):
        raise WrongValue(_("%(field)s: choose one.") % {"field": label_of(name)})
    return code


def typed_field(name: str, post: QueryDict, before: Any) -> Field:  # noqa: ANN401
    """Return the form of a field as it was sent, so that nothing typed is lost where something else was wrong."""
    key = f"f.{name}"
    try:
        field = field_of(name, read_field(name, post, before, "f.", ""))
    except WrongValue:
        field = field_of(name, before)
        return replace(field, text=post.get(key, "")) if KINDS[name] == DAY else field
    kind = post.get(f"{key}.kind")
    parties = (replace(one, chosen=one.code == kind) for one in field.parties) if kind in PARTIES else field.parties
    return replace(field, parties=tuple(parties))


def _named(kind: str, name: str, party: str) -> object:
    return place_named(name) if kind == PLACES else party_named(name, party if party in PARTIES else "person")


def _read_harm(post: QueryDict, key: str, before: list[Any], quote: str) -> Json:
    columns = (post.getlist(f"{key}.{part}") for part in ("kind", "who", "min", "max", "side"))
    found: list[Json] = []
    for at, (kind, who, least, most, side) in enumerate(zip(*columns, strict=False)):
        if not least.strip():
            continue
        if kind not in KINDS_OF_HARM or who not in WHO:
            raise WrongValue(_("%(field)s: choose one.") % {"field": label_of("harm")})
        told = {"kind": kind, "who": who, "min": _number(least), "max": _number(most) if most.strip() else None}
        if told["max"] is not None and told["max"] < told["min"]:
            raise WrongValue(_("People harmed: the most is less than the least."))
        old = before[at] if at < len(before) else {}
        same = {name: old.get(name) for name in told} == told
        wording = old.get("wording") if same else quote
        found.append({**told, "wording": wording or old.get("wording") or quote, "side": side.strip() or None})
    return found


def _number(told: str) -> int:
    try:
        number = int(told.strip())  # digits of any script
    except ValueError as error:
        raise WrongValue(_("People harmed: “%(told)s” is no number.") % {"told": told}) from error
    if not 0 <= number <= _MOST_PEOPLE:
        raise WrongValue(_("People harmed: “%(told)s” is no number.") % {"told": told})
    return number


def compact(value: Any) -> str:  # noqa: ANN401
    """Return a value as one line of JSON, for comparing and for what knows no better words."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
