"""knowledge/furniture/: what stands around an article on a page, told by its wording."""

from waqai.lexicon.schema.base import Known, Proof

PLACES = frozenset({"whole", "start", "end", "inside"})
EFFECTS = frozenset({"drop", "related", "heading", "stop", "caption", "byline", "credit", "wrong_page", "resume"})


class Cue(Known, frozen=True, kw_only=True):
    """Wordings that tell what a line of a page is.

    ``where`` the wording stands in the line: whole, start, end or inside; lines above ``max_words`` are never this.
    ``effect``: ``drop`` the line is furniture; ``related`` what follows in the line, or the next line, is another
    story's title; ``heading`` opens a list of lines that are not the article, until a full paragraph comes; ``resume``
    closes such a list; ``stop`` nothing below is the article; ``caption``, ``byline`` and ``credit`` keep the line
    apart under that name; ``wrong_page`` speaks for a page without an article. ``label`` tells that a wording at the
    start only names what follows. Letters are folded, and every run of digits counts as 0.
    """

    id: str
    why: str
    where: str
    effect: str
    max_words: int = 12
    label: bool = True
    forms: list[str]
    proof: list[Proof]

    def __post_init__(self) -> None:
        if self.where not in PLACES:
            raise ValueError(f"where is one of {sorted(PLACES)}")
        if self.effect not in EFFECTS:
            raise ValueError(f"effect is one of {sorted(EFFECTS)}")


class CueGroup(Known, frozen=True, kw_only=True):
    """The cues of one file."""

    cues: list[Cue]


class PrintedDates(Known, frozen=True, kw_only=True):
    """The words of dates as pages print them beside an article.

    ``months`` go by number, ``weekdays`` from Monday, 0; ``beside`` are words that may stand in a date line without
    telling anything more; ``published`` and ``updated`` say what the date is; ``ago`` are the words of «three days
    ago»; ``background`` are words right before a date that put it outside the present thread; ``this_year`` are words
    right before the year that the text was written in; ``told_to`` stand right before the name of the outlet that
    witnesses spoke to or whose correspondent reports.
    """

    months: dict[int, list[str]]
    weekdays: dict[int, list[str]]
    beside: list[str]
    published: list[str]
    updated: list[str]
    ago: list[str]
    background: list[str]
    this_year: list[str]
    told_to: list[str]
    proof: list[Proof]


class SeveralStories(Known, frozen=True, kw_only=True):
    """The words of pages that tell several stories one after the other.

    ``digest`` and ``live`` are words of a headline that announces a round-up or a live blog, ``digest_opening`` words
    that do so where they open it; ``morning`` and ``evening`` stand behind the hour of an entry.
    """

    digest: list[str]
    digest_opening: list[str]
    live: list[str]
    morning: list[str]
    evening: list[str]
    proof: list[Proof]
