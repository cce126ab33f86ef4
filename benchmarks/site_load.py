"""Measures how fast the site answers with many incidents, on SQLite and on PostgreSQL.

    python -m benchmarks.site_load [--incidents 100000] [--seconds 60] [--rate 20] [--sqlite FILE] [--postgresql URL]
                                   [--only sqlite] [--desk] [--anew]

Fills a store of each kind (:mod:`benchmarks.large_store`; ``--sqlite`` keeps that of SQLite in a file and takes it from
there the next time, ``--postgresql`` names a store that is filled already) and serves it as ``waqai serve --workers 2``
does. Then it asks for pages at a fixed rate, whether or not earlier answers have come: the front page, a search with
three facets (one in two with a word beside), a window of the map, an incident, one after the other, in both languages.
Which facets and incidents is drawn anew for each request. Prints for each kind the milliseconds from asking to the last
byte: median, p95, most. Wanted: p95 of at most 150. Where other programs keep the machine busy, these times tell of
them: the processor's own time, that of both server processes together for one request, is printed beside.
Pages are kept by each process until something changes; with ``--anew`` each address is one that nobody asked for
before, as where something changes all the time, so that every page is made. With ``--desk`` an editor's pages are asked
for instead, the queue in its orders, records, incidents and likely pairs, and the demands tracker, for which no time is
wanted: use a low rate. Everything stays on this machine; PostgreSQL is started for this alone and gone afterwards.
"""

import argparse
import contextlib
import http.client
import itertools
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "site")]

from serving import serving  # noqa: E402  (and their way of serving the site)

from postgres_cluster import running_cluster  # noqa: E402  (the tests' own cluster)

_WANTED = 150  # ms
_THREADS = 64  # requests that may be under way at once
_PICKED = 400  # incidents whose facets and addresses are asked for
_SORTS = ("doubt", "age", "toll", "place", "alarm")
_WARM_UP = 12  # requests of each kind before any is counted: each process fetches its columns first

Asks = dict[str, Callable[[], str]]


_PRINT = (
    "import json, django\n"
    "django.setup()\n"
    "from waqai.store.models import ShownIncident as S\n"
    "rows = S.objects.filter(listed=True).order_by('ref')[:{picked}]\n"
    "told = [(r.ref, r.type, r.grade, r.admin1 or r.country, (r.sources or [''])[0], r.place_name) for r in rows]\n"
    "print(json.dumps(told))\n"
)


_SIGN_IN = (
    "import json, django\n"
    "django.setup()\n"
    "from django.conf import settings\n"
    "from django.test import Client\n"
    "from people import make_person, sign_in\n"
    "from waqai.store.models import Event, Person\n"
    "client = Client()\n"
    "sign_in(client, Person.objects.filter(name='load').first() or make_person('load', 'editor'))\n"
    "cookie = f'{{settings.SESSION_COOKIE_NAME}}={{client.session.session_key}}'\n"
    "print(json.dumps([cookie, list(Event.objects.order_by('ref').values_list('ref', flat=True)[:{picked}])]))\n"
)


def _told(database: str, code: str) -> Any:  # noqa: ANN401  (what it prints as JSON)
    environment = os.environ | {
        "WAQAI_DATABASE": database,
        "DJANGO_SETTINGS_MODULE": "waqai.site.settings",
        "PYTHONPATH": str(ROOT / "tests" / "site"),
    }
    ran = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
    return json.loads(ran.stdout)


def _pick(database: str) -> list[list[str]]:
    """Return ref, type, grade, area, outlet and place of some incidents."""
    found: list[list[str]] = _told(database, _PRINT.format(picked=_PICKED))
    return found


def _sign_in(database: str) -> tuple[str, list[str]]:
    """Return the cookie of an editor who is signed in, and the refs of some events."""
    cookie, events = _told(database, _SIGN_IN.format(picked=_PICKED))
    return cookie, events


def _asks(rows: list[list[str]], chance: random.Random) -> Asks:
    def prefix() -> str:
        return chance.choice(["", "/en"])

    def search() -> str:
        _, kind, grade, area, source, place = chance.choice(rows)
        told = {"type": kind, "place": area, chance.choice(["grade", "source"]): ""}
        told |= {"grade": grade} if "grade" in told else {"source": source}
        if chance.random() < 0.5:
            told["q"] = place
        return f"{prefix()}/incidents/?{urlencode(told)}"

    def window() -> str:
        _, kind, _, area, _, _ = chance.choice(rows)
        told = chance.choice([{"type": kind}, {"place": area}, {}, {"type": kind, "place": area}])
        return f"{prefix()}/map/?{urlencode(told)}"

    return {
        "front": lambda: f"{prefix()}/",
        "search, three facets": search,
        "map window": window,
        "incident": lambda: f"{prefix()}/incidents/{chance.choice(rows)[0]}/",
    }


def _desk_asks(rows: list[list[str]], events: list[str], chance: random.Random) -> Asks:
    return {
        **{f"queue by {sort}": partial("/desk/?sort={}".format, sort) for sort in _SORTS},
        "record": lambda: f"/desk/events/{chance.choice(events)}/",
        "incident": lambda: f"/desk/incidents/{chance.choice(rows)[0]}/",
        "likely pairs": lambda: "/desk/likely/",
        "tracker": lambda: "/demands/tracker/",
    }


