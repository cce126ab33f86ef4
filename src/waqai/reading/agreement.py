"""Subject or object: what the gender of a verb says of the noun beside it and of the speaker who goes on."""

from waqai.lexicon.mention import Mention
from waqai.reading.hearing import Hearing
from waqai.reading.named import TITLES, Named, Speaker


def disagrees(hearing: Hearing, verb: Mention, speaker: Speaker) -> bool:
    """Tell whether a verb stands before a noun of the other gender: then the noun is its object."""
    if verb.entry.sense != "verb":
        return False
    if not is_feminine(hearing, verb):
        return _is_feminine_noun(hearing, speaker)
    act = verb.entry.known.act
    if _titled(hearing, speaker):  # «قالت نائب الرئيس ليلى …» has a woman for its subject
        return bool(act.asks or act.hits) and not _is_feminine_noun(hearing, speaker)
    sorts = {"body", "actor", "crowd", "people"} if act.asks else {"body", "actor"}
    return bool(hearing.word(_head(hearing, speaker), "masculine")) and speaker.sort in sorts


def clashes(hearing: Hearing, verb: Mention, speaker: Speaker) -> bool:
    """Tell whether a verb cannot agree with the noun before it: there it must, in every respect."""
    if is_feminine(hearing, verb):
        masculine = bool(hearing.word(speaker.first, "masculine", "office", "chief", "spokesman", "rank"))
        return masculine and not _has_feminine_head(hearing, speaker)
    return _has_feminine_head(hearing, speaker) and speaker.sort in {"body", "actor", "role"}


def may_go_on(hearing: Hearing, verb: Mention, speaker: Speaker) -> bool:
    """Tell whether a verb without a subject can go on with ``speaker``: one of his names has the verb's gender."""
    if verb.entry.sense != "verb":
        return True
    feminine = is_feminine(hearing, verb)
    return any(gender is None or gender == feminine for gender in (_gender(hearing, n) for n in speaker.named))


def is_feminine(hearing: Hearing, verb: Mention) -> bool:
    """Tell whether a verb stands in the feminine."""
    clitics = hearing.scene.lexicon.knowledge.clitics
    word = hearing.scene.tokens[verb.first].text
    if verb.pronoun:
        word = word.removesuffix(verb.pronoun)
    if "and" in verb.parts:
        word = word[1:]
    return word.endswith(clitics.bound_taa) or word.startswith(clitics.bound_taa)


def _gender(hearing: Hearing, named: Named) -> bool | None:
    """Return whether a name is feminine; None where its letters do not tell."""
    mark = hearing.scene.lexicon.knowledge.endings.feminine_mark
    if named.sort == "person":
        return named.title.endswith(mark) if named.title else None
    if named.sort in {"crowd", "people"}:
        return None  # many take either gender
    if named.sort == "role":
        return named.head.endswith(mark)
    if named.head.endswith(mark) or _is_feminine_by_adjective(hearing, named.first, named.last):
        return True
    return False if hearing.word(named.first, "masculine") else None


def _head(hearing: Hearing, speaker: Speaker) -> int:
    """Return the token that the verb agrees with: the title before a name, else the name's first word."""
    return speaker.first if _titled(hearing, speaker) else speaker.named[0].first


def _titled(hearing: Hearing, speaker: Speaker) -> bool:
    return hearing.word(speaker.first, *TITLES, "text") is not None


def _is_feminine_noun(hearing: Hearing, speaker: Speaker) -> bool:
    """Tell whether a noun behind a verb is feminine for certain: by its own ending, or by its adjective's."""
    named = speaker.named[0]
    mark = hearing.scene.lexicon.knowledge.endings.feminine_mark
    if _titled(hearing, speaker):
        return hearing.scene.tokens[speaker.first].text.endswith(mark)
    if speaker.sort not in {"body", "unknown", "actor"}:
        return False
    if hearing.word(named.first, "masculine") or named.kind == "person":
        return False
    head = hearing.scene.tokens[named.first].text
    return head.endswith(mark) or _is_feminine_by_adjective(hearing, named.first, named.last)


def _is_feminine_by_adjective(hearing: Hearing, first: int, last: int) -> bool:
    """Tell whether a definite noun has a feminine adjective right behind it («الأمم المتحدة»)."""
    mark = hearing.scene.lexicon.knowledge.endings.feminine_mark
    return (
        last - first > 1
        and hearing.definite(first)
        and hearing.definite(first + 1)
        and hearing.scene.tokens[first + 1].text.endswith(mark)
    )


def _has_feminine_head(hearing: Hearing, speaker: Speaker) -> bool:
    first = hearing.scene.tokens[speaker.named[0].first if speaker.sort != "person" else speaker.first]
    return first.text.endswith(hearing.scene.lexicon.knowledge.endings.feminine_mark)
