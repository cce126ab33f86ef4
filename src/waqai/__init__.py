"""Waqai reads Arabic news pages into checkable records of events, statements and demands.

>>> import waqai
>>> report = waqai.read("…the text of a page…")
>>> [event.type for event in report.events]
[]
"""

import importlib
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from waqai.pipeline import read_text as read

__all__ = ["__version__", "read"]


def __getattr__(name: str) -> object:
    """Give ``read`` when it is first asked for: what it needs takes long to import, and most commands do without."""
    if name == "read":
        return importlib.import_module("waqai.pipeline").read_text
    raise AttributeError(f"module 'waqai' has no attribute {name!r}")
