"""Which words act as speech: finite verbs, participles of circumstance and verbal nouns, told from their other
meanings.
"""

from collections.abc import Iterator

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.speech import SpeechAct
from waqai.lexicon.speech_entries import PARTICIPLE
from waqai.reading.hearing import Hearing
from waqai.reading.sentences import Sentence

_SHADDA = "\u0651"
_SENSES = ("verb", PARTICIPLE, "noun")  # which reading of a word is tried first
_REACH_NEED = 40  # words behind a verb in which what it needs must stand
_HEADING = 3  # words between the first word of a heading and its colon
_REACH_FROM = 8  # words between «نقل» and those whose words it passes on
REACH_GIVE = 5  # words between «أطلق» and the call it voices
_REACH_SOON = 20  # words between a verb that means speech only with «that» and it


def find_acts(hearing: Hearing, sentence: Sentence) -> Iterator[Mention]:
    """Yield the words that act as speech in ``sentence``, in order."""
    at = sentence.first
    while at < sentence.last:
        mention = _speaking(hearing, at, sentence) if at in hearing.opening else None
        if mention is not None:
            yield mention
        at = mention.last if mention else at + 1


def _speaking(hearing: Hearing, at: int, sentence: Sentence) -> Mention | None:
    words = [m for m in hearing.opening.get(at, ()) if m.entry.kind == "speech"]
    if not words:
        return None
    for mention in sorted(words, key=lambda m: (-m.last, _SENSES.index(m.entry.sense))):
        if _is_act(hearing, mention, sentence):
            return mention
    return None


def _is_act(hearing: Hearing, mention: Mention, sentence: Sentence) -> bool:
    """Tell whether a word of speech acts here: participles only without the article and as circumstance, verbs of two
    meanings only with their needs.
    """
    act = mention.entry.known.act
    if mention.entry.sense == PARTICIPLE and not _is_circumstance(mention):
        return False
    if mention.entry.sense == "noun" and not _is_noun_act(hearing, mention, act):
        return False
    if hearing.name(mention.first) is not None and mention.entry.sense != "verb":
        return False
    if _owns_its_and(hearing, mention):
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
    if act.that and not act.asks and hearing.word(mention.first, "relay") and not _quotes_another(hearing, mention):
        return False
    if act.heads and not _heads_list(hearing, mention, sentence):
        return False
    if act.object and _says_that(hearing, mention, sentence, judging=True):
        return False
    if mention.first > sentence.first and hearing.word(mention.first - 1, "not"):
        return False
    if _follows_denied(hearing, mention, sentence):
        return False
    if act.by and mention.entry.sense == "verb" and not _takes_by(hearing, mention, sentence):
        return False
    if act.counts and mention.first and _is_governed(hearing, mention.first - 1):
        return False
    rest = hearing.scene.tokens[mention.last : min(sentence.last, mention.last + _REACH_NEED)]
    return not act.needs or hearing.scene.lexicon.says(rest, act.needs)


def _owns_its_and(hearing: Hearing, mention: Mention) -> bool:
    """Tell whether the «and» on a word is its first letter: the letter behind it is written double («ودّعت», no
    «دعت»).
    """
    if "and" not in mention.parts:
        return False
    folded = hearing.scene.folded
    second = hearing.scene.tokens[mention.first].start + 1
    return _SHADDA in folded.source[folded.starts[second] : folded.starts[second + 1]]


def _quotes_another(hearing: Hearing, mention: Mention) -> bool:
    """Tell whether a verb that may mean carrying too tells of words: «from» stands soon behind it, or what is said."""
    near = range(mention.last, mention.last + _REACH_FROM)
    return any(hearing.word(at, "from", "that") or hearing.mark(at) in {":", '"'} for at in near)


def _is_governed(hearing: Hearing, before: int) -> bool:
    """Tell whether the word at ``before`` takes a noun behind it («بحسب رصد الشبكة»): no verb stands there then."""
    return bool(hearing.scene.cue_at(before, "according") or hearing.word(before, "inside", "from"))


def _follows_denied(hearing: Hearing, mention: Mention, sentence: Sentence) -> bool:
    """Tell whether a word with a pronoun stands right behind a denied verb: it is its subject («لم تثبت إدانته»)."""
    behind = mention.first > sentence.first + 1 and mention.entry.sense == "verb" and bool(mention.pronoun)
    return behind and hearing.word(mention.first - 2, "not") is not None


