"""Why two incidents nearly were one: their two closest tellings, with what speaks for and against these."""

from collections.abc import Iterator

from waqai.linking.aloud import likeness
from waqai.linking.link import Incident, Linked
from waqai.linking.score import Scorer
from waqai.records import Likeness

MOST = 500  # pairs that are explained, closest first: more than anybody works through before linking runs again
_MEMBERS = 8  # tellings of each incident that are tried; of a large one the first ones stand for all


def explain_likely(linked: Linked, scorer: Scorer) -> Iterator[tuple[str, str, float, Likeness]]:
    """Yield for each likely pair its two closest events (refs), the closeness of the incidents, and the likeness
    of the two events.
    """
    weighed = {one.telling.key: one for one in linked.laid.weighed} if linked.laid else {}
    for closeness, one, other in linked.likely[:MOST]:
        pairs = (
            (likeness(weighed[a], weighed[b], scorer), a, b)
            for a in _keys(linked.incidents[one])
            for b in _keys(linked.incidents[other])
        )
        score, a, b = max(pairs, key=lambda found: (found[0].odds, found[1:]))
        yield weighed[a].telling.event, weighed[b].telling.event, closeness, score


def _keys(incident: Incident) -> list[str]:
    return [telling.key for telling in incident.tellings[:_MEMBERS]]
