"""Editorial verbs, one a file: each checks the permission, does, and leaves a dated and signed judgement."""

from waqai.desk.accept import accept
from waqai.desk.add import add
from waqai.desk.answer import answer
from waqai.desk.change_groups import change_groups
from waqai.desk.change_role import change_role
from waqai.desk.confirm import confirm
from waqai.desk.correct import correct
from waqai.desk.editor import Editor, NotAllowed
from waqai.desk.finish import finish
from waqai.desk.invite import invite
from waqai.desk.keep_apart import keep_apart
from waqai.desk.link_again import link_again
from waqai.desk.lock import lock, unlock
from waqai.desk.merge import merge
from waqai.desk.move import move
from waqai.desk.reject import reject
from waqai.desk.release import release
from waqai.desk.reset_second import reset_second
from waqai.desk.restore import restore
from waqai.desk.restrict import restrict
from waqai.desk.sign_out import sign_out
from waqai.desk.split import split
from waqai.desk.take_back import take_back
from waqai.desk.take_out import take_out
from waqai.desk.take_out_worked import take_out_worked
from waqai.desk.undo import undo
from waqai.desk.withdraw import withdraw
from waqai.desk.withdraw_incident import withdraw_incident
from waqai.store.standing import unchanged

__all__ = [
    "Editor",
    "NotAllowed",
    "accept",
    "add",
    "answer",
    "change_groups",
    "change_role",
    "confirm",
    "correct",
    "finish",
    "invite",
    "keep_apart",
    "link_again",
    "lock",
    "merge",
    "move",
    "reject",
    "release",
    "reset_second",
    "restore",
    "restrict",
    "sign_out",
    "split",
    "take_back",
    "take_out",
    "take_out_worked",
    "unchanged",
    "undo",
    "unlock",
    "withdraw",
    "withdraw_incident",
]
