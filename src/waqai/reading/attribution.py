"""According to whom: who, inside the text, says that it happened."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from waqai.lexicon.lexicon import Mention
from waqai.lexicon.schema.actors import Actor
from waqai.reading.choice import choose_class
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core, Ground
from waqai.reading.drafts import Draft
from waqai.reading.hearing import Hearing
from waqai.reading.named import Named, make_named
from waqai.reading.parties import PartyMention
from waqai.reading.phrases import phrase_end
from waqai.reading.scene import Sentence
from waqai.reading.speakers import read_speaker
from waqai.reading.speech import Speech
from waqai.reading.subjects import skip_asides

SOURCES = "sources"
SAYS = "says"
_CLEAR = {"near": 0.45, "far": 0.4}  # below these chances somebody is no source of an event: abstain
_GAP = 2  # words between «بحسب» and the source that it names
_BACK = 4  # sentences through which a source may carry on unnamed
_AHEAD = 2  # sentences after which the first source may still speak of what was told before
_VAGUE = frozenset({"source", "unnamed"})
_TELLS = frozenset({"trigger", "harm", "harm_done"})
_LONGEST = 12  # words of a source's phrase
_RECALLED = 2  # words of a name that only recalls a fuller one
_PRONOUN = 3  # letters of a pronoun


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody who may be the source of an event.

    ``link`` tells how: speech (an act of speech covers the event), relay (an outlet that quotes the speaker), heard (an
    outlet that is spoken to), beside (an act of speech in the sentence that does not cover it), according («بحسب»),
    unnamed (a source without either), thread (spoke last before the sentence), ahead (speaks first after it).
    ``far`` counts sentences, ``rank`` the place among those who speak together; at token ``said`` the source is told.
    """

    party: PartyMention
    link: str
    speech: Speech | None = None
    rank: int = 0
    far: int = 0
    said: int = 0


