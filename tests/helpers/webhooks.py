"""A company whose shop delivers webhooks to the endpoint in process, and hands that forge and flood."""

import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from mlconnector_gui.engine.webhook_server import WebhookServer
from mlconnector_gui.services.webhook_keys import DoorKeys, load_keys
from mlconnector_gui.services.webhook_settings import PATH, change_webhook_settings
from mlconnector_gui.services.webhooks import register_webhooks
from mlconnector_gui.store.repositories import connections, webhooks
from mlconnector_gui.store.repositories.webhooks import StoredDelivery, StoredDoor
from tests.helpers.company import SHOP, Company, open_company

PUBLIC = "https://hooks.example.com"


@dataclass
class Post:
    """Carries deliveries to the endpoint without a network, as one call of its application each."""

    server: WebhookServer

    def client(self) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app=self.server.endpoint)
        return httpx.AsyncClient(transport=transport, base_url=PUBLIC)

    async def __call__(self, address: str, body: bytes, headers: dict[str, str]) -> int:
        async with self.client() as client:
            return (await client.post(address, content=body, headers=headers)).status_code


@dataclass
class Listening:
    """A company that listens for webhooks, and its shop's hand on the wire."""

    company: Company
    post: Post

    @property
    def server(self) -> WebhookServer:
        return self.company.engine.webhooks

    @property
    def connection_id(self) -> str:
        stored = self.company.workplace.store.read_now(connections.connection_named, SHOP)
        return stored.connection_id

    @property
    def keys(self) -> DoorKeys:
        keys = load_keys(self.company.workplace.vault, self.connection_id)
        assert keys is not None
        return keys

    @property
    def path(self) -> str:
        return PATH + self.keys.token

    def door(self) -> StoredDoor:
        door = self.company.workplace.store.read_now(webhooks.door_of, self.connection_id)
        assert door is not None
        return door

    def deliveries(self) -> list[StoredDelivery]:
        """Newest last."""
        found = self.company.workplace.store.read_now(
            webhooks.recent_deliveries, self.connection_id, limit=10_000
        )
        return sorted(found, key=lambda one: one.delivery_number)

    async def register(self) -> None:
        await register_webhooks(self.company.workplace, SHOP)
        await self.server.keep_up()

    async def deliver(self) -> None:
        """Let the shop deliver what it has queued."""
        await self.company.shop.run_queue()

    async def send(
        self, body: bytes, *, secret: str | None = None, path: str | None = None, **headers: str
    ) -> httpx.Response:
        """Deliver by hand, signed with the door's own secret unless another is given."""
        signed = delivery_headers(body, self.keys.secret if secret is None else secret)
        async with self.post.client() as client:
            return await client.post(path or self.path, content=body, headers={**signed, **headers})

    async def follow(self) -> None:
        """Let the engine do what the inbox calls for."""
        await self.company.engine.run_until_idle()


def delivery_headers(body: bytes, secret: str, **more: str) -> dict[str, str]:
    digest = hmac.new(secret.encode(), body, hashlib.sha256).digest()
    return {
        "Content-Type": "application/json",
        "X-WC-Webhook-Topic": "order.updated",
        "X-WC-Webhook-Signature": base64.b64encode(digest).decode(),
        "X-WC-Webhook-Delivery-ID": "0" * 32,
        **more,
    }


def about(order_id: int, **more: Any) -> bytes:
    return json.dumps({"id": order_id, **more}).encode()


@asynccontextmanager
async def listening_company(folder: Path, **options: Any) -> AsyncIterator[Listening]:
    """Open a company with its endpoint on a free port of loopback, and the shop registered to deliver to it."""
    async with open_company(folder, **options) as company:
        post = Post(company.engine.webhooks)
        company.shop.deliver = post
        company.workplace.network.transports["hooks.example.com"] = httpx.ASGITransport(  # type: ignore[index]
            app=company.engine.webhooks.endpoint
        )
        await change_webhook_settings(company.workplace, is_open=True, port=0, public_address=PUBLIC)
        listening = Listening(company, post)
        await listening.server.keep_up()
        await listening.register()
        try:
            yield listening
        finally:
            await company.engine.webhooks.close()
