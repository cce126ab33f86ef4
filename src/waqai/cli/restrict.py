"""``waqai restrict``: keep a page or an incident to a group of people."""

from enum import StrEnum
from typing import Annotated

import typer

from waqai.cli.console import console_editor
from waqai.desk import restrict as keep_to

app = typer.Typer(add_completion=False)


class Kind(StrEnum):
    """What can be kept to a group."""

    PAGE = "page"
    INCIDENT = "incident"


@app.command()
def restrict(
    kind: Annotated[Kind, typer.Argument(help="What it is.")],
    ref: Annotated[str, typer.Argument(metavar="REF", help="The last part of its address on the site.")],
    why: Annotated[str, typer.Option("--why", "-w", help="The reason, for the log.")],
    to: Annotated[str | None, typer.Option(metavar="GROUP", help="The group; without it, all may see it.")] = None,
) -> None:
    """Keep a page, or an incident with the pages that tell of it, to a group; without --to, open it again."""
    keep_to(console_editor(), f"{kind.value}s", ref, to, why)
    print(f"{kind.value} {ref}: {f'kept to {to}' if to else 'open'}")
