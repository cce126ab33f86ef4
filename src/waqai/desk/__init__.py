"""Editorial verbs, one a file: each checks the permission, does, and leaves a dated and signed judgement."""

from waqai.desk.accept import accept
from waqai.desk.correct import correct
from waqai.desk.editor import Editor, NotAllowed
from waqai.desk.keep_apart import keep_apart
from waqai.desk.merge import merge
from waqai.desk.move import move
from waqai.desk.reject import reject
from waqai.desk.release import release
from waqai.desk.restrict import restrict
from waqai.desk.split import split
from waqai.desk.undo import undo
from waqai.desk.withdraw import withdraw
from waqai.desk.withdraw_incident import withdraw_incident

__all__ = [
    "Editor",
    "NotAllowed",
    "accept",
    "correct",
    "keep_apart",
    "merge",
    "move",
    "reject",
    "release",
    "restrict",
    "split",
    "undo",
    "withdraw",
    "withdraw_incident",
]
