"""Keeps the parsed knowledge between runs, so that a start need not read YAML.

What is kept is named by the digest of the files it was made of, of the code that gives it its shape, and of itself: an
edited file, another version or a damaged copy never matches, and the YAML is read instead. That the folder cannot be
written is no error, only slower.
"""

import contextlib
import hashlib
import os
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from waqai import __version__
from waqai.lexicon.load import read_files

_Shape = TypeVar("_Shape")
_SHAPES = Path(__file__).resolve().parent  # a change of this code can change what the same files mean
_PREFIX, _SUFFIX = "knowledge-", ".msgpack"
_CHECK = hashlib.sha256().digest_size


def cache_folder() -> Path | None:
    """Return the user's cache folder for Waqai; None where the user has no home."""
    told = os.environ.get("XDG_CACHE_HOME", "")
    if Path(told).is_absolute():
        return Path(told) / "waqai"
    try:
        return Path.home() / ".cache" / "waqai"
    except RuntimeError:
        return None


@lru_cache(maxsize=1)
def _shape_digest() -> bytes:
    total = hashlib.sha256(f"{__version__} msgspec {msgspec.__version__}".encode())
    for name, content in read_files(_SHAPES, ".py"):
        total.update(name.encode() + hashlib.sha256(content).digest())
    return total.digest()


def _file_of(digest: str) -> Path | None:
    folder = cache_folder()
    if folder is None:
        return None
    place = hashlib.sha256(str(_SHAPES).encode()).hexdigest()[:8]  # two installations do not drive each other out
    key = hashlib.sha256(digest.encode() + _shape_digest()).hexdigest()[:32]
    return folder / f"{_PREFIX}{place}-{key}{_SUFFIX}"


def recall(digest: str, shape: type[_Shape]) -> _Shape | None:
    """Return what was kept for the files with ``digest``; None where nothing whole was."""
    file = _file_of(digest)
    if file is None:
        return None
    try:
        kept = file.read_bytes()
        if hashlib.sha256(kept[_CHECK:]).digest() != kept[:_CHECK]:
            return None
        return msgspec.msgpack.decode(kept[_CHECK:], type=shape)
    except (OSError, msgspec.MsgspecError):
        return None


def keep(digest: str, value: msgspec.Struct) -> None:
    """Keep ``value`` for the files with ``digest``, whole or not at all, in place of what was kept before.

    A value that would not come back equal is not kept.
    """
    file = _file_of(digest)
    content = msgspec.msgpack.encode(value)
    if file is None or msgspec.msgpack.decode(content, type=type(value)) != value:
        return
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(file, hashlib.sha256(content).digest() + content)
        for old in file.parent.glob(f"{file.name[: len(_PREFIX) + 9]}*{_SUFFIX}"):
            if old != file:
                old.unlink(missing_ok=True)


def _write(file: Path, content: bytes) -> None:
    handle, unfinished = tempfile.mkstemp(prefix=".", suffix=".unfinished", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(unfinished).replace(file)
    finally:
        Path(unfinished).unlink(missing_ok=True)
