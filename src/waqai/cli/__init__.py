"""The command line: one file a command, loaded only when it is called, so that ``waqai --version`` answers at once."""

import os
import sys

from waqai.cli.group import app
from waqai.errors import SettingError, WaqaiError

__all__ = ["app", "main"]

INPUT_UNREADABLE, WRONG_USE, INTERRUPTED = 1, 2, 130


def _say(error: WaqaiError) -> None:
    print(f"waqai: {error}", file=sys.stderr)


def main() -> None:
    """Run the command line and exit with its status: 0 done, 1 some input unreadable, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    try:
        app()
    except SettingError as error:
        _say(error)
        sys.exit(WRONG_USE)
    except WaqaiError as error:
        _say(error)
        sys.exit(INPUT_UNREADABLE)
    except BrokenPipeError:
        # The reader of our output (such as `head`) has seen enough; Python must not try to write the rest at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
