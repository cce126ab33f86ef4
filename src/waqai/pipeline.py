"""The steps one after another: page, article, reading, report, shelf; no other file knows their order.

The store is handed in as a :class:`Shelf`, so that reading needs no database and no Django.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, islice
from multiprocessing import get_context
from typing import Any, Literal, Protocol, TypeVar

from waqai import __version__
from waqai.errors import PageError, StoreError, WaqaiError
from waqai.lexicon import Lexicon, load_knowledge
from waqai.lexicon.collecting import without_collecting
from waqai.linking.block import keys_of
from waqai.linking.counts import Counts, Weighed, common_stems, snapshot_of, weigh, weighed_from
from waqai.linking.decide import Pair, decide
from waqai.linking.link import Laid, Linked, link_tellings, odds_of, place_telling, weigh_all
from waqai.linking.reprints import find_reprints, is_copy
from waqai.linking.rulings import Bound, bind
from waqai.linking.score import LINKS, Scorer
from waqai.linking.telling import SHAPE, Telling, facts_of, telling_from, tellings_from, tellings_of
from waqai.page import parse_page
from waqai.reading import Reading, read_article
from waqai.records import Article, Page, Reader, Report

READER = "rules"

# Handing pages to a process one by one costs as much as reading a short one; a chunk of eight makes the handing cheap.
# Three chunks a process keep all of them busy; more only costs memory.
_CHUNK = 8
_CHUNKS_AHEAD = 3

Outcome = Literal["added", "replaced", "unchanged"]
_Passed = TypeVar("_Passed")


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the compiled lexicon of the knowledge that comes with Waqai; made once a process.

    Raises:
        KnowledgeError: a knowledge file is wrong.
    """
    return Lexicon(load_knowledge())


def reader_of(lexicon: Lexicon) -> Reader:
    """Return who reads with ``lexicon``: equal readers read the same page alike."""
    return Reader(READER, __version__, lexicon.knowledge.digest)


def explain_page(page: Page, lexicon: Lexicon) -> tuple[Article, Reading]:
    """Return the article of a page and its reading, with the trace of every step.

    Raises:
        PageError: the bytes make no page; the message names it.
    """
    article = parse_page(page, lexicon.knowledge)
    return article, read_article(article, lexicon, explain=True)


def read_page(page: Page, lexicon: Lexicon) -> Report:
    """Return what one page says.

    Raises:
        PageError: the bytes make no page; the message names it.
    """
    with without_collecting():  # it would go through all knowledge again and again, a tenth of the time
        article = parse_page(page, lexicon.knowledge)
        reading = read_article(article, lexicon)
    return Report(
        page, article, reader_of(lexicon), reading.events, reading.statements, reading.demands, reading.unread
    )


def read_text(
    text: str,
    *,
    id: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
) -> Report:
    """Return what the text of a page says; ``published`` (an ISO day) wins over what the page prints.

    Raises:
        PageError: there is nothing in the text but blanks.
    """
    raw = text.encode("utf-8", errors="replace")
    page = Page(raw, "text/plain", id=id or "", url=url, outlet=outlet, published=published, charset="utf-8")
    return read_page(page, load_lexicon())


def _try_page(page: Page, lexicon: Lexicon) -> Report | PageError:
    try:
        return read_page(page, lexicon)
    except PageError as error:
        return error


def _read_chunk(pages: list[Page]) -> list[Report | PageError]:
    """Read a chunk in a worker process, which has its own lexicon."""
    lexicon = load_lexicon()
    return [_try_page(page, lexicon) for page in pages]


_Chunk = list[Page | _Passed]
_Read = list[Report | PageError]


def _finish(chunk: _Chunk[_Passed], reading: Future[_Read]) -> Iterator[Report | PageError | _Passed]:
    """Yield a chunk's reports, with what merely passes through in its place."""
    try:
        read = iter(reading.result())
    except BrokenProcessPool as error:
        names = ", ".join(page.path or page.url or page.id for page in chunk if isinstance(page, Page))
        raise WaqaiError(f"a process died reading one of: {names}; no page after them was read") from error
    for item in chunk:
        yield next(read) if isinstance(item, Page) else item


def _read_in_processes(pages: Iterable[Page | _Passed], jobs: int) -> Iterator[Report | PageError | _Passed]:
    # Spawned, not forked: a fork copies a database connection and the progress bar's thread in mid-air.
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=load_lexicon) as pool:
        ahead: deque[tuple[_Chunk[_Passed], Future[_Read]]] = deque()
        rest = iter(pages)
        while chunk := list(islice(rest, _CHUNK)):
            ahead.append((chunk, pool.submit(_read_chunk, [item for item in chunk if isinstance(item, Page)])))
            if len(ahead) >= jobs * _CHUNKS_AHEAD:
                yield from _finish(*ahead.popleft())
        while ahead:
            yield from _finish(*ahead.popleft())


