"""A party as its sentence names it."""

from typing import Any

import msgspec

from waqai.lexicon.mention import Mention

ARMED_KINDS = frozenset({"military", "armed_group", "police"})


class PartyMention(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``[first, last)`` that name a party.

    ``sort`` is how it is named: actor, adjective (a force or weapon told by whose it is), people, means (a weapon
    that acts) or group (a head noun such as «لواء» with an unknown name). ``id`` is the actor's id or None.
    ``armed`` is None where not told. ``parts`` are the particles on the first word of the whole phrase, ``at`` its
    first token: that of the head before a name («عناصر» in «عناصر تنظيم …»). ``people`` is the people word inside it,
    for counting; ``start`` the folded offset of its own letters where a reader of speech has told particles off;
    ``named`` is set where it holds one person's own name.
    """

    first: int
    last: int
    sort: str
    id: str | None
    armed: bool | None
    parts: frozenset[str]
    people: Mention | None = None
    known: Any = None
    head: int = -1
    start: int = -1
    named: bool = False

    @property
    def at(self) -> int:
        """The first token of the whole phrase, its head included."""
        return self.head if self.head >= 0 else self.first


def kind_of(party: PartyMention) -> str | None:
    """Return the kind of a known party as far as a choice may weigh it: an army and an armed group are one kind."""
    kind: str | None = getattr(party.known, "kind", None)
    return "force" if kind in {"military", "armed_group"} else kind


def is_armed(party: PartyMention) -> bool:
    """Tell whether a party bears arms, by how it is told or by what is known of it."""
    return bool(party.armed) or getattr(party.known, "kind", None) in ARMED_KINDS
