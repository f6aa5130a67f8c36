"""Transactions of the Finances interface as what is accrued at a month's end."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mlconnector_gui.accounting.documents import Unsettled
from mlconnector_gui.connectors.amazon.translate import translate
from mlconnector_gui.connectors.port import TranslationContext


def part(name: str, amount: str, *below: dict[str, Any]) -> dict[str, Any]:
    return {"breakdownType": name, "breakdownAmount": money(amount), "breakdowns": list(below) or None}


def money(amount: str) -> dict[str, Any]:
    return {"currencyCode": "USD", "currencyAmount": float(amount)}


SALE = {
    "transactionType": "Shipment",
    "transactionId": "T1",
    "transactionStatus": "RELEASED",
    "description": "Order Payment",
    "postedDate": "2026-11-01T03:30:00Z",
    "totalAmount": money("85.00"),
    "marketplaceDetails": {"marketplaceId": "ATVPDKIKX0DER", "marketplaceName": "www.Amazon.com"},
    "breakdowns": [
        part("Sales", "100.00", part("Principal", "90.00"), part("Shipping", "10.00")),
        part("Expenses", "-15.00", part("Commission", "-15.00")),
    ],
}


def read(accrue: str = "yes", **changes: Any) -> Unsettled | None:
    context = TranslationContext(
        facts={},
        values={"accrue": accrue, "timezone": "America/Chicago"},
        related=lambda stream, external_id: None,
    )
    return translate("transactions", json.dumps({**SALE, **changes}).encode(), context).unsettled


def told(found: Unsettled | None) -> list[tuple[str, str, Decimal]]:
    assert found is not None
    return [
        (part.traits.get("breakdown_of", ""), part.traits.get("breakdown", ""), part.amount.amount)
        for part in found.parts
    ]


def test_a_released_sale_is_taken_apart_on_its_day_in_the_books() -> None:
    found = read()

    assert found is not None
    assert (found.business_date, found.marketplace, found.settlement) == (
        date(2026, 10, 31),
        "amazon.com",
        "",
    )
    assert told(found) == [
        ("Sales", "Principal", Decimal("90.00")),
        ("Sales", "Shipping", Decimal("10.00")),
        ("Expenses", "Commission", Decimal("-15.00")),
    ]
    assert found.total.amount == Decimal("85.00")


def test_a_sum_whose_parts_do_not_come_to_it_is_taken_whole() -> None:
    odd = [part("Sales", "100.00", part("Principal", "90.00")), part("Expenses", "-15.00")]

    assert told(read(breakdowns=odd)) == [
        ("", "Sales", Decimal("100.00")),
        ("", "Expenses", Decimal("-15.00")),
    ]
    assert told(read(breakdowns=[part("Sales", "3.00")])) == [("", "", Decimal("85.00"))]


def test_items_are_looked_at_where_the_transaction_itself_says_nothing() -> None:
    items = [{"breakdowns": [part("Reimbursement", "85.00")]}]

    assert told(read(breakdowns=None, items=items)) == [("", "Reimbursement", Decimal("85.00"))]


@pytest.mark.parametrize(
    "changes",
    [
        {"transactionStatus": "DEFERRED"},
        {"transactionStatus": "DEFERRED_RELEASED"},
        {"transactionType": "Transfer"},
        {"totalAmount": money("0")},
        {"totalAmount": None},
        {"postedDate": None},
    ],
)
def test_what_is_deferred_paid_out_or_comes_to_nothing_is_not_accrued(changes: dict[str, Any]) -> None:
    assert read(**changes) is None


def test_nothing_is_looked_at_in_a_connection_that_does_not_accrue() -> None:
    assert read("no") is None


def test_the_settlement_that_has_it_is_known_by_its_number() -> None:
    found = read(
        transactionStatus="Released",
        relatedIdentifiers=[
            {"relatedIdentifierName": "ORDER_ID", "relatedIdentifierValue": "111-1111111-1111111"},
            {"relatedIdentifierName": "SETTLEMENT_ID", "relatedIdentifierValue": "23874396421"},
        ],
    )

    assert found is not None
    assert found.settlement == "23874396421"
