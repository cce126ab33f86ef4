"""What people decided on a record and still stands, as everybody may read it: what, when and why, without names."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from waqai.site.dates import parse_day, show_day
from waqai.site.labels import FIELDS, spelled
from waqai.store.history import standing_on
from waqai.store.public import Names, cover_text

_SHOWN = frozenset({"accept", "correct", "add", "release"})


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision: what was done, on which day, for which reason."""

    act: str
    when: str
    why: str


def decided_on(ref: str, names: Names) -> list[Decided]:
    """Return the decisions that stand on a record (a ref), oldest first; held-back names are covered in reasons."""
    found = []
    for one in standing_on(ref).stand:
        day = parse_day(one.when)
        if one.verb in _SHOWN and day:
            value = one.value if isinstance(one.value, dict) else {}
            found.append(
                Decided(_act(one.verb, str(value.get("field", ""))), show_day(day), cover_text(one.why, names))
            )
    return found


def _act(verb: str, field: str) -> str:
    if verb == "correct":
        return _("Corrected: %(field)s") % {"field": spelled(FIELDS, field)}
    if verb == "add":
        return _("Added: the machine had not read it")
    return _("A name was released") if verb == "release" else _("Compared with the article")
