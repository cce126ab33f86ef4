"""Who acts where a sentence leaves it untold: the one who acted just before, while talk of the same happenings goes
on.
"""

from waqai.reading.drafts import Draft

_THREAD = 2  # sentences over which talk that goes on in one paragraph still speaks of the agent before


def inherit_sides(drafts: list[Draft]) -> None:
    """Fill the agent that a draft leaves open from the nearest earlier draft of its type in the thread.

    Only for the same kind of violence, told right after in the same paragraph or recalled by a definite noun («كما
    طال القصف …»), and only where the one right before names its agent: who did it is never carried over a turn of talk.
    """
    for index, draft in enumerate(drafts):
        if draft.actor1 or draft.family not in {"blast", "fight"} or draft.aggregate or draft.modality != "reported":
            continue
        before = [d for d in drafts[:index] if d.type == draft.type and 0 < draft.sentence - d.sentence <= _THREAD]
        host = before[-1] if before else None
        if host is not None and host.actor1 and (host.paragraph == draft.paragraph or draft.anaphoric):
            draft.actor1 = list(host.actor1)
            draft.inherited.add("actor1")
