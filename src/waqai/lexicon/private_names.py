"""Finds the names of private people in a text: those told to be held back, and those that a word for a private
person introduces.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from waqai.arabic.fold import Folded, fold, fold_text
from waqai.lexicon.load import load_folder
from waqai.lexicon.schema.privacy import PrivateNames
from waqai.records import Span

_WORD = re.compile(r"[^\W\d_]+")
# Particles and the article that may be written onto a noun, in folded letters.
_ATTACHED = r"[\u0648\u0641]?[\u0628\u0644\u0643]?(?:\u0627\u0644|\u0644)?"
_ARTICLE = re.compile(r"\u0627\u0644")
_SENTENCE_END = re.compile(r"[.!?;\n]|$")
# Parts of a held name that are shorter are hidden only inside the whole name: they are too often other words.
_SHORTEST_PART = 4


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(fold(word)) for word in words}, key=len, reverse=True))


@lru_cache(maxsize=8)
def _patterns(
    introduce: tuple[str, ...], named: tuple[str, ...], lists: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    single = re.compile(rf"(?<!\w)(?:{_ATTACHED}(?:{_either(introduce)})|{_either(named)})(?=\s)")
    return single, re.compile(rf"(?<!\w)(?:{_either(lists)})\s*:\s*")


def _name_after(text: str, at: int, ends: frozenset[str], longest: int) -> tuple[int, int] | None:
    """Return the folded stretch of the name that begins behind ``at``; None where no name does."""
    start = end = None
    for count, word in enumerate(_WORD.finditer(text, at)):
        gap = text[at if end is None else end : word.start()]
        if count >= longest or gap.strip(" ") or word.group() in ends:
            break
        if start is None and _ARTICLE.match(word.group()):
            break
        start, end = (word.start() if start is None else start), word.end()
    return None if start is None or end is None else (start, end)


def _introduced(folded: Folded, knowledge: PrivateNames) -> Iterator[Span]:
    single, listed = _patterns(tuple(knowledge.introduce), tuple(knowledge.named), tuple(knowledge.lists))
    ends = frozenset(fold(word) for word in knowledge.ends)
    for match in single.finditer(folded.text):
        found = _name_after(folded.text, match.end(), ends, knowledge.longest)
        if found:
            yield folded.span(*found)
    for match in listed.finditer(folded.text):
        stop = _SENTENCE_END.search(folded.text, match.end())
        if stop and stop.start() > match.end():
            yield folded.span(match.end(), stop.start())


def _parts(name: str) -> set[str]:
    whole = fold(name)
    return {whole, *(word for word in whole.split() if len(word) >= _SHORTEST_PART)} - {""}


def _told(folded: Folded, names: Iterable[str]) -> Iterator[Span]:
    wanted = sorted({part for name in names for part in _parts(name)}, key=len, reverse=True)
    if not wanted:
        return
    pattern = re.compile(rf"(?<!\w)[\u0648\u0641]?[\u0628\u0644\u0643]?({'|'.join(map(re.escape, wanted))})(?!\w)")
    for match in pattern.finditer(folded.text):
        yield folded.span(match.start(1), match.end(1))


def find_private_names(
    text: str, names: Iterable[str], knowledge: Sequence[PrivateNames], keep: Iterable[Span] = ()
) -> list[Span]:
    """Return the stretches of ``text`` that a public page must not show, in order.

    ``names`` are hidden wherever they or their longer parts stand. An introduced name ends before any of ``keep``: the
    stretches that prove something else than a party.
    """
    folded = fold_text(text)
    found = set(_told(folded, names))
    kept = sorted(keep)
    for rules in knowledge:
        found.update(cut for span in _introduced(folded, rules) if (cut := _before(text, span, kept)))
    return sorted(found)


def private_spans(text: str, names: Iterable[str], keep: Iterable[Span] = ()) -> list[Span]:
    """Return :func:`find_private_names` with the knowledge that comes with Waqai: what the store's settings name."""
    return find_private_names(text, names, _privacy(), keep)


@lru_cache(maxsize=1)
def _privacy() -> tuple[PrivateNames, ...]:
    return tuple(load_folder("privacy", PrivateNames))


def _before(text: str, span: Span, kept: Sequence[Span]) -> Span | None:
    end = min((other.start for other in kept if other.meets(span)), default=span.end)
    stretch = text[span.start : max(end, span.start)].rstrip()
    return Span(span.start, span.start + len(stretch)) if stretch else None
