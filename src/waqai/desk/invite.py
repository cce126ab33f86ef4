"""Let somebody in: a new person, who chooses a password by a one-time link."""

from django.core.exceptions import ValidationError

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.store.models import DeskRole, Person
from waqai.store.people import make_link


def invite(editor: Editor, name: str, role: str, why: str, email: str = "") -> tuple[Person, str]:
    """Make a person and return them with the token of their link; it works once and for three days.

    Raises:
        NotAllowed: the editor may not, gives no reason, or name, role or address will not do.
        StoreError: the database refused.
    """
    with acting(editor, "people", why, about=f"people/{name[:150]}", told={"act": "invite", "role": role}):
        if role not in DeskRole.values:
            raise NotAllowed(f"there is no role {role}; there are {', '.join(DeskRole.values)}", code="no_role")
        if Person.objects.filter(name__iexact=name).exists():
            raise NotAllowed(f"there is a person {name} already", code="name_taken")
        try:
            person = Person.objects.create_user(name, role, email=email)
        except ValidationError as error:
            raise NotAllowed(" ".join(error.messages), code="wrong_person") from error
        return person, make_link(person)
