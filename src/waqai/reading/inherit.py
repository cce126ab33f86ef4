"""What an event takes from its thread: place and day told just before it, never across the fronts of a round-up."""

from waqai.reading.drafts import Draft

_THREAD = 3


def inherit(drafts: list[Draft]) -> None:
    """Fill the places and days that a draft leaves open from the nearest earlier draft of its thread.

    A thread is unbroken talk of one kind of happening: the next sentences of one paragraph, or the next paragraph
    when it tells no place or day of its own.
    """
    for index, draft in enumerate(drafts):
        if draft.aggregate or draft.modality != "reported":
            continue
        earlier = [d for d in drafts[:index] if 0 <= draft.sentence - d.sentence <= _THREAD and not d.aggregate]
        if not draft.places:
            host = next((d for d in reversed(earlier) if d.places and d.family == draft.family), None)
            if host:
                draft.places = list(host.places)
                draft.inherited.add("places")
        if draft.day is None:
            host = next((d for d in reversed(earlier) if d.day and d.paragraph == draft.paragraph), None)
            if host:
                draft.day = host.day
                draft.inherited.add("day")
