"""Confirm a record: a person checked it against its quote."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor
from waqai.store.judging import add_judgement
from waqai.store.models import Judgement


def accept(editor: Editor, section: str, ref: str, why: str) -> Judgement:
    """Judge that a person checked the record and it holds.

    Raises:
        NotAllowed: the editor may not, or gives no reason.
        StoreError: there is no such record, or the database refused.
    """
    with acting(editor, "accept", why, (section, ref)):
        return add_judgement(section, ref, "accept", editor.name, why)