def read_pages(pages: Iterable[Page | _Passed], jobs: int = 1) -> Iterator[Report | PageError | _Passed]:
    """Yield a report, or the error that names why not, for each page, in order and in constant memory.

    Whatever is no page (such as a :class:`~waqai.errors.SourceError`) passes through in its place. ``jobs`` processes
    read.
    """
    if jobs > 1:
        yield from _read_in_processes(pages, jobs)
        return
    lexicon = load_lexicon()
    for item in pages:
        yield _try_page(item, lexicon) if isinstance(item, Page) else item


class Shelf(Protocol):
    """Where reports are kept."""

    def has(self, page: Page, reader: Reader) -> bool:
        """Tell whether the shelf already keeps this reader's report of this page, so that it need not be read again."""

    def put(self, report: Report) -> Outcome:
        """Keep the report, whole or not at all; tell whether it was new, replaced an older reading, or was there."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one page: ``report`` is None where it did not have to be read again."""

    page: Page
    outcome: Outcome
    report: Report | None = None


def _without_kept(
    pages: Iterable[Page | WaqaiError], shelf: Shelf, reader: Reader
) -> Iterator[Page | Kept | WaqaiError]:
    for item in pages:
        yield Kept(item, "unchanged") if isinstance(item, Page) and shelf.has(item, reader) else item


def add_pages(pages: Iterable[Page | WaqaiError], shelf: Shelf, jobs: int = 1) -> Iterator[Kept | WaqaiError]:
    """Read the pages that ``shelf`` does not have and put their reports on it; yield what became of each, in order.

    A page that the shelf refuses is yielded as its error, and the rest goes on.
    """
    reader = reader_of(load_lexicon())
    results: Iterator[Report | PageError | Kept | WaqaiError] = read_pages(_without_kept(pages, shelf, reader), jobs)
    for item in results:
        yield _keep(item, shelf) if isinstance(item, Report) else item


def _keep(report: Report, shelf: Shelf) -> Kept | StoreError:
    try:
        return Kept(report.page, shelf.put(report), report)
    except StoreError as error:
        return error


Rulings = dict[int, list[tuple[str, str, bool]]]


class Links(Protocol):
    """Where it is kept which events are of one incident; events are named by refs that outlive re-reading.

    ``shape`` is that of facts (:data:`waqai.linking.telling.SHAPE`): those of another are laid out anew.
    """

    def whole(self) -> AbstractContextManager[object]:
        """Do what is done within as one: nobody sees a part of it, and nobody else links meanwhile."""

    def untold(self, shape: str) -> Iterator[tuple[str, Report, dict[str, tuple[str, int]]]]:
        """Yield the reports that linking does not know as they are now: the ref of the page, the report in force, and
        by an event's own id its ref and row; events that people took back are left out.
        """

    def keep(self, page: str, told: dict[str, tuple[int, dict[str, Any]]], shape: str) -> bool:
        """Keep the facts of a page's events: by ref, the row and the facts; tell whether the page was linked never."""

    def told(self, shape: str) -> Iterator[dict[str, Any]]:
        """Yield the facts of every event that may be linked."""

    def told_besides(self, events: set[str], shape: str) -> Iterator[dict[str, Any]]:
        """Yield the facts of every other event that the index holds."""

    def decisions(self) -> Rulings:
        """Return what people decided and stands, oldest first: by number, pairs of events and whether they are
        together; of one decision the first pairs go first.
        """

    def last_decided(self) -> object:
        """Return what changes whenever a decision comes or is undone."""

    def settle(self, events: Iterable[str]) -> None:
        """Decide anew on the incidents that these events are in, and on those that decisions tie them to."""

    def incidents_of(self, events: Iterable[str]) -> dict[str, str]:
        """Return the incident of each of these events that is in one."""

    def save(self, incidents: list[list[str]]) -> None:
        """Keep which events are of one incident."""

    def save_copies(self, copies: dict[str, str]) -> None:
        """Keep of each page that repeats another which one; all others are nobody's copies."""

    def add_copy(self, page: str, other: str) -> None:
        """Keep that a new page repeats another."""

    def rebuild(
        self, counts: dict[str, int], rows: Iterator[tuple[str, dict[str, Any], frozenset[str]]], events: set[str]
    ) -> None:
        """Make the index of ``events`` anew: on how many pages each name stands; of each event its ref, weights and
        keys.
        """

    def pages(self) -> int:
        """Return how many pages are linked."""

    def counts(self, names: Iterable[str]) -> Counter[str]:
        """Return on how many of them each name stands."""

    def count(self, names: Iterable[str]) -> None:
        """Count one page more for each name."""

    def near(self, keys: frozenset[str], page: str, shape: str) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
        """Return the events of other pages that share keys with a new one: incident, facts and weights of each."""

    def sizes(self, incidents: Iterable[str]) -> dict[str, int]:
        """Return how many events each incident has."""

    def put(self, event: str, incident: str | None, weights: dict[str, Any], keys: frozenset[str]) -> None:
        """Keep an event in an incident, in a new one where None is given; one that is in one already stays there."""


