"""Atom without letters that XML cannot hold, or that turn the reading direction of what stands after them.

A page from outside may bring such a letter into its headline; a feed that fails on it would be silent for everybody. It
may bring markup, too: Django marks what describes an entry as HTML, so that it has to be text that is written as HTML.
"""

import re
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def _fit(told: dict[str, Any]) -> dict[str, Any]:
    return {name: _UNFIT.sub("", value) if isinstance(value, str) else value for name, value in told.items()}


class PlainAtom(Atom1Feed):
    """The feed's own words and those of its entries, cleaned."""

    def __init__(self, title: Any, link: Any, description: Any, **more: Any) -> None:  # noqa: ANN401  (as Django has it)
        super().__init__(**_fit({"title": title, "link": link, "description": description, **more}))

    def add_item(self, *told: Any, **more: Any) -> None:  # noqa: ANN401
        """Add an entry: title, link, description, and whatever else Django tells of it."""
        entry = _fit({**dict(zip(("title", "link", "description"), told, strict=False)), **more})
        super().add_item(**entry | {"description": escape(entry["description"])})
