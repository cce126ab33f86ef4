"""``waqai letter``: send each confirmed reader what is new."""

import typer

from waqai.cli.django_ready import open_store
from waqai.site.letter import send_letters

app = typer.Typer(add_completion=False)


@app.command()
def letter() -> None:
    """Send each confirmed reader one digest of what is new since the last."""
    open_store()
    print(f"Letters sent: {send_letters()}")
