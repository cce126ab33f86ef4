"""The door of the desk's pages: signed in, never cached, and with the desk's own script beside the strict policy."""

from collections.abc import Callable
from typing import Any, cast

from csp.constants import SELF
from csp.decorators import csp_update

from waqai.site.accounts.who import needs

_View = Callable[..., Any]


def desk_page(verb: str = "see") -> Callable[[_View], _View]:
    """Let a view be opened by editors who may ``verb``; its pages may run the desk's script, which is ours."""

    def behind(view: _View) -> _View:
        return cast(_View, csp_update({"script-src": [SELF]})(needs(verb)(view)))

    return behind
