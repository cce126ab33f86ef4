"""Speakers as parties of a record: their names, who is the same, and the stretches that prove them."""

from collections.abc import Iterable

from waqai.reading.hearing import Hearing
from waqai.reading.named import Named, Speaker, span_of
from waqai.reading.party_names import fullest_names, give_back_article, spellings_of
from waqai.records import Party, Span

_KINDS = {"person": "person", "role": "official", "body": "organisation", "crowd": "people", "people": "people"}


class PartyBook:
    """Writes the names of one article's speakers, each under the fullest name that the article gives."""

    def __init__(self, hearing: Hearing) -> None:
        self._hearing = hearing
        self._fullest = fullest_names(hearing.scene)

    def party(self, named: Named) -> Party:
        """Return the record of one named party."""
        written = self._written(named)
        if named.id is None:
            return Party(name=written, kind=named.kind or _KINDS.get(named.sort, named.sort))
        actor = self._hearing.scene.lexicon.actors[named.id]
        name = max((written, self._fullest.get(named.id, written)), key=lambda n: (len(n.split()), len(n)))
        names = tuple(n for n in spellings_of(actor) if n != name)
        return Party(name=name, id=actor.id, names=names, kind=actor.kind)

    def _written(self, named: Named) -> str:
        """Return a name as written; an article that «to» has swallowed («للمقاومة») is given back."""
        scene = self._hearing.scene
        written = span_of(self._hearing, named).of(scene.folded.source)
        words = [m for m in self._hearing.opening.get(named.first, ()) if m.start == named.start]
        return give_back_article(scene, written, {part for m in words for part in m.parts})

    def parties(self, speakers: Iterable[Speaker]) -> tuple[Party, ...]:
        """Return the parties of several speakers, each once."""
        found: dict[str, Party] = {}
        for speaker in speakers:
            for named in speaker.named:
                party = self.party(named)
                found.setdefault(party.id or party.name, party)
        return tuple(found.values())

    def spans(self, speakers: Iterable[Speaker]) -> list[Span]:
        """Return the stretches that name them, each once."""
        spans = [span_of(self._hearing, named) for speaker in speakers for named in speaker.named]
        return list(dict.fromkeys(span for span in spans if len(span)))


def same_speaker(hearing: Hearing, one: Speaker, other: Speaker) -> bool:
    """Tell whether two speakers share a party: the same actor, or a name whose words the other's holds."""
    return any(_same(hearing, a, b) for a in one.named for b in other.named)


def _same(hearing: Hearing, one: Named, other: Named) -> bool:
    if one.id and other.id:
        return one.id == other.id
    first, second = _words(hearing, one), _words(hearing, other)
    return bool(first and second) and (first <= second or second <= first)


def _words(hearing: Hearing, named: Named) -> set[str]:
    return {hearing.bare(t.text) for t in hearing.scene.tokens[named.first : named.last] if t.kind == "word"}
