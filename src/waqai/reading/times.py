"""Which day an event gets: the moment told of it, never the day on which it was announced."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from waqai.arabic.dates import Moment, When, resolve_time
from waqai.lexicon.mention import Mention
from waqai.reading.clauses import clause_of
from waqai.reading.cores import Core, Ground
from waqai.reading.other_times import (
    FRONTED,
    dates_a_paper,
    follows_past,
    is_far_off,
    is_led_in_as_other,
    is_of_other_doing,
    is_of_other_time,
    opens_at,
    with_year,
)
from waqai.reading.recall import is_of_another
from waqai.reading.saying_days import counts_from, is_of_saying
from waqai.reading.scene import Scene

_DECLARED = frozenset({"operation", "agreement", "appointment"})  # to announce these is to do them
_ONCE = frozenset({"abduction", "other_incident", "agreement", "appointment", "territory_change"})  # «since» is when
_WRITTEN = {"week": "part_of_month", "season": "year"}
_AFTER = 1.5  # a moment told before its happening counts as this much further away
_TURN = 12  # words that a turn to another clause weighs
_EARLIER = ("background", "some_time")  # cues of a clause that tells from before, or from a time left open
_LED = 5  # words between «since» or a length of time and the happening that it leads to
_SINCE_REACH = 16  # words between «since» and the day of the event that it names
_YEAR, _SOON = 365, 92  # days
_BLAST = "blast"  # the family of strikes and explosions
_PAPERS = "politics"  # the family of agreements and appointments
_LONG = 100  # days
_RECENT = 14  # days before the reference in which a told day still flows on


@dataclass(frozen=True, slots=True)
class Day:
    """A resolved time with the moment that told it; ``flowed`` where it was told of another happening before it,
    ``length`` the time by which it lies before what the moment was told of, ``counted_from`` the day of saying that a
    relative moment counts from.
    """

    moment: Moment
    when: When
    recent: bool = True
    flowed: bool = False
    length: Moment | None = None
    counted_from: Moment | None = None

    @property
    def flows(self) -> bool:
        """Tell whether it can hold for what is told next: one of these days, neither a stretch nor of the past."""
        one = self.when.precision == "day" and self.when.start == self.when.end
        return self.recent and one and not self.moment.since

    @property
    def long(self) -> bool:
        """Tell whether it is a stretch of many months: what is told of it elsewhere happened some time in it."""
        return (self.when.end - self.when.start).days > _LONG

    @property
    def precision(self) -> str:
        """How exact it is, in the steps of the report: a week is part of a month, a season part of a year."""
        return _WRITTEN.get(self.when.precision, self.when.precision)


def reference_day(scene: Scene) -> datetime.date | None:
    """Return the day that relative words count from, None when the page tells none."""
    return scene.reference


def told_day(
    scene: Scene, group: Sequence[Core], groups: Sequence[Sequence[Core]], reference: datetime.date | None
) -> Day | None:
    """Return the day told of the happening that the cores of ``group`` tell.

    It is the nearest moment of the sentence that belongs to it rather than to another of the sentence's happenings
    (``groups``) or to an act of speech; else the one told of a happening before it in the same sentence.
    """
    ground = group[0].ground
    days = days_in(scene, group[0])
    if group[0].type not in _DECLARED:
        days = [d for d in days if not is_of_saying(scene, ground, d.moment)]
    length = length_before(scene, group)
    told = [d for d in days if d.moment.start < length.start and d.flows] if length else []
    if length is not None:
        days = [d for d in days if d.moment.start > length.start]
    owned = [own for d in days if (own := _owned(scene, d, group, groups, reference))]
    left = left_open(scene, group, groups)
    near = min(owned, key=lambda d: _distance(scene, group, d.moment), default=None)
    near = near and min(_within(near, owned), key=lambda d: _distance(scene, group, d.moment), default=near)
    if near and not any(
        _distance(scene, group, m) < _distance(scene, group, near.moment) for m in left if _rivals(m, near)
    ):
        return near
    if left:
        return None
    if length is not None:
        return counted_back(told[-1], length) if told else None
    if is_from_before(scene, group):
        return None
    before = [d for d in days if _flows(scene, group, d, reference)]
    before = [d for d in before if not is_of_other_time(scene, group, scene.token_at(d.moment.start))]
    return replace(before[-1], flowed=True) if before else None


def _within(long: Day, days: Sequence[Day]) -> list[Day]:
    """Return the exact days told beside a month or year that hold them («خلال مارس … في 3 مارس»)."""
    if long.when.precision not in {"month", "year"}:
        return []
    exact = (d for d in days if d.when.precision == "day")
    return [d for d in exact if long.when.start <= d.when.start and d.when.end <= long.when.end]


def _rivals(moment: Moment, day: Day) -> bool:
    """Tell whether a time left open can be another than ``day``: «أمس الجمعة» may well be the date told beside it."""
    return day.when.precision != "day" or moment.kind not in ("relative", "weekday")


def left_open(scene: Scene, group: Sequence[Core], groups: Sequence[Sequence[Core]]) -> list[Moment]:
    """Return the times that are told of a happening and that nobody can tell («قبل أيام», «في 13 أيار» on a page
    without a day).
    """
    ground = group[0].ground
    told = (m for m in scene.moments_in(ground.sentence) if m.relation == "at" and not is_of_saying(scene, ground, m))
    return [
        m for m in told if _resolve(scene, m, group[0], scene.reference) is None and _owner(scene, m, groups) is group
    ]


def _owned(
    scene: Scene, day: Day, group: Sequence[Core], groups: Sequence[Sequence[Core]], reference: datetime.date | None
) -> Day | None:
    """Return the day that a moment tells of ``group`` rather than of another happening of the sentence.

    «منذ سقوط البلدة في 3 آب قُتل عشرون» tells the day of the fall, and that what stands beside has lasted since.
    """
    at = scene.token_at(day.moment.start)
    if _describes(scene, group, at) and (day.moment.since or day.when.precision == "year"):
        return None
    if is_of_other_doing(scene, group[0].ground, groups, at) or is_of_another(scene, group, at):
        return None
    if group[0].family != _PAPERS and dates_a_paper(scene, group[0].ground, at, day.when):
        return None
    if is_of_other_time(scene, group, at) or is_far_off(scene, group, day.moment, day.when):
        return None
    began = _began(scene, group[0].ground, at)
    if began is None:
        return day if _owner(scene, day.moment, groups) is group else None
    inside = [g for g in groups if any(began <= c.mention.first < at for c in g)]
    within = any(g is group for g in inside)
    rivals = inside if within else [g for g in groups if all(g is not i for i in inside)]
    if _owner(scene, day.moment, rivals) is not group:
        return None
    if within or reference is None or day.when.start > reference:
        return day
    return replace(day, when=replace(day.when, end=reference), recent=False)


def _describes(scene: Scene, group: Sequence[Core], at: int) -> bool:
    """Tell whether the moment at token ``at`` stands in a clause that describes a party or place («الحزب الذي يقاتل منذ
    2012») and not the happening.
    """
    ground = group[0].ground
    opens = max((m.first for m in scene.cues("relative", ground.sentence) if m.first < at), default=None)
    if opens is None or any(opens <= core.mention.first < at for core in group):
        return False
    if any(opens < m.first < at for cue in ("initiated", "continuing") for m in scene.cues(cue, ground.sentence)):
        return False  # «the protests in the town that began in 2013»
    ends = {m.last for m in ground.parties} | {m.last for m in ground.places}
    return bool(ends & {opens, opens - 1}) and clause_of(ground.clauses, opens) == clause_of(ground.clauses, at)


def _began(scene: Scene, ground: Ground, at: int) -> int | None:
    """Return where a «since» stands whose event the moment at token ``at`` dates; None where there is none."""
    since = [m.first for m in scene.cues("since", ground.sentence) if m.last < at <= m.last + _SINCE_REACH]
    if not since:
        return None
    between = [m for m in scene.moments_in(ground.sentence) if since[-1] <= scene.token_at(m.start) < at]
    return None if between else since[-1]


def days_in(scene: Scene, core: Core) -> list[Day]:
    """Return the days told in the sentence of a happening, in order."""
    ground = core.ground
    told = (
        m for m in scene.moments_in(ground.sentence) if m.relation in ("at", "since")
    )  # «until» tells the end alone
    days: list[Day] = []
    for moment in told:
        reference, counted_from = counts_from(scene, ground, moment)
        moment = with_year(scene, ground, moment)
        if moment.name == "in_row" and core.family == _BLAST:
            continue  # «قصف لليوم الثاني»: each day's is another one
        day = _resolve(scene, moment, core, reference)
        if day is not None:
            days.append(replace(day, counted_from=counted_from))
    return days


def is_told_with(scene: Scene, core: Core, cue: str) -> bool:
    """Tell whether ``cue`` stands in the clause that tells a happening."""
    ground = core.ground
    cues = scene.cues(cue, ground.sentence)
    return bool(cues) and any(clause_of(ground.clauses, m.first) == core.clause for m in cues)


def is_from_before(scene: Scene, group: Sequence[Core]) -> bool:
    """Tell whether a happening is told in passing, from before: with a word that says so, with or behind «since»,
    behind what it came before («ردا على قصف …») or behind a length of time («بعد أيام على مقتل …»): the day of what
    came after it is not its own.
    """
    for cue in _EARLIER:
        if is_told_with(scene, group[0], cue):
            return True
    at, sentence = opens_at(group), group[0].ground.sentence
    if any(0 <= at - m.last <= _LED for m in scene.cues("since", sentence)):
        return True
    if is_told_with(scene, group[0], "since") or is_led_in_as_other(scene, group):
        return True
    return length_before(scene, group) is not None


def length_before(scene: Scene, group: Sequence[Core]) -> Moment | None:
    """Return the time between a happening and what came after it («بعد خمسة أيام على تفجير», «غداة تفجير»)."""
    at, sentence = opens_at(group), group[0].ground.sentence
    for moment in scene.moments_in(sentence):
        counts = moment.kind == "unknown" and moment.relation == "after"
        if counts and 0 < at - scene.token_at(moment.end - 1) <= _LED:
            return moment
    for led in scene.cues("day_after", sentence):
        if 0 <= at - led.last < _LED:
            return Moment(led.start, led.end, "unknown", offset=1, unit="day", relation="after")
    return None


def counted_back(day: Day, length: Moment) -> Day | None:
    """Return the day that lies ``length`` before ``day``, None where the length is left open."""
    step = {"day": 1, "week": 7}.get(length.unit or "", 0) * (length.offset or 0)
    if not step:
        return None
    before = day.when.start - datetime.timedelta(days=step)
    return Day(day.moment, When(before, before, "day"), day.recent, length=length)


def recalls_time(scene: Scene, core: Core) -> bool:
    """Tell whether the sentence gives a happening the time told before («شهدت الفترة نفسها، …»): no later than in the
    clause behind it.
    """
    ground = core.ground
    told = (clause_of(ground.clauses, m.first) for m in scene.cues("same_time", ground.sentence))
    return any(clause <= core.clause + 1 for clause in told)


def _resolve(scene: Scene, moment: Moment, core: Core, reference: datetime.date | None) -> Day | None:
    ahead = core.modality == "planned" and not follows_past(scene, moment)
    when = resolve_time(moment, reference, ahead=ahead)
    if when is None or _may_lie_ahead(scene, moment, when):
        return None
    if moment.since and core.type not in _ONCE and reference is not None and when.start <= reference:
        when = replace(when, end=reference)
    recent = reference is None or abs((reference - when.end).days) <= _RECENT
    return Day(moment, when, recent)


def _may_lie_ahead(scene: Scene, moment: Moment, when: When) -> bool:
    """Tell whether a day without a year may as well be one soon after the reference: on a page whose own day nobody
    prints, the last full date of the text may be older than what it goes on to tell.
    """
    reference = scene.reference
    printed = scene.article.reference_from != "body"
    if printed or reference is None or moment.kind != "day" or moment.year is not None or moment.year_lean is not None:
        return False
    if moment.month is None or moment.month_lean is not None or moment.hijri:
        return False
    return when.start < reference and 0 < _YEAR - (reference - when.start).days <= _SOON


def _flows(scene: Scene, group: Sequence[Core], day: Day, reference: datetime.date | None) -> bool:
    """Tell whether a day told earlier in the sentence still holds for ``group``: one of these days, or one that opens
    the sentence («في آذار 2016 …، و…»).
    """
    at = scene.token_at(day.moment.start)
    before = at < group[0].mention.first
    if before and at - group[0].ground.sentence.first <= FRONTED and not day.moment.since:
        return True
    recent = reference is not None and abs((reference - day.when.end).days) <= _RECENT
    return before and recent and day.when.precision == "day" and not day.moment.since


def _owner(scene: Scene, moment: Moment, groups: Iterable[Sequence[Core]]) -> Sequence[Core] | None:
    """Return the happening that a moment is told of: the nearest, one told before the moment rather than after it."""
    return min(groups, key=lambda g: _distance(scene, g, moment), default=None)


def _distance(scene: Scene, group: Sequence[Core], moment: Moment) -> float:
    at = scene.token_at(moment.start)
    own = clause_of(group[0].ground.clauses, at)
    return min(_words(core.mention, at) + _TURN * abs(core.clause - own) for core in group)


def _words(mention: Mention, at: int) -> float:
    return at - mention.last if at >= mention.last else (mention.first - at) * _AFTER
