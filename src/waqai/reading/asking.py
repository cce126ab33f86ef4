"""What is asked: the signs of the asks in a stretch, and the stretch parted into one piece per ask."""

from collections.abc import Iterator
from dataclasses import dataclass

from waqai.lexicon.mention import Mention
from waqai.reading.hearing import Hearing

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sign:
    """Tokens ``[first, last)`` that show an ask."""

    first: int
    last: int
    ask: str
    rank: int
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing asked: tokens ``[first, last)``, and the sign that showed it (None: no known ask)."""

    first: int
    last: int
    sign: Sign | None

    @property
    def ask(self) -> str:
        """The codebook's name of it."""
        return self.sign.ask if self.sign else OTHER


def read_asked(hearing: Hearing, first: int, last: int) -> list[Asked]:
    """Part the tokens ``[first, last)`` of a demand into what is asked, at «and», one piece per ask."""
    signs = _apart(list(_signs(hearing, first, last)))
    if not signs:
        return [Asked(first, last, None)] if last > first else []
    pieces: list[Asked] = []
    start, held = first, signs[0]
    for sign in signs[1:]:
        cut = _cut(hearing, held.last, sign.first)
        if sign.ask != held.ask and cut:
            pieces.append(Asked(start, cut, held))
            start, held = cut, sign
        elif sign.ask != held.ask and sign.rank < held.rank:
            held = sign
    return [*pieces, Asked(start, last, held)]


def _signs(hearing: Hearing, first: int, last: int) -> Iterator[Sign]:
    for at in range(first, last):
        if at > first and hearing.word(at - 2, "not") and hearing.of(at - 1, "ask_head") is None:
            continue  # «… لا يهدد الحوار» asks for no dialogue
        for mention in hearing.opening.get(at, ()):
            if mention.entry.kind == "ask" and mention.last <= last:
                yield Sign(at, mention.last, mention.entry.id, mention.entry.known.ask.rank)
            elif mention.entry.kind == "ask_head":
                thing = _thing(hearing, mention, last)
                if thing is not None:
                    yield Sign(at, thing.last, mention.entry.id, mention.entry.known.ask.rank, paired=True)


def _thing(hearing: Hearing, head: Mention, last: int) -> Mention | None:
    """Return the nearest word that makes a head an ask («وقف … الهجمات»)."""
    pair = head.entry.known.pair
    for at in range(head.last, min(head.last + pair.within, last)):
        for mention in hearing.opening.get(at, ()):
            if mention.entry.kind == "ask_thing" and mention.entry.known.pair is pair:
                return mention
    return None


def _apart(signs: list[Sign]) -> list[Sign]:
    """Keep signs that do not overlap: phrases before pairs, the first and longest of each."""
    kept: list[Sign] = []
    for sign in sorted(signs, key=lambda s: (s.paired, s.first, -s.last, s.rank)):
        if all(sign.last <= other.first or other.last <= sign.first for other in kept):
            kept.append(sign)
    return sorted(kept, key=lambda s: s.first)


def _cut(hearing: Hearing, low: int, high: int) -> int:
    """Return the last token in ``[low, high]`` at which an «and» opens the next piece, 0 where there is none."""
    for at in range(high, low - 1, -1):
        if hearing.scene.joined_by_and(at):
            return at
    return 0
