"""Where the records live: ``WAQAI_DATABASE`` as Django's settings, SQLite tuned for one writer and many readers."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from waqai.errors import SettingError

FORMS = "sqlite:///path/to/file or postgresql://user:password@host:port/name"

# WAL lets the site read while `waqai add` writes; IMMEDIATE takes the write lock at the start, so that a second writer
# waits (20 s) instead of failing in the middle; NORMAL is safe under WAL.
_SQLITE_OPTIONS: dict[str, Any] = {
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
}


def user_folder() -> Path:
    """Return the folder that holds this user's store when no other is told (not created here)."""
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "waqai"


def _sqlite_file(path: str) -> dict[str, Any]:
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": path, "OPTIONS": dict(_SQLITE_OPTIONS)}


def _sqlite(url: SplitResult) -> dict[str, Any]:
    path = unquote(url.path).removeprefix("/")
    if url.netloc or not path:
        raise SettingError(f"WAQAI_DATABASE names no SQLite file; write {FORMS}")
    return _sqlite_file(str(Path(path).expanduser()))


def _postgresql(url: SplitResult) -> dict[str, Any]:
    name = unquote(url.path).strip("/")
    options = dict(parse_qsl(url.query))
    host = options.pop("host", None) or unquote(url.hostname or "")
    try:
        port = url.port
    except ValueError as error:
        raise SettingError(f"WAQAI_DATABASE has a port that is no number between 0 and 65535; write {FORMS}") from error
    if not name or "/" in name:
        raise SettingError(f"WAQAI_DATABASE names no PostgreSQL database; write {FORMS}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": host,
        "PORT": str(port or options.pop("port", "")),
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def parse_database(url: str | None) -> dict[str, Any]:
    """Return Django's settings for one database; without a URL, a SQLite file in the user's data folder.

    ``sqlite:///name`` is relative to the working folder and ``sqlite:////name`` absolute. The query of a PostgreSQL URL
    holds further connection options (``?sslmode=require``, ``?host=/run/postgresql``).

    Raises:
        SettingError: the URL is of no form that we know. The message never repeats it: it may hold a password.
    """
    if not url:
        return _sqlite_file(str(user_folder() / "waqai.sqlite3"))
    try:
        parts = urlsplit(url)
        parts.hostname  # noqa: B018  (a wrong address in brackets is only noticed here)
    except ValueError as error:
        raise SettingError(f"WAQAI_DATABASE is no URL; write {FORMS}") from error
    if parts.scheme == "sqlite":
        return _sqlite(parts)
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(parts)
    raise SettingError(f"WAQAI_DATABASE begins with {parts.scheme or 'no scheme'!r}; write {FORMS}")
