"""The words that numbers are made of, as handed in from knowledge."""

from collections.abc import Iterable
from dataclasses import dataclass

from waqai.arabic.clitics import Proclitic
from waqai.arabic.vocabulary import Entry, Vocabulary, make_vocabulary

# The tag that each role of word has in the grammar of compose.py and read.py.
NUMBER_TAGS = {
    "unit": "1", "joined": "j", "ten": "X", "tens": "t", "hundred": "c", "scale": "k",
    "dual": "d", "dual_or_scale": "y", "plural": "K",
    "zero": "z", "part": "r", "ordinal": "o", "ordinal_joined": "q", "vague": "V", "vague_scale": "v",
    "point": "i", "minus": "s",
    "more_than": "M", "at_least": "L", "at_least_after": "a", "less_than": "l", "at_most": "m", "at_most_after": "n",
    "about": "~", "between": "B", "from": "F", "to": "R",
    "money": "$", "percent": "%", "year": "Y", "duration": "U", "measure": "u", "calibre": "g", "label": "#",
    "age": "G", "span": "b", "in": "I", "hour": "h", "daytime": "p", "month": "e", "silent": "",
}  # fmt: skip

_REACH = 5  # words from a number to its farthest bound: «سبعة عمال وحارس واحد على الأقل»
_CORE = frozenset("1jXtckdyKzroqvV")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A frozen vocabulary of number words; build it with :func:`number_words`."""

    vocabulary: Vocabulary


def number_words(entries: Iterable[tuple[str, str, str, bool, bool]], proclitics: Iterable[Proclitic]) -> NumberWords:
    """Return the vocabulary of ``entries``: role, value, form, whether it takes particles, whether only as spelled."""
    made = (
        Entry(form, NUMBER_TAGS[role], int(value) if value.isdecimal() else value, particles, written)
        for role, value, form, particles, written in entries
    )
    return NumberWords(make_vocabulary(made, proclitics, _CORE, _REACH))
