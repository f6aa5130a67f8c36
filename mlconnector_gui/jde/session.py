"""One AIS session shared by all callers: opened once, refreshed in time, opened again when it is gone."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.jde.answers import Json, UnreadableAnswer, read_object, reply_text
from mlconnector_gui.jde.login import LiveSession, Login, log_in, log_out
from mlconnector_gui.jde.server import ServerFacts, read_server, unavailable
from mlconnector_gui.net.client import HttpClient, Reply
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.errors import Unreachable
from mlconnector_gui.net.retry import repeated

_log = logging.getLogger(__name__)

# AIS documents 444 for a dead session; sites answer 403, and proxies 401
SESSION_GONE = frozenset({401, 403, 444})
_REFRESH_SHARE = 0.8
"""A session is renewed when less than a fifth of its idle time or of its life is left."""
_MOST_READS = 4
"""AIS publishes no limit; more calls at a time only take sessions from people."""
_SMALLEST_READ = json.dumps(
    {
        "targetName": "F0010",
        "targetType": "table",
        "dataServiceType": "BROWSE",
        "maxPageSize": "1",
        "returnControlIDs": "F0010.CO",
        "outputType": "GRID_DATA",
    }
).encode()


class AisSession:
    """
    Owns the token of one connection.

    Callers at the same time share one login. `read` repeats by the retry policy and logs in again once; `send_once`
    never repeats. A session is logged out only when no call uses it any more, so that renewing one never cuts off a
    write. Nothing survives a session: paging keeps no cursor at the server. `sessions_lost` counts the sessions that
    ended before their time, which is what a restart of AIS looks like.
    """

    def __init__(self, client: HttpClient, login: Login, environment: NetEnvironment) -> None:
        self._client = client
        self._login = login
        self._environment = environment
        self._lock = asyncio.Lock()
        self._slots = asyncio.Semaphore(_MOST_READS)
        self._live: LiveSession | None = None
        self._server: ServerFacts | None = None
        self._generation = 0
        self.sessions_lost = 0
        self.write_begun = asyncio.Event()
        """Set whenever a write goes out; a proving run waits for it."""

    async def server(self) -> ServerFacts:
        """Return what the server tells about itself; asked once."""
        if self._server is None:
            await repeated(
                self.ask_server,
                policy=self._environment.retry,
                clock=self._environment.clock,
                rng=self._environment.rng,
            )
        return self._server or ServerFacts()

    async def ask_server(self) -> ServerFacts:
        """Ask the server now, once; a person waiting for a test wants the failure at once."""
        self._server = await read_server(self._client)
        return self._server

    async def ready(self) -> LiveSession:
        """Return a session with time left, logging in where there is none; repeated while AIS is unavailable."""
        return await repeated(
            self._current,
            policy=self._environment.retry,
            clock=self._environment.clock,
            rng=self._environment.rng,
        )

    async def validated(self) -> LiveSession:
        """Return a session that AIS itself has just confirmed, where the site can confirm sessions."""
        live = await self.ready()
        if "validate" not in (await self.server()).capabilities:
            return live
        return live if await self._is_valid(live) else await self._renewed(live)

    async def is_alive(self, live: LiveSession) -> bool:
        """Say whether this very session is proved alive; where that cannot be told it is not."""
        try:
            if "validate" in (await self.server()).capabilities:
                return await self._is_valid(live)
            reply = await self._call(live, "POST", _full_path(live, "dataservice"), _SMALLEST_READ)
        except Problem:
            return False
        return reply.status == 200

    async def read(self, method: str, path: str, payload: Mapping[str, object] | None = None) -> Json:
        """Call a service that changes nothing and return its object; `path` is relative to the base path."""
        return await repeated(
            lambda: self._read_once(method, path, payload),
            policy=self._environment.retry,
            clock=self._environment.clock,
            rng=self._environment.rng,
        )

    async def send_once(self, live: LiveSession, path: str, body: bytes) -> Reply:
        """
        Send a write once, whatever comes of it; a session seen to be gone is not used again.

        It never waits for its turn among the reads: the caller has just compared the clock with the deadline.
        """
        async with self._in_use(live):
            self.write_begun.set()
            reply = await self._client.call("POST", path, headers=live.headers, body=body)
            live.used_at = self._environment.clock.now()
        if reply.status == 444 and self._live is live:
            self._live = None
            self._count_lost(live)
        return reply

    async def drop(self, live: LiveSession) -> None:
        """Use a session no more; the next caller logs in."""
        async with self._lock:
            if self._live is live:
                self._live = None
            await self._retire(live)

    async def kill(self) -> None:
        """End the session at AIS although calls are under way, as a restart of AIS would; for proving runs alone."""
        async with self._lock:
            live, self._live = self._live, None
        if live is not None:
            live.is_retired = live.is_killed = True
            await log_out(self._client, live)

    async def close(self) -> None:
        async with self._lock:
            live, self._live = self._live, None
            if live is not None:
                await self._retire(live)
        await self._client.close()

    async def _current(self) -> LiveSession:
        async with self._lock:
            live = self._live
            if live is not None and not await self._is_due(live):
                return live
            self._live = await self._log_in()
            if live is not None:
                await self._retire(live)
            return self._live

    async def _renewed(self, gone: LiveSession) -> LiveSession:
        """Log in again, unless another caller has done so since."""
        async with self._lock:
            if self._live is None or self._live is gone:
                self._live = await self._log_in()
                await self._retire(gone)
            return self._live

    async def _log_in(self) -> LiveSession:
        server = await self._server_or_defaults()
        self._generation += 1
        now = self._environment.clock.now()
        return await log_in(self._client, self._login, server=server, now=now, generation=self._generation)

    async def _server_or_defaults(self) -> ServerFacts:
        """Log in even where the configuration is hidden; the login itself then tells whether this is AIS."""
        try:
            return await self.server()
        except Unreachable:
            raise
        except Problem as problem:
            if problem.code != "jde.not_ais":
                raise
            return ServerFacts()

    async def _is_due(self, live: LiveSession) -> bool:
        server = await self._server_or_defaults()
        now = self._environment.clock.now()
        idle, life = timedelta(minutes=server.idle_minutes), timedelta(minutes=server.life_minutes)
        return _nearly_over(live.used_at, idle, now) or _nearly_over(live.opened_at, life, now)

    async def _is_valid(self, live: LiveSession) -> bool:
        body = {"token": live.token, "deviceName": live.device_name, "touch": True}
        path = f"{live.service_path}/tokenrequest/validate"
        reply = await self._call(live, "POST", path, json.dumps(body).encode())
        if reply.status in SESSION_GONE:
            return False
        return self._object(reply, "tokenrequest/validate").get("isValidSession") in (True, "true")

    async def _read_once(self, method: str, path: str, payload: Mapping[str, object] | None) -> Json:
        live = await self._current()
        body = json.dumps(payload).encode() if payload is not None else None
        reply = await self._call(live, method, _full_path(live, path), body)
        if reply.status in SESSION_GONE:
            again = await self._renewed(live)
            reply = await self._call(again, method, _full_path(again, path), body)
            if reply.status not in SESSION_GONE:
                self._count_lost(live)
        return self._object(reply, path)

    def _count_lost(self, live: LiveSession) -> None:
        self.sessions_lost += 1
        _log.info("ais_session_lost", extra={"generation": live.generation})

    async def _call(self, live: LiveSession, method: str, path: str, body: bytes | None) -> Reply:
        async with self._slots, self._in_use(live):
            reply = await self._client.call(method, path, headers=live.headers, body=body)
            live.used_at = self._environment.clock.now()
            return reply

    @asynccontextmanager
    async def _in_use(self, live: LiveSession) -> AsyncIterator[None]:
        live.calls += 1
        try:
            yield
        finally:
            live.calls -= 1
            if live.is_retired and not live.calls and not live.is_killed:
                await log_out(self._client, live)

    async def _retire(self, live: LiveSession) -> None:
        if live.is_retired:
            return
        live.is_retired = True
        if not live.calls:
            await log_out(self._client, live)

    def _object(self, reply: Reply, service: str) -> Json:
        if reply.status in SESSION_GONE - {403}:
            raise Problem(
                "jde.session_lost",
                cause=Cause.PERMISSION,
                technical=reply_text(reply),
                user=self._login.username,
            )
        if reply.status >= 500 or reply.status == 429:
            raise unavailable(reply, self._client)
        if reply.status != 200:
            raise Problem(
                "jde.request_refused",
                cause=Cause.PERMISSION if reply.status == 403 else Cause.VALIDATION,
                technical=reply_text(reply),
                service=service,
                status=reply.status,
            )
        try:
            return read_object(reply)
        except UnreadableAnswer as unreadable:
            raise Problem(
                "jde.answer_unreadable",
                cause=Cause.CONNECTION,
                retry=Retry.LATER,
                technical=reply.excerpt(),
                service=service,
                why=str(unreadable),
            ) from None


def _nearly_over(since: datetime, span: timedelta, now: datetime) -> bool:
    """A clock that was set back tells nothing, so the session counts as over."""
    return not timedelta(0) <= now - since <= span * _REFRESH_SHARE


def _full_path(live: LiveSession, path: str) -> str:
    return path if path.startswith("/jderest") else f"{live.service_path}/{path}"
