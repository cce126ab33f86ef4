"""End somebody's sessions: a machine was lost."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor
from waqai.store.people import end_sessions, find_person


def sign_out(editor: Editor, name: str, why: str) -> int:
    """End all sessions of a person, and return how many there were.

    Raises:
        NotAllowed: the editor may not, or gives no reason.
        StoreError: there is no such person, or the database refused.
    """
    with acting(editor, "people", why, ("people", name), told={"act": "sign-out"}):
        return end_sessions(find_person(name))
