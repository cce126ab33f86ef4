"""Acts of speech: who speaks, by which verb, and which stretch is what they say."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from waqai.lexicon.lexicon import Mention
from waqai.lexicon.schema.speech import SpeechAct
from waqai.lexicon.speech_entries import PARTICIPLE
from waqai.reading.hearing import Hearing, hear
from waqai.reading.memory import Memory
from waqai.reading.scene import Scene, Sentence
from waqai.reading.speakers import Speaker, read_speaker

_SENSES = ("verb", PARTICIPLE, "noun")  # which reading of a word is tried first
_REACH_THAT = 30  # words between an act and the «that» which opens what is said
_REACH_SOON = 20  # the same, for verbs that mean speech only with it
_GIVE = 5  # words between «أطلق» and the call it voices
_SUBJECT_GAP = 6  # words between a subject and the verb behind it


_LONGEST_QUOTED = 12  # tokens of a name between quotation marks


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speech. ``kind`` is the verb's own kind, before what is said is looked at.

    ``speaker`` is None where the text does not tell him. Tokens ``[first, last)`` are what is said, object included; ``that`` tells whether a
    «that», a colon or a quotation opens it. ``channel`` is where it was said, ``[first, last)``. ``moment`` is the number of the time beside the act
    in ``scene.moments``. ``inherited`` tells that the speaker stands elsewhere than at the verb.
    """

    verb: Mention
    act: SpeechAct
    kind: str
    sentence: Sentence
    speaker: Speaker | None
    first: int
    last: int
    that: bool = False
    channel: tuple[int, int] | None = None
    moment: int | None = None
    inherited: bool = False
    reverse: bool = False

    @property
    def participle(self) -> bool:
        """Whether the act hangs on another verb («داعيا»)."""
        return self.verb.entry.sense == PARTICIPLE


def find_speech(scene: Scene) -> list[Speech]:
    """Return the acts of speech of a scene in text order, those of unnamed sources and media included."""
    return listen(hear(scene))


def listen(hearing: Hearing) -> list[Speech]:
    """Return the acts of speech of what was heard, in text order."""
    found: list[Speech] = []
    memory = Memory(hearing)
    headline = False
    for sentence in hearing.scene.sentences:
        if headline and sentence.kind != "headline":
            memory.forget()
        headline = sentence.kind == "headline"
        verbs = list(_verbs(hearing, sentence))
        for number, verb in enumerate(verbs):
            after = verbs[number + 1].first if number + 1 < len(verbs) else sentence.last
            speech = _listen_to(hearing, memory, sentence, verb, found, after)
            if speech is not None:
                found.append(speech)
    return [_bound(hearing, speech, found[at + 1 :]) for at, speech in enumerate(found)]


def _verbs(hearing: Hearing, sentence: Sentence) -> Iterator[Mention]:
    at = sentence.first
    while at < sentence.last:
        mention = _speaking(hearing, at, sentence)
        if mention is not None:
            yield mention
        at = mention.last if mention else at + 1


def _speaking(hearing: Hearing, at: int, sentence: Sentence) -> Mention | None:
    words = [m for m in hearing.opening.get(at, ()) if m.entry.kind == "speech"]
    for mention in sorted(words, key=lambda m: (-m.last, _SENSES.index(m.entry.sense))):
        if _is_act(hearing, mention, sentence):
            return mention
    return None


def _is_act(hearing: Hearing, mention: Mention, sentence: Sentence) -> bool:
    """Tell whether a word of speech acts here: participles only without the article and as circumstance, verbs of two meanings only with their needs."""
    act = mention.entry.known.act
    if mention.entry.sense == PARTICIPLE and not _is_circumstance(mention):
        return False
    if mention.entry.sense == "noun" and not _is_noun_act(hearing, mention, act):
        return False
    if hearing.name(mention.first) is not None and mention.entry.sense != "verb":
        return False
    if mention.entry.sense == "verb" and ("to" in mention.parts or (mention.pronoun and act.needs)):
        return False
    if (
        mention.pronoun
        and not act.hits
        and not act.asks
        and len(mention.pronoun) > 1
        and not _names_third(hearing, mention)
    ):
        return False
    if (
        mention.entry.sense == "noun"
        and mention.parts & {"by", "to"}
        and not mention.pronoun
        and "the" not in mention.parts
    ):
        return False
    if act.that and mention.entry.sense == "verb" and (mention.pronoun or not _says_that(hearing, mention, sentence)):
        return False
    if mention.first > sentence.first and hearing.word(mention.first - 1, "not"):
        return False
    rest = hearing.scene.tokens[mention.last : sentence.last]
    return not act.needs or hearing.scene.lexicon.says(rest, act.needs)


