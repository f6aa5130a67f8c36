"""Shipments matched with order lines by key, else by number and SKU; a line without a place halts them whole."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlconnector_gui.accounting.purchase_orders import (
    OrderKey,
    OrderLine,
    PurchaseOrder,
    line_key,
    read_line_key,
)
from mlconnector_gui.accounting.receipt_matching import (
    ManualMatch,
    ReceiptMatch,
    Tolerances,
    concerns_purchasing,
    match_shipment,
    wanted_orders,
)
from mlconnector_gui.accounting.shipments import Shipment, ShipmentKind, ShipmentLine
from tests.helpers.problems import refused

KEY = OrderKey(company="00001", number=4501)


def line(number: int, item: str, quantity: str = "10", **changed: Any) -> OrderLine:
    usual: dict[str, Any] = {
        "number": Decimal(number),
        "item": item,
        "short_item": 60000 + number,
        "description": item.title(),
        "unit": "EA",
        "primary_unit": "EA",
        "ordered": Decimal(quantity),
        "open_quantity": Decimal(quantity),
        "received": Decimal(0),
        "unit_cost": Decimal("7.81"),
        "last_status": "220",
        "next_status": "400",
        "per_primary": Decimal(1),
    }
    return OrderLine(**{**usual, **changed})


def order(*lines: OrderLine, **changed: Any) -> PurchaseOrder:
    usual: dict[str, Any] = {
        "key": KEY,
        "supplier": 5011,
        "supplier_name": "Example Goods Supply Inc",
        "order_date": date(2026, 10, 1),
        "currency": "USD",
        "lines": lines,
    }
    return PurchaseOrder(**{**usual, **changed})


def shipment(*lines: ShipmentLine, **changed: Any) -> Shipment:
    usual: dict[str, Any] = {
        "kind": ShipmentKind.LABEL,
        "external_id": "9001",
        "order_id": "77",
        "order_number": "4501 OP",
        "occurred_at": datetime(2026, 10, 8, 17, tzinfo=UTC),
        "ship_date": date(2026, 10, 8),
        "lines": lines,
    }
    return Shipment(**{**usual, **changed})


def piece(sku: str, quantity: str = "1", **changed: Any) -> ShipmentLine:
    return ShipmentLine(sku=sku, quantity=Decimal(quantity), **changed)


def keyed(number: int, sku: str, quantity: str = "1") -> ShipmentLine:
    return piece(sku, quantity, line_key=line_key(KEY, Decimal(number)), order_key=str(KEY))


def matched(one: Shipment, *orders: PurchaseOrder, **options: Any) -> ReceiptMatch:
    options.setdefault("tolerances", Tolerances())
    return match_shipment(one, orders, **options)


def codes(match: ReceiptMatch) -> list[str]:
    return [finding.code for finding in match.findings]


def quantities(match: ReceiptMatch) -> Mapping[str, str]:
    return {
        line_key(key, one.number): f"{one.quantity:f}"
        for key, lines in match.receipts.items()
        for one in lines
    }


def test_lines_are_found_by_their_keys_and_by_sku() -> None:
    match = matched(
        shipment(keyed(1, "MUG-01", "2"), piece("socks", "3")), order(line(1, "MUG-01"), line(2, "SOCKS"))
    )

    assert match.is_whole
    assert quantities(match) == {"00001-4501-OP-000-1": "2", "00001-4501-OP-000-2": "3"}


def test_a_cross_reference_is_the_item_too() -> None:
    match = matched(shipment(piece("OLD-7")), order(line(1, "MUG-01", also=("OLD-7", "0123"))))

    assert match.is_whole


def test_one_line_without_a_place_halts_the_whole_shipment_and_shows_what_may_be_meant() -> None:
    match = matched(shipment(keyed(1, "MUG-01"), piece("HAT")), order(line(1, "MUG-01"), line(2, "SOCKS")))

    assert not match.is_whole
    assert codes(match) == ["receipt.sku_unknown"]
    assert match.candidates == (
        "00001-4501-OP-000-1 MUG-01 (9 EA open)",
        "00001-4501-OP-000-2 SOCKS (10 EA open)",
    )


def test_several_lines_of_one_item_fill_in_their_order() -> None:
    match = matched(shipment(piece("MUG-01", "13")), order(line(1, "MUG-01"), line(2, "MUG-01", "5")))

    assert quantities(match) == {"00001-4501-OP-000-1": "10", "00001-4501-OP-000-2": "3"}


def test_lines_of_one_item_at_different_costs_are_not_guessed() -> None:
    dearer = line(2, "MUG-01", unit_cost=Decimal("8.00"))

    assert codes(matched(shipment(piece("MUG-01")), order(line(1, "MUG-01"), dearer))) == [
        "receipt.sku_ambiguous"
    ]


@pytest.mark.parametrize(
    ("one", "on_order", "code"),
    [
        (piece("MUG-01"), line(1, "MUG-01", last_status="980", next_status="999"), "receipt.sku_unknown"),
        (keyed(1, "MUG-01"), line(1, "MUG-01", last_status="980", next_status="999"), "receipt.line_closed"),
        (keyed(1, "MUG-01"), line(1, "MUG-01", next_status="999"), "receipt.line_closed"),
        (keyed(3, "MUG-01"), line(1, "MUG-01"), "receipt.line_unknown"),
        (keyed(1, "HAT"), line(1, "MUG-01"), "receipt.sku_differs"),
        (keyed(1, "MUG-01", "11"), line(1, "MUG-01"), "receipt.over_open"),
        (piece("MUG-01", "12"), line(1, "MUG-01", unit="CS", per_primary=None), "receipt.unit_unknown"),
        (
            piece("MUG-01", "13"),
            line(1, "MUG-01", unit="CS", per_primary=Decimal(12)),
            "receipt.unit_fraction",
        ),
    ],
)
def test_each_reason_to_halt_has_its_own_word(one: ShipmentLine, on_order: OrderLine, code: str) -> None:
    match = matched(shipment(one), order(on_order))

    assert code in codes(match)
    assert not match.is_whole


def test_pieces_become_cases_and_keyed_quantities_are_cases_already() -> None:
    cases = line(1, "MUG-01", unit="CS", per_primary=Decimal(12))

    assert quantities(matched(shipment(piece("MUG-01", "24")), order(cases))) == {"00001-4501-OP-000-1": "2"}
    assert quantities(matched(shipment(keyed(1, "MUG-01", "2")), order(cases))) == {
        "00001-4501-OP-000-1": "2"
    }


def test_what_others_are_about_to_take_is_not_open() -> None:
    pending = {"00001-4501-OP-000-1": Decimal(8)}

    assert codes(matched(shipment(keyed(1, "MUG-01", "3")), order(line(1, "MUG-01")), pending=pending)) == [
        "receipt.over_open"
    ]


def test_tolerances_let_a_little_more_through_and_tell_what_stays_short() -> None:
    loose = Tolerances(over_percent=Decimal(10), under_percent=Decimal(20))
    one = order(line(1, "MUG-01"))

    assert codes(matched(shipment(keyed(1, "MUG-01", "11")), one, tolerances=loose)) == [
        "receipt.over_within"
    ]
    assert codes(matched(shipment(keyed(1, "MUG-01", "12")), one, tolerances=loose)) == ["receipt.over_open"]
    assert codes(matched(shipment(keyed(1, "MUG-01", "7")), one, tolerances=loose)) == ["receipt.short"]
    assert codes(matched(shipment(keyed(1, "MUG-01", "9")), one, tolerances=loose)) == []


def test_a_person_may_place_a_line_elsewhere_or_leave_it_out() -> None:
    one = shipment(piece("HAT", "2"), piece("BAG"))
    decided = [
        ManualMatch(position=1, order_line="00001-4501-OP-000-1", quantity=Decimal(4)),
        ManualMatch(position=2),
    ]

    match = matched(one, order(line(1, "MUG-01")), manual=decided)

    assert match.is_whole
    assert quantities(match) == {"00001-4501-OP-000-1": "4"}
    assert match.left_out == (2,)


def test_a_shipment_of_which_everything_is_left_out_is_no_receipt() -> None:
    match = matched(shipment(piece("HAT")), order(line(1, "MUG-01")), manual=[ManualMatch(position=1)])

    assert codes(match) == ["receipt.nothing_left"]


def test_orders_that_jde_does_not_show_or_holds_back_halt_it() -> None:
    assert codes(matched(shipment(keyed(1, "MUG-01")))) == ["receipt.order_unknown"]
    held = order(line(1, "MUG-01"), hold_code="B1")
    assert codes(matched(shipment(keyed(1, "MUG-01")), held)) == ["receipt.order_on_hold"]
    assert codes(matched(shipment(), order(line(1, "MUG-01")))) == ["receipt.items_unknown"]


@pytest.mark.parametrize(
    ("number", "concerns"),
    [
        ("4501 OP", True),
        ("4501-OB", True),
        ("4501", False),
        ("100045", False),
        ("4501 SO", False),
        ("", False),
    ],
)
def test_only_shipments_of_purchase_orders_are_received(number: str, concerns: bool) -> None:
    assert concerns_purchasing(shipment(piece("MUG-01"), order_number=number)) is concerns


def test_a_label_to_send_goods_back_receives_nothing() -> None:
    back = shipment(keyed(1, "MUG-01"), kind=ShipmentKind.RETURN_LABEL)

    assert not concerns_purchasing(back)
    assert list(wanted_orders(back)) == [KEY]


@given(
    company=st.integers(1, 99999),
    number=st.integers(1, 99_999_999),
    order_type=st.from_regex(r"[A-Z][A-Z0-9]", fullmatch=True),
    suffix=st.integers(0, 999),
    thousandths=st.integers(1, 9_999_999),
)
def test_keys_come_back_as_they_were_written(
    company: int, number: int, order_type: str, suffix: int, thousandths: int
) -> None:
    key = OrderKey(company=f"{company:05}", number=number, order_type=order_type, suffix=f"{suffix:03}")
    on_screen = Decimal(thousandths) / 1000

    assert OrderKey.parse(str(key)) == key
    assert read_line_key(line_key(key, on_screen)) == (key, on_screen)


@pytest.mark.parametrize("text", ["", "4501", "1-4501-OP-000", "00001-0-OP-000", "00001-4501-op-000"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with refused("purchase_order.key_invalid"):
        OrderKey.parse(text)


def test_an_order_is_kept_and_read_whole() -> None:
    one = order(line(1, "MUG-01", per_primary=None), line(2, "SOCKS", also=("A", "B")))

    assert PurchaseOrder.read(one.written()) == one
