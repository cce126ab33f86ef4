"""All knowledge as one checked value. A new folder of knowledge/ is one more field here."""

from functools import lru_cache
from pathlib import Path

from waqai.lexicon.load import KNOWLEDGE, digest_knowledge, load_file, load_folder
from waqai.lexicon.schema.actors import Actor
from waqai.lexicon.schema.base import Known
from waqai.lexicon.schema.demands import Ask
from waqai.lexicon.schema.events import Act, EventType
from waqai.lexicon.schema.furniture import Cue, CueGroup, PrintedDates, SeveralStories
from waqai.lexicon.schema.letters import KnownClitics, KnownEndings
from waqai.lexicon.schema.numbers import NumberFile
from waqai.lexicon.schema.outlets import Outlet, OutletFile
from waqai.lexicon.schema.places import KnownPlace, PlaceFile
from waqai.lexicon.schema.privacy import PrivateNames
from waqai.lexicon.schema.speech import IssuerWords, SpeechKind
from waqai.lexicon.schema.time import TimeFile
from waqai.lexicon.schema.vocabulary import CueFile, HarmKind, ObjectKind, PeopleFile, PeopleWord, Weapon
from waqai.lexicon.schema.weights import Weights


class Knowledge(Known, frozen=True, kw_only=True):
    """Everything the reader knows, as loaded from YAML. ``digest`` is that of the files."""

    digest: str
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
    privacy: list[PrivateNames]
    furniture: list[Cue]
    printed_dates: PrintedDates
    several: SeveralStories
    outlets: list[Outlet]


def _load(root: Path) -> Knowledge:
    return Knowledge(
        digest=digest_knowledge(root),
        clitics=load_file(root / "letters" / "clitics.yml", KnownClitics),
        endings=load_file(root / "letters" / "inflection.yml", KnownEndings),
        actors=list(load_folder("actors", Actor, root)),
        places=[place for file in load_folder("places", PlaceFile, root) for place in file.places],
        events=list(load_folder("events", EventType, root)),
        acts=list(load_folder("acts", Act, root)),
        weapons=list(load_folder("weapons", Weapon, root)),
        objects=list(load_folder("objects", ObjectKind, root)),
        people=[word for file in load_folder("people", PeopleFile, root) for word in file.words],
        harm=list(load_folder("harm", HarmKind, root)),
        cues=list(load_folder("cues", CueFile, root)),
        speech=list(load_folder("speech", SpeechKind, root)),
        issuers=list(load_folder("issuers", IssuerWords, root)),
        asks=list(load_folder("demands", Ask, root)),
        weights=list(load_folder("weights", Weights, root)),
        privacy=list(load_folder("privacy", PrivateNames, root)),
        furniture=[cue for file in load_folder("furniture/cues", CueGroup, root) for cue in file.cues],
        printed_dates=load_file(root / "furniture" / "dates.yml", PrintedDates),
        several=load_file(root / "furniture" / "several.yml", SeveralStories),
        outlets=[outlet for file in load_folder("outlets", OutletFile, root) for outlet in file.outlets],
        numbers=list(load_folder("numbers", NumberFile, root)),
        times=list(load_folder("time", TimeFile, root)),
    )


@lru_cache(maxsize=4)
def load_knowledge(root: Path = KNOWLEDGE) -> Knowledge:
    """Return all knowledge below ``root``, checked; loaded once a process.

    Raises:
        KnowledgeError: a file is wrong; the message names it and the key.
    """
    return _load(root)
