"""The ASGI application of a simulated store: reads requests, acts out faults, sends answers."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from mlconnector_gui.connectors.bigcommerce.sandbox.call import Answer, Request, html, ok, query_of
from mlconnector_gui.sandbox.faults import Fault, FaultPlan

_HANG_UP = "bigcommerce.hang_up"
_SLOW_SECONDS = 0.2
_BEFORE = (
    Fault.RESET_BEFORE,
    Fault.HTML_500_BEFORE,
    Fault.HTML_503_BEFORE,
    Fault.TOO_MANY_REQUESTS,
    Fault.HTML_403,
    Fault.SLOW,
)
_READS = (*_BEFORE, Fault.TRUNCATED)
_AFTER = (
    Fault.RESET_AFTER_COMMIT,
    Fault.HTML_500_AFTER_COMMIT,
    Fault.TRUNCATED_AFTER_COMMIT,
    Fault.EMPTY_200_AFTER_COMMIT,
    Fault.LATE_COMMIT,
)
_BUSY_MS = "150"


class Answering(Protocol):
    """What the application needs of the simulator."""

    faults: FaultPlan
    requests: list[tuple[str, str]]

    def respond(self, request: Request) -> Answer: ...

    def put_off(self, request: Request) -> None: ...

    def carry_out_late(self) -> None: ...

    async def run_queue(self) -> None: ...


class StoreApplication(Starlette):
    """Remembers how to drop the connection before Starlette wraps the way to send."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # uvicorn offers no way to drop a connection without logging an error, so its transport is used
        cycle = getattr(send, "__self__", None)
        scope[_HANG_UP] = getattr(getattr(cycle, "transport", None), "abort", None)
        await super().__call__(scope, receive, send)


def application(simulator: Answering) -> Starlette:
    return StoreApplication(routes=[Route("/{path:path}", _Endpoint(simulator))])


class _Endpoint:
    """Answers every path and method."""

    def __init__(self, simulator: Answering) -> None:
        self._simulator = simulator
        self._times_busy = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        simulator = self._simulator
        request = await _request(scope, receive)
        query = scope["query_string"].decode("latin-1")
        simulator.requests.append((request.method, f"{request.path}?{query}" if query else request.path))
        simulator.carry_out_late()
        fault = simulator.faults.draw(*_offered(request))
        if fault is Fault.RESET_BEFORE:
            await _hang_up(scope.get(_HANG_UP), receive, send)
            return
        if fault is Fault.SLOW:
            await asyncio.sleep(_SLOW_SECONDS)
        if fault is Fault.LATE_COMMIT:
            simulator.put_off(request)
            await _hang_up(scope.get(_HANG_UP), receive, send)
            return
        answer = _spoiled(fault, self._instead(fault) or simulator.respond(request))
        if answer is None:
            await _hang_up(scope.get(_HANG_UP), receive, send)
            return
        await _send(send, answer)
        await simulator.run_queue()

    def _instead(self, fault: Fault | None) -> Answer | None:
        """Return what the edge answers instead of the store, if this fault is one of those."""
        if fault is Fault.HTML_500_BEFORE:
            return html(502, "Bad gateway")
        if fault is Fault.HTML_503_BEFORE:
            return html(503, "Service unavailable")
        if fault is Fault.HTML_403:
            return html(403, "Attention required")
        if fault is Fault.TOO_MANY_REQUESTS:
            return self._busy()
        return None

    def _busy(self) -> Answer:
        """In turns: the store's quota, which says how long, and the platform's overload, which says nothing."""
        self._times_busy += 1
        headers = {} if self._times_busy % 2 == 0 else {"X-Rate-Limit-Time-Reset-Ms": _BUSY_MS}
        return ok({"status": 429, "title": "Too many requests", "type": ""}, status=429, headers=headers)


def _offered(request: Request) -> tuple[Fault, ...]:
    """What is lost of a change of the catalog is the hardest to tell; hooks are changed by people."""
    if request.method == "GET":
        return _READS
    is_catalog = "/catalog/" in request.path or "/pricelists/" in request.path
    return (*_BEFORE, *_AFTER) if is_catalog else _BEFORE


def _spoiled(fault: Fault | None, answer: Answer) -> Answer | None:
    """The store has done what it was asked; None: whoever asked never learns of it."""
    match fault:
        case Fault.RESET_AFTER_COMMIT:
            return None
        case Fault.HTML_500_AFTER_COMMIT:
            return html(502, "Bad gateway")
        case Fault.EMPTY_200_AFTER_COMMIT:
            return replace(answer, body=b"")
        case Fault.TRUNCATED | Fault.TRUNCATED_AFTER_COMMIT if answer.body:
            return replace(answer, body=answer.body[: len(answer.body) // 2])
    return answer


async def _request(scope: Scope, receive: Receive) -> Request:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    parts: list[bytes] = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            break
    return Request(
        method=scope["method"],
        path=scope["path"],
        query=query_of(scope["query_string"].decode("latin-1")),
        headers=headers,
        body=b"".join(parts),
        base=f"{scope['scheme']}://{headers.get('host', 'localhost')}",
    )


async def _send(send: Callable[[Message], Awaitable[None]], answer: Answer) -> None:
    headers = {**answer.headers, "Content-Length": str(len(answer.body))}
    if answer.status == 204:
        del headers["Content-Length"]
    await send(
        {
            "type": "http.response.start",
            "status": answer.status,
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()],
        }
    )
    await send({"type": "http.response.body", "body": answer.body})


async def _hang_up(abort: Callable[[], None] | None, receive: Receive, send: Send) -> None:
    """Drop the connection; in process, where there is none, cut the answer short of its length."""
    if abort is None:
        start = {
            "type": "http.response.start",
            "status": 200,
            "headers": [(b"content-type", b"application/json"), (b"content-length", b"4096")],
        }
        await send(start)
        await send({"type": "http.response.body", "body": b"["})
        return
    abort()
    while (await receive())["type"] != "http.disconnect":
        pass
