"""How alike two reports of one happening are, laid out so that it can be read aloud."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Compared:
    """One comparison: its name, the level that it came to, and what that says: for one happening (+) or against (−)."""

    name: str
    level: str
    says: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two reports are linked, or why not.

    ``parts`` are all comparisons, with what every pair starts from (``always``) and what it has to make up for
    (``undated``, ``neighbouring days``); together they are ``odds``, the logarithm of the odds that both tell of one
    happening. ``barred`` names the comparison by which they cannot, whatever the rest says (``page``: both stand on
    one, and were not compared). ``tied`` tells whether they share a day or words that few share: without, they are
    not linked, however well the rest fits. ``counts`` is what the pair counts where groups are joined, over the mean
    of ``bar``. ``rare`` are the rare stems that both have, the rarest first: names of victims may be among them.
    """

    odds: float
    tied: bool
    barred: str | None
    counts: float
    bar: float
    parts: tuple[Compared, ...]
    rare: tuple[str, ...] = ()
    words: int = 0

    @property
    def levels(self) -> dict[str, str]:
        """The level of each comparison by its name."""
        return {part.name: part.level for part in self.parts if part.level}
