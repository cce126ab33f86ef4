"""Move one report's event to the incident that it tells of."""

from waqai.desk.acting import acting
from waqai.desk.editor import Editor, NotAllowed
from waqai.desk.members import events_of
from waqai.store.access import may_see
from waqai.store.link_judging import Verb, add_link_judgement
from waqai.store.models import LinkJudgement, Told


def move(editor: Editor, event: str, ref: str, why: str) -> LinkJudgement:
    """Judge that ``event`` (a ref) is of the incident ``ref`` and not of the one it is in.

    Raises:
        NotAllowed: the editor may not, gives no reason, or the event is there already.
        StoreError: there is no such event or incident, or the database refused.
    """
    with acting(editor, "move", why, ("events", event), ("incidents", ref)):
        there = events_of(ref)
        if event in there:
            raise NotAllowed(f"{event} is of {ref} already", code="there_already")
        incident = Told.objects.filter(event=event).values("incident")
        left_behind = Told.objects.filter(event=event).values_list("incident__ref", flat=True).first()
        if left_behind and not may_see("incidents", left_behind, editor.groups):
            raise NotAllowed(f"{event} belongs to what is kept to others", code="kept_to_others")
        left = sorted(Told.objects.filter(incident__in=incident).exclude(event=event).values_list("event", flat=True))
        return add_link_judgement(Verb.TOGETHER, "move", [[event], there], left, editor.name, why, picked=[event])
