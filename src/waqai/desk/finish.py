"""Say that a page is worked whole: nothing that it tells is missing."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor
from waqai.store.judging import finish_page
from waqai.store.models import Judgement


def finish(editor: Editor, page: str, why: str) -> Judgement:
    """Judge that no record is missing from ``page`` (a ref).

    Raises:
        NotAllowed: the editor may not, or gives no reason.
        StoreError: there is no such page.
    """
    with acting(editor, "finish", why, ("articles", page)):
        return finish_page(page, editor.name, why)