_SITE = "site:"
# What the closeness of two events counts that stand in one incident, where one of them cannot be compared: they stay.
_STAYS = 1.0


def _laid_out(links: Links) -> Iterator[tuple[str, dict[str, int], list[Telling]]]:
    """Yield what new and changed reports tell so that it can be compared, page by page with the rows of its events."""
    lexicon = load_lexicon()
    for page, report, events in links.untold(SHAPE):
        kept = tuple(replace(e, id=events[e.id][0]) for e in report.events if e.id in events)
        yield page, dict(events.values()), tellings_of(replace(report, events=kept), lexicon, page)


def _keep_facts(links: Links, page: str, rows: dict[str, int], told: list[Telling]) -> bool:
    return links.keep(page, {t.event: (rows[t.event], facts_of(t)) for t in told}, SHAPE)


def lay_out(links: Links) -> Iterator[list[Telling]]:
    """Lay out what new and changed reports tell so that it can be compared; yield it page by page."""
    for page, rows, told in _laid_out(links):
        with links.whole():
            _keep_facts(links, page, rows, told)
        yield told


def link_all(links: Links) -> Linked:
    """Link all reports afresh and keep the incidents: the same reports and decisions give the same ones in any order.

    What is new has to be laid out before (:func:`lay_out`). All is written at once, or nothing where it is interrupted.
    What others added or decided while this was thinking stays: it is written after what this thought.
    """
    lexicon = load_lexicon()
    decided = links.decisions()
    laid = weigh_all(tellings_from(links.told(SHAPE)), lexicon)
    key = {t.event: t.key for t in laid.tellings}
    rulings = [[(key[a], key[b], same) for a, b, same in told if a in key and b in key] for told in decided.values()]
    linked = link_tellings(laid, Scorer(lexicon.weights[LINKS]), rulings)
    texts: dict[str, frozenset[int]] = {}
    for t in laid.tellings:
        texts[t.page] = texts.get(t.page, frozenset()) | t.runs
    copies = find_reprints(texts)
    with links.whole():
        links.save([[t.event for t in incident.tellings] for incident in linked.incidents])
        links.save_copies(copies)
        _rebuild(links, laid)
        _settle_since(links, decided)
    return linked


def _rebuild(links: Links, laid: Laid) -> None:
    counts = {**laid.counts.words, **{_SITE + site: n for site, n in laid.counts.sites.items()}}
    keys = zip(laid.weighed, laid.keys(kept=True), strict=True)
    events = {t.event for t in laid.tellings}
    links.rebuild(counts, ((w.telling.event, snapshot_of(w), own) for w, own in keys), events)
    known = laid.pages
    others: dict[str, list[Telling]] = {}
    for telling in tellings_from(links.told_besides(events, SHAPE)):
        others.setdefault(telling.page, []).append(telling)
    for page, told in others.items():
        if page not in known:
            links.count(_names(told))


def _settle_since(links: Links, before: Rulings) -> None:
    """Let decisions hold that came, or were undone, after ``before``."""
    now = links.decisions()
    changed = {
        event for number in before.keys() ^ now.keys() for a, b, _ in {**before, **now}[number] for event in (a, b)
    }
    if changed:
        links.settle(sorted(changed))


def link_new(links: Links) -> Iterator[list[Telling]]:
    """Link what is new to what is there, page by page, without looking at all; yield what each page tells.

    A page that was read again keeps its events' incidents; an event that it newly tells is linked like those of a new
    page. What people decided goes before every score here, too: it finds events again that have another ref now. Each
    page is linked as a whole or not at all, so that several may do this at once.
    """
    bound: Bound[str] = Bound()
    seen: object = None
    for page, rows, told in _laid_out(links):
        with links.whole():
            if (last := links.last_decided()) != seen:
                bound, seen = bind(list(links.decisions().values())), last
            link_page(links, told, _keep_facts(links, page, rows, told), bound)
        yield told


