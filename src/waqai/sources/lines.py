"""JSON Lines: one page a line, with what is known beside it."""

import json
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from waqai.errors import NotReadable, SourceError, TooLarge
from waqai.records import Json, Page
from waqai.sources.kinds import GZIP_ERRORS

KNOWN = ("id", "url", "outlet", "published", "fetched")
CONTENT = {"text": "text/plain", "html": "text/html"}


def is_day(value: str) -> bool:
    """Tell whether ``value`` begins with a day of the calendar in ISO form."""
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return len(value) == 10 or value[10] in "T "


def page_of_fields(fields: dict[str, Json], path: str) -> Page:
    """Return the page that one JSON object describes; what Waqai does not know is kept in ``extra``.

    Raises:
        NotReadable: the object has neither ``text`` nor ``html``.
    """
    for key in CONTENT:
        content = fields.get(key)
        if isinstance(content, str):
            break
    else:
        raise NotReadable(f"{path}: neither text nor html in it")
    told = {name: str(fields[name]) for name in KNOWN if isinstance(fields.get(name), str | int) and fields[name] != ""}
    if "published" in told and not is_day(told["published"]):
        del told["published"]
    extra = {name: value for name, value in fields.items() if name != key and name not in told}
    raw = content.encode("utf-8", "surrogatepass")
    return Page(
        raw=raw,
        media_type=CONTENT[key],
        id=told.get("id", ""),
        path=path,
        url=told.get("url"),
        fetched=told.get("fetched"),
        published=told.get("published"),
        outlet=told.get("outlet"),
        charset="utf-8",
        extra=extra,
    )


def read_lines(stream: BinaryIO, name: str, max_bytes: int) -> Iterator[Page | SourceError]:
    """Yield one page a line, or for a broken line an error that names file and line; blank lines are passed over."""
    number = 0
    try:
        while line := stream.readline(max_bytes + 1):
            number += 1
            if len(line) > max_bytes and not line.endswith(b"\n"):
                _skip_rest(stream, max_bytes)
                yield TooLarge(f"{name}:{number}: line above the limit of {max_bytes:,} bytes; not read")
            elif line.strip():
                yield from _read_line(line, f"{name}:{number}")
    except (OSError, *GZIP_ERRORS) as error:
        yield NotReadable(f"{name}: broken after line {number}: {error}")


def _skip_rest(stream: BinaryIO, max_bytes: int) -> None:
    while (rest := stream.readline(max_bytes)) and not rest.endswith(b"\n"):
        pass


def _read_line(line: bytes, where: str) -> Iterator[Page | SourceError]:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        yield NotReadable(f"{where}: not UTF-8 ({error.reason} at byte {error.start}); line skipped")
        return
    except (ValueError, RecursionError) as error:
        yield NotReadable(f"{where}: not JSON ({error}); line skipped")
        return
    if not isinstance(fields, dict):
        yield NotReadable(f"{where}: not a JSON object; line skipped")
        return
    try:
        yield page_of_fields(fields, where)
    except NotReadable as error:
        yield error
        return
    given = fields.get("published")
    if given not in (None, "") and not is_day(str(given)):
        yield NotReadable(f"{where}: published is no ISO day ({str(given)[:40]!r}); the page was read without it")
