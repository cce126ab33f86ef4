"""Finds people wherever a text names them, and tells private people from public ones.

No list of persons: a given name begins a name, the words behind it go on while they can; other names are told by what
stands around them (:mod:`waqai.lexicon.told_people`). Whoever is told with a public office, or stands in
knowledge/actors/, is a public person.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from waqai.arabic.fold import Folded
from waqai.lexicon.naming_rules import NamingRules
from waqai.lexicon.naming_text import Name, NamingText
from waqai.lexicon.ordinary_words import OrdinaryWords
from waqai.lexicon.told_again import find_again, find_in_row
from waqai.lexicon.told_people import ToldRules, before_nickname, find_told
from waqai.records import Span

_NONE = OrdinaryWords()


def _given(text: NamingText) -> Iterator[Name]:
    """Yield each name that a given name begins."""
    at = 0
    while at < len(text.words):
        cut = -1 if at in text.known else text.begins(at)
        if cut < 0:
            at += 1
            continue
        end = text.until(at)
        if not text.is_named_after(at) and not text.is_place(at, end) and not text.goes_on_known(at):
            yield text.name(at, cut, end)
        at = end


def _known_people(text: NamingText) -> Iterator[Name]:
    """Yield the names that knowledge has of its own, parties' among them: they tell who is public in the text."""
    at = 0
    while at < len(text.words):
        end = at
        while end in text.known:
            end += 1
        if end - at > 1:
            yield Name(at, 0, end, public=True)
        at = max(end, at + 1)


class _Public:
    """The words of each public person whom a text names."""

    def __init__(self, text: NamingText, names: Iterable[Name]) -> None:
        self._text = text
        self.names = [frozenset(self._words(name)) for name in (*names, *_known_people(text)) if name.public]

    def _words(self, name: Name) -> set[str]:
        return {word.text for word in self._text.words[name.at : name.end]}

    def has(self, name: Name) -> bool:
        """Tell whether a name is one of a public person, told by the same words or by the first and the last."""
        words = {word for word in self._words(name) if word not in self._text.ordinary} or self._words(name)
        ends = {self._text.words[name.at].text, self._text.words[name.end - 1].text}
        return name.public or any(words <= other or (len(ends) > 1 and ends <= other) for other in self.names)

    def words(self) -> set[str]:
        """Return all the words of public names."""
        return {word for name in self.names for word in name}


def _officials(text: NamingText) -> Iterator[Name]:
    """Yield names that no list knows where an office is told with them: whoever bears them is public in the text."""
    at = 0
    near = text.near_offices()
    while at < len(text.words):
        end = text.run(at) if at in near else at
        if end - at > 1:
            name = text.name(at, 0, end)
            if name.public:
                yield name
        at = max(end, at + 1)


def _with_nicknames(text: NamingText, told: Sequence[ToldRules], names: Sequence[Name]) -> Iterator[Name]:
    """Yield ``names``, those that are nicknames of public people as public."""
    ends = {name.end for name in names if name.public}
    for name in names:
        nick = any(before_nickname(text, rules, name) in ends for rules in told)
        yield replace(name, public=True) if nick else name


def _standing(text: NamingText, spans: Iterable[Span]) -> Iterator[Name]:
    """Yield the names that stand in ``spans`` of the source, word by word."""
    starts = [word.start for word in text.words]
    for span in spans:
        at, end = (bisect_left(starts, text.folded.at(offset)) for offset in (span.start, span.end))
        if at < end:
            yield Name(at, 0, end, public=False)


def _private(
    text: NamingText, told: Sequence[ToldRules], introduced: Iterable[Span], titled: Iterable[Span]
) -> list[Name]:
    named = list(_given(text))
    taken = {at for name in named for at in range(name.at, name.end)}
    behind_titles = (text.name(name.at, name.cut, name.end) for name in _standing(text, titled))
    for name in (*behind_titles, *(name for rules in told for name in find_told(text, rules))):
        if not taken.issuperset(range(name.at, name.end)):
            taken.update(range(name.at, name.end))
            named.append(name)
    public = _Public(text, _with_nicknames(text, told, (*named, *_officials(text))))
    private = [name for name in (*named, *_standing(text, introduced)) if not public.has(name)]
    for rules in told:
        row = find_in_row(text, rules, private)
        private += (name for name in row if not public.has(name))
        private += find_again(text, rules, private, public.words())
    return private


def find_named_people(
    folded: Folded,
    rules: Sequence[NamingRules],
    told: Sequence[ToldRules] = (),
    ordinary: OrdinaryWords = _NONE,
    introduced: Iterable[Span] = (),
    titled: Iterable[Span] = (),
) -> Iterator[Span]:
    """Yield where a text names private people.

    ``introduced`` are names found already: they, too, have others in a row, and stand again in parts. ``titled`` are
    names of whoever bears a title, private and public people.

    Whom a text calls a public person once is one wherever it names them by the same words. Without ``told`` and the
    ``ordinary`` words of the language only given names begin a name.
    """
    introduced, titled = list(introduced), list(titled)
    for some in rules:
        read = NamingText(folded, some, ordinary)
        for name in _private(read, told, introduced, titled):
            yield folded.span(read.words[name.at].start + name.cut, read.words[name.end - 1].end)
        for at, end in read.aged():
            yield folded.span(read.words[at].start, read.words[end - 1].end)
