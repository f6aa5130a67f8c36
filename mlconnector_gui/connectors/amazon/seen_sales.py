"""What an order says of current sales, in either version of the orders interface; pure, and never booked."""

from datetime import date, datetime
from decimal import Decimal

import msgspec

from mlconnector_gui.accounting.documents import SeenSale
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.amazon.moments import moment_of
from mlconnector_gui.connectors.amazon.payloads import read_as
from mlconnector_gui.connectors.amazon.settlement.months import zone_named
from mlconnector_gui.connectors.port import TranslationContext

STREAM = "orders"
_CANCELLED = frozenset({"cancelled", "canceled"})
"""The interface 2026-01-01 and v0 do not spell it alike."""


class _Shape(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    pass


class Amount(_Shape, frozen=True, kw_only=True):
    """Money of the interface 2026-01-01."""

    amount: str = "0"
    currency_code: str = ""


class Proceeds(_Shape, frozen=True, kw_only=True):
    """What an order comes to."""

    grand_total: Amount | None = None


class Channel(_Shape, frozen=True, kw_only=True):
    """Where it was ordered."""

    marketplace_id: str | None = None
    marketplace_name: str | None = None


class Fulfillment(_Shape, frozen=True, kw_only=True):
    """How far it is."""

    fulfillment_status: str | None = None


class Item(_Shape, frozen=True, kw_only=True):
    """One line of an order."""

    quantity_ordered: int | None = None


class Order(_Shape, frozen=True, kw_only=True):
    """An order of the interface 2026-01-01."""

    created_time: str
    sales_channel: Channel | None = None
    fulfillment: Fulfillment | None = None
    proceeds: Proceeds | None = None
    order_items: list[Item] | None = None


class AmountV0(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """Money of v0."""

    amount: str = "0"
    currency_code: str = ""


class OrderV0(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """An order of v0."""

    purchase_date: str
    order_status: str = ""
    sales_channel: str | None = None
    marketplace_id: str | None = None
    order_total: AmountV0 | None = None
    number_of_items_shipped: int | None = None
    number_of_items_unshipped: int | None = None


def seen_sale(payload: bytes, context: TranslationContext) -> SeenSale:
    """Read an order; its own names tell which of the interfaces it is of."""
    if b'"AmazonOrderId"' in payload:
        return _of_v0(read_as(payload, OrderV0), context)
    order = read_as(payload, Order)
    channel, total = order.sales_channel or Channel(), order.proceeds.grand_total if order.proceeds else None
    return SeenSale(
        business_date=_day(moment_of(order.created_time, field_name="createdTime"), context),
        marketplace=_market(channel.marketplace_name, channel.marketplace_id),
        units=sum(item.quantity_ordered or 0 for item in order.order_items or ()),
        total=_money(total.amount, total.currency_code) if total else None,
        is_cancelled=_is_cancelled(order.fulfillment.fulfillment_status if order.fulfillment else ""),
    )


def _of_v0(order: OrderV0, context: TranslationContext) -> SeenSale:
    total = order.order_total
    return SeenSale(
        business_date=_day(moment_of(order.purchase_date, field_name="PurchaseDate"), context),
        marketplace=_market(order.sales_channel, order.marketplace_id),
        units=(order.number_of_items_shipped or 0) + (order.number_of_items_unshipped or 0),
        total=_money(total.amount, total.currency_code) if total else None,
        is_cancelled=_is_cancelled(order.order_status),
    )


def _day(moment: datetime, context: TranslationContext) -> date:
    return moment.astimezone(zone_named(context.values.get("timezone", ""))).date()


def _market(name: str | None, marketplace_id: str | None) -> str:
    return (name or "").strip().removeprefix("www.") or marketplace_id or ""


def _money(amount: str, currency: str) -> Money | None:
    try:
        return Money(Decimal(amount), currency) if currency else None
    except (ArithmeticError, Problem) as error:
        raise Problem("amazon.payload_unreadable", field="grandTotal", technical=amount[:40]) from error


def _is_cancelled(status: str | None) -> bool:
    return (status or "").casefold() in _CANCELLED
