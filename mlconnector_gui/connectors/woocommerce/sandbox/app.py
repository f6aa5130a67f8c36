"""The ASGI application of a simulated shop: reads requests, acts out faults, sends answers."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol
from urllib.parse import parse_qsl, urlencode

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from mlconnector_gui.connectors.woocommerce.sandbox import breakage
from mlconnector_gui.connectors.woocommerce.sandbox.call import Request
from mlconnector_gui.connectors.woocommerce.sandbox.front import Response
from mlconnector_gui.sandbox.faults import Fault, FaultPlan

_SECRETS = frozenset({"consumer_key", "consumer_secret", "oauth_consumer_key", "oauth_signature"})
_HANG_UP = "woocommerce.hang_up"


class Answering(Protocol):
    """What the application needs of the simulator."""

    faults: FaultPlan
    requests: list[tuple[str, str]]

    def home_of(self, called_by: str) -> str: ...

    def respond(self, request: Request) -> Response: ...

    async def ping(self, address: str, webhook_id: int) -> None: ...

    async def run_cron(self) -> None: ...


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
        simulator = self._simulator
        request = await self._request(scope, receive)
        simulator.requests.append((request.method, _without_secrets(request)))
        fault = simulator.faults.draw(*breakage.offered(request))
        if fault is Fault.RESET_BEFORE:
            await _hang_up(scope.get(_HANG_UP), receive, send)
            return
        if fault is Fault.SLOW:
            await asyncio.sleep(breakage.SLOW_SECONDS)
        response = breakage.refusal(fault, request)
        if response is None:
            response = breakage.spoil(fault, simulator.respond(request))
        if response.ping:
            await simulator.ping(*response.ping)
        await _send(send, response, with_body=scope["method"] != "HEAD")
        await simulator.run_cron()

    async def _request(self, scope: Scope, receive: Receive) -> Request:
        headers = {
            name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
        }
        query = scope["query_string"].decode("latin-1")
        called_by = f"{scope['scheme']}://{headers.get('host', 'localhost')}"
        return Request(
            method=_method(scope["method"], headers, query),
            path=scope["path"],
            query=query,
            headers=headers,
            body=await _body(receive),
            https=scope["scheme"] == "https",
            home=self._simulator.home_of(called_by),
        )


def _method(method: str, headers: dict[str, str], query: str) -> str:
    """Return the method, overridden as WordPress lets a client do, `_method` first."""
    override = dict(parse_qsl(query)).get("_method") or headers.get("x-http-method-override")
    return (override or method).upper()


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _without_secrets(request: Request) -> str:
    pairs = [(name, value) for name, value in request.pairs if name not in _SECRETS]
    return f"{request.path}?{urlencode(pairs)}" if pairs else request.path


async def _send(send: Callable[[Message], Awaitable[None]], response: Response, *, with_body: bool) -> None:
    headers = {**response.headers, "Content-Length": str(len(response.body))}
    await send(
        {
            "type": "http.response.start",
            "status": response.status,
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()],
        }
    )
    await send({"type": "http.response.body", "body": response.body if with_body else b""})


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
        await send({"type": "http.response.body", "body": b"["})
        return
    abort()
    while (await receive())["type"] != "http.disconnect":
        pass
