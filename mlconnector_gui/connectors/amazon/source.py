"""One seller in one region as a source: settlements, and what explains them."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon import proving
from mlconnector_gui.connectors.amazon.client import AmazonClient, client_of
from mlconnector_gui.connectors.amazon.facts import facts_of
from mlconnector_gui.connectors.amazon.finances import (
    balance_pages,
    fetch_balance,
    fetch_transaction,
    transaction_pages,
)
from mlconnector_gui.connectors.amazon.items import Items
from mlconnector_gui.connectors.amazon.marketplaces import chosen_marketplaces, known_marketplaces
from mlconnector_gui.connectors.amazon.orders import Orders, OrdersOf2026, OrdersOfV0
from mlconnector_gui.connectors.amazon.reminders import lapses
from mlconnector_gui.connectors.amazon.settlements import fetch_settlement, settlement_pages
from mlconnector_gui.connectors.port import ConnectionValues, Page, Proof, RawDocument, Window
from mlconnector_gui.net.environment import NetEnvironment

_ITEM_STREAMS = frozenset({"listings", "catalog", "inventory"})


def open_source(connection: ConnectionValues, environment: NetEnvironment) -> "AmazonSource":
    values = connection.values
    client = client_of(connection, environment)
    region = values.get("region", "").strip() or "na"
    _check_zone(values.get("timezone", "").strip() or "UTC")
    tuple(lapses(values))  # refuses a day that is none
    return AmazonSource(
        client=client,
        region=region,
        chosen=chosen_marketplaces(values.get("marketplaces", ""), region),
        seller_id=values.get("seller_id", "").strip(),
        orders=_orders(client, values.get("orders", "").strip() or "2026-01-01"),
        reads_items=values.get("items", "").strip() != "no",
        values=values,
    )


def _orders(client: AmazonClient, version: str) -> Orders | None:
    if version == "v0":
        return OrdersOfV0(client)
    return OrdersOf2026(client) if version == "2026-01-01" else None


def _check_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        raise Problem("amazon.timezone_unknown", timezone=name) from None


@dataclass(slots=True)
class AmazonSource:
    """Reads one seller through its client; what a connection is not to read gives an empty page."""

    client: AmazonClient
    region: str
    chosen: tuple[str, ...]
    seller_id: str
    orders: Orders | None
    reads_items: bool
    values: Mapping[str, str] = field(repr=False)
    _facts: Mapping[str, str] = field(default_factory=dict)

    def prove(self) -> AsyncIterator[Proof]:
        return proving.prove(self.client, region=self.region, chosen=self.chosen, values=self.values)

    async def facts(self) -> Mapping[str, str]:
        """Ask once: Amazon lets the account be looked at once a minute."""
        if not self._facts:
            self._facts = await facts_of(
                self.client, region=self.region, chosen=self.chosen, values=self.values
            )
        return self._facts

    async def pages(self, stream: str, window: Window) -> AsyncIterator[Page]:
        async for page in await self._pages(stream, window):
            yield page

    async def fetch(self, stream: str, external_id: str) -> RawDocument:
        if stream == "event_groups":
            return await fetch_balance(self.client, external_id)
        if stream == "settlements":
            return await fetch_settlement(self.client, external_id)
        if stream == "transactions":
            return await fetch_transaction(self.client, external_id)
        if stream == "orders":
            return await (self.orders or OrdersOf2026(self.client)).fetch(external_id)
        items = await self._items()
        fetchers = {
            "listings": items.fetch_listing,
            "catalog": items.fetch_catalog_item,
            "inventory": items.fetch_stock,
        }
        return await fetchers[stream](external_id)

    async def close(self) -> None:
        await self.client.close()

    async def _pages(self, stream: str, window: Window) -> AsyncIterator[Page]:
        if stream == "event_groups":
            return balance_pages(self.client, window)
        if stream == "settlements":
            return settlement_pages(self.client, window)
        if stream == "transactions":
            return transaction_pages(self.client, window)
        if (stream == "orders" and self.orders is None) or (stream in _ITEM_STREAMS and not self.reads_items):
            return _nothing()
        if stream == "orders" and self.orders is not None:
            return self.orders.pages(window, await self._marketplaces())
        items = await self._items()
        walks = {
            "listings": items.listing_pages,
            "catalog": items.catalog_pages,
            "inventory": items.stock_pages,
        }
        return walks[stream](window)

    async def _items(self) -> Items:
        return Items(client=self.client, seller_id=self.seller_id, marketplaces=await self._marketplaces())

    async def _marketplaces(self) -> tuple[str, ...]:
        """Return the chosen marketplaces, or those where the account sells."""
        if self.chosen:
            return self.chosen
        told = (await self.facts()).get("marketplaces", "")
        found = tuple(entry.split(":")[0] for entry in told.split(",") if entry)
        return found or tuple(known_marketplaces(self.region))


async def _nothing() -> AsyncIterator[Page]:
    yield Page(documents=())
