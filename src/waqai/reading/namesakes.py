"""Which of several actors that bear one name is meant: by what else the article names, its countries and its year."""

from collections import Counter
from collections.abc import Iterable

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.actors import Actor
from waqai.reading.scene import Scene

_LEADS_BY = 2  # a country must be told this many times as often as the next to speak for its actors alone


def choose_actor(scene: Scene, mentions: list[Mention]) -> Actor | None:
    """Return the actor that mentions of one stretch stand for, None where the article does not tell which."""
    bearers: list[Actor] = list({m.entry.id: m.entry.known for m in mentions}.values())
    shared = any(m.entry.sense == "shared" for m in mentions)
    if len(bearers) == 1 and not shared:
        return bearers[0]
    told = scene.once(named_in_full)
    leading = scene.once(leading_countries)
    for left in (
        [a for a in bearers if a.id in told],
        [a for a in bearers if a.country in leading and _of_time(scene, a)],
    ):
        if len(left) == 1:
            return left[0]
    return None


def named_in_full(scene: Scene) -> set[str]:
    """Return the ids of the actors that the article names by a name that is theirs alone."""
    return {m.entry.id for m in scene.of_kind("actor") if m.entry.sense != "shared"}


def leading_countries(scene: Scene) -> set[str | None]:
    """Return the country that the article's places speak for, with those told nearly as often."""
    counts = Counter(_countries(scene))
    if not counts:
        return set()
    most = max(counts.values())
    return {country for country, n in counts.items() if n * _LEADS_BY > most}


def _countries(scene: Scene) -> Iterable[str]:
    gazetteer = scene.lexicon.gazetteer
    seen: dict[int, set[str]] = {}
    for mention in scene.of_kind("place"):
        country = gazetteer.country(mention.entry.known)
        if country and mention.entry.sense != "cue":
            seen.setdefault(mention.first, set()).add(country)
    return (country for found in seen.values() if len(found) == 1 for country in found)


def _of_time(scene: Scene, actor: Actor) -> bool:
    reference = scene.article.reference
    if not reference:
        return actor.since is None and actor.until is None
    year = int(reference[:4])
    return (actor.since or year) <= year <= (actor.until or year)
