"""Take somebody's second factors away: the phone was lost."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor
from waqai.store.models import Person
from waqai.store.people import end_sessions, find_person, remove_second_factors


def reset_second(editor: Editor, name: str, why: str) -> Person:
    """Remove passkeys, authenticator app and recovery codes of a person, and end their sessions.

    Raises:
        NotAllowed: the editor may not, or gives no reason.
        StoreError: there is no such person, or the database refused.
    """
    with acting(editor, "people", why, ("people", name), told={"act": "reset-mfa"}):
        person = find_person(name)
        remove_second_factors(person)
        end_sessions(person)
        return person
