"""A simulated Shopify shop at hand, and the connector's sides to it."""

import json
import random
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.connectors.port import ConnectionValues, RawDocument, Window
from mlconnector_gui.connectors.shopify.sandbox.shop import Shop
from mlconnector_gui.connectors.shopify.sandbox.simulator import ShopifySimulator
from mlconnector_gui.connectors.shopify.sandbox.stories import Stories
from mlconnector_gui.connectors.shopify.source import ShopifySource, open_source
from mlconnector_gui.connectors.shopify.subscriptions import ShopifySubscriptions, open_subscriptions
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy
from mlconnector_gui.sandbox.faults import FaultPlan

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOST = "shop-us.myshopify.com"
RESULTS_HOST = "storage.googleapis.com"
SCHEMAS = Path(__file__).parents[3] / "shared" / "reference" / "specs" / "shopify"
NO_SCHEMAS = f"Shopify's schemas are not at {SCHEMAS}"
VERSIONS = ("2026-01", "2026-10")


@dataclass
class Place:
    """One shop, its clock and its faults; what is opened on it is closed with it."""

    shop: Shop = field(default_factory=Shop)
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))
    faults: FaultPlan = field(default_factory=FaultPlan)
    answer: Callable[[httpx.Request], httpx.Response] | None = None
    attempts: int = 4
    kept: dict[str, str] = field(default_factory=dict)
    opened: list[ShopifySource | ShopifySubscriptions] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.simulator = ShopifySimulator(self.shop, self.clock, self.faults)
        self.stories = Stories(self.simulator, random.Random(3), NOW)  # noqa: S311  not a secret

    def source(
        self,
        *,
        values: Mapping[str, str] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        results: httpx.AsyncBaseTransport | None = None,
        **secrets: str,
    ) -> ShopifySource:
        """`transport` goes before the shop's own; `results` is where Shopify keeps those of bulk operations."""
        environment = self.environment()
        others = {HOST: transport, RESULTS_HOST: results}
        transports = {**environment.transports, **{host: one for host, one in others.items() if one}}
        made = open_source(self._values(values or {}, secrets), replace(environment, transports=transports))
        self.opened.append(made)
        return made

    def subscriptions(self) -> ShopifySubscriptions:
        made = open_subscriptions(self._values({}, {}), self.environment())
        self.opened.append(made)
        return made

    def environment(self) -> NetEnvironment:
        transport = (
            httpx.MockTransport(self.answer) if self.answer else httpx.ASGITransport(app=self.simulator.app)
        )
        return NetEnvironment(
            clock=self.clock,
            rng=random.Random(7),  # noqa: S311  not a secret
            transports={HOST: transport},
            retry=RetryPolicy(attempts=self.attempts),
        )

    async def close(self) -> None:
        for one in self.opened:
            await one.close()

    def _values(self, values: Mapping[str, str], secrets: Mapping[str, str]) -> ConnectionValues:
        shop = self.shop
        return ConnectionValues(
            name="S",
            values={"address": f"https://{HOST}", "client_id": shop.client_id, **values},
            secrets={"client_secret": shop.client_secret, **secrets},
            keep=self.kept.update,
        )


def window(source: ShopifySource, days: float = 60) -> Window:
    end = source.client.environment.clock.now()
    return Window(start=end - timedelta(days=days), end=end)


async def read(source: ShopifySource, stream: str = "orders", days: float = 60) -> list[RawDocument]:
    pages = source.pages(stream, window(source, days))
    return [document async for page in pages for document in page.documents]


async def collected(items: AsyncIterator[Any]) -> list[Any]:
    return [item async for item in items]


def told(document: RawDocument) -> Any:
    return json.loads(document.payload)
