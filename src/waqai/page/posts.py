"""Captures of social posts: what the author wrote, out of what the platform put around it."""

import re
from dataclasses import dataclass

from waqai.arabic.fold import fold
from waqai.page.printed import DateReader

# The platforms' own English interface; Arabic interfaces are read by the cues of knowledge/furniture/.
_FACEBOOK = re.compile(r"(?P<day>[A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?)(?: at [^·\n]{1,20})? · (?:Shared with )?Public")
_FACEBOOK_MARKS = re.compile(r"(?: ?Verified account)?(?: ?AI content · )?$")
_FACEBOOK_END = re.compile(r"All reactions:|(?:\d[\d.,KM]* (?:comments?|shares?) ?)*Like ?Comment|See more reactions")
_FACEBOOK_TITLE = re.compile(r"\n\u200f?Facebook[^\n]{0,160}'s Post\n")
_X = re.compile(
    r"^\s*(?:Post\s+|Conversation\s*|Thread\s+)*(?P<author>[^\n@]{0,100})@(?P<handle>[A-Za-z0-9_]{1,15})"
    r"(?P<text>.*?)(?:Translate (?:Tweet|post))?(?:\d{1,2}:\d{2})?"
    r"(?P<day>\d{1,2}:\d{2} ?[AP]M ?· ?[A-Z][a-z]{2} \d{1,2}, \d{4})",
    re.DOTALL,
)
_X_PARENT = re.compile(r"[A-Za-z0-9_]{1,15}?[A-Z][a-z]{2} \d{1,2}, \d{4}")
_X_HEADER = re.compile(
    r"^(?P<author>[^\n@]{1,100})@[A-Za-z0-9_]{1,15}(?![^\n]{0,4}[A-Z][a-z]{2} \d{1,2}, )", re.MULTILINE
)
_LONGEST_NAME = 150  # letters
_LINK = re.compile(r"(?:pic\.(?:twitter|x)\.com|https?://t\.co)/\w+")


@dataclass(frozen=True, slots=True)
class Post:
    """A post's text, its author, its day (None when no year is told) and what stood around it.

    ``stamp`` is its machine-readable time, ``url`` its address and ``credit`` whom it passes on, where told.
    """

    text: str
    author: str
    day: str | None
    around: tuple[str, ...]
    day_from: str = "printed"
    url: str | None = None
    credit: tuple[str, ...] = ()
    stamp: str | None = None


def read_post(text: str, dates: DateReader) -> Post | None:
    """Return the post that a capture of Facebook or X holds, None when ``text`` is no such capture."""
    return _read_facebook(text, dates) or _read_x(text, dates) or _read_twitter(text)


def _day(printed: str, dates: DateReader) -> str | None:
    found = dates.days_in(fold(printed))
    return found[0][2] if found else None


def _read_facebook(text: str, dates: DateReader) -> Post | None:
    if " · " not in text or "Public" not in text:
        return None
    title = _FACEBOOK_TITLE.search(text)
    head = _FACEBOOK.search(text, title.end() if title else 0)
    if head is None:
        return None
    end = _FACEBOOK_END.search(text, head.end())
    body = text[head.end() : end.start() if end else len(text)]
    after = text[end.start() :] if end else ""
    line = text.rfind("\n", 0, head.start()) + 1
    author = _FACEBOOK_MARKS.sub("", text[max(line, head.start() - _LONGEST_NAME) : head.start()]).strip()
    around = (text[:line], text[line : head.end()], after)
    return Post(_halve(body.strip()), author, _day(head.group("day"), dates), _lines(around))


def _read_x(text: str, dates: DateReader) -> Post | None:
    found = _X.match(text) if "M · " in text or "M·" in text else None
    if found is None:
        return None
    start, author = found.start("text"), found.group("author")
    if _X_PARENT.match(
        text, found.start("handle")
    ):  # a post that is answered stands first; the one captured comes last, with its time
        for header in _X_HEADER.finditer(text, start, found.end("text")):
            start, author = header.end(), header.group("author")
    around = (text[:start], found.group("day"), text[found.end() :])
    body = _LINK.sub("", text[start : found.end("text")]).strip()
    return Post(body, author.strip(), _day(found.group("day"), dates), _lines(around))


