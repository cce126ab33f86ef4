"""Take a record back in public: its address tells that it was withdrawn, when and why."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor
from waqai.store.judging import add_judgement
from waqai.store.models import Judgement


def withdraw(editor: Editor, section: str, ref: str, why: str) -> Judgement:
    """Judge that it is taken back in public, with the reason.

    Raises:
        NotAllowed: the editor may not, or gives no reason.
        StoreError: there is no such record, or the database refused.
    """
    with acting(editor, "withdraw", why, (section, ref)):
        return add_judgement(section, ref, "withdraw", editor.name, why)
