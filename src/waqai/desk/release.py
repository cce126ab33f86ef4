"""Show what is held back: the person agreed or is a public person, the place is known to all or stands no more."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.store.judging import add_judgement, find_record
from waqai.store.models import Judgement
from waqai.store.recall import is_held_back


def release(editor: Editor, section: str, ref: str, name: str, why: str) -> Judgement:
    """Judge that ``name``, which the record or its article holds back, may be shown: a person's name, a position as it
    is written, the name of a shelter. Only what is named is released; all else in the article stays covered.

    Raises:
        NotAllowed: the editor may not, gives no reason, or nothing of that name is held back.
        StoreError: there is no such record, or the database refused.
    """
    with acting(editor, "release", why, (section, ref)):
        if not is_held_back(find_record(section, ref), name):
            raise NotAllowed(f"neither the record {ref} nor its article holds {name!r} back", code="not_held_back")
        return add_judgement(section, ref, "release", editor.name, why, {"name": name})
