"""The furniture cues of knowledge/, compiled: one look-up a line instead of one a cue."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from waqai.arabic.fold import fold
from waqai.lexicon.knowledge import Knowledge
from waqai.lexicon.schema.furniture import Cue
from waqai.page.line import Line, make_line

_LONGEST = 60  # words; no cue reads a longer line


@dataclass(frozen=True, slots=True)
class CueBook:
    """Cues by where they stand. ``read`` answers for one line."""

    whole: dict[str, Cue] = field(default_factory=dict)
    start: dict[str, list[tuple[str, Cue]]] = field(default_factory=lambda: defaultdict(list))
    end: dict[str, list[tuple[str, Cue]]] = field(default_factory=lambda: defaultdict(list))
    inside: dict[str, Cue] = field(default_factory=dict)
    any_inside: re.Pattern[str] = field(default=re.compile("(?!)"))

    def read(self, line: Line) -> tuple[Cue, str] | None:
        """Return the cue that ``line`` carries and the folded wording, None when it carries none."""
        if line.words > _LONGEST:
            return None
        found = self.whole.get(line.key)
        if found is not None and line.words <= found.max_words:
            return found, line.key
        bare = line.folded.lstrip(_LEAD)
        first = self._at_start(line, bare)
        if first is not None and first[0].effect != "caption":
            return first
        # «© … all rights reserved» begins as the credit of a picture does.
        return self._at_end(line) or self._inside(line) or first

    def _inside(self, line: Line) -> tuple[Cue, str] | None:
        found = self.any_inside.search(line.folded)
        if found is None:
            return None
        cue = self.inside[found.group()]
        return (cue, found.group()) if line.words <= cue.max_words else None

    def _at_start(self, line: Line, bare: str) -> tuple[Cue, str] | None:
        for form, cue in self.start.get(_first_word(bare), ()):
            if line.words <= cue.max_words and bare.startswith(form) and _is_edge(bare, len(form)):
                return cue, form
        return None

    def _at_end(self, line: Line) -> tuple[Cue, str] | None:
        tail = line.folded.rstrip(" .")
        for form, cue in self.end.get(tail[-3:], ()):
            if line.words <= cue.max_words and tail.endswith(form) and len(tail) > len(form):
                return cue, form
        return None


_LEAD = ' \t-\u2022\u00b7*#|>\u25cf\u25aa\u2013_.:["('
_WORD = re.compile(r"[^\s:,.]+")


def _first_word(text: str) -> str:
    found = _WORD.match(text)
    return found.group() if found else ""


def _is_edge(text: str, at: int) -> bool:
    return at >= len(text) or not text[at].isalnum() or not text[at - 1].isalnum()


def compile_cues(groups: list[Cue]) -> CueBook:
    """Return the book of all cues. Longer wordings are tried first."""
    book = CueBook()
    for cue in groups:
        for form in cue.forms:
            folded = re.sub(r"\d+", "0", fold(form))
            if cue.where == "whole":
                book.whole.setdefault(make_line(form, False).key or folded, cue)
            elif cue.where == "start":
                folded = folded.lstrip(_LEAD)
                book.start[_first_word(folded)].append((folded, cue))
            elif cue.where == "end":
                folded = folded.rstrip(" .")
                book.end[folded[-3:]].append((folded, cue))
            else:
                book.inside.setdefault(folded, cue)
    for table in (book.start, book.end):
        for forms in table.values():
            forms.sort(key=lambda pair: -len(pair[0]))
    inside = "|".join(map(re.escape, sorted(book.inside, key=len, reverse=True)))
    return replace(book, any_inside=re.compile(inside)) if inside else book


_BOOKS: dict[int, tuple[Knowledge, CueBook]] = {}
_KEPT = 4


def cue_book(knowledge: Knowledge) -> CueBook:
    """Return the compiled cues of ``knowledge``, compiled once for each knowledge in use."""
    kept = _BOOKS.get(id(knowledge))
    if kept is None or kept[0] is not knowledge:
        if len(_BOOKS) >= _KEPT:
            _BOOKS.clear()
        kept = _BOOKS[id(knowledge)] = (knowledge, compile_cues(knowledge.furniture))
    return kept[1]
