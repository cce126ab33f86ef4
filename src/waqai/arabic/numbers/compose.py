"""Puts number words together: «ثلاثة آلاف ومئتان وخمسون» is one number, «ثلاثة وأربعة» are two."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from waqai.arabic.vocabulary import Item

Worth = int | Fraction
_END = Item("", "", 0, 0)
_NUMBER_TAGS = frozenset("1jXtckydKzroqvVsf")
_HIGH = 10**60


class Part(NamedTuple):
    """A composed number (tags ``N``, ``O`` ordinal, ``V`` vague) or any other item carried over."""

    tag: str
    start: int
    end: int
    low: Worth = 0
    high: Worth | None = None
    text: str = ""


class _Found(NamedTuple):
    value: Worth
    after: int


def figure_value(text: str) -> Worth:
    """Return the worth of a figure such as ``1,200`` or ``2.5``; ``2,5`` is two and a half, ``10.000`` ten thousand."""
    if text.isdecimal():
        return int(text)
    whole, mark, rest = text.rpartition(",")
    if mark and len(rest) <= 2:
        return Fraction(f"{whole}.{rest}")
    plain = text.replace(",", "").replace("'", "").replace(" ", "")
    if plain.count(".") > 1 or (plain.endswith(".000") and not plain.startswith("0")):
        plain = plain.replace(".", "")
    return Fraction("0" + plain if plain.startswith(".") else plain)


class Composer:
    """Reads numbers off a list of items; each method returns what stands at an index, or None."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items

    def at(self, index: int) -> Item:
        """Return the item at ``index``, or one that means nothing behind the end."""
        return self.items[index] if index < len(self.items) else _END

    def _worth(self, index: int) -> Worth:
        item = self.at(index)
        if isinstance(item.value, int):
            return item.value
        return figure_value(item.value) if item.tag == "f" else Fraction(item.value)

    def _below_hundred(self, at: int) -> _Found | None:
        first, second, third = self.at(at), self.at(at + 1), self.at(at + 2)
        if first.tag in ("1", "j"):
            if second.tag == "X":
                return _Found(self._worth(at) + 10, at + 2)
            if second.tag == "W" and third.tag == "t" and (first.definite or not third.definite):
                return _Found(self._worth(at) + self._worth(at + 2), at + 3)
            return _Found(self._worth(at), at + 1) if first.tag == "1" else None
        if first.tag in ("X", "t"):
            return _Found(self._worth(at), at + 1)
        return None

    def _below_thousand(self, at: int) -> _Found | None:
        first = self.at(at)
        if first.tag == "f":
            return _Found(self._worth(at), at + 1)
        hundreds: Worth = 0
        after = at
        if first.tag == "c":
            hundreds, after = self._worth(at), at + 1
        elif first.tag == "1" and self.at(at + 1).tag == "c" and self._worth(at + 1) == 100:
            hundreds, after = self._worth(at) * 100, at + 2
        if not hundreds:
            return self._below_hundred(at)
        if self.at(after).tag != "W":
            return _Found(hundreds, after)
        rest = self._below_hundred(after + 1)
        if rest is None and self.at(after + 1).tag == "f" and 0 < self._worth(after + 1) < 100:
            rest = _Found(self._worth(after + 1), after + 2)
        return _Found(hundreds + rest.value, rest.after) if rest else _Found(hundreds, after)

    def _term(self, at: int) -> tuple[Worth, Worth, int] | None:
        """Return value, scale and index behind one term such as «ثلاثة آلاف», «نصف مليون», «ألفان», «خمسون»."""
        first = self.at(at)
        if first.tag == "d":
            return self._worth(at) * 2, self._worth(at), at + 1
        if first.tag == "r" and self.at(at + 1).tag in ("k", "y"):
            return Fraction(first.value) * self._worth(at + 1), self._worth(at + 1), at + 2
        if first.tag in ("k", "y"):
            value: Worth = 1 if first.tag == "k" else 2
            after = at
        else:
            found = self._below_thousand(at)
            if found is None:
                return None
            value, after = found
        scale: Worth = 1
        while self.at(after).tag in ("k", "K", "y") and scale < _HIGH:
            scale *= self._worth(after)
            after += 1
        return value * scale, scale, after

    def cardinal(self, at: int) -> _Found | None:
        """Return the longest whole number that begins at ``at``."""
        if self.at(at).tag == "z":
            return _Found(0, at + 1)
        term = self._term(at)
        if term is None:
            return None
        total, limit, after = term
        while limit > 1 and self.at(after).tag == "W":
            if self.at(after + 1).tag == "r" and self.at(after + 2).tag not in ("k", "y", "r"):
                return _Found(total + Fraction(self.at(after + 1).value) * limit, after + 2)
            term = self._term(after + 1)
            if term is None or term[0] >= limit:
                break
            total, limit, after = total + term[0], term[1], term[2]
        return _Found(total, after)

    def ordinal(self, at: int) -> _Found | None:
        """Return the ordinal that begins at ``at``: «الثالث», «الحادي عشر», «الخامس والعشرين», «التسعون»."""
        first, second, third = self.at(at), self.at(at + 1), self.at(at + 2)
        if first.tag in ("o", "q") or (first.tag in ("1", "j") and first.definite):
            if second.tag == "X":
                return _Found(self._worth(at) + 10, at + 2)
            if second.tag == "W" and third.tag == "t" and third.definite:
                return _Found(self._worth(at) + self._worth(at + 2), at + 3)
            return _Found(self._worth(at), at + 1) if first.tag == "o" else None
        if first.tag == "t" and first.definite:
            return _Found(self._worth(at), at + 1)
        return None

    def vague(self, at: int) -> tuple[Worth, Worth | None, int] | None:
        """Return bounds of «عدد من», «عشرات الآلاف», «بضعة آلاف», «آلاف» and the index behind them."""
        first = self.at(at)
        if first.tag not in ("V", "v", "K"):
            return None
        low_text, _, high_text = str(first.value).partition("-")
        low = int(low_text) * (2 if first.tag == "K" else 1)
        high = int(high_text) if high_text else None
        after = at + 1
        while self.at(after).tag in ("v", "K", "k") and low < _HIGH:
            factor = int(self.at(after).value)
            if first.tag == "V":
                low, high = low * self._unit(after, factor), None
            else:
                low, high = low * factor, None
            after += 1
        return low, high, after

    def _unit(self, at: int, factor: int) -> int:
        return factor // 2 if self.at(at).tag == "v" else factor


