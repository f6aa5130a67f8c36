"""The webhooks of one ShipStation account: listed, made, and made anew, since the API cannot change one."""

from dataclasses import dataclass

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.port import ConnectionValues, Subscription
from mlconnector_gui.connectors.shipstation.client import ShipStationClient, client_of
from mlconnector_gui.connectors.shipstation.payloads import Subscribed, Webhook, Webhooks, text_of
from mlconnector_gui.net.environment import NetEnvironment

_PATH = "/webhooks"
_NAME = "ML Connector"


def open_subscriptions(
    connection: ConnectionValues, environment: NetEnvironment
) -> "ShipStationSubscriptions":
    return ShipStationSubscriptions(client=client_of(connection, environment))


@dataclass(slots=True)
class ShipStationSubscriptions:
    """No secret is agreed: V1 has none. The secret is the path that is delivered to."""

    client: ShipStationClient

    async def listed(self) -> tuple[Subscription, ...]:
        found = await self.client.read(_PATH, {}, Webhooks)
        return tuple(_subscription(one) for one in found.webhooks or [] if one is not None)

    async def subscribe(self, topic: str, *, address: str, secret: str) -> Subscription:
        body = {"target_url": address, "event": topic, "friendly_name": f"{_NAME} {topic}"}
        made = await self.client.write("POST", f"{_PATH}/subscribe", body, Subscribed)
        name = text_of(made.id) or text_of(made.WebHookID)
        if not name:
            raise Problem(
                "shipstation.answer_unexpected",
                cause=Cause.CONNECTION,
                retry=Retry.LATER,
                expected="WebHookID",
            )
        return Subscription(subscription_id=name, topic=topic, address=address, is_active=True)

    async def renew(self, subscription: Subscription, *, address: str, secret: str) -> Subscription:
        """Make the new one before the old one goes, so that nothing is missed between them."""
        made = await self.subscribe(subscription.topic, address=address, secret=secret)
        await self.client.delete(f"{_PATH}/{_checked(subscription.subscription_id)}")
        return made

    async def close(self) -> None:
        await self.client.close()


def _checked(subscription_id: str) -> str:
    if not (subscription_id.isascii() and subscription_id.isdigit()):
        raise ValueError("a webhook's id is a number")
    return subscription_id


def _subscription(webhook: Webhook) -> Subscription:
    return Subscription(
        subscription_id=text_of(webhook.WebHookID),
        topic=webhook.HookType or "",
        address=webhook.Url or "",
        is_active=webhook.Active is not False,
    )