def _never_asked(asks: Asks) -> Asks:
    """Return the same with a number of its own in each address, which pages take no notice of."""
    numbers = itertools.count()

    def one(ask: Callable[[], str]) -> str:
        path = ask()
        return f"{path}{'&' if '?' in path else '?'}asked={next(numbers)}"

    return {kind: partial(one, ask) for kind, ask in asks.items()}


def _get(address: str, path: str, cookie: str = "") -> None:
    where = urlsplit(address)
    client = http.client.HTTPConnection(where.hostname or "", where.port, timeout=30)
    try:
        client.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        answer = client.getresponse()
        answer.read()
        if answer.status != http.client.OK:
            raise RuntimeError(f"{answer.status} {path}")
    finally:
        client.close()


def measure(address: str, asks: Asks, rate: float, seconds: float, cookie: str = "") -> dict[str, list[float]]:
    """Ask at a fixed rate for some seconds, as whoever the cookie names; return the milliseconds of each kind.

    Raises:
        RuntimeError: a page was not answered with 200.
    """
    for _ in range(_WARM_UP):
        for ask in asks.values():
            _get(address, ask(), cookie)
    took: dict[str, list[float]] = defaultdict(list)

    def one(kind: str, path: str, due: float) -> None:
        _get(address, path, cookie)
        took[kind].append((time.perf_counter() - due) * 1000)

    kinds = list(asks)
    start = time.perf_counter()
    with ThreadPoolExecutor(_THREADS) as pool:
        running = []
        for number in range(int(rate * seconds)):
            due = start + number / rate
            time.sleep(max(0.0, due - time.perf_counter()))
            kind = kinds[number % len(kinds)]
            running.append(pool.submit(one, kind, asks[kind](), due))
        for asked in running:
            asked.result()
    return took


def processor_seconds(address: str) -> float:
    """Return the processor time that the server at an address has used so far (from /proc; 0 where there is none)."""
    mark, ticks = f"127.0.0.1:{urlsplit(address).port}".encode(), os.sysconf("SC_CLK_TCK")
    used = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark in (folder / "cmdline").read_bytes():
                used += sum(map(int, (folder / "stat").read_text().rsplit(")", 1)[1].split()[11:13]))
    return used / ticks


def _fill(database: str, incidents: int) -> None:
    command = [sys.executable, "-m", "benchmarks.large_store", "--incidents", str(incidents)]
    subprocess.run(command, env=os.environ | {"WAQAI_DATABASE": database}, cwd=ROOT, check=True)


@contextmanager
def _sqlite(options: argparse.Namespace) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(options.sqlite or f"{folder}/store.sqlite3").resolve()
        database = f"sqlite:///{file}"
        if not file.exists():
            _fill(database, options.incidents)
        yield database


@contextmanager
def _postgresql(options: argparse.Namespace) -> Iterator[str]:
    if options.postgresql:
        yield options.postgresql
        return
    with running_cluster() as host:
        database = f"postgresql://waqai@/postgres?host={host}"
        _fill(database, options.incidents)
        yield database


def report(name: str, took: dict[str, list[float]]) -> bool:
    """Print the milliseconds of each kind; tell whether all are as wanted."""
    print(f"{name:<12}{'page':<24}{'requests':>9}{'median':>9}{'p95':>9}{'most':>9}")
    good = True
    for kind, times in took.items():
        p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        good = good and p95 <= _WANTED
        print(f"{'':<12}{kind:<24}{len(times):>9}{statistics.median(times):>9.0f}{p95:>9.0f}{max(times):>9.0f}")
    return good


def main() -> int:
    """Measure and print; exit status 1 where a p95 is more than wanted."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("--incidents", type=int, default=100_000)
    args.add_argument("--seconds", type=float, default=60)
    args.add_argument("--rate", type=float, default=20)
    args.add_argument("--sqlite")
    args.add_argument("--postgresql")
    args.add_argument("--desk", action="store_true")
    args.add_argument("--anew", action="store_true")
    args.add_argument("--only", choices=["sqlite", "postgresql"])
    options = args.parse_args()
    cores, load = os.cpu_count(), os.getloadavg()[0]
    print(f"{datetime.now(UTC):%d %B %Y, %H:%M} UTC, {cores} cores {platform.machine()}, load before {load:.1f}")
    good = True
    for name, store in (("sqlite", _sqlite), ("postgresql", _postgresql)):
        if options.only in (None, name):
            with store(options) as database, serving(database, workers=2) as address:
                rows, chance, cookie = _pick(database), random.Random(1), ""
                asks = _asks(rows, chance)
                if options.desk:
                    cookie, events = _sign_in(database)
                    asks = _desk_asks(rows, events, chance)
                asks = _never_asked(asks) if options.anew else asks
                before = processor_seconds(address)
                fast = report(name, measure(address, asks, options.rate, options.seconds, cookie))
                good = good and (fast or options.desk)
                asked = int(options.rate * options.seconds) + _WARM_UP * len(asks)
                each = (processor_seconds(address) - before) / asked * 1000
                print(f"{'':<12}{'processor, a request':<24}{asked:>9}{each:>9.0f}  (mean)")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
