"""The article inside the data that a page hands to its own program (Next.js), where the page's markup holds none."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from waqai.page.depth import has_tags, strip_tags
from waqai.records import Json

_STATE = "__NEXT_DATA__"
_BODIES = frozenset({"articlebody", "body", "bodyhtml", "content", "contenthtml", "fulltext", "story", "text"})
_TITLES = frozenset({"headline", "title", "posttitle"})
_DAYS = frozenset({"datepublished", "publishedat", "publishdate", "publisheddate", "publishedon", "published"})
_SHORTEST = 120  # letters of a body
_MOST = 200_000  # values that are looked at
_NAME = re.compile(r"[^a-z]")


@dataclass(frozen=True, slots=True)
class State:
    """What the page's data tell: the longest text that is called a body, and the title and day told beside it."""

    body: str
    headline: str | None = None
    published: str | None = None


def read_state(tree: html.HtmlElement) -> State | None:
    """Return the article in the page's data, None where there are none or no text in them."""
    script = next((script for script in tree.iter("script") if script.get("id") == _STATE), None)
    try:
        told: Json = json.loads(script.text or "") if script is not None else None
    except (ValueError, RecursionError):
        return None  # cut or broken data tell nothing
    found = max((_state_of(record) for record in _records(told)), key=lambda state: len(state.body), default=None)
    return found if found is not None and len(found.body) >= _SHORTEST else None


def _records(told: Json) -> Iterator[dict[str, Json]]:
    waiting: list[Json] = [told]
    seen = 0
    while waiting and seen < _MOST:
        value = waiting.pop()
        seen += 1
        if isinstance(value, dict):
            yield value
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _state_of(record: dict[str, Json]) -> State:
    named = {_NAME.sub("", key.lower()): value for key, value in record.items()}
    bodies = [value for name, value in named.items() if name in _BODIES and isinstance(value, str)]
    body = max(bodies, key=len, default="")
    return State(strip_tags(body) if has_tags(body) else body.strip(), _first(named, _TITLES), _first(named, _DAYS))


def _first(named: dict[str, Json], names: frozenset[str]) -> str | None:
    return next((value for name, value in named.items() if name in names and isinstance(value, str) and value), None)
