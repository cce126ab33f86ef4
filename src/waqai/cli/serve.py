"""``waqai serve``: run the site on this machine."""

import os
import socket
import sys
from typing import Annotated

import typer

from waqai.cli.console import console_editor
from waqai.cli.django_ready import open_store
from waqai.errors import SettingError
from waqai.records import Json
from waqai.store.audit import Act, add_row
from waqai.store.models import AuditRow

app = typer.Typer(add_completion=False)

_DECISIVE = ("WAQAI_PUBLIC_CONFIDENCE", "WAQAI_DEMAND_MFA", "WAQAI_SITE_URL", "WAQAI_HOSTS", "WAQAI_BEHIND_PROXY",
             "WAQAI_DEBUG")  # fmt: skip
_THIS_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})
_EVERY_NETWORK = frozenset({"0.0.0.0", "::"})


def _check_free(host: str, port: int) -> None:
    """Try the address, so that a taken port is one clear line and not a server's log."""
    try:
        family, kind, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        raise SettingError(f"cannot serve on {host}:{port}: {error.strerror}; try another --port") from error


def _gunicorn(host: str, port: int, workers: int) -> list[str]:
    shown = f"[{host}]" if ":" in host else host
    return [
        sys.executable, "-m", "gunicorn", "waqai.site.wsgi:application", "--bind", f"{shown}:{port}",
        "--workers", str(workers), "--threads", "4", "--no-control-socket", "--log-level", "warning",
    ]  # fmt: skip


def _note_settings() -> None:
    """Log what decides over what is shown and who gets in, where it is not what the log says last."""
    told: dict[str, Json] = {name: os.environ.get(name, "") for name in _DECISIVE}
    last = AuditRow.objects.filter(verb="settings").last()
    if last is None or last.told != told:
        add_row(Act(console_editor().name, "settings", "settings", told=told))


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 is every network.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="How many processes answer.")] = 2,
) -> None:
    """Run the site on this machine until Ctrl-C; its tables are brought up to date first."""
    open_store()
    _check_free(host, port)
    _note_settings()
    # By its name: browsers keep passkeys for names and for no number.
    shown = "localhost" if host in _THIS_MACHINE | _EVERY_NETWORK else host
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}"
    print(f"Waqai is at {address}/ — Ctrl-C ends it.", flush=True)
    if host in _EVERY_NETWORK and "WAQAI_HOSTS" not in os.environ:
        print("Other machines are answered once WAQAI_HOSTS names this one.", flush=True)
    # Links in mails and the feed lead where the site is, unless a public address is set.
    os.environ["WAQAI_SITE_URL"] = os.environ.get("WAQAI_SITE_URL") or address
    os.execv(sys.executable, _gunicorn(host, port, workers))
