"""Of whom something is asked: the party behind a verb of asking, and where what is asked starts."""

from waqai.lexicon.mention import Mention
from waqai.reading.hearing import Hearing
from waqai.reading.named import Speaker
from waqai.reading.speakers import read_speaker
from waqai.reading.speech import Speech
from waqai.reading.subjects import skip_asides


def read_addressees(hearing: Hearing, speech: Speech) -> tuple[tuple[Speaker, ...], Mention | None, int]:
    """Return those a call is put to, the word for all parties, and where what is asked starts."""
    limit = speech.sentence.last
    if speech.verb.last - speech.verb.first > 1:
        return (), None, speech.verb.last  # a spelled phrase («لديهم مطالب») addresses nobody
    behind = speech.speaker is not None and not speech.inherited and speech.speaker.first >= speech.verb.last
    at = speech.speaker.last if behind and speech.speaker else speech.verb.last
    at = skip_asides(hearing, at - (hearing.mark(at - 1) == "-"), limit)
    at = _skip_told(hearing, at, speech.last)
    if hearing.mark(at) == ",":
        at += 1
    every = hearing.word(at + (hearing.mark(at) == '"'), "everyone")
    if every is not None:
        return (), every, every.last
    asked_of = _asked_of(hearing, speech, at)
    if asked_of is not None:
        return (asked_of,), None, asked_of.last
    opener = hearing.word(at, "toward")
    first = opener.last if opener is not None and speech.verb.entry.sense == "noun" else at
    if speech.verb.entry.sense == "noun" and _is_party_to(hearing, at):
        speaker = read_speaker(hearing, at, speech.last, addressed=True)
        return ((speaker,), None, speaker.last) if speaker is not None else ((), None, at)
    if first == at and ((hearing.stops(at) and not hearing.word(at, "some")) or _is_particled(hearing, at)):
        return (), None, at
    speaker = read_speaker(hearing, first, speech.last, addressed=True)
    if speaker is None or _is_asked(hearing, first) or not _is_somebody(hearing, speaker):
        return (), None, at
    return _with_notable(hearing, speaker, speech.last)


def _asked_of(hearing: Hearing, speech: Speech, at: int) -> Speaker | None:
    """Return of whom something is asked behind «from» («طلب من الحكومة فتح …»)."""
    source = hearing.word(at, "from")
    if source is None or source.parts or speech.act.strength != "demand":
        return None
    speaker = read_speaker(hearing, source.last, speech.last, addressed=True)
    return speaker if speaker is not None and speaker.sort != "unknown" else None


def _is_somebody(hearing: Hearing, speaker: Speaker) -> bool:
    """Tell whether a name that no list knows can be a party: a definite noun, no adjective left over."""
    if speaker.sort != "unknown" or hearing.word(speaker.first, "some"):
        return True
    first = speaker.named[0].first
    if any(m.entry.kind == "people" for m in hearing.scene.opening.get(first, ())):
        return True
    word = hearing.scene.tokens[first].text
    return hearing.definite(first) and not word.endswith(tuple(hearing.scene.lexicon.knowledge.endings.nisba))


def _is_party_to(hearing: Hearing, at: int) -> bool:
    """Tell whether a party stands at ``at`` with «to» on it («نداء للمنظمات …»)."""
    words = [m for m in hearing.opening.get(at, ()) if m.entry.id in {"body", "crowd", "people", "addressee"}]
    known = hearing.name(at)
    return any("to" in m.parts for m in [*words, *([known] if known else [])])


def _with_notable(hearing: Hearing, speaker: Speaker, limit: int) -> tuple[tuple[Speaker, ...], Mention | None, int]:
    """Add those singled out behind an addressee («وفي مقدمته الأمم المتحدة ومجلس الأمن»)."""
    at = speaker.last + (hearing.mark(speaker.last) == ",")
    notably = hearing.word(at, "notably") if at < limit else None
    more = read_speaker(hearing, notably.last, limit, addressed=True) if notably is not None else None
    return ((speaker, more), None, more.last) if more is not None else ((speaker,), None, speaker.last)


def _skip_told(hearing: Hearing, at: int, limit: int) -> int:
    """Skip where and when a call was made («في بيان يوم الثلاثاء نشرته على صفحتها»), up to what it asks."""
    if at + 1 >= limit or not hearing.word(at, "stop") or hearing.word(at, "toward"):
        return at
    for step in range(at + 1, min(at + 10, limit - 1)):
        if hearing.mark(step) == "," and read_speaker(hearing, step + 1, limit) is not None:
            return step + 1
    channel = hearing.word(at + 1, "channel")
    if channel is None:
        return at
    for step in range(channel.last, min(channel.last + 14, limit - 1)):
        if step in hearing.timed or hearing.word(step + 1, "channel"):
            continue
        if hearing.word(step, "everyone", "toward") or _is_particled(hearing, step):
            return step
        if _goes_on_channel(hearing, step) or hearing.word(step, "media"):
            continue
        if hearing.name(step) or hearing.definite(step) or hearing.word(step, "body", "crowd", "people", "addressee"):
            return step
    return at


def _goes_on_channel(hearing: Hearing, at: int) -> bool:
    """Tell whether the word at ``at`` only says whose or which the channel before it is («موقع الوزارة», «صفحتها
    الرسمية»).
    """
    channel = hearing.word(at - 1, "channel")
    if channel is not None and any(m.pronoun for m in hearing.opening[at - 1]):
        return hearing.definite(at) and hearing.name(at) is None
    return channel is not None or hearing.word(at - 1, "stop", "media") is not None


def _is_particled(hearing: Hearing, at: int) -> bool:
    """Tell whether the word at ``at`` carries «by» or «to»: what is asked, not of whom."""
    words = [*hearing.opening.get(at, ()), *hearing.scene.opening.get(at, ())]
    if words:
        return all(m.parts & {"by", "to"} for m in words)
    return hearing.may_be_by(at) or hearing.may_be_to(at)


def _is_asked(hearing: Hearing, at: int) -> bool:
    return any(m.entry.kind in {"ask", "ask_head"} for m in hearing.opening.get(at, ()))
