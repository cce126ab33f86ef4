"""The records of an incident, by their refs."""

from waqai.desk.editor import NotAllowed
from waqai.store.incidents import find_incident


def events_of(ref: str) -> list[str]:
    """Return the refs of an incident's events, in order.

    Raises:
        NotAllowed: none of its reports is read any more, so that there is nothing to decide on.
        StoreError: there is no such incident.
    """
    events = sorted(find_incident(ref).told.values_list("event", flat=True))
    if not events:
        raise NotAllowed(f"no report of the incident {ref} is read any more", code="nothing_read")
    return events
