"""Prices and names go into the catalog in bounded batches, each record with its own outcome."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest

from mlconnector_gui.accounting.store_records import FieldChange, Presence, RecordType, StoreRecord
from mlconnector_gui.connectors.bigcommerce.receiver import BigCommerceReceiver, open_receiver
from mlconnector_gui.connectors.bigcommerce.sandbox import BigCommerceSimulator, Shop
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.sandbox.clock import HurriedClock
from tests.helpers.bigcommerce import NOW, connection, environment_over, store
from tests.helpers.problems import refused

V = Verdict


def receiver_of(simulator: BigCommerceSimulator, clock: HurriedClock, **values: str) -> BigCommerceReceiver:
    transport = httpx.ASGITransport(app=simulator.app)
    return open_receiver(connection(simulator.shop, **values), environment_over(transport, clock))


def scripted(status: int, body: Any) -> BigCommerceReceiver:
    def answer(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, json=body)

    return open_receiver(connection(), environment_over(httpx.MockTransport(answer), HurriedClock(NOW)))


def price(sku: str, after: str, record_id: str = "", currency: str = "USD") -> StoreRecord:
    return StoreRecord(
        record_type=RecordType.PRICE,
        key=sku,
        record_id=record_id,
        changes=(
            FieldChange(name="price", before="", after=after),
            FieldChange(name="currency", before=currency, after=currency),
        ),
    )


def product(sku: str, record_id: str = "", **fields: str) -> StoreRecord:
    changes = tuple(FieldChange(name=name, before="", after=after) for name, after in fields.items())
    return StoreRecord(record_type=RecordType.PRODUCT, key=sku, record_id=record_id, changes=changes)


async def drafted(receiver: BigCommerceReceiver, *records: StoreRecord) -> list[StoreRecord]:
    seen = await receiver.look_up(records)
    return [replace(one, record_id=seen[one.key].record_id) for one in records]


def puts(simulator: BigCommerceSimulator) -> list[str]:
    return [path.partition("/v3/")[2] for method, path in simulator.requests if method == "PUT"]


async def test_a_simple_products_price_is_the_products_and_a_sizes_is_its_variants() -> None:
    simulator, clock = store()
    receiver = receiver_of(simulator, clock)

    records = await drafted(receiver, price("MUG-01", "13.75"), price("SHIRT-M", "31.50"))
    outcomes = await receiver.submit(records)

    catalog = simulator.books.catalog
    assert [one.verdict for one in outcomes] == [V.ACCEPTED, V.ACCEPTED]
    assert puts(simulator) == ["catalog/products", "catalog/variants"]
    shirt = catalog.variant_of_sku("SHIRT-M")
    assert shirt is not None
    assert shirt.price == Decimal("31.50")
    assert catalog.products[shirt.product_id].price == Decimal("29.00")
    others = [catalog.variant_of_sku(sku) for sku in ("SHIRT-S", "SHIRT-L")]
    assert [one.price for one in others if one] == [None, None]


async def test_a_size_without_a_price_of_its_own_has_its_products() -> None:
    simulator, clock = store()

    seen = await receiver_of(simulator, clock).look_up([price("SHIRT-M", "31.50")])

    assert seen["SHIRT-M"].fields == {"price": "29.00", "currency": "USD"}


async def test_batches_are_as_large_as_the_vendor_takes() -> None:
    simulator, clock = store()
    for place in range(24):
        simulator.books.catalog.add(f"Thing {place}", f"T-{place}", Decimal(5), NOW)
    receiver = receiver_of(simulator, clock)

    records = await drafted(receiver, *(price(f"T-{place}", "6.25") for place in range(24)))
    outcomes = await receiver.submit(records)

    assert {one.verdict for one in outcomes} == {V.ACCEPTED}
    assert puts(simulator) == ["catalog/products"] * 3
    assert len(simulator.books.catalog.writes) == 24


async def test_prices_go_to_the_price_list_that_was_chosen() -> None:
    simulator, clock = store()
    catalog = simulator.books.catalog
    variant = catalog.variant_of_sku("MUG-01")
    assert variant is not None
    del catalog.records[1, variant.id, "usd"]
    receiver = receiver_of(simulator, clock, price_list="1")
    asked = [price("MUG-01", "9.99"), price("LAMP-07", "70.00")]

    seen = await receiver.look_up(asked)
    outcomes = await receiver.submit([replace(one, record_id=seen[one.key].record_id) for one in asked])

    assert seen["MUG-01"].fields == {"price": "", "currency": "USD"}
    assert seen["LAMP-07"].fields == {"price": "71.20", "currency": "USD"}
    assert [one.verdict for one in outcomes] == [V.ACCEPTED, V.ACCEPTED]
    assert catalog.records[1, variant.id, "usd"].price == Decimal("9.99")
    assert catalog.products[variant.product_id].price == Decimal("12.50")
    after = await receiver.look_up(asked)
    assert [one.presence(after[one.key].fields) for one in asked] == [Presence.AS_WANTED] * 2


def test_a_price_list_is_a_number() -> None:
    with refused("bigcommerce.setting_invalid"):
        open_receiver(
            connection(price_list="1/../2"),
            environment_over(httpx.MockTransport(None), HurriedClock(NOW)),  # type: ignore[arg-type]
        )


async def test_only_the_fields_that_are_named_are_set() -> None:
    simulator, clock = store()
    receiver = receiver_of(simulator, clock)
    (record,) = await drafted(receiver, product("LAMP-07", upc="000000000017"))

    await receiver.submit([record])

    (lamp,) = (one for one in simulator.books.catalog.products.values() if one.sku == "LAMP-07")
    assert (lamp.upc, lamp.price) == ("000000000017", Decimal("89.00"))
    assert lamp.name.startswith("Desk lamp with")


async def test_a_sku_that_moved_since_the_draft_is_not_sent_to_where_it_was() -> None:
    simulator, clock = store()
    receiver = receiver_of(simulator, clock)
    (record,) = await drafted(receiver, price("MUG-01", "13.75"))
    stale = replace(record, record_id="product/78")

    (outcome,) = await receiver.submit([stale])

    assert outcome.verdict is V.REJECTED
    assert puts(simulator) == []


async def test_a_sku_with_a_comma_is_found_by_itself() -> None:
    simulator, clock = store()
    simulator.books.catalog.add("Odd", "A,B", Decimal(5), NOW)

    seen = await receiver_of(simulator, clock).look_up([price("A,B", "6.00"), price("MUG-01", "6.00")])

    assert set(seen) == {"A,B", "MUG-01"}


TWO = [price("A", "1.00", "501"), price("B", "2.00", "502")]


@pytest.mark.parametrize(
    ("status", "body", "verdicts"),
    [
        (200, {"data": [{"id": 501, "price": 1}, {"id": 502, "price": 2.0}]}, [V.ACCEPTED, V.ACCEPTED]),
        (200, {"data": [{"id": 501, "price": 1}]}, [V.ACCEPTED, V.IN_DOUBT]),
        (200, {"data": [{"id": 501, "price": 7}]}, [V.IN_DOUBT, V.IN_DOUBT]),
        (207, {"data": [{"id": 501, "price": 1}], "errors": {"x": "no"}}, [V.ACCEPTED, V.REJECTED]),
        (422, {"batch_errors": [{"errors": {"1.price": "bad"}}]}, [V.IN_DOUBT, V.REJECTED]),
        (422, {"batch_errors": [{"data": {"variant_id": 501}}]}, [V.REJECTED, V.IN_DOUBT]),
        (422, {"title": "invalid", "errors": {"0.price": "bad"}}, [V.REJECTED, V.IN_DOUBT]),
        (422, {"title": "invalid", "errors": {}}, [V.REJECTED, V.REJECTED]),
        (409, {"title": "conflict", "errors": {"sku": "taken"}}, [V.REJECTED, V.REJECTED]),
        (413, {"title": "too large"}, [V.REJECTED, V.REJECTED]),
        (403, {"title": "scope"}, [V.NOT_SENT, V.NOT_SENT]),
        (503, {"title": "maintenance"}, [V.IN_DOUBT, V.IN_DOUBT]),
        (200, [], [V.IN_DOUBT, V.IN_DOUBT]),
    ],
)
async def test_what_an_answer_leaves_open_is_in_doubt(
    status: int, body: Any, verdicts: list[Verdict]
) -> None:
    outcomes = await scripted(status, body).submit(TWO)

    assert [one.verdict for one in outcomes] == verdicts


async def test_the_vendors_words_stand_beside_a_refusal() -> None:
    body = {"title": "JSON data is missing or invalid", "errors": {"0.price": "must be positive"}}

    outcomes = await scripted(422, body).submit(TWO)

    assert outcomes[0].problem is not None
    assert outcomes[0].problem.technical == "JSON data is missing or invalid; 0.price: must be positive"


async def test_a_price_is_sent_with_exactly_the_digits_it_has() -> None:
    sent: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.content)
        return httpx.Response(200, json={"data": [{"id": 501, "price": 24.1}]})

    receiver = open_receiver(connection(), environment_over(httpx.MockTransport(answer), HurriedClock(NOW)))
    (outcome,) = await receiver.submit([price("A", "24.10", "501")])

    assert sent == [b'[{"id":501,"price":24.10}]']
    assert outcome.verdict is V.ACCEPTED


@pytest.fixture
def watched() -> Callable[[BigCommerceSimulator], list[str]]:
    def paths(simulator: BigCommerceSimulator) -> list[str]:
        return [path.partition("/v3/")[2] for _, path in simulator.requests]

    return paths


async def test_many_sizes_are_found_by_reading_the_catalog_through_once(
    watched: Callable[[BigCommerceSimulator], list[str]],
) -> None:
    """At a request each, 1,500 would take 1,500; reading through takes one for 250, and prices are read anew."""
    simulator, clock = store(Shop(quota=150))
    catalog = simulator.books.catalog
    for place in range(500):
        catalog.add(f"Shirt {place}", f"S{place}", Decimal(20), NOW, sizes=("S", "M", "L"))
    skus = [f"S{place}-{size}" for place in range(500) for size in "SML"]
    receiver = receiver_of(simulator, clock)
    began = clock.now()

    found: dict[str, str] = {}
    for start in range(0, len(skus), 50):
        seen = await receiver.look_up([price(sku, "21.00") for sku in skus[start : start + 50]])
        found |= {sku: one.fields["price"] for sku, one in seen.items()}
    (simple,) = (await receiver.look_up([price("MUG-01", "21.00")])).values()
    changed = catalog.variant_of_sku("S7-M")
    assert changed is not None
    changed.price = Decimal("99.00")
    (again,) = (await receiver.look_up([price("S7-M", "21.00")])).values()

    assert found == dict.fromkeys(skus, "20.00")
    assert again.fields["price"] == "99.00"
    assert (simple.fields["price"], simple.record_id) == ("12.50", "product/77")
    assert len(watched(simulator)) < 400
    assert clock.now() - began >= timedelta(seconds=30)
