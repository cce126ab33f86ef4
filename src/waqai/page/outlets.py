"""Known outlets, and the shapes of bylines, datelines and sign-offs that also an unknown outlet prints."""

import re
from dataclasses import dataclass

from waqai.arabic.fold import fold
from waqai.lexicon.knowledge import Knowledge
from waqai.lexicon.schema.outlets import Outlet
from waqai.page import verdict
from waqai.page.line import Line
from waqai.records import Page

_SUFFIX = re.compile(r"\s+(?:news|agency|tv|arabic)$", re.IGNORECASE)  # of a name as others tell it
_SIGNED = re.compile(r"^\W*(?P<name>[^\n@]*?)\s*\(@(?P<handle>\w+)\)")
_NAME = 5  # letters of an unknown outlet's name that its handle may begin with
_PARTS = re.compile(r"\s*(?:[-_/|\u0640\u2013\u2014]|\|\|)\s*")
_INITIALS = re.compile(r"^\(\s*\w{1,2}(?:\s*[/ .]\s*\w{1,2})*\s*\)$")
_SPACED = re.compile(r"^[^\W\d_][^:\n]{1,38} : [^\W\d_][^:\n.]{2,58}$")
_CREDIT = re.compile(r"^([^:\n]{2,40}?)\s*:\s*([^:\n]{2,60})$")


@dataclass(frozen=True, slots=True)
class OutletBook:
    """Outlets by folded name and by domain."""

    names: dict[str, Outlet]
    domains: dict[str, Outlet]

    def named(self, text: str) -> Outlet | None:
        """Return the outlet with this name."""
        return self.names.get(fold(text).strip(" .()[]\"'"))

    def at(self, url: str | None) -> Outlet | None:
        """Return the outlet that a page's address belongs to."""
        host = re.sub(r"^\w+://", "", url or "").split("/")[0].split(":")[0].lower()
        parts = host.split(".")
        return next((found for at in range(len(parts) - 1) if (found := self.domains.get(".".join(parts[at:])))), None)

    def of_page(self, page: Page) -> Outlet | None:
        """Return the outlet that a page is told to be of, by name or address."""
        told = page.outlet or ""
        return self.named(told) or self.named(_SUFFIX.sub("", told)) or self.at(told) or self.at(page.url)

    def signs(self, post: str, page: Page) -> bool:
        """Tell whether the page's own outlet signed an embedded post («— name (@handle) date»)."""
        found = _SIGNED.match(post)
        if found is None:
            return False
        own, name, handle = self.of_page(page), found.group("name"), found.group("handle")
        if own is not None:
            return own in (self.named(name), self.named(handle))
        told = _letters(_SUFFIX.sub("", page.outlet or ""))
        return len(told) >= _NAME and (_letters(handle).startswith(told) or _letters(name) == told)

    def in_byline(self, line: Line) -> Outlet | None:
        """Return the known outlet that a short line names alone or beside a place or person."""
        if line.words > 8:
            return None
        for part in (line.text, *_PARTS.split(re.sub(r"\([^)]*\)", "", line.text))):
            found = self.named(part)
            if found:
                return found
        return None

    def is_dateline(self, line: Line) -> bool:
        """Tell a line such as «place – outlet» by its shape: two short parts around a dash or slash, no sentence."""
        parts = [part for part in _PARTS.split(re.sub(r"\([^)]*\)", "", line.text)) if part.strip()]
        return (
            2 <= len(parts) <= 3 and line.words <= 7 and not line.ends and all(len(part.split()) <= 3 for part in parts)
        )

    def credit(self, line: Line) -> tuple[str, str] | None:
        """Return outlet and creditor of a line such as «outlet : whom the text is taken from».

        An outlet that is not known is believed where a blank stands before the colon, as site builders set it.
        """
        found = _CREDIT.match(line.text)
        if found is None:
            return None
        known = self.named(found.group(1))
        if known is None and not _SPACED.match(line.text):
            return None
        return known.name.ar if known else found.group(1).strip(), found.group(2).strip()

    def sign_off(self, line: Line) -> str:
        """Return what a short line right after the body is: credit, byline or neither."""
        if line.words <= 10 and self.credit(line):
            return verdict.CREDIT
        if line.words > 7:
            return ""
        alone = self.named(line.text)
        if alone is not None and alone.kind == "agency":
            return verdict.CREDIT
        if _INITIALS.match(line.text) or self.is_dateline(line) or self.in_byline(line):
            return verdict.BYLINE
        return ""


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text)).lower()


def compile_outlets(outlets: list[Outlet]) -> OutletBook:
    """Return the book of ``outlets``."""
    names = {fold(name): outlet for outlet in outlets for name in (outlet.name.ar, outlet.name.en, *outlet.names)}
    domains = {domain: outlet for outlet in outlets for domain in outlet.domains}
    return OutletBook(names, domains)


_BOOKS: dict[int, tuple[Knowledge, OutletBook]] = {}


def outlet_book(knowledge: Knowledge) -> OutletBook:
    """Return the compiled outlets, compiled once for each knowledge in use."""
    kept = _BOOKS.get(id(knowledge))
    if kept is None or kept[0] is not knowledge:
        if len(_BOOKS) > 4:
            _BOOKS.clear()
        kept = _BOOKS[id(knowledge)] = (knowledge, compile_outlets(knowledge.outlets))
    return kept[1]
