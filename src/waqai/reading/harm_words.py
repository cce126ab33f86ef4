"""The words of a sentence that tell a harm: «قُتل», «إصابة», «اغتال», «قتيلان»."""

from collections.abc import Iterator

import msgspec

from waqai.lexicon.mention import Mention
from waqai.lexicon.schema.events import Act
from waqai.reading.cores import Ground
from waqai.reading.counted import Count
from waqai.reading.nobody import is_behind_denial, is_denied, is_untold
from waqai.reading.scene import Scene

_NUMBERED_REACH = 1  # words from a noun of harm to its number («مقتل نحو عشرة»)
VERBAL = frozenset({"verb", "passive"})
Passed = frozenset[tuple[int, str]]  # the triggers that open nothing: their tokens and types
LISTED = "listed"  # the sense of a noun behind which the harmed are told one by one
_LOST = 14  # words from a verb of loss to the life, round those whose life it is and what happened
_STRIKES = "blast"
_LIFE = 6  # words from a loss to the life that is lost («فقدان شخص لحياته»)


class HarmWord(msgspec.Struct, frozen=True, gc=False):
    """A word that tells a harm; ``done`` tells that it is told of who does it («اغتال»), ``count`` is set where it is a
    noun that counts the harmed itself («قتيلان»).
    """

    kind: str
    first: int
    last: int
    sense: str
    pronoun: str = ""
    done: bool = False
    count: Count | None = None


def find_harm_words(scene: Scene, ground: Ground, counts: list[Count], passed: Passed) -> list[HarmWord]:
    """Return the words of a sentence that tell a harm, in order; of triggers those that are not among the
    ``passed``.
    """
    words: dict[int, HarmWord] = {}
    for kind in ("harm", "harm_done"):
        for m in scene.of_kind(kind, ground.sentence):
            if m.pronoun and (m.entry.sense == "passive" or scene.cue_at(m.first, "among")):
                continue  # «اغتاله»: a passive has no object; «نصفهم أطفال» is half of them
            told = "killed" if m.entry.id == "missing" and _is_loss_of_life(scene, ground, m) else m.entry.id
            _learn(words, HarmWord(told, m.first, m.last, m.entry.sense, m.pronoun, kind == "harm_done"))
    for m in scene.of_kind("trigger", ground.sentence):
        harm = m.entry.known.trigger.kind_of_harm
        if harm and (m.first, m.entry.known.owner.id) not in passed:
            _learn(words, HarmWord(harm, m.first, m.last, m.entry.sense, m.pronoun, m.entry.sense == "verb"))
    none = [m for kind in ("no_harm", "unsaid") for m in scene.of_kind(kind, ground.sentence)]
    silent = {at for m in none for at in range(m.first, m.last)}
    nor = {m.last for m in none}  # «عدم سقوط ضحايا وإصابات»
    heard = (w for w in words.values() if w.first not in silent)
    found = [w for w in heard if w.sense in VERBAL or not is_behind_denial(scene, ground, w.first)]
    found = [w for w in found if w.sense in VERBAL or _is_numbered(w, counts) or not is_untold(scene, ground, w.first)]
    inside = {at for c in counts if c.harm and not c.people for at in range(c.first, c.last)}
    found = [w for w in found if w.first not in inside]  # «12 إصابة» counts the hurt
    for count in counts:
        neither = count.joined and count.told == "bare" and count.first in nor
        if is_denied(scene, ground, count) or (count.told == "bare" and is_untold(scene, ground, count.first)):
            continue
        if count.harm and count.first not in silent and not neither and not _is_victim(count, found):
            last = count.people.last if count.people else count.last
            first, last = (count.heard, count.heard + 1) if count.heard >= 0 else (count.first, last)
            found.append(HarmWord(count.harm, first, last, "counted", count=count))
    found += _listing(scene, ground)
    found += _lost_lives(scene, ground, counts)
    return sorted(found, key=lambda w: w.first)


def _is_numbered(word: HarmWord, counts: list[Count]) -> bool:
    """Tell whether a number stands right behind a noun of harm: so many are told of, whatever is unknown besides."""
    return any(c.told != "bare" and 0 <= c.first - word.last <= _NUMBERED_REACH for c in counts)


