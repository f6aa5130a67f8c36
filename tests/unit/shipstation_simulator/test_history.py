"""The seeded history: every purchase order of the world is there, and is shipped in every way there is."""

from collections import Counter, defaultdict
from datetime import timedelta
from decimal import Decimal

from mlconnector_gui.connectors.shipstation.sandbox.scenario import lines_at
from mlconnector_gui.connectors.shipstation.sandbox.stores import SimulatedShipStation, simulated_account
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.purchases import purchase_orders
from tests.helpers.shipstation import world_of


def history(*, seed: int = 11) -> SimulatedShipStation:
    return simulated_account(world_of(18, seed=seed, orders_per_day=40), FaultPlan())


def test_the_same_seed_has_the_same_history_and_another_has_another() -> None:
    assert history().parcels() == history().parcels()
    assert history().parcels() != history(seed=12).parcels()


def test_every_purchase_order_of_the_world_was_put_in() -> None:
    world = world_of(18, orders_per_day=40)
    account = history().account

    placed = [one for one in purchase_orders(world) if one.placed_at < world.now - timedelta(hours=4)]

    assert len(placed) > 100
    assert [one.key for one in placed if account.with_key(one.key) is None] == []


def test_nothing_happened_in_the_future() -> None:
    world = world_of(18, orders_per_day=40)
    account = history().account

    kept = [*account.orders.values(), *account.shipments.values(), *account.fulfillments.values()]
    assert max(one.modified for one in kept) <= world.now
    assert all(one.created <= one.modified for one in kept)


def test_every_kind_of_shipment_is_there() -> None:
    shipping = history()
    parcels = shipping.parcels()
    orders = shipping.account.orders.values()

    assert {one.kind for one in parcels} == {"label", "marked", "return_label"}
    assert any(one.voided for one in parcels)
    assert any(one.record["advancedOptions"]["parentId"] for one in orders)
    assert any(one.record["advancedOptions"]["mergedIds"] for one in orders)
    assert any(line.sku.endswith("-B") for one in parcels for line in one.lines)
    assert any(len({line.order_key for line in one.lines}) > 1 for one in parcels)


def test_some_orders_are_shipped_in_part_and_some_in_excess() -> None:
    world = world_of(18, orders_per_day=40)
    shipped: dict[str, Decimal] = defaultdict(Decimal)
    for parcel in history().parcels():
        for line in parcel.lines if not parcel.voided else ():
            shipped[line.line_key] += line.quantity

    outcomes: Counter[str] = Counter()
    for order in purchase_orders(world):
        for line, quantity in lines_at(order, world.now):
            sent = shipped[line.key]
            outcomes[
                "none" if not sent else "more" if sent > quantity else "less" if sent < quantity else "all"
            ] += 1

    assert min(outcomes[one] for one in ("none", "less", "more", "all")) > 0
    assert outcomes["all"] > outcomes.total() / 2


def test_life_goes_on_and_every_label_has_its_cost() -> None:
    shipping = history()
    before = {one.external_id: one for one in shipping.parcels()}

    shipping.go_on()

    after = {one.external_id: one for one in shipping.parcels()}
    assert len(after) > len(before)
    assert sum(one.voided for one in after.values()) == sum(one.voided for one in before.values()) + 1
    assert all((one.cost is None) == (one.kind == "marked") for one in after.values())
