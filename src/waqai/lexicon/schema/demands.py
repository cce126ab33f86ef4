"""knowledge/demands/: one ask of the codebook a file."""

from waqai.lexicon.schema.base import Known, Label, Proof
from waqai.lexicon.schema.words import Words


class AskPair(Known, frozen=True, kw_only=True):
    """Two words that mean this ask together: a ``head`` («وقف») with one of ``things`` («هجمات») at most ``within``
    words behind it.
    """

    heads: Words
    things: Words
    within: int = 4


class Ask(Known, frozen=True, kw_only=True):
    """What may be asked: ``phrases`` that mean it by themselves, ``pairs`` that mean it together.

    ``rank`` decides where signs of several asks stand at one place, the smallest first.
    """

    id: str
    label: Label
    rank: int
    phrases: Words = Words()
    pairs: list[AskPair] = []
    proof: list[Proof]
