"""The style sheet inside the page: on a slow line the first words need one answer, not two.

A browser takes it by its hash alone (:func:`hash_of`, in the content security policy), so nothing else that stands in
a page as a style is ever obeyed.
"""

import base64
import hashlib
import re
from pathlib import Path

_STATIC = Path(__file__).resolve().parent / "static" / "waqai"
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SPACE = re.compile(r"\s*\n\s*")


def sheet_for(address: str) -> str:
    """Return the site's style sheet without comments, its fonts found below ``address`` (where static files lie)."""
    told = _COMMENT.sub("", (_STATIC / "site.css").read_text("utf-8"))
    return _SPACE.sub("\n", told).strip().replace("url(fonts/", f"url({address}waqai/fonts/")


def hash_of(sheet: str) -> str:
    """Return the hash of a style sheet as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()}'"
