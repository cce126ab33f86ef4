"""Finds where on a page the article's paragraphs stand: the stretch of lines that scores highest.

Each line has a weight from its shape and its cue; the body is the stretch whose weights sum to most, so that it may
bridge a short list of links between its paragraphs but does not reach out to another story's teaser.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from waqai.lexicon.schema.furniture import Cue
from waqai.page import dom
from waqai.page.cues import CueBook
from waqai.page.line import Line
from waqai.page.outlets import OutletBook
from waqai.page.printed import DateReader, Printed

# Weights were set on 40 captures of 40 outlets and are coarse on purpose; benchmarks/articles.py prints the result.
_UNENDED = 0.35  # a long line without a full stop counts for this share of its words
_MARKED = 0.3  # share of a weight against a line whose tree already tells what it is: the body goes on behind it
_UNVOTED = 0.3  # a paragraph that no extractor took counts for this share
_SHORT_VOTED = 0.5
_BRIDGE = -1.0
_SHORT = -5.0
_FURNITURE = -14.0
_DATE = -3.0
_BYLINE = -3.0
_HEADING = -22.0
_LISTED = -9.0
_REPEATED = -9.0
_MOST_WORDS = 60
_TITLE = 4  # words
_LONG_LIST = 3  # titles
_ENOUGH = 30.0  # weight: a paragraph or two
_TEASERS = 6  # lines; fewer may be a headline that its first paragraph repeats
_TEASER = 5  # words; a shorter line may well come back inside a paragraph
_STOP = -10_000.0
_BRIDGED = frozenset({"related", "caption"})  # these stand between paragraphs as a rule


class Seen(Struct, frozen=True, gc=False):
    """A line with what the cues, the dates and the rest of the page say of it.

    ``listed`` tells that it stands in a list that a heading opened, ``embedded`` that it belongs to an embedded post,
    ``copies`` how often it stands on the page, ``teaser`` that it is another story's title or first sentence, ``inset``
    that its list is opened and closed, ``stopped`` that the comments have begun above it.
    """

    line: Line
    cue: Cue | None
    form: str
    printed: Printed | None
    listed: bool = False
    embedded: bool = False
    stopped: bool = False
    copies: int = 1
    teaser: bool = False
    inset: bool = False

    @property
    def effect(self) -> str:
        """What the line's cue does, empty when it carries none."""
        return self.cue.effect if self.cue else ""

    @property
    def is_marked(self) -> bool:
        """Whether a cue says that the line is no title; words such as «video» at its end do not."""
        return self.cue is not None and not (self.cue.effect == "related" and self.cue.where == "end")

    @property
    def label(self) -> str:
        """The wording at the start of the line that is only its label, empty when it is part of what the line says."""
        return self.form if self.cue is not None and self.cue.where == "start" and self.cue.label else ""

    @property
    def is_paragraph(self) -> bool:
        """Whether the line can be a paragraph of the article."""
        return self.line.is_sentence and not self.cue and not self.printed and not self.embedded


_POST_SIGN = "\u2014"
_PICTURE = ("pic.twitter.com", "pic.x.com", "t.co/")


def see_lines(lines: Sequence[Line], cues: CueBook, dates: DateReader, outlets: OutletBook) -> list[Seen]:
    """Return the lines with their cues, dates, lists, embedded posts and copies told."""
    counts = Counter(line.identity for line in lines)
    teasers = _teasers(lines)
    embedded = _embedded(lines, dates)
    seen: list[Seen] = []
    listed = stopped = False
    for at, line in enumerate(lines):
        cue, form = cues.read(line) or (None, "")
        printed = dates.read(line) if cue is None or cue.effect == "drop" else None
        if printed is not None and printed.rest and cue is None and not _is_bylined(line, printed, outlets):
            printed = None
        if cue is not None and cue.effect == "heading":
            listed = True
        elif listed and (_leaves_list(line, cue, printed) or (cue is not None and cue.effect == "resume")):
            listed = False
        stopped = stopped or (cue is not None and cue.effect == "stop")
        in_list = listed and not (cue is not None and cue.effect == "heading")
        seen.append(
            Seen(line, cue, form, printed, in_list, at in embedded, stopped, counts[line.identity], at in teasers)
        )
    return _mark_insets(seen)


def _mark_insets(seen: list[Seen]) -> list[Seen]:
    """Mark the lines of lists that are opened and closed on the page: the article goes on behind them."""
    heading = -1
    for at, each in enumerate(seen):
        if each.effect == "heading":
            heading = at if heading < 0 or not seen[at - 1].listed else heading
        elif each.effect == "resume" and heading >= 0:
            for inside in range(heading, at + 1):
                seen[inside] = replace(seen[inside], inset=True)
            heading = -1
        elif not each.listed and not each.cue:
            heading = -1
    return seen


def _is_bylined(line: Line, printed: Printed, outlets: OutletBook) -> bool:
    """Tell a date line that also names who writes: a known outlet, or a few words set apart by a bar."""
    return len(printed.rest) <= 4 and ("|" in line.text or outlets.named(" ".join(printed.rest)) is not None)


