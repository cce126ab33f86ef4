"""Names that speak or are spoken to, and the parties that they make."""

from dataclasses import dataclass

from waqai.lexicon.mention import Mention
from waqai.reading.hearing import Hearing
from waqai.reading.name_marks import with_own_marks
from waqai.records import Span

TITLES = ("chief", "spokesman", "office", "rank", "official")
WITH_BODY = frozenset({"chief", "spokesman"})
WITNESS = "witness"
OFFICIAL = "official"
_OFFICE = "public_office"
_TITLE_WORDS = 12  # the longest stretch of offices and ranks that is looked through before a name


@dataclass(frozen=True, slots=True)
class Named:
    """A name: tokens ``[first, last)``, starting at folded offset ``start`` (particles left off).

    ``sort``: actor, body, person, role (an office without the holder's name), crowd, people, place, text (a statement
    as speaker),
    source, media, unnamed, unknown. ``id`` is the actor's, where known. ``head`` is its first word without the
    article,
    ``title`` the first word of a person's title. ``kind`` is the actor's, or ``official`` for a person told with a
    public office.
    """

    first: int
    last: int
    start: int
    sort: str
    head: str
    title: str = ""
    id: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Everyone who speaks together, and the person's body; ``[first, last)`` is the whole phrase, titles included,
    ``origin``
    the phrase that named them first."""

    named: tuple[Named, ...]
    first: int
    last: int
    origin: tuple[int, int] = (0, 0)

    @property
    def sort(self) -> str:
        """How the first of them is named."""
        return self.named[0].sort

    @property
    def public(self) -> bool:
        """Whether they are a named party that can issue a statement."""
        return self.sort in {"actor", "body", "person", "role", "crowd", "place"}


# What reading a party gives: its names, and where its phrase ends.
Found = tuple[tuple[Named, ...], int]


def span_of(hearing: Hearing, named: Named) -> Span:
    """Return the author's stretch of a name, quotation marks around it left off, those that open inside it closed."""
    tokens = hearing.scene.tokens
    last = named.last
    while last - 1 > named.first and tokens[last - 1].text in "\"'":
        last -= 1
    folded = hearing.scene.folded
    return with_own_marks(folded.source, folded.span(named.start, tokens[last - 1].end))


def make_named(hearing: Hearing, first: int, last: int, sort: str, title: str = "") -> Named:
    """Return the name of tokens ``[first, last)``: where its letters start, its head, and the actor that it is, if
    only one.
    """
    while hearing.mark(first) == '"' and first + 1 < last:
        first += 1
    token = hearing.scene.tokens[first]
    starts = [
        m.start
        for m in hearing.opening.get(first, ())
        if m.entry.kind == "issuer" and m.entry.id not in {"stop", "some"}
    ]
    known = hearing.name(first)
    if known is not None:
        starts = [known.start]
    start = min(starts, default=token.start)
    letters = hearing.scene.folded.text[start : token.end]
    swallowed = len(hearing.scene.lexicon.knowledge.clitics.article) - 1 if takes_article(hearing, first) else 0
    head = letters[swallowed:] if swallowed else hearing.bare(letters)
    actors = {
        m.entry.id: m.entry.known
        for m in hearing.scene.opening.get(first, ())
        if known and m.last == known.last and m.entry.kind == "actor"
    }
    if len(actors) != 1:  # a name that several parties bear tells none of them
        kind = OFFICIAL if sort == "person" and _in_office(hearing, first, last, title) else None
        return Named(first, last, start, sort, head, title, kind=kind)
    ((actor_id, actor),) = actors.items()
    return Named(first, last, start, sort, head, title, actor_id, actor.kind)


def takes_article(hearing: Hearing, at: int) -> bool:
    """Tell whether «to» on a word of speech has swallowed its article («للمراسل»)."""
    return any({"to", "the"} <= m.parts for m in hearing.issuers.get(at, ()))


def _in_office(hearing: Hearing, first: int, last: int, title: str) -> bool:
    """Tell whether a person is told with a public office, before the name or right behind it."""
    tokens = hearing.scene.tokens
    begins = range(first - 1, max(-1, first - _TITLE_WORDS), -1)
    opened = next((at for at in begins if title and hearing.bare(tokens[at].text) == title), first)
    if any(hearing.word(at, _OFFICE) for at in range(opened, first)):
        return True
    at = last
    while at < len(tokens) and (hearing.mark(at) in {'"', ",", "-"} or hearing.word(at, "some")):
        at += 1
    office = hearing.word(at, _OFFICE) if at < len(tokens) else None
    return office is not None and not office.parts & {"and", "to", "by"}


def is_person(mention: Mention) -> bool:
    """Tell whether a mention is an office holder or leader whom knowledge names."""
    return mention.entry.kind == "actor" and mention.entry.known.kind == "person"


def rename(speaker: Speaker, first: int, last: int) -> Speaker:
    """Return the same party, spoken of again at ``[first, last)``."""
    return Speaker(speaker.named, first, last, speaker.origin)
