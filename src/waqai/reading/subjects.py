"""Whose act of speech it is: told behind the verb, before it, or earlier in the thread."""

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.speech import SpeechAct
from waqai.lexicon.speech_entries import PARTICIPLE
from waqai.reading.acts import REACH_GIVE, is_first_person, is_ours, is_plural, is_voiced
from waqai.reading.agreement import clashes, disagrees, may_go_on
from waqai.reading.hearing import Hearing
from waqai.reading.memory import Memory
from waqai.reading.named import Speaker
from waqai.reading.phrases import LONGEST_QUOTED, is_governed
from waqai.reading.sentences import Sentence
from waqai.reading.speakers import read_speaker, surname_owner

_LOOK_BACK = 80  # words before a verb in which its subject is looked for
_ASIDE = 10  # words between two dashes that are an aside
_DESCRIBED = 4  # words of people before a relative
_OWN = 4  # words of an unread name before what its owner says
_SUBJECT_GAP = 6  # words between a subject and the verb behind it


def find_subject(
    hearing: Hearing, memory: Memory, sentence: Sentence, verb: Mention, here: Speaker | None
) -> tuple[Speaker | None, bool]:
    """Return who speaks by ``verb`` and whether that was told elsewhere: behind it, before it, or earlier in the
    thread.
    """
    act = verb.entry.known.act
    if act.heads:
        return memory.last(sentence), True
    if (verb.entry.sense == "verb" and is_first_person(hearing, verb)) or (
        verb.entry.sense == "noun" and is_ours(hearing, verb)
    ):
        return _first_person(hearing, memory, sentence, verb), True
    if verb.entry.sense == "noun" and verb.pronoun:
        return _giver(hearing, memory, sentence, verb) or memory.last(sentence), True
    if verb.entry.sense != PARTICIPLE and "the" not in verb.parts and not is_plural(hearing, verb):
        behind = _behind(hearing, sentence, verb)
        if behind is not None:
            behind = memory.resolve(behind)
            if behind.sort != "unknown" and not _is_asked(hearing, memory, sentence, verb, behind):
                return behind, False
    if verb.entry.sense == "noun" and not _voiced(hearing, verb):
        return None, False
    own = _own_subject(hearing, sentence, verb)
    if own:
        return surname_owner(hearing, own), False
    if verb.entry.sense == "verb" and verb.last < sentence.last and not act.asks:
        owner = surname_owner(hearing, verb.last)
        if owner is not None:
            return owner, False
    if verb.first > sentence.first and _describes(hearing, verb):
        return (_asking_crowd(hearing, sentence, verb) if act.asks else None), True
    if verb.entry.sense == "verb" and is_plural(hearing, verb):
        return _crowd_before(hearing, memory, sentence, verb), True
    if verb.entry.sense != "verb" or "and" in verb.parts:
        if here and may_go_on(hearing, verb, here):
            return here, True
        if verb.entry.sense == "noun" and not verb.parts & {"the"}:
            return _giver(hearing, memory, sentence, verb), True
        if verb.entry.sense != "verb":
            crowd = _crowd_ahead(hearing, sentence, verb) if act.asks and not _is_masculine_one(hearing, verb) else None
            runs_on = sentence.paragraph == memory.paragraph or verb.first <= sentence.first + 1
            return crowd or (memory.last(sentence) if runs_on else None), True
        return memory.last(sentence, verb), True
    ahead = _ahead(hearing, memory, sentence, verb)
    if ahead is not None:
        return ahead, False
    if here and may_go_on(hearing, verb, here):
        return here, True
    return (memory.last(sentence, verb) if goes_on(hearing, verb) else None), True


def _own_subject(hearing: Hearing, sentence: Sentence, verb: Mention) -> int:
    """Return the first word of somebody whom shape does not show to be a speaker, between «he said» and «that»: nobody
    else speaks then; 0 where there is none.
    """
    if verb.entry.sense != "verb" or verb.entry.id != "explain" or verb.last - verb.first > 1 or verb.pronoun:
        return 0
    at = skip_asides(hearing, verb.last, sentence.last)
    if at >= sentence.last or hearing.scene.tokens[at].kind != "word" or hearing.stops(at) or is_governed(hearing, at):
        return 0
    if hearing.word(at, "of_need", "purpose", "matter", "text", "channel") or hearing.tells(at):
        return 0
    if hearing.may_be_by(at) or hearing.may_be_to(at):
        return 0
    said = any(hearing.word(step, "that") or hearing.mark(step) in {":", '"'} for step in range(at + 1, at + _OWN))
    return at if said else 0


