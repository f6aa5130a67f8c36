"""The ASGI application of a simulated shop: reads requests, acts out faults, sends answers."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from mlconnector_gui.connectors.shopify.sandbox import breakage
from mlconnector_gui.connectors.shopify.sandbox.call import Request, Response
from mlconnector_gui.sandbox.faults import Fault, FaultPlan

_HANG_UP = "shopify.hang_up"


class Answering(Protocol):
    """What the application needs of the simulator."""

    faults: FaultPlan
    requests: list[tuple[str, str]]

    def respond(self, request: Request) -> Response: ...


class ShopApplication(Starlette):
    """Remembers how to drop the connection before Starlette wraps the way to send."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        # uvicorn offers no way to drop a connection without logging an error, so its transport is used
        cycle = getattr(send, "__self__", None)
        scope[_HANG_UP] = getattr(getattr(cycle, "transport", None), "abort", None)
        await super().__call__(scope, receive, send)


def application(simulator: Answering) -> Starlette:
    return ShopApplication(routes=[Route("/{path:path}", _Endpoint(simulator))])


class _Endpoint:
    """Answers every path and method."""

    def __init__(self, simulator: Answering) -> None:
        self._simulator = simulator

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = await _request(scope, receive)
        self._simulator.requests.append((request.method, request.path))
        fault = self._simulator.faults.draw(*breakage.OFFERED)
        if fault is Fault.RESET_BEFORE:
            await _hang_up(scope.get(_HANG_UP), receive, send)
            return
        if fault is Fault.SLOW:
            await asyncio.sleep(breakage.SLOW_SECONDS)
        response = breakage.refusal(fault) or breakage.spoil(fault, self._simulator.respond(request))
        await _send(send, response)


async def _request(scope: Scope, receive: Receive) -> Request:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    return Request(
        method=scope["method"],
        path=scope["path"],
        query=scope["query_string"].decode("latin-1"),
        headers=headers,
        body=await _body(receive),
        home=f"{scope['scheme']}://{headers.get('host', 'localhost')}",
    )


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


async def _send(send: Callable[[Message], Awaitable[None]], response: Response) -> None:
    headers = {**response.headers, "Content-Length": str(len(response.body))}
    await send(
        {
            "type": "http.response.start",
            "status": response.status,
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()],
        }
    )
    await send({"type": "http.response.body", "body": response.body})


async def _hang_up(abort: Callable[[], None] | None, receive: Receive, send: Send) -> None:
    """Drop the connection; in process, where there is none, cut the answer short of its length."""
    if abort is None:
        await send(
            {
                "type": "http.response.start",
                "status": 200,
                "headers": [(b"content-type", b"application/json"), (b"content-length", b"4096")],
            }
        )
        await send({"type": "http.response.body", "body": b"{"})
        return
    abort()
    while (await receive())["type"] != "http.disconnect":
        pass
