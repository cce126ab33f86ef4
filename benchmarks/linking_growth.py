"""Measures how linking grows: all at once, and one report more in a large store.

    python -m benchmarks.linking_growth [--sizes 1000,10000,100000] [--adds 200]

The reports are made from those of the shared captures: each copy is moved by some years and days, two in three of its
places become other places of the same map, and of its rare words and pairs two in three become words of its own, so
that towns, days and words stay as common as they are. Prints for each size the seconds of linking all (weighing,
comparing, deciding), the pairs compared, the most memory; then, for the largest, the seconds to write incidents and
index to a SQLite store, and the milliseconds that linking one page more takes there (median, p95). Without the shared
material it says so and ends.
"""

import argparse
import os
import random
import resource
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from time import perf_counter
from zlib import crc32

from benchmarks.filed import PAGES, read_tellings
from benchmarks.gold import root_or_say

from waqai.linking.counts import snapshot_of
from waqai.linking.decide import decide
from waqai.linking.link import Laid, score_pairs, weigh_all
from waqai.linking.score import LINKS, Scorer
from waqai.linking.telling import SHAPE, Site, Telling, facts_of
from waqai.pipeline import load_lexicon

_COMMON = 25  # captures that may share a word before it stays what it is
_OWN = 3  # one in so many words, pairs and places of a copy stays as it is
_YEARS = 4000  # days over which copies are moved


def copies(tellings: list[Telling], size: int) -> Iterator[Telling]:
    """Yield ``size`` tellings made from ``tellings``, the first of them as they are."""
    counts = weigh_all(tellings, load_lexicon()).counts
    before: tuple[Telling, Telling] | None = None
    for number in range(size):
        turn, at = divmod(number, len(tellings))
        if turn == 0:
            yield tellings[at]
            continue
        made = _copy(tellings[at], turn, counts.words)
        if before is not None and before[0].words is tellings[at].words:  # of one page, told in the same words
            made = replace(made, words=before[1].words, pairs=before[1].pairs, runs=before[1].runs)
        before = tellings[at], made
        yield made


def _copy(telling: Telling, turn: int, words: dict[str, int]) -> Telling:
    moved = random.Random(f"{turn} {telling.page}").randrange(_YEARS)

    def own(word: str) -> str:
        rare = words[word] <= _COMMON and crc32(f"{turn} {word}".encode()) % _OWN
        return sys.intern(f"{word}{turn}") if rare else word

    days = (telling.days[0] - moved, telling.days[1] - moved) if telling.days else None
    day = date.fromordinal(days[0]) if days else None
    return replace(
        telling,
        page=f"{telling.page}-{turn}",
        event=f"{telling.event}-{telling.page}-{turn}"[:16] if turn else telling.event,
        days=days,
        told=None if telling.told is None else telling.told - moved,
        weekdays=frozenset({day.isoweekday()}) if day else telling.weekdays,
        dates=frozenset({(day.month, day.day)}) if day else telling.dates,
        sites=tuple(_other_site(site, turn) for site in telling.sites),
        words=frozenset(map(own, telling.words)),
        pairs=frozenset(" ".join(map(own, pair.split())) for pair in telling.pairs),
        runs=frozenset(run ^ (turn << 8) if run % _OWN else run for run in telling.runs),
    )


def _other_site(site: Site, turn: int) -> Site:
    if site.lat is None or site.lon is None or crc32(f"{turn} {site.id}".encode()) % _OWN == 0:
        return site
    shift = (crc32(f"{site.id} {turn}".encode()) % 400 - 200) / 100
    return Site(f"{site.name} {turn}", f"{site.id}-{turn}", site.lat + shift, site.lon + shift / 2)


def peak() -> float:
    """Return the most memory this process has used, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def link_once(tellings: list[Telling], scorer: Scorer) -> tuple[Laid, list[list[int]]]:
    """Link all, print what it took, and return what came of it."""
    start = perf_counter()
    laid = weigh_all(tellings, load_lexicon())
    scores = score_pairs(laid, scorer)
    compared = perf_counter()
    groups = decide(scores)
    end = perf_counter()
    print(
        f"{len(tellings):>9,}{len(scores):>13,}{compared - start:>11.1f}{end - compared:>10.1f}{end - start:>9.1f}"
        f"{len(tellings) - sum(len(g) - 1 for g in groups):>12,}{peak():>9.0f}",
        flush=True,
    )
    return laid, groups


def in_store(laid: Laid, groups: list[list[int]], more: list[Telling]) -> None:
    """Write all to a SQLite store and link the pages of ``more`` one by one."""
    import waqai.cli.django_ready as ready  # noqa: PLC0415  (the store is not needed before)
    from waqai.pipeline import link_page  # noqa: PLC0415
    from waqai.store import models  # noqa: PLC0415
    from waqai.store.links import DatabaseLinks  # noqa: PLC0415

    ready.open_store()
    links = DatabaseLinks()
    start = perf_counter()
    events = [f"{number:016x}" for number in range(len(laid.weighed))]
    rows = [
        models.Told(
            event=event,
            page=w.telling.page[:16],
            row=0,
            facts=facts_of(replace(w.telling, event=event)),
            shape=SHAPE,
        )
        for event, w in zip(events, laid.weighed, strict=True)
    ]
    models.Told.objects.bulk_create(rows, batch_size=500)
    facts = perf_counter()
    grouped = {at for group in groups for at in group}
    alone = [[at] for at in range(len(events)) if at not in grouped]
    links.save([[events[at] for at in group] for group in [*groups, *alone]])
    saved = perf_counter()
    counts = {**laid.counts.words, **{f"site:{site}": n for site, n in laid.counts.sites.items()}}
    keys = zip(events, laid.weighed, laid.keys(kept=True), strict=True)
    links.rebuild(counts, ((event, snapshot_of(w), own) for event, w, own in keys), set(events))
    print(f"store: facts {facts - start:.0f} s, incidents {saved - facts:.0f} s, index {perf_counter() - saved:.0f} s")
    times = []
    for number, telling in enumerate(more):
        new = replace(telling, page=f"new-{number}", event=f"n{number:015x}")
        start = perf_counter()
        with links.whole():
            links.keep(new.page, {new.event: (number, facts_of(new))}, SHAPE)
            link_page(links, [new], is_new=True)
        times.append((perf_counter() - start) * 1000)
    p95 = statistics.quantiles(times, n=20)[-1]
    print(f"one page more: median {statistics.median(times):.0f} ms, p95 {p95:.0f} ms, most {max(times):.0f} ms")


def main() -> int:
    """Measure and print."""
    args = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    args.add_argument("--sizes", default="1000,10000,100000")
    args.add_argument("--adds", type=int, default=200)
    options = args.parse_args()
    root = root_or_say()
    if root is None:
        return 0
    tellings = read_tellings([str(root / PAGES)])
    scorer = Scorer(load_lexicon().weights[LINKS])
    sizes = sorted(map(int, options.sizes.split(",")))
    made = list(copies(tellings, sizes[-1] + options.adds))
    print(f"{'reports':>9}{'pairs':>13}{'compare s':>11}{'decide s':>10}{'all s':>9}{'incidents':>12}{'MB':>9}")
    for size in sizes:
        laid, groups = link_once(made[:size], scorer)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WAQAI_DATABASE"] = f"sqlite:///{folder}/store.sqlite3"
        in_store(laid, groups, made[sizes[-1] :])
    return 0


if __name__ == "__main__":
    sys.exit(main())
