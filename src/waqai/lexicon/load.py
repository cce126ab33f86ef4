"""Reads knowledge files from disk: YAML in, checked structs out, errors that name file and key."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from waqai.errors import KnowledgeError

KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"

_Shape = TypeVar("_Shape")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads YAML without its dates: a day in a knowledge file is the text that stands there."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in _Loader.yaml_implicit_resolvers.items()
}


def read_files(root: Path, suffix: str = ".yml") -> Iterator[tuple[str, bytes]]:
    """Yield the name below ``root`` and the bytes of every file that ends in ``suffix``, in a stable order.

    Done at every start: walked and opened without the comfort of pathlib, a thousand files take a few milliseconds.
    """
    found = [f"{folder}{os.sep}{file}" for folder, _, files in os.walk(root) for file in files]
    for path in sorted(found):
        if path.endswith(suffix):
            with open(path, "rb", buffering=0) as stream:  # noqa: PTH123  (see above)
                yield os.path.relpath(path, root).replace(os.sep, "/"), stream.read()


def digest_knowledge(root: Path = KNOWLEDGE) -> str:
    """Return ``sha256:…`` over the names and bytes of all knowledge files: it changes when any of them does."""
    total = hashlib.sha256()
    for name, content in read_files(root):
        total.update(name.encode())
        total.update(hashlib.sha256(content).digest())
    return f"sha256:{total.hexdigest()}"


def load_file(path: Path, shape: type[_Shape]) -> _Shape:
    """Return the checked content of one file.

    Raises:
        KnowledgeError: the file is no YAML, or a key is missing, unknown or of the wrong kind; the message names both.
    """
    try:
        content = yaml.load(path.read_bytes(), Loader=_Loader)
        return msgspec.convert(content, shape)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: not readable as YAML: {error}") from error
    except msgspec.ValidationError as error:
        raise KnowledgeError(f"{path}: {error}") from error


def load_folder(folder: str, shape: type[_Shape], root: Path = KNOWLEDGE) -> Iterator[_Shape]:
    """Yield the checked content of every file in ``root/folder``, in a stable order."""
    for path in sorted((root / folder).rglob("*.yml")):
        yield load_file(path, shape)