def _is_noun_act(hearing: Hearing, mention: Mention, act: SpeechAct) -> bool:
    """Tell whether a verbal noun speaks: bare, or of asking with the article («والمطالبة») or the first person («مناشدتنا»)."""
    if mention.pronoun:
        return act.asks and _is_ours(hearing, mention)
    return "the" not in mention.parts or act.asks


def _is_ours(hearing: Hearing, mention: Mention) -> bool:
    return mention.pronoun == hearing.scene.lexicon.knowledge.clitics.enclitics[-1]


def _names_third(hearing: Hearing, mention: Mention) -> bool:
    """Tell whether the pronoun on a verb is of the third person («أعلنها»): nobody is told «I announced you»."""
    third = hearing.scene.lexicon.knowledge.clitics.enclitics[0]
    return mention.pronoun.startswith(third)


def _says_that(hearing: Hearing, mention: Mention, sentence: Sentence) -> bool:
    """Tell whether what is said opens soon behind a verb: by «that», a colon or a quotation."""
    for at in range(mention.last, min(mention.last + _REACH_SOON, sentence.last)):
        if hearing.word(at, "that") or hearing.mark(at) == ":" or (hearing.mark(at) == '"' and at in hearing.quotes):
            return True
    return False


def _is_circumstance(mention: Mention) -> bool:
    """Tell whether a participle is one of circumstance: indefinite."""
    return not mention.parts & {"the", "by", "to"}


def _listen_to(
    hearing: Hearing, memory: Memory, sentence: Sentence, verb: Mention, before: list[Speech], after: int
) -> Speech | None:
    speaker, inherited = _subject(hearing, memory, sentence, verb, before)
    act: SpeechAct = verb.entry.known.act
    if verb.entry.sense == "noun" and (speaker is None or (inherited and not act.asks)):
        return None
    start = speaker.last if speaker is not None and not inherited and speaker.first >= verb.last else verb.last
    first, that = _scope_start(hearing, sentence, start, after)
    if speaker is not None and speaker.sort != "unknown":
        memory.remember(speaker, sentence)
    return Speech(
        verb=verb,
        act=act,
        kind=verb.entry.id,
        sentence=sentence,
        speaker=speaker,
        first=first,
        last=sentence.last,
        that=that,
        channel=_channel(hearing, verb.first, max(first, min(start + 8, after))),
        moment=_moment(hearing, sentence, verb, first, after),
        inherited=inherited,
    )


def _subject(
    hearing: Hearing, memory: Memory, sentence: Sentence, verb: Mention, before: list[Speech]
) -> tuple[Speaker | None, bool]:
    """Return who speaks by ``verb`` and whether that was told elsewhere: behind it, before it, or earlier in the thread."""
    act = verb.entry.known.act
    if (verb.entry.sense == "verb" and is_first_person(hearing, verb)) or (
        verb.entry.sense == "noun" and _is_ours(hearing, verb)
    ):
        return _first_person(hearing, memory, sentence, verb), True
    if verb.entry.sense != PARTICIPLE and "the" not in verb.parts and not _is_plural(hearing, verb):
        behind = _behind(hearing, sentence, verb)
        if behind is not None:
            behind = memory.resolve(behind)
            if behind.sort != "unknown":
                return behind, False
    if verb.entry.sense == "noun" and not _voiced(hearing, verb):
        return None, False
    here = [s for s in before if s.sentence is sentence and s.speaker is not None]
    if verb.first > sentence.first and hearing.word(verb.first - 1, "relative"):
        return None, True
    if verb.entry.sense == "verb" and _is_plural(hearing, verb):
        return _crowd_before(hearing, memory, sentence, verb), True
    if verb.entry.sense != "verb" or "and" in verb.parts:
        if here:
            return here[-1].speaker, True
        if verb.entry.sense == "noun" and not verb.parts & {"the"}:
            return _giver(hearing, memory, sentence, verb), True
        if verb.entry.sense != "verb":
            crowd = _crowd_ahead(hearing, sentence, verb) if act.asks and not _is_masculine_one(hearing, verb) else None
            return crowd or (memory.last(sentence) if sentence.paragraph == memory.paragraph else None), True
        return memory.last(sentence), True
    ahead = _ahead(hearing, memory, sentence, verb)
    if ahead is not None:
        return ahead, False
    if here:
        return here[-1].speaker, True
    return (memory.last(sentence) if _goes_on(hearing, verb) else None), True


