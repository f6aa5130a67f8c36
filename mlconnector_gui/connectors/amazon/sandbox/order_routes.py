"""The orders interfaces, the one that goes (v0) and the one that stays (2026-01-01)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal

from mlconnector_gui.connectors.amazon.sandbox.account import Account
from mlconnector_gui.connectors.amazon.sandbox.call import (
    Json,
    Parameters,
    Request,
    invalid,
    moment_text,
    not_found,
    page_of,
)
from mlconnector_gui.connectors.amazon.sandbox.ledger import Sale

_TWO_MINUTES = timedelta(minutes=2)
_STATUSES = {
    "Pending": "PENDING",
    "Unshipped": "UNSHIPPED",
    "Shipped": "SHIPPED",
    "Canceled": "CANCELLED",
}
_INCLUDED = frozenset(
    (
        "BUYER",
        "RECIPIENT",
        "PROCEEDS",
        "EXPENSE",
        "PROMOTION",
        "CANCELLATION",
        "FULFILLMENT",
        "PACKAGES",
        "TAX",
        "PAYMENT",
        "FULFILLMENT_ORDERS",
    )
)


def list_v0(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    asked = request.parameters
    markets = asked.listed("MarketplaceIds")
    if not markets:
        raise invalid("Missing required parameter: MarketplaceIds.")
    found = _within(
        account, asked, ("CreatedAfter", "CreatedBefore"), ("LastUpdatedAfter", "LastUpdatedBefore")
    )
    statuses = asked.listed("OrderStatuses")
    wanted = [
        sale
        for sale in found
        if sale.market.marketplace_id in markets and (not statuses or sale.status in statuses)
    ]
    page, token = page_of(wanted, asked.text("NextToken"), asked.number("MaxResultsPerPage", 100))
    told: Json = {"Orders": [_order_v0(sale) for sale in page]}
    if token:
        told["NextToken"] = token
    name = "LastUpdatedBefore" if asked.text("LastUpdatedAfter") else "CreatedBefore"
    return 200, {"payload": {**told, name: moment_text(account.clock.now() - _TWO_MINUTES)}}


def read_v0(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    return 200, {"payload": _order_v0(_sale(account, ids["id"]))}


def items_v0(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    sale = _sale(account, ids["id"])
    item: Json = {
        "ASIN": sale.asin,
        "SellerSKU": sale.sku,
        "OrderItemId": sale.item_code,
        "Title": sale.title,
        "QuantityOrdered": sale.quantity,
        "QuantityShipped": sale.quantity if sale.status == "Shipped" else 0,
    }
    if sale.status != "Pending":
        item |= {"ItemPrice": _money_v0(sale.principal, sale), "ItemTax": _money_v0(sale.tax, sale)}
    return 200, {"payload": {"AmazonOrderId": sale.order_id, "OrderItems": [item]}}


def search(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    asked = request.parameters
    markets = asked.listed("marketplaceIds")
    found = _within(
        account, asked, ("createdAfter", "createdBefore"), ("lastUpdatedAfter", "lastUpdatedBefore")
    )
    statuses = asked.listed("fulfillmentStatuses")
    included = asked.listed("includedData", of=_INCLUDED)
    wanted = [
        sale
        for sale in found
        if (not markets or sale.market.marketplace_id in markets)
        and (not statuses or _STATUSES[sale.status] in statuses)
    ]
    page, token = page_of(wanted, asked.text("paginationToken"), asked.number("maxResultsPerPage", 100))
    told: Json = {"orders": [_order(sale, included) for sale in page]}
    if token:
        told["pagination"] = {"nextToken": token}
    name = "lastUpdatedBefore" if asked.text("lastUpdatedAfter") else "createdBefore"
    return 200, {**told, name: moment_text(account.clock.now() - _TWO_MINUTES)}


def read(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    included = request.parameters.listed("includedData", of=_INCLUDED)
    return 200, {"order": _order(_sale(account, ids["id"]), included)}


def _within(
    account: Account, asked: Parameters, created: tuple[str, str], changed: tuple[str, str]
) -> Sequence[Sale]:
    """Read one of the two windows; both together, or none, is refused."""
    by_creation, by_change = asked.moment(created[0]), asked.moment(changed[0])
    if (by_creation is None) == (by_change is None):
        raise invalid("Invalid Input", f"Exactly one of {created[0]} and {changed[0]} is required.")
    latest = account.clock.now() - _TWO_MINUTES
    end = asked.moment(created[1] if by_creation else changed[1])
    if end is not None and end > latest:
        raise invalid("Invalid Input", "The end of the window must be at least two minutes ago.")
    start, end = by_creation or by_change or latest, end or latest

    def moment(sale: Sale) -> datetime:
        return sale.placed if by_creation else sale.changed

    return sorted(
        (sale for sale in account.sales if start <= moment(sale) <= end),
        key=lambda sale: (moment(sale), sale.order_id),
        reverse=True,
    )


def _sale(account: Account, order_id: str) -> Sale:
    found = next((sale for sale in account.sales if sale.order_id == order_id), None)
    if found is None:
        raise not_found(f"Order {order_id}")
    return found


def _order_v0(sale: Sale) -> Json:
    told: Json = {
        "AmazonOrderId": sale.order_id,
        "PurchaseDate": moment_text(sale.placed),
        "LastUpdateDate": moment_text(sale.changed),
        "OrderStatus": sale.status,
        "FulfillmentChannel": "AFN" if sale.by_amazon else "MFN",
        "SalesChannel": sale.market.domain,
        "NumberOfItemsShipped": sale.quantity if sale.status == "Shipped" else 0,
        "NumberOfItemsUnshipped": 0 if sale.status == "Shipped" else sale.quantity,
        "MarketplaceId": sale.market.marketplace_id,
        "OrderType": "StandardOrder",
        "IsBusinessOrder": False,
        "IsReplacementOrder": False,
    }
    if sale.status != "Pending":
        told["OrderTotal"] = _money_v0(sale.total, sale)
    return told


def _order(sale: Sale, included: Sequence[str]) -> Json:
    item: Json = {
        "orderItemId": sale.item_code,
        "quantityOrdered": sale.quantity,
        "product": {"asin": sale.asin, "sellerSku": sale.sku, "title": sale.title},
    }
    told: Json = {
        "orderId": sale.order_id,
        "createdTime": moment_text(sale.placed),
        "lastUpdatedTime": moment_text(sale.changed),
        "salesChannel": {
            "channelName": "AMAZON",
            "marketplaceId": sale.market.marketplace_id,
            "marketplaceName": sale.market.domain,
        },
        "orderItems": [item],
    }
    if "PROCEEDS" in included and sale.status != "Pending":
        parts = {"ITEM": sale.principal, "TAX": sale.tax, "SHIPPING": sale.shipping}
        breakdowns = [
            {"type": name, "subtotal": _money(amount, sale)} for name, amount in parts.items() if amount
        ]
        told["proceeds"] = {"grandTotal": _money(sale.total, sale), "breakdowns": breakdowns}
        item["proceeds"] = {"proceedsTotal": _money(sale.total, sale), "breakdowns": breakdowns}
    if "FULFILLMENT" in included:
        told["fulfillment"] = {
            "fulfillmentStatus": _STATUSES[sale.status],
            "fulfilledBy": "AMAZON" if sale.by_amazon else "MERCHANT",
        }
    return told


def _money_v0(amount: Decimal, sale: Sale) -> Json:
    return {"CurrencyCode": sale.market.currency, "Amount": str(amount)}


def _money(amount: Decimal, sale: Sale) -> Json:
    return {"amount": str(amount), "currencyCode": sale.market.currency}
