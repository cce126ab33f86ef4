"""Confirm what another person decided, where a second person is asked for (``WAQAI_SECOND_PERSON``)."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.store.history import standing_on
from waqai.store.judging import add_judgement
from waqai.store.models import Judgement


def confirm(editor: Editor, section: str, ref: str, number: int, why: str) -> Judgement:
    """Judge that the judgement ``number`` of another person, which waits, holds.

    Raises:
        NotAllowed: the editor may not, gives no reason, is who gave it, or no such judgement waits.
        StoreError: there is no such record, or the database refused.
    """
    with acting(editor, "confirm", why, (section, ref), told={"of": number}):
        waiting = {one.number: one for one in standing_on(ref).waiting}
        if number not in waiting:
            raise NotAllowed(f"no judgement {number} on the record {ref} waits for a second person", code="not_waiting")
        if waiting[number].who == editor.name:
            complaint = f"{editor.name} gave the judgement {number}: another person confirms it"
            raise NotAllowed(complaint, code="own_judgement")
        return add_judgement(section, ref, "confirm", editor.name, why, {"of": number})