def _voiced(hearing: Hearing, verb: Mention) -> bool:
    """Tell whether a noun of asking asks here without its own subject: «والمطالبة ب…», «توجيه دعوة إلى …», or a spelled form."""
    if not verb.entry.known.act.asks:
        return False
    if {"and", "the"} <= verb.parts or {"to", "the"} <= verb.parts:
        return True
    return any(hearing.word(at, "give") for at in range(max(0, verb.first - _GIVE), verb.first))


def _giver(hearing: Hearing, memory: Memory, sentence: Sentence, verb: Mention) -> Speaker | None:
    """Return who voices a call («أطلق المستشفى نداء»): the name behind the voicing verb or before it."""
    for at in range(verb.first - 1, max(sentence.first, verb.first - _GIVE) - 1, -1):
        give = hearing.word(at, "give")
        if give is not None:
            return read_speaker(hearing, give.last, verb.first) or _ahead(hearing, memory, sentence, give)
    return None


def is_first_person(hearing: Hearing, verb: Mention) -> bool:
    """Tell whether a verb is in the first person plural: the same verb in the third person differs by its first letter only."""
    clitics, endings = hearing.scene.lexicon.knowledge.clitics, hearing.scene.lexicon.knowledge.endings
    third, we = endings.present_prefixes[0], endings.present_prefixes[2]
    word = hearing.scene.tokens[verb.first].text
    for particle in ("", *(p.form for p in clitics.proclitics if "and" in p.parts)):
        if word.startswith(particle + we):
            rest = word[len(particle) + 1 :]
            here = {s.lemma for s in hearing.scene.lexicon.speech.senses(word)}
            return bool(here & {s.lemma for s in hearing.scene.lexicon.speech.senses(third + rest)})
    return bool(hearing.word(verb.first, "we"))


def _is_plural(hearing: Hearing, verb: Mention) -> bool:
    """Tell whether a verb has the plural ending that it takes only behind its subject."""
    return hearing.scene.tokens[verb.first].text.endswith(hearing.scene.lexicon.knowledge.endings.plural_past)


def _first_person(hearing: Hearing, memory: Memory, sentence: Sentence, verb: Mention) -> Speaker | None:
    """Return who «we» are: told in the sentence («إننا في اللجنة …»), else the last speaker."""
    for at in range(sentence.first, verb.first):
        opens = hearing.word(at, "in_name")
        if opens is not None and opens.last < verb.first:
            return read_speaker(hearing, opens.last, verb.first)
    return memory.last(sentence)


def _goes_on(hearing: Hearing, verb: Mention) -> bool:
    """Tell whether a verb without a subject goes on with the last speaker: a joining word stands before it."""
    at = verb.first
    return any(
        m is not None and m.last == at
        for back in range(1, 5)
        if at - back >= 0
        for m in hearing.opening.get(at - back, ())
        if m.entry.id == "join"
    )


def _behind(hearing: Hearing, sentence: Sentence, verb: Mention) -> Speaker | None:
    """Read the subject behind a verb, times and asides skipped."""
    at = skip_asides(hearing, verb.last, sentence.last)
    act = verb.entry.known.act
    from_at = _source_behind(hearing, verb, at, sentence.last)
    if from_at:
        return read_speaker(hearing, from_at, sentence.last, bare=True)
    if act.needs and hearing.word(at, "text"):
        return None
    if at >= sentence.last or (hearing.mark(at) and hearing.mark(at) != '"'):
        return None
    if hearing.mark(at) == '"' and not _quotes_a_name(hearing, at):
        return None
    if verb.entry.sense == "noun" and (hearing.stops(at) or hearing.mark(at) or ("and" in verb.parts and act.asks)):
        return None
    if verb.last - verb.first > 1 and verb.entry.sense == "verb":
        return None  # a spelled phrase («بين أن») has its subject before it
    if verb.entry.id == "claim" and hearing.tells(at) and hearing.definite(at):
        at += 1  # the deed may stand before its owner («تبنت الهجوم جماعة …»)
    if verb.entry.sense != "noun" and hearing.tells(at) and not hearing.word(at, "body"):
        return None
    speaker = read_speaker(hearing, at, sentence.last, bare=act.first is not None or verb.entry.id == "explain")
    if speaker is None or not _can_speak(hearing, verb, speaker, sentence):
        return None
    return speaker


