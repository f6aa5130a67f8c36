"""ShipStation payloads made by hand, and a connection to a simulated or scripted account."""

import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest

from mlconnector_gui.accounting.documents import Translation
from mlconnector_gui.accounting.shipments import Shipment
from mlconnector_gui.base.clock import Clock, FixedClock
from mlconnector_gui.connectors.port import ConnectionValues, TranslationContext
from mlconnector_gui.connectors.shipstation.client import ShipStationClient, client_of
from mlconnector_gui.connectors.shipstation.receiver import ShipStationReceiver, open_receiver
from mlconnector_gui.connectors.shipstation.sandbox.account import MANUAL_STORE, Account
from mlconnector_gui.connectors.shipstation.sandbox.app import Front
from mlconnector_gui.connectors.shipstation.sandbox.limits import Minute
from mlconnector_gui.connectors.shipstation.sandbox.scenario import WAREHOUSE
from mlconnector_gui.connectors.shipstation.sandbox.stores import API_KEY, API_SECRET, simulated_account
from mlconnector_gui.connectors.shipstation.sandbox.webhooks import Webhooks
from mlconnector_gui.connectors.shipstation.source import ShipStationSource, open_source
from mlconnector_gui.connectors.shipstation.translate import translate
from mlconnector_gui.net.environment import NetEnvironment
from mlconnector_gui.net.retry import RetryPolicy
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World

SPECIFICATION = Path(__file__).parents[3] / "shared/reference/specs/shipstation/v1.openapi3.json"
HOST = "ssapi.shipstation.com"
NOW = datetime(2026, 11, 20, 20, tzinfo=UTC)
KEY = "00001-4501-OP-000"
VALUES = {"currency": "USD", "store_id": str(MANUAL_STORE), "warehouses": str(WAREHOUSE)}
Answer = Callable[[httpx.Request], httpx.Response]


def specification() -> Any:
    if not SPECIFICATION.is_file():
        pytest.skip("ShipStation's own description of its API is not beside this repository")
    return json.loads(SPECIFICATION.read_text(encoding="utf-8"))


@dataclass
class Station:
    """A simulated account, empty or with a history, and both sides of a connection to it."""

    clock: Clock = field(default_factory=lambda: FixedClock(NOW))
    faults: FaultPlan = field(default_factory=FaultPlan)
    values: Mapping[str, str] = field(default_factory=lambda: VALUES)
    asked: list[httpx.Request] = field(default_factory=list)
    answer: Answer | None = None
    """What answers instead of the account."""
    account_caps_pages_at: int = 0
    """The size that a stingy server between here and there turns every page into."""

    def __post_init__(self) -> None:
        empty = simulated_account(_world(0), FaultPlan()).account
        self.account = Account(now=self.clock.now, stores=empty.stores, warehouses=empty.warehouses)
        self.hooks = Webhooks(self.account)
        self.front = Front(
            account=self.account,
            webhooks=self.hooks,
            minute=Minute(self.clock.monotonic),
            faults=self.faults,
            api_key=API_KEY,
            api_secret=API_SECRET,
        )
        self._app = httpx.ASGITransport(app=self.front.application())

    @property
    def connection(self) -> ConnectionValues:
        secrets = {"api_key": API_KEY, "api_secret": API_SECRET}
        return ConnectionValues(name="SHIP-US", values=self.values, secrets=secrets)

    @property
    def environment(self) -> NetEnvironment:
        return NetEnvironment(
            clock=self.clock,
            rng=random.Random(7),  # noqa: S311  not a secret
            transports={HOST: _Recording(self)},
            retry=RetryPolicy(attempts=4, first_wait_seconds=1, longest_wait_seconds=60),
        )

    def source(self) -> ShipStationSource:
        return open_source(self.connection, self.environment)

    def client(self) -> ShipStationClient:
        return client_of(self.connection, self.environment)

    def receiver(self) -> ShipStationReceiver:
        return open_receiver(self.connection, self.environment)

    def order(self, key: str = KEY, *, at: datetime | None = None, **changes: Any) -> int:
        return int(self.account.upsert(order_body(key, **changes), at=at)["orderId"])

    @property
    def paths(self) -> list[str]:
        return [f"{one.method} {one.url.path}" for one in self.asked]


@dataclass
class _Recording(httpx.AsyncBaseTransport):
    station: Station

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        self.station.asked.append(request)
        if self.station.answer is not None:
            return self.station.answer(request)
        if cap := self.station.account_caps_pages_at:
            url = request.url.copy_merge_params({"pageSize": str(cap)})
            request = httpx.Request(request.method, url, headers=request.headers)
        return await self.station._app.handle_async_request(request)


