"""What a coded page says of a draft: that it opens an event there, tells again what is told elsewhere, or nothing.

A coder quotes a happening once, mostly where it is told first. A later sentence that tells it again looks like an event
and is quoted by none, so it is no example of either class; only joining mentions can tell what it is.
"""

from types import ModuleType
from typing import Any

from waqai.reading.drafts import Draft

AGAIN = "again"
EVENT = "event"
NOTHING = "nothing"
_QUOTED = 0.34  # share of words that a record and a quote have in common, as the scorer has it
_LIGHT = 1  # weight of a word that tells no means, so that another word may tell the type of what it tells
_VIOLENT = frozenset({"fight", "blast"})

Record = dict[str, Any]


def opening_label(gold: list[Record], draft: Draft, made: Record, score: ModuleType) -> str:
    """Return what ``gold`` has of a draft and its record."""
    if any(score.event_affinity(g, made) and score.overlap(g, made) >= _QUOTED for g in gold):
        return EVENT
    return AGAIN if any(_is_told_again(g, draft, made, score) for g in gold) else NOTHING


def _is_told_again(gold: Record, draft: Draft, made: Record, score: ModuleType) -> bool:
    """Tell whether a draft has the toll or the place of an event quoted elsewhere, and no other day."""
    same = score.FAMILY[gold["type"]] == score.FAMILY[made["type"]]
    light = draft.core.weight <= _LIGHT and {score.FAMILY[gold["type"]], score.FAMILY[made["type"]]} <= _VIOLENT
    if not (same or light) or (gold.get("start") and made["start"] and gold["start"] != made["start"]):
        return False
    place = score.pair_names(gold.get("places"), made["places"])[0] > 0
    if _figures(gold) & _figures(made) and (place or not made["places"]):
        return True
    return bool(same and place and draft.settled())


def _figures(record: Record) -> set[tuple[str, int]]:
    return {(h["kind"], h["min"]) for h in record.get("harm") or [] if (h["min"] or 0) > 0}
