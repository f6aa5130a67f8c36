"""Serve the endpoint in the engine's own loop, opened, moved and closed as the settings say."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.engine.doors import open_doors
from mlconnector_gui.engine.inbox import Inbox
from mlconnector_gui.engine.webhook_endpoint import LARGEST_HEADERS, WebhookEndpoint
from mlconnector_gui.services.connect import written_problem
from mlconnector_gui.services.webhook_settings import (
    Listening,
    WebhookSettings,
    note_listening,
    read_listening,
    read_settings,
)
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, webhooks
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.webhooks import StoredDoor

_REQUEST_SECONDS = 10.0
_IDLE_SECONDS = 5
_MOST_CONNECTIONS = 512
_WAKE_AFTER_SECONDS = 0.05
"""A flood wakes the engine twenty times a second, not two thousand times."""

log = logging.getLogger(__name__)


class _BoundedProtocol(H11Protocol):
    """Closes a connection whose request is not whole in time; uvicorn itself waits for headers for ever."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self._begin()

    def data_received(self, data: bytes) -> None:
        if self._deadline is None:
            self._begin()
        super().data_received(data)

    def on_response_complete(self) -> None:
        self._end()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end()
        super().connection_lost(exc)

    def _begin(self) -> None:
        self._deadline = self.loop.call_later(_REQUEST_SECONDS, self.transport.abort)

    def _end(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


class _Server(uvicorn.Server):
    """
    Leaves the process's signal handlers alone, and binds by itself.

    uvicorn ends the whole process where a port is taken; here that is an OSError out of `serve`.
    """

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[Any] | None = None) -> None:
        await self.lifespan.startup()
        loop, config = asyncio.get_running_loop(), self.config
        listener = await loop.create_server(
            lambda: _BoundedProtocol(config, self.server_state, self.lifespan.state, _loop=loop),
            host=config.host,
            port=config.port,
            backlog=config.backlog,
        )
        self.servers = [listener]
        self.started = True
        self.listens.set()

    @property
    def address(self) -> str:
        host, port = self.servers[0].sockets[0].getsockname()[:2]
        return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@dataclass(slots=True)
class WebhookServer:
    """
    The one listener of a workspace's engine.

    `keep_up` is called again and again, and follows what changed: settings, doors, keys. A port that is taken is said
    in the store, where screens and the shell see it, and tried again.
    """

    workplace: Workplace
    wake: Callable[[], None]
    inbox: Inbox = field(init=False)
    endpoint: WebhookEndpoint = field(init=False)
    _settings: WebhookSettings = field(default_factory=WebhookSettings)
    _known: object = None
    _said: Listening = field(default_factory=Listening)
    _server: _Server | None = None
    _serving: asyncio.Task[None] | None = None
    _waking: asyncio.TimerHandle | None = None

    def __post_init__(self) -> None:
        self.inbox = Inbox(self.workplace, self._wake_soon)
        self.endpoint = WebhookEndpoint(workplace=self.workplace, inbox=self.inbox)

    @property
    def address(self) -> str:
        return self._said.address

    async def keep_up(self) -> None:
        settings, self._said, known, doors = await self.workplace.store.read(_wanted)
        if settings != self._settings or settings.is_open != (self._server is not None):
            await self._reopen(settings)
        elif self._server is None:
            await self._say(Listening())  # what a program that was killed had said
        told = (
            settings.deliveries_per_second,
            [(one.connection_id, one.values) for one in known],
            _keys(doors),
        )
        if self._server is not None and told != self._known:
            self.endpoint.doors = open_doors(
                self.workplace, known, doors, per_second=settings.deliveries_per_second
            )
            self._known = told
        self.inbox.write_counts()

    async def close(self) -> None:
        await self._shut()
        await self.inbox.finish()
        if self._waking is not None:
            self._waking.cancel()
        await self._say(Listening())

    async def _reopen(self, settings: WebhookSettings) -> None:
        await self._shut()
        self._settings = settings
        if not settings.is_open:
            await self._say(Listening())
            return
        try:
            address = await self._open(settings)
        except OSError as error:
            problem = Problem(
                "webhook.port_taken",
                cause=Cause.CONNECTION,
                retry=Retry.LATER,
                host=settings.host,
                port=settings.port,
                technical=str(error),
            )
            await self._say(Listening(problem=written_problem(problem)))
            return
        await self._say(Listening(address=address))
        log.info("webhooks_listening", extra={"address": address})

    async def _open(self, settings: WebhookSettings) -> str:
        server = _Server(
            uvicorn.Config(
                self.endpoint,
                host=settings.host,
                port=settings.port,
                log_config=None,
                log_level="critical",
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
                date_header=False,
                proxy_headers=False,
                h11_max_incomplete_event_size=LARGEST_HEADERS,
                limit_concurrency=_MOST_CONNECTIONS,
                timeout_keep_alive=_IDLE_SECONDS,
                timeout_graceful_shutdown=2,
            )
        )
        serving = asyncio.create_task(server.serve(), name="webhooks")
        listens = asyncio.create_task(server.listens.wait())
        await asyncio.wait({serving, listens}, return_when=asyncio.FIRST_COMPLETED)
        if not listens.done():
            listens.cancel()
            await serving
        self._server, self._serving, self._known = server, serving, None
        return server.address

    async def _shut(self) -> None:
        if self._server is None or self._serving is None:
            return
        self._server.should_exit = True
        serving, self._server, self._serving = self._serving, None, None
        await serving

    async def _say(self, said: Listening) -> None:
        if said != self._said:
            self._said = said
            await self.workplace.store.write(note_listening, said)
            self.workplace.tell("webhook")

    def _wake_soon(self) -> None:
        if self._waking is None:
            loop = asyncio.get_running_loop()
            self._waking = loop.call_later(_WAKE_AFTER_SECONDS, self._wake_now)

    def _wake_now(self) -> None:
        self._waking = None
        self.workplace.tell("webhook")
        self.wake()


def _wanted(
    transaction: Transaction,
) -> tuple[WebhookSettings, Listening, list[StoredConnection], list[StoredDoor]]:
    known, doors = connections.connections(transaction), webhooks.doors(transaction)
    return read_settings(transaction), read_listening(transaction), known, doors


def _keys(doors: list[StoredDoor]) -> list[tuple[str, int]]:
    return [(one.connection_id, one.keys_version) for one in doors]
