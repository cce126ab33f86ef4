"""Builds the bytes of web archives for the tests."""

import gzip
import io
import zipfile


def warc_record(
    url: str, body: bytes, content_type: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = ""
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2023-03-04T09:30:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:7b1c3b4e-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    return b"".join(gzip.compress(record) for record in records)


def wacz(*records: bytes) -> bytes:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("archive/capture.warc.gz", packed(*records))
        archive.writestr("datapackage.json", "{}")
    return package.getvalue()
