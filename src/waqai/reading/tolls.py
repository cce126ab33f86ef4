"""Tolls across sentences: the event of the thread a loose toll belongs to, and two tellings of one toll as one line."""

from waqai.reading.drafts import Draft
from waqai.reading.harm import Toll

_THREAD = 3  # sentences over which a toll still speaks of the event before


def give_loose_tolls(drafts: list[Draft], tolls: list[Toll], sentence: int) -> list[Toll]:
    """Give tolls that their own sentence does not explain to the last event of the thread that can cause them;
    return the rest.
    """
    rest: list[Toll] = []
    for toll in tolls:
        host = next((d for d in reversed(drafts) if 0 < sentence - d.sentence <= _THREAD and _takes(d, toll)), None)
        if host is None:
            rest.append(toll)
        else:
            host.tolls = add_tolls(host.tolls, [toll])
    return rest


def _takes(draft: Draft, toll: Toll) -> bool:
    return (
        draft.family in {"fight", "blast", "crowd"}
        and toll.kind in {"killed", "injured", "missing"}
        and not draft.headline
    )


def add_tolls(ours: list[Toll], theirs: list[Toll]) -> list[Toll]:
    """Return both lists as one line a (kind, who); of two tellings of one line the figure outdoes the bare plural,
    the first stands.
    """
    kept = list(ours)
    for toll in theirs:
        twin = next((i for i, t in enumerate(kept) if t.kind == toll.kind and _one_line(t, toll)), None)
        if twin is None:
            kept.append(toll)
        elif (kept[twin].told == "bare" and toll.told != "bare") or (
            kept[twin].who == "unknown" != toll.who and kept[twin].min == toll.min
        ):
            kept[twin] = toll
    return kept


def _one_line(a: Toll, b: Toll) -> bool:
    return a.who == b.who or ("unknown" in {a.who, b.who} and (a.min == b.min or "bare" in {a.told, b.told}))


def tolls_agree(ours: list[Toll], theirs: list[Toll]) -> bool:
    """Tell whether two tellings can be of one toll."""
    return any(
        a.kind == b.kind and (a.min == b.min or {a.who, b.who} & {"unknown"}) for a in ours for b in theirs
    ) or not ({a.kind for a in ours} & {b.kind for b in theirs})
