"""The words that times are made of, as handed in from knowledge."""

from collections.abc import Iterable
from dataclasses import dataclass

from waqai.arabic.clitics import Proclitic
from waqai.arabic.numbers.words import NUMBER_TAGS
from waqai.arabic.vocabulary import Entry, Vocabulary, make_vocabulary

# The tag that each role of word has in the grammar of grammar.py. Numbers keep theirs until steps.py has composed them.
TIME_TAGS = {
    "month": "m", "month_cued": "w", "month_counted": "l", "hijri_month": "J", "weekday": "A",
    "day": "B", "week": "E", "month_word": "M", "year_word": "Y", "hour": "U", "season": "S",
    "past": "p", "now": "n", "next": "e", "this": "T", "today": "Q", "tonight": "I", "relative": "R",
    "part_of_day": "h", "part_of_month": "G", "last": "L", "few": "3", "holiday": "4", "clock": "6",
    "other_day": "7", "named_day": "9", "anchor": "+",
    "name": "8", "each": "2", "in_row": "r", "hijri_mark": "F", "common_mark": "5", "same_as": "g",
    "since": "<", "until": ">", "to": "=", "between": "&", "from": "~", "before": "!", "after": ";", "during": ":",
    "in": "_", "silent": "",
}  # fmt: skip
# Words from a month to the farthest of its days: «من الثالث والعشرين وحتى السادس والعشرين من شهر آب».
_REACH = 8
_CORE = frozenset("mwlJABEMYSRQI4r")
NUMBER_ROLES = frozenset({"unit", "joined", "ten", "tens", "ordinal", "ordinal_joined"})


@dataclass(frozen=True, slots=True)
class TimeWords:
    """A frozen vocabulary of time words and the small numbers; build it with :func:`time_words`."""

    vocabulary: Vocabulary


def time_words(entries: Iterable[tuple[str, str, str, bool, bool]], proclitics: Iterable[Proclitic]) -> TimeWords:
    """Return the vocabulary of ``entries``: role, value, form, whether it takes particles, whether only as spelled.

    Roles are those of times and, for small numbers, those of :data:`NUMBER_ROLES`.
    """
    tags = {**{role: NUMBER_TAGS[role] for role in NUMBER_ROLES}, **TIME_TAGS}
    made = (Entry(form, tags[role], value, particles, written) for role, value, form, particles, written in entries)
    return TimeWords(make_vocabulary(made, proclitics, _CORE, _REACH))
