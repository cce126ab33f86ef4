"""Addresses of static files that change when the file does, so that browsers may keep them for long."""

import hashlib
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


@lru_cache(maxsize=64)
def _fingerprint(name: str) -> str | None:
    found = finders.find(name)
    return hashlib.sha256(Path(found).read_bytes()).hexdigest()[:10] if isinstance(found, str) else None


class FingerprintStorage(StaticFilesStorage):
    """Adds a digest of the file to its address."""

    def url(self, name: str | None) -> str:
        """Return the address with the digest, or plain where there is no such file."""
        address = super().url(name)
        digest = _fingerprint(name or "")
        return f"{address}?v={digest}" if digest else address
