"""Words for codes: what a type, a kind of harm or a field is called on a page.

Types of events, weapons, objects and kinds of harm bring their names with them in knowledge/; the codebook's closed
lists stand in the catalogues (site/locale). A code without a name shows as itself, never as something else.
"""

from collections.abc import Mapping
from functools import lru_cache

from django.utils.translation import gettext, gettext_noop, pgettext

from waqai.lexicon.knowledge import load_knowledge
from waqai.lexicon.schema.base import Label
from waqai.site.dates import is_arabic

WHO = {
    "civilians": gettext_noop("civilians"),
    "combatants": gettext_noop("combatants"),
    "officials": gettext_noop("officials"),
    "unknown": gettext_noop("not told who"),
    "children": gettext_noop("children"),
    "women": gettext_noop("women"),
    "journalists": gettext_noop("journalists"),
    "medics": gettext_noop("medics"),
    "aid_workers": gettext_noop("aid workers"),
}
MODALITY = {
    "reported": gettext_noop("reported as having happened"),
    "denied": gettext_noop("denied"),
    "planned": gettext_noop("announced or threatened, not yet done"),
}
ACTS_OF_SPEECH = {
    "announce": gettext_noop("Announcement"),
    "condemn": gettext_noop("Condemnation"),
    "deny": gettext_noop("Denial"),
    "claim": gettext_noop("Claim of responsibility"),
    "accuse": gettext_noop("Accusation"),
    "warn": gettext_noop("Warning"),
    "call": gettext_noop("Call"),
    "welcome": gettext_noop("Welcome"),
    "explain": gettext_noop("Explanation"),
}
ASKS = {
    "ceasefire": gettext_noop("Ceasefire"),
    "dialogue": gettext_noop("Dialogue"),
    "protect_civilians": gettext_noop("Protection of civilians"),
    "accountability": gettext_noop("Accountability"),
    "investigation": gettext_noop("Investigation"),
    "release": gettext_noop("Release of detainees"),
    "access": gettext_noop("Access: aid, roads, an end to sieges"),
    "services": gettext_noop("Services"),
    "stop_incitement": gettext_noop("An end to incitement"),
    "withdrawal": gettext_noop("Withdrawal"),
    "governance": gettext_noop("Governance, reform and rights"),
    "return": gettext_noop("Return of the displaced"),
    "dismissal": gettext_noop("Dismissal"),
    "compensation": gettext_noop("Compensation"),
    "aid": gettext_noop("Aid"),
    "military_action": gettext_noop("Military action"),
    "other": gettext_noop("Another demand"),
}
STRENGTH = {
    "call": gettext_noop("a call"),
    "demand": gettext_noop("a demand"),
    "appeal": gettext_noop("an appeal"),
    "order": gettext_noop("an order"),
}
FIELDS = {
    "record": gettext_noop("Told in"),
    "type": gettext_noop("Type"),
    "modality": gettext_noop("Standing"),
    "aggregate": gettext_noop("Scope"),
    "start": gettext_noop("Day"),
    "places": gettext_noop("Place"),
    "actor1": gettext_noop("Who did it"),
    "actor2": gettext_noop("To whom, or the other side"),
    "harm": gettext_noop("People harmed"),
    "objects": gettext_noop("What was hit, cut or taken"),
    "weapons": gettext_noop("Means"),
    "according_to": gettext_noop("According to"),
    "issuer": gettext_noop("Issued by"),
    "kind": gettext_noop("Act of speech"),
    "date": gettext_noop("Date"),
    "channel": gettext_noop("Channel"),
    "about": gettext_noop("What it is about"),
    "who": gettext_noop("Who asks"),
    "of": gettext_noop("Of whom"),
    "ask": gettext_noop("What is asked"),
    "strength": gettext_noop("Put as"),
    "statement": gettext_noop("Stated in"),
}
PRECISION = {
    "quarter": gettext_noop("a neighbourhood"),
    "near": gettext_noop("near it"),
    "between": gettext_noop("between places"),
    "area": gettext_noop("an area"),
    "admin2": gettext_noop("a district"),
    "admin1": gettext_noop("a governorate"),
    "country": gettext_noop("a country"),
}
STATES = {
    "read": gettext_noop("Machine-read"),
    "accepted": gettext_noop("Confirmed by a person"),
    "corrected": gettext_noop("Corrected by a person"),
    "rejected": gettext_noop("Rejected by a person"),
    "withdrawn": gettext_noop("Withdrawn"),
    "added": gettext_noop("Added by a person"),
    "proposed": gettext_noop("Proposed by one person"),
}


def spelled(names: Mapping[str, str], code: str | None) -> str:
    """Return the name of ``code`` in the page's language; a code that the list does not have shows as itself."""
    if code is None:
        return ""
    return gettext(names[code]) if code in names else code.replace("_", " ")


@lru_cache(maxsize=1)
def _known() -> dict[str, dict[str, Label]]:
    knowledge = load_knowledge()
    return {
        "events": {row.id: row.label for row in knowledge.events},
        "weapons": {row.id: row.label for row in knowledge.weapons},
        "objects": {row.id: row.label for row in knowledge.objects},
        "harm": {row.id: row.label for row in knowledge.harm},
        "actors": {row.id: row.name for row in knowledge.actors},
        "places": {row.id: Label(ar=row.ar, en=row.en) for row in knowledge.places},
    }


def known_name(folder: str, code: str | None) -> str | None:
    """Return what knowledge/``folder`` calls ``code`` in the page's language; None where it does not have it."""
    label = _known()[folder].get(code or "")
    return None if label is None else label.ar if is_arabic() else label.en


def known_or_code(folder: str, code: str) -> str:
    """Return what knowledge calls ``code``, else the code itself with blanks."""
    return known_name(folder, code) or code.replace("_", " ")


def unknown() -> str:
    """Return the word for what the page does not tell."""
    return pgettext("the source does not tell this", "not told")


@lru_cache(maxsize=1)
def _loaded() -> dict[str, frozenset[str]]:
    return {row.id: frozenset(row.loaded) for row in load_knowledge().actors}


def loaded_names(actor: str | None) -> frozenset[str]:
    """Return the names of a known actor that carry somebody's judgement: never shown as ours."""
    return _loaded().get(actor or "", frozenset())
