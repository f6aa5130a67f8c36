"""The webhooks of one Shopify shop: listed, created, given another address; the only changes made there."""

from dataclasses import dataclass
from typing import Any

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import ConnectionValues, Subscription
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.connectors.shopify.client import ShopifyClient
from mlconnector_gui.connectors.shopify.lists import Listing, PageSize
from mlconnector_gui.connectors.shopify.source import client_of
from mlconnector_gui.connectors.shopify.webhook import TOPICS
from mlconnector_gui.net.environment import NetEnvironment

_PAGE = 100
_NAMES = {topic.upper().replace("/", "_"): topic for topic in TOPICS}
"""ORDERS_CREATE to orders/create: the one is asked for, the other is delivered."""


def open_subscriptions(connection: ConnectionValues, environment: NetEnvironment) -> "ShopifySubscriptions":
    return ShopifySubscriptions(client=client_of(connection, environment))


@dataclass(slots=True)
class ShopifySubscriptions:
    """
    Needs no scope of its own: an app may listen to whatever it may read.

    A webhook here has no secret: deliveries are signed with the app's client secret. Shopify deletes a webhook that
    fails for hours, so one that is listed is in force.
    """

    client: ShopifyClient

    async def listed(self) -> tuple[Subscription, ...]:
        listing = Listing(document="webhook_list", path=("webhookSubscriptions",), variables={})
        found = [one async for batch in listing.batches(self.client, PageSize(_PAGE)) for one in batch.nodes]
        return tuple(_subscription(one) for one in found)

    async def subscribe(self, topic: str, *, address: str, secret: str) -> Subscription:
        variables = {"topic": topic.upper().replace("/", "_"), "webhook": {"uri": address, "format": "JSON"}}
        return await self._written("webhook_create", "webhookSubscriptionCreate", variables)

    async def renew(
        self,
        subscription: Subscription,
        *,
        address: str,
        secret: str,
    ) -> Subscription:
        variables = {
            "id": subscription.subscription_id,
            "webhook": {"uri": address, "format": "JSON"},
        }
        return await self._written("webhook_update", "webhookSubscriptionUpdate", variables)

    async def close(self) -> None:
        await self.client.close()

    async def _written(self, document: str, mutation: str, variables: dict[str, Any]) -> Subscription:
        result = (await self.client.write(document, variables)).get(mutation) or {}
        if errors := result.get("userErrors"):
            raise Problem(
                "shopify.subscription_refused",
                cause=Cause.CONNECTION,
                technical="; ".join(str(one.get("message", "")) for one in errors)[:300],
            )
        if not result.get("webhookSubscription"):
            raise Problem("shopify.answer_unexpected", cause=Cause.CONNECTION)
        return _subscription(result["webhookSubscription"])


def _subscription(webhook: Json) -> Subscription:
    topic = str(webhook["topic"])
    return Subscription(
        subscription_id=str(webhook["id"]),
        topic=_NAMES.get(topic, topic.lower()),
        address=str(webhook["uri"]),
        is_active=True,
    )
