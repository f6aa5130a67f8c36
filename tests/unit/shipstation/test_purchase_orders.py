"""Purchase orders become orders: what is written of them, found again, changed, and refused."""

from dataclasses import replace
from decimal import Decimal

import httpx
import msgspec
import pytest

from mlconnector_gui.accounting.purchase_orders import OrderKey, PurchaseOrder
from mlconnector_gui.accounting.store_records import FieldChange, Presence, RecordType, StoreRecord
from mlconnector_gui.connectors.port import RecordOutcome, Verdict
from mlconnector_gui.connectors.shipstation.settings import Sending
from mlconnector_gui.connectors.shipstation.spec import SPEC
from tests.helpers.problems import refused
from tests.helpers.shipstation import KEY, Station
from tests.helpers.shipstation_orders import (
    ADDRESS,
    MUGS,
    ORDER,
    TENTS,
    changed,
    created,
    fields,
    product,
    sent,
)


async def problem_of(station: Station, record: StoreRecord) -> str:
    (outcome,) = await sent(station, record)
    assert outcome.verdict is Verdict.REJECTED
    assert outcome.problem is not None
    assert "POST /orders/createorders" not in station.paths
    return outcome.problem.code


# what is written


def test_an_order_goes_where_the_connection_says() -> None:
    written = fields(warehouses="30=17977, 40=14265", custom_field2="supplier", custom_field3="reference")

    assert written["order_number"] == "4501 OP"
    assert (written["order_date"], written["ship_by_date"]) == ("2026-11-19", "2026-11-27")
    assert (written["store_id"], written["warehouse_id"]) == ("22766", "17977")
    assert [written[f"custom_field{number}"] for number in (1, 2, 3)] == [
        "4501 OP",
        "Example Goods Supply Inc",
        "Spring",
    ]
    assert [written[f"ship_to.{name}"] for name in ("street1", "street2", "street3", "country")] == [
        "12 Example Quay",
        "Dock 4",
        "",
        "US",
    ]


def test_a_line_is_named_by_its_number_and_counted_in_its_own_unit() -> None:
    written = fields()

    assert {name: text for name, text in written.items() if name.startswith("lines.2.5.")} == {
        "lines.2.5.sku": "TENT-2P",
        "lines.2.5.name": "Tent for two",
        "lines.2.5.quantity": "2.00",
        "lines.2.5.unit_price": "82.50",
        "lines.2.5.unit": "EA",
    }


def test_every_field_is_one_that_the_connector_declares() -> None:
    assert SPEC.receives is not None
    declared = SPEC.receives.type_of(RecordType.ORDER).fields

    assert {name.partition(".")[0] for name in fields()} == set(declared)


def test_a_cancelled_line_is_blank_and_a_cancelled_order_says_so() -> None:
    gone = replace(TENTS, last_status="980")
    assert fields(replace(ORDER, lines=(MUGS, gone)))["lines.2.5.quantity"] == ""
    assert fields(replace(ORDER, lines=(MUGS, gone)))["status"] == "awaiting_shipment"

    both = (replace(MUGS, last_status="980"), gone)
    assert fields(replace(ORDER, lines=both))["status"] == "cancelled"


@pytest.mark.parametrize(
    ("order", "values", "code"),
    [
        (ORDER, {"store_id": ""}, "shipstation.store_missing"),
        (ORDER, {"store_id": "x"}, "shipstation.setting_invalid"),
        (ORDER, {"warehouses": "30:1"}, "shipstation.setting_invalid"),
        (ORDER, {"custom_field2": "colour"}, "shipstation.setting_invalid"),
        (replace(ORDER, ship_to=None), {}, "shipstation.ship_to_missing"),
        (replace(ORDER, ship_to=replace(ADDRESS, country="USA")), {}, "shipstation.country_unknown"),
        (
            replace(ORDER, lines=(replace(MUGS, ordered=Decimal("1.5")),)),
            {},
            "shipstation.quantity_not_whole",
        ),
        (replace(ORDER, lines=(replace(MUGS, item="", description=" "),)), {}, "shipstation.item_missing"),
    ],
)
def test_what_shipstation_cannot_take_is_refused_before_anything_is_sent(
    order: PurchaseOrder, values: dict[str, str], code: str
) -> None:
    with refused(code):
        fields(order, **values)


def test_one_number_is_the_location_of_every_branch() -> None:
    assert Sending.of({"warehouses": "17977"}).warehouse_of("99") == "17977"
    assert Sending.of({"warehouses": "30=1"}).warehouse_of("99") == ""


# sent, and found again


