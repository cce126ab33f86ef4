"""Reads a plain-text dump of a page: which of its lines are the article, and what the others are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from waqai.arabic.fold import fold
from waqai.page import dom, verdict
from waqai.page.cues import CueBook
from waqai.page.headline import choose_headline, is_title
from waqai.page.items import SeveralBook
from waqai.page.line import Line, bare_words, make_line, overlap, split_lines
from waqai.page.outlets import OutletBook
from waqai.page.printed import DateReader
from waqai.page.regions import Seen, find_body, see_lines
from waqai.page.short import find_lone_headline, is_post, judge_post

_SHORT_SUBHEADING = 4
_LONG_SUBHEADING = 9
_SHARED = 0.5
# Words of a line under the headline, or right above the body, that the body takes up: a standfirst, not a caption.
_STANDFIRST = 12
_SHORT_STANDFIRST = 9
_SHARED_STANDFIRST = 0.4
_PLAIN = frozenset({"", "byline", "caption", "credit"})
_SENTENCE = 5  # words of a line that announces a list; a heading of other lists has fewer
_BULLETS = "\u2022\u00b7\u25cf\u25aa*-\u2013"
_LABEL = 5  # words above the first item of a list
_ITEM = 20  # words of a list item; a longer line is a paragraph with a dash
_COMPARED = 40  # paragraphs of the body that other lines are compared with
_BESIDE = frozenset({verdict.BYLINE, verdict.CAPTION, verdict.CREDIT})
_SIGNED = 6  # lines below the body in which a byline or credit can be its own
_LIST = 4  # lines that make a list of names after the last paragraph
_LEADS_IN = 20  # words of a paragraph that may lead into such a list
_UNSHARED = 0.34  # tags come back in the body, names of victims seldom do


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines of a page with a verdict each, in order; ``start`` and ``end`` bound the body."""

    lines: tuple[Seen, ...]
    verdicts: tuple[str, ...]
    start: int
    end: int

    def having(self, kind: str) -> list[Line]:
        """Return the lines with one verdict."""
        return [seen.line for seen, found in zip(self.lines, self.verdicts, strict=True) if found == kind]


@dataclass(frozen=True, slots=True)
class Books:
    """The compiled knowledge that reading a page needs."""

    cues: CueBook
    dates: DateReader
    outlets: OutletBook
    several: SeveralBook


def read_dump(text: str, books: Books, copied: bool = False) -> Reading:
    """Return the verdict on every line of ``text``; ``copied`` tells that a cut copy of its start stood before it."""
    return read_lines(split_lines(text), books, copied)


def read_lines(lines: Sequence[Line], books: Books, copied: bool = False, title: str | None = None) -> Reading:
    """Return the verdict on every line of a page; ``title`` is the headline that its metadata tell."""
    seen = see_lines(lines, books.cues, books.dates, books.outlets)
    if is_plain(seen):
        return read_plain(seen)
    if is_post(seen, copied):
        return Reading(tuple(seen), tuple(judge_post(seen)), 0, len(seen))
    seen = join_wrapped(seen)
    start, end = find_body(seen)
    if start == end:
        return _read_headline_alone(seen, books)
    start = _reach_up(seen, _skip_title(seen, start, end, title), end)
    verdicts = [""] * len(seen)
    _judge_body(seen, start, end, verdicts, books)
    listed = _take_lists(seen, start, end)
    verdicts[end:listed] = [verdict.BODY] * (listed - end)
    end = listed
    _judge_above(seen, start, end, verdicts, books, title)
    _judge_below(seen, end, verdicts, books)
    return Reading(tuple(seen), tuple(verdicts), start, end)


def _read_headline_alone(seen: Sequence[Seen], books: Books) -> Reading:
    verdicts = [""] * len(seen)
    head = find_lone_headline(seen)
    end = 0 if head is None else head + 1
    _judge_above(seen, end, end, verdicts, books)
    _judge_below(seen, end, verdicts, books)
    if head is not None:
        verdicts[head] = verdict.HEADLINE
        verdicts = [_repeat(each, seen[head], found) for each, found in zip(seen, verdicts, strict=True)]
    return Reading(tuple(seen), tuple(verdicts), end, end)


def _repeat(each: Seen, head: Seen, found: str) -> str:
    return verdict.REPEATED if each is not head and each.line.identity == head.line.identity else found


