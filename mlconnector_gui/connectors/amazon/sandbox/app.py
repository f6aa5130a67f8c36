"""The ASGI application of a simulated seller's API: reads requests, acts out faults, sends answers."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Protocol
from urllib.parse import urlencode

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mlconnector_gui.connectors.amazon.sandbox import storage
from mlconnector_gui.connectors.amazon.sandbox.call import (
    ApiError,
    Request,
    Response,
    html_response,
    json_response,
)
from mlconnector_gui.connectors.amazon.sandbox.front import operation_of
from mlconnector_gui.connectors.amazon.sandbox.limits import UsagePlans
from mlconnector_gui.connectors.amazon.sandbox.login import TOKEN_PATH, LoginServer
from mlconnector_gui.sandbox.faults import Fault, FaultPlan

_SLOW_SECONDS = 0.3
_QUICK_REFILL_SECONDS = 3.0
_BEFORE = (Fault.RESET_BEFORE, Fault.HTML_500_BEFORE, Fault.HTML_503_BEFORE, Fault.SLOW)

_READS = (*_BEFORE, Fault.HTML_403, Fault.TRUNCATED, Fault.SESSION_DROPPED)


class Answering(Protocol):
    """What the application needs of the simulator."""

    faults: FaultPlan
    requests: list[tuple[str, str]]
    login: LoginServer
    plans: UsagePlans

    def respond(self, request: Request) -> Response: ...


def application(simulator: Answering) -> ASGIApp:
    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = await _request(scope, receive)
        simulator.requests.append((request.method, _told(request)))
        fault = simulator.faults.draw(*_offered(simulator, request))
        if fault is Fault.RESET_BEFORE:
            await _hang_up(receive, send)
            return
        if fault is Fault.SLOW:
            await asyncio.sleep(_SLOW_SECONDS)
        if fault is Fault.SESSION_DROPPED:
            simulator.login.expire_all()
        response = _refusal(fault) or simulator.respond(request)
        if fault is Fault.TRUNCATED and response.status == 200:
            response = replace(response, body=response.body[: len(response.body) // 2])
        await _send(send, response, with_body=scope["method"] != "HEAD")

    return answer


def _offered(simulator: Answering, request: Request) -> tuple[Fault, ...]:
    """
    Offer what makes sense at a call.

    Half a table of text is not told from a whole one once it is through the transport, so only what is packed or
    JSON is cut. Somebody else's calls use up a quota at random only where it comes back within seconds: the slow
    plans refuse by themselves.
    """
    if request.raw_path == TOKEN_PATH:
        return _BEFORE
    if request.raw_path.startswith(storage.PREFIX):
        return _BEFORE
    operation = operation_of(request)
    if not operation:
        return ()
    is_quick = simulator.plans.refill_seconds(operation) <= _QUICK_REFILL_SECONDS
    return (*_READS, Fault.TOO_MANY_REQUESTS) if is_quick else _READS


def _refusal(fault: Fault | None) -> Response | None:
    if fault is Fault.HTML_500_BEFORE:
        return html_response(500, "Internal Server Error")
    if fault is Fault.HTML_503_BEFORE:
        return html_response(503, "Service Unavailable")
    if fault is Fault.HTML_403:
        return html_response(403, "Request blocked")
    if fault is Fault.TOO_MANY_REQUESTS:
        words = "You exceeded your quota for the requested resource."
        return json_response(ApiError(429, "QuotaExceeded", words).body, 429)
    return None


async def _request(scope: Scope, receive: Receive) -> Request:
    pairs = [(name.decode("latin-1").lower(), text.decode("latin-1")) for name, text in scope["headers"]]
    headers = dict(pairs)
    names = [name for name, _ in pairs]
    raw_path = scope.get("raw_path") or scope["path"].encode()
    return Request(
        method=scope["method"],
        raw_path=raw_path.decode("latin-1").partition("?")[0],
        query=scope["query_string"].decode("latin-1"),
        headers=headers,
        header_count={name: names.count(name) for name in headers},
        body=await _body(receive),
        base=f"{scope['scheme']}://{headers.get('host', 'localhost')}",
    )


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _told(request: Request) -> str:
    """Return the call without what would give access."""
    if request.raw_path.startswith(storage.PREFIX):
        return request.raw_path
    pairs = request.parameters.pairs
    return f"{request.raw_path}?{urlencode(pairs)}" if pairs else request.raw_path


async def _send(send: Callable[[Message], Awaitable[None]], response: Response, *, with_body: bool) -> None:
    headers = {**response.headers, "Content-Length": str(len(response.body))}
    await send(
        {
            "type": "http.response.start",
            "status": response.status,
            "headers": [(name.lower().encode(), text.encode("latin-1")) for name, text in headers.items()],
        }
    )
    await send({"type": "http.response.body", "body": response.body if with_body else b""})


async def _hang_up(receive: Receive, send: Send) -> None:
    """Drop the connection; in process, where there is none, cut the answer short of its length."""
    # uvicorn offers no way to drop a connection without logging an error, so its transport is used
    cycle = getattr(send, "__self__", None)
    abort = getattr(getattr(cycle, "transport", None), "abort", None)
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
