"""Act faults out: broken connections, cut bodies, pages of servers in front, and answers that never come."""

import asyncio
from collections.abc import Callable
from contextlib import suppress

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from mlconnector_gui.jde.simulator.wire import html_page
from mlconnector_gui.sandbox.faults import Fault, FaultPlan

_RAW_SEND = "sandbox.raw_send"

LOGIN_FAULTS = (Fault.RESET_BEFORE, Fault.HTML_503_BEFORE, Fault.SLOW)
READ_FAULTS = (
    Fault.SLOW,
    Fault.TRUNCATED,
    Fault.LAGGING_READ,
    Fault.HTML_500_BEFORE,
    Fault.HTML_503_BEFORE,
    Fault.RESET_BEFORE,
    Fault.SESSION_DROPPED,
    Fault.AIS_RESTART,
)
WRITE_FAULTS = (
    Fault.RESET_BEFORE,
    Fault.HTML_500_BEFORE,
    Fault.SESSION_DROPPED,
    Fault.AIS_RESTART,
    Fault.SLOW,
    Fault.RESET_AFTER_COMMIT,
    Fault.TIMEOUT_AFTER_COMMIT,
    Fault.HTML_500_AFTER_COMMIT,
    Fault.TRUNCATED_AFTER_COMMIT,
    Fault.EMPTY_200_AFTER_COMMIT,
    Fault.SESSION_DROPPED_AFTER_COMMIT,
    Fault.LATE_COMMIT,
)
BREAKING_FAULTS = (
    Fault.RESET_AFTER_COMMIT,
    Fault.TIMEOUT_AFTER_COMMIT,
    Fault.HTML_500_AFTER_COMMIT,
    Fault.SESSION_DROPPED_AFTER_COMMIT,
)
"""The faults under which a run of several steps dies between two of them, or only after the last one."""


class FaultableApplication(Starlette):
    """Remembers the server's own `send`, through which alone the connection can be reached."""

    def __init__(self, *, on_request: Callable[[str, str], None], **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]  # Starlette checks its own options
        self._on_request = on_request

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope[_RAW_SEND] = send
            query = scope["query_string"].decode()
            self._on_request(scope["method"], f"{scope['path']}?{query}" if query else scope["path"])
        # a caller that died in the middle of its request waits for no answer
        with suppress(ClientDisconnect):
            await super().__call__(scope, receive, send)


class DroppedConnection(Response):
    """
    Not an answer: the connection is reset.

    Under uvicorn the socket is aborted. In process, where there is none, the caller gets a ConnectionResetError.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        cycle = getattr(scope.get(_RAW_SEND), "__self__", None)
        transport = getattr(cycle, "transport", None)
        if transport is None:
            raise ConnectionResetError("the simulator dropped the connection")
        transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass


def truncated(response: Response) -> Response:
    """Cut the body in half, as a proxy does that believes it has all of it."""
    body = bytes(response.body)
    return Response(body[: len(body) // 2], status_code=response.status_code, media_type="application/json")


class Actor:
    """Shows the drawn fault around one execution; `lose_session` and `restart` are AIS's own troubles."""

    def __init__(self, faults: FaultPlan, *, restart: Callable[[], None]) -> None:
        self._faults = faults
        self._restart = restart

    async def act(
        self,
        fault: Fault | None,
        execute: Callable[[], Response],
        *,
        lose_session: Callable[[], Response],
        execute_late: Callable[[], None] | None = None,
    ) -> Response:
        if fault is Fault.LATE_COMMIT and execute_late is not None:
            execute_late()
            await asyncio.sleep(self._faults.hold_seconds)
            return DroppedConnection()
        instead = self._before(fault, lose_session)
        if instead is not None:
            return instead
        if fault is Fault.SLOW:
            await asyncio.sleep(self._faults.hold_seconds / 5)
        return await self._after(fault, execute(), lose_session)

    def _before(self, fault: Fault | None, lose_session: Callable[[], Response]) -> Response | None:
        match fault:
            case Fault.RESET_BEFORE:
                return DroppedConnection()
            case Fault.HTML_500_BEFORE:
                return html_page(500, "Internal Server Error")
            case Fault.HTML_503_BEFORE:
                return html_page(503, "Service Unavailable")
            case Fault.AIS_RESTART:
                self._restart()
                return html_page(503, "Service Unavailable")
            case Fault.SESSION_DROPPED:
                return lose_session()
        return None

    async def _after(
        self, fault: Fault | None, response: Response, lose_session: Callable[[], Response]
    ) -> Response:
        match fault:
            case Fault.RESET_AFTER_COMMIT:
                response = DroppedConnection()
            case Fault.TIMEOUT_AFTER_COMMIT:
                await asyncio.sleep(self._faults.hold_seconds)
            case Fault.HTML_500_AFTER_COMMIT:
                response = html_page(500, "Internal Server Error")
            case Fault.TRUNCATED | Fault.TRUNCATED_AFTER_COMMIT:
                response = truncated(response)
            case Fault.EMPTY_200_AFTER_COMMIT:
                response = Response(b"", media_type="application/json")
            case Fault.SESSION_DROPPED_AFTER_COMMIT:
                response = lose_session()
        return response
