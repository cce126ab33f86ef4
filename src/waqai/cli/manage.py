"""``waqai manage``: Django's own commands, such as ``dbshell``."""

from typing import Annotated

import typer
from django.core.management import execute_from_command_line

from waqai.cli.django_ready import open_store

app = typer.Typer(add_completion=False)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})
def manage(
    arguments: Annotated[list[str] | None, typer.Argument(metavar="COMMAND…", help="Django's command.")] = None,
) -> None:
    """Run one of Django's own commands on the store; `waqai manage help` lists them."""
    open_store()
    execute_from_command_line(["waqai manage", *(arguments or ["help"])])
