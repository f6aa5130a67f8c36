"""
The endpoint that storefronts deliver to: believes nothing unsigned, answers nothing that is not kept.

It is an ASGI application without a router, since it has one route and everything else is the same 404: a wrong
token, method, path or content type cannot be told apart from outside, nor from a page that never was.
"""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from starlette.types import Message, Receive, Scope, Send

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Aside, Hint, Refusal
from mlconnector_gui.engine.doors import Door, Doors
from mlconnector_gui.engine.inbox import Inbox
from mlconnector_gui.services import webhook_probe
from mlconnector_gui.services.webhook_settings import PATH
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories.webhooks import DeliveryState, IncomingDelivery

LARGEST_BODY = 1024 * 1024
LARGEST_HEADERS = 16 * 1024
"""The server limits only what is not whole yet, so that headers in one piece pass it."""
_LONGEST_TOKEN = 128
_CONTENT_TYPES = frozenset({"application/json", "application/x-www-form-urlencoded"})
"""The second is that of WooCommerce's ping."""
_LONGEST_TEXT = 200


class _RefusedError(Exception):
    """The request ends here with a status and nothing else; what was not read of it is not read any more."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status

    @property
    def headers(self) -> Mapping[str, str]:
        """Say good-bye where a rest may be unread; a 401 follows a body that was read to its end."""
        return {} if self.status == 401 else {"connection": "close"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one request, and all of them together, may cost."""

    body_bytes: int = LARGEST_BODY
    body_seconds: float = 5.0
    bytes_at_once: int = 16 * LARGEST_BODY
    """Of all bodies that are being read; more is answered with 503."""


@dataclass(slots=True)
class WebhookEndpoint:
    """Serves the doors it is given; `doors` may be replaced at any time."""

    workplace: Workplace
    inbox: Inbox
    doors: Doors = field(default_factory=Doors)
    limits: Limits = field(default_factory=Limits)
    _held: int = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = _headers(scope)
        try:
            door = self._door(scope, headers)
            body = await self._body(receive, headers)
            answer = await self._take(door, headers, body)
        except _RefusedError as refused:
            await _answer(send, refused.status, refused.headers)
        else:
            await _answer(send, 200, answer)

    def _door(self, scope: Scope, headers: Mapping[str, str]) -> Door:
        path = str(scope["path"])
        token = path.removeprefix(PATH)
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if sum(len(name) + len(value) for name, value in scope["headers"]) > LARGEST_HEADERS:
            raise _RefusedError(404)
        if scope["method"] != "POST" or token == path or kind not in _CONTENT_TYPES:
            raise _RefusedError(404)
        door = self.doors.behind(token[:_LONGEST_TOKEN], self.workplace.now)
        if door is None:
            raise _RefusedError(404)
        if not door.allowance.take():
            raise _RefusedError(429)
        return door

    async def _body(self, receive: Receive, headers: Mapping[str, str]) -> bytes:
        announced = headers.get("content-length", "0")
        if not announced.isdigit() or len(announced) > 12 or int(announced) > self.limits.body_bytes:
            raise _RefusedError(413)
        body = bytearray()
        try:
            async with asyncio.timeout(self.limits.body_seconds):
                while self._grow(body, message := await receive()):
                    if not message.get("more_body", False):
                        return bytes(body)
        except TimeoutError:
            raise _RefusedError(408) from None
        finally:
            self._held -= len(body)
        raise _RefusedError(400)

    def _grow(self, body: bytearray, message: Message) -> bool:
        """Add what came; False when the other side is gone."""
        if message["type"] != "http.request":
            return False
        piece = message.get("body", b"")
        if len(body) + len(piece) > self.limits.body_bytes:
            raise _RefusedError(413)
        if self._held + len(piece) > self.limits.bytes_at_once:
            raise _RefusedError(503)
        body += piece
        self._held += len(piece)
        return True

    async def _take(self, door: Door, headers: Mapping[str, str], body: bytes) -> Mapping[str, str]:
        """Prove, keep, and return the headers of the answer."""
        now = self.workplace.now
        if nonce := webhook_probe.nonce_of(headers):
            return await self._take_probe(door, headers, nonce, now)
        verdict = door.prove(headers, body, now)
        if isinstance(verdict, Refusal):
            self.inbox.count_refused(door.connection_id, verdict.value, now)
            raise _RefusedError(401)
        if verdict is Aside.OTHER_TOPIC:
            self.inbox.count_aside(door.connection_id, now)
        if isinstance(verdict, Aside):  # a ping is unsigned, so it is no sign of life of the store either
            return {}
        await self._keep(_delivery(door, verdict, body, now))
        return {}

    async def _take_probe(
        self, door: Door, headers: Mapping[str, str], nonce: str, now: datetime
    ) -> Mapping[str, str]:
        if not webhook_probe.is_probe_genuine(headers, door.keys.secret):
            self.inbox.count_refused(door.connection_id, Refusal.SIGNATURE_WRONG.value, now)
            raise _RefusedError(401)
        hint = Hint(topic=webhook_probe.TOPIC, stream="", delivery_id=nonce)
        await self._keep(_delivery(door, hint, b"", now, state=DeliveryState.TEST))
        return {webhook_probe.ANSWER: webhook_probe.probe_answer(door.keys.secret, nonce)}

    async def _keep(self, delivery: IncomingDelivery) -> None:
        try:
            await self.inbox.keep(delivery)
        except Problem:
            raise _RefusedError(503) from None


def _delivery(
    door: Door, hint: Hint, body: bytes, now: datetime, *, state: DeliveryState = DeliveryState.WAITING
) -> IncomingDelivery:
    """
    Keep what the delivery says and not its body: the record is fetched, and the body is full of people's data.

    A repetition has the same id, topic and bytes. The id alone will not do, since some stores give one id to
    different deliveries; nor will the bytes, since an order can be deleted, restored and deleted again.
    """
    name = f"{hint.topic}\0{hint.delivery_id}\0{hint.stream}\0".encode("utf-8", "replace")
    return IncomingDelivery(
        connection_id=door.connection_id,
        fingerprint=hashlib.sha256(name + body).hexdigest(),
        topic=hint.topic[:_LONGEST_TEXT],
        stream=hint.stream,
        external_ids=hint.external_ids,
        delivery_id=hint.delivery_id[:_LONGEST_TEXT],
        occurred_at=hint.occurred_at,
        received_at=now,
        due_at=door.due(hint, now),
        state=state,
    )


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}


async def _answer(send: Send, status: int, headers: Mapping[str, str]) -> None:
    told = [(name.encode(), text.encode()) for name, text in headers.items()]
    if status in {429, 503}:
        told.append((b"retry-after", b"1"))
    await send(
        {"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0"), *told]}
    )
    await send({"type": "http.response.body", "body": b""})
