"""Take a record off: the page does not say this."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor
from waqai.store.judging import add_judgement
from waqai.store.models import Judgement


def reject(editor: Editor, section: str, ref: str, why: str) -> Judgement:
    """Judge that the page does not say what the record says.

    Raises:
        NotAllowed: the editor may not, or gives no reason.
        StoreError: there is no such record, or the database refused.
    """
    with acting(editor, "reject", why, (section, ref)):
        return add_judgement(section, ref, "reject", editor.name, why)
