"""Say what answers a demand: a later event or statement, or that one does not."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.records import Json
from waqai.store.answering import name_answer
from waqai.store.judging import add_judgement
from waqai.store.models import Judgement


def answer(editor: Editor, demand: str, section: str, ref: str, why: str, *, holds: bool = True) -> Judgement:
    """Judge that the record ``ref`` (an event or statement) answers ``demand`` (a ref), or, not ``holds``, that it
    does not: then it is not proposed again.

    Raises:
        NotAllowed: the editor may not, gives no reason, or names neither an event nor a statement.
        StoreError: there is no such demand or record, or the database refused.
    """
    if section not in ("events", "statements"):
        raise NotAllowed(f"{section} answer nothing: only events and statements do", code="answers_nothing")
    with acting(editor, "answer", why, ("demands", demand), (section, ref), told={"holds": holds}):
        value: dict[str, Json] = {"target": name_answer(section, ref), "holds": holds}
        return add_judgement("demands", demand, "answer", editor.name, why, value)
