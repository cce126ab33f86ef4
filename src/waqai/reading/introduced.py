"""Who a text introduces by full name: persons behind their titles, bodies and known actors, for the short names that
follow.
"""

from bisect import bisect_left
from collections.abc import Iterator

from waqai.reading.hearing import Hearing
from waqai.reading.named import Speaker
from waqai.reading.speakers import read_speaker

_INTRODUCE = ("chief", "spokesman", "office", "rank", "official", "body")


def introductions(hearing: Hearing) -> list[Speaker]:
    """Return the parties that the text names in full, in order, whether they speak or not."""
    return list(_introduce(hearing))


def _introduce(hearing: Hearing) -> Iterator[Speaker]:
    begins = sorted({*hearing.issuers, *hearing.names})
    for sentence in hearing.scene.sentences:
        past = sentence.first
        for at in begins[bisect_left(begins, sentence.first) : bisect_left(begins, sentence.last)]:
            speaker = _named_at(hearing, at, sentence.last) if at >= past else None
            if speaker is not None:
                yield speaker
                past = speaker.last


def _named_at(hearing: Hearing, at: int, limit: int) -> Speaker | None:
    known = hearing.name(at)
    if not hearing.word(at, *_INTRODUCE) and (known is None or known.entry.kind != "actor"):
        return None
    speaker = read_speaker(hearing, at, limit, addressed=True)
    if speaker is None or speaker.sort not in {"person", "body", "actor"}:
        return None
    return speaker
