"""Grades in words: what each is called, and what it rests on."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from waqai.site.dates import digits
from waqai.site.labels import spelled
from waqai.store.grades import PEOPLE_APART, TOLLS_APART, Graded, Reason

GRADES = {
    "confirmed": gettext_noop("Confirmed"),
    "fair": gettext_noop("Fair"),
    "weak": gettext_noop("Weak"),
    "contested": gettext_noop("Contested"),
    "discounted": gettext_noop("Discounted"),
}
REASONS = {
    "denied_by_others": gettext_noop(
        "Each report of it also tells that somebody who is not said to have done it denies it."
    ),
    "denied": gettext_noop("Reports tell that it is denied."),
    "doers_apart": gettext_noop("Outlets name different parties as those who did it."),
    "claimed_by_another": gettext_noop("One party claims it while another is said to have done it."),
    "one_source": gettext_noop(
        "Some of them have all they tell from the same named source: together they count as one."
    ),
    "admitted": gettext_noop("A party that is said to have done it says so itself."),
}


@dataclass(frozen=True, slots=True)
class GradeWords:
    """A grade as a page shows it; ``code`` is its name in English."""

    code: str
    label: str
    reasons: tuple[str, ...]


def grade_words(graded: Graded, voices: int) -> GradeWords:
    """Return a grade with its reasons in the page's language."""
    return GradeWords(
        graded.grade.value,
        spelled(GRADES, graded.grade.value),
        tuple(_reason(reason, voices) for reason in graded.reasons),
    )


def _reason(reason: Reason, voices: int) -> str:
    if reason in (Reason.SEVERAL_VOICES, Reason.ONE_VOICE):
        return voices_in_words(voices)
    if reason is Reason.TOLLS_APART:
        return _(
            "Outlets count the people harmed far apart: %(times)s times as many or more, by %(people)s at least."
        ) % {
            "times": digits(f"{TOLLS_APART:g}"),
            "people": digits(PEOPLE_APART),
        }
    return spelled(REASONS, reason.value)


def voices_in_words(voices: int) -> str:
    """Return how many tell of it independently, as a sentence."""
    return ngettext(
        "%(shown)s outlet tells of it in its own words.", "%(shown)s outlets tell of it in their own words.", voices
    ) % {"shown": digits(voices)}
