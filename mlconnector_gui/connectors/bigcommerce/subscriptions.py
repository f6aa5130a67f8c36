"""The webhooks of one BigCommerce store: listed, made, renewed before they are switched off."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from mlconnector_gui.connectors.bigcommerce.answers import Answer
from mlconnector_gui.connectors.bigcommerce.client import BigCommerceClient, client_of
from mlconnector_gui.connectors.bigcommerce.webhook import SECRET_HEADER
from mlconnector_gui.connectors.port import ConnectionValues, Subscription
from mlconnector_gui.net.environment import NetEnvironment

_PATH = "/v3/hooks"
_RENEWED_AFTER = timedelta(days=60)
"""A hook without an event for 90 days is switched off; one that nobody touched for this long is due."""


class _Hook(msgspec.Struct):
    id: int
    scope: str = ""
    destination: str = ""
    is_active: bool = False
    updated_at: object = None


class _Envelope(msgspec.Struct):
    data: _Hook | None = None


def open_subscriptions(
    connection: ConnectionValues, environment: NetEnvironment
) -> "BigCommerceSubscriptions":
    return BigCommerceSubscriptions(client=client_of(connection, environment))


@dataclass(slots=True)
class BigCommerceSubscriptions:
    """
    Needs no scope, and sees only the hooks of this very token.

    BigCommerce switches a hook off after two days of failures or 90 quiet days, and tells an address that nobody may
    read. One that is due to be touched again is told as not active, so that it is renewed in time.
    """

    client: BigCommerceClient

    async def listed(self) -> tuple[Subscription, ...]:
        records = await self.client.every(_PATH, {}, Answer.enveloped_list)
        return tuple(self._subscription(msgspec.json.decode(one, type=_Hook)) for one in records)

    async def subscribe(self, topic: str, *, address: str, secret: str) -> Subscription:
        body = {"scope": topic, "destination": address, **_active(secret)}
        return self._written(await self.client.write("POST", _PATH, body))

    async def renew(self, subscription: Subscription, *, address: str, secret: str) -> Subscription:
        body = {"scope": subscription.topic, "destination": address, **_active(secret)}
        path = f"{_PATH}/{subscription.subscription_id}"
        return self._written(await self.client.write("PUT", path, body))

    async def close(self) -> None:
        await self.client.close()

    def _written(self, answer: Answer) -> Subscription:
        """Older stores answer without an envelope."""
        hook = answer.decoded(_Envelope).data
        return self._subscription(answer.decoded(_Hook) if hook is None else hook)

    def _subscription(self, hook: _Hook) -> Subscription:
        return Subscription(
            subscription_id=str(hook.id),
            topic=hook.scope,
            address=hook.destination,
            is_active=hook.is_active and not self._is_due(hook),
        )

    def _is_due(self, hook: _Hook) -> bool:
        if not isinstance(hook.updated_at, int):
            return False
        touched = datetime.fromtimestamp(hook.updated_at, UTC)
        return self.client.environment.clock.now() - touched > _RENEWED_AFTER


def _active(secret: str) -> dict[str, object]:
    return {"is_active": True, "headers": {SECRET_HEADER: secret}}
