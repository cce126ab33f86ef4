"""Parties as records: under which name, which stretch of the text proves it."""

from collections import defaultdict
from collections.abc import Collection

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.actors import Actor
from waqai.reading.name_marks import with_own_marks
from waqai.reading.party_mention import PartyMention
from waqai.reading.scene import Scene
from waqai.records import Party, Span

_LAND = "government"


def name_party(scene: Scene, mention: PartyMention, fullest: dict[str, str]) -> Party:
    """Return the record of a party, under the fullest name that the article gives it."""
    written = written_name(scene, mention)
    if mention.sort == "people" or mention.id is None:
        return Party(name=written, kind="person" if mention.named else mention.sort)
    actor: Actor = mention.known
    if mention.sort == "actor" and scene.tokens[mention.first].text in scene.lexicon.means:
        actor = _owner(scene, actor, fullest)
    names, name = spellings_of(actor), fullest.get(actor.id, written)
    if actor.kind == _LAND and _is_of_land(mention):
        names, name = (name, *names), written  # soldiers and courts of a land are not its state, but they are its own
    if actor.id != mention.id or mention.sort == "adjective":
        names = (*names, written)
    elif mention.sort == "actor":
        name = max((written, name), key=lambda n: len(n.split()))
    return Party(name, actor.id, tuple(dict.fromkeys(n for n in names if n != name)), actor.kind)


def _owner(scene: Scene, actor: Actor, fullest: dict[str, str]) -> Actor:
    """Return whose the means are that a party is told by («الطائرات الحربية الروسية»), where the article names that
    owner elsewhere, else the party itself (codebook, settled question 25).
    """
    owner = scene.lexicon.actors.get(actor.parent or "")
    while owner is not None:
        if owner.id in fullest:
            return owner
        owner = scene.lexicon.actors.get(owner.parent or "")
    return actor


def _is_of_land(mention: PartyMention) -> bool:
    """Tell whether people or a body are told by the land whose they are («جنود أتراك», «البحرية التركية»)."""
    headed = mention.last - mention.first > 1 and mention.armed is not True
    return mention.sort == "adjective" and (headed or mention.people is not None)


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
    """Return the stretch that names a party, attached particles left off, a mark that opens inside it closed."""
    start = mention.start if mention.start >= 0 else scene.start_of(mention.first)
    folded = scene.folded
    return with_own_marks(folded.source, folded.span(start, scene.tokens[mention.last - 1].end))


def spellings_of(actor: Actor) -> tuple[str, ...]:
    """Return the names of a known actor, the loaded ones left out."""
    own = (actor.name.ar, *actor.aliases, *actor.short, *actor.former)
    return tuple(dict.fromkeys(own))


def _is_deed(scene: Scene, mention: Mention) -> bool:
    """Tell whether a name heads with what the party does («العدوان …»): it is known by it, but not called so."""
    return any(m.entry.kind == "trigger" for m in scene.opening.get(mention.first, ()))


def fullest_names(scene: Scene) -> dict[str, str]:
    """Return for each known actor the longest name that the article itself gives it."""
    seen: dict[str, list[str]] = defaultdict(list)
    for mention in scene.of_kind("actor"):
        if mention.entry.sense != "shared" and not _is_deed(scene, mention):
            span = with_own_marks(scene.folded.source, scene.folded.span(mention.start, mention.end))
            written = span.of(scene.folded.source)
            seen[mention.entry.id].append(give_back_article(scene, written, mention.parts))
    return {actor: max(names, key=lambda n: (len(n.split()), len(n))) for actor, names in seen.items()}
