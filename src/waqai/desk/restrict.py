"""Keep a page or an incident to a group of people, or open it again."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.store.keeping import keep_incident, keep_page
from waqai.store.models import Group

_KEEP = {"pages": keep_page, "incidents": keep_incident}


def restrict(editor: Editor, kind: str, ref: str, group: str | None, why: str) -> None:
    """Keep a page (``pages``) or an incident (``incidents``) to the group of that name; None opens it again.

    A page takes along its other versions and all that was read from it; an incident, the pages that tell of it now.

    Raises:
        NotAllowed: the editor may not, gives no reason, or there is no such kind or group.
        StoreError: there is no such page or incident, or the database refused.
    """
    told = {"group": group}
    with acting(editor, "restrict", why, (kind, ref), told={**told}):
        if kind not in _KEEP:
            raise NotAllowed(f"only {' and '.join(_KEEP)} can be kept to a group")
        row = Group.objects.filter(name=group).first() if group is not None else None
        if group is not None and row is None:
            raise NotAllowed(f"there is no group {group}")
        _KEEP[kind](ref, row)
