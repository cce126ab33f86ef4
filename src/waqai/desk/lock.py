"""Keep somebody out, or let them in again. Nobody is deleted: decisions keep the names of those who made them."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.store.models import Person
from waqai.store.people import end_sessions, find_person, is_last_administrator


def lock(editor: Editor, name: str, why: str) -> Person:
    """Keep a person out and end their sessions at once.

    Raises:
        NotAllowed: the editor may not, gives no reason, or nobody would be left to keep house.
        StoreError: there is no such person, or the database refused.
    """
    with acting(editor, "people", why, ("people", name), told={"act": "lock"}):
        person = find_person(name)
        if is_last_administrator(person):
            raise NotAllowed(f"{person.name} is the last administrator", code="last_administrator")
        person.is_active = False
        person.save(update_fields=["is_active"])
        end_sessions(person)
        return person


def unlock(editor: Editor, name: str, why: str) -> Person:
    """Let a person in again, with the role and password that they had.

    Raises:
        NotAllowed: the editor may not, or gives no reason.
        StoreError: there is no such person, or the database refused.
    """
    with acting(editor, "people", why, ("people", name), told={"act": "unlock"}):
        person = find_person(name)
        person.is_active = True
        person.save(update_fields=["is_active"])
        return person
