"""Change which groups somebody is in."""

from collections.abc import Collection

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.store.models import Group, Person
from waqai.store.people import find_person


def change_groups(editor: Editor, name: str, groups: Collection[str], why: str) -> Person:
    """Put a person into exactly these groups; a group that is not there yet is made.

    Raises:
        NotAllowed: the editor may not, gives no reason, or a group has an empty name.
        StoreError: there is no such person, or the database refused.
    """
    names = sorted({group.strip() for group in groups})
    with acting(editor, "people", why, ("people", name), told={"act": "groups", "groups": [*names]}):
        if "" in names:
            raise NotAllowed("a group needs a name", code="unnamed_group")
        person = find_person(name)
        person.groups.set([Group.objects.get_or_create(name=one)[0] for one in names])
        return person
