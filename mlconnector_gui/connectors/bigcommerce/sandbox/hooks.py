"""Webhooks: what is registered, what is queued, and how a delivery is built and signed."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from mlconnector_gui.connectors.bigcommerce.sandbox.books import Change
from mlconnector_gui.connectors.bigcommerce.sandbox.call import (
    Answer,
    Bad,
    Request,
    enveloped,
    missing,
    ok,
    page_of,
)
from mlconnector_gui.connectors.bigcommerce.sandbox.shop import Shop

_MOST_A_SCOPE = 10
_QUIET = timedelta(days=90)
RETRIES_SECONDS = (60, 180, 300, 600, 900, 1800, 3600, 7200, 21600, 50400, 86400)
_LOOPBACK = frozenset({"127.0.0.1", "localhost"})


@dataclass(slots=True, kw_only=True)
class Hook:
    """One registered webhook of one API account."""

    id: int
    scope: str
    destination: str
    headers: dict[str, str] | None
    is_active: bool
    created: datetime
    updated: datetime
    last_event: datetime


@dataclass(slots=True, kw_only=True)
class Delivery:
    """One event on its way to one hook."""

    hook_id: int
    body: bytes
    hash: str
    tries: int = 0
    due: datetime


@dataclass
class Hooks:
    """Owns the hooks and the queue. Destinations on loopback are let through, so that a sandbox can be told."""

    shop: Shop
    now: Callable[[], datetime]
    registered: dict[int, Hook] = field(default_factory=dict)
    queue: list[Delivery] = field(default_factory=list)

    # the API

    def listed(self, request: Request) -> Answer:
        self._switch_off_the_quiet()
        found = [one for one in self.registered.values() if _matches(one, request)]
        page, place, size = page_of(request, found)
        return enveloped(request, [self._shown(one) for one in page], len(found), place, size)

    def create(self, request: Request) -> Answer:
        given = self._given(request)
        if not isinstance(given.get("scope"), str) or not isinstance(given.get("destination"), str):
            raise Bad("Missing required fields: scope, destination", status=400)
        self._check_destination(given["destination"])
        same = [one for one in self.registered.values() if one.scope == given["scope"]]
        if any(one.destination == given["destination"] for one in same) or len(same) >= _MOST_A_SCOPE:
            raise Bad("Cannot create duplicate hook for the same scope and destination", status=422)
        now = self.now()
        hook = Hook(
            id=len(self.registered) + 20_000_001,
            scope=given["scope"],
            destination=given["destination"],
            headers=given.get("headers"),
            is_active=given.get("is_active", True),
            created=now,
            updated=now,
            last_event=now,
        )
        self.registered[hook.id] = hook
        return ok({"data": self._shown(hook), "meta": {}})

    def single(self, request: Request, hook_id: str) -> Answer:
        hook = self._hook(hook_id)
        return ok({"data": self._shown(hook), "meta": {}}) if hook else missing(request)

    def change(self, request: Request, hook_id: str) -> Answer:
        hook, given = self._hook(hook_id), self._given(request)
        if hook is None:
            return missing(request)
        if "destination" in given:
            self._check_destination(given["destination"])
        for name in ("scope", "destination", "headers", "is_active"):
            if name in given:
                setattr(hook, name, given[name])
        hook.updated = self.now()
        hook.last_event = hook.updated if hook.is_active else hook.last_event
        return ok({"data": self._shown(hook), "meta": {}})

    def delete(self, request: Request, hook_id: str) -> Answer:
        hook = self._hook(hook_id)
        if hook is None:
            return missing(request)
        del self.registered[hook.id]
        return ok({"data": self._shown(hook), "meta": {}})

    # deliveries

    def announce(self, change: Change) -> None:
        """Queue an event for every active hook whose scope it is, wildcards too."""
        now = self.now()
        for hook in self.registered.values():
            if hook.is_active and _covers(hook.scope, change.scope):
                hook.last_event = now
                body = self._body(change, now)
                self.queue.append(
                    Delivery(hook_id=hook.id, body=body, hash=json.loads(body)["hash"], due=now)
                )

    def headers_of(self, hook: Hook, delivery: Delivery) -> dict[str, str]:
        """Sign with the client secret as it is, the Standard Webhooks way; each try at its own moment."""
        seconds = str(int(self.now().timestamp()))
        headers = {"Content-Type": "application/json", **(hook.headers or {})}
        if not self.shop.signs_deliveries:
            return headers
        name = f"msg_{delivery.hash[:24]}"
        content = f"{name}.{seconds}.".encode() + delivery.body
        digest = hmac.new(self.shop.client_secret.encode(), content, hashlib.sha256).digest()
        return {
            **headers,
            "webhook-id": name,
            "webhook-timestamp": seconds,
            "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
        }

    def came_back(self, delivery: Delivery, status: int) -> None:
        """Try again later what was not taken, and switch the hook off when nothing helps."""
        if 200 <= status < 300:
            return
        if delivery.tries >= len(RETRIES_SECONDS):
            hook = self.registered.get(delivery.hook_id)
            if hook is not None:
                hook.is_active = False
            return
        delivery.due = self.now() + timedelta(seconds=RETRIES_SECONDS[delivery.tries])
        delivery.tries += 1
        self.queue.append(delivery)

    def take_due(self) -> list[Delivery]:
        now = self.now()
        due = [one for one in self.queue if one.due <= now]
        self.queue = [one for one in self.queue if one.due > now]
        return due

    def _switch_off_the_quiet(self) -> None:
        for hook in self.registered.values():
            if self.now() - hook.last_event > _QUIET:
                hook.is_active = False

    def _body(self, change: Change, now: datetime) -> bytes:
        told = {
            "scope": change.scope,
            "store_id": "1025646",
            "data": change.data,
            "hash": "",
            "created_at": int(now.timestamp()),
            "producer": f"stores/{self.shop.store_hash}",
        }
        told["hash"] = hashlib.sha1(json.dumps(told).encode()).hexdigest()  # noqa: S324  as the vendor does
        return json.dumps(told).encode()

    def _given(self, request: Request) -> dict[str, Any]:
        given = request.decoded()
        if not isinstance(given, dict):
            raise Bad("JSON data is missing or invalid", status=400)
        return given

    def _check_destination(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.hostname in _LOOPBACK:
            return
        if parts.scheme != "https" or parts.port not in {None, 443}:
            raise Bad("The destination must be an https address on port 443", status=422)

    def _hook(self, hook_id: str) -> Hook | None:
        return self.registered.get(int(hook_id)) if hook_id.isdigit() else None

    def _shown(self, hook: Hook) -> dict[str, Any]:
        return {
            "id": hook.id,
            "client_id": self.shop.client_id,
            "store_hash": self.shop.store_hash,
            "scope": hook.scope,
            "destination": hook.destination,
            "headers": hook.headers,
            "is_active": hook.is_active,
            "created_at": int(hook.created.timestamp()),
            "updated_at": int(hook.updated.timestamp()),
        }


def _matches(hook: Hook, request: Request) -> bool:
    wanted = {"scope": hook.scope, "destination": hook.destination, "is_active": str(hook.is_active).lower()}
    return all(request.query.get(name, is_so) == is_so for name, is_so in wanted.items())


def _covers(scope: str, event: str) -> bool:
    return scope == event or (scope.endswith("/*") and event.startswith(scope[:-1]))
