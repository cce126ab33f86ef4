"""Go back to what a record was at some point of its history: a new judgement, so that nothing is lost."""

from waqai.desk.acting import acting
from waqai.desk.editor import DANGEROUS, Editor, NotAllowed, check
from waqai.store.history import standing_after, standing_on
from waqai.store.in_effect import THE_READING
from waqai.store.judging import add_judgement
from waqai.store.models import Judgement


def restore(editor: Editor, section: str, ref: str, number: int, why: str) -> Judgement:
    """Judge that a record is again what it was after the judgement ``number``; 0 is what the machine read.

    Raises:
        NotAllowed: the editor may not, gives no reason, or there is no such judgement on the record.
        StaleSignIn: (a kind of it) it would release a name or withdraw the record again, and the sign-in is too old.
        StoreError: there is no such record, or the database refused.
    """
    with acting(editor, "restore", why, (section, ref), told={"of": number}):
        if number != THE_READING and not Judgement.objects.filter(attached=ref, pk=number).exists():
            raise NotAllowed(f"there is no judgement {number} on the record {ref}", code="no_judgement")
        stands = {one.number for one in standing_on(ref).stand}
        for again in standing_after(ref, number).stand:
            if again.number not in stands and again.verb in DANGEROUS:
                check(editor, again.verb, why)
        return add_judgement(section, ref, "restore", editor.name, why, {"of": number})
