"""Hashtags and signatures: which of their words tell no place, and which sentences are nothing but tags."""

import re
from collections.abc import Iterator

from waqai.reading.scene import Scene
from waqai.reading.sentences import Sentence

_TAG = re.compile(r"#(?P<words>[^\W_]\w*)")
_BAR = "|"
_SIGNATURE = 6  # words in the name of the account that a post ends with, at most
_POST = 8  # words in front of it, at least
_OF_PLACES = frozenset({"place_settlement", "place_area", "place_admin", "place_countryside", "place_side", "direction",
                        "place_landmark", "place_site", "name_head", "name_tail", "name_opens", "in"})  # fmt: skip
_TOLD = frozenset({"place", "trigger"})


def names_account(scene: Scene) -> frozenset[int]:
    """Return the tokens of tags that name somebody else by a place («#مرصد_الرمان»), and of the name of the account
    that a post ends with, behind a bar: neither tells where anything happened.
    """
    named = {at for first, last in _tags(scene) if last - first > 1 for at in _named_by(scene, first, last)}
    named.update(range(_signature(scene), len(scene.tokens)))
    return frozenset(named)


def whole_tags(scene: Scene) -> frozenset[int]:
    """Return the tokens of tags that tell nothing but places and happenings («#الرمان», «#قصف_الرمان»)."""
    return frozenset(
        [at for first, last in _tags(scene) if not _named_by(scene, first, last) for at in range(first, last)]
    )


def _named_by(scene: Scene, first: int, last: int) -> range:
    """Return the tokens of a tag from the first word on that tells neither place nor happening; none where a word such
    as «قرية» tells that a name follows.
    """
    at = first
    while at < last:
        here = [m for m in scene.opening.get(at, ()) if m.last <= last]
        if any(m.entry.kind == "cue" and m.entry.id == "place_settlement" for m in here):
            return range(0)
        known = [m.last for m in here if m.entry.kind in _TOLD or m.entry.id in _OF_PLACES]
        if not known:
            return range(at, last)
        at = max(known)
    return range(0)


def _tags(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield the tokens ``[first, last)`` of each tag."""
    for tag in _TAG.finditer(scene.folded.text):
        yield scene.token_at(tag.start("words")), scene.token_at(tag.end("words") - 1) + 1


def _signature(scene: Scene) -> int:
    """Return the first token of the account's name at the end of a post («… | قناة الرمان»), else the end."""
    tokens, end = scene.tokens, len(scene.tokens)
    bar = next((at for at in range(end - 1, max(end - _SIGNATURE - 2, _POST - 1), -1) if tokens[at].text == _BAR), end)
    words = tokens[bar + 1 :]
    told = any(m.entry.kind == "trigger" for at in range(bar + 1, end) for m in scene.opening.get(at, ()))
    plain = all(t.kind == "word" for t in words) and not told
    tagged = any(scene.folded.text[t.start - 1] in "#_" for t in words)
    return bar + 1 if words and plain and not tagged else end


def is_tagged(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether every word of a sentence stands in a hashtag («#سوريا #الرمان»)."""
    tagged = scene.once(_tagged)
    words = [at for at in range(sentence.first, sentence.last) if scene.tokens[at].kind != "mark"]
    return bool(words) and all(at in tagged for at in words)


def _tagged(scene: Scene) -> frozenset[int]:
    return frozenset([at for first, last in _tags(scene) for at in range(first, last)])
