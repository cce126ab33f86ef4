"""knowledge/weights/: choices learned from coded pages: a readable table of features and their weights."""

from waqai.lexicon.schema.base import Known


class Weights(Known, frozen=True, kw_only=True):
    """A linear choice between ``classes``: ``weights`` gives for each feature one number a class, in their order.

    ``trained`` says with which command, on what and how well; the numbers are rounded to two places.
    """

    id: str
    trained: str
    classes: list[str]
    weights: dict[str, tuple[float, ...]]
