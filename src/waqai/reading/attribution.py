"""According to whom: who, of all that an article names as sources, says that it happened."""

from collections.abc import Iterator

from waqai.reading.choice import choose_class
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core
from waqai.reading.drafts import Draft
from waqai.reading.hearing import Hearing
from waqai.reading.party_mention import PartyMention, kind_of
from waqai.reading.sources import Source, Sources, voice_of

SOURCES = "sources"
SAYS = "says"
_CLEAR = {"near": 0.35, "far": 0.4}  # below these chances somebody is no source of an event: abstain
_OPENS = frozenset({"another", "background", "meanwhile", "same_time", "besides"})
_NOTHING_SAID = 2  # words that an act of speech may cover and still say nothing itself


def source_features(sources: Sources, draft: Draft, core: Core, source: Source, others: list[Source]) -> Iterator[str]:
    """Yield what can be seen of a possible source beside an event: how it is linked, what sort it is, how far, and
    who else says so.
    """
    hearing = sources.hearing
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
    yield from _place_features(hearing, core, source, others)
    voices = sources.voices()
    yield f"link={link}|voices={min(len(voices), 3)}"
    share = voices[voice_of(source.party)] / max(1, voices.total())
    yield f"link={link}|share={min(3, int(share * 4))}"
    better = any(o.link in {"speech", "according"} for o in others if o is not source)
    yield f"link={link}|better={better}"
    if link == "beside" and source.speech is not None:
        empty = source.speech.last - source.speech.first <= _NOTHING_SAID
        yield f"beside|empty={empty}|before={source.party.first < core.mention.first}"
    acts = {p.id or p.first for p in (*draft.actor1, *draft.actor2)}
    yield f"link={link}|acts={(source.party.id or source.party.first) in acts}"
    yield f"kind={kind_of(source.party)}|link={link}"
    if link in {"according", "unnamed", "beside"}:
        turns = clause_of(ground.clauses, source.party.first) - core.clause
        yield f"link={link}|turns={max(-2, min(2, turns))}"
        yield f"link={link}|before={source.party.first < core.mention.first}"
    if link in {"thread", "ahead"}:
        alone = all(o.far for o in others)
        yield from _thread_features(hearing, core, source, alone)


def _place_features(hearing: Hearing, core: Core, source: Source, others: list[Source]) -> Iterator[str]:
    """Yield where in what is said an event stands: in the first clause or a later one, told by a verb or recalled by
    a noun, inside how many acts of speech.
    """
    ground, link = core.ground, source.link
    yield f"link={link}|sense={core.sense}"
    yield f"link={link}|background={bool(hearing.scene.cues('background', ground.sentence))}"
    yield f"link={link}|text={ground.sentence.kind}"
    speech = source.speech
    if link == "speech" and speech is not None:
        nested = len(
            {id(o.speech) for o in others[: others.index(source)] if o.link == link and o.speech is not speech}
        )
        yield f"speech|depth={min(nested, 2)}"
        if speech.sentence.index == ground.sentence.index and not speech.reverse:
            yield f"speech|clauses={min(3, core.clause - clause_of(ground.clauses, speech.first))}|sense={core.sense}"
        else:
            yield f"speech|elsewhere|reverse={speech.reverse}"


def _thread_features(hearing: Hearing, core: Core, source: Source, alone: bool) -> Iterator[str]:
    scene, link = hearing.scene, source.link
    sentence = core.ground.sentence
    same = scene.sentence_of(source.said).paragraph == sentence.paragraph
    yield f"{link}|far={source.far}|same={same}"
    yield f"{link}|kind={sentence.kind}"
    yield f"{link}|joined={scene.joined_by_and(sentence.first)}"
    yield f"{link}|family={core.family}|sense={core.sense}"
    yield f"{link}|alone={alone}"
    opens = {m.entry.id for m in scene.opening.get(sentence.first, ()) if m.entry.kind == "cue"} & _OPENS
    yield f"{link}|opens={min(opens, default='none')}"
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
            features = source_features(sources, draft, core, source, found)
            ruled = choose_class(weights, features)[SAYS] >= _CLEAR["far" if source.far else "near"]
        if ruled:
            told.append(source)
    return told


def _by_codebook(source: Source) -> bool | None:
    """Tell what the codebook settles: an outlet that relays, who stands before a colon and a party that
    accuses are sources, one that condemns or threatens is not.
    """
    if source.link in {"relay", "label"}:
        return True
    if source.link != "speech" or source.speech is None:
        return None
    return {"accuse": True, "condemn": False, "warn": False, "welcome": False, "call": False}.get(source.speech.kind)


def attribute(drafts: list[Draft], sources: Sources) -> None:
    """Give each draft the sources of all that tells it, nearest first, each once.

    Who only speaks in a sentence beside counts where nobody is named nearer; a headline names sources where the body
    names none.
    """
    for draft in drafts:
        for headline in (False, True):
            cores = [c for c in draft.cores if (c.ground.sentence.kind == "headline") is headline]
            if not draft.sources:
                told = [s for core in cores for s in sources_of(sources, draft, core)]
                near = [s for s in told if not s.far] or told
                draft.sources = _merge(sources, [s.party for s in near])


def _merge(sources: Sources, parties: list[PartyMention]) -> list[PartyMention]:
    """Keep each source once: by its actor, else by its words; the fuller name of two that share theirs. «مراسلنا» and
    the correspondent of a named outlet are one: the page's own.
    """
    kept: list[PartyMention] = []
    for party in parties:
        words = sources.words(party)
        same = next(
            (
                k
                for k in kept
                if (party.id and party.id == k.id)
                or words <= sources.words(k)
                or sources.words(k) <= words
                or sources.same_own(party, k)
            ),
            None,
        )
        if same is None:
            kept.append(party)
        elif len(words) > len(sources.words(same)) and not sources.same_own(party, same):
            kept[kept.index(same)] = party
    return [party for party in kept if not sources.only_recalls(party)] or kept
