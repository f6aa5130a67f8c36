"""The independent check of receipts and freight finds each thing that can be wrong, and nothing in a good world."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from mlconnector_gui.app.sandbox_receipts import check_receipts
from mlconnector_gui.jde.simulator.receipt import ReceiptRecord
from mlconnector_gui.sandbox.books import LedgerDocument, LedgerLine, Parcel, ParcelLine

ORDER = "00001-4501-OP-000"
CONTAINER = "M1ABCDEFGHJKMNPQRSTV"
PARCEL = Parcel(
    shop="SHIP-US",
    external_id="9001",
    kind="label",
    order_id="77",
    order_number="4501 OP",
    currency="USD",
    cost=Decimal("8.40"),
    shipped_at=datetime(2026, 10, 8, 17, tzinfo=UTC),
    ship_date=date(2026, 10, 8),
    voided=False,
    lines=(ParcelLine(order_key=ORDER, line_key=f"{ORDER}-1", sku="MUG-01", quantity=Decimal(2)),),
)
RECEIVED = ReceiptRecord(
    document_number=100001,
    batch_number=7,
    order=ORDER,
    line=Decimal(1),
    item="MUG-01",
    quantity=Decimal(2),
    amount=Decimal("15.62"),
    container=CONTAINER,
    reversed=False,
    posted=True,
)


def freight(amount: str = "8.40") -> LedgerDocument:
    line = LedgerLine(
        account="30.8320",
        amount=Decimal(amount),
        currency="USD",
        foreign_amount=Decimal(amount),
        remark="fedex 7489",
    )
    return LedgerDocument(
        company="00001",
        document_type="JE",
        document_number=100002,
        gl_date=date(2026, 10, 8),
        explanation="SHIP-US freight 9001",
        reference_short="",
        batch_number=8,
        posted=True,
        lines=(line,),
    )


def approval(quantity: str = "2", **content: Any) -> Mapping[str, Any]:
    usual = {
        "kind": "receipt",
        "explanation": "SHIP-US 4501 OP 9001",
        "order": ORDER,
        "container": CONTAINER,
        "takes_back": 0,
        "receipt_lines": [{"number": "1", "quantity": quantity}],
    }
    fields = {"content": json.dumps({**usual, **content})}
    return {"event": "posting.approve", "subject_id": "p1", "fields": fields}


def wrong(
    parcel: Parcel = PARCEL,
    received: tuple[ReceiptRecord, ...] = (RECEIVED,),
    documents: tuple[LedgerDocument, ...] = (freight(),),
    audit: tuple[Mapping[str, Any], ...] = (approval(),),
    waiting: tuple[str, ...] = (),
) -> list[str]:
    return check_receipts([parcel], received, documents, audit, open_postings=waiting)


def test_nothing_is_wrong_in_a_good_world() -> None:
    assert wrong() == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"received": ()}, "is not received"),
        ({"received": (RECEIVED, replace(RECEIVED, document_number=100009))}, "received 2 times"),
        ({"received": (replace(RECEIVED, quantity=Decimal(3)),)}, "not what was approved"),
        ({"audit": ()}, "not what was approved"),
        (
            {"received": (replace(RECEIVED, quantity=Decimal(1)),), "audit": (approval("1"),)},
            "left",
        ),
        ({"parcel": replace(PARCEL, voided=True, cost=None), "documents": ()}, "was voided"),
        ({"documents": ()}, "stands accrued"),
        ({"documents": (freight(), freight())}, "stands accrued"),
        ({"documents": (freight("8.41"),)}, "stands accrued"),
    ],
)
def test_each_mistake_is_found(changes: dict[str, Any], told: str) -> None:
    found = wrong(**changes)

    assert found
    assert any(told in one for one in found)


def test_what_waits_openly_is_not_lost() -> None:
    waiting = ("SHIP-US 4501 OP 9001", "SHIP-US freight 9001")

    assert wrong(received=(), documents=(), audit=(), waiting=waiting) == []


def test_a_reversed_accrual_of_a_voided_label_comes_to_nothing() -> None:
    back = replace(freight("-8.40"), explanation="REV SHIP-US freight 9001")
    voided = replace(PARCEL, voided=True)

    assert (
        wrong(parcel=voided, received=(replace(RECEIVED, reversed=True),), documents=(freight(), back)) == []
    )


def test_an_accrual_that_is_entered_twice_is_found() -> None:
    accrual = replace(freight(), explanation="SHIP-US 4501 OP 9001", lines=())
    approved = {
        "event": "posting.approve",
        "subject_id": "p1",
        "fields": {"content": json.dumps({"explanation": accrual.explanation})},
    }

    assert wrong(received=(), documents=(freight(), accrual), audit=(approved,)) == []
    assert wrong(received=(), documents=(freight(), accrual, accrual), audit=(approved,)) == [
        "SHIP-US 4501 OP 9001 is accrued 2 times"
    ]
