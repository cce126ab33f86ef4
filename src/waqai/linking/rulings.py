"""What people decided about pairs, where decisions contradict one another: the newest goes first.

Decisions are taken from the newest to the oldest. Each holds as far as no newer one says otherwise, directly or by way
of others: who is kept apart from one is kept apart from all that are together with that one. So the newest decision
always holds whole, and of an older one what contradicts no newer. The order of decisions is all that counts.
"""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

_Event = TypeVar("_Event", bound=int | str)


class Bound(Generic[_Event]):
    """Who is together, and who of these is apart from whom; nobody else is known here."""

    def __init__(self) -> None:
        self._head: dict[_Event, _Event] = {}
        self._members: dict[_Event, list[_Event]] = {}
        self._apart: dict[_Event, set[_Event]] = {}
        self.kept_apart: list[tuple[_Event, _Event]] = []

    @property
    def decides(self) -> bool:
        """Whether anybody is together or apart here."""
        return bool(self._members or self._apart)

    def _head_of(self, event: _Event) -> _Event:
        return self._head.get(event, event)

    def together_with(self, event: _Event) -> list[_Event]:
        """Return all that are together with ``event``, itself among them."""
        return self._members.get(self._head_of(event), [event])

    def apart_from(self, event: _Event) -> list[_Event]:
        """Return all that are kept apart from ``event``, and those together with them."""
        heads = self._apart.get(self._head_of(event), ())
        return [other for head in heads for other in self._members.get(head, [head])]

    def groups(self) -> list[list[_Event]]:
        """Return all that are together, group by group."""
        return list(self._members.values())

    def are_together(self, one: _Event, other: _Event) -> bool:
        """Tell whether two are together."""
        return self._head_of(one) == self._head_of(other)

    def are_apart(self, one: _Event, other: _Event) -> bool:
        """Tell whether two are kept apart, directly or by those that they are together with."""
        return self._head_of(other) in self._apart.get(self._head_of(one), ())

    def join(self, one: _Event, other: _Event) -> None:
        """Put two together, with all that are together with them; they must not be apart."""
        a, b = self._head_of(one), self._head_of(other)
        if a == b:
            return
        if len(self._members.get(a, ())) < len(self._members.get(b, ())):
            a, b = b, a
        moved = self._members.pop(b, [b])
        self._members.setdefault(a, [a]).extend(moved)
        self._head.update(dict.fromkeys(moved, a))
        for head in self._apart.pop(b, set()):
            self._apart[head].discard(b)
            self._apart[head].add(a)
            self._apart.setdefault(a, set()).add(head)

    def keep_apart(self, one: _Event, other: _Event) -> None:
        """Keep two apart, with all that are together with them; they must not be together."""
        a, b = self._head_of(one), self._head_of(other)
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)
        self.kept_apart.append((one, other))


def bind(rulings: Sequence[Iterable[tuple[_Event, _Event, bool]]]) -> Bound[_Event]:
    """Return who is together and who apart after all decisions, which come oldest first, each as its pairs: two events
    and whether they are together. Within one decision an earlier pair goes before a later one.
    """
    bound: Bound[_Event] = Bound()
    for pairs in reversed(rulings):
        for one, other, together in pairs:
            if together and not bound.are_apart(one, other):
                bound.join(one, other)
            elif not together and not bound.are_together(one, other):
                bound.keep_apart(one, other)
    return bound
