"""A fetched document, exactly as found."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its raw bytes, where they came from, and what was told beside them.

    ``id`` is the one given with the page, else the first 16 hex digits of the SHA-256 of ``raw``. ``published`` and
    ``fetched`` are ISO strings as given (never guessed); ``outlet`` likewise. ``charset`` is what a header claimed.
    ``extra`` keeps every unknown field of an input line, untouched. ``size`` is the number of bytes, known also where
    the bytes themselves are not at hand (a report read back from JSON).
    """

    raw: bytes
    media_type: str
    id: str = ""
    path: str | None = None
    url: str | None = None
    fetched: str | None = None
    published: str | None = None
    outlet: str | None = None
    charset: str | None = None
    extra: Mapping[str, Json] = field(default_factory=dict)
    sha256: str = ""
    size: int = -1

    def __post_init__(self) -> None:
        digest = self.sha256 or hashlib.sha256(self.raw).hexdigest()
        object.__setattr__(self, "sha256", digest)
        object.__setattr__(self, "id", self.id or digest[:16])
        object.__setattr__(self, "size", len(self.raw) if self.size < 0 else self.size)


def host_of(address: str | None) -> str | None:
    """Return the host of an address, where no outlet is told; letters that can imitate others are written in plain ones
    (``xn--…``), so that no page passes for one of an outlet that it is not.
    """
    try:
        host = urlsplit(address or "").hostname
        return host.encode("idna").decode() if host and not host.isascii() else host
    except ValueError:
        return None
