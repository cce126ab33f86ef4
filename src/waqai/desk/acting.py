"""The one way to do something at the desk: check that the editor may, do it, and log it, all or nothing.

Every verb stands inside ``acting``, whoever calls it: a page, the API, the command line::

    with acting(editor, "accept", why, ("events", ref)):
        return add_judgement("events", ref, "accept", editor.name, why)
"""

from collections.abc import Iterator
from contextlib import contextmanager

from waqai.desk.editor import Editor, check
from waqai.records import Json
from waqai.store.audit import Act, add_row, digest, in_one_transaction
from waqai.store.shown import renew
from waqai.store.standing import standing


@contextmanager
def acting(
    editor: Editor,
    verb: str,
    why: str,
    *on: tuple[str, str],
    about: str = "",
    told: dict[str, Json] | None = None,
) -> Iterator[None]:
    """Check, then let the act happen, then log it: in one transaction.

    Args:
        editor: who acts.
        verb: what they do (``waqai.desk.editor.LEAST``).
        why: their reason.
        on: what they do it to, each a kind (``events``, ``incidents``, ``pages`` …) and a ref. All must be there and
            seen by the editor; they stay locked until the act is done.
        about: what it is about where it is not there yet.
        told: what else belongs in the log. Never a name that is held back.

    Raises:
        NotAllowed: the editor may not, or gives no reason.
        StoreError: there is no such thing (for this editor), or the database refused; nothing was done.
    """
    check(editor, verb, why)
    what, *others = [f"{kind}/{ref}" for kind, ref in on] or [about]
    with in_one_transaction(f"{verb} {what}"):
        found = [standing(kind, ref, editor.groups) for kind, ref in on]
        yield
        renew()  # what lists show of it
        before = found[0] if len(found) == 1 else digest([*found]) if found else ""
        beside: dict[str, Json] = {"with": [*others]} if others else {}
        add_row(Act(editor.name, verb, what, why, before, {**beside, **(told or {})}))
