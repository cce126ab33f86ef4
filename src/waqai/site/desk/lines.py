"""Records as the queue shows them, one line each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from waqai.site.cards import by_whom, event_title
from waqai.site.dates import digits, show_range
from waqai.site.labels import ACTS_OF_SPEECH, ASKS, STATES, known_name, known_or_code, spelled
from waqai.site.names import place_name
from waqai.site.numbers import decimal
from waqai.site.selection import with_parts
from waqai.site.tolls import show_amount
from waqai.store.alarms import MANY, alarm_names
from waqai.store.judging import RECORDS
from waqai.store.models import Demand, Event, Record, Role, Statement
from waqai.store.public import Names
from waqai.store.voices import outlet_of


@dataclass(frozen=True, slots=True)
class Line:
    """What an editor sees of a record before opening it."""

    section: str
    ref: str
    title: str
    when: str | None
    outlet: str | None
    state: str
    toll: str
    confidence: str
    hidden: bool
    held: int
    waits: bool
    quote: str
    language: str
    alarms: tuple[str, ...] = ()


def title_of(record: Record) -> str:
    """Return what a record is, in one line; names as the article has them."""
    if isinstance(record, Event):
        places = [place_name(row, Names()) for row in record.event_places.all()]
        return event_title(known_or_code("events", record.type), places)
    if isinstance(record, Statement):
        return _titled(spelled(ACTS_OF_SPEECH, record.kind), record, "issuer")
    if isinstance(record, Demand):
        return _titled(spelled(ASKS, record.ask), record, "who")
    return str(record)


def _titled(label: str, record: Statement | Demand, part: str) -> str:
    who = [_called(role) for role in record.roles.all() if role.part == part]
    return _("%(what)s: %(who)s") % {"what": label, "who": _(", ").join(who)} if who else by_whom(label, ())


def _called(role: Role) -> str:
    return known_name("actors", role.actor.known) or role.name


def _toll(record: Record) -> str:
    killed = [row for row in record.harm.all() if row.kind == "killed"] if isinstance(record, Event) else []
    told = (f"{known_or_code('harm', row.kind)} {show_amount(row.min, row.max)}" for row in killed[:1])
    return next(told, "")


def line_of(record: Any) -> Line:  # noqa: ANN401  (a record with its parts fetched along)
    """Return the line of a record."""
    whole = next((item.quote for item in record.evidence.all() if item.field == "record"), "")
    article = record.report.article
    return Line(
        record.section,
        record.ref,
        title_of(record),
        show_range(record.start, record.end) if isinstance(record, Event) else None,
        outlet_of(article),
        spelled(STATES, record.state),
        _toll(record),
        decimal(record.confidence),
        isinstance(record, Event) and record.confidence < settings.WAQAI_PUBLIC_CONFIDENCE and not record.public,
        sum(role.withheld for role in record.roles.all()),
        record.waits,
        whole,
        article.language or "ar",
    )


def lines_with_alarms(rows: Sequence[Any]) -> list[Line]:
    """Return the lines of records (their parts fetched along), those of events with what calls for an editor's eye."""
    found = [alarm_names(row.alarms) if isinstance(row, Event) else () for row in rows]
    return [replace(line_of(row), alarms=tuple(alarm_words(names))) for row, names in zip(rows, found, strict=True)]


def alarm_words(names: Iterable[str]) -> list[str]:
    """Return alarms in words."""
    words = {
        "many": _("%(n)s killed or more") % {"n": digits(MANY)},
        "children": _("children harmed"),
        "shielded": _("a protected thing hit"),
        "banned": _("a banned or bound weapon"),
        "disputed": _("disputed"),
    }
    return [words[name] for name in names]


def lines_of(rows: Any) -> list[Line]:  # noqa: ANN401  (a slice of a query set of records)
    """Return the lines of records, their parts fetched in a bounded number of queries."""
    return [line_of(row) for row in with_parts(rows)]


def rows_by(section: str, keys: Sequence[int]) -> list[Any]:
    """Return a section's records by their keys, in the order given, with all that their lines need."""
    rows: Any = RECORDS[section]
    found = {row.pk: row for row in with_parts(rows.objects.filter(pk__in=keys))}
    return [found[key] for key in keys if key in found]


def lines_at(section_refs: Iterable[tuple[str, str]], models: Sequence[type[Any]] = (Event, Statement)) -> list[Line]:
    """Return the lines of records by section and ref, in the order given; one query set a section."""
    wanted = list(section_refs)
    found = {}
    for model in models:
        refs = [ref for section, ref in wanted if section == model.section]
        for row in with_parts(model.objects.filter(ref__in=refs)) if refs else ():
            found[str(row.section), row.ref] = line_of(row)
    return [found[key] for key in wanted if key in found]
