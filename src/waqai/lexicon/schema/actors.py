"""knowledge/actors/: one organisation, force, authority or known role a file."""

from waqai.lexicon.schema.base import Known, Label, Proof


class Actor(Known, frozen=True, kw_only=True):
    """A party that acts, suffers or speaks.

    ``kind`` is military, armed_group, police, authority, government, court, international, organisation, monitor,
    media, tribe, people or person (public office holders and leaders only).

    ``aliases`` are neutral other names; ``short`` abbreviations; ``loaded`` names that carry somebody's judgement:
    they are recognised, never shown as ours. ``shared`` are names that other actors bear too («الجيش الوطني»),
    elsewhere or in other years: reading takes one for this actor only where the page's country and day speak for it.
    ``adjectives`` are words that mean this actor when they describe a force or a weapon («روسية» in «طائرات روسية»).
    ``members`` are the parties that a coalition is made of, or that a name for many takes in («القوات الكردية»): who
    names the whole does not contradict who names one of them. ``since``/``until`` are years. ``source`` says where the
    facts were checked.
    """

    id: str
    name: Label
    kind: str
    country: str | None = None
    parent: str | None = None
    aliases: list[str] = []
    short: list[str] = []
    loaded: list[str] = []
    former: list[str] = []
    shared: list[str] = []
    adjectives: list[str] = []
    members: list[str] = []
    since: int | None = None
    until: int | None = None
    source: str
    proof: list[Proof]