def _describes(hearing: Hearing, verb: Mention) -> bool:
    """Tell whether a verb only describes the noun before it: behind a relative, or right behind an indefinite noun."""
    before = verb.first - 1
    if hearing.word(before, "relative", "slogan"):
        return True
    if verb.entry.sense != "verb" or "and" in verb.parts or hearing.scene.tokens[before].kind != "word":
        return False
    known = hearing.opening.get(before) or hearing.scene.opening.get(before)
    return not known and not hearing.definite(before) and before not in hearing.timed


def _is_asked(hearing: Hearing, memory: Memory, sentence: Sentence, verb: Mention, speaker: Speaker) -> bool:
    """Tell whether people behind «and he called» are asked: in the oblique case, or in a named speaker's thread."""
    if not verb.entry.known.act.asks or speaker.sort not in {"people", "crowd"}:
        return False
    word = hearing.scene.tokens[speaker.named[0].first].text
    endings = hearing.scene.lexicon.knowledge.endings
    if word.endswith(endings.circumstance[-1]):
        return True
    last = memory.last(sentence)
    direct = word.endswith(endings.direct_plural)
    return "and" in verb.parts and not direct and last is not None and last.public


def _voiced(hearing: Hearing, verb: Mention) -> bool:
    """Tell whether a noun of asking asks here without its own subject: «والمطالبة ب…», «توجيه دعوة إلى …», or a
    spelled form.
    """
    if not verb.entry.known.act.asks:
        return False
    return {"and", "the"} <= verb.parts or {"to", "the"} <= verb.parts or is_voiced(hearing, verb)


def _giver(hearing: Hearing, memory: Memory, sentence: Sentence, verb: Mention) -> Speaker | None:
    """Return who voices a call («أطلق المستشفى نداء»): the name behind the voicing verb or before it."""
    for at in range(verb.first - 1, max(sentence.first, verb.first - REACH_GIVE) - 1, -1):
        give = hearing.word(at, "give")
        if give is not None:
            return read_speaker(hearing, give.last, verb.first) or _ahead(hearing, memory, sentence, give)
    return None


def _first_person(hearing: Hearing, memory: Memory, sentence: Sentence, verb: Mention) -> Speaker | None:
    """Return who «we» are: told in the sentence («إننا في اللجنة …»), else the last speaker."""
    for at in range(max(sentence.first, verb.first - _LOOK_BACK), verb.first):
        opens = hearing.word(at, "in_name")
        if opens is not None and opens.last < verb.first:
            return read_speaker(hearing, opens.last, verb.first)
    return memory.last(sentence)


def goes_on(hearing: Hearing, verb: Mention) -> bool:
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
    return 0 < close - at <= LONGEST_QUOTED and bool(
        hearing.name(at + 1) or hearing.word(at + 1, "body", "chief", "office", "rank", "crowd")
    )


def _can_speak(hearing: Hearing, verb: Mention, speaker: Speaker, sentence: Sentence) -> bool:
    """Tell subject from object: an addressee never speaks, and an accusation always names the accused behind its
    speaker.
    """
    act = verb.entry.known.act
    if (act.asks or act.hits) and hearing.word(speaker.first, "addressee", "everyone"):
        return False
    if disagrees(hearing, verb, speaker):
        return False
    after = speaker.last
    if act.hits and act.needs and "and" in verb.parts and _is_charged(hearing, act, speaker):
        return False
    if act.hits and not verb.pronoun and after < sentence.last:
        return not hearing.by_the(after) and (
            _names_another(hearing, sentence, after) or not _starts_by(hearing, after)
        )
    return True


def _is_charged(hearing: Hearing, act: SpeechAct, speaker: Speaker) -> bool:
    """Tell whether what is laid on somebody stands right behind a lone name where a speaker goes on: he is charged
    («وحملت الحكومة المسؤولية»).
    """
    tokens = hearing.scene.tokens[speaker.first : speaker.last + 1]
    return hearing.scene.lexicon.says(tokens, act.needs)


def _names_another(hearing: Hearing, sentence: Sentence, at: int) -> bool:
    """Tell whether another party stands behind a subject: the one that the act hits."""
    return read_speaker(hearing, skip_asides(hearing, at, sentence.last), sentence.last) is not None


def _starts_by(hearing: Hearing, at: int) -> bool:
    by = hearing.scene.lexicon.knowledge.clitics
    particles = [p.form for p in by.proclitics if "by" in p.parts and "and" not in p.parts]
    return hearing.scene.tokens[at].text.startswith(tuple(particles))


