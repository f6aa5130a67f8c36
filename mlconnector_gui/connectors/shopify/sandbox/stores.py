"""The Shopify shops of the sandbox's world, and what goes on in them."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from mlconnector_gui.connectors.shopify.sandbox.shop import Shop
from mlconnector_gui.connectors.shopify.sandbox.simulator import ShopifySimulator
from mlconnector_gui.connectors.shopify.sandbox.state import Customer
from mlconnector_gui.connectors.shopify.sandbox.stories import Stories
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.stores import SimulatedStore
from mlconnector_gui.sandbox.world import World

_PEOPLE = 12
_ODD_PEOPLE = {
    2: ("", "", ""),
    3: ("Maximiliana-Alexandrina Theodora", "of the Longest Example Name in the Whole World", ""),
    4: ("Čtvrtý", "Příklad", ""),
    5: ("Customer", "No. 6", "Example Outfitters Ltd"),
    6: ("Customer", "No. 7", "株式会社サンプル商店"),
}
"""People whose names are not what programs expect: none, too long, in other letters; and companies."""
_CUSTOMERS = {
    "SHOP-US": {"customers_in_jde": "web", "customer_business_unit": "1"},
    "SHOP-EU": {"customers_in_jde": "each", "customer_match": "email", "customer_business_unit": "2"},
}
_DAY = timedelta(days=1)
_SELDOM, _OPEN = timedelta(minutes=37), timedelta(hours=22)
"""How far orders are apart, and within how much of its day a busy shop has them all."""


def _shops() -> dict[str, Shop]:
    return {
        "00001": Shop(),
        "00002": Shop(
            name="SHOP-EU",
            shop_id=68817650,
            domain="shop-eu.myshopify.com",
            currency="EUR",
            country="DE",
            province="",
            timezone="Europe/Berlin",
            taxes_included=True,
            tax_title="DE MwSt",
            tax_rate=Decimal("0.19"),
            foreign_currency="GBP",
            foreign_rate=Decimal("0.8533"),
            foreign_country=("GB", ""),
            client_id="1f2e3d4c5b6a79887766554433221100",
            client_secret="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",  # noqa: S106  of a shop that does not exist
        ),
    }


def simulated_stores(world: World, faults: FaultPlan) -> list[SimulatedStore]:
    """Build both shops, sharing the world's orders between them."""
    shops = _shops()
    share = replace(world, orders_per_day=-(-world.orders_per_day // len(shops)))
    return [_store(share, faults, company, shop) for company, shop in shops.items()]


def _store(world: World, faults: FaultPlan, company: str, shop: Shop) -> SimulatedStore:
    simulator = ShopifySimulator(shop, world.clock, faults)
    chance = world.random(shop.name)
    stories = Stories(simulator, chance, world.now)
    stories.people = [_person(simulator, number, world) for number in range(_PEOPLE)]
    life = ShopLife(simulator, stories, world.random(f"{shop.name}/life"))
    _fill(world, stories)
    stories.store_credit_given(world.now - timedelta(hours=1))
    simulator.state.announced.clear()
    return SimulatedStore(
        name=shop.name,
        connector="shopify",
        app=simulator.app,
        company=company,
        values={
            "access": "client_credentials",
            "client_id": shop.client_id,
            **_CUSTOMERS.get(shop.name, {}),
        },
        secrets={"client_secret": shop.client_secret},
        books=simulator,
        life=life,
        webhooks=simulator,
    )


def _fill(world: World, stories: Stories) -> None:
    """Tell stories day by day, each kind in turn, and pay out what came in."""
    kinds = stories.all_kinds()
    stories.chance.shuffle(kinds)
    told = 0
    # an hour of the first day is left for what comes before a story
    first = _midnight(world, stories.simulator.shop) + timedelta(hours=1)
    apart = min(_SELDOM, timedelta(seconds=_OPEN // timedelta(seconds=1) // max(world.orders_per_day, 1)))
    for day in range(world.days):
        for number in range(world.orders_per_day):
            at = first + day * _DAY + (number * apart + timedelta(minutes=5))
            kinds[told % len(kinds)](at)
            told += 1
    for day in range(world.days + 1):
        _pay_out(world, stories.simulator, first + (day + 1) * _DAY - timedelta(minutes=61))


def _midnight(world: World, shop: Shop) -> datetime:
    """Return the beginning of the world's first day in the shop."""
    return datetime.combine(world.first_day, time(), ZoneInfo(shop.timezone)).astimezone(UTC)


def _pay_out(world: World, simulator: ShopifySimulator, at: datetime) -> None:
    if at + _DAY > world.now:
        return
    place = len(simulator.state.payouts)
    account = simulator.paying_out
    account.collect(at)
    if place % 3 == 1:
        account.add("SHIPPING_LABEL", Decimal("-12.50"), at)
    if place % 5 == 2:
        account.add("DISPUTE_WITHDRAWAL", Decimal("-45.00"), at, source="DISPUTE")
        account.add("CHARGEBACK_FEE", Decimal("-15.00"), at, source="DISPUTE")
    if place % 4 == 3:
        account.add("RESERVED_FUNDS", Decimal("-50.00"), at)
    account.pay_out(at)


def _person(simulator: ShopifySimulator, number: int, world: World) -> Customer:
    state = simulator.state
    shop = state.shop
    at = _midnight(world, shop) + timedelta(minutes=number)
    first_name, last_name, company = _ODD_PEOPLE.get(number, ("Customer", f"No. {number + 1}", ""))
    person = Customer(
        id=state.new_id(),
        first_name=first_name,
        last_name=last_name,
        company=company,
        email=f"customer{number + 1}@example.com",
        created=at,
        updated=at,
        country=shop.country,
        province=shop.province,
        city="Example City",
        street=f"{number + 1} Example Street",
        zip="10001",
    )
    state.customers[person.id] = person
    return person


@dataclass(slots=True)
class ShopLife:
    """A few things that happen after the first look, as they do in any shop."""

    simulator: ShopifySimulator
    stories: Stories
    chance: random.Random

    def go_on(self) -> None:
        """Refund two orders, edit one, sell three more, give a gift card away, pay out."""
        now = self.simulator.clock.now()
        self.stories.until = now
        orders = [
            one
            for one in self.simulator.state.orders.values()
            if one.received and not one.refunds and not one.is_test and not one.cancelled and one.fulfillments
        ]
        chosen = self.chance.sample(orders, k=min(3, len(orders)))
        for order in chosen[:2]:
            lines = {order.lines[0].id: 1}
            self.simulator.returning.refund(order, now - timedelta(minutes=3), lines=lines)
        for order in chosen[2:]:
            self.simulator.returning.add_item(order, self.stories.new_item(), now - timedelta(minutes=2))
        for story in (self.stories.by_card, self.stories.gift_card_sold, self.stories.with_tip):
            story(now - timedelta(minutes=1))
        moved = self.stories.people[0]
        moved.city, moved.updated = "Example Harbour", now - timedelta(minutes=1)
        self.stories.gift_card_given(now - timedelta(minutes=1))
        self.stories.store_credit_given(now - timedelta(minutes=2))
        self.simulator.paying_out.pay_out(now - timedelta(minutes=1), issued=now - timedelta(minutes=1))