def _decimal(composer: Composer, whole: _Found) -> _Found:
    """Extend «1 فاصلة 5» to one and a half, and «اثنا عشر  , ثلاثون» (hundredths, as in spelled-out sums) to 12.30."""
    mark, before, behind = composer.at(whole.after), composer.at(whole.after - 1), composer.at(whole.after + 1)
    hundredths = mark.tag == "," and mark.start - before.end == 2 and behind.start - mark.end == 1
    if mark.tag != "i" and not hundredths:
        return whole
    rest = composer.cardinal(whole.after + 1)
    if rest is None and behind.tag == "j":
        rest = _Found(int(behind.value), whole.after + 2)
    if rest is None or rest.value.denominator != 1:
        return whole
    return _Found(
        whole.value + Fraction(int(rest.value), 100 if hundredths else 10 ** len(str(rest.value))), rest.after
    )


def _compose_at(composer: Composer, at: int) -> tuple[Part, int]:
    items = composer.items
    item = items[at]
    if item.tag not in _NUMBER_TAGS:
        return Part(item.tag, item.start, item.end, text=str(item.value)), at + 1
    ordinal = composer.ordinal(at)
    if ordinal:
        return Part("O", item.start, items[ordinal.after - 1].end, ordinal.value, ordinal.value), ordinal.after
    found = composer.cardinal(at)
    if found:
        value, after = _decimal(composer, found)
        text = str(item.value) if item.tag == "f" and after == at + 1 else ""
        return Part("N", item.start, items[after - 1].end, value, value, text), after
    vague = composer.vague(at)
    if vague:
        return Part("V", item.start, items[vague[2] - 1].end, vague[0], vague[1]), vague[2]
    if item.tag == "s" and (found := composer.cardinal(at + 1)):
        return Part("N", item.start, items[found.after - 1].end, -found.value, -found.value), found.after
    return Part(item.tag, item.start, item.end, text=str(item.value)), at + 1


def compose(items: Sequence[Item]) -> list[Part]:
    """Return ``items`` with every run of number words made one part."""
    composer, parts, at = Composer(items), [], 0
    while at < len(items):
        part, at = _compose_at(composer, at)
        parts.append(part)
    return parts
