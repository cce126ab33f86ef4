"""Finds number expressions in a folded text and tells what each counts."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from waqai.arabic.fold import Folded
from waqai.arabic.numbers.amount import Amount
from waqai.arabic.numbers.compose import Part, compose
from waqai.arabic.numbers.words import NumberWords
from waqai.arabic.vocabulary import lex

_UNIT = "[$%YUueph]"
# One expression: what bounds it, the number, its unit, perhaps a second number. Tags: see words.py and vocabulary.py.
_EXPRESSION = re.compile(
    rf"""
    (?P<between>B~?)(?P<b1>N)(?P<bu1>{_UNIT}?)W(?P<b2>N)
  | (?P<bound>[MLlmR]?~?)(?P<lead>[$gh\#]*)(?P<first>N)
    (?:(?P<u1>{_UNIT}?)(?P<link>[RH]|(?<=FN))\$?(?P<second>N))?
  | (?P<vague>V)
  | (?P<ordinal>O)
  | (?P<other>[PDC@/])
    """,
    re.VERBOSE,
)
_DAYS_IN_A_ROW = re.compile(r"N(?:WN){1,4}[FZ]?e")
_AFTER = re.compile(r"x?([an]|L(?!~?N))")
_NEAR = 4  # words between a number and «على الأقل» behind it: «ثلاثة جنود وشرطي على الأقل»
_LAM = "\u0644"  # «من عشرة لعشرين»
_YEARS = range(1900, 2101)
_PHONE_DIGITS = 8
_OTHER_KINDS = {"P": "phone", "D": "date_like", "C": "clock", "@": "code", "/": "decimal"}
_UNIT_KINDS = {
    "$": "money",
    "%": "percent",
    "U": "duration",
    "u": "measure",
    "e": "date_like",
    "p": "clock",
    "h": "clock",
}


def read_numbers(folded: Folded, words: NumberWords) -> list[Amount]:
    """Return every number expression of the text in order, told apart by kind. Linear time."""
    parts = compose(lex(folded, words.vocabulary))
    return list(_Reader(folded.text, parts).amounts())


class _Reader:
    def __init__(self, text: str, parts: list[Part]) -> None:
        self.text = text
        self.parts = parts
        self.tags = "".join([part.tag for part in parts])

    def amounts(self) -> Iterator[Amount]:
        for match in _EXPRESSION.finditer(self.tags):
            if match["between"]:
                yield self._interval(match, match.start("b1"), match.start("b2"))
            elif match["first"]:
                yield from self._numbers(match)
            elif match["vague"]:
                part = self.parts[match.start()]
                yield Amount(
                    part.start, part.end, int(part.low), None if part.high is None else int(part.high), "vague"
                )
            elif match["ordinal"]:
                part = self.parts[match.start()]
                cue = self._cue_kind(match.start(), part) or self._unit_kind(match.start(), match.end(), part)
                kind = "clock" if cue == "clock" else "ordinal"
                yield Amount(part.start, part.end, int(part.low), int(part.low), kind, part.low)
            else:
                yield self._other(self.parts[match.start()])

    def _other(self, part: Part) -> Amount:
        digits = "".join(c for c in part.text if c.isdigit())
        value = None
        if part.tag in ("D", "/") and part.text.count("/") == 1:
            over, _, under = part.text.partition("/")
            value = Fraction(int(over), int(under)) if int(under) else None
            if value is not None and self._is_minus(part):
                value = -value
        number = int(digits[:18] or 0)
        return Amount(part.start, part.end, number, number, _OTHER_KINDS[part.tag], value)

    def _numbers(self, match: re.Match[str]) -> Iterator[Amount]:
        first = match.start("first")
        if match["second"]:
            if self._is_interval(match):
                yield self._interval(match, first, match.start("second"))
                return
            yield self._single(first, self._bound(match), match.start())
            yield self._single(match.start("second"), "", match.start("second"))
            return
        yield self._single(first, self._bound(match), match.start())

    def _bound(self, match: re.Match[str]) -> str:
        """Return the tag that bounds the number; «إلى 4» bounds nothing, «حتى 4» does."""
        bound = match["bound"][:1]
        return "" if bound == "R" and self.parts[match.start("bound")].text != "until" else bound

    def _is_interval(self, match: re.Match[str]) -> bool:
        """Tell «20-30» and «5 إلى 7» from «قتل 5، حتى 3 …» and list numbers."""
        low, high = self.parts[match.start("first")], self.parts[match.start("second")]
        if not match["link"] and self.text[high.start - 1] != _LAM:
            return False
        return low.low < high.low and not (match["link"] == "H" and self._opens_line(low))

    def _interval(self, match: re.Match[str], first: int, second: int) -> Amount:
        low, high = self.parts[first], self.parts[second]
        kind = self._kind(second, high, first) or self._kind(first, low) or "range"
        bottom = low.low
        scale = high.low // 1000 if high.low >= 1000 else 0
        if kind == "range" and scale and low.low < 1000 and scale < 1000 and high.text == "" and low.low < scale:
            bottom = low.low * 1000  # «بين 20 و30 ألفا»: the thousand counts for both
        if kind == "range" and bottom > high.low:
            bottom, kind = high.low, "decimal"
        start = self.parts[match.start()].start if match["between"] else low.start
        return Amount(start, high.end, int(bottom), int(high.low), kind)

    def _single(self, at: int, bound: str, opening: int) -> Amount:
        part = self.parts[at]
        value = part.low
        if self._is_minus(part):
            value = -value
        kind = self._kind(at, part)
        start = self.parts[opening].start if bound else part.start
        if kind is None and (value < 0 or value.denominator != 1):
            kind = "decimal"
        whole = int(value)
        low, high = self._bounds(at, whole, bound)
        if kind is None:
            kind = "count" if (low, high) == (whole, whole) else "range"
        return Amount(start, part.end, low, high, kind, value)

    def _bounds(self, at: int, value: int, bound: str) -> tuple[int, int | None]:
        after = _AFTER.match(self.tags, at + 1)
        if after and (self.tags[at + 1] != "x" or int(self.parts[at + 1].text) <= _NEAR):
            bound = "m" if after[1] == "n" else "L"
        if value <= 0:
            return value, value  # «تحت الصفر»
        if bound == "M":
            return value + 1, None
        if bound == "L":
            return value, None
        if bound == "l":
            return min(1, value - 1), value - 1
        if bound in ("m", "R"):
            return min(1, value), value
        return value, value

    def _kind(self, at: int, part: Part, first: int | None = None) -> str | None:
        opening = at if first is None else first
        return (
            self._cue_kind(opening, part)
            or self._unit_kind(opening, at + 1, part)
            or self._figure_kind(opening, at, part)
        )

    def _cue_kind(self, at: int, part: Part) -> str | None:
        before = self.tags[at - 1] if at else ""
        if before == "." and self.tags[max(at - 2, 0)] == "#":
            return "label"  # «ext. 897»
        if before == "$" and self.text[part.start - 2 : part.start].strip()[-1:] in "$\u20ac\u00a3" and part.text:
            return "money"
        if before == "N" and self.tags[max(at - 2, 0)] == "$" and self.text[part.start - 1] == " " and part.text:
            return "money"  # «$20 43»
        if before == "h":
            return "clock"
        if before in ("g", "#"):
            return "calibre" if before == "g" else "label"
        return None

    def _unit_kind(self, at: int, after: int, part: Part) -> str | None:
        if self.tags[after : after + 1] == ")":
            after += 1  # «(45) عاما»
        following = self.tags[after : after + 1]
        if following == "F" and self.tags[after + 1 : after + 2] == "e" and part.low <= 31:
            return "date_like"
        if following == "Z" and self.tags[after + 1 : after + 2] == "e":
            return "date_like"
        if following == "Y":
            before = self.tags[max(at - 2, 0) : at].rstrip("~ML")[-1:]
            return "duration" if before in ("b", "I") else "age"
        if following == "h" or (following == "e" and part.low > 31):
            return None
        return _UNIT_KINDS.get(following)

    def _figure_kind(self, opening: int, at: int, part: Part) -> str | None:
        before = self.tags[opening - 1 : opening] if opening else ""
        if not part.text:
            return (
                "age" if before == "G" else "duration" if before in ("Y", "U") and part.low <= 2 else None
            )  # «عام واحد»
        if self._opens_days(at):
            return "date_like"
        if before == "G":
            return "age"
        if before == "e" or (before == "," and "e" in self.tags[max(opening - 3, 0) : opening - 1]):
            return "date_like"
        if part.text.isdigit() and int(part.text[:9]) in _YEARS and len(part.text) == 4:
            following = self.tags[at + 1 : at + 2]
            if before in ("Y", "b", "I", "B", "R", "F", "Z", "(", "H", "W") or following in (
                "",
                ".",
                ",",
                ")",
                "H",
                "Z",
            ):
                return "date_like"
        if part.text.isdigit() and len(part.text) >= _PHONE_DIGITS and int(part.text) % 1000:
            return "phone"
        return "label" if self._opens_line(part) and self.tags[at + 1 : at + 2] in ("H", ".", ")") else None

    def _opens_days(self, at: int) -> bool:
        """Tell «6 و7 و8 تشرين الأول», days in a row, from counts in a row."""
        days = _DAYS_IN_A_ROW.match(self.tags, at)
        if days is None:
            return False
        values = [part.low for part in self.parts[at : days.end()] if part.tag == "N"]
        return all(b - a == 1 for a, b in pairwise(values))

    def _opens_line(self, part: Part) -> bool:
        before = self.text[max(part.start - 2, 0) : part.start].rstrip(" ")
        after = self.text[part.end : part.end + 2].lstrip(" ")[:1]
        return (
            (not before or before.endswith("\n"))
            and after in ("-", ".", ")")
            and after != ""
            and len(self.text) > part.end + 2
        )

    def _is_minus(self, part: Part) -> bool:
        """A hyphen glued to a figure is a minus only where nothing but a unit follows; else it is a dash or bullet."""
        if not part.text or part.start == 0 or self.text[part.start - 1] != "-":
            return False
        before = self.text[part.start - 2 : part.start - 1] if part.start > 1 else ""
        return before in ("", " ", "(", "\n") and self.text[part.end : part.end + 1] in ("", "\n", "%", ")")