def is_plain(seen: Sequence[Seen]) -> bool:
    """Tell a text that is an article already: headline, blank line, paragraphs without blank lines, no furniture."""
    if len(seen) < 2 or not seen[1].line.gap or any(each.line.gap for each in seen[2:]):
        return False
    if any(each.printed or each.effect not in _PLAIN for each in seen) or not is_title(seen[0].line):
        return False
    return max(each.line.words for each in seen[1:]) > seen[0].line.words >= 2


def read_plain(seen: Sequence[Seen]) -> Reading:
    """Return the reading of a text that is headline and body alone."""
    verdicts = (verdict.HEADLINE, *[verdict.BODY] * (len(seen) - 1))
    return Reading(tuple(seen), verdicts, 1, len(seen))


def join_wrapped(seen: Sequence[Seen]) -> list[Seen]:
    """Join lines that a narrow column broke, on a page that sets its paragraphs apart by blank lines."""
    gaps = sum(each.line.gap for each in seen[1:])
    if gaps * 2 < len(seen) - 1:
        return list(seen)
    joined: list[Seen] = []
    for each in seen:
        last = joined[-1] if joined else None
        if last is not None and _continues(last, each):
            line = make_line(f"{last.line.text} {each.line.text}", last.line.gap)
            joined[-1] = replace(last, line=line, listed=last.listed and each.listed)
        else:
            joined.append(each)
    return joined


def _continues(last: Seen, each: Seen) -> bool:
    if each.line.gap or not (_is_loose(last) and _is_loose(each)):
        return False
    first = each.line.text[0]
    opens = first.isalpha() or first in '"\u00ab\u201c('
    return opens and not last.line.ends and not last.line.cut and last.line.text[-1] != ":"


def _is_loose(each: Seen) -> bool:
    return not (each.cue or each.printed or each.embedded or _is_copy(each))


def _is_copy(each: Seen) -> bool:
    return each.copies > 1 and each.line.words >= _SENTENCE


def _skip_title(seen: Sequence[Seen], start: int, end: int, title: str | None) -> int:
    """Leave a title that weighed like a paragraph out of the body."""
    while start < end and (seen[start].cue or seen[start].printed or seen[start].embedded):
        start += 1
    told = _find_title(seen[start:end], title)
    if told is not None:
        return start + told + 1
    if start + 1 >= end:
        return start
    first, rest = seen[start].line, [each.line for each in seen[start + 1 : end] if not each.cue][:3]
    above = any(each.line.words >= 3 and not each.cue and not each.printed for each in seen[:start])
    if not above and is_title(first) and rest and rest[0].words > first.words and overlap(first, rest) >= _SHARED:
        return start + 1
    return start


def _reach_up(seen: Sequence[Seen], start: int, end: int) -> int:
    """Take in paragraphs without a full stop right above the body: long, with a comma, and no title."""
    while 0 < start < end:
        above = seen[start - 1]
        leads_in = above.line.text[-1] == ":"
        labels = leads_in and above.line.words <= _LABEL and seen[start].line.text[0] in _BULLETS
        if above.cue or above.printed or above.embedded or above.listed or (above.line.words < 12 and not labels):
            break
        if above.copies > 1 or not (leads_in or ("\u060c" in above.line.text and start > 1)):
            break
        start -= 1
    return start


def _take_lists(seen: Sequence[Seen], start: int, end: int) -> int:
    """Take in the lists right below the body, one after the other: demands, then those who signed them."""
    while (longer := _take_list(seen, start, end)) > end:
        end = longer
    return end


def _take_list(seen: Sequence[Seen], start: int, end: int) -> int:
    """Take in the list that the body's last line announces with a colon."""
    if start >= end:
        return end
    if end + 1 < len(seen) and _leads_in(seen[end], seen[end + 1]):
        end += 1
    if seen[end - 1].line.ends or seen[end - 1].line.cut:
        return end
    last = end
    while last < len(seen) and _is_item(seen[last]) and (last > end or seen[end - 1].line.text[-1] == ":"):
        last += 1
    if last > end:
        return last
    while last < len(seen) and not (seen[last].cue or seen[last].printed or seen[last].line.words > 12):
        last += 1
    if seen[end - 1].line.text[-1] == ":":
        return last
    names = [each.line for each in seen[end:last]]
    body = [each.line for each in seen[start:end]][-_COMPARED:]
    listed = last == len(seen) and len(names) >= _LIST and seen[end - 1].line.words >= _LEADS_IN
    return last if listed and sum(overlap(name, body) for name in names) < _UNSHARED * len(names) else end


