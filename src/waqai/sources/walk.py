"""Walks what the caller named and hands each file to its reader."""

import gzip
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from waqai.errors import NotReadable, SourceError, TooLarge
from waqai.records import Page
from waqai.sources.archives import read_wacz, read_warc
from waqai.sources.kinds import BESIDE_PAGES, GZIP_ERRORS, HEAD_BYTES, is_gzip, kind_of_bytes, kind_of_name
from waqai.sources.lines import read_lines
from waqai.sources.single import MEDIA_TYPES, read_limited, read_single
from waqai.sources.telegram import read_telegram

MAX_BYTES = 50_000_000
STDIN = "-"


def read_paths(paths: Iterable[str | Path], *, max_bytes: int = MAX_BYTES) -> Iterator[Page | SourceError]:
    """Yield every page below ``paths``, in a stable order, one at a time.

    A path is a file, a folder (read with all below it) or ``-`` for standard input. What cannot be read is yielded as
    an error value that names it, and the rest goes on. No single page above ``max_bytes`` is loaded.
    """
    for path in paths:
        if str(path) == STDIN:
            yield from _read_stdin(sys.stdin.buffer, max_bytes)
        else:
            yield from _read_path(Path(path), max_bytes)


def _read_path(path: Path, max_bytes: int) -> Iterator[Page | SourceError]:
    try:
        if path.is_dir():
            yield from _read_folder(path, max_bytes)
        elif not path.exists():
            yield NotReadable(f"{path}: no such file or folder")
        else:
            yield from _read_file(path, max_bytes)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        yield NotReadable(f"{path}: {reason}")


def _read_folder(folder: Path, max_bytes: int) -> Iterator[Page | SourceError]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith(".") or entry.suffix.lower() in BESIDE_PAGES:
            continue
        if entry.is_symlink() and entry.is_dir():
            continue  # a link to a folder may lead back up
        yield from _read_path(entry, max_bytes)


def _read_file(path: Path, max_bytes: int) -> Iterator[Page | SourceError]:
    if not path.is_file():
        yield NotReadable(f"{path}: not a file (a device, pipe or socket)")
        return
    kind = kind_of_name(path.name) or _sniff(path)
    if kind in MEDIA_TYPES:
        yield from read_single(path, kind, max_bytes)
    elif kind == "wacz":
        yield from read_wacz(path, max_bytes)
    elif kind == "unreadable":
        yield NotReadable(f"{path}: MHTML is not read; save the page as HTML")
    else:
        with path.open("rb") as stream:
            yield from _read_stream(stream, kind, str(path), max_bytes)


def _sniff(path: Path) -> str:
    with path.open("rb") as stream:
        return kind_of_bytes(stream.read(HEAD_BYTES))


def _read_stream(stream: BinaryIO, kind: str, name: str, max_bytes: int) -> Iterator[Page | SourceError]:
    if kind == "warc":
        yield from read_warc(stream, name, max_bytes)  # unpacks by itself
        return
    source = _unpacked(stream)
    if kind == "lines":
        yield from read_lines(source, name, max_bytes)
    elif kind == "telegram":
        yield from read_telegram(io.TextIOWrapper(source, "utf-8-sig", "replace"), name, max_bytes)
    else:
        yield _read_one(source, kind, name, max_bytes)


def _unpacked(stream: BinaryIO) -> BinaryIO:
    buffered = _buffered(stream)
    if is_gzip(buffered.peek(2)[:2]):
        return cast(BinaryIO, gzip.GzipFile(fileobj=buffered))
    return buffered


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def _read_one(stream: BinaryIO, kind: str, name: str, max_bytes: int) -> Page | SourceError:
    try:
        return Page(raw=read_limited(stream, name, max_bytes), media_type=MEDIA_TYPES[kind], path=name)
    except TooLarge as error:
        return error
    except (OSError, *GZIP_ERRORS) as error:
        return NotReadable(f"{name}: {error}")


def _read_stdin(stream: BinaryIO, max_bytes: int) -> Iterator[Page | SourceError]:
    buffered = _buffered(stream)
    kind = kind_of_bytes(buffered.peek(HEAD_BYTES)[:HEAD_BYTES])
    if kind == "wacz":
        yield NotReadable("-: a zip package cannot be read from standard input; name the file")
        return
    yield from _read_stream(buffered, kind, STDIN, max_bytes)
