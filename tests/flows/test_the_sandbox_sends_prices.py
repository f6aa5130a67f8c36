"""The sandbox plays prices from JDE to a store, and its checker knows what the store has to hold."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from mlconnector_gui.app.sandbox import SandboxOptions
from mlconnector_gui.app.sandbox_headless import run_headless
from mlconnector_gui.app.sandbox_records import differing_prices, missing_products, unapproved_records
from mlconnector_gui.connectors._template.sandbox.stores import ExampleStore, simulated_stores
from mlconnector_gui.connectors.bigcommerce.sandbox.stores import simulated_stores as bigcommerce_stores
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.faults import FaultPlan
from mlconnector_gui.sandbox.world import CATALOGUE, World


@pytest.mark.parametrize("faults", ["none", "hostile"])
async def test_the_store_ends_with_the_prices_of_jde(tmp_path: Path, faults: str) -> None:
    options = SandboxOptions(connectors=("_template",), days=1, orders_per_day=4, faults=faults)

    report: dict[str, Any] = await run_headless(options, tmp_path)

    assert report["wrong"] == []
    assert report["ok"]
    assert report["connections"]["EXAMPLE"]["confirmed"] >= 2


def test_a_new_item_that_did_not_become_a_product_is_found() -> None:
    clock = SandboxClock(datetime(2026, 10, 20, tzinfo=UTC))
    world = World(seed=1, first_day=date(2026, 10, 19), days=0, orders_per_day=0, clock=clock)
    us, eu = bigcommerce_stores(world, FaultPlan())
    assert list(missing_products([eu])) == []

    told = list(missing_products([us]))

    assert told[0] == "products: BC-US JUG-03 has the name “”, not Enamel jug"
    assert told[-1] == "products: BC-US JUG-03 was written 0 times"


def test_a_price_that_differs_and_one_nobody_approved_are_found() -> None:
    clock = SandboxClock(datetime(2026, 10, 20, tzinfo=UTC))
    world = World(seed=1, first_day=date(2026, 10, 19), days=0, orders_per_day=0, clock=clock)
    stores = simulated_stores(world, FaultPlan())
    prices = {product.sku: product.price for product in CATALOGUE}
    assert list(differing_prices(stores, prices.get, [])) == []
    assert list(unapproved_records(stores, [])) == []

    store = stores[0].books
    assert isinstance(store, ExampleStore)
    store.prices["MUG-01"]["amount"] = "1.00"
    store.price_writes.append(("MUG-01", "1.00"))

    assert list(differing_prices(stores, prices.get, [])) == [
        "prices: EXAMPLE MUG-01 costs 1.00, in JDE 12.50"
    ]
    assert list(differing_prices(stores, prices.get, ["MUG-01"])) == []
    assert len(list(unapproved_records(stores, []))) == 1
