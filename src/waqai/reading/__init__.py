"""Article → report: what happened, who says so, who asks what of whom. Pure functions, no clock, network or
database.
"""

from waqai.reading.reader import Reading, read_article
from waqai.reading.step import Step

__all__ = ["Reading", "Step", "read_article"]
