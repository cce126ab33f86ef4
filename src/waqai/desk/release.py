"""Show a name that is held back: the person agreed, or is a public person."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.store.judging import add_judgement, find_record
from waqai.store.models import Judgement


def release(editor: Editor, section: str, ref: str, name: str, why: str) -> Judgement:
    """Judge that ``name``, which the record holds back, may be shown.

    Raises:
        NotAllowed: the editor may not, gives no reason, or the record holds no such name back.
        StoreError: there is no such record, or the database refused.
    """
    with acting(editor, "release", why, (section, ref)):
        if not find_record(section, ref).roles.filter(name=name, withheld=True).exists():
            raise NotAllowed(f"the record {ref} holds no such name back")
        return add_judgement(section, ref, "release", editor.name, why, {"name": name})
