"""Take one judgement on a record back: it stays in the record's history, and holds no more."""

from waqai.desk.editor import Editor, NotAllowed, check
from waqai.store.history import standing_on
from waqai.store.judging import add_judgement
from waqai.store.models import Judgement


def take_back(editor: Editor, section: str, ref: str, number: int, why: str) -> Judgement:
    """Judge that the judgement ``number`` on a record holds no more; later ones stay.

    Raises:
        NotAllowed: the editor may not, gives no reason, or no such judgement stands or waits.
        StoreError: there is no such record, or the database refused.
    """
    check(editor, "undo", why)
    if not standing_on(ref).has(number):
        raise NotAllowed(f"no judgement {number} stands on the record {ref}")
    return add_judgement(section, ref, "undo", editor.name, why, {"of": number})
