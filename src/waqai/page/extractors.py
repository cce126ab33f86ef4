"""The extractors that reading HTML asks. They take long to import and a text page needs none of them: each is imported
when it is first asked.
"""

import importlib
import logging
from functools import cache
from types import ModuleType


@cache
def extractor(name: str) -> ModuleType:
    """Return the module of an extractor, its log quiet: what it could not extract is a missing vote to us, not news for
    standard error.
    """
    logging.getLogger(name).setLevel(logging.CRITICAL)
    return importlib.import_module(name)
