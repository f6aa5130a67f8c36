"""What the shop tells by itself: signed deliveries to whoever subscribed, repeated by nobody in this world."""

import base64
import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from mlconnector_gui.connectors.shopify.sandbox.rest import Rest
from mlconnector_gui.connectors.shopify.sandbox.state import State, Subscription

Deliver = Callable[[str, bytes, dict[str, str]], Awaitable[int]]


@dataclass(slots=True)
class Delivering:
    """Owns the way out; `signs_with` is the secret that signs, which may be an old one for an hour."""

    state: State
    rest: Rest
    deliver: Deliver | None = None
    signs_with: str = ""
    _given: int = 0

    def deliver_through(self, deliver: Deliver) -> None:
        self.deliver = deliver

    async def run_queue(self) -> None:
        """Deliver what is due, each thing to every subscription of its topic."""
        due, self.state.announced = self.state.announced, []
        if self.deliver is None:
            return
        for topic, number in due:
            for one in list(self.state.subscriptions.values()):
                if one.topic == topic.upper().replace("/", "_"):
                    body = json.dumps(self._body(topic, number)).encode()
                    await self.deliver(one.uri, body, self._headers(one, topic, body))

    def _body(self, topic: str, number: int) -> dict[str, Any]:
        """Write what changed as REST shows it; refunds, parcels and payments as the newest of the order."""
        rest, state = self.rest, self.state
        if topic.startswith("customers/"):
            return rest.customer(state.customers[number])
        order = state.orders[number]
        edit = {"order_id": number, "id": number + 1, "notify_customer": False}
        bodies: dict[str, Callable[[], dict[str, Any]]] = {
            "orders/delete": lambda: {"id": number},
            "orders/edited": lambda: {"order_edit": edit},
            "refunds/create": lambda: rest.refund(order.refunds[-1], order),
            "order_transactions/create": lambda: rest.transaction(order.transactions[-1], order),
            "fulfillments/create": lambda: rest.fulfillment(order.fulfillments[-1], order),
            "fulfillments/update": lambda: rest.fulfillment(order.fulfillments[-1], order),
        }
        return bodies.get(topic, lambda: rest.order(order))()

    def _headers(self, one: Subscription, topic: str, body: bytes) -> dict[str, str]:
        self._given += 1
        shop = self.state.shop
        secret = self.signs_with or shop.client_secret
        digest = hmac.new(secret.encode(), body, hashlib.sha256).digest()
        return {
            "Content-Type": "application/json",
            "X-Shopify-Topic": topic,
            "X-Shopify-Hmac-Sha256": base64.b64encode(digest).decode(),
            "X-Shopify-Shop-Domain": shop.domain,
            "X-Shopify-API-Version": shop.versions[-1],
            "X-Shopify-Webhook-Id": f"{one.id:08x}-0000-4000-8000-{self._given:012x}",
            "X-Shopify-Event-Id": f"{one.id:08x}-1111-4000-8000-{self._given:012x}",
            # told to the nanosecond
            "X-Shopify-Triggered-At": f"{self.state.now():%Y-%m-%dT%H:%M:%S.%f}741Z",
        }
