"""What a new product is created with, and what the store's answer to that means."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import httpx
import pytest

from mlconnector_gui.accounting.items import Item, UnitConversion
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.store_records import FieldChange, Presence, RecordType, StoreRecord
from mlconnector_gui.connectors.bigcommerce.new_product import new_product
from mlconnector_gui.connectors.bigcommerce.receiver import open_receiver
from mlconnector_gui.connectors.bigcommerce.sandbox import Shop
from mlconnector_gui.connectors.bigcommerce.settings import check_settings
from mlconnector_gui.connectors.port import Verdict
from mlconnector_gui.sandbox.clock import HurriedClock
from mlconnector_gui.services.entered_values import check_values, connector_choice
from tests.helpers.bigcommerce import NOW, connection, environment_over, store
from tests.helpers.problems import refused

V = Verdict
JUG = Item(item_id="1", number="JUG-03", description="Enamel jug", second_description="white")
PRICE = Money(Decimal("34.50"), "USD")
WEIGHED = replace(
    JUG, conversions=(UnitConversion(branch="", unit="EA", other="LB", factor=Decimal("1.8725")),)
)
FIELDS = {"name": "Enamel jug", "price": "34.50", "currency": "USD", "weight": "1.8725", "visible": "no"}


def written(item: Item, **values: str) -> dict[str, str]:
    return dict(new_product(item, PRICE, values, unit="EA", branch="30"))


def creation(key: str = "JUG-03", **fields: str) -> StoreRecord:
    changes = tuple(
        FieldChange(name=name, before="", after=text) for name, text in {**FIELDS, **fields}.items()
    )
    return StoreRecord(record_type=RecordType.PRODUCT, key=key, changes=changes, creates=True)


def test_a_new_product_is_hidden_and_weighs_what_jde_says() -> None:
    assert written(WEIGHED, weight_unit="lb", usual_weight="1") == {**FIELDS, "name": "Enamel jug white"}
    assert written(JUG, weight_unit="LB", usual_weight="1")["weight"] == "1.00"
    assert written(JUG, usual_weight="0")["weight"] == "0.00"
    assert written(JUG, usual_weight="1", product_categories="24, 9")["categories"] == "9 24"


def test_what_the_store_would_refuse_is_told_before() -> None:
    with refused("product.weight_missing"):
        written(WEIGHED, weight_unit="KG")
    with refused("product.name_missing"):
        written(replace(JUG, description="", second_description=""), usual_weight="1")


@pytest.mark.parametrize(
    ("status", "body", "verdict"),
    [
        (200, {"data": {"id": 90, "sku": "JUG-03"}}, V.ACCEPTED),
        (200, {"data": {"id": 90, "sku": "OTHER"}}, V.IN_DOUBT),
        (200, {"data": [{"id": 90}]}, V.IN_DOUBT),
        (207, {"data": {"id": 90, "sku": "JUG-03"}, "errors": {}}, V.IN_DOUBT),
        (409, {"title": "The product name is a duplicate"}, V.REJECTED),
        (422, {"title": "JSON data is missing or invalid"}, V.REJECTED),
        (429, {"title": "busy"}, V.NOT_SENT),
        (403, {"title": "scope"}, V.NOT_SENT),
        (500, {}, V.IN_DOUBT),
    ],
)
async def test_what_an_answer_leaves_open_is_in_doubt_and_none_follows_one_that_was_not_begun(
    status: int, body: Any, verdict: Verdict
) -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        return httpx.Response(status, json=body)

    receiver = open_receiver(connection(), environment_over(httpx.MockTransport(answer), HurriedClock(NOW)))
    outcomes = await receiver.submit([creation(), creation("PAN-09")])

    assert outcomes[0].verdict is verdict
    is_begun = verdict is not V.NOT_SENT
    assert len(asked) == (2 if is_begun else 1)
    assert (outcomes[1].verdict is V.NOT_SENT) is not is_begun
    assert asked[0].content == (
        b'{"name":"Enamel jug","sku":"JUG-03","type":"physical","price":34.50,"weight":1.8725,"is_visible":false}'
    )


async def test_none_follows_one_that_the_store_did_not_answer() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        raise httpx.ReadTimeout("nothing came")

    receiver = open_receiver(connection(), environment_over(httpx.MockTransport(answer), HurriedClock(NOW)))
    outcomes = await receiver.submit([creation(), creation("PAN-09")])

    assert [one.verdict for one in outcomes] == [V.IN_DOUBT, V.NOT_SENT]
    assert len(asked) == 1


async def test_a_sku_that_a_size_has_is_there_already() -> None:
    simulator, clock = store()
    transport = httpx.ASGITransport(app=simulator.app)
    receiver = open_receiver(connection(simulator.shop), environment_over(transport, clock))

    shirt = creation("SHIRT-M")
    seen = await receiver.look_up([shirt, creation()])

    assert set(seen) == {"SHIRT-M"}
    assert shirt.presence(seen["SHIRT-M"].fields) is Presence.EXISTS


async def test_a_store_with_the_newer_pages_takes_none_without_a_category() -> None:
    simulator, clock = store(Shop(demands_categories=True))
    transport = httpx.ASGITransport(app=simulator.app)
    receiver = open_receiver(connection(simulator.shop), environment_over(transport, clock))

    (bare,) = await receiver.submit([creation()])
    (unknown,) = await receiver.submit([creation(categories="99")])
    (shelved,) = await receiver.submit([creation(categories="24")])

    assert [one.verdict for one in (bare, unknown, shelved)] == [V.REJECTED, V.REJECTED, V.ACCEPTED]
    seen = await receiver.look_up([creation(categories="24")])
    assert creation(categories="24").presence(seen["JUG-03"].fields) is Presence.AS_WANTED


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"offer_values": ""}, "receiving.offer_values_missing"),
        ({"match_items": "hand"}, "receiving.offer_without_sku"),
        ({"price_currency": ""}, "receiving.currency_missing"),
        ({"offer_since": "1.9.2026"}, "connection.date_invalid"),
        ({"offer_code": "6"}, "connection.value_not_offered"),
    ],
)
def test_an_offer_that_could_never_be_made_is_refused_when_it_is_entered(
    values: dict[str, str], code: str
) -> None:
    entered = {
        "store_hash": "abc123",
        "target": "JDE",
        "company": "00001",
        "start_date": "2026-10-01",
        "price_currency": "USD",
        "offers_items": "yes",
        "offer_values": "WEB",
        "offer_since": "2026-09-01",
    }
    choice, secrets = connector_choice("bigcommerce"), {"access_token": "token"}
    assert check_values(choice, name="BC", values=entered, secrets=secrets)["offer_code"] == "1"

    with refused(code):
        check_values(choice, name="BC", values={**entered, **values}, secrets=secrets)


@pytest.mark.parametrize(
    ("name", "value"), [("usual_weight", "light"), ("usual_weight", "-1"), ("product_categories", "23 b")]
)
def test_a_number_that_is_none_is_refused_when_it_is_entered(name: str, value: str) -> None:
    with refused("bigcommerce.setting_invalid"):
        check_settings({name: value})
