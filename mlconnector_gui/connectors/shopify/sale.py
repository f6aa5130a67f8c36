"""Translate an order: nothing while it moved neither money nor goods, and its whole story from then on."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind, Translation
from mlconnector_gui.connectors.shopify.amounts import Amounts
from mlconnector_gui.connectors.shopify.delivery import Undelivered
from mlconnector_gui.connectors.shopify.ledger import SalesLedger
from mlconnector_gui.connectors.shopify.lines import OrderLines
from mlconnector_gui.connectors.shopify.payloads import Order, utc_of
from mlconnector_gui.connectors.shopify.policy import BookingPolicy, day_of, zone_of
from mlconnector_gui.connectors.shopify.story import Story, first_moment, first_total, payments_of_order


def translate_order(order: Order, *, facts: Mapping[str, str], policy: BookingPolicy) -> Translation:
    zone = zone_of(facts, order.number)
    ordered_at = utc_of(order.processed_at or order.created_at, field_name="createdAt", document=order.number)
    amounts = _amounts(order, policy, ordered_at, zone)
    payments = payments_of_order(order, amounts)
    sold_at = first_moment(order, payments)
    if order.test or sold_at is None:
        standing = "test" if order.test else _waits_because(order)
        return Translation(documents=(_not_sold(order, amounts, ordered_at, zone, standing),))
    lines = OrderLines(order=order, amounts=amounts)
    ledger = SalesLedger(order=order, amounts=amounts, lines=lines)
    since = policy.fulfilment_since
    is_deferred = since is not None and day_of(sold_at, zone) >= since
    return Story(
        order=order,
        amounts=amounts,
        zone=zone,
        policy=policy,
        lines=lines,
        ledger=ledger,
        payments=payments,
        sold_at=sold_at,
        rows=ledger.sold_rows() if ledger.is_needed else lines.rows(),
        changes=ledger.changes() if ledger.is_needed else (),
        owed=amounts.zero,
        undelivered=Undelivered(amounts.currency) if is_deferred else None,
    ).tell()


def _amounts(order: Order, policy: BookingPolicy, ordered_at: datetime, zone: ZoneInfo) -> Amounts:
    since = policy.presentment_since
    is_presentment = since is not None and day_of(ordered_at, zone) >= since
    shop = order.total_price_set.shop_money.currency_code
    customers = order.total_price_set.presentment_money
    return Amounts(
        document=order.number,
        currency=customers.currency_code if is_presentment and customers else shop,
        is_presentment=is_presentment and customers is not None,
    )


def _waits_because(order: Order) -> str:
    if order.cancelled_at:
        return "cancelled"
    return order.display_financial_status.lower() or "unpaid"


def _not_sold(
    order: Order, amounts: Amounts, ordered_at: datetime, zone: ZoneInfo, standing: str
) -> BusinessDocument:
    return BusinessDocument(
        kind=DocumentKind.SALE,
        external_id=order.number,
        order_id=order.number,
        number=order.name or order.number,
        occurred_at=ordered_at,
        business_date=day_of(ordered_at, zone),
        total=first_total(order, amounts),
        parts=(),
        tenders=(),
        is_bookable=False,
        standing=standing,
    )
