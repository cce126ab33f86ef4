"""What a reading tells of itself, for `waqai explain`."""

from dataclasses import dataclass

Line = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reading: its name and, line by line, the span in the text and what came of it."""

    name: str
    lines: tuple[Line, ...]
