"""Join two incidents: their reports tell of one happening."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.desk.members import events_of
from waqai.store.link_judging import Verb, add_link_judgement
from waqai.store.models import LinkJudgement


def merge(editor: Editor, ref: str, other: str, why: str) -> LinkJudgement:
    """Judge that two incidents are one; the address of the smaller leads to the larger from now on.

    Raises:
        NotAllowed: the editor may not, gives no reason, or the two are one already.
        StoreError: there is no such incident, or the database refused.
    """
    with acting(editor, "merge", why, ("incidents", ref), ("incidents", other)):
        ours, theirs = events_of(ref), events_of(other)
        if set(ours) == set(theirs):
            raise NotAllowed(f"{ref} and {other} are one incident already", code="one_already")
        return add_link_judgement(Verb.TOGETHER, "merge", [ours, theirs], [], editor.name, why)
