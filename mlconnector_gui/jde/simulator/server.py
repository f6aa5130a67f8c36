"""What every AIS endpoint needs: the body, the caller's session, the server's clock, faults and error bodies."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from mlconnector_gui.jde.simulator.acting import Actor
from mlconnector_gui.jde.simulator.cursors import Cursors
from mlconnector_gui.jde.simulator.sessions import (
    NODE_COOKIE,
    Session,
    Sessions,
    basic_login,
    caller_address,
    device_of,
    login_of,
    token_of,
)
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database
from mlconnector_gui.jde.simulator.wire import Payload, Refusal, json_response
from mlconnector_gui.sandbox.faults import Fault, FaultPlan
from mlconnector_gui.sandbox.world import World


def version_of(request: Request) -> str:
    """Return v1 for an unversioned path."""
    part = request.url.path.split("/")[2]
    return part if part in ("v2", "v3") else "v1"


async def json_body(request: Request) -> Payload:
    """Read a JSON object; no body at all counts as an empty one."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise Refusal(415, "Unsupported Media Type: Content-Type must be application/json")
    raw = await request.body()
    if not raw:
        return {}
    try:
        body: Any = json.loads(raw)
    except ValueError:
        raise Refusal(400, "the body is not JSON") from None
    if not isinstance(body, dict):
        raise Refusal(400, "the body is not a JSON object")
    return body


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The AIS server's parts that its endpoints share."""

    world: World
    site: Site
    faults: FaultPlan
    database: Database
    sessions: Sessions
    cursors: Cursors

    def local_at(self, moment: datetime) -> datetime:
        """Return what the server's clock shows at a moment of the world."""
        return moment + timedelta(seconds=self.site.clock_offset_seconds)

    def local_now(self) -> datetime:
        return self.local_at(self.world.now)

    def restart(self) -> None:
        self.sessions.drop_all()
        self.cursors.drop_all()

    @contextmanager
    def session(self, request: Request, body: Payload) -> Iterator[Session]:
        """Give the caller's session; one opened by credentials in the call lasts for the call only."""
        token = token_of(request, body)
        if token:
            yield self.sessions.use(
                token,
                device_of(request, body),
                address=caller_address(request),
                node=request.cookies.get(NODE_COOKIE, ""),
            )
            return
        if basic_login(request) is None and "username" not in body:
            raise self.sessions.invalid_token()
        session = self.sessions.log_in(login_of(request, body))
        try:
            yield session
        finally:
            self.sessions.drop(session.token)

    def answer(self, payload: Callable[[], Payload], *, version: str) -> Response:
        try:
            body = payload()
        except Refusal as refusal:
            return self.refused(refusal)
        return json_response(body | {"deprecated": True} if version == "v1" else body)

    def refused(self, refusal: Refusal) -> Response:
        return json_response(refusal.body(self.local_now()), status=refusal.status)

    async def acted(
        self,
        fault: Fault | None,
        execute: Callable[[], Response],
        *,
        session: Session | None = None,
        execute_late: Callable[[], None] | None = None,
    ) -> Response:
        """Act the fault out around the execution."""

        def lose_session() -> Response:
            if session is not None:
                self.sessions.drop(session.token)
            return self.refused(self.sessions.invalid_token())

        actor = Actor(self.faults, restart=self.restart)
        return await actor.act(fault, execute, lose_session=lose_session, execute_late=execute_late)
