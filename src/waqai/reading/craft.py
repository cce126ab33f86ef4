"""A strike told only by what flew or fired: the craft stands as written where nobody says whose it is."""

from waqai.reading.drafts import Draft
from waqai.reading.role_features import RoleReader
from waqai.reading.settled_roles import did_it
from waqai.reading.view import View


def name_craft(drafts: list[Draft], view: View) -> None:
    """Fill the side that a strike, and all talk before it, leaves untold with the craft that its words have do it
    («ألقى الطيران المروحي …»; codebook, settled question 25).
    """
    for draft in drafts:
        if draft.actor1 or draft.family != "blast":
            continue
        ground = draft.core.ground
        cores = [c for c in draft.cores if c.ground is ground]
        reader = RoleReader(view.scene, cores, draft.tolls, view.sources.speakers_in(ground))
        craft = (p for p in reader.parties if p.sort == "means" and did_it(reader.slot_of(p)))
        draft.actor1 = list(craft)[:1]
