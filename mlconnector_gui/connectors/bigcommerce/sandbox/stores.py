"""The BigCommerce stores of the sandbox's world, and what goes on in them."""

import random
from dataclasses import dataclass, replace
from decimal import Decimal

from mlconnector_gui.connectors.bigcommerce.sandbox import order as kept
from mlconnector_gui.connectors.bigcommerce.sandbox.basket import TRANSFER, Basket, Item
from mlconnector_gui.connectors.bigcommerce.sandbox.books import everything
from mlconnector_gui.connectors.bigcommerce.sandbox.order import Order
from mlconnector_gui.connectors.bigcommerce.sandbox.records import Records
from mlconnector_gui.connectors.bigcommerce.sandbox.scenario import build
from mlconnector_gui.connectors.bigcommerce.sandbox.shop import Shop
from mlconnector_gui.connectors.bigcommerce.sandbox.simulator import BigCommerceSimulator
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.stores import SimulatedStore
from mlconnector_gui.sandbox.world import WEB_CODE, World

_PRICES_FROM_JDE = {"receives_prices": "yes", "price_currency": "USD", "price_branch": "30"}
_NEW_ITEMS_FROM_JDE = {"offers_items": "yes", "offer_values": WEB_CODE, "weight_unit": "LB"}
_CUSTOMERS = {
    "BC-US": {
        "customers_in_jde": "each",
        "customers_without_orders": "yes",
        "customer_match": "email",
        "customer_business_unit": "1",
        "customer_currency": "USD",
        "customer_terms": "N30",
    }
}
_SHARE = 3
_SHOPS = {
    "BC-US": ("00001", Shop()),
    "BC-EU": (
        "00002",
        Shop(
            name="BC-EU",
            store_hash="bceu02",
            client_id="clientbceu0123456789abcdefghij",
            access_token="tokenbceu9876543210abcdefghij",  # noqa: S106  of a store that does not exist
            client_secret="secretbceu9876543210abcdef9876543210",  # noqa: S106  of a store that does not exist
            currency="EUR",
            country="DE",
            country_name="Germany",
            state="Berlin",
            timezone="Europe/Berlin",
            raw_offset=3600,
            prices_include_tax=True,
            tax_rate=Decimal(19),
            tax_name="MwSt",
        ),
    ),
}


def simulated_stores(world: World, faults: FaultPlan) -> list[SimulatedStore]:
    """Build both stores with a third of the world's orders each: every story is met, and nobody waits for more."""
    share = replace(world, orders_per_day=-(-world.orders_per_day // _SHARE))
    return [_store(share, faults, company, shop) for company, shop in _SHOPS.values()]


def _store(world: World, faults: FaultPlan, company: str, shop: Shop) -> SimulatedStore:
    simulator = build(world, faults, shop)
    return SimulatedStore(
        name=shop.name,
        connector="bigcommerce",
        app=simulator.app,
        company=company,
        values={
            "store_hash": shop.store_hash,
            "read_customers": "yes",
            **_CUSTOMERS.get(shop.name, {}),
            **({**_PRICES_FROM_JDE, **_NEW_ITEMS_FROM_JDE} if shop.currency == "USD" else {}),
        },
        secrets={"access_token": shop.access_token, "client_secret": shop.client_secret},
        books=simulator,
        life=StoreLife(simulator, world.random(f"{shop.name}/life")),
        webhooks=simulator,
        records=Records(simulator.books),
    )


@dataclass(slots=True)
class StoreLife:
    """A few things that happen after the first look, as they do in any store."""

    simulator: BigCommerceSimulator
    rng: random.Random

    def go_on(self) -> None:
        """Refund two orders, edit one that was paid by hand, annotate one, archive one, sell twice more, reprice."""
        with self.simulator.lock:
            self._go_on()

    def _go_on(self) -> None:
        books = self.simulator.books
        sold = [one for one in books.orders.values() if _is_whole(one)]
        chosen = self.rng.sample(sold, k=min(4, len(sold)))
        for order in chosen[:2]:
            books.refund_lines(order, everything(order), with_shipping=True)
        for order in chosen[2:3]:
            order.staff_notes = "Called the customer"
            books.save(order)
        for order in chosen[3:]:
            books.archive(order)
        by_hand = [one for one in books.orders.values() if one.is_sale and not one.transactions]
        for order in by_hand[:1]:
            books.change_shipping(order, order.entered_shipping + Decimal("2.00"))
        customer = books.customers[1]
        customer.store_credit += Decimal("2.50")
        books.change_customer(customer)
        second = books.customers[2]
        second.moved_to = "Example Harbour"
        books.change_customer(second)
        books.reprice("BOOK-101", Decimal("19.90"))
        card, transfer = (
            Basket(items=[Item(sku="MUG-01", quantity=2)]),
            Basket(items=[Item(sku="TENT-2P")], paid_by=TRANSFER),
        )
        for basket in (card, transfer):
            books.pay(books.place(basket, status=kept.INCOMPLETE))


def _is_whole(order: Order) -> bool:
    is_open = order.status in {kept.AWAITING_FULFILLMENT, kept.COMPLETED} and not order.archived
    return order.is_sale and is_open and order.provider != "" and order.due == order.total.inc
