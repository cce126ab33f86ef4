"""Text with held-back names taken out, for pages (marked up) and for plain places (titles, feeds, mails)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from waqai.records import Span


def held_word() -> str:
    """Return what stands where a name is held back."""
    return _("name held back")


@dataclass(frozen=True, slots=True)
class Covered:
    """A stretch of the author's text as runs of letters; None stands for a held-back name."""

    runs: tuple[str | None, ...]

    def __str__(self) -> str:
        return "".join(f"[{held_word()}]" if run is None else run for run in self.runs)

    @property
    def html(self) -> SafeString:
        """The text escaped, with a marked word for each held-back name."""
        held = format_html('<span class="held" lang="{}">{}</span>', get_language(), held_word())
        return format_html_join("", "{}", ((held if run is None else run,) for run in self.runs))


def cut_covered(text: str, within: Span, spans: Sequence[Span]) -> Covered:
    """Return ``text[within]`` without what stands in ``spans`` (joined, in order)."""
    runs: list[str | None] = []
    at = within.start
    for span in spans:
        if not span.meets(within):
            continue
        if span.start > at:
            runs.append(text[at : span.start])
        runs.append(None)
        at = span.end
    if at < within.end:
        runs.append(text[at : within.end])
    return Covered(tuple(runs))
