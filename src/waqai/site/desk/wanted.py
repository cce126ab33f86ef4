"""What of the queue is asked for: from the address bar and back into it."""

import re
from urllib.parse import urlencode

from django.http import QueryDict

from waqai.store.access import Groups
from waqai.store.judging import RECORDS
from waqai.store.queue import SHOWS, SORTS, Wanted

_PARTS = {"section": "in", "show": "show", "sort": "sort", "kind": "kind", "place": "place", "outlet": "outlet"}
_CODE = re.compile(r"\w{1,60}\Z")


def _code(told: str) -> str:
    return told if _CODE.match(told) else ""


def read_wanted(query: QueryDict, groups: Groups) -> Wanted:
    """Return what an address asks for; what makes no sense is as if it were not there."""
    told = {name: _code(query.get(key, "")) for name, key in _PARTS.items()}
    plain = Wanted()
    return Wanted(
        section=told["section"] if told["section"] in RECORDS else plain.section,
        show=told["show"] if told["show"] in SHOWS else plain.show,
        sort=told["sort"] if told["sort"] in SORTS else plain.sort,
        kind=told["kind"],
        place=told["place"],
        outlet=told["outlet"],
        groups=groups,
    )


def query_of(wanted: Wanted, **changes: str) -> str:
    """Return the query of an address that asks for the same, with ``changes``; what goes without saying is left out."""
    plain, told = Wanted(), {name: getattr(wanted, name) for name in _PARTS} | changes
    return urlencode({_PARTS[name]: value for name, value in told.items() if value and value != getattr(plain, name)})