def link_page(links: Links, told: list[Telling], is_new: bool, bound: Bound[str] | None = None) -> None:
    """Link what one page tells, its facts being kept already; ``is_new`` counts its words in."""
    lexicon = load_lexicon()
    counts = _counts_with(links, told, lexicon)
    if is_new:
        links.count(_names(told))
    bound = bound or Bound()
    for telling in told:
        _link_one(weigh(telling, counts), counts, links, Scorer(lexicon.weights[LINKS]), bound)
    broken = [telling.event for telling in told if not _holds(links, telling.event, bound)]
    if broken:
        links.settle(broken)


def _holds(links: Links, event: str, bound: Bound[str]) -> bool:
    """Tell whether an event stands where people decided."""
    together, apart = bound.together_with(event), bound.apart_from(event)
    if len(together) == 1 and not apart:
        return True
    where = links.incidents_of([*together, *apart])
    ours = {where[other] for other in together if other in where}
    return len(ours) == 1 and not ours & {where[other] for other in apart if other in where}


def _names(told: list[Telling]) -> set[str]:
    return {word for t in told for word in t.words} | {_SITE + s.id for t in told for s in t.sites if s.id}


def _counts_with(links: Links, told: list[Telling], lexicon: Lexicon) -> Counts:
    """Return how common what one page tells is, this page counted in."""
    known = links.counts(_names(told))
    counts = Counts(common_stems(lexicon), links.pages())
    counts.words.update({name: n for name, n in known.items() if not name.startswith(_SITE)})
    counts.sites.update({name.removeprefix(_SITE): n for name, n in known.items() if name.startswith(_SITE)})
    counts.add(told)
    return counts


def _link_one(weighed: Weighed, counts: Counts, links: Links, scorer: Scorer, bound: Bound[str]) -> None:
    event = weighed.telling.event
    asked, kept = (keys_of(weighed, counts, alone=True, kept=kept) for kept in (False, True))
    near = [(i, weighed_from(telling_from(f), w)) for i, f, w in links.near(asked, weighed.telling.page, SHAPE)]
    copied = next((w.telling for _, w in near if is_copy(weighed.telling.runs, w.telling.runs)), None)
    if copied is not None:
        links.add_copy(weighed.telling.page, copied.page)
    barred = _incidents_of(links, bound.apart_from(event))
    together = [other for other in bound.together_with(event) if other != event]
    incident = next((i for i, _ in _incidents_of(links, together).most_common()), None)
    if incident is None:
        open_to_it = [(name, w) for name, w in near if name not in barred]
        incident = place_telling(weighed, open_to_it, links.sizes({name for name, _ in open_to_it}), scorer)
    links.put(event, incident, snapshot_of(weighed), kept)


def _incidents_of(links: Links, events: list[str]) -> Counter[str]:
    """Return the incidents that events are of, with how many of them are of each."""
    return Counter(links.incidents_of(sorted(events)).values()) if events else Counter()


Standing = tuple[str, str, str | None, str, dict[str, Any], dict[str, Any] | None]


def regroup(told: Iterable[Standing], rulings: Sequence[Iterable[tuple[str, str, bool]]]) -> list[list[str]]:
    """Return the incidents of some events alone, after what people decided: all pairs are compared, each group is one.

    ``told`` are the events: page, ref, the incident that it stands in, shape of its facts, facts, weights. One without
    weights, or with facts of another shape, cannot be compared: it stays with those it stands with, as far as the
    decisions let it. The settings name this function for the store (``WAQAI_REGROUP``), so that a decision on few
    incidents has its consequences at once.
    """
    rows = sorted(told, key=lambda row: f"{row[0]}/{row[1]}")  # as all are ordered (Telling.key): equals decide alike
    scores = _scores(rows)
    place = {row[1]: at for at, row in enumerate(rows)}
    known = [[(place[a], place[b], same) for a, b, same in pairs if a in place and b in place] for pairs in rulings]
    groups = decide(scores, bind(known))
    grouped = {at for group in groups for at in group}
    every = [*groups, *([at] for at in range(len(rows)) if at not in grouped)]
    return [[rows[at][1] for at in group] for group in sorted(every)]


def _scores(rows: list[Standing]) -> dict[Pair, float]:
    """Return the log odds of all pairs that something ties together, by position."""
    scorer = Scorer(load_lexicon().weights[LINKS])
    weighed = [weighed_from(telling_from(f), w) if w is not None and s == SHAPE else None for *_, s, f, w in rows]
    scores: dict[Pair, float] = {}
    for (at, one), (to, other) in combinations(enumerate(weighed), 2):
        if one is None or other is None:
            odds = _STAYS if rows[at][2] is not None and rows[at][2] == rows[to][2] else None
        else:
            odds = odds_of(one, other, scorer) if one.telling.kind == other.telling.kind else None
        if odds is not None:
            scores[at, to] = odds
    return scores
