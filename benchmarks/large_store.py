"""Fills an empty store with many incidents, made from the shapes of examples/: for measuring the site.

    WAQAI_DATABASE=sqlite:////tmp/large.sqlite3 python -m benchmarks.large_store [--incidents 100000]

The example pages are read, stored and linked as ever. Then all of it is copied, turn by turn, until as many incidents
are listed: each turn is moved by some years and days, its places become other settlements of the knowledge, its outlets
others of some hundred, its counts differ, and a line of its own with the new places ends each text, so that words are
as rare as in real pages. Evidence stays where it is. Nothing of it tells of anything that happened.
"""

import argparse
import hashlib
import os
import random
import sys
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from django.db import connection, transaction

import waqai.cli.django_ready as ready
from waqai.arabic.search import index_terms, sequence
from waqai.lexicon.belonging import areas_of
from waqai.lexicon.knowledge import load_knowledge
from waqai.pipeline import add_pages, link_new
from waqai.records import Place
from waqai.sources import read_paths
from waqai.store import models
from waqai.store.links import DatabaseLinks
from waqai.store.orders import lay_out_all
from waqai.store.settling import bring_up_to_date
from waqai.store.shelf import DatabaseShelf
from waqai.store.writing import keep_place

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
_OUTLETS = 300
_DAYS = 4000  # days over which turns are moved
_TURNS_AT_ONCE = 40
_WORDS = 40_000
_MADE = zlib.compress(b"made")
_OUTLET = "منبر"
_RARE = 3  # words of its own that a page ends with, beside its places
_PLACES = ("SY", "IQ", "YE", "LB", "PS", "SD", "LY")


def ref_of(ref: str, turn: int) -> str:
    """Return the ref of the copy of something in a turn."""
    return hashlib.sha256(f"{turn} {ref}".encode()).hexdigest()[:16]


@dataclass(slots=True)
class Shape:
    """One example page with all that hangs on it, as rows."""

    page: models.Page
    article: models.Article
    report: models.Report
    records: list[Any]
    parts: dict[int, list[Any]]
    about: dict[int, list[Any]]
    entries: list[models.SearchEntry]
    told: list[models.Told]


def _of_event(event: models.Event) -> list[Any]:
    return [*event.harm.all(), *event.event_places.select_related("place")]


def _shapes() -> list[Shape]:
    found = []
    pages = models.Page.objects.filter(current=True, article__report__isnull=False).order_by("pk")
    for page in pages.select_related("article__report"):
        report = page.article.report
        events, statements, demands = (
            list(getattr(report, name).order_by("pk")) for name in ("events", "statements", "demands")
        )
        records = [*events, *statements, *demands]
        parts = {
            id(row): [
                *row.roles.all(), *row.evidence.all(), *(_of_event(row) if isinstance(row, models.Event) else ()),
            ]
            for row in records
        }  # fmt: skip
        links = models.Statement.about.through.objects
        about = {id(row): list(links.filter(statement=row.pk)) for row in statements}
        told = list(models.Told.objects.filter(page=page.ref))
        found.append(Shape(page, page.article, report, records, parts, about, list(page.search_entries.all()), told))
    return found


