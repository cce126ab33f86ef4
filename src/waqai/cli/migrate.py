"""``waqai migrate``: bring the store's tables up to date."""

from typing import Annotated

import typer
from django.db import connection

from waqai.cli.django_ready import open_store
from waqai.store.settling import bring_up_to_date

app = typer.Typer(add_completion=False)


@app.command()
def migrate(
    anew: Annotated[bool, typer.Option("--anew", help="Make all that is stored for the public lists anew.")] = False,
) -> None:
    """Bring the store's tables up to date, and what is stored for the public lists (all commands do so)."""
    open_store()
    if anew:
        print(f"{bring_up_to_date(anew=True):,} incidents made anew for the lists.")
    print(f"The store is up to date: {connection.vendor}, {connection.settings_dict['NAME']}")
