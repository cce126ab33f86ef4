"""Undo a decision on incidents: it stays in the record, and stands no more."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor
from waqai.store.link_judging import undo_link_judgement
from waqai.store.models import LinkJudgement


def undo(editor: Editor, decision: int, why: str) -> LinkJudgement:
    """Undo a decision and put its events back where they stood before.

    Raises:
        NotAllowed: the editor may not, or gives no reason.
        StoreError: there is no such decision, or it is undone already.
    """
    with acting(editor, "undo", why, ("decisions", str(decision))):
        return undo_link_judgement(decision, editor.name, why)
