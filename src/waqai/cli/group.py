"""The group of all commands: their names are known at once, their modules are imported when they are called."""

import importlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

from waqai import __version__
from waqai.errors import SettingError

if TYPE_CHECKING:
    from typer._click.core import Command, Context

# What each command does, said here so that the list of commands needs none of their modules.
SUMMARIES = {
    "read": "Read pages and print what they say.",
    "add": "Read pages into the store; safe to repeat.",
    "link": "Decide which reports tell of one incident.",
    "explain-link": "Show why two reports are linked, or why not.",
    "explain": "Show every step of the reading of a page, with the text marked.",
    "serve": "Run the site on this machine.",
    "export": "Write out what may be public: reports, ACLED's columns, or GeoJSON.",
    "gold": "Write what people worked at the desk as coded pages, to measure and learn from.",
    "letter": "Send each confirmed reader what is new.",
    "people": "Let people in to the desk, change what they may do, or lock them out.",
    "restrict": "Keep a page or an incident to a group of people, or open it again.",
    "audit": "Show the log of who did what, or check that nobody changed it.",
    "migrate": "Bring the store's tables up to date.",
    "manage": "Run one of Django's own commands on the store.",
}
_SITE_EXTRA = frozenset({"django", "psycopg", "whitenoise", "gunicorn", "csp", "babel", "css_inline", "allauth"})


def load_command(name: str) -> "Command":
    """Return a command, its module imported.

    Raises:
        SettingError: it needs the extra ``site``, which is not installed.
    """
    try:
        module = importlib.import_module(f"waqai.cli.{name.replace('-', '_')}")
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] in _SITE_EXTRA:
            raise SettingError(f"`waqai {name}` needs more than the core: pip install 'waqai[site]'") from error
        raise
    command: Command = typer.main.get_command(module.app)
    command.name = name
    return command


class _Loaded(Mapping[str, "Command"]):
    """All commands by name, each imported when it is asked for."""

    def __getitem__(self, name: str) -> "Command":
        if name not in SUMMARIES:
            raise KeyError(name)
        return load_command(name)

    def __iter__(self) -> Iterator[str]:
        return iter(SUMMARIES)

    def __len__(self) -> int:
        return len(SUMMARIES)


class _Named(TyperCommand):
    """A command of which only name and summary are known until it is called."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: "Context | None" = None,
        **extra: Any,  # noqa: ANN401  (as the base class has it)
    ) -> "Context":
        """Import the command and let it read its own arguments."""
        return load_command(str(self.name)).make_context(info_name, args, parent=parent, **extra)


class Commands(TyperGroup):
    """The group itself."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401
        super().__init__(**settings)
        self.commands = cast(Any, _Loaded())

    def list_commands(self, ctx: "Context") -> list[str]:
        """Return the names in the order in which they are told."""
        return list(SUMMARIES)

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":
        """Return the command by name and summary alone."""
        summary = SUMMARIES.get(cmd_name)
        return _Named(cmd_name, help=summary, short_help=summary) if summary else None


app = typer.Typer(cls=Commands, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"waqai {__version__}")
        raise typer.Exit


@app.callback()
def waqai(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Read Arabic news pages into checkable records, each with the words that prove it."""
