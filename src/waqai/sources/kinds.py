"""Tells what a file is: by its name where the name says so, else by its first bytes."""

import gzip
import zlib

# What each kind is read by is decided in walk.py.
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".mhtml": "unreadable",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".jsonl.gz": "lines",
    ".ndjson.gz": "lines",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".wacz": "wacz",
    ".txt.gz": "text",
    ".html.gz": "html",
}

# Inside a folder these stand beside pages (a saved page's pictures, an export's media): passed over by name.
BESIDE_PAGES = frozenset(
    {".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".bmp", ".avif", ".tgs"}
    | {".mp4", ".webm", ".mov", ".mp3", ".ogg", ".oga", ".wav", ".m4a"}
    | {".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".pdf"}
    | {".zip", ".7z", ".rar", ".md", ".yml", ".yaml", ".toml", ".csv", ".xlsx", ".docx", ".sqlite3", ".py"}
)

HEAD_BYTES = 4096
_HTML_MARKS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<meta", b"<div", b"<article", b"<title")


def kind_of_name(name: str) -> str | None:
    """Return the kind that a file's name tells, None when it tells none."""
    name = name.lower()
    if name == "result.json":
        return "telegram"
    suffixes = name.split(".")
    for count in (2, 1):
        kind = SUFFIXES.get("." + ".".join(suffixes[-count:])) if len(suffixes) > count else None
        if kind:
            return kind
    return None


def unpack_head(head: bytes) -> bytes:
    """Return the first bytes behind gzip, or ``head`` itself when it is not packed or broken."""
    if not head.startswith(b"\x1f\x8b"):
        return head
    try:
        return zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, HEAD_BYTES)
    except zlib.error:
        return head


def kind_of_bytes(head: bytes) -> str:
    """Return the kind of a file from its first bytes; ``text`` when nothing speaks for another."""
    if head.startswith(b"PK\x03\x04"):
        return "wacz"
    head = unpack_head(head)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"WARC/"):
        return "warc"
    if start.startswith(b"{"):
        return "telegram" if b'"messages"' in start and b"\n" in start else "lines"
    return "html" if any(mark in start[:1024] for mark in _HTML_MARKS) else "text"


def is_gzip(head: bytes) -> bool:
    """Tell whether bytes begin like gzip."""
    return head.startswith(b"\x1f\x8b")


GZIP_ERRORS = (gzip.BadGzipFile, EOFError, zlib.error)