def _listing(scene: Scene, ground: Ground) -> Iterator[HarmWord]:
    """Yield the nouns for the harmed behind which these are told one by one («والقتلى هم: سيدة وطفلاها»)."""
    for m in scene.of_kind("people", ground.sentence):
        behind = scene.cue_at(m.last, "being")
        if m.entry.known.harm and "the" in m.parts and m.entry.sense == "plural" and behind:
            yield HarmWord(m.entry.known.harm, m.first, behind.last, LISTED)


def _lost_lives(scene: Scene, ground: Ground, counts: list[Count]) -> Iterator[HarmWord]:
    """Yield the verbs of a loss whose object, apart from them, is the life («فقدت الطفلة حياتها») or fighters of
    their own («خسرت القوات ثلاثة من جنودها»), and the nouns for the lives that a verb told of them takes («حصد
    التفجير أرواح خمسة»).
    """
    own = [c.first for c in counts if c.who == "combatants" and c.people and c.people.pronoun and c.told == "figure"]
    lives = [m.first for m in scene.cues("life", ground.sentence)]
    beside = {c.first for c in counts if c.people is not None and not c.harm}
    for verb in scene.cues("loses", ground.sentence):
        lost = verb.last in beside and _are_hurt_beside(scene, ground, verb.last)  # «فقد صحفيان وأصيب سائق»
        if any(verb.last < at <= verb.last + _LOST for at in lives) or any(0 < at - verb.last <= _LIFE for at in own):
            lost = True
        if lost:
            yield HarmWord("killed", verb.first, verb.last, "passive")
    taking = [m.last for m in scene.cues("takes", ground.sentence)]
    for noun in scene.cues("lives", ground.sentence):
        if any(0 < noun.first - at <= _LOST for at in taking):
            yield HarmWord("killed", noun.first, noun.last, "noun", done=True)


def _is_loss_of_life(scene: Scene, ground: Ground, loss: Mention) -> bool:
    """Tell whether a word for who is missing tells a death: «his life» is what is lost, or a strike left others hurt
    beside those lost (codebook, settled question 17).
    """
    lives = (m.first for m in scene.cues("life", ground.sentence) if loss.last <= m.first <= loss.last + _LOST)
    life = next(lives, None)
    if life is not None:
        between = (m for kind in ("harm", "harm_done") for m in scene.of_kind(kind, ground.sentence))
        return life < loss.last + _LIFE or not any(loss.last <= m.first < life for m in between)
    return loss.last == loss.first + 1 and loss.entry.sense == "noun" and _are_hurt_beside(scene, ground, loss.last)


def _are_hurt_beside(scene: Scene, ground: Ground, at: int) -> bool:
    """Tell whether a word for the hurt, joined by «and», is the first harm behind token ``at`` in a sentence that tells
    of a strike.
    """
    harms = (m for m in scene.of_kind("harm", ground.sentence) if at < m.first <= at + _LOST)
    first = next(harms, None)
    if first is None or first.entry.id != "injured" or not scene.joined_by_and(first.first):
        return False
    return any(is_strike(scene, m) for m in scene.of_kind("trigger", ground.sentence))


def is_strike(scene: Scene, trigger: Mention) -> bool:
    """Tell whether a trigger is a word for a strike: of its family, or an act that weighs more than harm alone."""
    owner = trigger.entry.known.owner
    return scene.lexicon.families.get(owner.id) == _STRIKES or (isinstance(owner, Act) and owner.weight > 0)


def _learn(words: dict[int, HarmWord], word: HarmWord) -> None:
    """Keep one reading of each word: the longest, of those the one that can stand behind its subject."""
    known = words.get(word.first)
    if known is None or (word.last, word.sense in VERBAL) > (known.last, known.sense in VERBAL):
        words[word.first] = word


def _is_victim(count: Count, words: list[HarmWord]) -> bool:
    """Tell whether a harm noun only names whom another harm befell («وفاة مصاب», «استشهاد جريح»)."""
    return not count.joined and any(count.first == w.last for w in words)
