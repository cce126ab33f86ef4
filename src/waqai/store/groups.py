"""The one condition that keeps what belongs to a group from everybody else (:mod:`waqai.store.access` uses it)."""

from django.db.models import Q

# The keys of the groups that somebody is in; None is an administrator, who sees everything.
Groups = frozenset[int] | None

PUBLIC: Groups = frozenset()
EVERYTHING: Groups = None


def within(groups: Groups, path: str = "") -> Q:
    """Return the condition that a row is kept to nobody or to one of ``groups``.

    ``path`` leads from the row to the page or incident that may be kept (``"article__page"``), empty for itself.
    """
    if groups is None:
        return Q()
    column = f"{path}__group" if path else "group"
    return Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__in": groups})
