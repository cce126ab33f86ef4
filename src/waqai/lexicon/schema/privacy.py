"""knowledge/privacy/ and knowledge/positions/: how names of private people and exact positions show in a text, so that
public pages can hold them back.
"""

from waqai.lexicon.schema.base import Known, Proof


class PrivateNames(Known, frozen=True, kw_only=True):
    """Words that a private person's name follows.

    ``introduce`` are nouns for private people, read with the article alone, ``as_spelled`` words that introduce a name
    as they stand, ``lists`` words that open a list of names when a colon follows: all to the end of the sentence is
    names. Names follow, too, where one of ``befalls``, what befalls people, stands right before one of ``each`` («القبض
    على كل من»). ``adjectives`` may stand, with the article, between noun and name. Behind one of ``not_after`` a noun
    introduces nobody («civil defence»). Words with the article are no names, but those in ``like_article``. ``ends``
    are words that no name goes on over; ``longest`` is how many words a name may have. In a proof,
    ``reads: {held: […]}`` gives what is held back.
    """

    id: str
    introduce: list[str]
    as_spelled: list[str]
    adjectives: list[str]
    not_after: list[str]
    like_article: list[str]
    lists: list[str]
    befalls: list[str]
    each: list[str]
    ends: list[str]
    longest: int
    proof: list[Proof]


class ExactPositions(Known, frozen=True, kw_only=True):
    """Words that tell where exactly something is.

    Behind one of ``cues`` any two numbers are a position, one of ``directions`` ends a number of degrees. Behind one of
    ``facilities`` its own name follows, ``adjectives`` may stand between; a name goes on over none of ``ends`` and for
    ``longest`` words at most. In a proof, ``reads: {held: […]}`` gives what is held back.
    """

    id: str
    cues: list[str]
    directions: list[str]
    facilities: list[str]
    adjectives: list[str]
    ends: list[str]
    longest: int
    proof: list[Proof]
