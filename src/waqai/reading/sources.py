"""Whom an article names as source, and how each is linked to an event: by acts of speech, by «بحسب», by the thread."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from waqai.lexicon.mention import Mention
from waqai.reading.cores import Core, Ground
from waqai.reading.hearing import Hearing
from waqai.reading.named import Speaker, make_named
from waqai.reading.party_mention import PartyMention
from waqai.reading.sentences import Sentence
from waqai.reading.source_names import VAGUE, SourceNames
from waqai.reading.speakers import read_speaker
from waqai.reading.speech import Speech
from waqai.reading.subjects import skip_asides

_BACK = 4  # sentences through which a source may carry on unnamed
_AHEAD = 2  # sentences after which the first source may still speak of what was told before
_TOLD_TO = 3  # words behind a speaker in which the outlet that he speaks to is named
_LABEL = 5  # words and marks before the name with which a sentence begins («عاجل | مراسلنا: …»)
_LABELLED = frozenset({"actor", "media", "person", "source", "unnamed"})
_ISSUED = 3  # words behind «بحسب» in which a verb of issuing stands


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who may be the source of an event.

    ``link`` tells how: speech (an act of speech covers the event), relay (an outlet that quotes the speaker), heard (an
    outlet that is spoken to), beside (an act of speech in the sentence that does not cover it), according («بحسب»),
    unnamed (a source without either), label (before a colon), thread (spoke last before the sentence), ahead (speaks
    first after it).
    ``far`` counts sentences, ``rank`` the place among those who speak together; at token ``said`` the source is told.
    """

    party: PartyMention
    link: str
    speech: Speech | None = None
    rank: int = 0
    far: int = 0
    said: int = 0

    def linked(self, link: str, far: int = 0) -> "Source":
        """Return the same source linked to an event in another way (made again and again, so without ``replace``)."""
        return Source(self.party, link, self.speech, self.rank, far, self.said)


