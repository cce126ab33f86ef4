"""knowledge/letters/: particles and endings of the language."""

from waqai.lexicon.schema.base import Known


class KnownProclitic(Known, frozen=True, kw_only=True):
    """Letters in front of a word, what they are, and which classes of word take them."""

    form: str
    parts: list[str]
    classes: list[str]


class CliticProof(Known, frozen=True, kw_only=True):
    """A word (folded) and a stem that must be among its readings."""

    word: str
    stem: str


class StandsFor(Known, frozen=True, kw_only=True):
    """The pronouns that stand for one man, one woman (or many things), two, and more people."""

    him: list[str]
    her: list[str]
    both: list[str]
    them: list[str]


class KnownClitics(Known, frozen=True, kw_only=True):
    """Particles and pronouns written onto a word."""

    article: str
    bound_taa: str
    free_taa: str
    proclitics: list[KnownProclitic]
    enclitics: list[str]
    stands_for: StandsFor
    proof: list[CliticProof]


class FormsProof(Known, frozen=True, kw_only=True):
    """A listed word and forms that must be made from it. Exactly one of the three is set."""

    noun: str | None = None
    adjective: str | None = None
    verb: str | None = None
    gives: list[str]


class KnownEndings(Known, frozen=True, kw_only=True):
    """Endings of nouns, adjectives and verbs; letters are folded."""

    feminine_mark: str
    feminine: list[str]
    masculine: list[str]
    adjective: list[str]
    past: list[str]
    past_bound: list[str]
    weak_marks: list[str]
    past_weak: list[str]
    present_prefixes: list[str]
    present: list[str]
    present_bound: list[str]
    present_weak_marks: list[str]
    accusative: str
    construct_marks: list[str]
    circumstance: list[str]
    nisba: list[str]
    plural_past: str
    dual_past: list[str]
    derived_mark: str
    derived_past: list[str]
    plural_mark: str
    direct_plural: str
    unjoined: list[str]
    proof: list[FormsProof]
