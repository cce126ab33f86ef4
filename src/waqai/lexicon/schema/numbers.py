"""knowledge/numbers/: the words that numbers are made of, one kind of word a file."""

from typing import Literal

from waqai.lexicon.schema.base import Known, Proof

NumberRole = Literal[
    "unit", "joined", "ten", "tens", "hundred", "scale", "dual", "dual_or_scale", "plural", "zero", "part",
    "ordinal", "ordinal_joined", "vague", "vague_scale", "point", "minus", "more_than", "at_least",
    "at_least_after", "less_than", "at_most", "at_most_after", "about", "between", "from", "to", "money",
    "percent", "year", "duration", "measure", "calibre", "label", "age", "span", "in", "hour", "daytime",
    "month", "silent",
]  # fmt: skip


class NumberFile(Known, frozen=True, kw_only=True):
    """Words of one role by what they are worth: ``3``, ``1/2``, ``3-9``, ``20-`` (open above) or a name.

    ``particles`` tells whether و، ب، ل، ال may be written onto them; ``written`` that only the very spelling counts.
    A proof ``reads: {numbers: [3 count, 21- range]}``; a silent one reads nothing.
    """

    role: NumberRole
    particles: bool = True
    written: bool = False
    forms: dict[str, list[str]]
    proof: list[Proof]
