"""According to whom: who, of all that an article names as sources, says that it happened."""

from functools import lru_cache

from waqai.reading.choice import KEPT_FEATURES, choose_class
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
_BETTER = frozenset({"speech", "according"})
_NOTHING_SAID = 2  # words that an act of speech may cover and still say nothing itself


def source_features(sources: Sources, draft: Draft, core: Core, source: Source, others: list[Source]) -> list[str]:
    """Return what can be seen of a possible source beside an event: how it is linked, what sort it is, how far, and
    who else says so.
    """
    hearing, party, speech, link = sources.hearing, source.party, source.speech, source.link
    ground = core.ground
    found = ["bias", *_link_features(link, party.sort, speech.kind if speech else "none", source.rank > 0, core.family)]
    if speech is not None:
        found += _speech_features(link, speech.that, speech.participle, speech.inherited)
    found += _place_features(hearing, core, source, others)
    voices = sources.voices()
    share = min(3, int(voices[voice_of(party)] / max(1, sources.voices_told()) * 4))
    better = not _BETTER.isdisjoint([o.link for o in others if o is not source])
    found += _voice_features(link, min(len(voices), 3), share, better)
    if link == "beside" and speech is not None:
        empty = speech.last - speech.first <= _NOTHING_SAID
        found.append(f"beside|empty={empty}|before={party.first < core.mention.first}")
    acts = {p.id or p.first for p in (*draft.actor1, *draft.actor2)}
    found += _who_features(link, (party.id or party.first) in acts, kind_of(party))
    if link in {"according", "unnamed", "beside"}:
        turns = clause_of(ground.clauses, party.first) - core.clause
        found.append(f"link={link}|turns={max(-2, min(2, turns))}")
        found.append(f"link={link}|before={party.first < core.mention.first}")
    if link in {"thread", "ahead"}:
        found += _thread_features(hearing, core, source, all(o.far for o in others))
    return found


@lru_cache(maxsize=KEPT_FEATURES)
def _link_features(link: str, sort: str, kind: str, later: bool, family: str) -> tuple[str, ...]:
    return (
        f"link={link}",
        f"link={link}|sort={sort}",
        f"link={link}|kind={kind}",
        f"sort={sort}",
        f"link={link}|rank={int(later)}|sort={sort}",
        f"link={link}|family={family}",
    )


@lru_cache(maxsize=KEPT_FEATURES)
def _speech_features(link: str, that: bool, participle: bool, inherited: bool) -> tuple[str, ...]:
    return f"link={link}|that={that}", f"link={link}|participle={participle}", f"link={link}|inherited={inherited}"


@lru_cache(maxsize=KEPT_FEATURES)
def _voice_features(link: str, voices: int, share: int, better: bool) -> tuple[str, ...]:
    return f"link={link}|voices={voices}", f"link={link}|share={share}", f"link={link}|better={better}"


@lru_cache(maxsize=KEPT_FEATURES)
def _who_features(link: str, acts: bool, kind: str | None) -> tuple[str, ...]:
    return f"link={link}|acts={acts}", f"kind={kind}|link={link}"


@lru_cache(maxsize=KEPT_FEATURES)
def _told_features(link: str, sense: str, background: bool, text: str) -> tuple[str, ...]:
    return f"link={link}|sense={sense}", f"link={link}|background={background}", f"link={link}|text={text}"


def _place_features(hearing: Hearing, core: Core, source: Source, others: list[Source]) -> list[str]:
    """Return where in what is said an event stands: in the first clause or a later one, told by a verb or recalled by
    a noun, inside how many acts of speech.
    """
    ground, link, speech = core.ground, source.link, source.speech
    background = bool(hearing.scene.cues("background", ground.sentence))
    found = [*_told_features(link, core.sense, background, ground.sentence.kind)]
    if link == "speech" and speech is not None:
        nested = len(
            {id(o.speech) for o in others[: others.index(source)] if o.link == link and o.speech is not speech}
        )
        found.append(f"speech|depth={min(nested, 2)}")
        if speech.sentence.index == ground.sentence.index and not speech.reverse:
            clauses = min(3, core.clause - clause_of(ground.clauses, speech.first))
            found.append(f"speech|clauses={clauses}|sense={core.sense}")
        else:
            found.append(f"speech|elsewhere|reverse={speech.reverse}")
    return found


def _thread_features(hearing: Hearing, core: Core, source: Source, alone: bool) -> tuple[str, ...]:
    scene, link = hearing.scene, source.link
    sentence = core.ground.sentence
    same = scene.sentence_of(source.said).paragraph == sentence.paragraph
    opens = [m.entry.id for m in scene.opening.get(sentence.first, ()) if m.entry.kind == "cue"]
    opening = min((cue for cue in opens if cue in _OPENS), default="none")
    covers = source.speech is not None and source.speech.that
    return (
        *_thread_kind(link, source.far, same, sentence.kind, scene.joined_by_and(sentence.first)),
        f"{link}|family={core.family}|sense={core.sense}",
        *_thread_opening(link, alone, opening, covers, source.far),
    )


@lru_cache(maxsize=KEPT_FEATURES)
def _thread_kind(link: str, far: int, same: bool, kind: str, joined: bool) -> tuple[str, ...]:
    return f"{link}|far={far}|same={same}", f"{link}|kind={kind}", f"{link}|joined={joined}"


@lru_cache(maxsize=KEPT_FEATURES)
def _thread_opening(link: str, alone: bool, opening: str, covers: bool, far: int) -> tuple[str, ...]:
    return f"{link}|alone={alone}", f"{link}|opens={opening}", f"{link}|that={covers}|far={far}"


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
