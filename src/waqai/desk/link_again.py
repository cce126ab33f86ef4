"""Give somebody a fresh one-time link: the first got lost, or the password was forgotten."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.store.people import find_person, make_link


def link_again(editor: Editor, name: str, why: str) -> str:
    """Return the token of a fresh link; earlier ones no longer work. Second factors stay as they are.

    Raises:
        NotAllowed: the editor may not, gives no reason, or the person is locked.
        StoreError: there is no such person, or the database refused.
    """
    with acting(editor, "people", why, ("people", name), told={"act": "link"}):
        person = find_person(name)
        if not person.is_active:
            raise NotAllowed(f"{person.name} is locked: unlock them first", code="is_locked")
        return make_link(person)
