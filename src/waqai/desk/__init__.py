"""Editorial verbs, one a file: each checks the permission, does, and leaves a dated and signed judgement."""

from waqai.desk.accept import accept
from waqai.desk.correct import correct
from waqai.desk.editor import Editor, NotAllowed
from waqai.desk.reject import reject
from waqai.desk.release import release
from waqai.desk.withdraw import withdraw

__all__ = ["Editor", "NotAllowed", "accept", "correct", "reject", "release", "withdraw"]
