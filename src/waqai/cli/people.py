"""``waqai people``: who may work at the desk. The first administrator comes from here and from nowhere else."""

import getpass
import sys
from typing import Annotated

import typer
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from waqai.cli.console import console_editor
from waqai.cli.django_ready import open_store
from waqai.cli.options import AsJson
from waqai.cli.output import json_line
from waqai.desk import change_groups, change_role, invite, link_again, reset_second, sign_out
from waqai.desk import lock as keep_out
from waqai.desk import unlock as let_in
from waqai.errors import SettingError
from waqai.store.models import DeskRole, Page, Person
from waqai.store.people import LINK_HOLDS, find_person, second_factors_of, sessions_of, use_link

app = typer.Typer(add_completion=False, no_args_is_help=True)

_AT_CONSOLE = "at the command line"
Name = Annotated[str, typer.Argument(metavar="NAME", help="The person's name; it signs what they decide.")]
RoleName = Annotated[DeskRole, typer.Option("--role", "-r", help="What they may do.")]
Why = Annotated[str, typer.Option("--why", "-w", help="The reason, for the log.")]


@app.callback()
def people() -> None:
    """Let people in to the desk, change what they may do, or lock them out."""


def link_of(token: str) -> str:
    """Return the whole address of a one-time link."""
    return settings.SITE_URL + reverse("welcome", args=[token])


def _asked_password(person: Person) -> str:
    """Return a password typed twice, or read as one line where nobody sits at the terminal.

    Raises:
        SettingError: the two differ, or the password will not do.
    """
    if sys.stdin.isatty():
        password = getpass.getpass("Password: ")
        if getpass.getpass("Once more: ") != password:
            raise SettingError("the two passwords differ")
    else:
        password = sys.stdin.readline().rstrip("\n")
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise SettingError(" ".join(error.messages)) from error
    return password


def _warn_of_an_empty_store() -> None:
    """Say which store the person was made in where it holds no page: another is made where none is named."""
    if not Page.objects.exists():
        name = connection.settings_dict["NAME"]
        note = f"waqai: the store {name} holds no page. Does the site show this one? WAQAI_DATABASE says which"
        print(f"{note} (make has its own: sqlite:///var/waqai.sqlite3)", file=sys.stderr)


def _print_link(person: Person, token: str) -> None:
    hours = int(LINK_HOLDS.total_seconds() // 3600)
    print(f"{person.name} chooses a password here, once, within {hours} hours:\n{link_of(token)}")


@app.command()
def add(
    name: Name,
    role: RoleName = DeskRole.READER,
    email: Annotated[str, typer.Option(help="Their mail address, if they have one.")] = "",
    password: Annotated[bool, typer.Option("--password", help="Ask for a password here, instead of a link.")] = False,
    why: Why = _AT_CONSOLE,
) -> None:
    """Make a person and print a one-time link with which they choose a password."""
    open_store()
    if password:
        chosen = _asked_password(Person(name=name, email=email))
        person, token = invite(console_editor(), name, role, why, email)
        use_link(token, chosen)
        print(f"{person.name} is {person.role}")
        return
    _print_link(*invite(console_editor(), name, role, why, email))
    _warn_of_an_empty_store()


@app.command()
def link(name: Name, why: Why = _AT_CONSOLE) -> None:
    """Print a fresh one-time link, for a password that was forgotten."""
    open_store()
    token = link_again(console_editor(), name, why)
    _print_link(find_person(name), token)


@app.command("list")
def list_people(as_json: AsJson = False) -> None:
    """List everybody."""
    open_store()
    rows = [
        {
            "name": person.name,
            "role": person.role,
            "locked": not person.is_active,
            "groups": [group.name for group in person.groups.all()],
            "second_factors": second_factors_of(person),
            "last_sign_in": person.last_login.isoformat() if person.last_login else None,
        }
        for person in Person.objects.prefetch_related("groups")
    ]
    if as_json:
        for row in rows:
            print(json_line(row))
        return
    table = Table("name", "role", "groups", "second factors", "last sign-in")
    for person in Person.objects.prefetch_related("groups"):
        name = person.name if person.is_active else f"{person.name} (locked)"
        last = f"{person.last_login:%Y-%m-%d %H:%M}" if person.last_login else "never"
        own = ", ".join(group.name for group in person.groups.all())
        cells = (name, person.role, own, ", ".join(second_factors_of(person)), last)
        table.add_row(*map(escape, cells))
    Console().print(table)


@app.command()
def role(name: Name, role: Annotated[DeskRole, typer.Argument()], why: Why = _AT_CONSOLE) -> None:
    """Give a person another role; it holds at once."""
    open_store()
    person = change_role(console_editor(), name, role, why)
    print(f"{person.name} is {person.role}")


@app.command()
def groups(
    name: Name,
    group: Annotated[list[str] | None, typer.Argument(help="All their groups; none takes them out of all.")] = None,
    why: Why = _AT_CONSOLE,
) -> None:
    """Put a person into exactly these groups; new ones are made."""
    open_store()
    person = change_groups(console_editor(), name, group or [], why)
    print(f"{person.name} is in {', '.join(one.name for one in person.groups.all()) or 'no group'}")


@app.command()
def lock(name: Name, why: Why = _AT_CONSOLE) -> None:
    """Keep a person out and end their sessions; what they decided stays."""
    open_store()
    print(f"{keep_out(console_editor(), name, why).name} is locked")


@app.command()
def unlock(name: Name, why: Why = _AT_CONSOLE) -> None:
    """Let a person in again."""
    open_store()
    print(f"{let_in(console_editor(), name, why).name} may sign in again")


@app.command("reset-mfa")
def reset_mfa(name: Name, why: Why = _AT_CONSOLE) -> None:
    """Take a person's passkeys, authenticator app and recovery codes away: the phone was lost."""
    open_store()
    person = reset_second(console_editor(), name, why)
    print(f"{person.name} has no second factor any more, and no session")


@app.command()
def sessions(
    name: Name,
    end: Annotated[bool, typer.Option("--end", help="End them all.")] = False,
    as_json: AsJson = False,
    why: Why = _AT_CONSOLE,
) -> None:
    """List a person's sessions, or end them."""
    open_store()
    if end:
        print(f"{sign_out(console_editor(), name, why)} sessions ended")
        return
    for session in sessions_of(find_person(name)):
        told = {"since": session.created_at.isoformat(), "address": session.ip, "browser": session.user_agent}
        print(json_line(told) if as_json else f"{told['since']}  {told['address']}  {told['browser']}")
