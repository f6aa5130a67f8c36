"""The ShipStation account of the sandbox's world: what it ships, what goes on in it, and what it delivers."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from starlette.applications import Starlette

from mlconnector_gui.connectors.shipstation.sandbox.account import (
    CHANNEL_STORE,
    CURRENCY,
    MANUAL_STORE,
    NAME,
    Account,
)
from mlconnector_gui.connectors.shipstation.sandbox.app import Front
from mlconnector_gui.connectors.shipstation.sandbox.limits import Minute
from mlconnector_gui.connectors.shipstation.sandbox.listing import Kept, Record
from mlconnector_gui.connectors.shipstation.sandbox.records import Records
from mlconnector_gui.connectors.shipstation.sandbox.scenario import WAREHOUSE, Scenario
from mlconnector_gui.connectors.shipstation.sandbox.webhooks import Webhooks
from mlconnector_gui.sandbox.books import Parcel, ParcelLine, ShopEvent
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.stores import Deliver, SimulatedStore
from mlconnector_gui.sandbox.world import World

API_KEY = "0123456789abcdef0123456789abcdef"
API_SECRET = "fedcba9876543210fedcba9876543210"  # noqa: S105  of an account that does not exist


def simulated_stores(world: World, faults: FaultPlan) -> list[SimulatedStore]:
    shipping = simulated_account(world, faults)
    return [
        SimulatedStore(
            name=NAME,
            connector="shipstation",
            app=shipping.app,
            company="00001",
            values={
                "currency": CURRENCY,
                "store_id": str(MANUAL_STORE),
                "warehouses": str(WAREHOUSE),
                "receipts": "yes",
                "freight": "account",
            },
            secrets={"api_key": API_KEY, "api_secret": API_SECRET},
            books=shipping,
            life=shipping,
            webhooks=shipping,
            records=Records(shipping.account),
        )
    ]


def simulated_account(world: World, faults: FaultPlan) -> "SimulatedShipStation":
    """Build the account and act out its history."""
    account = Account(now=lambda: world.now, stores=_stores(), warehouses=_warehouses())
    webhooks = Webhooks(account)
    Scenario(account, world, world.random(NAME)).play()
    front = Front(
        account=account,
        webhooks=webhooks,
        minute=Minute(world.clock.monotonic),
        faults=faults,
        api_key=API_KEY,
        api_secret=API_SECRET,
    )
    webhooks.forget()
    return SimulatedShipStation(account, webhooks, front, front.application(), world.random(f"{NAME}/life"))


@dataclass(slots=True)
class SimulatedShipStation:
    """The account's public face: the application, the books, the hands that ship, the deliveries."""

    account: Account
    hooks: Webhooks
    front: Front
    app: Starlette
    dice: random.Random

    # the books

    def events(self) -> Sequence[ShopEvent]:
        """No customer's money moves here."""
        return []

    def parcels(self) -> Sequence[Parcel]:
        """Everything that left, or was said to, and every label that was bought."""
        with self.account.lock:
            labels = [_label(kept) for kept in self.account.shipments.values()]
            marked = [self._marked(kept) for kept in self.account.fulfillments.values()]
            return [*labels, *marked]

    def _marked(self, kept: Kept) -> Parcel:
        record = kept.record
        order = self.account.orders[record["orderId"]].record
        return Parcel(
            shop=NAME,
            external_id=f"f-{record['fulfillmentId']}",
            kind="marked",
            order_id=str(record["orderId"]),
            order_number=record["orderNumber"],
            currency=CURRENCY,
            cost=None,
            shipped_at=kept.created,
            ship_date=date.fromisoformat(record["shipDate"][:10]),
            voided=bool(record["voided"]),
            lines=tuple(_lines(order["items"], order["orderKey"])),
        )

    # the life

    def go_on(self) -> None:
        """Ship two orders and half of a third, void a label, mark one as shipped, exchange an item."""
        account = self.account
        with account.lock:
            waiting = [number for number in account.open_orders() if _is_of_purchases(account, number)]
            for number in waiting[:2]:
                account.ship(number, cost=Decimal(self.dice.randint(500, 3000)) / 100)
            for number in waiting[2:3]:
                account.ship(account.split(number, {0: 1}), cost=Decimal("8.15"))
            for number in waiting[3:4]:
                account.mark(number)
            for number in waiting[4:5]:
                account.change_item(number, 0, sku="NO-SUCH-SKU", lineItemKey=None)
            standing = [one for one, kept in account.shipments.items() if not kept.record["voided"]]
            account.void(self.dice.choice(standing[-20:]))

    # the webhooks

    def deliver_through(self, deliver: Deliver) -> None:
        self.hooks.deliver_through(deliver)

    async def run_queue(self) -> None:
        await self.hooks.run_queue()


