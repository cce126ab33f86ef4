"""Take out the pages that people worked, as coded pages: they hold names that are held back."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor


def take_out_worked(editor: Editor, why: str) -> None:
    """Log that the worked pages are exported; what is kept to a group is not among them.

    Raises:
        NotAllowed: the editor may not, or gives no reason.
        StoreError: the log could not be written; then nothing goes out.
    """
    with acting(editor, "export", why, about="worked pages", told={"format": "gold"}):
        return
