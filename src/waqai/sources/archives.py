"""Web archives: WARC files, and WACZ packages of them. Pages are the responses that carried text."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from fastwarc.warc import ArchiveIterator, WarcRecordType

from waqai.errors import NotReadable, SourceError, TooLarge
from waqai.records import Page
from waqai.sources.kinds import GZIP_ERRORS

_PAGE_TYPES = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}


def read_warc(stream: IO[bytes], name: str, max_bytes: int) -> Iterator[Page | SourceError]:
    """Yield the pages of one WARC file. Redirects, failures and media are passed over: they are no pages."""
    found = 0
    try:
        wanted = WarcRecordType.response | WarcRecordType.resource
        for record in ArchiveIterator(stream, record_types=wanted, auto_decode="all", fsspec_args=False):
            found += 1
            yield from _read_record(record, name, max_bytes)
    except (OSError, ValueError, RuntimeError, *GZIP_ERRORS) as error:
        yield NotReadable(f"{name}: broken archive after {found} records: {error}")
        return
    if not found:
        yield NotReadable(f"{name}: no WARC response in it")


def _read_record(record: object, name: str, max_bytes: int) -> Iterator[Page | SourceError]:
    headers = record.headers  # type: ignore[attr-defined]
    url = headers.get("WARC-Target-URI")
    http = record.http_headers  # type: ignore[attr-defined]
    if http is not None and http.status_code != 200:
        return
    told = (http.get("Content-Type") if http is not None else headers.get("Content-Type")) or ""
    media_type = _PAGE_TYPES.get(told.split(";")[0].strip().lower())
    if media_type is None:
        return
    length = record.content_length  # type: ignore[attr-defined]
    raw = record.reader.read(max_bytes + 1)  # type: ignore[attr-defined]
    if len(raw) > max_bytes:
        yield TooLarge(f"{name}: {url}: above the limit of {max_bytes:,} bytes; not read")
        return
    if not _is_encoded(http) and len(raw) < length:
        yield NotReadable(f"{name}: {url}: cut short after {len(raw):,} of {length:,} bytes; not read")
        return
    yield Page(
        raw=raw,
        media_type=media_type,
        path=name,
        url=url,
        fetched=headers.get("WARC-Date"),
        charset=charset_of(told),
    )


def _is_encoded(http: object | None) -> bool:
    """Tell a response whose bytes were packed or chunked: its length says nothing of what came out."""
    if http is None:
        return False
    return any(http.get(header) for header in ("Content-Encoding", "Transfer-Encoding"))  # type: ignore[attr-defined]


def charset_of(content_type: str) -> str | None:
    """Return the charset that a Content-Type header claims."""
    for part in content_type.split(";")[1:]:
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset":
            return value.strip().strip("\"'").lower() or None
    return None


def read_wacz(path: Path, max_bytes: int) -> Iterator[Page | SourceError]:
    """Yield the pages of every WARC inside a WACZ package."""
    try:
        with zipfile.ZipFile(path) as package:
            names = sorted(name for name in package.namelist() if name.lower().endswith((".warc", ".warc.gz")))
            for name in names:
                with package.open(name) as stream:
                    yield from read_warc(io.BufferedReader(cast(io.RawIOBase, stream)), f"{path}!{name}", max_bytes)
    except (OSError, zipfile.BadZipFile, RuntimeError, *GZIP_ERRORS) as error:
        yield NotReadable(f"{path}: broken package: {error}")
        return
    if not names:
        yield NotReadable(f"{path}: a zip file without a WARC in it")
