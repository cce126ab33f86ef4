"""A file that is one page: a text dump or an HTML document, packed or not."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from waqai.errors import NotReadable, SourceError, TooLarge
from waqai.records import Page
from waqai.sources.kinds import GZIP_ERRORS, is_gzip

MEDIA_TYPES = {"text": "text/plain", "html": "text/html"}


def read_limited(stream: BinaryIO, name: str, max_bytes: int) -> bytes:
    """Return everything in ``stream``, never holding more than ``max_bytes`` + 1.

    Raises:
        TooLarge: there is more than ``max_bytes``.
    """
    raw = stream.read(max_bytes + 1)
    if len(raw) > max_bytes:
        raise TooLarge(f"{name}: larger than {max_bytes:,} bytes; not read")
    return raw


def read_single(path: Path, kind: str, max_bytes: int) -> Iterator[Page | SourceError]:
    """Yield the one page of a file, or the reason why there is none."""
    try:
        size = path.stat().st_size
        if size > max_bytes:
            yield TooLarge(f"{path}: {size:,} bytes, above the limit of {max_bytes:,}; not read")
            return
        with path.open("rb") as stream:
            head = stream.read(2)
            stream.seek(0)
            raw = _read_packed(stream, str(path), max_bytes) if is_gzip(head) else stream.read(max_bytes)
    except TooLarge as error:
        yield error
    except (OSError, *GZIP_ERRORS) as error:
        yield NotReadable(f"{path}: {error.strerror if isinstance(error, OSError) and error.strerror else error}")
    else:
        yield Page(raw=raw, media_type=MEDIA_TYPES[kind], path=str(path))


def _read_packed(stream: BinaryIO, name: str, max_bytes: int) -> bytes:
    with gzip.open(stream) as unpacked:
        return read_limited(unpacked, name, max_bytes)  # type: ignore[arg-type]
