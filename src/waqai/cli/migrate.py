"""``waqai migrate``: bring the store's tables up to date."""

import typer
from django.db import connection

from waqai.cli.django_ready import open_store

app = typer.Typer(add_completion=False)


@app.command()
def migrate() -> None:
    """Bring the store's tables up to date (the other commands do so by themselves)."""
    open_store()
    print(f"The store is up to date: {connection.vendor}, {connection.settings_dict['NAME']}")
