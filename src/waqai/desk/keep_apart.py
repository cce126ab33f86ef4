"""Never link these two: incidents that look alike and are not one."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.desk.members import events_of
from waqai.store.link_judging import Verb, add_link_judgement
from waqai.store.models import LinkJudgement


def keep_apart(editor: Editor, ref: str, other: str, why: str) -> LinkJudgement:
    """Judge that two incidents are never one.

    Raises:
        NotAllowed: the editor may not, gives no reason, or the two are one (split them).
        StoreError: there is no such incident, or the database refused.
    """
    with acting(editor, "keep_apart", why, ("incidents", ref), ("incidents", other)):
        ours, theirs = events_of(ref), events_of(other)
        if set(ours) & set(theirs):
            raise NotAllowed(f"{ref} and {other} are one incident: split it", code="one_incident")
        return add_link_judgement(Verb.APART, "keep_apart", [ours], theirs, editor.name, why)
