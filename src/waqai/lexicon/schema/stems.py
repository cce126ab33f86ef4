"""knowledge/common/: how common words are, so that the first reports of a store can be weighed, too."""

from waqai.lexicon.schema.base import Known


class CommonStems(Known, frozen=True, kw_only=True):
    """On how many of ``pages`` each stem (:func:`waqai.arabic.search.light_stem`) stands; what stands on fewer than one
    in a hundred is left out. ``counted`` says with which command, on what.
    """

    id: str
    counted: str
    pages: int
    stems: dict[str, int]