class Sources:
    """Whom an article names as source of what: by acts of speech and what they cover, by «بحسب» and the like, by unnamed sources."""

    def __init__(self, hearing: Hearing, speeches: list[Speech]) -> None:
        self.hearing = self._hearing = hearing
        self._scene = hearing.scene
        self._speeches = speeches
        self._actors: dict[str, Actor] = hearing.scene.lexicon.actors
        self._heard_at: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._by_sentence: dict[int, list[Source]] = {}

    def speeches_over(self, core: Core) -> list[Speech]:
        """Return the acts of speech whose content holds ``core``, the innermost first."""
        at = core.mention.first
        inside = [s for s in self._speeches if s.first <= at < s.last or s.verb.first == at]
        return sorted(inside, key=lambda s: s.last - s.first)

    def speakers_in(self, ground: Ground) -> set[int]:
        """Return the first tokens of the parties that speak in a sentence."""
        first, last = ground.sentence.first, ground.sentence.last
        named = {n.first for s in self._speeches if s.speaker for n in s.speaker.named if first <= n.first < last}
        return named | {s.party.first for s in self._told(ground.sentence)}

    def words(self, party: PartyMention) -> set[str]:
        """Return the words that name a party, without their articles."""
        tokens = self._scene.tokens[party.first : party.last]
        return {self._hearing.bare(t.text) for t in tokens if t.kind == "word"}

    def candidates(self, core: Core) -> list[Source]:
        """Return everyone who may be the source of ``core``: nearest first, each once."""
        own = self._told(core.ground.sentence)
        over = {id(s): depth for depth, s in enumerate(self.speeches_over(core))}
        found = [self._linked(s, over) for s in own]
        found += [self._linked(s, over) for s in self._open_speech(core, over)]
        found.sort(key=lambda s: (_ORDER.index(s.link), over.get(id(s.speech), 0), abs(s.party.first - core.mention.first)))
        found += self._around(core.ground.sentence)
        return list(_once(found))

    def _linked(self, source: Source, over: dict[int, int]) -> Source:
        """Return a source with the link that it has to what ``over`` covers."""
        if source.link == "speech" and id(source.speech) not in over:
            return replace(source, link="beside")
        return source

    def _open_speech(self, core: Core, over: dict[int, int]) -> Iterator[Source]:
        """Yield the speakers of acts in earlier sentences whose quotation still runs."""
        for speech in self.speeches_over(core):
            if speech.sentence.index != core.ground.sentence.index:
                yield from self._speaking(speech)

    def _around(self, sentence: Sentence) -> Iterator[Source]:
        """Yield who spoke last before a sentence and who speaks first after it."""
        sentences = self._scene.sentences
        for far in range(1, _BACK + 1):
            before = sentence.index - far
            if before < 0 or sentences[before].kind != sentence.kind:
                break
            told = self._told(sentences[before])
            if told:
                yield from (replace(s, link="thread", far=far) for s in told)
                break
        for far in range(1, _AHEAD + 1):
            after = sentence.index + far
            if after >= len(sentences):
                break
            told = self._told(sentences[after])
            if told:
                yield from (replace(s, link="ahead", far=far) for s in told)
                break

    def _told(self, sentence: Sentence) -> list[Source]:
        """Return everyone whom a sentence names as a source, each once."""
        known = self._by_sentence.get(sentence.index)
        if known is None:
            found = [s for speech in self._speeches if speech.sentence is sentence for s in self._speaking(speech)]
            found += self._according(sentence)
            found += self._unnamed(sentence)
            known = self._by_sentence[sentence.index] = list(_once(found))
        return known

    def _speaking(self, speech: Speech) -> Iterator[Source]:
        """Yield who speaks in an act of speech, the outlet that relays it, and the one that it is told to."""
        if speech.speaker is None:
            return
        for rank, named in enumerate(speech.speaker.named):
            if named.sort != "text":
                yield Source(self._mention(named), "speech", speech, rank, said=speech.verb.first)
        between = (speech.verb.last, speech.speaker.first if not speech.inherited else speech.verb.last)
        for link, (first, last) in (("relay", between), ("heard", (speech.speaker.first + 2, speech.first))):
            for at in range(first, last) if not speech.inherited else ():
                outlet = self._outlet(at, speech.sentence)
                if outlet:
                    yield Source(outlet, link, speech, said=at)
                    break

    def _outlet(self, at: int, sentence: Sentence) -> PartyMention | None:
        """Return the outlet named at a token."""
        hearing = self._hearing
        known = hearing.name(at)
        outlet = known is not None and known.entry.kind == "actor" and known.entry.known.kind == "media"
        if not outlet and not hearing.word(at, "media"):
            return None
        speaker = read_speaker(hearing, at, sentence.last, addressed=True)
        return self._mention(speaker.named[0]) if speaker and speaker.named[0].sort == "media" else None

    def _according(self, sentence: Sentence) -> Iterator[Source]:
        """Yield whom «بحسب» and the like name."""
        for cue in self._scene.cues("according", sentence):
            at = skip_asides(self._hearing, cue.last, sentence.last)
            speaker = read_speaker(self._hearing, at, sentence.last, bare=True, addressed=True) if at < sentence.last else None
            if speaker is not None and speaker.sort != "unknown":
                self._heard_at[sentence.index].append((cue.first, speaker.last))
                for rank, named in enumerate(speaker.named):
                    yield Source(self._mention(named), "according", None, rank, said=at)

    def _unnamed(self, sentence: Sentence) -> Iterator[Source]:
        """Yield the unnamed sources of a sentence that no act of speech and no «بحسب» has named."""
        speakers = [s.speaker for s in self._speeches if s.sentence is sentence and s.speaker]
        taken = [(s.first, self._cut(s.named[0]) if s.sort in _VAGUE else s.last) for s in speakers]
        taken += self._heard_at.get(sentence.index, [])
        for mention in self._scene.cues("unnamed_source", sentence):
            if not any(first < mention.last and mention.first < last for first, last in taken):
                named = make_named(self._hearing, mention.first, mention.last, "unnamed")
                yield Source(self._mention(named), "unnamed", said=mention.first)

    def _mention(self, named: Named) -> PartyMention:
        if named.sort in _VAGUE:
            named = self._resolve(named)
            return PartyMention(named.first, self._end(named), named.sort, None, None, frozenset())
        known = self._actors.get(named.id) if named.id else None
        last = named.last
        while named.sort == "media" and not known and (outlet := self._outlet_behind(last)):
            last = outlet.last
        return PartyMention(named.first, last, named.sort, named.id if known else None, None, frozenset(), None, known)

    def _outlet_behind(self, at: int) -> Mention | None:
        """Return the outlet's name that goes on at a token, quotation marks before it skipped («قناة "…"»)."""
        return self._hearing.word(at + 1 if self._hearing.mark(at) == '"' else at, "media")

    def _resolve(self, named: Named) -> Named:
        """Return the fuller name of a source that is only recalled («المصدر», «مراسلنا»)."""
        hearing = self._hearing
        word = hearing.scene.tokens[named.first].text
        if self._cut(named) - named.first > _RECALLED:
            return named
        for speech in reversed(self._speeches):
            for other in speech.speaker.named if speech.speaker else ():
                if other.first < named.first and other.sort in _VAGUE and not hearing.definite(other.first):
                    ours = word != other.head and word.startswith(other.head) and len(word) - len(other.head) <= _PRONOUN
                    if ours or (other.head == named.head and hearing.definite(named.first)):
                        return other
        return named

    def _end(self, named: Named) -> int:
        """Return where the phrase of a source ends: before what tells a happening or an outlet; «في …», «من …» behind it belong to it."""
        sentence = self._scene.sentence_of(named.first)
        last = self._cut(named)
        while last < min(sentence.last - 1, named.first + _LONGEST) and self._goes_on(last):
            end = phrase_end(self._hearing, last + 1, sentence.last)
            further = self._cut(replace(named, first=last, last=end))
            if further <= last + 1:
                break
            last = further
        return last

    def _goes_on(self, at: int) -> bool:
        hearing = self._hearing
        joins = self._scene.cue_at(at, "in") or hearing.word(at, "from")
        if hearing.word(at + 1, "text", "channel"):
            return False
        return joins is not None and joins.last == at + 1 and at + 1 not in hearing.timed and not hearing.tells(at + 1)

    def _cut(self, named: Named) -> int:
        """Return where a name ends before a word that tells a happening, a time, an outlet spoken to, or what is said."""
        hearing = self._hearing
        for step in range(named.first + 1, named.last):
            kinds = {m.entry.kind for m in self._scene.opening.get(step, ())}
            media = hearing.word(step, "media")
            outlet = media and ("to" in media.parts or (step > named.first + 1 and not hearing.mark(step - 1)))
            told_to = hearing.may_be_to(step) and len(hearing.scene.tokens[step].text) == 1
            other = hearing.word(step, "source")
            if kinds & _TELLS or step in hearing.timed or outlet or told_to or hearing.word(step, "that"):
                return step
            if other is not None and "and" in other.parts:
                return step
        return named.last


