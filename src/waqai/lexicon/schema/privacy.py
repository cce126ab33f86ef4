"""knowledge/privacy/: how names of private people show in a text, so that public pages can hold them back."""

from waqai.lexicon.schema.base import Known, Proof


class PrivateNames(Known, frozen=True, kw_only=True):
    """Words that a private person's name follows.

    ``introduce`` are nouns for private people (with or without the article), ``named`` words that only ever introduce a
    name, ``lists`` words that open a list of names when a colon follows: all to the end of the sentence is names.
    ``ends`` are words that no name goes on over; ``longest`` is how many words a name may have. In a proof,
    ``reads: {held: […]}`` gives the stretches that are held back.
    """

    id: str
    introduce: list[str]
    named: list[str]
    lists: list[str]
    ends: list[str]
    longest: int
    proof: list[Proof]
