"""Reads the folders of knowledge/ and keeps book of which file gave what, so that a reading can name its files."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from waqai.lexicon.load import load_file

if TYPE_CHECKING:
    from waqai.lexicon.knowledge import Knowledge

_Shape = TypeVar("_Shape")
_Part = TypeVar("_Part")


class Folders:
    """Loads folder after folder below ``root``; ``files`` tells, by folder, how many values each file gave."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.files: dict[str, dict[str, int]] = {}

    def load(self, folder: str, shape: type[_Shape]) -> list[_Shape]:
        """Return the checked content of every file of ``folder``, in a stable order."""
        return self.load_parts(folder, shape, lambda whole: [whole])

    def load_parts(self, folder: str, shape: type[_Shape], parts: Callable[[_Shape], list[_Part]]) -> list[_Part]:
        """Return the ``parts`` of every file of ``folder``, in a stable order."""
        counts = self.files[folder] = {}
        found: list[_Part] = []
        for path in sorted((self._root / folder).rglob("*.yml")):
            some = parts(load_file(path, shape))
            counts[path.relative_to(self._root).as_posix()] = len(some)
            found += some
        return found


def files_by_value(knowledge: "Knowledge") -> Mapping[int, str]:
    """Return, by the identity of each value of ``knowledge``, the file that gave it (``acts/bombard.yml``)."""
    named: dict[int, str] = {}
    for folder, counts in knowledge.files.items():
        values = iter(getattr(knowledge, _FIELDS.get(folder, folder)))
        for file, count in counts.items():
            named.update((id(next(values)), file) for _ in range(count))
    return named


_FIELDS = {"demands": "asks", "time": "times", "furniture/cues": "furniture"}