async def test_an_order_is_created_with_the_keys_that_come_back_in_shipments() -> None:
    station = Station()

    (outcome,) = await sent(station, created())

    kept = station.account.with_key(KEY)
    assert kept is not None
    assert outcome == RecordOutcome(verdict=Verdict.ACCEPTED, record_id=str(kept.record["orderId"]))
    assert [(one["lineItemKey"], one["quantity"]) for one in kept.record["items"]] == [
        (f"{KEY}-1", 12),
        (f"{KEY}-2.5", 2),
    ]
    assert kept.record["advancedOptions"]["storeId"] == 22766
    assert station.paths == ["POST /orders/createorders"]


async def test_an_order_that_is_sent_twice_is_one_order() -> None:
    station = Station()

    await sent(station, created())
    await sent(station, created())

    assert len(station.account.orders) == 1


async def test_a_hundred_orders_are_one_request_and_found_with_one() -> None:
    station = Station()
    records = [created(replace(ORDER, key=OrderKey(company="00001", number=4500 + n))) for n in range(100)]
    receiver = station.receiver()

    outcomes = await receiver.submit(records)
    seen = await receiver.look_up(records)

    await receiver.close()
    assert {one.verdict for one in outcomes} == {Verdict.ACCEPTED}
    assert {record.presence(seen[record.key].fields) for record in records} == {Presence.AS_WANTED}
    assert station.paths == ["POST /orders/createorders", "GET /orders"]


async def test_a_number_that_only_begins_alike_is_another_order() -> None:
    station = Station()
    station.order("00001-45012-OP-000")
    station.order("00002-4501-OP-000")
    receiver = station.receiver()

    seen = await receiver.look_up([changed(status="cancelled")])

    await receiver.close()
    assert seen == {}


async def test_orders_are_found_among_many_that_begin_alike() -> None:
    """More than a page begins with 4, so longer beginnings are asked for."""
    station = Station()
    for number in range(4000, 4700):
        station.order(f"00001-{number}-OP-000")
    wanted = [changed(f"00001-{number}-OP-000", status="cancelled") for number in (4010, 4350, 4699, 999)]
    receiver = station.receiver()

    seen = await receiver.look_up(wanted)

    await receiver.close()
    assert sorted(seen) == [f"00001-{number}-OP-000" for number in (4010, 4350, 4699)]
    assert len(station.asked) <= 5


async def test_a_change_keeps_what_it_does_not_name() -> None:
    """ShipStation empties whatever is left out."""
    station = Station()
    number = station.order(internalNotes="handle with care", tagIds=[9180])
    before = msgspec.json.decode(msgspec.json.encode(station.account.orders[number].record))

    (outcome,) = await sent(station, changed(lines__1__quantity="15.00"))

    after = station.account.orders[number].record
    assert outcome.verdict is Verdict.ACCEPTED
    assert [item["quantity"] for item in after["items"]] == [15, 2]
    kept = set(before) - {"items", "modifyDate", "orderTotal"}
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert after["items"][0]["orderItemId"] == before["items"][0]["orderItemId"]
    assert after["items"][0]["options"] == before["items"][0]["options"]


async def test_a_cancelled_line_goes_and_a_new_one_comes() -> None:
    station = Station()
    number = station.order()
    blank = dict.fromkeys(("sku", "name", "quantity", "unit_price", "unit"), "")
    gone = {f"lines__2__{name}": text for name, text in blank.items()}
    new = {"lines__3__sku": "SOCK-M", "lines__3__name": "Wool socks", "lines__3__quantity": "4.00"}

    await sent(station, changed(**gone, **new))

    items = station.account.orders[number].record["items"]
    assert [(one["lineItemKey"], one["sku"]) for one in items] == [
        (f"{KEY}-1", "MUG-01"),
        (f"{KEY}-3", "SOCK-M"),
    ]


async def test_an_order_that_was_cancelled_is_cancelled_there() -> None:
    station = Station()
    number = station.order()

    await sent(station, changed(status="cancelled"))

    record = station.account.orders[number].record
    assert record["orderStatus"] == "cancelled"
    assert len(record["items"]) == 2


async def test_a_line_that_somebody_added_there_stays() -> None:
    station = Station()
    number = station.order()
    items = station.account.orders[number].record["items"]
    station.account.change(number, items=[*items, {**items[0], "lineItemKey": None, "sku": "GIFT"}])

    await sent(station, changed(lines__1__quantity="15.00"))

    assert [one["sku"] for one in station.account.orders[number].record["items"]] == [
        "MUG-01",
        "TENT-2P",
        "GIFT",
    ]


# noticed, and refused


