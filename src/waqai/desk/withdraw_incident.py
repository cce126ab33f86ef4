"""Take an incident back in public: its page stays and tells that it was withdrawn, when and why."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor
from waqai.desk.members import events_of
from waqai.store.link_judging import Verb, add_link_judgement
from waqai.store.models import LinkJudgement


def withdraw_incident(editor: Editor, ref: str, why: str) -> LinkJudgement:
    """Judge that an incident is taken back.

    Raises:
        NotAllowed: the editor may not, or gives no reason.
        StoreError: there is no such incident, or the database refused.
    """
    with acting(editor, "withdraw", why, ("incidents", ref)):
        return add_link_judgement(Verb.WITHDRAW, "withdraw", events_of(ref), [], [], editor.name, why)
