"""The style sheets inside the page: on a slow line the first words need one answer, not two.

A browser takes them by their hash alone (:func:`hash_of`, in the content security policy), so nothing else that stands
in a page as a style is ever obeyed.
"""

import base64
import hashlib
import re
from pathlib import Path

_STATIC = Path(__file__).resolve().parent / "static" / "waqai"
SHEETS = ("site", "finding", "single")  # every page; those that list and draw incidents; those of one thing
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SPACE = re.compile(r"\s*\n\s*")


def sheets_for(address: str) -> dict[str, str]:
    """Return the style sheets of :data:`SHEETS`, their fonts found below ``address`` (where static files lie)."""
    return {name: _sheet(name, address) for name in SHEETS}


def _sheet(name: str, address: str) -> str:
    told = _COMMENT.sub("", (_STATIC / f"{name}.css").read_text("utf-8"))
    return _SPACE.sub("\n", told).strip().replace("url(fonts/", f"url({address}waqai/fonts/")


def hash_of(sheet: str) -> str:
    """Return the hash of a style sheet as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()}'"
