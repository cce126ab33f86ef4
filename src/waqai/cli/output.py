"""Writing lines to standard output or, whole or not at all, into a file."""

import gzip
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from waqai.errors import SettingError


def json_line(told: Any) -> str:  # noqa: ANN401  (JSON)
    """Return ``told`` as one line of JSON, Arabic letters as they are."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def _open(path: Path, as_gzip: bool) -> TextIO:
    if as_gzip:
        return gzip.open(path, "wt", encoding="utf-8", newline="")
    return path.open("w", encoding="utf-8", newline="")


@contextmanager
def writing_to(path: Path | None) -> Iterator[TextIO]:
    """Open ``path`` for writing (``.gz`` compresses), or standard output; an unfinished file never takes a name.

    Raises:
        SettingError: the file cannot be written.
    """
    if path is None:
        yield sys.stdout
        sys.stdout.flush()
        return
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with _open(unfinished, path.suffix == ".gz") as stream:
            yield stream
        unfinished.replace(path)
    except OSError as error:
        raise SettingError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        unfinished.unlink(missing_ok=True)


def line_writer(stream: TextIO) -> Callable[[Any], None]:
    """Return a function that writes one object a line."""

    def write(told: Any) -> None:  # noqa: ANN401  (JSON)
        stream.write(json_line(told) + "\n")

    return write
