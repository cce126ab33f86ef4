"""The tables: pages as fetched, articles, what was read from them, what people judged, and who gets the letter.

::

    Source ─< Page ── Article ── Report ─< Event ─< Harm, EventPlace ─> Place
                │                       ├< Statement      Role ─> Actor
                │                       └< Demand         Evidence
                └< Judgement
    Subscriber ─< Delivery >─ Letter        SearchEntry (one for each article and record)
    Incident ─< Told (one for each event, by its ref)        LinkJudgement
    Group >─< Person ─< Invitation        Group ─< Page, Incident (kept to its members)        AuditRow
    ShownIncident (one for each incident: what lists show of it)        Stale, ShownState

Columns of a record hold what is in force (the machine's reading with people's judgements applied); ``reading``
keeps what the machine read, untouched.
"""

from waqai.store.models.audit import AuditHead, AuditRow
from waqai.store.models.incidents import Incident, Likely, LinkCount, LinkJudgement, LinkKey, LinkWeights, Told
from waqai.store.models.letters import Delivery, Letter, Subscriber
from waqai.store.models.pages import Article, Page, Report, Source
from waqai.store.models.parties import Actor, EventPlace, Place, Role
from waqai.store.models.people import DeskRole, Group, Person
from waqai.store.models.records import Demand, Event, Evidence, Harm, Record, Section, State, Statement
from waqai.store.models.search import SearchEntry
from waqai.store.models.shown import ShownIncident, ShownState, Stale
from waqai.store.models.signing_in import FailedTries, Invitation, Remembered
from waqai.store.models.verdicts import Judgement

__all__ = [
    "Actor",
    "Article",
    "AuditHead",
    "AuditRow",
    "Delivery",
    "Demand",
    "DeskRole",
    "Event",
    "EventPlace",
    "Evidence",
    "FailedTries",
    "Group",
    "Harm",
    "Incident",
    "Invitation",
    "Judgement",
    "Letter",
    "Likely",
    "LinkCount",
    "LinkJudgement",
    "LinkKey",
    "LinkWeights",
    "Page",
    "Person",
    "Place",
    "Record",
    "Remembered",
    "Report",
    "Role",
    "SearchEntry",
    "Section",
    "ShownIncident",
    "ShownState",
    "Source",
    "Stale",
    "State",
    "Statement",
    "Subscriber",
    "Told",
]
