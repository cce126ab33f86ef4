"""Take out what is kept to a group: an export that holds more than the public may have."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.store.models import Group


def take_out(editor: Editor, group: str, form: str, why: str) -> frozenset[int]:
    """Log that the group's records are exported in the format ``form``, and return whose records may go out with it.

    Raises:
        NotAllowed: the editor may not, gives no reason, or is not in the group (or there is none of that name).
        StoreError: the log could not be written; then nothing goes out.
    """
    with acting(editor, "export", why, about=f"groups/{group[:150]}", told={"format": form}):
        row = Group.objects.filter(name=group).first()
        if row is None or (editor.groups is not None and row.pk not in editor.groups):
            raise NotAllowed(f"{editor.name} is in no group {group}")
        return frozenset({row.pk})