def skip_asides(hearing: Hearing, at: int, limit: int) -> int:
    """Return the first token at or after ``at`` that is no time, aside or comma around one."""
    start = at
    while at < limit:
        aside = hearing.word(at, "aside")
        if aside is not None:
            at = aside.last
        elif at in hearing.timed or _parts_asides(hearing, at, start):
            at += 1
        elif hearing.mark(at) == "-" and (close := _dash_after(hearing, at, limit)):
            at = close + 1
        else:
            break
    return at


def _dash_after(hearing: Hearing, at: int, limit: int) -> int:
    """Return the dash that closes the aside which one opens at ``at``, 0 where none soon does."""
    return next((step for step in range(at + 2, min(at + _ASIDE, limit)) if hearing.mark(step) == "-"), 0)


def _parts_asides(hearing: Hearing, at: int, start: int) -> bool:
    """Tell whether the mark at ``at`` stands behind an aside, or is a comma before one."""
    mark = hearing.mark(at)
    if not mark or mark not in ",-()":
        return False
    return at > start or (mark == "," and (at + 1 in hearing.timed or hearing.word(at + 1, "aside") is not None))


def _ahead(hearing: Hearing, memory: Memory, sentence: Sentence, verb: Mention) -> Speaker | None:
    """Read a subject that stands before its verb, at the start of its clause."""
    for start in _clause_openings(hearing, sentence, verb.first):
        if verb.first - start > _SUBJECT_GAP + 12:
            break
        speaker = read_speaker(hearing, start, verb.first, bare=True)
        if speaker is None or verb.first - speaker.last > _SUBJECT_GAP:
            continue
        known = memory.resolve(speaker)
        if known.sort == "unknown" or _is_lone(known) or clashes(hearing, verb, speaker):
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
    for at in range(limit - 1, max(sentence.first, limit - _LOOK_BACK) - 1, -1):
        join = hearing.word(at, "join", "that")
        if join is not None and join.last <= limit:
            found.append(join.last)
        if hearing.mark(at) and hearing.mark(at) in ",:;":
            found.append(at + 1)
    return [*found, sentence.first]


def _asking_crowd(hearing: Hearing, sentence: Sentence, verb: Mention) -> Speaker | None:
    """Return the crowd that asks by what it shouts («هتافات تطالب ب…»), or that a relative describes («المظاهرة التي
    طالبت ب…»).
    """
    before = verb.first - 1
    if hearing.word(before, "slogan"):
        return _crowd_ahead(hearing, sentence, verb)
    if verb.entry.known.act.strength != "demand":
        return None  # «المظاهرة التي دعت إليها النقابة»
    near = range(before - 1, max(sentence.first, before - _DESCRIBED) - 1, -1)
    people = next((at for at in near if hearing.word(at, "people")), None)
    return read_speaker(hearing, people, before, addressed=True) if people is not None else None


def _crowd_ahead(hearing: Hearing, sentence: Sentence, verb: Mention) -> Speaker | None:
    """Return who a circumstance without its own act of speech belongs to («خرج متظاهرون … مطالبين»): people before
    bodies, the nearest first.
    """
    places = range(verb.first - 1, max(sentence.first, verb.first - _LOOK_BACK) - 1, -1)
    people = next((at for at in places if hearing.word(at, "people", "crowd", "source")), None)
    if people is not None:
        return read_speaker(hearing, people, verb.first, addressed=True)
    for at in places:
        known = hearing.name(at)
        if hearing.word(at, "body") or (known is not None and known.entry.kind == "actor"):
            return read_speaker(hearing, at, verb.first)
    return None


def _is_masculine_one(hearing: Hearing, verb: Mention) -> bool:
    """Tell whether a participle is masculine singular: no crowd's then."""
    ends = hearing.scene.tokens[verb.first].text.endswith(hearing.scene.lexicon.knowledge.endings.accusative)
    return verb.entry.sense == PARTICIPLE and ends


def _is_one(hearing: Hearing, speaker: Speaker) -> bool:
    """Tell whether a body is told by a singular noun: no plural verb's subject then."""
    first = speaker.named[0].first
    if hearing.word(first, "people", "crowd", "source"):
        return False
    mark = hearing.scene.lexicon.knowledge.endings.feminine_mark
    return hearing.scene.tokens[first].text.endswith(mark) or hearing.word(first, "masculine") is not None


def _crowd_before(hearing: Hearing, memory: Memory, sentence: Sentence, verb: Mention) -> Speaker | None:
    """Return those whom a plural verb speaks for: in the sentence, else the last who spoke together."""
    crowd = _crowd_ahead(hearing, sentence, verb)
    if crowd is not None and crowd.sort not in {"place", "person", "role"} and not _is_one(hearing, crowd):
        return crowd
    last = memory.last(sentence)
    return last if last is not None and last.sort in {"people", "crowd", "source", "unnamed"} else None
