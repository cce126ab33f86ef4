"""What the rest of its article makes of a draft: whether earlier sentences or the headline tell of its kind, and of its
place and figures.
"""

from collections.abc import Iterator, Sequence

from waqai.reading.drafts import Draft


def thread_features(draft: Draft, every: Sequence[Draft]) -> Iterator[str]:
    """Yield how ``draft`` stands to ``every`` draft of its article before anything is chosen: what only tells again is
    no further happening.
    """
    kin = [d for d in every if d.family == draft.family and d is not draft]
    for name, others in (
        ("again", [d for d in kin if d.sentence < draft.sentence and not d.headline]),
        ("headline", [d for d in kin if d.headline]),
    ):
        kind = "type" if any(d.type == draft.type for d in others) else "family" if others else "none"
        yield f"{name}={kind}"
        if others:
            yield f"{name}={kind}|place={_shared(_names(draft), [_names(d) for d in others])}"
            yield f"{name}={kind}|toll={_shared(_figures(draft), [_figures(d) for d in others])}"


def _shared(own: set[str], others: list[set[str]]) -> str:
    """Tell whether what is told of a draft was told before: none, same, new, or the first of its kind."""
    if not own:
        return "none"
    if any(own & other for other in others):
        return "same"
    return "new" if any(others) else "first"


def _names(draft: Draft) -> set[str]:
    return {p.key for p in draft.settled()}


def _figures(draft: Draft) -> set[str]:
    return {f"{t.kind} {t.min}" for t in draft.tolls if t.told == "figure"}
