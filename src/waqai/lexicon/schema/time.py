"""knowledge/time/: the words that times are made of, one kind of word a file."""

from typing import Literal

from waqai.lexicon.schema.base import Known, Proof

TimeRole = Literal[
    "month", "month_cued", "month_counted", "hijri_month", "weekday", "day", "week", "month_word",
    "year_word", "hour", "season", "past", "now", "next", "this", "today", "tonight", "relative",
    "part_of_day", "part_of_month", "last", "few", "holiday", "clock", "other_day", "named_day", "anchor",
    "name", "each", "in_row", "hijri_mark", "common_mark", "same_as", "since", "until", "to", "between", "from",
    "before", "after", "during", "in", "silent",
]  # fmt: skip


class TimeFile(Known, frozen=True, kw_only=True):
    """Words of one role by what they mean: the number of a month, the shift of a day, a name.

    Units of time stand under 1, duals under 2, plurals under 0. ``particles`` tells whether و، ب، ل، ال may be written
    onto them; ``written`` that only the very spelling counts. A proof reads a ``reference`` and ``days`` such as
    ``2015-08-03``, ``first..last``, or ``open`` for a time that nobody can tell, with the precision behind where it is
    not the day; a silent one reads no time.
    """

    role: TimeRole
    particles: bool = True
    written: bool = False
    forms: dict[str, list[str]]
    proof: list[Proof]
