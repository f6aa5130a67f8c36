"""JDE as a source of purchase orders: whole orders, with their suppliers and the addresses they go to."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from mlconnector_gui.connectors.port import Source, Window
from mlconnector_gui.jde.purchase_order_documents import read_purchase_order
from mlconnector_gui.jde.simulator.catalogue import TABLES
from mlconnector_gui.sandbox.clock import SandboxClock
from mlconnector_gui.sandbox.purchases import purchase_orders
from mlconnector_gui.sandbox.world import World
from tests.helpers.ais import MORNING, VARIANTS, JdeSite, varied_site
from tests.helpers.problems import refused

STREAM = "purchase_orders"
WORLD = World(seed=7, first_day=date(2026, 10, 1), days=31, orders_per_day=1, clock=SandboxClock(MORNING))
"""The world that the simulated site is made from."""


def opened(variant: str) -> tuple[JdeSite, Source]:
    if "F4311" not in TABLES:
        pytest.skip("the simulated site keeps no purchase orders")
    site = varied_site(VARIANTS[variant])
    return site, site.ledger.source()


@pytest.mark.parametrize("variant", VARIANTS)
async def test_every_order_is_given_whole(variant: str) -> None:
    site, source = opened(variant)
    window = Window(start=site.clock.now() - timedelta(days=20_000), end=site.clock.now())

    given = [
        read_purchase_order(one.payload)
        async for page in source.pages(STREAM, window)
        for one in page.documents
    ]

    world = {one.key: one for one in purchase_orders(WORLD)}
    assert given
    for order in given:
        known = world[str(order.key)]
        assert (order.supplier, order.supplier_name) == (known.supplier, known.supplier_name)
        assert [line.number for line in order.lines] == [line.number for line in known.lines]
        assert [line.item for line in order.lines] == [line.sku for line in known.lines]
        assert [line.unit_cost for line in order.lines] == [line.unit_cost for line in known.lines]
        assert order.ship_to is not None
        assert (order.ship_to.name, order.ship_to.city) == (known.ship_to.name, known.ship_to.city)
        assert all(isinstance(line.ordered, Decimal) for line in order.lines)
    await site.ledger.close()


async def test_one_order_is_fetched_with_the_bytes_of_the_list() -> None:
    site, source = opened(next(iter(VARIANTS)))
    window = Window(start=site.clock.now() - timedelta(days=20_000), end=site.clock.now())
    documents = [one async for page in source.pages(STREAM, window) for one in page.documents]

    fetched = await source.fetch(STREAM, documents[0].external_id)

    assert fetched.payload == documents[0].payload
    for name in ("4501", "4501/OP/00001/001", "99/OP/00001/000", "x/OP/00001/000", "4501/OP/00001/0 0"):
        with refused("document.gone"):
            await source.fetch(STREAM, name)
    await site.ledger.close()
