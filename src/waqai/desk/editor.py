"""Who may do what at the desk."""

from dataclasses import dataclass, field

from waqai.errors import WaqaiError

VERBS = frozenset(
    {
        "accept",
        "correct",
        "reject",
        "withdraw",
        "release",
        "add",
        "answer",
        "confirm",
        "finish",
        "restore",
        "merge",
        "split",
        "move",
        "keep_apart",
        "undo",
    }
)


class NotAllowed(WaqaiError):
    """The editor may not do this, or did not say who and why."""


@dataclass(frozen=True, slots=True)
class Editor:
    """A person at the desk: the name that signs, and the verbs that this person may use."""

    name: str
    may: frozenset[str] = field(default=VERBS)


def check(editor: Editor, verb: str, why: str) -> None:
    """Check that ``editor`` may do ``verb`` and gives a reason.

    Raises:
        NotAllowed: no permission, no name or no reason; nothing was done.
    """
    if not editor.name.strip():
        raise NotAllowed(f"to {verb} needs the name of the person who does it")
    if verb not in editor.may:
        raise NotAllowed(f"{editor.name} may not {verb}")
    if not why.strip():
        raise NotAllowed(f"to {verb} needs a reason")