def _is_of_purchases(account: Account, number: int) -> bool:
    return bool(account.orders[number].record["advancedOptions"]["storeId"] == MANUAL_STORE)


def _label(kept: Kept) -> Parcel:
    record = kept.record
    return Parcel(
        shop=NAME,
        external_id=str(record["shipmentId"]),
        kind="return_label" if record["isReturnLabel"] else "label",
        order_id=str(record["orderId"]),
        order_number=record["orderNumber"],
        currency=CURRENCY,
        cost=Decimal(str(record["shipmentCost"])) + Decimal(str(record["insuranceCost"])),
        shipped_at=kept.created,
        ship_date=date.fromisoformat(record["shipDate"]),
        voided=bool(record["voided"]),
        lines=tuple(_lines(record["shipmentItems"], record["orderKey"])),
    )


def _lines(items: list[Record], order_key: str) -> Iterator[ParcelLine]:
    """A line that was ordered with a key of its own belongs to that order, wherever it was put later."""
    for item in items:
        line_key = item["lineItemKey"] or ""
        ordered_as = line_key.rpartition("-")[0] if line_key else order_key
        yield ParcelLine(
            order_key=ordered_as, line_key=line_key, sku=item["sku"], quantity=Decimal(item["quantity"])
        )


def _stores() -> list[Record]:
    common: dict[str, Any] = {
        "accountName": None,
        "email": None,
        "companyName": "",
        "phone": "",
        "publicEmail": "shipping@example.com",
        "website": "",
        "refreshDate": "2026-10-01T11:46:11.283",
        "lastRefreshAttempt": "2026-10-01T11:46:53.433",
        "createDate": "2024-07-25T11:05:55.307",
        "modifyDate": "2025-11-12T08:45:20.55",
        "active": True,
        "statusMappings": None,
    }
    return [
        {
            "storeId": MANUAL_STORE,
            "storeName": "JDE purchase orders",
            "marketplaceId": 0,
            "marketplaceName": "ShipStation",
            "integrationUrl": None,
            "autoRefresh": False,
            **common,
        },
        {
            "storeId": CHANNEL_STORE,
            "storeName": "Example web shop",
            "marketplaceId": 36,
            "marketplaceName": "WooCommerce",
            "integrationUrl": "https://shop.example.com/",
            "autoRefresh": True,
            **common,
        },
    ]


def _warehouses() -> list[Record]:
    address = {
        "name": "Example warehouse",
        "company": "",
        "street1": "123 Example Rd",
        "street2": "",
        "street3": "",
        "city": "Elmhurst",
        "state": "IL",
        "postalCode": "60126",
        "country": "US",
        "phone": "5551112222",
        "residential": False,
        "addressVerified": None,
    }
    return [
        {
            "warehouseId": WAREHOUSE,
            "warehouseName": "Main warehouse",
            "originAddress": address,
            "returnAddress": address,
            "createDate": "2024-10-21T08:11:43.8800000",
            "isDefault": True,
        },
        {
            "warehouseId": 14265,
            "warehouseName": "South",
            "originAddress": address,
            "returnAddress": address,
            "createDate": "2024-05-27T09:54:29.9600000",
            "isDefault": False,
        },
    ]
