"""Serves the site from a database on a free port: for the browser tests and for docs/pictures/take.py."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.error import URLError
from urllib.request import urlopen


def free_port() -> int:
    """Return a port that nobody listens on."""
    with closing(socket.socket()) as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError("the site ended before it answered")
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"no answer at {address}")


@contextmanager
def serving(database: str, workers: int = 1, **settings: str) -> Iterator[str]:
    """Serve the site, with more settings where they are told; gives its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | {"WAQAI_DATABASE": database, "WAQAI_SITE_URL": address} | settings
    command = [sys.executable, "-m", "gunicorn", "waqai.site.wsgi:application", "--bind", f"127.0.0.1:{port}",
               "--workers", str(workers), "--threads", "4", "--no-control-socket",
               "--log-level", "warning"]  # fmt: skip
    server = subprocess.Popen(command, env=environment)
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
