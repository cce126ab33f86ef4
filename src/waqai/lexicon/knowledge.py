"""All knowledge as one checked value. A new folder of knowledge/ is one more field here."""

from functools import lru_cache
from pathlib import Path

from waqai.lexicon.load import KNOWLEDGE, digest_knowledge, load_folder
from waqai.lexicon.schema.actors import Actor
from waqai.lexicon.schema.base import Known
from waqai.lexicon.schema.places import KnownPlace, PlaceFile


class Knowledge(Known, frozen=True, kw_only=True):
    """Everything the reader knows, as loaded from YAML. ``digest`` is that of the files."""

    digest: str
    actors: list[Actor]
    places: list[KnownPlace]


def _load(root: Path) -> Knowledge:
    return Knowledge(
        digest=digest_knowledge(root),
        actors=list(load_folder("actors", Actor, root)),
        places=[place for file in load_folder("places", PlaceFile, root) for place in file.places],
    )


@lru_cache(maxsize=4)
def load_knowledge(root: Path = KNOWLEDGE) -> Knowledge:
    """Return all knowledge below ``root``, checked; loaded once a process.

    Raises:
        KnowledgeError: a file is wrong; the message names it and the key.
    """
    return _load(root)