async def test_what_was_changed_there_after_creation_is_seen() -> None:
    station = Station()
    station.account.change_item(station.order(), 0, quantity=20, sku="MUG-02")
    receiver = station.receiver()
    record = StoreRecord(
        record_type=RecordType.ORDER,
        key=KEY,
        changes=(FieldChange(name="lines.1.quantity", before="12.00", after="15.00"),),
    )

    seen = (await receiver.look_up([record]))[KEY]

    await receiver.close()
    assert seen.fields == {"lines.1.quantity": "20.00"}
    assert record.presence(seen.fields) is Presence.CHANGED


@pytest.mark.parametrize("is_silent", [True, False])
async def test_a_shipped_order_is_locked_whether_shipstation_says_so_or_not(is_silent: bool) -> None:
    station = Station()
    station.account.locked_is_silent = is_silent
    station.account.ship(station.order(), cost=Decimal(7))

    assert await problem_of(station, changed(lines__1__quantity="15.00")) == "shipstation.order_locked"


async def test_a_split_order_is_not_changed_by_its_key() -> None:
    station = Station()
    station.account.split(station.order(), {0: 5})

    assert await problem_of(station, changed(lines__1__quantity="15.00")) == "shipstation.order_split"


async def test_the_parts_of_a_split_order_are_seen_together() -> None:
    station = Station()
    station.account.split(station.order(), {0: 5})
    receiver = station.receiver()

    seen = (await receiver.look_up([changed(lines__1__quantity="12.00", lines__2__quantity="2.00")]))[KEY]

    await receiver.close()
    assert seen.fields == {"lines.1.quantity": "12.00", "lines.2.quantity": "2.00"}


async def test_an_order_that_is_gone_is_not_made_anew_by_a_change() -> None:
    assert await problem_of(Station(), changed(status="cancelled")) == "shipstation.order_missing"


async def test_one_refused_order_holds_up_no_other() -> None:
    station = Station()
    station.order()
    good, bad = (
        changed(lines__1__quantity="15.00"),
        created(replace(ORDER, key=OrderKey(company="00001", number=9))),
    )
    bad = replace(bad, changes=tuple(one for one in bad.changes if not one.name.startswith("ship_to")))

    first, second = await sent(station, good, bad)

    assert first.verdict is Verdict.ACCEPTED
    assert second.verdict is Verdict.REJECTED
    assert second.problem is not None
    assert second.problem.code == "shipstation.order_refused"
    assert "shipTo" in str(second.problem.params["reason"])


def answered(body: object, status: int = 200) -> Station:
    station = Station()
    station.answer = lambda _request: httpx.Response(status, json=body)
    return station


async def test_an_order_that_the_answer_leaves_out_is_in_doubt() -> None:
    row = {"orderId": 1, "orderNumber": "9 OP", "orderKey": "00001-9-OP-000", "success": True}

    (outcome,) = await sent(answered({"hasErrors": False, "results": [row, None]}), created())

    assert outcome.verdict is Verdict.IN_DOUBT


async def test_an_order_whose_success_is_not_said_is_in_doubt() -> None:
    row = {"orderId": 1, "orderKey": KEY}

    (outcome,) = await sent(answered({"results": [row]}), created())

    assert outcome.verdict is Verdict.IN_DOUBT


async def test_a_body_that_is_refused_whole_refuses_every_order() -> None:
    body = {"Message": "The request is invalid.", "ModelState": {"apiOrders[0].items[0].quantity": ["x"]}}

    (outcome,) = await sent(answered(body, 400), created())

    assert outcome.verdict is Verdict.REJECTED
    assert outcome.problem is not None
    assert "quantity" in str(outcome.problem.params["reason"])


async def test_a_change_whose_order_cannot_be_read_was_not_sent() -> None:
    (outcome,) = await sent(answered({}, 500), changed(status="cancelled"))

    assert outcome.verdict is Verdict.NOT_SENT


# products


async def test_a_product_is_changed_and_keeps_what_is_not_named() -> None:
    station = Station()
    station.order()
    kept = next(iter(station.account.products.values()))
    kept.record["customsTariffNo"] = "6912"

    (outcome,) = await sent(station, product(name="Enamel mug, blue", price="12.50", weight_ounces="14.00"))

    assert outcome.verdict is Verdict.ACCEPTED
    assert kept.record["name"] == "Enamel mug, blue"
    assert (kept.record["price"], kept.record["weightOz"]) == (Decimal("12.50"), Decimal("14.00"))
    assert kept.record["customsTariffNo"] == "6912"


async def test_a_product_that_is_not_there_is_told_and_never_made() -> None:
    station = Station()

    assert await problem_of(station, product("NEW-1", name="New")) == "shipstation.product_missing"
    assert station.account.products == {}
    assert not [one for one in station.asked if one.method != "GET"]
