"""The webhooks of one Example Store: listed, made, renewed."""

from dataclasses import dataclass

from mlconnector_gui.connectors._template.client import ExampleStoreClient, client_of
from mlconnector_gui.connectors._template.payloads import Webhook, Webhooks
from mlconnector_gui.connectors.port import ConnectionValues, Subscription
from mlconnector_gui.net.environment import NetEnvironment

_PATH = "/api/webhooks"


def open_subscriptions(
    connection: ConnectionValues, environment: NetEnvironment
) -> "ExampleStoreSubscriptions":
    return ExampleStoreSubscriptions(client=client_of(connection, environment))


@dataclass(slots=True)
class ExampleStoreSubscriptions:
    """The one place where this connector changes something in the store."""

    client: ExampleStoreClient

    async def listed(self) -> tuple[Subscription, ...]:
        found = await self.client.read(_PATH, {}, Webhooks)
        return tuple(_subscription(one) for one in found.webhooks)

    async def subscribe(self, topic: str, *, address: str, secret: str) -> Subscription:
        body = {"topic": topic, "url": address, "secret": secret}
        return _subscription(await self.client.write("POST", _PATH, body, Webhook))

    async def renew(self, subscription: Subscription, *, address: str, secret: str) -> Subscription:
        body = {"url": address, "secret": secret, "enabled": True}
        path = f"{_PATH}/{subscription.subscription_id}"
        return _subscription(await self.client.write("PUT", path, body, Webhook))

    async def close(self) -> None:
        await self.client.close()


def _subscription(webhook: Webhook) -> Subscription:
    return Subscription(
        subscription_id=webhook.id, topic=webhook.topic, address=webhook.url, is_active=webhook.enabled
    )
