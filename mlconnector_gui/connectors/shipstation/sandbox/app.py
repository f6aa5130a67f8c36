"""The account as an HTTP application: login, limit, faults, routes."""

import asyncio
import base64
import binascii
import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from mlconnector_gui.connectors.shipstation.sandbox.account import Account
from mlconnector_gui.connectors.shipstation.sandbox.limits import Minute
from mlconnector_gui.connectors.shipstation.sandbox.listing import Asked
from mlconnector_gui.connectors.shipstation.sandbox.refusals import Refused, invalid
from mlconnector_gui.connectors.shipstation.sandbox.routes import Call, handler_of
from mlconnector_gui.connectors.shipstation.sandbox.webhooks import Webhooks
from mlconnector_gui.sandbox.faults import Fault, FaultPlan

_BEFORE = (
    Fault.RESET_BEFORE,
    Fault.HTML_500_BEFORE,
    Fault.HTML_503_BEFORE,
    Fault.TOO_MANY_REQUESTS,
    Fault.SLOW,
)
_READS = (*_BEFORE, Fault.TRUNCATED)
_WRITES = (
    *_BEFORE,
    Fault.RESET_AFTER_COMMIT,
    Fault.HTML_500_AFTER_COMMIT,
    Fault.TRUNCATED_AFTER_COMMIT,
)
_SLOW_SECONDS = 0.3
_METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"]
_JSON = "application/json; charset=utf-8"
_ENCODER = msgspec.json.Encoder(decimal_format="number")
_HTML = "<!DOCTYPE html><html><head><title>{0}</title></head><body><h1>{0}</h1></body></html>"


_ABORT = "shipstation.abort"


class AccountApplication(Starlette):
    """Keeps hold of the connection, since a server is given no other way to break it off."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        served = getattr(send, "__self__", None)
        scope[_ABORT] = getattr(getattr(served, "transport", None), "abort", None)
        await super().__call__(scope, receive, send)


@dataclass(slots=True)
class Front:
    """Answers every request to the account."""

    account: Account
    webhooks: Webhooks
    minute: Minute
    faults: FaultPlan
    api_key: str
    api_secret: str
    requests: list[tuple[str, str]] = field(default_factory=list)

    def application(self) -> Starlette:
        return AccountApplication(routes=[Route("/{path:path}", self._answer, methods=_METHODS)])

    async def _answer(self, request: Request) -> Response:
        body = await request.body()
        fault = self.faults.draw(*(_READS if request.method in {"GET", "HEAD"} else _WRITES))
        if fault is Fault.RESET_BEFORE:
            return await _broken_off(request)
        if fault is Fault.SLOW:
            await asyncio.sleep(_SLOW_SECONDS)
        if fault in {Fault.HTML_500_BEFORE, Fault.HTML_503_BEFORE}:
            return _page(500 if fault is Fault.HTML_500_BEFORE else 503)
        with self.account.lock:
            response = self._respond(request, body, is_busy=fault is Fault.TOO_MANY_REQUESTS)
        if fault is Fault.RESET_AFTER_COMMIT:
            return await _broken_off(request)
        if fault is Fault.HTML_500_AFTER_COMMIT:
            return _page(500)
        if fault in {Fault.TRUNCATED, Fault.TRUNCATED_AFTER_COMMIT}:
            short = bytes(response.body)[: len(bytes(response.body)) // 2]
            return Response(short, response.status_code, media_type=_JSON)
        return response

    def _respond(self, request: Request, body: bytes, *, is_busy: bool) -> Response:
        self.requests.append((request.method, request.url.path))
        if not self._knows(request.headers.get("authorization", "")):
            return Response("401 Unauthorized", 401, {"WWW-Authenticate": "Basic"}, media_type="text/plain")
        if not self.minute.take() or is_busy:
            headers = self.minute.headers()
            if is_busy:
                headers |= {"X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Reset": "1"}
            return _json(429, {"message": "Too Many Requests"}, headers)
        try:
            told = self._called(request, body)
        except Refused as refused:
            return _json(refused.status, refused.body, self.minute.headers())
        if told is None:
            return Response(status_code=200, headers=self.minute.headers())
        return _json(200, told, self.minute.headers())

    def _called(self, request: Request, body: bytes) -> Any:
        handler, numbers = handler_of(request.method, request.url.path)
        call = Call(
            account=self.account,
            webhooks=self.webhooks,
            asked=Asked.of(request.query_params.multi_items()),
            numbers=numbers,
            body=_read(body) if request.method in {"POST", "PUT"} else None,
        )
        return handler(call)

    def _knows(self, authorization: str) -> bool:
        scheme, _, token = authorization.partition(" ")
        try:
            told = base64.b64decode(token, validate=True).decode()
        except (binascii.Error, ValueError):
            return False
        return scheme.lower() == "basic" and told == f"{self.api_key}:{self.api_secret}"


def _read(body: bytes) -> Any:
    try:
        return json.loads(body, parse_float=Decimal)
    except ValueError:
        raise invalid({"": ["Unexpected end of JSON input."]}) from None


def _json(status: int, told: Any, headers: dict[str, str]) -> Response:
    body = _ENCODER.encode(told) if told != "" else b""
    return Response(body, status, headers, media_type=_JSON)


async def _broken_off(request: Request) -> Response:
    """Drop the connection; in process, where there is none, whoever calls sees the error itself."""
    abort = request.scope[_ABORT]
    if abort is None:
        raise ConnectionResetError("the account broke off")
    abort()
    return Response(status_code=500)


def _page(status: int) -> Response:
    return Response(_HTML.format(f"{status} Server Error"), status, media_type="text/html")