_ORDER = ("speech", "according", "relay", "unnamed", "heard", "beside")


def _once(sources: Iterable[Source]) -> Iterator[Source]:
    """Yield each source once: the same actor or the same words."""
    seen: set[object] = set()
    for source in sources:
        key = source.party.id or source.party.first
        if key not in seen:
            seen.add(key)
            yield source


def source_features(hearing: Hearing, draft: Draft, core: Core, source: Source, others: list[Source]) -> Iterator[str]:
    """Yield what can be seen of a possible source beside an event: how it is linked, what sort it is, how far, and who else says so."""
    link, sort, kind = source.link, source.party.sort, source.speech.kind if source.speech else "none"
    ground = core.ground
    yield "bias"
    yield f"link={link}"
    yield f"link={link}|sort={sort}"
    yield f"link={link}|kind={kind}"
    yield f"sort={sort}"
    yield f"link={link}|rank={min(source.rank, 1)}|sort={sort}"
    yield f"link={link}|family={core.family}"
    if source.speech is not None:
        yield f"link={link}|that={source.speech.that}"
        yield f"link={link}|participle={source.speech.participle}"
        yield f"link={link}|inherited={source.speech.inherited}"
    better = any(o.link in {"speech", "according"} for o in others if o is not source)
    yield f"link={link}|better={better}"
    if link == "beside" and source.speech is not None:
        empty = source.speech.last - source.speech.first <= _GAP
        yield f"beside|empty={empty}|before={source.party.first < core.mention.first}"
    acts = {p.id or p.first for p in (*draft.actor1, *draft.actor2)}
    yield f"link={link}|acts={(source.party.id or source.party.first) in acts}"
    yield f"kind={getattr(source.party.known, 'kind', None)}|link={link}"
    if link in {"according", "unnamed", "beside"}:
        turns = clause_of(ground.clauses, source.party.first) - core.clause
        yield f"link={link}|turns={max(-2, min(2, turns))}"
        yield f"link={link}|before={source.party.first < core.mention.first}"
    if link in {"thread", "ahead"}:
        alone = all(o.far for o in others)
        yield from _thread_features(hearing, core, source, alone)