def _source_behind(hearing: Hearing, verb: Mention, at: int, limit: int) -> int:
    """Return where the speaker quoted by a relayer starts («نقلت … عن X»), 0 where nobody relays."""
    relays = hearing.word(verb.first, "relay")
    if relays is None:
        return 0
    for step in range(at, min(at + 8, limit - 1)):
        if hearing.word(step, "from"):
            return step + 1
    return 0


def _quotes_a_name(hearing: Hearing, at: int) -> bool:
    close = hearing.quotes.get(at, 0)
    return 0 < close - at <= _LONGEST_QUOTED and bool(
        hearing.name(at + 1) or hearing.word(at + 1, "body", "chief", "office", "rank", "crowd")
    )


def _can_speak(hearing: Hearing, verb: Mention, speaker: Speaker, sentence: Sentence) -> bool:
    """Tell subject from object: an addressee never speaks, and an accusation always names the accused behind its speaker."""
    act = verb.entry.known.act
    if (act.asks or act.hits) and hearing.word(speaker.first, "addressee", "everyone"):
        return False
    if _disagrees(hearing, verb, speaker):
        return False
    after = speaker.last
    if act.hits and not verb.pronoun and after < sentence.last:
        return read_speaker(
            hearing, skip_asides(hearing, after, sentence.last), sentence.last
        ) is not None or not _starts_by(hearing, after)
    return True


def _starts_by(hearing: Hearing, at: int) -> bool:
    by = hearing.scene.lexicon.knowledge.clitics
    particles = [p.form for p in by.proclitics if "by" in p.parts and "and" not in p.parts]
    return hearing.scene.tokens[at].text.startswith(tuple(particles))


def _disagrees(hearing: Hearing, verb: Mention, speaker: Speaker) -> bool:
    """Tell whether a verb stands before a noun of the other gender: then the noun is its object."""
    if _is_feminine(hearing, verb):
        return bool(hearing.word(speaker.named[0].first, "masculine")) and speaker.sort in {"body", "actor"}
    return speaker.sort in {"body", "unknown"} and _has_feminine_head(hearing, speaker)


def _clashes(hearing: Hearing, verb: Mention, speaker: Speaker) -> bool:
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


def skip_asides(hearing: Hearing, at: int, limit: int) -> int:
    """Return the first token at or after ``at`` that is no time, aside or comma around one."""
    start = at
    while at < limit:
        aside = hearing.word(at, "aside")
        if aside is not None:
            at = aside.last
        elif at in hearing.timed or (hearing.mark(at) and hearing.mark(at) in ",-()" and at > start) or (hearing.mark(at) == "," and (at + 1 in hearing.timed or hearing.word(at + 1, "aside"))):
            at += 1
        else:
            break
    return at


def _ahead(hearing: Hearing, memory: Memory, sentence: Sentence, verb: Mention) -> Speaker | None:
    """Read a subject that stands before its verb, at the start of its clause."""
    for start in _clause_openings(hearing, sentence, verb.first):
        if verb.first - start > _SUBJECT_GAP + 12:
            break
        speaker = read_speaker(hearing, start, verb.first, bare=True)
        if speaker is None or speaker.sort == "unknown" or verb.first - speaker.last > _SUBJECT_GAP:
            continue
        known = memory.resolve(speaker)
        if _is_lone(known) or _clashes(hearing, verb, speaker):
            continue
        titled = hearing.word(start, "chief", "spokesman", "office", "rank", "official")
        if speaker.sort != "person" or titled or len(speaker.named) > 1 or speaker.last == verb.first:
            return memory.resolve(_before_comma(hearing, sentence, start) or speaker)
    return None


def _is_lone(speaker: Speaker) -> bool:
    """Tell whether a person is named by a single word."""
    named = speaker.named[0]
    return speaker.sort == "person" and len(speaker.named) == 1 and named.last - named.first < 2 and named.id is None


