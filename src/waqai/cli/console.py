"""Who acts at the command line: whoever sits at this machine, with an administrator's rights; the log says so."""

import getpass

from waqai.cli.django_ready import open_store
from waqai.desk import Editor


def console_editor() -> Editor:
    """Open the store and return the editor that stands for the command line, named after the machine's user.

    Raises:
        StoreError: the store cannot be opened.
    """
    open_store()
    try:
        user = getpass.getuser()
    except (KeyError, OSError):  # a container whose user has no name
        user = "unnamed"
    return Editor(f"console:{user}", groups=None)
