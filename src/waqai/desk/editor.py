"""Who may do what at the desk: the one table of roles and verbs, and the one check before every act."""

from dataclasses import dataclass, field

from waqai.errors import WaqaiError
from waqai.store.models import DeskRole

# Each verb and the least role that may do it; a role may all that the roles before it may.
LEAST = {
    # to look
    "see": DeskRole.READER,  # what waits for a person, with its history; of what belongs to a group, its own alone
    # to code
    "accept": DeskRole.CODER,
    "correct": DeskRole.CODER,
    "reject": DeskRole.CODER,
    "add": DeskRole.CODER,
    "take_back": DeskRole.CODER,  # one's own; an act of somebody else is undone by whoever may undo
    "finish": DeskRole.CODER,
    # to decide what the public reads
    "merge": DeskRole.EDITOR,
    "split": DeskRole.EDITOR,
    "move": DeskRole.EDITOR,
    "keep_apart": DeskRole.EDITOR,
    "undo": DeskRole.EDITOR,
    "restore": DeskRole.EDITOR,
    "release": DeskRole.EDITOR,
    "withdraw": DeskRole.EDITOR,
    "answer": DeskRole.EDITOR,
    "confirm": DeskRole.EDITOR,  # as the second person
    "export": DeskRole.EDITOR,  # take out what is kept to their groups
    # to keep house
    "restrict": DeskRole.ADMINISTRATOR,  # keep a page or an incident to a group, or open it again
    "people": DeskRole.ADMINISTRATOR,  # invite, change roles and groups, lock
    "audit": DeskRole.ADMINISTRATOR,  # read the audit log
}
VERBS = frozenset(LEAST)
# Acts that expose somebody or cannot quietly be taken back: who signed in a while ago signs in again first.
DANGEROUS = frozenset({"release", "withdraw", "restrict", "people"})

_ORDER = tuple(DeskRole)


def verbs_of(role: str) -> frozenset[str]:
    """Return the verbs that a role may use."""
    reached = _ORDER.index(DeskRole(role))
    return frozenset(verb for verb, least in LEAST.items() if _ORDER.index(least) <= reached)


class NotAllowed(WaqaiError):
    """The editor may not do this, or did not say who and why."""


class StaleSignIn(NotAllowed):
    """The act is dangerous and the editor signed in too long ago: sign in again, then do it."""


@dataclass(frozen=True, slots=True)
class Editor:
    """A person at the desk: the name that signs, the verbs that this person may use, and the groups they are in.

    ``groups`` are the keys of their groups (None: every group's records, as administrators have it); ``fresh`` tells
    whether the person proved who they are just now.
    """

    name: str
    may: frozenset[str] = field(default=VERBS)
    groups: frozenset[int] | None = frozenset()
    fresh: bool = True

    @classmethod
    def of_role(cls, name: str, role: str, groups: frozenset[int] = frozenset(), *, fresh: bool = True) -> "Editor":
        """Return the editor that a role makes of a person."""
        return cls(name, verbs_of(role), None if role == DeskRole.ADMINISTRATOR else groups, fresh)


def check(editor: Editor, verb: str, why: str) -> None:
    """Check that ``editor`` may do ``verb``, gives a reason, and signed in just now where the verb is dangerous.

    Raises:
        NotAllowed: no permission, no name or no reason; nothing was done.
        StaleSignIn: (a kind of it) the sign-in is too old for this verb.
    """
    if not editor.name.strip():
        raise NotAllowed(f"to {verb} needs the name of the person who does it", code="no_name")
    if verb not in editor.may:
        raise NotAllowed(f"{editor.name} may not {verb}", code="may_not")
    if verb in DANGEROUS and not editor.fresh:
        raise StaleSignIn(f"to {verb}, {editor.name} has to sign in again", code="stale_sign_in")
    if not why.strip():
        raise NotAllowed(f"to {verb} needs a reason", code="no_reason")