def _leads_in(each: Seen, following: Seen) -> bool:
    """Tell a line that announces a list: a clause, or any line before a bulleted one."""
    plain = not (each.cue or each.printed or following.cue or following.printed)
    announces = plain and each.line.text[-1] == ":"
    return announces and (each.line.words >= _SENTENCE or _is_item(following))


def _is_item(each: Seen) -> bool:
    """Tell an item of a bulleted list."""
    return each.line.text[0] in _BULLETS and each.line.words <= _ITEM and not each.cue and not each.printed


def _judge_body(seen: Sequence[Seen], start: int, end: int, verdicts: list[str], books: Books) -> None:
    kept: set[str] = set()
    for at in range(start, end):
        each = seen[at]
        found = fixed_verdict(each)
        if not found and each.teaser:
            found = verdict.LISTED
        elif not found and _is_dated_caption(each.line, books.dates):
            found = verdict.CAPTION
        elif not found and each.line.identity in kept and each.line.words > 2:
            found = verdict.REPEATED
        elif not found and not each.line.is_sentence:
            signed = (
                at < start + _SIGNED and verdict.DATE not in verdicts[start:at] and books.outlets.sign_off(each.line)
            )
            found = signed or _judge_short(seen, at, start, end)
        elif not found and each.line.cut and each.listed:
            found = verdict.LISTED
        verdicts[at] = found or verdict.BODY
        kept.add(each.line.identity)


def fixed_verdict(each: Seen) -> str:
    """Return the verdict that a line's own wording gives, empty when it gives none."""
    if each.embedded:
        return verdict.EMBEDDED
    if not each.line.key:
        return verdict.SYMBOLS
    if each.cue is not None:
        kinds = {
            "related": verdict.RELATED,
            "caption": verdict.CAPTION,
            "byline": verdict.BYLINE,
            "credit": verdict.CREDIT,
        }
        return kinds.get(each.cue.effect, each.cue.why)
    if each.printed is not None:
        return verdict.DATE
    return _placed(each.line)


def _placed(line: Line) -> str:
    """Return the verdict that a line's place in an HTML tree gives, empty when it gives none."""
    if line.place == dom.CAPTION:
        return verdict.CAPTION
    if line.place == dom.CHROME and not line.voted:
        return verdict.MENU
    if line.place == dom.LINKED and not (line.voted and line.ends):
        if line.text[0] == "#":
            return verdict.TAGS
        return verdict.RELATED if line.words > _SHORT_SUBHEADING else verdict.MENU
    return ""


def _judge_short(seen: Sequence[Seen], at: int, start: int, end: int) -> str:
    """Judge a line inside the body that is no sentence: list item, subheading, or a link to another story."""
    line = seen[at].line
    if seen[at].listed:
        return verdict.LISTED
    if line.voted:
        return verdict.SUBHEADING if line.place in (dom.HEADING, dom.TITLE) else verdict.BODY
    if at > start and _only_announces(seen[at - 1]):
        return verdict.RELATED
    if line.is_quotation:
        return verdict.BODY
    if line.ends or line.text[-1] == ":" or (at > start and seen[at - 1].line.text[-1] == ":"):
        return verdict.BODY
    if not line.gap or (at + 1 < end and not seen[at + 1].line.gap):
        return verdict.BODY
    following = [each.line for each in seen[at + 1 : min(at + 4, end)] if each.is_paragraph]
    asks = line.text.rstrip(' "\u00bb\u201d')[-1:] in "?\u061f"
    if line.words <= _SHORT_SUBHEADING and not asks:
        return verdict.SUBHEADING
    shared = overlap(line, following) if line.words <= _LONG_SUBHEADING else 0.0
    above = [each.line for each in seen[max(start, at - 1) : at]]
    return verdict.SUBHEADING if shared >= _SHARED and shared > overlap(line, above) else verdict.RELATED


def _only_announces(each: Seen) -> bool:
    return each.effect == "related" and len(each.line.key) <= len(each.form) + 2