_TWEET_BUTTONS = frozenset({"Copy link to Tweet", "Embed Tweet", "Report Tweet", "Report NetzDG Violation", "More"})
_TWEET_END = re.compile(
    r"\d[\d.,KM]* (?:repl|retweet|like|quote)|Back to top|Replying to|Show this thread|Reply$|"
    r"[^@\n]{1,100}\u200f? @\w{1,15}$|(?:\d+[smhd])+\d* (?:second|minute|hour|day)s? ago",  # the next tweet's header
    re.IGNORECASE,
)

_TWEET_NOTE = re.compile(r".{1,80} (?:Retweeted(?: .{1,80})?|added,)$")


def _read_twitter(text: str) -> Post | None:
    """Read the older layout of Twitter: the first tweet under its buttons; the rest of the thread stands around it."""
    if "Copy link to Tweet" not in text[:400]:
        return None
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip() == "Copy link to Tweet"), -1)
    if first < 0:
        return None
    start = first
    while start < len(lines) and (not lines[start].strip() or lines[start].strip() in _TWEET_BUTTONS):
        start += 1
    end = start
    while end < len(lines) and not _TWEET_END.match(lines[end].strip()) and lines[end].strip() not in _TWEET_BUTTONS:
        end += 1
    author = next((line.partition("@")[0].strip("\u200f\u200e ") for line in lines[:first] if "@" in line), "")
    notes = [line for line in lines[start:end] if _TWEET_NOTE.match(line.strip())]
    body = _LINK.sub("", "\n".join(line for line in lines[start:end] if line not in notes)).strip()
    around = ("\n".join(lines[:start]), "\n".join(notes), "\n".join(lines[end:]))
    return Post(body, author, None, _lines(around))


def _halve(text: str) -> str:
    """Return a text that the page printed twice in a row once."""
    half = len(text) // 2
    for middle in (half, half + 1):
        if half > 20 and text[:middle].strip() == text[middle:].strip():
            return text[:middle].strip()
    return text


def _lines(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line.strip() for part in parts for line in part.split("\n") if line.strip())


_DOTS = re.compile(r"(?:\.{2,}|\u2026)$")
_MOST_COPIES = 4
_SHORTEST_COPY = 25  # letters that must be the same for a beginning to count as a copy


def is_whole(copy: str) -> bool:
    """Tell a copy that can be a title: one line that no dots cut short."""
    return "\n" not in copy and not _DOTS.search(copy)


def split_copies(text: str) -> tuple[list[str], str]:
    """Return every copy of the beginning that stands before it, and the rest."""
    copies: list[str] = []
    while len(copies) < _MOST_COPIES:
        copy, text = split_copy(text)
        if not copy:
            break
        copies.append(copy)
    return copies, text


def split_copy(text: str) -> tuple[str, str]:
    """Return ``(copy, rest)``: the beginning that only repeats, cut short, what follows; ``("", text)`` without one.

    Pages put the start of a post or article into their title, with dots at its end, before the whole of it.
    """
    start = text.lstrip()
    probe = start[:_SHORTEST_COPY]
    if len(probe) < _SHORTEST_COPY:
        return "", text
    at = start.find(probe, _SHORTEST_COPY)
    if at < 0 or start[at - 1] not in "\n":
        return "", text
    copy, rest = start[:at].strip(), start[at:]
    bare = re.sub(r"(?:\.{2,}|\u2026)$|\s[|-]\s[^\n|]{2,60}$", "", copy).strip()
    if "\n" not in copy and _DOTS.search(rest.strip()) and copy.startswith(_DOTS.sub("", rest.strip())):
        return rest.strip(), copy  # the shorter of the two is the copy
    ends_alike = rest[len(bare) : len(bare) + 1] in ("", "\n")
    if not rest.startswith(bare) or (ends_alike and is_whole(copy)):  # a headline printed twice is no cut copy
        return "", text
    return copy, rest
