"""Tells a page that holds several stories: a digest, or a live blog whose entries have their own times."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from msgspec import Struct

from waqai.arabic.fold import fold
from waqai.lexicon.knowledge import Knowledge
from waqai.page import verdict
from waqai.page.printed import Printed
from waqai.records import Item, Paragraph

DIGEST, UPDATE = "digest", "update"

_ENTRIES = 3  # entries with a time that make a live blog; two do where the headline announces one
_SECTIONS = 2  # labelled sections that make a digest where the headline announces one
_UNANNOUNCED = 3  # sections with a doubled colon that make one by themselves
_LABEL = re.compile(r"^[^:\n]{2,40}::")
_LABEL_WORDS = 5
_BULLET = re.compile("^[-\u2013\u2014\u2022\u25cf\u25aa*]\\s?")
_CLOCK = r"(?<![\d:./-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:./-])"
_TIMED = re.compile(r"\W{0,3}\d{1,2}:\d")
_LONGEST = 60  # letters before which a paragraph's own time stands


@dataclass(frozen=True, slots=True)
class Stamp:
    """The day and time that stand above an entry or open it; both None for an entry whose time is not told."""

    day: str | None = None
    time: str | None = None


class Block(Struct, frozen=True):
    """A paragraph below the headline: what it is, its text, and the stamp right above it."""

    kind: str
    text: str
    stamp: Stamp | None = None


@dataclass(frozen=True, slots=True)
class SeveralBook:
    """The words of digests and live blogs, compiled."""

    digest: re.Pattern[str]
    live: re.Pattern[str]
    clock: re.Pattern[str]
    opening: re.Pattern[str]
    evening: frozenset[str]
    morning: frozenset[str]

    def announces(self, headline: str | None) -> str:
        """Return what a headline announces: a digest, a live blog, or neither."""
        folded = fold(headline or "")
        return DIGEST if self.digest.search(folded) else UPDATE if self.live.search(folded) else ""

    def stamp(self, text: str, printed: Printed | None) -> Stamp | None:
        """Return the stamp that a date line prints; a line that tells publication or update of the page is none."""
        if printed is None or any(label for label, _ in printed.days):
            return None
        found = self.clock.search(fold(text))
        return self._stamp_of(found, printed.days[0][1] if printed.days else None) if found else None

    def own_stamp(self, text: str) -> Stamp | None:
        """Return the stamp that a paragraph opens with."""
        found = self.opening.match(fold(text[:_LONGEST])) if _TIMED.match(text) else None
        return self._stamp_of(found, None) if found else None

    def _stamp_of(self, found: re.Match[str], day: str | None) -> Stamp:
        hour, half = int(found.group("hour")), found.group("half")
        if half in self.evening and hour < 12:
            hour += 12
        elif half in self.morning and hour == 12:
            hour = 0
        return Stamp(day, f"{hour:02}:{found.group('minute')}")


def find_items(
    headline: str | None,
    blocks: Sequence[Block],
    paragraphs: Sequence[Paragraph],
    book: SeveralBook,
    reference: str | None,
    told: bool = False,
) -> tuple[Item, ...]:
    """Return the stories of a digest or live blog, none where the page tells one story.

    ``paragraphs`` are those of ``blocks``, ``reference`` is the page's own, ``told`` that its markup tells the entries
    apart. The entries of a live blog count from it
    only where their times do not cross midnight, as far as they show.
    """
    announced = book.announces(headline)
    entries = _entries(blocks, book)
    if len(entries) >= (_ENTRIES - 1 if told or announced == UPDATE else _ENTRIES):
        return tuple(_updates(entries, paragraphs, reference))
    starts = _stories(blocks, announced == DIGEST)
    return tuple(_digest(starts, blocks, paragraphs, reference))


def _entries(blocks: Sequence[Block], book: SeveralBook) -> list[tuple[int, Stamp]]:
    stamps = ((at, block.stamp or book.own_stamp(block.text)) for at, block in enumerate(blocks))
    return [(at, stamp) for at, stamp in stamps if stamp is not None]


def _updates(
    entries: Sequence[tuple[int, Stamp]], paragraphs: Sequence[Paragraph], reference: str | None
) -> Iterator[Item]:
    times = [stamp.time for _, stamp in entries if stamp.time]
    one_day = times in (sorted(times), sorted(times, reverse=True))
    ends = [*(at for at, _ in entries[1:]), len(paragraphs)]
    for (at, stamp), end in zip(entries, ends, strict=True):
        counted = stamp.day or (reference if one_day else None)
        yield Item(paragraphs[at].start, paragraphs[end - 1].end, UPDATE, stamp.day, stamp.time, counted)


def _stories(blocks: Sequence[Block], announced: bool) -> list[int]:
    """Return where the stories of a digest start: each paragraph from the first section on, its label with it."""
    doubled = [at for at, block in enumerate(blocks) if _LABEL.match(block.text)]
    labels = [at for at, block in enumerate(blocks) if _is_label(block)]
    bullets = [at for at, block in enumerate(blocks) if _BULLET.match(block.text)]
    sections = sorted({*doubled, *labels})
    enough = len(doubled) >= _UNANNOUNCED or (announced and len(sections) >= _SECTIONS)
    if not enough and announced and len(bullets) >= _ENTRIES:
        sections, enough = bullets[:1], True
    if not enough:
        return []
    alone = set(labels)
    return [at for at in range(sections[0], len(blocks)) if at - 1 not in alone or at == sections[0]]


def _is_label(block: Block) -> bool:
    few = block.text.count(" ") < _LABEL_WORDS
    return few and (block.kind == verdict.SUBHEADING or block.text.rstrip()[-1:] == ":")


def _digest(
    starts: Sequence[int], blocks: Sequence[Block], paragraphs: Sequence[Paragraph], reference: str | None
) -> Iterator[Item]:
    for at, end in pairwise([*starts, len(blocks)]):
        yield Item(paragraphs[at].start, paragraphs[end - 1].end, DIGEST, reference=reference)


_MACHINE = re.compile(r"^\s*(?P<day>\d{4}-\d{2}-\d{2})[T ](?P<time>\d{2}:\d{2})")


def read_stamp(told: str) -> Stamp | None:
    """Return the stamp that a machine-readable time gives, as the page writes it; None without an hour."""
    found = _MACHINE.match(told)
    if found is None:
        return None
    try:
        return Stamp(date.fromisoformat(found.group("day")).isoformat(), found.group("time"))
    except ValueError:
        return None


def _any(wordings: Sequence[str]) -> str:
    return "|".join(sorted((re.escape(fold(wording)) for wording in wordings), key=len, reverse=True))


_BOOKS: dict[int, tuple[Knowledge, SeveralBook]] = {}


def several_book(knowledge: Knowledge) -> SeveralBook:
    """Return the compiled words, compiled once for each knowledge in use."""
    kept = _BOOKS.get(id(knowledge))
    if kept is None or kept[0] is not knowledge:
        if len(_BOOKS) > 4:
            _BOOKS.clear()
        kept = _BOOKS[id(knowledge)] = (knowledge, compile_several(knowledge))
    return kept[1]


def compile_several(knowledge: Knowledge) -> SeveralBook:
    """Return the book of the words of ``knowledge``."""
    words = knowledge.several
    half = rf"(?:\s*(?P<half>{_any([*words.morning, *words.evening])})(?![^\W\d_]))?"
    anywhere = rf"(?<![^\W\d_])(?:{_any(words.digest)})(?![^\W\d_])"
    return SeveralBook(
        digest=re.compile(rf"^\W*(?:{_any(words.digest_opening)})\s+[\"']|{anywhere}"),
        live=re.compile(rf"(?<![^\W\d_])(?:{_any(words.live)})(?![^\W\d_])"),
        clock=re.compile(_CLOCK + half),
        opening=re.compile(rf"^\W{{0,3}}{_CLOCK}{half}(?=[\s|:\u2013\u2014-])"),
        evening=frozenset(map(fold, words.evening)),
        morning=frozenset(map(fold, words.morning)),
    )
