"""What may be shown to everybody: one rule for the site, the feeds, the letter and the exports.

- A record is shown while its page is the current version and no judgement rejected or withdrew it.
- An event that the reader is too unsure of (``WAQAI_PUBLIC_CONFIDENCE``) waits for a person: it is shown once somebody
  accepted or corrected it.
- The name of a private person is held back: a party with no entry in our knowledge that is a person told without a
  public office, or that is of no known kind where it is the one harmed, until an editor releases it. That holds for
  those who speak as well, and for those appointed, dismissed or gone over to another side. Its letters are covered in
  every quote and text, one mark for one letter, so that spans still hold, and in every report of the same incident
  (:mod:`waqai.store.held_names`).
- A position is never more exact than a settlement's centre: coordinates written in a text are covered, and so is the
  name of a shelter or field hospital, until an editor releases it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import cast
from urllib.parse import unquote

from django.conf import settings
from django.utils.module_loading import import_string

from waqai.records import Event, Evidence, Party, Place, Span
from waqai.store.verdicts import InForce

COVER = "▮"

_Finder = Callable[[str, Iterable[str], Iterable[Span]], list[Span]]
_NO_NAMES = frozenset({"type", "start", "end", "places", "weapons", "objects", "ask", "kind", "date"})

_HARMED = frozenset({"actor2"})
_PERSON = frozenset({"person"})
_UNKNOWN = frozenset({None, ""})

# A centre of more than two decimals (about 1 km) would pretend to a position within the settlement.
_DECIMALS = 2
_EXACT_ENOUGH = frozenset({"settlement", "near", "between", "area", "admin2", "admin1", "country"})
_LETTER = re.compile(r"\w")
_JOINTS = re.compile(r"[-_+./]+")  # what joins the words of a headline in an address


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one article: those withheld, in it or in a report beside it, and those that a person released."""

    withheld: frozenset[str] = frozenset()
    released: frozenset[str] = field(default=frozenset())

    def hold(self, name: str) -> bool:
        """Tell whether a name is withheld here."""
        return name in self.withheld and name not in self.released


def is_public(now: InForce) -> bool:
    """Tell whether a record may stand on public pages and in exports."""
    if now.taken_back:
        return False
    unsure = isinstance(now.record, Event) and now.record.confidence < settings.WAQAI_PUBLIC_CONFIDENCE
    return not (unsure and now.unchecked)


def is_withheld(part: str, party: Party) -> bool:
    """Tell whether the name of a party in this part of a record is held back."""
    if party.id is not None:
        return False
    return party.kind in _PERSON or (part in _HARMED and party.kind in _UNKNOWN)


def public_position(place: Place) -> tuple[float, float] | None:
    """Return latitude and longitude as exactly as they may be shown, or None where there is nothing certain to show."""
    if place.lat is None or place.lon is None or place.precision not in _EXACT_ENOUGH:
        return None
    return round(place.lat, _DECIMALS), round(place.lon, _DECIMALS)


def held_spans(text: str, names: Iterable[str]) -> list[Span]:
    """Return where ``text`` writes any of the held-back names, as whole words, in order."""
    alternatives = "|".join(re.escape(name) for name in sorted(set(names), key=len, reverse=True) if name.strip())
    if not alternatives:
        return []
    # Particles may be written onto the name; they stay outside the name but must not hide it.
    return [Span(*found.span()) for found in re.finditer(rf"(?<!\w\w\w)(?:{alternatives})(?!\w)", text)]


def covered_spans(text: str, names: Names, keep: Iterable[Span] = ()) -> list[Span]:
    """Return what of ``text`` may not be shown: the held-back names, private people's names that no record holds, and
    exact positions.

    The latter two are found by the function that the settings name (``WAQAI_PRIVATE_SPANS``); it stops before ``keep``.
    """
    find = cast(_Finder, import_string(settings.WAQAI_PRIVATE_SPANS))
    held = names.withheld - names.released
    shown = held_spans(text, names.released)
    found = (*held_spans(text, held), *find(text, held, keep))
    return sorted({span for span in found if not any(span.meets(other) for other in shown)})


def cover(text: str, spans: Iterable[Span]) -> str:
    """Return ``text`` with every letter inside ``spans`` covered; its length does not change."""
    for span in spans:
        text = text[: span.start] + _LETTER.sub(COVER, span.of(text)) + text[span.end :]
    return text


def cover_text(text: str, names: Names, keep: Iterable[Span] = ()) -> str:
    """Return ``text`` with everything covered that may not be shown; its length does not change."""
    return cover(text, covered_spans(text, names, keep))


def covered_beside(text: str, lines: Iterable[str], names: Names) -> list[tuple[str, list[Span]]]:
    """Return each of ``lines``, which stand beside an article's ``text`` (captions, credits, its headline elsewhere),
    with what of it may not be shown: as if it stood below the text, where one word may name whom that names in full.
    """
    beside = [*lines]
    spans = covered_spans("\n".join([text, *beside]), names)
    found, at = [], len(text) + 1
    for line in beside:
        within = Span(at, at + len(line))
        meeting = [span for span in spans if span.meets(within)]
        found.append((line, [Span(max(s.start, at) - at, min(s.end, within.end) - at) for s in meeting]))
        at = within.end + 1
    return found


def place_spans(name: str, names: Names) -> list[Span]:
    """Return what of a place's name may not be shown: a house may be called by a name that is held back.

    Names of one word are left: villages are called like people.
    """
    return held_spans(name, (held for held in names.withheld - names.released if " " in held.strip()))


def kept_spans(records: Iterable[InForce]) -> list[Span]:
    """Return the spans that prove something other than a party in what everybody may see of ``records``: no private
    name is looked for in them. What was rejected, or waits, proves nothing.
    """
    return [span for now in records if is_public(now) for span in proven_spans(now.record.evidence)]


def public_link(address: str | None, names: Names) -> str | None:
    """Return an address beside an article that everybody may have: None where it spells a name that is held back.

    The address of a record's own source is not asked: without it nobody could check.
    """
    words = _JOINTS.sub(" ", unquote(address or "", errors="replace"))
    return None if covered_spans(words, names) else address


def proven_spans(evidence: Iterable[Evidence]) -> list[Span]:
    """Return the spans that prove something other than a party: no private name is looked for in them."""
    return [item.span for item in evidence if item.field in _NO_NAMES]
