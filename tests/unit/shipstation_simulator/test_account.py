"""The simulated account behaves as ShipStation does, for any client."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest

from mlconnector_gui.base.clock import FixedClock
from mlconnector_gui.sandbox.faults import Fault
from tests.helpers.shipstation import KEY, NOW, Station, order_body


def sendable(key: str = KEY, **changes: Any) -> dict[str, Any]:
    """An order as any client writes it: plain JSON numbers."""
    body = order_body(key, **changes)
    for item in body["items"]:
        item["unitPrice"] = float(item.get("unitPrice", 1))
    return body


async def listed(caller: httpx.AsyncClient, path: str, **query: str) -> list[dict[str, Any]]:
    answer = (await caller.get(path, params=query)).json()
    return list(answer[path.strip("/")])


# orders


async def test_an_order_without_a_key_is_a_new_one_each_time(caller: httpx.AsyncClient) -> None:
    body = {name: value for name, value in sendable().items() if name != "orderKey"}

    first, second = [(await caller.post("/orders/createorder", json=body)).json() for _ in range(2)]

    assert first["orderId"] != second["orderId"]
    assert first["orderKey"] != second["orderKey"]


async def test_a_key_that_is_known_updates_and_empties_what_is_left_out(caller: httpx.AsyncClient) -> None:
    first = (await caller.post("/orders/createorder", json=sendable(internalNotes="fragile"))).json()
    second = (await caller.post("/orders/createorder", json=sendable())).json()

    assert first["orderId"] == second["orderId"]
    assert (first["internalNotes"], second["internalNotes"]) == ("fragile", None)
    assert first["items"][0]["orderItemId"] == second["items"][0]["orderItemId"]


async def test_the_total_is_quantities_times_prices_with_the_orders_own_tax_and_shipping(
    caller: httpx.AsyncClient,
) -> None:
    """The example of ShipStation's own description: 199.98 - 20.55 + 5 + 10."""
    items = [
        {"sku": "ABC123", "quantity": 2, "unitPrice": 99.99, "taxAmount": 2.5, "shippingAmount": 5},
        {"sku": "DISCOUNT", "quantity": 1, "unitPrice": -20.55, "adjustment": True},
    ]
    body = sendable(items=items, taxAmount=5, shippingAmount=10, amountPaid=218.73)

    order = (await caller.post("/orders/createorder", json=body)).json()

    assert order["orderTotal"] == 194.43


async def test_a_store_is_chosen_at_creation_and_never_after(
    caller: httpx.AsyncClient, station: Station
) -> None:
    body = sendable(advancedOptions={})
    other = {"advancedOptions": {"storeId": 25748}}

    first = (await caller.post("/orders/createorder", json=body)).json()
    second = (await caller.post("/orders/createorder", json={**body, **other})).json()

    assert [one["advancedOptions"]["storeId"] for one in (first, second)] == [22766, 22766]


@pytest.mark.parametrize("is_silent", [True, False])
async def test_a_shipped_order_is_locked(
    caller: httpx.AsyncClient, station: Station, is_silent: bool
) -> None:
    station.account.locked_is_silent = is_silent
    station.account.ship(station.order(), cost=Decimal(7))

    answer = await caller.post("/orders/createorders", json=[sendable(items=[])])

    (row,) = answer.json()["results"]
    assert row["success"] is is_silent
    assert answer.json()["hasErrors"] is not is_silent
    kept = station.account.with_key(KEY)
    assert kept is not None
    assert (kept.record["orderStatus"], len(kept.record["items"])) == ("shipped", 2)


async def test_what_is_required_is_named(caller: httpx.AsyncClient) -> None:
    body = sendable(items=[{"sku": "A", "quantity": "two"}], shipTo=None, orderNumber="x" * 51)

    answer = await caller.post("/orders/createorder", json=body)

    assert answer.status_code == 400
    assert answer.json()["Message"] == "The request is invalid."
    assert set(answer.json()["ModelState"]) == {
        "apiOrder.shipTo",
        "apiOrder.orderNumber",
        "apiOrder.items[0].quantity",
    }


@pytest.mark.parametrize("body", [sendable(), [sendable()] * 101])
async def test_many_orders_are_a_list_of_a_hundred_at_most(caller: httpx.AsyncClient, body: object) -> None:
    assert (await caller.post("/orders/createorders", json=body)).status_code == 400


async def test_a_number_is_searched_by_its_beginning(caller: httpx.AsyncClient, station: Station) -> None:
    for key in ("00001-4501-OP-000", "00001-45011-OP-000", "00001-4600-OP-000"):
        station.order(key)

    found = await listed(caller, "/orders", orderNumber="4501")

    assert [one["orderNumber"] for one in found] == ["4501 OP", "45011 OP"]


async def test_a_deleted_order_is_in_no_list(caller: httpx.AsyncClient, station: Station) -> None:
    number = station.order()

    assert (await caller.delete(f"/orders/{number}")).json()["success"] is True

    assert await listed(caller, "/orders") == []
    assert (await caller.get(f"/orders/{number}")).status_code == 200


# lists


async def test_times_are_pacific_and_have_no_offset(caller: httpx.AsyncClient, station: Station) -> None:
    at = datetime(2026, 7, 1, 18, 30, 5, 707000, UTC)
    station.order(at=at)

    (order,) = await listed(caller, "/orders", modifyDateStart="2026-07-01 11:30:05")

    assert order["createDate"] == "2026-07-01T11:30:05.7070000"
    assert order["items"][0]["createDate"] == "2026-07-01T11:30:05.707"
    assert await listed(caller, "/orders", modifyDateStart="2026-07-01 11:30:06") == []
    assert (
        await listed(caller, "/orders", modifyDateEnd="2026-07-01 18:30:04", modifyDateStart="2026-07-02")
        == []
    )


