"""One harm line in the making."""

import msgspec

from waqai.reading.party_mention import PartyMention


class Toll(msgspec.Struct, frozen=True, gc=False):
    """One harm line in the making: kind and class, bounds, the tokens that word it, the token that tells the harm.

    ``among`` marks a part of another line, ``told`` how the number is told (see `Count`), ``party`` whose people
    they are. ``open`` says that the wording leaves the class to the other lines («وإصابة خمسة آخرين»), ``loose`` that
    its class holds only where nothing else tells it, ``follows`` that it is that of those told before. ``noun`` is
    what is counted (see `Count`), «none» where nobody was harmed.
    """

    kind: str
    who: str
    min: int
    max: int | None
    first: int
    last: int
    word: int
    among: bool = False
    told: str = "figure"
    party: PartyMention | None = None
    open: bool = False
    loose: bool = False
    follows: bool = False
    noun: str = "number"
