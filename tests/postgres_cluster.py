"""A throw-away PostgreSQL cluster from Debian's binaries, on a socket of its own, without network."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BINARIES = Path(os.environ.get("WAQAI_POSTGRESQL", "/usr/lib/postgresql/15/bin"))
USER = "postgres"  # PostgreSQL refuses to run as root; Debian's package brings this user


def _run(*command: str) -> None:
    as_user = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups"] if os.getuid() == 0 else []
    # Not captured: the server would keep a pipe open, and pg_ctl's answer with it.
    with tempfile.TemporaryFile() as output:
        ran = subprocess.run([*as_user, *command], stdout=output, stderr=output, cwd="/", check=False)
        output.seek(0)
        if ran.returncode:
            raise RuntimeError(f"{command[0]}: {output.read().decode(errors='replace')}")


@contextmanager
def running_cluster() -> Iterator[str]:
    """Start a cluster, give the folder of its socket, and take it all away afterwards."""
    if not (BINARIES / "initdb").exists():
        raise RuntimeError(f"no PostgreSQL in {BINARIES}: install the package postgresql-15 or set WAQAI_POSTGRESQL")
    folder = Path(tempfile.mkdtemp(prefix="waqai-pg-", dir="/tmp"))  # a socket's path must stay short
    if os.getuid() == 0:
        shutil.chown(folder, USER, USER)
    cluster = str(folder / "cluster")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off"
    try:
        _run(str(BINARIES / "initdb"), "-D", cluster, "-U", "waqai", "-A", "trust", "-N", "--locale=C", "-E", "UTF8")
        _run(str(BINARIES / "pg_ctl"), "-D", cluster, "-o", options, "-l", f"{folder}/log", "-w", "start")
        try:
            yield str(folder)
        finally:
            _run(str(BINARIES / "pg_ctl"), "-D", cluster, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