def _judge_above(
    seen: Sequence[Seen], start: int, end: int, verdicts: list[str], books: Books, title: str | None = None
) -> None:
    body = [seen[at].line for at in range(start, end) if verdicts[at] == verdict.BODY][:_COMPARED]
    head = _find_title(seen[:start], title)
    if head is None and body:
        head = choose_headline(seen[:start], body, books.outlets)
    if head is None and body and _is_dated_title(seen, start, books.dates):
        head = start - 1
    for at in range(start):
        each = seen[at]
        if at == head:
            verdicts[at] = verdict.HEADLINE
        elif fixed_verdict(each):
            verdicts[at] = fixed_verdict(each)
        elif head is not None and each.line.identity == seen[head].line.identity:
            verdicts[at] = verdict.REPEATED
        elif head is None or at > head:
            verdicts[at] = _judge_beside(
                each, body, head is not None and at == head + 1, _is_near(seen, at, start), books
            )
        else:
            verdicts[at] = verdict.MENU if each.line.words <= _SHORT_SUBHEADING else verdict.OUTSIDE


def _is_dated_title(seen: Sequence[Seen], start: int, dates: DateReader) -> bool:
    """Tell whether the line right above the body is the title of a day's round-up: a full date among its words."""
    above = seen[start - 1] if start else None
    if above is None or above.is_marked or above.printed or above.embedded or not is_title(above.line):
        return False
    return above.line.words >= _SENTENCE and bool(dates.days_in(above.line.folded))


def _find_title(above: Sequence[Seen], title: str | None) -> int | None:
    """Return the last line that prints the title told by the metadata."""
    key = make_line(title, False).identity if title else ""
    return max((at for at, each in enumerate(above) if key and each.line.identity == key), default=None)


def _judge_beside(each: Seen, body: Sequence[Line], follows_head: bool, near_body: bool, books: Books) -> str:
    """Judge a line between headline and body: byline, caption, category or a link."""
    line = each.line
    if books.outlets.in_byline(line) or books.outlets.is_dateline(line):
        return verdict.BYLINE
    if line.words == 1 or not line.key:
        return verdict.MENU
    if _is_dated_caption(line, books.dates):
        return verdict.CAPTION
    shared = overlap(line, body)
    if shared >= _SHARED_STANDFIRST and line.words >= (_STANDFIRST if follows_head else _SHORT_STANDFIRST):
        return verdict.BODY if follows_head or near_body else verdict.RELATED
    if _is_tagged(line) and line.words > 3:
        return verdict.TAGS
    if line.words <= 3 and (follows_head or near_body):
        return verdict.CAPTION if _all_in(line, body) else verdict.BYLINE
    if line.words <= 3:
        return verdict.MENU
    if follows_head and shared >= _SHARED:
        return verdict.CAPTION
    return verdict.CAPTION if follows_head else verdict.RELATED


def _is_dated_caption(line: Line, dates: DateReader) -> bool:
    """Tell a caption that closes with the day of the picture and, in brackets, who took it."""
    opens = line.text.rfind("(")
    if line.text[-1] != ")" or opens < 0:
        return False
    before = fold(line.text[:opens]).rstrip()
    return any(end == len(before) for _, end, _ in dates.days_in(before))


def _is_near(seen: Sequence[Seen], at: int, start: int) -> bool:
    """Tell whether only dates and furniture stand between a line and the body."""
    return all(each.cue or each.printed for each in seen[at + 1 : start])


def _all_in(line: Line, body: Sequence[Line]) -> bool:
    """Tell whether every word of a short line stands in the body: a name of a person who writes does not."""
    words = frozenset(word for each in body for word in bare_words(each))
    return all(word in words for word in bare_words(line))


def _judge_below(seen: Sequence[Seen], end: int, verdicts: list[str], books: Books) -> None:
    near = True
    for at in range(end, len(seen)):
        each = seen[at]
        near = near and at < end + _SIGNED and each.effect != "heading"
        found = fixed_verdict(each) or (books.outlets.sign_off(each.line) if near else "")
        if found in _BESIDE and not near:
            found = ""  # another story's byline, caption or credit
        if not found:
            found = verdict.COMMENT if each.stopped else verdict.TAGS if _is_tagged(each.line) else verdict.LISTED
        verdicts[at] = found


def _is_tagged(line: Line) -> bool:
    """Tell tags: a few words, a hashtag, or a run of few words between commas."""
    if line.words <= 3 or line.text[0] == "#":
        return True
    parts = re.split("[,\u060c]", line.text)
    return len(parts) >= 3 and not line.ends and all(len(part.split()) <= 3 for part in parts)
