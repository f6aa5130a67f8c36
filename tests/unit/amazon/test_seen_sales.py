"""Orders as current sales: the same figures from either interface, and never anything to book."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mlconnector_gui.connectors.amazon.translate import translate
from mlconnector_gui.connectors.port import TranslationContext
from tests.helpers.amazon import connected, pulled, simulated, window_of
from tests.helpers.problems import refused

CONTEXT = TranslationContext(
    facts={}, values={"timezone": "America/Chicago"}, related=lambda stream, key: None
)


def read(order: dict[str, Any]) -> Any:
    return translate("orders", json.dumps(order).encode(), CONTEXT)


@pytest.mark.parametrize("version", ["2026-01-01", "v0"])
async def test_every_order_is_seen_alike_in_both_interfaces(version: str) -> None:
    simulator = simulated(days=2)
    source = connected(simulator, orders=version, timezone="America/Chicago")

    found = await pulled(source, "orders", window_of(simulator.clock))
    await source.close()

    sales = {one.order_id: one for one in simulator.sales}
    assert set(found) == set(sales)
    for order_id, document in found.items():
        translation = translate("orders", document.payload, CONTEXT)
        seen, sale = translation.seen_sale, sales[order_id]
        assert seen is not None
        assert translation.documents == ()
        assert seen.total is not None
        assert (seen.total.amount, seen.total.currency) == (sale.total, sale.market.currency)
        assert (seen.units, seen.is_cancelled) == (sale.quantity, False)
        assert seen.marketplace == sale.market.domain.removeprefix("www.")


def test_what_is_pending_has_no_price_and_what_is_cancelled_says_so() -> None:
    pending = read({"orderId": "1", "createdTime": "2026-10-01T03:00:00Z"}).seen_sale
    cancelled = read(
        {
            "AmazonOrderId": "2",
            "PurchaseDate": "2026-10-01T12:00:00Z",
            "OrderStatus": "Canceled",
            "SalesChannel": "Amazon.ca",
            "OrderTotal": {"CurrencyCode": "CAD", "Amount": "12.50"},
        }
    ).seen_sale

    assert (pending.total, pending.business_date) == (None, date(2026, 9, 30))
    assert (cancelled.is_cancelled, cancelled.marketplace) == (True, "Amazon.ca")
    assert cancelled.total.amount == Decimal("12.50")


def test_an_amount_that_is_none_is_refused() -> None:
    proceeds = {"grandTotal": {"amount": "much", "currencyCode": "USD"}}

    with refused("amazon.payload_unreadable"):
        read({"orderId": "1", "createdTime": "2026-10-01T03:00:00Z", "proceeds": proceeds})
