"""Subject or object: what the gender of a verb says of the noun beside it."""

from waqai.lexicon.lexicon import Mention
from waqai.reading.hearing import Hearing
from waqai.reading.named import Speaker


def disagrees(hearing: Hearing, verb: Mention, speaker: Speaker) -> bool:
    """Tell whether a verb stands before a noun of the other gender: then the noun is its object."""
    if _is_feminine(hearing, verb):
        return bool(hearing.word(speaker.named[0].first, "masculine")) and speaker.sort in {"body", "actor"}
    return speaker.sort in {"body", "unknown"} and _has_feminine_head(hearing, speaker)


def clashes(hearing: Hearing, verb: Mention, speaker: Speaker) -> bool:
    """Tell whether a verb cannot agree with the noun before it: there it must, in every respect."""
    if _is_feminine(hearing, verb):
        masculine = bool(hearing.word(speaker.first, "masculine", "office", "chief", "spokesman", "rank"))
        return masculine and not _has_feminine_head(hearing, speaker)
    return _has_feminine_head(hearing, speaker) and speaker.sort in {"body", "actor", "role"}


def _is_feminine(hearing: Hearing, verb: Mention) -> bool:
    clitics = hearing.scene.lexicon.knowledge.clitics
    word = hearing.scene.tokens[verb.first].text
    if "and" in verb.parts:
        word = word[1:]
    return word.endswith(clitics.bound_taa) or word.startswith(clitics.bound_taa)


def _has_feminine_head(hearing: Hearing, speaker: Speaker) -> bool:
    first = hearing.scene.tokens[speaker.named[0].first if speaker.sort != "person" else speaker.first]
    return first.text.endswith(hearing.scene.lexicon.knowledge.endings.feminine_mark)
