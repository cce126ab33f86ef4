"""Guards the HTML parsers: measures nesting, and takes tags off by one linear scan where a tree would be too deep."""

import html
import re

DEEPEST = 200  # levels; libxml2 stops at 256, real pages stay below 60
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]{0,4000}?(/?)>")
_UNSEEN = re.compile(
    r"<(script|style|noscript|template|svg|iframe|head)\b[^<>]*>.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.I
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong"}
    | {"sub", "sup", "u"}
)
_BLANKS = re.compile(r"[ \t\u00a0]*\n[\s\u00a0]*")


def has_tags(source: str) -> bool:
    """Tell whether there is any element in a text."""
    return _TAG.search(source) is not None


def is_too_deep(source: str) -> bool:
    """Tell whether the elements of an HTML source nest deeper than a parser should be asked to follow."""
    if source.count("<") <= DEEPEST:
        return False
    depth = 0
    for found in _TAG.finditer(source):
        closing, name, empty = found.groups()
        if closing:
            depth = max(0, depth - 1)
        elif not empty and name.lower() not in _VOID:
            depth += 1
            if depth > DEEPEST:
                return True
    return False


def strip_tags(source: str) -> str:
    """Return the text of an HTML source without building a tree; every block on a line of its own."""
    text = _TAG.sub(_replace_tag, _UNSEEN.sub(" ", source))
    return _BLANKS.sub("\n\n", html.unescape(text)).strip()


def _replace_tag(found: re.Match[str]) -> str:
    return "" if found.group(2).lower() in _INLINE else "\n"
