"""Mentions: stretches of a text that stand for something known, and which of them a longer one hides."""

from itertools import islice

import msgspec

from waqai.lexicon.entries import Entry

# Which longer mentions hide a shorter one inside them: names hide everything, words only their own kind, so that
# «قصف مدفعي» is a weapon and its first word still tells a happening.
_HIDES_ALL = frozenset({"actor", "place"})
_HIDDEN_BY = {
    "trigger": frozenset({"trigger", "no_harm"}),
    "harm": frozenset({"trigger", "harm", "harm_done", "people", "no_harm"}),
    "harm_done": frozenset({"trigger", "harm", "harm_done", "people", "no_harm"}), "weapon": frozenset({"weapon"}),
    "object": frozenset({"object"}), "people": frozenset({"people", "weapon", "object", "no_harm"}),
    "cue": frozenset({"cue"}),
    "adjective": frozenset({"people", "adjective"}), "place": frozenset({"people"}), "actor": frozenset({"people"}),
}  # fmt: skip


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text that stands for something known.

    ``first``/``last`` are token indices (``last`` exclusive); ``start``/``end`` folded offsets without particles
    and pronouns, the article kept. ``parts`` are the particles on the first word (``and``, ``to``, ``by``,
    ``the``), ``pronoun`` the one on the last.
    """

    entry: Entry
    first: int
    last: int
    start: int
    end: int
    parts: frozenset[str]
    pronoun: str


def keep_longest(found: list[Mention]) -> list[Mention]:
    """Leave out what stands inside a longer mention that hides it, or yields to a name that begins inside it; ``found``
    is in order, longest first.
    """
    kept: list[Mention] = []
    phrases: list[Mention] = []  # those so far that are longer than a word: only they hide
    end = 0  # where the last of them ends
    for at, mention in enumerate(found):
        first = mention.first
        if mention.last - first > 1 and mention.entry.kind == "cue" and _yields(found, at):
            continue
        if first < end and any(_hides(m, mention) for m in phrases if m.last > first):
            continue
        kept.append(mention)
        if mention.last - first > 1:
            phrases = [m for m in phrases if m.last > first]
            phrases.append(mention)
            end = max(end, mention.last)
    return kept


def _yields(found: list[Mention], at: int) -> bool:
    """Tell whether the cue at index ``at`` is cut short by a name that begins inside it and goes on behind it."""
    cue = found[at]
    for name in islice(found, at + 1, None) if cue.entry.known.yields else ():
        if name.first >= cue.last:
            break
        if name.entry.kind in cue.entry.known.yields and name.first > cue.first and name.last > cue.last:
            return True
    return False


def _hides(longer: Mention, mention: Mention) -> bool:
    if longer.last < mention.last or longer.last - longer.first <= mention.last - mention.first:
        return False
    kind, other = mention.entry.kind, longer.entry.kind
    if other == "cue" and kind in longer.entry.known.hides:
        return True
    return other in _HIDES_ALL or other in _HIDDEN_BY.get(kind, frozenset({kind}))
