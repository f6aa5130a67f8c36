"""Our requests and the simulated account's answers, set beside ShipStation's own description of its API."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl

import httpx
import msgspec
import pytest

from mlconnector_gui.connectors.port import Window
from mlconnector_gui.connectors.shipstation.sandbox.stores import API_KEY, API_SECRET
from mlconnector_gui.connectors.shipstation.subscriptions import open_subscriptions
from mlconnector_gui.connectors.shipstation.webhook import TOPICS
from tests.helpers.shipstation import NOW, Station, order_body, specification
from tests.helpers.shipstation_orders import changed, created, product, sent

Tree = Mapping[str, Any]
UNDOCUMENTED = {
    # what ShipStation's own deliveries ask with
    ("/shipments", "shipmentId"),
}
NEWER = {
    # what the description leaves out, and the model of an order, newer pages or clients name
    "holdUntilDate", "upc", "billToMyOtherAccount", "nonDelivery", "thumbnailUrl",
}  # fmt: skip
AFTER_THE_DESCRIPTION = {"FULFILLMENT_SHIPPED"}


@pytest.fixture
def described() -> Tree:
    found = specification()
    assert isinstance(found, dict)
    return found


def operations(described: Tree) -> Iterator[tuple[str, str, Tree, set[str]]]:
    """Method, path without its filters, operation, filters."""
    for written, methods in described["paths"].items():
        path, _, query = written.partition("?")
        filters = {name for name, _ in parse_qsl(query, keep_blank_values=True)}
        for method, operation in methods.items():
            if method in {"get", "post", "put", "delete"}:
                yield method.upper(), path, operation, filters


def operation_of(described: Tree, method: str, path: str) -> tuple[Tree, set[str]]:
    """The operation of a real path; a list is described twice, once with its filters."""
    found, filters = None, set()
    exact = [one for one in operations(described) if one[0] == method and one[1] == path]
    for known, template, operation, names in exact or operations(described):
        pattern = re.sub(r"\{\w+\}", r"\\d+", template)
        if known == method and re.fullmatch(pattern, path):
            found, filters = found or operation, filters | names
    assert found is not None, f"{method} {path} is not described"
    return found, filters


def mismatches(schema: Tree, value: Any, place: str = "$") -> Iterator[str]:
    """Compare a value with a schema: types, and names that the schema does not have."""
    if value is None:
        return
    kind = schema.get("type")
    if kind == "array":
        if not isinstance(value, list):
            yield f"{place}: {value!r} is no list"
            return
        for number, one in enumerate(value):
            yield from mismatches(schema.get("items", {}), one, f"{place}[{number}]")
    elif kind == "object" or "properties" in schema:
        yield from _object_mismatches(schema.get("properties", {}), value, place)
    elif kind == "string" and not isinstance(value, str):
        yield f"{place}: {value!r} is no text"
    elif kind == "boolean" and not isinstance(value, bool):
        yield f"{place}: {value!r} is no flag"
    elif kind in {"number", "integer"} and (isinstance(value, bool) or not isinstance(value, int | Decimal)):
        yield f"{place}: {value!r} is no number"


def _object_mismatches(properties: Tree, value: Any, place: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{place}: {value!r} is no object"
        return
    for name, one in value.items():
        if properties and name not in properties and name not in NEWER:
            yield f"{place}.{name} is not described"
        yield from mismatches(properties.get(name, {}), one, f"{place}.{name}")


def lacking(example: Any, value: Any, place: str = "$") -> Iterator[str]:
    """Compare an answer with an example: what it lacks, and what is of another type. Null may stand for anything."""
    if isinstance(example, dict):
        if not isinstance(value, dict):
            yield f"{place}: {value!r} is no object"
            return
        for name, one in example.items():
            if name not in value:
                yield f"{place}.{name} is missing"
            elif value[name] is not None:
                yield from lacking(one, value[name], f"{place}.{name}")
    elif isinstance(example, list):
        if not isinstance(value, list):
            yield f"{place}: {value!r} is no list"
        elif example and value:
            yield from lacking(example[0], value[0], f"{place}[0]")
    elif _kind(example) != _kind(value):
        yield f"{place}: {value!r} is not like {example!r}"


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "flag"
    return "number" if isinstance(value, int | float | Decimal) else type(value).__name__


def example_of(operation: Tree) -> Any:
    return operation["responses"]["200"]["content"]["application/json"]["examples"]["response"]["value"]


def body_schema(operation: Tree) -> Tree:
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    return schema if isinstance(schema, dict) else {}


async def everything_asked() -> Station:
    """Read, receive and subscribe, and keep every request."""
    station = Station()
    station.account.ship(station.order(), cost=Decimal("7.35"))
    station.account.mark(station.order("00001-4502-OP-000"))
    station.order("00001-4503-OP-000")
    source, window = station.source(), Window(start=NOW.replace(year=2025), end=NOW)
    for stream in ("orders", "shipments", "fulfillments", "products"):
        found = [one async for page in source.pages(stream, window) for one in page.documents]
        await source.fetch(stream, found[0].external_id)
    assert [one async for one in source.prove()]
    await source.facts()
    await source.close()
    await sent(station, created(), changed("00001-4503-OP-000", lines__1__quantity="3.00"))
    await sent(station, product(name="Mug", price="12.50"))
    subscriptions = open_subscriptions(station.connection, station.environment)
    made = [
        await subscriptions.subscribe(one, address="https://h.example.com/a", secret="") for one in TOPICS
    ]
    await subscriptions.renew(made[0], address="https://h.example.com/b", secret="")
    await subscriptions.listed()
    await subscriptions.close()
    return station


async def test_every_request_of_ours_is_described(described: Tree) -> None:
    station = await everything_asked()

    assert len({one.url.path for one in station.asked}) >= 10
    for request in station.asked:
        operation, filters = operation_of(described, request.method, request.url.path)
        path, names = request.url.path, set(request.url.params)
        assert {name for name in names - filters if (path, name) not in UNDOCUMENTED} == set(), path
        if request.content:
            assert list(mismatches(body_schema(operation), _exact(request.content))) == [], path


def _exact(content: bytes) -> Any:
    return msgspec.json.Decoder(float_hook=Decimal).decode(content)


def test_every_event_is_described_but_those_that_came_later(described: Tree) -> None:
    text = str(described)

    assert {topic for topic in TOPICS if topic not in text} <= AFTER_THE_DESCRIPTION


ANSWERED = [
    ("GET", "/orders", None),
    ("GET", "/shipments?includeShipmentItems=true", None),
    ("GET", "/fulfillments", None),
    ("GET", "/products", None),
    ("GET", "/stores", None),
    ("GET", "/warehouses", None),
    ("GET", "/carriers", None),
    ("GET", "/accounts/listtags", None),
    ("GET", "/webhooks", None),
    ("POST", "/orders/createorder", order_body("00001-4509-OP-000")),
    ("POST", "/orders/createorders", [order_body("00001-4510-OP-000")]),
    ("POST", "/webhooks/subscribe", {"event": "SHIP_NOTIFY", "target_url": "https://h.example.com"}),
    ("GET", "/orders/{order}", None),
    ("PUT", "/products/{product}", {"sku": "MUG-01", "name": "Mug", "active": True}),
]


@pytest.mark.parametrize(("method", "path", "body"), ANSWERED, ids=[f"{one[0]} {one[1]}" for one in ANSWERED])
async def test_every_answer_of_the_simulated_account_is_like_the_example(
    described: Tree, method: str, path: str, body: object
) -> None:
    station = Station()
    order = station.order(carrierCode="fedex", serviceCode="fedex_2day")
    station.account.ship(station.order("00001-4502-OP-000"), cost=Decimal("7.35"))
    station.account.mark(station.order("00001-4503-OP-000"))
    station.hooks.subscribe(
        {"event": "SHIP_NOTIFY", "target_url": "https://h.example.com", "friendly_name": "x"}
    )
    product_id = next(iter(station.account.products))
    real = path.replace("{order}", str(order)).replace("{product}", str(product_id))
    transport = httpx.ASGITransport(app=station.front.application())
    async with httpx.AsyncClient(
        transport=transport, base_url="https://ssapi.shipstation.com", auth=(API_KEY, API_SECRET)
    ) as client:
        content = msgspec.json.Encoder(decimal_format="number").encode(body) if body is not None else None
        answer = await client.request(method, real, content=content)

    operation = next(
        one
        for known, template, one, _ in operations(described)
        if known == method
        and re.fullmatch(re.sub(r"\{\w+\}", r"\\d+", template), real.partition("?")[0])
        and "content" in one["responses"]["200"]
    )
    assert answer.status_code == 200
    found = list(lacking(example_of(operation), msgspec.json.decode(answer.content)))
    assert found == []


def test_the_comparison_sees_what_is_wrong() -> None:
    schema = {"type": "object", "properties": {"a": {"type": "number"}, "b": {"type": "string"}}}

    assert list(mismatches(schema, {"a": "1", "c": 2})) == ["$.a: '1' is no number", "$.c is not described"]
    assert list(mismatches(schema, {"a": Decimal(1), "b": None})) == []
    assert list(lacking({"a": [{"b": 1}]}, {"a": [{"b": "1"}]})) == ["$.a[0].b: '1' is not like 1"]
    assert list(lacking({"a": 1}, {})) == ["$.a is missing"]
