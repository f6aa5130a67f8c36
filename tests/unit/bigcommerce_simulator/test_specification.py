"""Our requests and the simulated store's answers, checked against the vendor's own OpenAPI files."""

import re
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from mlconnector_gui.accounting.store_records import FieldChange, RecordType, StoreRecord
from mlconnector_gui.connectors.bigcommerce.receiver import open_receiver
from mlconnector_gui.connectors.bigcommerce.sandbox import Shop
from mlconnector_gui.connectors.bigcommerce.source import open_source
from mlconnector_gui.connectors.bigcommerce.subscriptions import open_subscriptions
from mlconnector_gui.connectors.port import Verdict, Window
from tests.helpers.bigcommerce import connection, environment_over, store
from tests.helpers.openapi import Specification

FILES = (
    "orders.v2.oas2.yml",
    "orders.v3.yml",
    "customers.v3.yml",
    "products_catalog.v3.yml",
    "product-variants_catalog.v3.yml",
    "price_lists.v3.yml",
    "store_information.v2.yml",
    "webhooks.v3.yml",
)
# the last one: a product with options has no base variant
NULL_WHEN_LIVE = (
    "cart_id",
    "payment_provider_id",
    "customer_message",
    "staff_notes",
    "channel_ids",
    "requested_amount",
    "reference_transaction_id",
    "base_variant_id",
)
GATEWAYS_ARE_FREE_TEXT = ("gateway",)
EMPTY = (204,)
ANSWERED_OTHERWISE = {
    ("GET", "/orders"): EMPTY,
    ("GET", "/orders/{order_id}/products"): EMPTY,
    ("GET", "/orders/{order_id}/taxes"): EMPTY,
    ("GET", "/orders/{order_id}/coupons"): EMPTY,
    ("GET", "/orders/{order_id}/shipping_addresses"): EMPTY,
    ("GET", "/orders/{order_id}/transactions"): EMPTY,
    # the file says one object, its own example a list
    ("GET", "/orders/{order_id}/fees"): (200, 204),
}


class Witness(httpx.AsyncBaseTransport):
    """Passes every call on, and keeps what was asked and answered."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self.inner = inner
        self.seen: list[tuple[str, str, str, bytes, int, bytes]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        body = await request.aread()
        response = await self.inner.handle_async_request(request)
        answered = await response.aread()
        _, _, rest = request.url.path.partition("/stores/")
        path = "/" + "/".join(rest.split("/")[2:])
        query = request.url.query.decode()
        self.seen.append((request.method, path, query, body, response.status_code, answered))
        return httpx.Response(response.status_code, headers=response.headers, content=answered)


@pytest.fixture
def specification() -> Specification:
    return Specification(
        "bigcommerce",
        FILES,
        allowed_null=NULL_WHEN_LIVE,
        free=GATEWAYS_ARE_FREE_TEXT,
        also_answered=ANSWERED_OTHERWISE,
    )


@pytest.mark.parametrize("inclusive", [False, True])
async def test_every_call_of_ours_and_every_answer_is_as_the_vendor_specifies(
    specification: Specification, inclusive: bool
) -> None:
    simulator, clock = store(Shop(prices_include_tax=inclusive), days=9, orders_per_day=8)
    witness = Witness(httpx.ASGITransport(app=simulator.app))
    environment = environment_over(witness, clock)
    entered = connection(simulator.shop, read_customers="yes")

    source = open_source(entered, environment)
    assert [proof async for proof in source.prove()]
    await source.facts()
    window = Window(start=clock.now() - timedelta(days=60), end=clock.now())
    for stream in ("orders", "refunds", "customers"):
        documents = [one async for page in source.pages(stream, window) for one in page.documents]
        await source.fetch(stream, documents[0].external_id)
    subscriptions = open_subscriptions(entered, environment)
    made = await subscriptions.subscribe(
        "store/order/created", address="https://hooks.example.com/a", secret="s" * 32
    )
    await subscriptions.renew(made, address="https://hooks.example.com/b", secret="s" * 32)
    await subscriptions.listed()
    for values in ({}, {"price_list": "1"}):
        receiver = open_receiver(replace(entered, values={**entered.values, **values}), environment)
        for record in changes():
            seen = (await receiver.look_up([record]))[record.key]
            (outcome,) = await receiver.submit([replace(record, record_id=seen.record_id)])
            assert outcome.verdict is Verdict.ACCEPTED
    receiver = open_receiver(entered, environment)
    assert await receiver.look_up([new_product()]) == {}
    (outcome,) = await receiver.submit([new_product()])
    assert outcome.verdict is Verdict.ACCEPTED
    (outcome,) = await receiver.submit([new_product()])
    assert outcome.verdict is Verdict.REJECTED

    called = {(method, path.rstrip("0123456789")) for method, path, *_ in witness.seen}
    wrong = [
        words
        for method, path, query, body, status, answered in witness.seen
        for words in (
            *specification.wrong_with_request(method, path, query, body),
            *specification.wrong_with_answer(method, path, status, answered),
        )
    ]
    assert "\n".join(dict.fromkeys(re.sub(r"\d+", "#", one) for one in wrong)) == ""
    assert len(called) > 12


def changes() -> list[StoreRecord]:
    price = (FieldChange(name="price", before="", after="14.00"),)
    priced = (*price, FieldChange(name="currency", before="USD", after="USD"))
    named = (FieldChange(name="name", before="", after="Mug, enamel"),)
    return [
        StoreRecord(record_type=RecordType.PRICE, key="MUG-01", changes=priced),
        StoreRecord(record_type=RecordType.PRICE, key="SHIRT-M", changes=priced),
        StoreRecord(record_type=RecordType.PRODUCT, key="MUG-01", changes=named),
    ]


def new_product() -> StoreRecord:
    fields = {"name": "Enamel jug", "price": "34.50", "weight": "1.87", "visible": "no", "categories": "24"}
    changes = tuple(FieldChange(name=name, before="", after=text) for name, text in fields.items())
    return StoreRecord(record_type=RecordType.PRODUCT, key="JUG-03", changes=changes, creates=True)


def test_the_checker_sees_what_is_not_specified(specification: Specification) -> None:
    wrong = specification.wrong_with_answer

    assert list(specification.wrong_with_request("GET", "/orders", "sku=1", b"")) == [
        "GET /orders: no parameter sku"
    ]
    assert list(specification.wrong_with_request("GET", "/nothing", "", b""))
    assert list(wrong("GET", "/orders", 200, b'[{"id": "1"}]'))
    assert list(wrong("GET", "/orders", 200, b'[{"total_tax": 1.5}]'))
    assert list(wrong("GET", "/orders", 200, b'[{"payment_status": "maybe"}]'))
    assert list(wrong("GET", "/orders", 201, b"[]"))
    assert not list(wrong("GET", "/orders", 200, b'[{"id": 1, "total_tax": "1.5000", "extra": null}]'))
