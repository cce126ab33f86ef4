"""knowledge/updates/: how a report says that what it tells takes the place of what was told before."""

from waqai.lexicon.schema.base import Known, Proof


class RaisedToll(Known, frozen=True, kw_only=True):
    """Words that say that a toll has risen: one of ``rises`` right before one of ``counted``."""

    id: str
    meaning: str
    rises: list[str]
    counted: list[str]
    proof: list[Proof]