class Table:
    """The copied rows of one table, as its columns hold them; written past Django, which takes several times longer."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401  (any table)
        self.name = model._meta.db_table
        self.fields = model._meta.concrete_fields
        self.at = {field.attname: at for at, field in enumerate(self.fields)}
        self.rows: list[list[Any]] = []
        self._next = (model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
        self._known: dict[int, tuple[Any, list[Any]]] = {}

    def copy(self, row: Any, **changes: Any) -> int:  # noqa: ANN401
        """Add a copy of a row with other values in some columns; return its key."""
        if id(row) not in self._known:
            told = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in self.fields]
            self._known[id(row)] = (row, told)
        values = list(self._known[id(row)][1])
        for name, value in changes.items():
            values[self.at[name]] = _held(value)
        values[self.at["id"]] = self._next
        self.rows.append(values)
        self._next += 1
        return self._next - 1

    def write(self) -> None:
        """Write the copies."""
        columns = ", ".join(connection.ops.quote_name(field.column) for field in self.fields)
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                marks = ", ".join("?" * len(self.fields))
                cursor.connection.executemany(f"INSERT INTO {self.name} ({columns}) VALUES ({marks})", self.rows)
            else:
                with cursor.copy(f"COPY {self.name} ({columns}) FROM STDIN") as stream:
                    for row in self.rows:
                        stream.write_row(row)
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{self.name}', 'id'), {self._next})")
        self.rows.clear()


def _held(value: Any) -> Any:  # noqa: ANN401
    return value.isoformat() if isinstance(value, date) and connection.vendor == "sqlite" else value


_MODELS: tuple[Any, ...] = (
    models.Page, models.Article, models.Report, models.Event, models.Statement, models.Demand, models.Harm,
    models.EventPlace, models.Role, models.Evidence, models.Statement.about.through, models.SearchEntry,
    models.Incident, models.Told,
)  # fmt: skip


class Turn:
    """Copies all shapes once."""

    def __init__(self, number: int, places: list[models.Place], tables: dict[Any, Table]) -> None:
        self.number, self.tables = number, tables
        self.chance = random.Random(number)
        self.moved = timedelta(days=self.chance.randrange(_DAYS))
        self._places = places
        self._other: dict[int, models.Place] = {}
        self._incidents: dict[int, int] = {}

    def place(self, row: models.Place) -> models.Place:
        """Return the settlement that stands in this turn for a place of the examples; wide areas stay."""
        if row.known and dict(areas_of(row.known, None, None)).get(row.known) in ("country", "admin1"):
            return row
        return self._other.setdefault(row.pk, self.chance.choice(self._places))

    def _day(self, day: date | None) -> date | None:
        return day - self.moved if day else None

    def _told(self, text: str | None) -> str | None:
        try:
            return f"{date.fromisoformat((text or '')[:10]) - self.moved}{(text or '')[10:]}"
        except ValueError:
            return text

    def _line(self, shape: Shape) -> str:
        """Return the line that ends the text of this turn's copy: its places and some rare words."""
        parts = [part for row in shape.records for part in shape.parts[id(row)] if isinstance(part, models.EventPlace)]
        rare = (f"w{self.chance.randrange(_WORDS)}" for _ in range(_RARE))
        return " ".join([*dict.fromkeys(self.place(part.place).name for part in parts), *rare])

    def copy(self, shape: Shape) -> None:
        """Copy one page with all that hangs on it."""
        turn, line, tables = self.number, self._line(shape), self.tables
        ref = ref_of(shape.page.ref, turn)
        url = f"https://example.org/{turn}/{shape.page.ref}"
        page = tables[models.Page].copy(shape.page, ref=ref, replaces_id=None, source_id=None, url=url, packed=_MADE)
        outlet = f"{_OUTLET} {self.chance.randrange(_OUTLETS)}" if shape.article.outlet else None
        article = tables[models.Article].copy(
            shape.article,
            page_id=page,
            outlet=outlet,
            day=self._day(shape.article.day),
            published=self._told(shape.article.published),
            text=f"{shape.article.text}\n{line}",
        )
        report = tables[models.Report].copy(shape.report, article_id=article)
        refs = self._records(shape, report)
        self._entries(shape, page, ref, refs, line)
        for told in shape.told:
            changes = {"event": refs[told.event], "page": ref, "facts": "{}", "incident_id": self._incident(told)}
            tables[models.Told].copy(told, copy_of=ref_of(told.copy_of, turn) if told.copy_of else "", **changes)

    def _records(self, shape: Shape, report: int) -> dict[str, str]:
        copies: dict[tuple[type[Any], int], int] = {}
        refs = {}
        for row in shape.records:
            refs[row.ref] = ref_of(row.ref, self.number)
            days = {
                name: self._day(getattr(row, name)) for name in ("day", "start", "end", "date") if hasattr(row, name)
            }
            if isinstance(row, models.Demand):
                days["statement_id"] = copies.get((models.Statement, row.statement_id or 0))
            made = self.tables[type(row)].copy(row, report_id=report, ref=refs[row.ref], **days)
            copies[type(row), row.pk] = made
            self._parts(shape.parts[id(row)], f"{type(row).__name__.lower()}_id", made)
            for link in shape.about.get(id(row), ()):
                event = copies[models.Event, link.event_id]
                self.tables[type(link)].copy(link, statement_id=made, event_id=event)
        return refs

    def _entries(self, shape: Shape, page: int, ref: str, refs: dict[str, str], line: str) -> None:
        for entry in shape.entries:
            terms, told = entry.terms, entry.sequence
            if entry.section == "articles":
                terms, told = f"{terms} {index_terms(line)}", f"{told}/{sequence(line)}"
            changes = {"ref": refs.get(entry.ref, ref), "terms": terms, "sequence": told, "day": self._day(entry.day)}
            self.tables[models.SearchEntry].copy(entry, page_id=page, **changes)

    def _incident(self, told: models.Told) -> int | None:
        if told.incident is None:
            return None
        known = told.incident.pk
        if known not in self._incidents:
            ref = ref_of(told.incident.ref, self.number)
            self._incidents[known] = self.tables[models.Incident].copy(told.incident, ref=ref)
        return self._incidents[known]

    def _parts(self, parts: Iterable[Any], owner: str, key: int) -> None:
        more = self.chance.randrange(6)
        for part in parts:
            changes: dict[str, Any] = {owner: key}
            if isinstance(part, models.EventPlace):
                place = self.place(part.place)
                changes |= {"place_id": place.pk, "name": place.name}
            elif isinstance(part, models.Harm):
                changes |= {"min": part.min + more, "max": None if part.max is None else part.max + more}
            self.tables[type(part)].copy(part, **changes)


