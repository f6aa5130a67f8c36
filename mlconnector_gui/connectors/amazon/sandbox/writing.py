"""Write a settlement as the flat file V2 of its marketplace, byte for byte the same each time."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal

from mlconnector_gui.connectors.amazon.sandbox.ledger import Row, Settlement
from mlconnector_gui.connectors.amazon.sandbox.seller import Market

COLUMNS = (
    "settlement-id",
    "settlement-start-date",
    "settlement-end-date",
    "deposit-date",
    "total-amount",
    "currency",
    "transaction-type",
    "order-id",
    "merchant-order-id",
    "adjustment-id",
    "shipment-id",
    "marketplace-name",
    "amount-type",
    "amount-description",
    "amount",
    "fulfillment-id",
    "posted-date",
    "posted-date-time",
    "order-item-code",
    "merchant-order-item-id",
    "merchant-adjustment-item-id",
    "sku",
    "quantity-purchased",
    "promotion-id",
)


def document_of(settlements: Iterable[Settlement], market: Market) -> bytes:
    """Write one document: preamble, header line, and the settlements one after the other."""
    lines = [*market.preamble, "\t".join(COLUMNS)]
    for settlement in settlements:
        lines += _settlement(settlement)
    end = "\r\n" if market.crlf else "\n"
    return (end.join(lines) + end).encode(market.encoding)


def _settlement(settlement: Settlement) -> Iterable[str]:
    market = settlement.market
    yield _line(
        {
            "settlement-id": settlement.settlement_id,
            "settlement-start-date": _moment(settlement.start, market),
            "settlement-end-date": _moment(settlement.end, market),
            "deposit-date": _moment(settlement.deposit, market),
            "total-amount": _amount(settlement.total, market),
            "currency": market.currency,
        }
    )
    for row in settlement.rows:
        yield _line(_values(row, settlement))


def _values(row: Row, settlement: Settlement) -> dict[str, str]:
    market = settlement.market
    return {
        "settlement-id": settlement.settlement_id,
        "transaction-type": row.transaction_type,
        "order-id": row.order_id,
        "merchant-order-id": row.order_id if row.order_id[:3].isdigit() else "",
        "adjustment-id": row.adjustment_id,
        "shipment-id": row.shipment_id,
        "marketplace-name": market.domain if row.has_market else "",
        "amount-type": row.amount_type,
        "amount-description": row.amount_description,
        "amount": _amount(row.amount, market),
        "fulfillment-id": row.fulfillment,
        "posted-date": row.posted.astimezone(UTC).strftime(market.dates.value),
        "posted-date-time": _moment(row.posted, market),
        "order-item-code": row.order_item_code,
        "sku": row.sku,
        "quantity-purchased": str(row.quantity) if row.quantity else "",
        "promotion-id": row.promotion_id,
    }


def _line(values: dict[str, str]) -> str:
    return "\t".join(values.get(name, "") for name in COLUMNS)


def _moment(moment: datetime, market: Market) -> str:
    return moment.astimezone(UTC).strftime(f"{market.dates.value} %H:%M:%S UTC")


def _amount(amount: Decimal, market: Market) -> str:
    # the yen has no decimals, and is written with two all the same
    text = f"{amount:.2f}"
    return text.replace(".", ",") if market.decimal_comma else text
