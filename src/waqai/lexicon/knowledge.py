"""All knowledge as one checked value. A new folder of knowledge/ is one more field here."""

from functools import lru_cache
from pathlib import Path

from waqai.lexicon.cache import keep, recall
from waqai.lexicon.collecting import without_collecting
from waqai.lexicon.folders import Folders
from waqai.lexicon.load import KNOWLEDGE, digest_knowledge, load_file
from waqai.lexicon.schema.actors import Actor
from waqai.lexicon.schema.base import Known
from waqai.lexicon.schema.demands import Ask
from waqai.lexicon.schema.events import Act, EventType
from waqai.lexicon.schema.furniture import Cue, CueGroup, PrintedDates, SeveralStories
from waqai.lexicon.schema.letters import KnownClitics, KnownEndings
from waqai.lexicon.schema.numbers import NumberFile
from waqai.lexicon.schema.outlets import Outlet, OutletFile
from waqai.lexicon.schema.places import KnownPlace, PlaceFile
from waqai.lexicon.schema.privacy import (
    ExactPositions,
    FirstNames,
    GivenNames,
    LatinNames,
    OrdinaryWords,
    PrivateNames,
    ToldNames,
)
from waqai.lexicon.schema.speech import IssuerWords, SpeechKind
from waqai.lexicon.schema.stems import CommonStems
from waqai.lexicon.schema.time import TimeFile
from waqai.lexicon.schema.vocabulary import CueFile, HarmKind, ObjectKind, PeopleFile, PeopleWord, Weapon
from waqai.lexicon.schema.weights import Weights


class Knowledge(Known, frozen=True, kw_only=True):
    """Everything the reader knows, as loaded from YAML.

    ``digest`` is that of the files; ``files`` tells, by folder, how many values each of them gave, in order.
    """

    digest: str
    files: dict[str, dict[str, int]]
    clitics: KnownClitics
    endings: KnownEndings
    actors: list[Actor]
    places: list[KnownPlace]
    numbers: list[NumberFile]
    times: list[TimeFile]
    events: list[EventType]
    acts: list[Act]
    weapons: list[Weapon]
    objects: list[ObjectKind]
    people: list[PeopleWord]
    harm: list[HarmKind]
    cues: list[CueFile]
    speech: list[SpeechKind]
    issuers: list[IssuerWords]
    asks: list[Ask]
    weights: list[Weights]
    common: list[CommonStems]
    privacy: list[PrivateNames]
    given_names: list[GivenNames]
    first_names: list[FirstNames]
    told_names: list[ToldNames]
    latin_names: list[LatinNames]
    ordinary: list[OrdinaryWords]
    positions: list[ExactPositions]
    furniture: list[Cue]
    printed_dates: PrintedDates
    several: SeveralStories
    outlets: list[Outlet]


def _load(root: Path, digest: str) -> Knowledge:
    folders = Folders(root)
    return Knowledge(
        digest=digest,
        files=folders.files,
        clitics=load_file(root / "letters" / "clitics.yml", KnownClitics),
        endings=load_file(root / "letters" / "inflection.yml", KnownEndings),
        actors=folders.load("actors", Actor),
        places=folders.load_parts("places", PlaceFile, lambda file: file.places),
        events=folders.load("events", EventType),
        acts=folders.load("acts", Act),
        weapons=folders.load("weapons", Weapon),
        objects=folders.load("objects", ObjectKind),
        people=folders.load_parts("people", PeopleFile, lambda file: file.words),
        harm=folders.load("harm", HarmKind),
        cues=folders.load("cues", CueFile),
        speech=folders.load("speech", SpeechKind),
        issuers=folders.load("issuers", IssuerWords),
        asks=folders.load("demands", Ask),
        weights=folders.load("weights", Weights),
        common=folders.load("common", CommonStems),
        privacy=folders.load("privacy", PrivateNames),
        given_names=folders.load("given_names", GivenNames),
        first_names=folders.load("first_names", FirstNames),
        told_names=folders.load("told_names", ToldNames),
        latin_names=folders.load("latin_names", LatinNames),
        ordinary=folders.load("ordinary", OrdinaryWords),
        positions=folders.load("positions", ExactPositions),
        furniture=folders.load_parts("furniture/cues", CueGroup, lambda file: file.cues),
        printed_dates=load_file(root / "furniture" / "dates.yml", PrintedDates),
        several=load_file(root / "furniture" / "several.yml", SeveralStories),
        outlets=folders.load_parts("outlets", OutletFile, lambda file: file.outlets),
        numbers=folders.load("numbers", NumberFile),
        times=folders.load("time", TimeFile),
    )


@lru_cache(maxsize=4)
def load_knowledge(root: Path = KNOWLEDGE) -> Knowledge:
    """Return all knowledge below ``root``, checked; loaded once a process. What comes with Waqai is kept between runs.

    Raises:
        KnowledgeError: a file is wrong; the message names it and the key.
    """
    with without_collecting():
        return _recall_or_load(root)


def _recall_or_load(root: Path) -> Knowledge:
    digest = digest_knowledge(root)
    if root != KNOWLEDGE:
        return _load(root, digest)
    kept = recall(digest, Knowledge)
    if kept is not None:
        return kept
    knowledge = _load(root, digest)
    if digest_knowledge(root) == digest:  # else a file was edited meanwhile: what was read may be of either state
        keep(digest, knowledge)
    return knowledge
