"""Where in the author's text something stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``[start, end)`` of a text, counted in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the stretch itself."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A stretch of the article's text that proves one field of a record.

    ``field`` names the field (``type``, ``start``, ``places``, ``harm`` …); ``record`` marks the clause or sentence
    that tells the whole. ``quote`` is always ``text[start:end]``.
    """

    field: str
    start: int
    end: int
    quote: str

    @property
    def span(self) -> Span:
        """The stretch as a span."""
        return Span(self.start, self.end)
