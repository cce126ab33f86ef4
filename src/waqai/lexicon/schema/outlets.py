"""knowledge/outlets/: who publishes, and the names it is known by on its own pages."""

from waqai.lexicon.schema.base import Known, Label, Proof


class Outlet(Known, frozen=True, kw_only=True):
    """One outlet: ``names`` are its spellings in bylines and datelines, ``domains`` its sites.

    ``kind`` is agency, paper, channel, site, monitor or party. ``source`` says where the facts were checked.
    """

    id: str
    name: Label
    kind: str
    names: list[str] = []
    domains: list[str] = []
    source: str
    proof: list[Proof]


class OutletFile(Known, frozen=True, kw_only=True):
    """A list of outlets."""

    outlets: list[Outlet]