@pytest.mark.parametrize("text", ["yesterday", "2026-13-45", "12/31/2026"])
async def test_a_filter_that_is_no_date_is_refused(caller: httpx.AsyncClient, text: str) -> None:
    answer = await caller.get("/orders", params={"modifyDateStart": text})

    assert answer.status_code == 400
    assert "modifyDateStart" in answer.json()["ModelState"]


async def test_pages_are_cut_in_order(caller: httpx.AsyncClient, station: Station) -> None:
    for number in range(7):
        station.order(f"00001-{5000 + number}-OP-000", at=NOW - timedelta(hours=number))

    query = {"sortBy": "ModifyDate", "sortDir": "ASC", "pageSize": "3", "page": "3"}
    answer = (await caller.get("/orders", params=query)).json()

    assert (answer["total"], answer["page"], answer["pages"]) == (7, 3, 3)
    assert [one["orderNumber"] for one in answer["orders"]] == ["5000 OP"]


async def test_items_come_only_when_they_are_asked_for(caller: httpx.AsyncClient, station: Station) -> None:
    station.account.ship(station.order(), cost=Decimal("7.35"))

    (without,) = await listed(caller, "/shipments")
    (with_them,) = await listed(caller, "/shipments", includeShipmentItems="true")

    assert without["shipmentItems"] is None
    assert [item["quantity"] for item in with_them["shipmentItems"]] == [12, 2]
    assert with_them["shipmentCost"] == 7.35


async def test_a_void_is_found_by_its_own_date_alone(caller: httpx.AsyncClient, station: Station) -> None:
    shipment = station.account.ship(station.order(), cost=Decimal(7), at=NOW - timedelta(days=9))
    station.account.void(shipment, at=NOW - timedelta(days=1))

    assert await listed(caller, "/shipments", createDateStart="2026-11-18") == []
    (found,) = await listed(caller, "/shipments", voidDateStart="2026-11-18")
    assert found["voided"] is True


async def test_a_marked_order_is_a_fulfillment_and_no_shipment(
    caller: httpx.AsyncClient, station: Station
) -> None:
    number = station.order()
    body = {"orderId": number, "carrierCode": "fedex", "trackingNumber": "1"}

    assert (await caller.post("/orders/markasshipped", json=body)).status_code == 200

    assert await listed(caller, "/shipments") == []
    (found,) = await listed(caller, "/fulfillments", orderId=str(number))
    assert (found["carrierCode"], "shipmentItems" in found) == ("fedex", False)


async def test_products_appear_with_the_orders_that_carry_them(
    caller: httpx.AsyncClient, station: Station
) -> None:
    assert await listed(caller, "/products") == []

    station.order()

    assert [one["sku"] for one in await listed(caller, "/products", sku="MUG-01")] == ["MUG-01"]
    assert (await caller.post("/products", json={"sku": "NEW"})).status_code == 405


# the door


async def test_a_wrong_key_is_refused_and_a_wrong_path_too(caller: httpx.AsyncClient) -> None:
    refused = await caller.get("/stores", auth=("a", "b"))

    assert refused.status_code == 401
    assert (await caller.get("/nothing")).status_code == 404
    assert (await caller.put("/orders")).status_code == 405
    assert (await caller.get("/orders/99")).status_code == 404


async def test_forty_requests_are_a_minute(caller: httpx.AsyncClient, station: Station) -> None:
    assert isinstance(station.clock, FixedClock)
    answers = [await caller.get("/stores") for _ in range(41)]

    assert [one.status_code for one in answers[-2:]] == [200, 429]
    assert answers[-2].headers["x-rate-limit-remaining"] == "0"
    assert answers[-1].json() == {"message": "Too Many Requests"}
    station.clock.advance(int(answers[-1].headers["x-rate-limit-reset"]))
    assert (await caller.get("/stores")).status_code == 200


async def test_a_write_whose_answer_is_lost_was_done(caller: httpx.AsyncClient, station: Station) -> None:
    station.faults.script(Fault.HTML_500_AFTER_COMMIT)

    answer = await caller.post("/orders/createorders", json=[sendable()])

    assert answer.status_code == 500
    assert station.account.with_key(KEY) is not None


async def test_webhooks_are_made_listed_and_removed(caller: httpx.AsyncClient) -> None:
    made = await caller.post(
        "/webhooks/subscribe", json={"event": "SHIP_NOTIFY", "target_url": "https://h.example.com/a"}
    )

    (hook,) = (await caller.get("/webhooks")).json()["webhooks"]

    assert (hook["WebHookID"], hook["HookType"], hook["Active"]) == (made.json()["id"], "SHIP_NOTIFY", True)
    assert (await caller.delete(f"/webhooks/{hook['WebHookID']}")).content == b""
    assert (await caller.get("/webhooks")).json() == {"webhooks": []}


async def test_a_label_is_bought_by_whoever_asks_for_one(caller: httpx.AsyncClient, station: Station) -> None:
    """As it would be: a client that must not is to be caught by the count."""
    number = station.order()

    await caller.post("/orders/createlabelfororder", json={"orderId": number, "carrierCode": "fedex"})

    assert station.account.labels_bought == 1
    assert len(await listed(caller, "/shipments")) == 1
