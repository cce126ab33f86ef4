"""Change what somebody may do."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.store.models import DeskRole, Person
from waqai.store.people import find_person, is_last_administrator


def change_role(editor: Editor, name: str, role: str, why: str) -> Person:
    """Give a person another role; it holds from their next request on.

    Raises:
        NotAllowed: the editor may not, gives no reason, there is no such role, or nobody would be left to keep house.
        StoreError: there is no such person, or the database refused.
    """
    with acting(editor, "people", why, ("people", name), told={"act": "role", "role": role}):
        person = find_person(name)
        if role not in DeskRole.values:
            raise NotAllowed(f"there is no role {role}; there are {', '.join(DeskRole.values)}", code="no_role")
        if role != DeskRole.ADMINISTRATOR and is_last_administrator(person):
            raise NotAllowed(f"{person.name} is the last administrator", code="last_administrator")
        person.role = role
        person.save(update_fields=["role"])
        return person