def _heads_list(hearing: Hearing, mention: Mention, sentence: Sentence) -> bool:
    """Tell whether a word is the heading of a list: it begins its sentence, and a colon stands soon behind it."""
    opens = mention.first <= sentence.first + 1
    return opens and any(
        hearing.mark(at) == ":" for at in range(mention.last, min(mention.last + _HEADING, sentence.last))
    )


def _is_noun_act(hearing: Hearing, mention: Mention, act: SpeechAct) -> bool:
    """Tell whether a verbal noun speaks: bare, or of asking with the article («والمطالبة») or the first person
    («مناشدتنا»).
    """
    if mention.pronoun:
        return act.asks and (is_ours(hearing, mention) or is_voiced(hearing, mention))
    return "the" not in mention.parts or act.asks


def is_voiced(hearing: Hearing, mention: Mention) -> bool:
    """Tell whether a verb that gives a call its voice stands soon before it («جدد المجلس دعوته», «أطلق نداء»)."""
    return any(hearing.word(at, "give") for at in range(max(0, mention.first - REACH_GIVE), mention.first))


def is_ours(hearing: Hearing, mention: Mention) -> bool:
    """Tell whether a word carries the pronoun of the first person plural."""
    return mention.pronoun == hearing.scene.lexicon.knowledge.clitics.enclitics[-1]


def _takes_by(hearing: Hearing, mention: Mention, sentence: Sentence) -> bool:
    """Tell whether a word with «by», or one that may carry it, stands soon behind a verb."""
    return any(
        hearing.may_be_by(at) and (hearing.word(at, "of_need") or not hearing.word(at, "stop") or _is_by(hearing, at))
        for at in range(mention.last, min(mention.last + _REACH_SOON, sentence.last))
    )


def _is_by(hearing: Hearing, at: int) -> bool:
    return any("by" in m.parts for m in hearing.opening.get(at, ()))


def _names_third(hearing: Hearing, mention: Mention) -> bool:
    """Tell whether the pronoun on a verb is of the third person («أعلنها»): nobody is told «I announced you»."""
    third = hearing.scene.lexicon.knowledge.clitics.enclitics[0]
    return mention.pronoun.startswith(third)


def _says_that(hearing: Hearing, mention: Mention, sentence: Sentence, *, judging: bool = False) -> bool:
    """Tell whether what is said opens soon behind a verb: by «that», a colon or a quotation; for one ``judging`` its
    object, «as being» opens nothing («وصف القصف بأنه جريمة»).
    """
    for at in range(mention.last, min(mention.last + _REACH_SOON, sentence.last)):
        if judging and hearing.may_be_by(at):
            continue
        if hearing.word(at, "that") or hearing.mark(at) == ":" or (hearing.mark(at) == '"' and at in hearing.quotes):
            return True
    return False


def _is_circumstance(mention: Mention) -> bool:
    """Tell whether a participle is one of circumstance: indefinite."""
    return not mention.parts & {"the", "by", "to"}


def is_first_person(hearing: Hearing, verb: Mention) -> bool:
    """Tell whether a verb is in the first person plural: the same verb in the third person differs by its first letter
    only.
    """
    if hearing.word(verb.first, "we"):
        return True
    clitics, endings = hearing.scene.lexicon.knowledge.clitics, hearing.scene.lexicon.knowledge.endings
    third, we = endings.present_prefixes[0], endings.present_prefixes[2]
    word = hearing.scene.tokens[verb.first].text
    for particle in ("", *(p.form for p in clitics.proclitics if "and" in p.parts)):
        if word.startswith(particle + we):
            rest = word[len(particle) + 1 :]
            here = {s.lemma for s in hearing.scene.lexicon.speech.senses(word)}
            return bool(here & {s.lemma for s in hearing.scene.lexicon.speech.senses(third + rest)})
    return False


def is_plural(hearing: Hearing, verb: Mention) -> bool:
    """Tell whether a verb has the plural ending that it takes only behind its subject."""
    return hearing.scene.tokens[verb.first].text.endswith(hearing.scene.lexicon.knowledge.endings.plural_past)
