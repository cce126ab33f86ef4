"""What a number expression says."""

from dataclasses import dataclass
from fractions import Fraction

COUNTABLE = frozenset({"count", "vague", "range"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number expression at ``[start, end)`` of the folded text: at least ``min``, at most ``max`` (None: open).

    ``kind``: ``count`` one number, ``vague`` («عشرات»), ``range`` (an interval or bound), ``ordinal``; and those that
    count no people: ``money``, ``percent``, ``age``, ``duration``, ``measure``, ``calibre``, ``phone``, ``date_like``,
    ``clock``, ``decimal`` (broken or negative), ``label`` (list numbers, «المادة 5»), ``code`` (glued to Latin).
    ``value`` is the number exactly as told, where one is. ``end`` is that of the number words; units stand behind it.
    """

    start: int
    end: int
    min: int
    max: int | None
    kind: str
    value: int | Fraction | None = None

    @property
    def countable(self) -> bool:
        """Tell whether it can count people or things."""
        return self.kind in COUNTABLE