def _thread_features(hearing: Hearing, core: Core, source: Source, alone: bool) -> Iterator[str]:
    scene, link = hearing.scene, source.link
    sentence = core.ground.sentence
    same = scene.sentence_of(source.said).paragraph == sentence.paragraph
    yield f"{link}|far={source.far}|same={same}"
    yield f"{link}|kind={sentence.kind}"
    yield f"{link}|joined={scene.joined_by_and(sentence.first)}"
    yield f"{link}|family={core.family}|sense={core.sense}"
    alike = any(t.entry.known.owner is core.of.owner for t in scene.of_kind("trigger", scene.sentence_of(source.said)))
    covers = source.speech is not None and source.speech.that
    yield f"{link}|that={covers}|far={source.far}"


def sources_of(sources: Sources, draft: Draft, core: Core) -> list[Source]:
    """Return those who say that ``core`` happened, nearest first."""
    weights = sources.hearing.scene.lexicon.weights[SOURCES]
    found = sources.candidates(core)
    told = []
    for source in found:
        ruled = _by_codebook(source)
        if ruled is None:
            features = source_features(sources.hearing, draft, core, source, found)
            ruled = choose_class(weights, features)[SAYS] >= _CLEAR["far" if source.far else "near"]
        if ruled:
            told.append(source)
    return told


def _by_codebook(source: Source) -> bool | None:
    """Tell what the codebook settles: an outlet that relays and a party that accuses are sources, one that condemns or threatens is not."""
    if source.link == "relay":
        return True
    if source.link != "speech" or source.speech is None:
        return None
    return {"accuse": True, "condemn": False, "warn": False, "welcome": False, "call": False}.get(source.speech.kind)


def attribute(drafts: list[Draft], sources: Sources) -> None:
    """Give each draft the sources of all that tells it, nearest first, each once.

    Who only speaks in a sentence beside counts where nobody is named nearer, and a headline's source where the body names none.
    """
    for draft in drafts:
        for headline in (False, True):
            cores = [c for c in draft.cores if (c.ground.sentence.kind == "headline") is headline]
            if not draft.sources:
                told = [s for core in cores for s in sources_of(sources, draft, core)]
                near = [s for s in told if not s.far] or told
                draft.sources = _merge(sources, [s.party for s in near])


def _merge(sources: Sources, parties: list[PartyMention]) -> list[PartyMention]:
    """Keep each source once: by its actor, else by its words; the fuller name of two that share theirs."""
    kept: list[PartyMention] = []
    for party in parties:
        words = sources.words(party)
        same = next((k for k in kept if (party.id and party.id == k.id) or words <= sources.words(k) or sources.words(k) <= words), None)
        if same is None:
            kept.append(party)
        elif len(words) > len(sources.words(same)):
            kept[kept.index(same)] = party
    return kept
