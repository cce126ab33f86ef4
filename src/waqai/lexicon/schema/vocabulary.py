"""knowledge/{weapons,objects,people,harm,cues}/: the smaller vocabularies of the reading."""

from waqai.lexicon.schema.base import Known, Label, Proof
from waqai.lexicon.schema.words import Words


class Weapon(Known, frozen=True, kw_only=True):
    """Means of violence. ``agent`` tells that it can stand for its owner as the one who acts («طائرات حربية»)."""

    id: str
    label: Label
    words: Words
    agent: bool = False
    proof: list[Proof]


class ObjectKind(Known, frozen=True, kw_only=True):
    """A kind of thing that is hit, cut or taken; ids are the codebook's (hospital, water, home …).

    ``owned`` words are of this kind only where somebody owns them («مواقع داعش», «مقرها»; «مواقع» alone may be web
    sites).
    """

    id: str
    label: Label
    words: Words
    owned: Words = Words()
    proof: list[Proof]


class PeopleWord(Known, frozen=True, kw_only=True):
    """A noun for people, with its forms by number. ``who`` is the codebook's class, ``armed`` marks fighters and
    forces.

    ``singular`` and ``dual`` give a count alone («طفل» 1, «طفلان» 2); ``plural`` counts behind a number, and alone
    means two or more; ``collective`` (family, crew, force) never gives a count by itself. ``harm`` is set where the
    noun itself tells the harm («قتيل» killed, «جريح» injured). ``actor`` tells whether it may be named as a party
    when nothing better stands there. ``others`` marks words that stand for the people told before («آخرون»), ``loose``
    words that fighters are called by, too («شاب», «سوري»): who they are, what stands around tells; ``numbered`` words
    that count only behind a number («ضحايا» alone may be dead or hurt), ``grown`` kin who are no children («زوجة»).
    """

    singular: list[str] = []
    dual: list[str] = []
    plural: list[str] = []
    collective: list[str] = []
    who: str
    armed: bool = False
    harm: str | None = None
    actor: bool = True
    others: bool = False
    loose: bool = False
    numbered: bool = False
    grown: bool = False


class PeopleFile(Known, frozen=True, kw_only=True):
    """People words of one kind with their proof."""

    words: list[PeopleWord]
    proof: list[Proof]


class HarmKind(Known, frozen=True, kw_only=True):
    """One kind of harm (killed, injured …) and the words that tell it.

    ``passive`` words take the harmed as subject («قُتل», «أصيب», «استشهد») or genitive («مقتل», «إصابة»);
    ``active`` ones as object («أودى بحياة», «قتل» with an agent). ``nothing`` are phrases that tell that nobody was
    harmed («لم تقع إصابات»): 0–0. ``unsaid`` are phrases that leave it open («دون أنباء عن إصابات»): no line at all.
    """

    id: str
    label: Label
    passive: Words
    active: Words = Words()
    nothing: list[str] = []
    unsaid: list[str] = []
    proof: list[Proof]


class CueFile(Known, frozen=True, kw_only=True):
    """Words that steer the reading. ``id`` is the name the code asks for; the list of ids is checked at load.
    Inside a wording of this nothing is a word of the kinds that it ``hides``: nobody is meant in «مجهول المصدر». A
    wording ``yields`` to a longer name of these kinds that begins inside it: «من قاعدة» before «قاعدة الجهاد».
    """

    id: str
    meaning: str
    words: list[str]
    hides: list[str] = []
    yields: list[str] = []
    proof: list[Proof] = []
