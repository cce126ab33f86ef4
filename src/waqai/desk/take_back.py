"""Take one judgement on a record back: it stays in the record's history, and holds no more."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.store.history import standing_on
from waqai.store.judging import add_judgement
from waqai.store.models import Judgement


def take_back(editor: Editor, section: str, ref: str, number: int, why: str) -> Judgement:
    """Judge that the judgement ``number`` on a record holds no more; later ones stay.

    One's own is taken back by who may ``take_back``, that of somebody else by who may ``undo``.

    Raises:
        NotAllowed: the editor may not, gives no reason, or no such judgement stands or waits.
        StoreError: there is no such record, or the database refused.
    """
    with acting(editor, "take_back", why, (section, ref), told={"of": number}):
        told = standing_on(ref)
        if not told.has(number):
            raise NotAllowed(f"no judgement {number} stands on the record {ref}", code="not_standing")
        if "undo" not in editor.may and told.who_gave(number) != editor.name:
            raise NotAllowed(f"{editor.name} may take back only what is their own", code="not_own")
        return add_judgement(section, ref, "undo", editor.name, why, {"of": number})