class Sources:
    """Whom an article names as source of what: by acts of speech and what they cover, by «بحسب» and the like, by
    unnamed sources.
    """

    def __init__(self, hearing: Hearing, speeches: list[Speech]) -> None:
        self.hearing = hearing
        self._scene = hearing.scene
        self._speeches = [s for s in speeches if not s.own]
        self._names = SourceNames(hearing, self._speeches)
        self._heard_at: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._by_sentence: dict[int, list[Source]] = {}
        self._beside: dict[int, list[Source]] = {}
        self._over: dict[int, list[Speech]] = {}
        self._voices: Counter[object] | None = None
        self._told_in_all: int | None = None

    def speeches_over(self, core: Core) -> list[Speech]:
        """Return the acts of speech whose content holds ``core``, the innermost first."""
        at = core.mention.first
        known = self._over.get(at)
        if known is None:
            inside = [s for s in self._speeches if s.first <= at < s.last or s.verb.first == at]
            known = self._over[at] = sorted(inside, key=lambda s: s.last - s.first)
        return known

    def verbs_in(self, ground: Ground) -> list[tuple[Mention, int]]:
        """Return the verbs of speech of a sentence, each with the token at which «that» opens what is said, else 0."""
        first, last = ground.sentence.first, ground.sentence.last
        own = (s for s in self._speeches if first <= s.verb.first < last and not s.participle)
        return [(s.verb, s.first if s.that and not s.reverse else 0) for s in own]

    def speakers_in(self, ground: Ground) -> set[int]:
        """Return the first tokens of the parties that speak in a sentence."""
        first, last = ground.sentence.first, ground.sentence.last
        named = {n.first for s in self._speeches if s.speaker for n in s.speaker.named if first <= n.first < last}
        return named | {s.party.first for s in self._told(ground.sentence)}

    def voices(self) -> Counter[object]:
        """Return in how many sentences of the article each source is told."""
        if self._voices is None:
            told = (self._told(s) for s in self._scene.sentences)
            self._voices = Counter(key for some in told for key in {voice_of(s.party) for s in some})
        return self._voices

    def voices_told(self) -> int:
        """Return the sum of `voices`."""
        if self._told_in_all is None:
            self._told_in_all = self.voices().total()
        return self._told_in_all

    def words(self, party: PartyMention) -> set[str]:
        """Return the words that name a party, without their articles."""
        tokens = self._scene.tokens[party.first : party.last]
        return {self.hearing.bare(t.text) for t in tokens if t.kind == "word"}

    def same_own(self, one: PartyMention, other: PartyMention) -> bool:
        """Tell whether one of two sources is «ours» and the other has the same first word («مراسلنا», «مراسل …»)."""
        words = sorted((self.hearing.bare(self._scene.tokens[p.first].text) for p in (one, other)), key=len)
        ours = self._scene.lexicon.knowledge.clitics.enclitics[-1]
        return words[1] == words[0] + ours

    def only_recalls(self, party: PartyMention) -> bool:
        """Tell whether a name only recalls who has spoken («المصدر», «المصادر»)."""
        lone = party.id is None and party.last - party.first == 1 and self._scene.is_definite(party.first)
        return lone and self.hearing.word(party.first, "unnamed") is not None

    def candidates(self, core: Core) -> list[Source]:
        """Return everyone who may be the source of ``core``: nearest first, each once."""
        own = self._told(core.ground.sentence)
        over = {id(s): depth for depth, s in enumerate(self.speeches_over(core))}
        found = [self._linked(s, over) for s in own]
        found += [self._linked(s, over) for s in self._open_speech(core)]
        found.sort(key=lambda s: (_ORDER.index(s.link), over.get(id(s.speech), 0), _distance(s, core)))
        found += self._threads(core.ground.sentence)
        return list(_once(found))

    def _linked(self, source: Source, over: dict[int, int]) -> Source:
        """Return a source with the link that it has to what ``over`` covers."""
        if source.link == "speech" and id(source.speech) not in over:
            return source.linked("beside")
        return source

    def _open_speech(self, core: Core) -> Iterator[Source]:
        """Yield the speakers of acts in earlier sentences whose quotation still runs."""
        for speech in self.speeches_over(core):
            if speech.sentence.index != core.ground.sentence.index:
                yield from self._speaking(speech)

    def _threads(self, sentence: Sentence) -> list[Source]:
        known = self._beside.get(sentence.index)
        if known is None:
            known = self._beside[sentence.index] = list(self._around(sentence))
        return known

    def _around(self, sentence: Sentence) -> Iterator[Source]:
        """Yield who spoke last before a sentence and who speaks first after it."""
        sentences = self._scene.sentences
        for far in range(1, _BACK + 1):
            before = sentence.index - far
            if before < 0 or sentences[before].kind != sentence.kind:
                break
            told = self._told(sentences[before])
            if told:
                yield from (s.linked("thread", far) for s in told)
                break
        for far in range(1, _AHEAD + 1):
            after = sentence.index + far
            if after >= len(sentences):
                break
            told = self._told(sentences[after])
            if told:
                yield from (s.linked("ahead", far) for s in told)
                break

    def _told(self, sentence: Sentence) -> list[Source]:
        """Return everyone whom a sentence names as a source, each once."""
        known = self._by_sentence.get(sentence.index)
        if known is None:
            found = [s for speech in self._speeches if speech.sentence is sentence for s in self._speaking(speech)]
            found += self._labels(sentence)
            found += self._according(sentence)
            found += self._unnamed(sentence)
            known = self._by_sentence[sentence.index] = list(_once(s for s in found if not self._is_hearsay(s.party)))
        return known

    def _labels(self, sentence: Sentence) -> Iterator[Source]:
        """Yield who stands before the colon with which a sentence begins («مراسل القناة: قصف …»)."""
        tokens = self._scene.tokens
        for at in range(sentence.first, min(sentence.first + _LABEL, sentence.last)):
            if tokens[at].kind != "word" or (at > sentence.first and not self.hearing.mark(at - 1)):
                continue
            speaker = read_speaker(self.hearing, at, sentence.last)
            if speaker is None or speaker.sort not in _LABELLED:
                continue
            party = self._names.party_of(speaker.named[0])
            end = max(speaker.last, party.last)
            if self.hearing.mark(end) != ":" or not self._is_somebody(party):
                continue
            self._heard_at[sentence.index].append((at, end))
            credit = party.last - at == 1 and self.hearing.word(at, "unnamed")
            named = self._read(end + 1, sentence.last) if credit else None  # «المصدر: …» tells who it is
            yield Source(self._names.party_of(named.named[0]) if named else party, "label", said=at)
            return

    def _is_somebody(self, party: PartyMention) -> bool:
        """Tell whether a name before a colon can speak: no place that heads its news, no «وكالات»."""
        place = any(m.entry.kind == "place" for m in self._scene.opening.get(party.first, ()))
        return not place and (party.sort != "media" or party.last - party.first > 1)

    def _is_hearsay(self, party: PartyMention) -> bool:
        """Tell whether a name only says that something was heard («المعلومات»): nobody says so then."""
        return party.id is None and self.hearing.word(party.first, "hearsay") is not None

    def _speaking(self, speech: Speech) -> Iterator[Source]:
        """Yield who speaks in an act of speech, the outlet that relays it, and the one that it is told to."""
        if speech.speaker is None:
            return
        for rank, named in enumerate(speech.speaker.named):
            if named.sort != "text":
                party = self._names.party_of(named)
                yield Source(party, "speech", speech, rank, said=speech.verb.first)
                joined = self.hearing.word(party.last, "source") if named.sort in VAGUE else None
                if joined is not None and "and" in joined.parts:
                    other = make_named(self.hearing, joined.first, named.last, "source")
                    yield Source(self._names.party_of(other), "speech", speech, rank, said=speech.verb.first)
        yield from self._outlets_beside(speech, speech.speaker)

    def _outlets_beside(self, speech: Speech, speaker: Speaker) -> Iterator[Source]:
        """Yield the outlet that quotes the speaker, and the one that he speaks to."""
        here = speech.verb.first if speech.inherited else speaker.first
        told = speech.verb.last if speech.inherited else speaker.last
        to = speech.first if speech.that else min(speech.sentence.last, max(speech.first, told + _TOLD_TO))
        quoted, person = 0 if speech.inherited else speaker.first, speaker.named[0]
        if person.sort == "person" and here < person.first < told:
            here = person.last - 1  # the outlet before his name is his own
        for link, first, last in (("relay", speech.verb.last, quoted), ("heard", here + 1, to)):
            for at in range(first, last):
                outlet = self._outlet(at, speech.sentence)
                if outlet and (link == "relay" or at > here + 1 or self._is_to(at)):
                    yield Source(outlet, link, speech, said=at)
                    break

    def _is_to(self, at: int) -> bool:
        """Tell whether the name of an outlet at ``at`` carries «to»."""
        words = [*self.hearing.opening.get(at, ()), *self._scene.opening.get(at, ())]
        return any("to" in m.parts for m in words)

    def _outlet(self, at: int, sentence: Sentence) -> PartyMention | None:
        """Return the outlet named at a token."""
        hearing = self.hearing
        known = hearing.name(at)
        outlet = known is not None and known.entry.kind == "actor" and known.entry.known.kind == "media"
        if not outlet and not hearing.word(at, "media"):
            return None
        speaker = read_speaker(hearing, at, sentence.last, addressed=True)
        return self._names.party_of(speaker.named[0]) if speaker and speaker.named[0].sort == "media" else None

    def _according(self, sentence: Sentence) -> Iterator[Source]:
        """Yield whom «بحسب» and the like name."""
        for cue in self._scene.cues("according", sentence):
            speaker = self._told_by(cue, sentence.last)
            if speaker is not None:
                at = speaker.first
                self._heard_at[sentence.index].append((cue.first, speaker.last))
                for rank, named in enumerate(speaker.named):
                    yield Source(self._names.party_of(named), "according", None, rank, said=at)

    def _told_by(self, cue: Mention, limit: int) -> Speaker | None:
        """Return whom «بحسب» names: right behind it, behind whatever verb «بحسب ما» has («بحسب ما نشرته … الشبكة»),
        or as who issued what it names («وفق أرقام أعدتها الشبكة»).
        """
        at = skip_asides(self.hearing, cue.last, limit)
        found = self._read(at, limit)
        if found is None and self.hearing.word(cue.first, "as_told"):
            while at < limit and self.hearing.word(at, "join"):
                at += 1
            return self._read(skip_asides(self.hearing, at + 1, limit), limit)
        heard = found is None or self.hearing.word(found.first, "hearsay") is not None
        issued = range(at + 1, min(at + _ISSUED + 1, limit)) if heard else ()
        by = next((w for step in issued if (w := self.hearing.word(step, "issued_by"))), None)
        return self._read(skip_asides(self.hearing, by.last, limit), limit) if by is not None else found

    def _read(self, at: int, limit: int) -> Speaker | None:
        """Read a source at a token, None where none can be told."""
        speaker = read_speaker(self.hearing, at, limit, bare=True, addressed=True) if at < limit else None
        return speaker if speaker is not None and speaker.sort != "unknown" else None

    def _unnamed(self, sentence: Sentence) -> Iterator[Source]:
        """Yield the unnamed sources of a sentence that no act of speech and no «بحسب» has named."""
        speakers = [s.speaker for s in self._speeches if s.sentence is sentence and s.speaker]
        taken = [(s.first, self._names.cut(s.named[0]) if s.sort in VAGUE else s.last) for s in speakers]
        taken += self._heard_at.get(sentence.index, [])
        for mention in self._scene.cues("unnamed_source", sentence):
            if not any(first < mention.last and mention.first < last for first, last in taken):
                named = make_named(self.hearing, mention.first, mention.last, "unnamed")
                yield Source(self._names.party_of(named), "unnamed", said=mention.first)


def voice_of(party: PartyMention) -> object:
    """Return what tells one source from another: its actor, else where it is named."""
    return party.id or party.first


_ORDER = ("label", "speech", "according", "relay", "unnamed", "heard", "beside")


def _distance(source: Source, core: Core) -> int:
    """Return how far from an event a source stands; those who speak together keep their order."""
    return 0 if source.link == "speech" else abs(source.party.first - core.mention.first)


def _once(sources: Iterable[Source]) -> Iterator[Source]:
    """Yield each source once: the same actor or the same words."""
    seen: set[object] = set()
    for source in sources:
        key = voice_of(source.party)
        if key not in seen:
            seen.add(key)
            yield source
