"""knowledge/events/: one event type a file; knowledge/acts/: acts whose type their means decide."""

from waqai.lexicon.schema.base import Known, Label, Proof
from waqai.lexicon.schema.words import Words


class MapsTo(Known, frozen=True, kw_only=True):
    """The type in other vocabularies: ACLED event and sub-event, PLOVER event and mode."""

    acled_event: str
    acled: str
    plover: str


# What a trigger can need beside words: fields that the sentence tells.
KINDS_NEEDED = frozenset({"person", "people", "place", "upon_place", "actor", "armed", "object", "weapon", "count"})


class Trigger(Known, frozen=True, kw_only=True):
    """Words that tell a happening, with what is special about them.

    ``words`` are the triggers. ``needs`` are cue words or kinds of mention one of which must stand in the same
    clause (for words that are weak alone): ``person``, ``place``, ``upon_place`` (one behind «on»),
    ``actor``, ``armed`` (a party, no means), ``object``, ``weapon``, ``count`` or a literal word. ``within`` is how
    many words away what it needs may stand, in its sentence.
    ``subject`` says which role the grammatical subject (for a verb) or the genitive and «لـ» (for a noun) fills:
    ``actor1`` (default), ``actor2``, ``place``, ``none``; ``object`` likewise for the grammatical object or the
    noun behind «على/ضد/بحق» (default ``actor2``). ``planned`` and ``denied`` set the modality. ``weak`` triggers
    only support another trigger of their type nearby; alone they open no event. ``kind_of_harm`` makes the people
    counted as the object (or, for passives, the subject) a harm line of that kind. ``objects`` are added when it
    fires.
    """

    words: Words
    needs: list[str] = []
    within: int = 12
    subject: str = "actor1"
    object: str = "actor2"
    weak: bool = False
    modality: str = "reported"
    kind_of_harm: str | None = None
    objects: list[str] = []
    weapon: str | None = None
    proof: list[Proof]


class Reject(Known, frozen=True, kw_only=True):
    """Surroundings in which a trigger tells no happening: words right ``before`` or ``after`` it, or ``anywhere``
    in its clause.

    ``within`` is how many words away ``before`` and ``after`` may stand (1 = adjacent).
    """

    name: str
    before: list[str] = []
    after: list[str] = []
    anywhere: list[str] = []
    within: int = 1
    proof: list[Proof]


class EventType(Known, frozen=True, kw_only=True):
    """One type of the codebook: how it shows in a text, and what it is elsewhere."""

    id: str
    label: Label
    family: str
    maps_to: MapsTo
    triggers: list[Trigger]
    rejects: list[Reject] = []


class When(Known, frozen=True, kw_only=True):
    """A condition on an act: any of these weapons (``means``), objects hit, ``actors`` or words in its clause gives
    ``type``. Of ``actors`` only that they are ``armed`` or, being armed, ``counted`` («10 …») may decide, never who
    they are; nor do words inside their names. Whom it harmed can tell an attack from a fight otherwise, but not where
    the condition is ``firm``.
    """

    type: str
    means: list[str] = []
    objects: list[str] = []
    actors: list[str] = []
    words: list[str] = []
    firm: bool = False


class Act(Known, frozen=True, kw_only=True):
    """An act such as «قصف» or «استهداف»: ``types`` are tried in order, then ``otherwise`` (None: no event by itself).

    ``weight`` says how much the act itself tells of what happened: 0 only that people were harmed, 1 that somebody
    struck, 2 how. The heavier word decides the type where several tell one happening.
    """

    id: str
    weight: int
    triggers: list[Trigger]
    types: list[When]
    otherwise: str | None
    rejects: list[Reject] = []
