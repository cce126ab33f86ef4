"""How many were harmed, as exactly as the source says and no more."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from waqai.site.covered import Covered
from waqai.site.dates import digits
from waqai.site.labels import WHO, known_or_code, spelled
from waqai.site.publication import cover_line
from waqai.store.models import Harm
from waqai.store.public import Names


@dataclass(frozen=True, slots=True)
class Toll:
    """One count: what befell whom, how many, in whose words, of which side."""

    kind: str
    who: str
    amount: str
    wording: Covered
    side: Covered | None


def show_amount(least: int, most: int | None) -> str:
    """Return a range in words: «٥», «بين ٥ و٧», «٢١ على الأقل»."""
    if most is None:
        return _("at least %(least)s") % {"least": digits(least)}
    if least == most:
        return digits(least)
    return _("between %(least)s and %(most)s") % {"least": digits(least), "most": digits(most)}


def toll(harm: Harm, names: Names) -> Toll:
    """Return a line of harm as it is shown."""
    return Toll(
        known_or_code("harm", harm.kind),
        spelled(WHO, harm.who),
        show_amount(harm.min, harm.max),
        cover_line(harm.wording, names),
        cover_line(harm.side, names) if harm.side else None,
    )