def _world(days: int) -> World:
    clock = SandboxClock(NOW)
    first = NOW.date().replace(day=1)
    return World(seed=11, first_day=first, days=days, orders_per_day=8, clock=clock)


def world_of(days: int, *, seed: int = 11, orders_per_day: int = 16) -> World:
    first = NOW.date().replace(day=1)
    return World(
        seed=seed, first_day=first, days=days, orders_per_day=orders_per_day, clock=SandboxClock(NOW)
    )


def order_body(key: str = KEY, **changes: Any) -> dict[str, Any]:
    """A purchase order of 12 mugs and 2 tents, as it is put into the account."""
    number = " ".join(key.split("-")[1:3])
    return {
        "orderNumber": number,
        "orderKey": key,
        "orderDate": "2026-11-19T00:00:00.0000000",
        "orderStatus": "awaiting_shipment",
        "billTo": {"name": "Example Goods Supply Inc"},
        "shipTo": {"name": "Harbor Wholesale LLC", "city": "Tacoma", "state": "WA", "country": "US"},
        "items": [
            {
                "lineItemKey": f"{key}-1",
                "sku": "MUG-01",
                "name": "Enamel mug",
                "quantity": 12,
                "unitPrice": Decimal("6.88"),
                "options": [{"name": "Unit", "value": "CS"}],
            },
            {
                "lineItemKey": f"{key}-2",
                "sku": "TENT-2P",
                "name": "Tent for two",
                "quantity": 2,
                "unitPrice": Decimal("137.49"),
                "options": [{"name": "Unit", "value": "EA"}],
            },
        ],
        "advancedOptions": {"storeId": MANUAL_STORE, "warehouseId": WAREHOUSE, "customField1": number},
        **changes,
    }


def label(**changes: Any) -> dict[str, Any]:
    """A label for 5 cases of mugs, bought on the evening of the second of November, Pacific."""
    return {
        "shipmentId": 33974374,
        "orderId": 43945660,
        "orderKey": KEY,
        "orderNumber": "4501 OP",
        "createDate": "2026-11-02T18:51:33.6270000",
        "shipDate": "2026-11-02",
        "shipmentCost": 11.93,
        "insuranceCost": 0.45,
        "trackingNumber": "9400111899561704681189",
        "isReturnLabel": False,
        "batchNumber": "100301",
        "carrierCode": "fedex",
        "serviceCode": "fedex_ground",
        "warehouseId": 17977,
        "voided": False,
        "voidDate": None,
        "advancedOptions": {"storeId": 22766, "mergedOrSplit": False, "mergedIds": [], "parentId": None},
        "shipmentItems": [shipped_item()],
        **changes,
    }


def shipped_item(**changes: Any) -> dict[str, Any]:
    return {
        "orderItemId": 56568665,
        "lineItemKey": f"{KEY}-1",
        "sku": "MUG-01",
        "name": "Enamel mug",
        "quantity": 5,
        "unitPrice": 6.88,
        "options": [{"name": "Unit", "value": "CS"}],
        **changes,
    }


def fulfillment(**changes: Any) -> dict[str, Any]:
    return {
        "fulfillmentId": 246310,
        "orderId": 43945660,
        "orderNumber": "4501 OP",
        "createDate": "2026-11-03T12:54:53.3470000",
        "shipDate": "2026-11-03T00:00:00.0000000",
        "carrierCode": "other",
        "trackingNumber": "664756278745",
        "fulfillmentFee": 0,
        "voided": False,
        **changes,
    }


def kept_order(**changes: Any) -> dict[str, Any]:
    """An order as `/orders` gives it."""
    return {
        "orderId": 43945660,
        "createDate": "2026-11-01T08:00:00.0000000",
        "modifyDate": "2026-11-01T08:00:00.0000000",
        **order_body(),
        **changes,
    }


def translated(
    stream: str, payload: Mapping[str, Any], *orders: Mapping[str, Any], **values: str
) -> Translation:
    """Translate a payload beside some archived orders."""
    archive = {str(one["orderId"]): written(one) for one in orders}
    context = TranslationContext(
        facts={}, values={**VALUES, **values}, related=lambda _stream, name: archive.get(name)
    )
    return translate(stream, written(payload), context)


def shipment_of(payload: Mapping[str, Any], *orders: Mapping[str, Any], **values: str) -> Shipment:
    (shipment,) = translated("shipments", payload, *orders, **values).shipments
    return shipment


def written(payload: Mapping[str, Any]) -> bytes:
    return json.dumps(payload, default=float).encode()
