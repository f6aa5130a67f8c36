"""The cost of labels: accrued as template T11a has it, by the connection's policy, and not at all once voided."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from mlconnector_gui.accounting.documents import BusinessDocument, Translation
from mlconnector_gui.accounting.freight import with_freight
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.shipments import Shipment, ShipmentKind
from mlconnector_gui.accounting.templates import role_lines
from tests.helpers.problems import refused


def shipment(**changed: Any) -> Shipment:
    usual: dict[str, Any] = {
        "kind": ShipmentKind.LABEL,
        "external_id": "9001",
        "order_id": "77",
        "order_number": "4501 OP",
        "occurred_at": datetime(2026, 10, 8, 17, tzinfo=UTC),
        "ship_date": date(2026, 10, 8),
        "lines": (),
        "carrier": "fedex",
        "tracking_number": "7489",
        "cost": Money.of("8.40", "USD"),
        "insurance_cost": Money.of("1.10", "USD"),
    }
    return Shipment(**{**usual, **changed})


def freights(one: Shipment, policy: str = "account") -> tuple[BusinessDocument, ...]:
    return with_freight(Translation(shipments=(one,)), {"freight": policy}).documents


def test_a_label_is_freight_out_against_accrued_freight() -> None:
    (document,) = freights(shipment())

    lines = role_lines(document)

    assert [(line.role.value, str(line.amount)) for line in lines] == [
        ("accrued_freight", "-9.50 USD"),
        ("freight_out", "8.40 USD"),
        ("freight_out", "1.10 USD"),
    ]
    assert (document.business_date, document.is_bookable) == (date(2026, 10, 8), True)
    assert sum((line.amount.amount for line in lines), Decimal(0)) == 0


def test_a_wallet_and_the_carrier_can_be_asked_for_by_rules() -> None:
    (document,) = freights(shipment(), "wallet")

    accrued, *_ = role_lines(document)

    assert (accrued.traits["paid"], accrued.traits["carrier"]) == ("wallet", "fedex")


def test_a_voided_label_is_not_booked() -> None:
    (document,) = freights(shipment(voided_at=datetime(2026, 10, 9, tzinfo=UTC)))

    assert (document.is_bookable, document.standing) == (False, "voided")


@pytest.mark.parametrize("policy", ["no", ""])
def test_without_the_policy_nothing_is_accrued(policy: str) -> None:
    assert freights(shipment(), policy) == ()


def test_a_label_without_a_cost_is_none() -> None:
    assert freights(shipment(cost=None, insurance_cost=None)) == ()


def test_a_policy_that_is_not_known_is_refused() -> None:
    with refused("receipt.setting_invalid"):
        freights(shipment(), "sometimes")