def _settlements() -> list[models.Place]:
    rows = [p for p in load_knowledge().places if p.kind in ("village", "town", "city") and p.lat is not None]
    chance = random.Random(0)
    by_country = [p for p in rows if (areas_of(p.id, None, None)[0][0].removeprefix("iso:")) in _PLACES]
    found = []
    for place in chance.sample(by_country, min(4000, len(by_country))):
        country = areas_of(place.id, None, None)[0][0].removeprefix("iso:")
        found.append(keep_place(Place(place.ar, place.id, place.lat, place.lon, None, country, "settlement")))
    return found


def fill(incidents: int) -> None:
    """Fill the store that the settings name.

    Raises:
        RuntimeError: it is not empty.
    """
    ready.open_store()
    if models.Page.objects.exists():
        raise RuntimeError("the store is not empty")
    start = perf_counter()
    for _ in add_pages(read_paths([str(EXAMPLES)]), DatabaseShelf()):
        pass
    for _ in link_new(DatabaseLinks()):
        pass
    shapes, places = _shapes(), _settlements()
    listed = models.ShownIncident.objects.filter(listed=True).count()
    turns = -(-incidents // listed) - 1
    tables = {model: Table(model) for model in _MODELS}
    for first in range(1, turns + 1, _TURNS_AT_ONCE):
        for number in range(first, min(first + _TURNS_AT_ONCE, turns + 1)):
            turn = Turn(number, places, tables)
            for shape in shapes:
                turn.copy(shape)
        with transaction.atomic():
            for table in tables.values():
                table.write()
    analyze()
    copied = perf_counter()
    lay_out_all()  # the copies have other tolls, places and days
    renewed = bring_up_to_date()
    analyze()
    listed = models.ShownIncident.objects.filter(listed=True).count()
    print(
        f"{models.Page.objects.count():,} pages, {models.Event.objects.count():,} events, {listed:,} incidents listed: "
        f"rows {copied - start:.0f} s, lists {perf_counter() - copied:.0f} s for {renewed:,}",
        flush=True,
    )


def analyze() -> None:
    """Let the database count what it plans by: one filled at a stroke plans blindly, or by the few rows before."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def main() -> int:
    """Fill the store."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("--incidents", type=int, default=100_000)
    options = args.parse_args()
    if "WAQAI_DATABASE" not in os.environ:
        print("name an empty store in WAQAI_DATABASE", file=sys.stderr)
        return 2
    fill(options.incidents)
    return 0


if __name__ == "__main__":
    sys.exit(main())
