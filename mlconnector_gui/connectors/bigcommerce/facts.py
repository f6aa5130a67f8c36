"""What the store is set to: zone, currency, tax, plan."""

from collections.abc import Mapping

import msgspec

from mlconnector_gui.connectors.bigcommerce.answers import Answer
from mlconnector_gui.connectors.bigcommerce.client import BigCommerceClient


class _Zone(msgspec.Struct):
    name: object = ""
    raw_offset: object = None


class Store(msgspec.Struct):
    """What a store says of itself."""

    id: object = ""
    name: object = ""
    domain: object = ""
    status: object = ""
    currency: object = ""
    decimal_places: object = None
    plan_name: object = ""
    is_price_entered_with_tax: object = None
    timezone: _Zone | list[object] | None = None

    @property
    def zone(self) -> str:
        """The zone's name, or its offset without summer time as '-06:00'; nothing when the store tells neither."""
        if not isinstance(self.timezone, _Zone):
            return ""
        if self.timezone.name:
            return str(self.timezone.name)
        seconds = self.timezone.raw_offset
        if not isinstance(seconds, int):
            return ""
        sign = "-" if seconds < 0 else "+"
        return f"{sign}{abs(seconds) // 3600:02d}:{abs(seconds) % 3600 // 60:02d}"


async def store_of(client: BigCommerceClient) -> Store:
    return await client.read("/v2/store", {}, lambda answer: Answer.decoded(answer, Store))


async def facts_of(client: BigCommerceClient) -> Mapping[str, str]:
    store = await store_of(client)
    facts = {
        "timezone": store.zone,
        "currency": str(store.currency or ""),
        "plan": str(store.plan_name or ""),
        "prices_include_tax": "yes" if store.is_price_entered_with_tax is True else "no",
    }
    return {name: value for name, value in facts.items() if value}
