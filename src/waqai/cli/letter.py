"""``waqai letter``: send each confirmed reader what is new."""

import typer

from waqai.cli.django_ready import open_store
from waqai.site.letter import send_letters

app = typer.Typer(add_completion=False)


@app.command()
def letter() -> None:
    """Send each confirmed reader one digest of what is new since the last; exit 1 where a mail was refused."""
    open_store()
    run = send_letters()
    print(f"Letters sent: {run}")
    if run.refused:
        raise typer.Exit(1)
