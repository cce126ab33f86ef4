"""Days in text: found and typed first, resolved against a reference day second."""

from waqai.arabic.dates.counted import counted_from
from waqai.arabic.dates.moment import Moment, When
from waqai.arabic.dates.read import read_times
from waqai.arabic.dates.resolve import resolve_time
from waqai.arabic.dates.words import TimeWords, time_words

__all__ = ["Moment", "TimeWords", "When", "counted_from", "read_times", "resolve_time", "time_words"]