def _before_comma(hearing: Hearing, sentence: Sentence, start: int) -> Speaker | None:
    """Return the speaker whose name a comma right before ``start`` ends: then an apposition starts there."""
    if start <= sentence.first or hearing.mark(start - 1) != ",":
        return None
    for opening in _clause_openings(hearing, sentence, start - 1):
        speaker = read_speaker(hearing, opening, start - 1)
        if speaker is not None and speaker.public and speaker.last == start - 1:
            return speaker
    return None


def _clause_openings(hearing: Hearing, sentence: Sentence, limit: int) -> list[int]:
    """Return the tokens before ``limit`` where a clause can open, nearest first."""
    found = []
    for at in range(limit - 1, sentence.first - 1, -1):
        join = hearing.word(at, "join")
        if join is not None and join.last <= limit:
            found.append(join.last)
        if hearing.mark(at) and hearing.mark(at) in ",:;":
            found.append(at + 1)
    return [*found, sentence.first]


def _crowd_ahead(hearing: Hearing, sentence: Sentence, verb: Mention) -> Speaker | None:
    """Return the crowd or known party that a circumstance of an unspoken act belongs to («خرج متظاهرون … مطالبين»)."""
    for at in range(verb.first - 1, sentence.first - 1, -1):
        if hearing.word(at, "people", "crowd", "body", "source") or hearing.name(at):
            known = hearing.name(at)
            if known is not None and known.entry.kind == "place":
                continue
            return read_speaker(hearing, at, verb.first)
    return None


def _is_masculine_one(hearing: Hearing, verb: Mention) -> bool:
    """Tell whether a participle is masculine singular: no crowd's then."""
    ends = hearing.scene.tokens[verb.first].text.endswith(hearing.scene.lexicon.knowledge.endings.accusative)
    return verb.entry.sense == PARTICIPLE and ends


def _crowd_before(hearing: Hearing, memory: Memory, sentence: Sentence, verb: Mention) -> Speaker | None:
    """Return those whom a plural verb speaks for: in the sentence, else the last who spoke together."""
    crowd = _crowd_ahead(hearing, sentence, verb)
    if crowd is not None and crowd.sort not in {"place", "person", "role"}:
        return crowd
    last = memory.last(sentence)
    return last if last is not None and last.sort in {"people", "crowd", "source", "unnamed"} else None


def _scope_start(hearing: Hearing, sentence: Sentence, at: int, after: int) -> tuple[int, bool]:
    """Return where what is said starts, and whether a «that», a colon or a quotation opens it."""
    for step in range(at, min(at + _REACH_THAT, max(after, at), sentence.last)):
        that = hearing.word(step, "that")
        if that is not None:
            return min(that.last - 1, sentence.last), True
        if hearing.mark(step) == ":" or (hearing.mark(step) == '"' and hearing.quotes.get(step, 0) - step > 6):
            return step + 1, True
    return min(at, sentence.last), False


def _channel(hearing: Hearing, first: int, limit: int) -> tuple[int, int] | None:
    """Return the channel told between an act and what is said."""
    for at in range(first, min(limit, len(hearing.scene.tokens))):
        channel = hearing.word(at, "channel")
        if channel is not None and at > first and "the" not in channel.parts:
            return at, channel.last
    return None


def _moment(hearing: Hearing, sentence: Sentence, verb: Mention, first: int, after: int) -> int | None:
    """Return the number of the time told beside an act: before the clause's verb or between it and what is said."""
    low = hearing.scene.tokens[verb.first].start
    limit = max(first, min(verb.last + 3, after))
    high = hearing.scene.tokens[min(limit, len(hearing.scene.tokens)) - 1].end
    for number, moment in enumerate(hearing.scene.moments):
        if low <= moment.start < high:
            return number
    return None


def _bound(hearing: Hearing, speech: Speech, later: list[Speech]) -> Speech:
    """End what is said where the next act of the same level starts; let an open quotation run to its end."""
    last = speech.last
    for other in later:
        if other.sentence is not speech.sentence:
            break
        if (
            other.verb.entry.sense != "verb"
            or "and" in other.verb.parts
            or other.verb.first < speech.first
            or _goes_on(hearing, other.verb)
        ):
            last = max(speech.first, min(last, other.verb.first))
            break
    close = hearing.quotes.get(speech.first) or hearing.quotes.get(speech.first - 1)
    return replace(speech, last=max(last, close) if close and speech.that else last)
