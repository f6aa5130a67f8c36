"""The simulated shop's records add up as Shopify's do, in both currencies, whatever happened to an order."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from mlconnector_gui.connectors.shopify.sandbox.nodes import Nodes
from mlconnector_gui.connectors.shopify.sandbox.simulator import ShopifySimulator
from mlconnector_gui.connectors.shopify.sandbox.stores import simulated_stores
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import World
from tests.helpers.shopify_shop import NOW

CURRENCIES = ("shopMoney", "presentmentMoney")


@pytest.fixture(scope="module", params=[0, 1], ids=["taxes on top", "taxes included"])
def shop(request: pytest.FixtureRequest) -> ShopifySimulator:
    world = World(seed=11, first_day=date(2026, 10, 20), days=20, orders_per_day=12, clock=SandboxClock(NOW))
    store = simulated_stores(world, FaultPlan())[request.param]
    assert isinstance(store.books, ShopifySimulator)
    return store.books


@pytest.fixture(scope="module")
def orders(shop: ShopifySimulator) -> list[Any]:
    nodes = Nodes(shop.state)
    return [nodes.order(order) for order in shop.state.orders.values()]


def amount(bag: Any, currency: str) -> Decimal:
    return Decimal(bag[currency]["amount"]) if bag else Decimal(0)


def added(bags: list[Any], currency: str) -> Decimal:
    return sum((amount(bag, currency) for bag in bags), Decimal(0))


@pytest.mark.parametrize("currency", CURRENCIES)
def test_the_total_is_the_sum_of_its_parts(orders: list[Any], currency: str) -> None:
    assert len(orders) > 100
    for order in orders:
        shipping = [one["discountedPriceSet"] for one in order["shippingLines"]]
        duties = [duty["price"] for line in order["lineItems"] for duty in line["duties"]]
        parts = [
            order["subtotalPriceSet"],
            *shipping,
            *duties,
            *(fee["price"] for fee in order["additionalFees"]),
            order["totalTipReceivedSet"],
            *([] if order["taxesIncluded"] else [order["totalTaxSet"]]),
        ]
        assert added(parts, currency) == amount(order["totalPriceSet"], currency), order["name"]


@pytest.mark.parametrize("currency", CURRENCIES)
def test_agreements_add_up_to_the_order_as_it_was_placed_and_as_it_is(
    orders: list[Any], currency: str
) -> None:
    for order in orders:
        first, *_ = order["agreements"]
        placed = added([sale["totalAmount"] for sale in first["sales"]], currency)
        assert placed == amount(order["originalTotalPriceSet"], currency), order["name"]


@pytest.mark.parametrize("currency", CURRENCIES)
def test_money_given_back_is_goods_less_adjustments(orders: list[Any], currency: str) -> None:
    seen = 0
    for order in orders:
        for refund in order["refunds"]:
            parts = [one["subtotalSet"] for one in refund["refundLineItems"]]
            parts += [one["subtotalAmountSet"] for one in refund["refundShippingLines"]]
            if not order["taxesIncluded"]:
                parts += [one["totalTaxSet"] for one in refund["refundLineItems"]]
                parts += [one["taxAmountSet"] for one in refund["refundShippingLines"]]
            parts += [one["amountSet"] for one in refund["duties"]]
            adjusted = added([one["amountSet"] for one in refund["orderAdjustments"]], currency)
            assert added(parts, currency) - adjusted == amount(refund["totalRefundedSet"], currency)
            seen += 1
    assert seen > 20


def test_no_order_gives_back_more_than_it_took(orders: list[Any]) -> None:
    for order in orders:
        assert amount(order["netPaymentSet"], "shopMoney") >= 0, order["name"]


def test_payouts_foot(shop: ShopifySimulator) -> None:
    nodes = Nodes(shop.state)
    assert len(shop.state.payouts) > 10
    for payout in shop.state.payouts.values():
        node = nodes.payout(payout)
        summary = {name: Decimal(money["amount"]) for name, money in node["summary"].items()}
        gross = sum(value for name, value in summary.items() if name.endswith("Gross"))
        fees = sum(value for name, value in summary.items() if name.endswith(("Fee", "Fees")))
        assert gross - fees == Decimal(node["net"]["amount"])
        transfers = [row for row in payout.rows if row.type == "TRANSFER"]
        assert [row.amount for row in transfers] == [-payout.net]


def test_every_charge_is_paid_out_once(shop: ShopifySimulator) -> None:
    rows = [row.transaction_id for row in shop.state.rows if row.transaction_id]

    assert len(rows) == len(set(rows)) > 50


def test_gift_cards_hold_what_was_loaded_less_what_was_used(shop: ShopifySimulator) -> None:
    state = shop.state
    loaded = sum(card.initial for card in state.gift_cards.values())
    used = sum(
        one.amount.shop
        for order in state.orders.values()
        for one in order.transactions
        if one.gateway == "gift_card" and one.counts
    )
    back = [one for event in shop.events() for one in [event.moved.get("4440", Decimal(0))]]

    assert loaded - used == sum(card.balance for card in state.gift_cards.values())
    assert -sum(back) == loaded - used


def test_the_world_holds_every_kind_of_event_in_both_shops(shop: ShopifySimulator) -> None:
    kinds = {event.kind for event in shop.events()}

    assert kinds == {"sale", "payment", "edit", "refund", "payout", "issue"}
    gateways = {
        one.gateway for order in shop.state.orders.values() for one in order.transactions if one.counts
    }
    assert {"shopify_payments", "paypal", "gift_card", "shopify_store_credit", "cash"} <= gateways
    assert {"Bank Deposit", "Cash on Delivery (COD)"} <= gateways


def test_what_is_owed_ends_as_the_order_says(shop: ShopifySimulator) -> None:
    """What each event leaves owed adds up to what the order itself calls outstanding."""
    events = shop.events()
    for order in shop.state.orders.values():
        ours = [event for event in events if event.order_id == str(order.id)]
        if ours:
            owed = sum((event.moved.get("1230", Decimal(0)) for event in ours), Decimal(0))
            assert owed in {(order.current - order.received + order.refunded).shop, Decimal(0)}, order.number


def test_the_same_seed_gives_the_same_shop() -> None:
    def numbers() -> list[Any]:
        world = World(
            seed=3,
            first_day=NOW.date() - timedelta(days=5),
            days=3,
            orders_per_day=20,
            clock=SandboxClock(NOW),
        )
        store = simulated_stores(world, FaultPlan())[0]
        return [(one.kind, one.external_id, one.amount) for one in store.books.events()]

    assert numbers() == numbers()
