"""The invented past of a shop: the same world gives the same orders, and all kinds of them."""

from collections import Counter
from decimal import Decimal

import pytest

from mlconnector_gui.connectors.woocommerce.sandbox import Shop


def test_the_same_seed_gives_the_same_shop(make_shop):
    one, other, another = (make_shop(seed=seed, days=3) for seed in (5, 5, 6))

    def written(sim):
        return [sim.order(order_id) for order_id in sim.order_ids()]

    assert written(one) == written(other)
    assert written(one) != written(another)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_default_world_has_enough_of_everything(make_shop, seed):
    sim = make_shop(seed=seed, days=10)
    orders = [sim.order(order_id) for order_id in sim.order_ids()]
    events = sim.events()
    kinds = Counter((event.kind, event.deleted) for event in events)
    statuses = Counter(order["status"] for order in orders)
    refunds = [refund for order in sim.books.orders.values() for refund in order.open_refunds]

    assert kinds["sale", False] >= 200
    assert kinds["refund", False] >= 20
    assert kinds["refund", True] == 1
    assert kinds["sale", True] == 2
    assert {"pending", "cancelled", "failed", "on-hold", "checkout-draft", "trash", "refunded"} <= set(
        statuses
    )
    assert {order["payment_method"] for order in orders} == {"stripe", "paypal", "bacs", "cod", ""}
    assert 2 <= sum(not refund.refunded_line for refund in refunds) <= 4
    assert 2 <= sum("XYZ" in fee["name"] for order in orders for fee in order["fee_lines"]) <= 4
    assert {order["customer_id"] == 0 for order in orders} == {True, False}
    assert any(line["sku"] is None for order in orders for line in order["line_items"])
    assert any(order["total"] == "0.00" and order["date_paid_gmt"] for order in orders)
    assert any(order["status"] == "processing" and order["date_paid_gmt"] is None for order in orders)


def test_everything_happened_before_now_and_in_the_order_of_ids(make_shop):
    sim = make_shop(days=30, orders_per_day=4)
    now = sim.books.now().strftime("%Y-%m-%dT%H:%M:%S")
    orders = [sim.order(order_id) for order_id in sim.order_ids()]
    created = [order["date_created_gmt"] for order in orders]

    assert created == sorted(created)
    assert all(order["date_created_gmt"] <= order["date_modified_gmt"] < now for order in orders)
    assert all(event.occurred_at < sim.books.now() for event in sim.events())


def test_no_refund_gives_back_more_than_was_paid(make_shop):
    sim = make_shop(Shop(prices_include_tax=True, tax_rate=Decimal(19)), days=10)

    for order in sim.books.orders.values():
        assert order.refunded <= order.total


def test_sequential_numbers_differ_from_ids_and_plugins_bring_statuses(make_shop):
    sim = make_shop(Shop(sequential_numbers=True, plugin_statuses=("shipped",)), days=10)
    orders = [sim.order(order_id) for order_id in sim.order_ids()]

    assert all(order["number"] != str(order["id"]) for order in orders)
    assert sum(order["status"] == "shipped" for order in orders) == 2


@pytest.mark.parametrize("size", [1, 2, 7, 30])
def test_a_small_world_is_no_trouble(make_shop, size):
    sim = make_shop(days=1, orders_per_day=size)

    assert len(sim.order_ids()) == size
