"""What parties, places and outlets are called on a page, and where their names lead."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from waqai.records import Span
from waqai.site.covered import cut_covered
from waqai.site.labels import PRECISION, known_name, loaded_names, spelled
from waqai.site.publication import cover_line
from waqai.store.models import Actor, EventPlace, Role
from waqai.store.public import Names, place_spans


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is shown.

    ``quoted`` tells that these are the article's words and not ours; ``held`` that it stands for a withheld name.
    """

    text: str
    href: str | None = None
    quoted: bool = False
    held: bool = False
    note: str = ""


# What the codebook writes for addressees whom the text calls «all sides» in any wording.
ALL_PARTIES = "all parties"


def party_name(role: Role, names: Names) -> Name:
    """Return how a page calls a party: our neutral name where we know it, else the article's own words."""
    if names.hold(role.name) or (role.withheld and role.name not in names.released):
        return Name(_("a person (name held back)"), held=True)
    if role.name == ALL_PARTIES:
        return Name(_("all parties"))
    known = known_name("actors", role.actor.known)
    return Name(known or party_words(role.name, names), reverse("actor", args=[role.actor.ref]), quoted=not known)


def place_name(row: EventPlace, names: Names) -> Name:
    """Return how a page calls a place, with what is inexact about it; a house may bear a name that is held back."""
    known = known_name("places", row.place.known)
    note = spelled(PRECISION, row.precision) if row.precision in PRECISION else ""
    return Name(
        known or place_words(row.name, names), reverse("place", args=[row.place.ref]), quoted=not known, note=note
    )


def place_words(name: str, names: Names) -> str:
    """Return an article's own words for a place, without held-back names."""
    return str(cut_covered(name, Span(0, len(name)), place_spans(name, names)))


def party_words(name: str, names: Names) -> str:
    """Return an article's own words for a party, without held-back names."""
    return str(cover_line(name, names))


def actor_title(actor: Actor, names: Names) -> str:
    """Return what an actor is called where no one article is told: our own name, else the articles' words."""
    return known_name("actors", actor.known) or party_words(actor.name, names)


def other_names(actor: Actor, names: Names) -> list[str]:
    """Return the other spellings that articles gave, without names that carry somebody's judgement."""
    loaded = loaded_names(actor.known)
    shown = [name for name in actor.names if name not in loaded and name != actor.name]
    return shown if actor.known else [party_words(name, names) for name in shown]
