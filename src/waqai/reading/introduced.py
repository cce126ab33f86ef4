"""Who a text introduces by full name: persons behind their titles, bodies and known actors, for the short names that
follow.
"""

from collections.abc import Iterator

from waqai.reading.hearing import Hearing
from waqai.reading.named import Speaker
from waqai.reading.speakers import read_speaker

_INTRODUCE = ("chief", "spokesman", "office", "rank", "official", "body")


def introductions(hearing: Hearing) -> Iterator[Speaker]:
    """Yield the parties that the text names in full, in order, whether they speak or not."""
    size = len(hearing.scene.tokens)
    past = 0
    for at in _openings(hearing):
        if at < past or at >= size:
            continue
        speaker = _named_at(hearing, at, min(hearing.scene.sentence_of(at).last, size))
        if speaker is not None:
            yield speaker
            past = speaker.last


def _openings(hearing: Hearing) -> list[int]:
    """Return the tokens, in order, at which somebody can be introduced: by a title, a body's first word or a known
    actor.
    """
    titled = {at for at, words in hearing.issuers.items() for m in words if m.entry.id in _INTRODUCE}
    known = {m.first for m in hearing.scene.of_kind("actor")}
    return sorted(titled | known)


def _named_at(hearing: Hearing, at: int, limit: int) -> Speaker | None:
    known = hearing.name(at)
    if not hearing.word(at, *_INTRODUCE) and (known is None or known.entry.kind != "actor"):
        return None
    speaker = read_speaker(hearing, at, limit, addressed=True)
    if speaker is None or speaker.sort not in {"person", "body", "actor"}:
        return None
    return speaker
