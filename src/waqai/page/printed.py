"""Dates as pages print them beside an article: lines that hold a date and next to nothing else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from waqai.arabic.fold import fold
from waqai.lexicon.knowledge import Knowledge
from waqai.lexicon.schema.furniture import PrintedDates
from waqai.lexicon.schema.time import TimeFile
from waqai.page.line import Line

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TIME = re.compile(r"\b\d{1,2}:\d{2}(?::\d{2})?\b")
_YEAR_FIRST = r"(?P<y1>\d{4})\s?[-/.]\s?(?P<m1>\d{1,2})\s?[-/.]\s?(?P<d1>\d{1,2})"
_DAY_FIRST = r"(?P<d2>\d{1,2})\s?[-/.]\s?(?P<m2>\d{1,2})\s?[-/.]\s?(?P<y2>\d{4})"
_LABEL = 3  # words of a label that has a line of its own
_LONGEST = 16  # words; a date line has fewer
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


@dataclass(frozen=True, slots=True)
class Printed:
    """A date line: ``days`` by what they say of the article (``published``, ``updated`` or ``""``).

    ``rest`` holds the words that are no part of a date, such as an outlet's name.
    """

    days: tuple[tuple[str, str], ...]
    rest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateReader:
    """The printed-date words of knowledge/, compiled."""

    pattern: re.Pattern[str]
    months: dict[str, int]
    beside: frozenset[str]
    labels: re.Pattern[str]
    updated: frozenset[str]
    ago: frozenset[str]
    partial: re.Pattern[str]
    weekdays: dict[str, int]
    background: re.Pattern[str]
    this_year: re.Pattern[str]
    told_to: re.Pattern[str]
    today: re.Pattern[str]

    def read(self, line: Line) -> Printed | None:
        """Return what a date line says, None when the line is none."""
        if line.words > _LONGEST or not _DIGIT.search(line.folded):
            return self._read_ago(line) if line.words <= 4 else None
        days: list[tuple[str, str]] = []
        rest: list[str] = []
        at = 0
        for found in self.pattern.finditer(line.folded):
            before = line.folded[at : found.start()]
            day = self._day(found)
            if day is None:
                return None
            label, left = self._label(before)
            days.append((label, day))
            rest.extend(left)
            at = found.end()
        if not days:
            return self._read_ago(line) or (Printed((), ()) if not self._left(line.folded) else None)
        rest.extend(self._label(line.folded[at:])[1])
        return Printed(tuple(days), tuple(rest))

    def days_in(self, folded: str) -> list[tuple[int, int, str]]:
        """Return every full date in a folded text with its place."""
        if not _YEAR.search(folded):
            return []
        found = ((match.start(), match.end(), self._day(match)) for match in self.pattern.finditer(folded))
        return [(start, end, day) for start, end, day in found if day]

    def _day(self, found: re.Match[str]) -> str | None:
        part = {name: value for name, value in found.groupdict().items() if value}
        year = int(part.get("y1") or part.get("y2") or part.get("y3") or part["y4"])
        number = int(part.get("d1") or part.get("d2") or part.get("d3") or part["d4"])
        name = part.get("n3") or part.get("n4")
        month = self.months[" ".join(name.split())] if name else int(part.get("m1") or part["m2"])
        if month > 12 >= number and "m2" in part:
            number, month = month, number
        try:
            day = date(year, month, number)
        except ValueError:
            return None
        return day.isoformat() if _FIRST_YEAR <= year <= _LAST_YEAR else None

    def _label(self, text: str) -> tuple[str, list[str]]:
        found = list(self.labels.finditer(text))
        if not found:
            return "", self._left(text)
        kind = "updated" if found[-1].group() in self.updated else "published"
        return kind, self._left(self.labels.sub(" ", text))

    def labels_alone(self, line: Line) -> str:
        """Return what a line that is only the label of a date says of it, empty when it is no such line."""
        label, left = self._label(line.folded) if line.words <= _LABEL else ("", [])
        return "" if left else label

    def todays(self, folded: str) -> Iterator[re.Match[str]]:
        """Yield where a text says «today», its ``weekday`` where it tells it; «on that day» is another one."""
        return (found for found in self.today.finditer(folded) if not found.group("other"))

    def _left(self, text: str) -> list[str]:
        words = re.findall(r"[^\W\d_]+", _TIME.sub(" ", text))
        return [word for word in words if word not in self.beside]

    def _read_ago(self, line: Line) -> Printed | None:
        words = [word for word in line.key.split() if not word.isdigit()]
        return Printed((), ()) if words and len(words) <= 4 and all(word in self.ago for word in words) else None


_MONTH_ROLES = frozenset({"month", "month_cued", "month_counted"})
_TODAY, _OTHER_DAY = "today", "other_day"
_THE = chr(0x627) + chr(0x644)  # the article: pages print weekdays with it


def _forms_of(role: str, times: Sequence[TimeFile]) -> Iterator[str]:
    return (form for file in times if file.role == role for forms in file.forms.values() for form in forms)


def _names_of(roles: frozenset[str], times: Sequence[TimeFile]) -> Iterator[tuple[str, int]]:
    for file in times:
        if file.role in roles:
            yield from ((fold(form), int(number)) for number, forms in file.forms.items() for form in forms)


def _months(words: PrintedDates, times: Sequence[TimeFile]) -> dict[str, int]:
    own = {fold(name): number for number, names in words.months.items() for name in names}
    return {**own, **dict(_names_of(_MONTH_ROLES, times))}


def _weekdays(words: PrintedDates, times: Sequence[TimeFile]) -> dict[str, int]:
    own = {fold(name): number for number, names in words.weekdays.items() for name in names}
    return {**own, **{_THE + name: number - 1 for name, number in _names_of(frozenset({"weekday"}), times)}}


def compile_dates(words: PrintedDates, times: Sequence[TimeFile]) -> DateReader:
    """Return the reader of dates that are spelled with ``words`` and the months and weekdays of ``times``."""
    months = _months(words, times)
    name = "|".join(sorted((re.escape(month).replace(r"\ ", r"\s+") for month in months), key=len, reverse=True))
    second = rf"(?:\s*[/(]\s*(?:{name})\s?\)?)?"  # the same month in another calendar's name
    between = r"(?:\s*[-/]\s*|\s+)?(?:[^\W\d_]{2}\s+)?"  # a dash, or a short preposition
    named = rf"(?P<d3>\d{{1,2}}){between}(?P<n3>{name}){second}[\s,/-]*(?P<y3>\d{{4}})"
    english = rf"\b(?P<n4>{name})\s+(?P<d4>\d{{1,2}})\s?,?\s+(?P<y4>\d{{4}})"
    weekdays = _weekdays(words, times)
    weekday = "|".join(sorted(weekdays, key=len, reverse=True))
    today, other = (_any(list(_forms_of(role, times))) for role in (_TODAY, _OTHER_DAY))
    labels = sorted({fold(label) for label in (*words.published, *words.updated)}, key=len, reverse=True)
    return DateReader(
        pattern=re.compile(rf"(?<!\d)(?:{_YEAR_FIRST}|{_DAY_FIRST}|{named}|{english})(?!\d)"),
        months=months,
        beside=frozenset({*map(fold, words.beside), *weekdays}),
        labels=re.compile("|".join(rf"(?<![^\W\d]){re.escape(label)}(?![^\W\d])" for label in labels)),
        updated=frozenset(map(fold, words.updated)),
        ago=frozenset(map(fold, words.ago)),
        partial=re.compile(rf"(?<!\w)(?P<weekday>{weekday})[\s,(]+(?P<day>\d{{1,2}}){between}(?P<month>{name})(?!\w)"),
        weekdays=weekdays,
        background=re.compile(rf"(?<![^\W\d])(?:{_any(words.background)})(?![^\W\d])"),
        this_year=re.compile(rf"(?:{_any(words.this_year)})\s*\(?(?P<year>\d{{4}})(?!\d)"),
        told_to=re.compile(rf"(?<!\w)(?:{_any(words.told_to)})(?=[\s\"'\u201c\u00ab(]*(?P<rest>[^\n]{{4,60}}))"),
        today=re.compile(rf"(?<!\w)(?P<other>(?:{other})\s+)?(?:{today})[\s,(]+(?P<weekday>{weekday})?(?!\w)"),
    )


def _any(wordings: list[str]) -> str:
    return "|".join(sorted((re.escape(fold(wording)) for wording in wordings), key=len, reverse=True))


_READERS: dict[int, tuple[PrintedDates, DateReader]] = {}


def date_reader(knowledge: Knowledge) -> DateReader:
    """Return the compiled reader, compiled once for each knowledge in use."""
    kept = _READERS.get(id(knowledge.printed_dates))
    if kept is None or kept[0] is not knowledge.printed_dates:
        kept = (knowledge.printed_dates, compile_dates(knowledge.printed_dates, knowledge.times))
        if len(_READERS) > 4:
            _READERS.clear()
        _READERS[id(knowledge.printed_dates)] = kept
    return kept[1]
