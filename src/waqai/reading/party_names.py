"""Parties as records: under which name, which stretch of the text proves it."""

from collections import defaultdict
from collections.abc import Collection

from waqai.lexicon.schema.actors import Actor
from waqai.reading.party_mention import PartyMention
from waqai.reading.scene import Scene
from waqai.records import Party, Span


def name_party(scene: Scene, mention: PartyMention, fullest: dict[str, str]) -> Party:
    """Return the record of a party, under the fullest name that the article gives it."""
    written = written_name(scene, mention)
    if mention.sort == "people" or mention.id is None:
        return Party(name=written, kind="person" if mention.named else mention.sort)
    actor = mention.known
    names = spellings_of(actor)
    name = fullest.get(mention.id, written)
    if mention.sort == "actor":
        name = max((written, name), key=lambda n: len(n.split()))
    return Party(
        name=name, id=mention.id, names=tuple(n for n in names if n != name), kind=getattr(actor, "kind", None)
    )


def written_name(scene: Scene, mention: PartyMention) -> str:
    """Return the author's letters of a party, attached particles left off; an article that «to» has swallowed
    («للأهالي») is given back.
    """
    written = party_span(scene, mention).of(scene.folded.source)
    readings = scene.opening.get(mention.first, ())
    parts = {part for m in readings if mention.start in {-1, m.start} for part in m.parts}
    parts |= mention.parts if mention.at == mention.first else frozenset()
    return give_back_article(scene, written, parts)


def give_back_article(scene: Scene, written: str, parts: Collection[str]) -> str:
    """Return a name as it is without the «to» that swallowed the alif of its article («للأهالي», the «لأهالي» left)."""
    article = scene.lexicon.knowledge.clitics.article
    swallowed = {"to", "the"} <= set(parts) and written.startswith(article[1:]) and not written.startswith(article)
    return article + written[1:] if swallowed else written


def party_span(scene: Scene, mention: PartyMention) -> Span:
    """Return the stretch that names a party, attached particles left off."""
    start = mention.start if mention.start >= 0 else scene.start_of(mention.first)
    return scene.folded.span(start, scene.tokens[mention.last - 1].end)


def spellings_of(actor: Actor) -> tuple[str, ...]:
    """Return the names of a known actor, the loaded ones left out."""
    own = (actor.name.ar, *actor.aliases, *actor.short, *actor.former)
    return tuple(dict.fromkeys(own))


def fullest_names(scene: Scene) -> dict[str, str]:
    """Return for each known actor the longest name that the article itself gives it."""
    seen: dict[str, list[str]] = defaultdict(list)
    for mention in scene.of_kind("actor"):
        if mention.entry.sense != "shared":
            seen[mention.entry.id].append(scene.folded.span(mention.start, mention.end).of(scene.folded.source))
    return {actor: max(names, key=lambda n: (len(n.split()), len(n))) for actor, names in seen.items()}
