"""A scene with the words of speech marked in it."""

from collections import defaultdict
from dataclasses import dataclass, field

from waqai.lexicon.mention import Mention
from waqai.reading.scene import Scene

_OPENING, _CLOSING = frozenset("\u00ab\u201c\u201e\u2039"), frozenset("\u00bb\u201d\u203a")
_NAMES = ("actor", "place")


@dataclass(slots=True)
class Hearing:
    """What the steps of speech look at: the scene, and by token the words of speech, issuers, asks and times that
    start there.
    """

    scene: Scene
    opening: dict[int, list[Mention]]
    timed: dict[int, int]
    quotes: dict[int, int] = field(default_factory=dict)
    issuers: dict[int, list[Mention]] = field(default_factory=dict)
    names: dict[int, Mention] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.marks = [t.text if t.kind == "mark" else "" for t in self.scene.tokens]
        for kind in _NAMES:  # the longest name; of two as long, the actor
            for mention in self.scene.of_kind(kind):
                known = self.names.get(mention.first)
                if known is None or mention.last > known.last:
                    self.names[mention.first] = mention
        for token, mentions in self.opening.items():
            for mention in mentions:
                if mention.entry.kind == "issuer":
                    self.issuers.setdefault(token, []).append(mention)

    def word(self, token: int, *ids: str) -> Mention | None:
        """Return the longest issuer word of one of the classes ``ids`` that starts at ``token``."""
        for mention in self.issuers.get(token, ()):
            if mention.entry.id in ids:
                return mention
        return None

    def of(self, token: int, kind: str) -> Mention | None:
        """Return the longest mention of vocabulary ``kind`` that starts at ``token``."""
        for mention in self.opening.get(token, ()):
            if mention.entry.kind == kind:
                return mention
        return None

    def name(self, token: int) -> Mention | None:
        """Return the known actor or place that starts at ``token``."""
        return self.names.get(token)

    def tells(self, token: int) -> bool:
        """Tell whether a word that tells a happening starts at ``token``."""
        for mention in self.scene.opening.get(token, ()):
            if mention.entry.kind in {"trigger", "harm", "harm_done"}:
                return True
        return False

    def mark(self, token: int) -> str:
        """Return the mark at ``token``, empty where a word or number stands."""
        return self.marks[token] if token < len(self.marks) else ""

    def definite(self, token: int) -> bool:
        """Tell whether the word at ``token`` carries the article."""
        return self.scene.is_definite(token)

    def bare(self, word: str) -> str:
        """Return ``word`` (folded) without the article."""
        return word.removeprefix(self.scene.lexicon.knowledge.clitics.article)

    def may_be_to(self, token: int) -> bool:
        """Tell whether the word at ``token`` begins with letters that can be «to»."""
        return self._may_be(token, "to")

    def may_be_by(self, token: int) -> bool:
        """Tell whether the word at ``token`` begins with letters that can be «by»."""
        return self._may_be(token, "by")

    def by_the(self, token: int) -> bool:
        """Tell whether the word at ``token`` begins with letters that can be «by the»."""
        word = self._text(token)
        return len(word) > 4 and word.startswith(self.scene.lexicon.forms_with("by", "the"))

    def _may_be(self, token: int, particle: str) -> bool:
        return self._text(token).startswith(self.scene.lexicon.forms_of(particle))

    def _text(self, token: int) -> str:
        """Return the word or mark at ``token``, nothing behind the last one."""
        return self.scene.tokens[token].text if token < len(self.scene.tokens) else ""

    def stops(self, token: int) -> bool:
        """Tell whether no name goes on at ``token``: a particle, a time, the opening of what is said."""
        return token in self.timed or bool(self.word(token, "stop", "that", "join", "everyone"))


def hear(scene: Scene) -> Hearing:
    """Mark the words of speech in ``scene``."""
    opening: dict[int, list[Mention]] = defaultdict(list)
    for mention in scene.lexicon.speech.match(scene.tokens):
        opening[mention.first].append(mention)
    timed = {}
    for moment in scene.moments:
        first = scene.token_at(moment.start)
        last = first
        while last < len(scene.tokens) and scene.tokens[last].start < moment.end:
            timed[last] = first
            last += 1
    return Hearing(scene, dict(opening), timed, dict(_pair_quotes(scene)))


def heard(what: Scene | Hearing) -> Hearing:
    """Return what was heard already, or hear a scene now."""
    return what if isinstance(what, Hearing) else hear(what)


def _pair_quotes(scene: Scene) -> list[tuple[int, int]]:
    """Pair the quotation marks of each paragraph: those with a direction by it, straight ones first with second."""
    open_at: int | None = None
    pairs: list[tuple[int, int]] = []
    if '"' not in scene.folded.text:
        return pairs
    for at, token in enumerate(scene.tokens):
        if token.text == "\n":
            open_at = None
        elif token.text == '"':
            mark = scene.folded.source[scene.folded.starts[token.start]]
            if mark in _OPENING or (open_at is None and mark not in _CLOSING):
                open_at = at
            elif open_at is not None:
                pairs.append((open_at, at))
                open_at = None
    return pairs
