"""Part an incident in two: some of its reports tell of another happening."""

from collections.abc import Collection

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.desk.members import events_of
from waqai.store.link_judging import Verb, add_link_judgement
from waqai.store.models import LinkJudgement


def split(editor: Editor, ref: str, events: Collection[str], why: str) -> LinkJudgement:
    """Judge that ``events`` (refs) are of another incident than the rest of ``ref``; the larger part keeps the address.

    Raises:
        NotAllowed: the editor may not, gives no reason, names an event of elsewhere, or leaves nothing behind.
        StoreError: there is no such incident, or the database refused.
    """
    with acting(editor, "split", why, ("incidents", ref)):
        own = events_of(ref)
        part, rest = sorted(set(events)), [event for event in own if event not in set(events)]
        if not part or not set(part) <= set(own):
            strange = ", ".join(sorted(set(part) - set(own))) or "none was named"
            raise NotAllowed(f"only events of {ref} can be parted from it: {strange}", code="none_to_part")
        if not rest:
            raise NotAllowed(f"these are all events of {ref}: nothing would be left", code="nothing_left")
        return add_link_judgement(Verb.APART, "split", [part], rest, editor.name, why, picked=part)
