"""Purchase orders read from the simulated AIS server as documents, by the day of their last change."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from mlconnector_gui.connectors.port import Window
from mlconnector_gui.jde.source import JdeSource
from mlconnector_gui.services.wishes import order_key_of_document
from tests.helpers.ais import JdeSite, jde_site
from tests.helpers.receipts import untouched_order

STREAM = "purchase_orders"


@pytest.fixture
async def site() -> AsyncIterator[JdeSite]:
    opened = jde_site()
    yield opened
    await opened.ledger.close()


def source_of(site: JdeSite) -> JdeSource:
    return JdeSource(session=site.ledger.session, data_service=site.ledger._data_service, clock=site.clock)


async def read(site: JdeSite, *, days: float) -> dict[str, dict[str, list[dict[str, str]]]]:
    window = Window(start=site.clock.now() - timedelta(days=days), end=site.clock.now())
    pages = [page async for page in source_of(site).pages(STREAM, window)]
    return {one.external_id: json.loads(one.payload)["tables"] for page in pages for one in page.documents}


async def test_an_order_is_one_document_with_all_of_its_lines(site: JdeSite) -> None:
    order = untouched_order(site.simulator, lines=2)

    found = await read(site, days=30)

    ids = {order_key_of_document(one): parts for one, parts in found.items()}
    assert len(ids[order.key]["F4311"]) == len(order.lines)
    assert ids[order.key]["F4301"][0]["AN8"] == str(order.head.integer("AN8"))


async def test_an_order_that_was_received_of_is_read_again(site: JdeSite) -> None:
    order = untouched_order(site.simulator)
    site.clock.advance(timedelta(days=12).total_seconds())
    before = await read(site, days=1)
    site.simulator.receive_by_hand(str(order.key), {"1": "1"})

    after = await read(site, days=1)

    keys = {order_key_of_document(one) for one in after}
    assert order.key not in {order_key_of_document(one) for one in before}
    assert order.key in keys


async def test_one_order_is_fetched_by_its_id(site: JdeSite) -> None:
    order = untouched_order(site.simulator)
    key = order.key

    found = await source_of(site).fetch(STREAM, f"{key.number}/{key.order_type}/{key.company}/{key.suffix}")

    assert order_key_of_document(found.external_id) == key
