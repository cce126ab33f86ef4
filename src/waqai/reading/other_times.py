"""Times that stand in the sentence of a happening and are not its own: those of what was before it, or long ago."""

from collections.abc import Sequence
from dataclasses import replace

from waqai.arabic.dates import Moment, When
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core, Ground
from waqai.reading.scene import Scene

_OTHER_TIME = ("after_it", "earlier")  # cues behind which a happening of another time is told
_LED = 5  # words between such a cue and the happening that it leads in
_DATED_REACH = 9  # words between «signed» and its date, those who signed among them
FRONTED = 2  # words before a time that opens its sentence
_DATED = frozenset({"day", "month"})


def is_of_other_time(scene: Scene, group: Sequence[Core], at: int) -> bool:
    """Tell whether the moment at token ``at`` is told before a word that leads ``group`` in as what was before or
    after it («تدخلت الدولة في آذار بعدما سيطروا على العاصمة», «ردا على هجوم»).
    """
    first, ground = opens_at(group), group[0].ground
    if at >= first:
        return False
    led = (m for cue in _OTHER_TIME for m in scene.cues(cue, ground.sentence) if at < m.first and m.last <= first)
    own = clause_of(ground.clauses, max(first - 1, 0))
    return any(clause_of(ground.clauses, min(m.last, first - 1)) == own for m in led)


def is_led_in_as_other(scene: Scene, group: Sequence[Core]) -> bool:
    """Tell whether such a word stands right before ``group``, and not «ردا على ذلك», behind which what answers it is
    told.
    """
    first, sentence = opens_at(group), group[0].ground.sentence
    led = (m for cue in _OTHER_TIME for m in scene.cues(cue, sentence) if 0 <= first - m.last <= _LED)
    return any(scene.cue_at(m.last, "demonstrative") is None for m in led)


def is_far_off(scene: Scene, group: Sequence[Core], moment: Moment, when: When) -> bool:
    """Tell whether a year, or what something has lasted since, is told before a connective that begins the clause of
    ``group``: it is what stands before it that is that old («المحاصرين منذ 2013، إذ أن اشتباكات تدور …»). A connective
    right behind the time tells it («في 2014 عندما …»).
    """
    if not moment.since and when.precision != "year":
        return False
    first, sentence = opens_at(group), group[0].ground.sentence
    fronted = scene.token_at(moment.start) - sentence.first <= FRONTED
    behind = scene.token_at(moment.end - 1) + 1
    return not fronted and any(behind < m.first <= first for m in scene.cues("clause", sentence))


def is_of_other_doing(scene: Scene, ground: Ground, groups: Sequence[Sequence[Core]], at: int) -> bool:
    """Tell whether the moment at token ``at`` stands in a clause of its own that begins with «and» and a verb and tells
    none of the sentence's happenings («، وزار الوزير العاصمة أمس»).
    """
    clause = clause_of(ground.clauses, at)
    first = ground.clauses[clause]
    told = any(core.clause == clause for group in groups for core in group)
    joined = scene.joined_by_and(first) and not scene.is_definite(first) and not scene.cue_at(first, "not_name")
    return clause > 0 and not told and joined and at - first > 3


def dates_a_paper(scene: Scene, ground: Ground, at: int, when: When) -> bool:
    """Tell whether the moment at token ``at`` is the date of an agreement or law that is only named («الاتفاق الموقع في
    آذار 2020», «قرار … لعام 1974»).
    """
    if when.precision == "year" and scene.tokens[at].text.startswith(scene.lexicon.forms_with("to")):
        return True
    dated = [m.last for m in scene.cues("dated", ground.sentence) if m.last <= at]
    if not dated or at - dated[-1] > _DATED_REACH:
        return False
    told = any(dated[-1] <= m.first < at for m in scene.of_kind("trigger", ground.sentence))
    return not told and clause_of(ground.clauses, dated[-1] - 1) == clause_of(ground.clauses, at)


def follows_past(scene: Scene, moment: Moment) -> bool:
    """Tell whether a moment stands right behind a verb in the past («في مؤتمر عقده مساء الثلاثاء»): it is none of what
    is planned.
    """
    at = scene.token_at(moment.start)
    verbs = (m for m in scene.opening.get(at - 1, ()) if m.last == at and m.entry.sense in {"verb", "passive"})
    return any(scene.lexicon.tense(scene.tokens[m.first].text) == "past" for m in verbs)


def with_year(scene: Scene, ground: Ground, moment: Moment) -> Moment:
    """Return a date without a year with the year told before it in its sentence («قالت في حزيران 2017 إنها قتلته في
    نهاية أيار»).
    """
    lean = moment.year_lean or moment.month_lean
    if moment.kind not in _DATED or moment.month is None or moment.year is not None or lean or moment.hijri:
        return moment
    before = (m for m in scene.moments_in(ground.sentence) if m.start < moment.start and not m.since)
    years = [m.year for m in before if m.year is not None and not m.hijri]
    return replace(moment, year=years[-1]) if years else moment


def opens_at(group: Sequence[Core]) -> int:
    """Return the token at which the first word that tells a happening stands."""
    return min([core.mention.first for core in group])
