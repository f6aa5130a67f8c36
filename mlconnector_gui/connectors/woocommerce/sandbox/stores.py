"""The WooCommerce shops of the sandbox's world, and what goes on in them."""

import random
from dataclasses import dataclass, replace
from decimal import Decimal

from mlconnector_gui.connectors.woocommerce.sandbox.scenario import build
from mlconnector_gui.connectors.woocommerce.sandbox.shop import Shop
from mlconnector_gui.connectors.woocommerce.sandbox.simulator import WooCommerceSimulator
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.stores import SimulatedStore
from mlconnector_gui.sandbox.world import World

_SHOPS = {
    "WOO-US": ("00001", Shop(require_https=False)),
    "WOO-EU": (
        "00002",
        Shop(
            name="WOO-EU",
            currency="EUR",
            country="DE",
            prices_include_tax=True,
            tax_rate=Decimal(19),
            tax_rate_code="DE-VAT-1",
            tax_label="VAT",
            timezone="Europe/Berlin",
            consumer_key="ck_" + "abcdef0123" * 4,
            consumer_secret="cs_" + "3210fedcba" * 4,
            require_https=False,
            sequential_numbers=True,
        ),
    ),
}
_CUSTOMERS = {
    "WOO-US": {
        "customers_in_jde": "business",
        "customer_match": "tax_id",
        "customer_business_unit": "1",
        "customer_currency": "USD",
    },
    "WOO-EU": {
        "customers_in_jde": "business",
        "customer_match": "tax_id",
        "customer_business_unit": "2",
        "customer_currency": "EUR",
    },
}


def simulated_stores(world: World, faults: FaultPlan) -> list[SimulatedStore]:
    """Build both shops, sharing the world's orders between them."""
    share = replace(world, orders_per_day=-(-world.orders_per_day // len(_SHOPS)))
    return [_store(share, faults, company, shop) for company, shop in _SHOPS.values()]


def _store(world: World, faults: FaultPlan, company: str, shop: Shop) -> SimulatedStore:
    simulator = build(world, faults, shop)
    return SimulatedStore(
        name=shop.name,
        connector="woocommerce",
        app=simulator.app,
        company=company,
        values=_CUSTOMERS.get(shop.name, {}),
        secrets={"consumer_key": shop.consumer_key, "consumer_secret": shop.consumer_secret},
        books=simulator,
        life=ShopLife(simulator, world.random(f"{shop.name}/life")),
        webhooks=simulator,
    )


@dataclass(slots=True)
class ShopLife:
    """A few things that happen after the first look, as they do in any shop."""

    simulator: WooCommerceSimulator
    rng: random.Random

    def go_on(self) -> None:
        """Refund two orders, change one that is paid, delete one refund, sell twice more."""
        paid = self.simulator.order_ids(status="processing")
        chosen = self.rng.sample(paid, k=min(4, len(paid)))
        for order_id in chosen[:2]:
            self.simulator.refund(order_id)
        for order_id in chosen[2:]:
            self.simulator.change_order(order_id, shipping=Decimal("7.00"))
        self._delete_a_refund()
        self._move_a_company()
        for _ in range(2):
            self.simulator.sell()

    def _move_a_company(self) -> None:
        """One company moves to another town, and somebody else has himself erased."""
        companies = [one.id for one in self.simulator.books.customers.values() if one.billing["company"]]
        if len(companies) > 1:
            self.simulator.change_customer(companies[0], city="Example Harbour")
            self.simulator.erase_customer(companies[1])

    def _delete_a_refund(self) -> None:
        for order_id in self.simulator.order_ids(status="completed"):
            refunds = self.simulator.refund_ids(order_id)
            if refunds:
                self.simulator.delete_refund(refunds[0])
                return