def _leaves_list(line: Line, cue: Cue | None, printed: Printed | None) -> bool:
    return cue is None and printed is None and line.ends and line.words >= 10


def _teasers(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines of teasers: a title with its first sentence, next to the title or the sentence alone."""
    found: set[int] = set()
    for at in range(1, len(lines)):
        short, long = lines[at - 1], lines[at]
        if short.words > long.words:
            short, long = long, short
        if not _TEASER <= short.words < long.words or short.text.split(" ", 1)[0] not in long.text:
            continue
        if "".join(short.text.split()) in "".join(long.text.split()):
            found |= {at - 1, at}
    return frozenset(found) if len(found) >= _TEASERS else frozenset()


def _embedded(lines: Sequence[Line], dates: DateReader) -> frozenset[int]:
    """Return the lines of embedded posts: the line «— name (@handle) date» and the lines joined to it from above."""
    found: set[int] = set()
    if not any("(@" in line.text for line in lines):
        return frozenset()
    for at, line in enumerate(lines):
        if line.text.startswith(_POST_SIGN) and "(@" in line.text:
            found.add(at)
            above = at - 1
            while not lines[above + 1].gap and above >= 0:
                found.add(above)
                above -= 1
            if above >= 0 and above == at - 1 and any(sign in lines[above].text for sign in _PICTURE):
                found.add(above)
        elif any(sign in line.text for sign in _PICTURE) and at + 1 < len(lines) and "(@" in lines[at + 1].text:
            found.add(at)
    printed = {lines[at].identity for at in found}
    return frozenset(at for at, line in enumerate(lines) if printed and line.identity in printed)


def weigh(seen: Seen) -> float:
    """Return how much a line speaks for (or against) standing in the body."""
    line, effect = seen.line, seen.effect
    if seen.inset:
        return _BRIDGE
    if line.place:
        return _weigh_line(seen) * _MARKED if effect not in ("", "stop") else _weigh_placed(seen)
    return _weigh_line(seen)


def _weigh_placed(seen: Seen) -> float:
    """Weigh a line of an HTML page: its place and the extractors' votes come before its shape."""
    line = seen.line
    if line.place == dom.CHROME and not line.voted:
        return _FURNITURE * _MARKED
    if line.place == dom.CAPTION:
        return _BRIDGE
    if line.place == dom.LINKED and not (line.voted and line.ends):
        return _LISTED
    weight = _weigh_line(seen)
    if not line.voted:
        return weight * _UNVOTED if weight > 0 else weight
    if weight < 0 and not seen.listed and not seen.printed and seen.copies == 1:
        return line.words * _SHORT_VOTED if line.place == dom.ITEM else 0.0
    return weight


def _weigh_line(seen: Seen) -> float:
    line, effect = seen.line, seen.effect
    if effect == "stop":
        return _STOP
    if effect == "heading":
        return _HEADING
    if effect in _BRIDGED or seen.embedded:
        return _BRIDGE
    if effect == "byline":
        return _BYLINE
    if effect:
        return _FURNITURE
    if seen.printed is not None:
        return _DATE
    if seen.listed or seen.teaser:
        return _LISTED
    if seen.copies > 1 and not line.ends:
        return _REPEATED
    if line.is_sentence:
        share = 1.0 if line.ends else 0.0 if line.cut else _UNENDED
        return min(line.words, _MOST_WORDS) * (0.0 if seen.copies > 1 else share)
    return _SHORT


def find_breaks(seen: Sequence[Seen]) -> list[int]:
    """Return the headings of long lists that nothing closes: what follows such a list is another story."""
    breaks: list[int] = []
    heading, listed = -1, 0
    for at, each in enumerate(seen):
        if each.effect == "heading" and not each.inset:
            heading, listed = at, 0
        elif each.inset:
            heading = -1
        elif each.listed and not each.cue and not each.printed and each.line.words >= _TITLE:
            listed += 1
            if listed == _LONG_LIST and heading >= 0:
                breaks.append(heading)
    return breaks


def find_body(seen: Sequence[Seen]) -> tuple[int, int]:
    """Return ``[start, end)`` of the body: the best stretch of the first part of the page that is long enough."""
    once = sum(each.copies == 1 and each.is_paragraph for each in seen)
    weights = [weigh(each if once else replace(each, copies=1)) for each in seen]
    edges = [0, *find_breaks(seen), len(seen)]
    found: list[tuple[float, int, int]] = []
    for first, last in pairwise(edges):
        start, end = best_stretch(weights[first:last])
        found.append((sum(weights[first + start : first + end]), first + start, first + end))
    enough = next((each for each in found if each[0] >= _ENOUGH), None)
    _, start, end = enough or max(found, key=lambda each: each[0])
    return start, end


def best_stretch(weights: Sequence[float]) -> tuple[int, int]:
    """Return ``[start, end)`` of the stretch with the highest sum; empty when no weight is above zero."""
    best, best_start, best_end = 0.0, 0, 0
    total, start = 0.0, 0
    for at, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, at
        total += weight
        if total > best:
            best, best_start, best_end = total, start, at + 1
    return best_start, best_end
