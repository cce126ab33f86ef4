"""Reads knowledge files from disk: YAML in, checked structs out, errors that name file and key."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from waqai.errors import KnowledgeError

KNOWLEDGE = Path(__file__).resolve().parent.parent / "knowledge"

_Shape = TypeVar("_Shape")
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def knowledge_files(root: Path = KNOWLEDGE) -> list[Path]:
    """Return every knowledge file below ``root``, in a stable order."""
    return sorted(path for path in root.rglob("*.yml") if path.is_file())


def digest_knowledge(root: Path = KNOWLEDGE) -> str:
    """Return ``sha256:…`` over the names and bytes of all knowledge files: it changes when any of them does."""
    total = hashlib.sha256()
    for path in knowledge_files(root):
        total.update(path.relative_to(root).as_posix().encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
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
