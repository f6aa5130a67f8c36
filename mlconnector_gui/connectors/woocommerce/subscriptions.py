"""The webhooks of one WooCommerce shop: listed, created, renewed; the only writing calls of this connector."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import ConnectionValues, Subscription
from mlconnector_gui.connectors.woocommerce.client import WooCommerceClient
from mlconnector_gui.connectors.woocommerce.source import client_of
from mlconnector_gui.net.environment import NetEnvironment

_PATH = "/webhooks"
_PAGE = 100
_NAME = "ML Connector"
_SAFE_SECRET = re.compile(r"[0-9A-Za-z]{16,100}")


class _Webhook(msgspec.Struct):
    id: int
    status: str = ""
    topic: str = ""
    delivery_url: str = ""


def open_subscriptions(
    connection: ConnectionValues, environment: NetEnvironment
) -> "WooCommerceSubscriptions":
    return WooCommerceSubscriptions(client=client_of(connection, environment))


@dataclass(slots=True)
class WooCommerceSubscriptions:
    """
    Needs a key with the permission Read/Write.

    A webhook's secret never comes back, so it is written with every renewal. A shop disables a webhook at the
    seventh failed delivery in a row and tells nobody; making it active again does not reset that count.
    """

    client: WooCommerceClient

    async def listed(self) -> tuple[Subscription, ...]:
        found: list[_Webhook] = []
        while True:
            query = {"per_page": str(_PAGE), "page": str(len(found) // _PAGE + 1)}
            page, _ = await self.client.read(_PATH, query, list[_Webhook])
            found += page
            if len(page) < _PAGE:
                return tuple(_subscription(one) for one in found)

    async def subscribe(self, topic: str, *, address: str, secret: str) -> Subscription:
        body = {"name": _NAME, "topic": topic, "delivery_url": address, "secret": _checked(secret)}
        return await self._written("POST", _PATH, body)

    async def renew(self, subscription: Subscription, *, address: str, secret: str) -> Subscription:
        """
        Put every value anew.

        A new address is pinged before the shop answers, so the endpoint must be able to answer while this waits.
        """
        body = {"delivery_url": address, "secret": _checked(secret), "status": "active"}
        return await self._written("PUT", f"{_PATH}/{subscription.subscription_id}", body)

    async def close(self) -> None:
        await self.client.close()

    async def _written(self, method: str, path: str, body: Mapping[str, str]) -> Subscription:
        try:
            answer = await self.client.write(method, path, body)
        except Problem as problem:
            if problem.code in {"woocommerce.user_may_not_view", "woocommerce.key_may_not_read"}:
                problem.code = "woocommerce.key_may_not_write"
            raise
        return _subscription(answer.decoded(_Webhook))


def _checked(secret: str) -> str:
    """WordPress decodes entities and strips tags, so only letters and digits sign the same on both ends."""
    if not _SAFE_SECRET.fullmatch(secret):
        raise ValueError("a webhook secret is of 16 to 100 letters and digits")
    return secret


def _subscription(webhook: _Webhook) -> Subscription:
    return Subscription(
        subscription_id=str(webhook.id),
        topic=webhook.topic,
        address=webhook.delivery_url,
        is_active=webhook.status == "active",
    )
