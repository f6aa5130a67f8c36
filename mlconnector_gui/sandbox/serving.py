"""Serve simulators over real HTTP on loopback, in a thread of their own."""

import asyncio
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

Application = ASGIApp


class _QuietServer(uvicorn.Server):
    """Leaves the process's signal handlers alone."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _listening_socket() -> socket.socket:
    """Name the protocol: asyncio turns Nagle's delay off only for sockets that say that they are TCP."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", 0))
    return listener


@contextmanager
def served(apps: Mapping[str, Application], *, certificate: Path | None = None) -> Iterator[dict[str, str]]:
    """
    Serve each named application on a port of its own and yield name to base address.

    With a certificate, a PEM file that holds its key as well, they speak https.
    """
    sockets = {name: _listening_socket() for name in apps}
    servers = {
        name: _QuietServer(
            uvicorn.Config(
                app,
                log_config=None,
                lifespan="off",
                timeout_graceful_shutdown=1,
                ws="none",
                ssl_certfile=certificate,
            )
        )
        for name, app in apps.items()
    }

    async def run() -> None:
        await asyncio.gather(*(server.serve(sockets=[sockets[name]]) for name, server in servers.items()))

    thread = threading.Thread(target=lambda: asyncio.run(run()), name="simulators", daemon=True)
    thread.start()
    try:
        scheme = "https" if certificate else "http"
        ports = {name: listener.getsockname()[1] for name, listener in sockets.items()}
        yield {name: f"{scheme}://127.0.0.1:{port}" for name, port in ports.items()}
    finally:
        for server in servers.values():
            server.should_exit = True
        thread.join(timeout=5)
        for listener in sockets.values():
            listener.close()
