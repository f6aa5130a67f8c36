"""
The lists of an order as REST gives them, in the shape that GraphQL has for them.

Used for a list over which GraphQL fails for good. Whatever is given here is what GraphQL would give; what REST does
not tell is left out. What would be told otherwise is refused, and the fault stays: money of an order in two
currencies (REST's transactions know one), cash that a till rounds, and shipping refunds of the kind before 2024.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.connectors.shopify.lists import SERVER_FAULT
from mlconnector_gui.connectors.shopify.scopes import PRODUCTS, RETURNS, Scopes

_TILL = "cash"


def rest_piece(name: str, order: Json, transactions: list[Json], scopes: Scopes) -> Any:
    """Return one list of an order out of its REST record."""
    pieces: Mapping[str, Callable[[], Any]] = {
        "lineItems": lambda: {"nodes": [_line(one, scopes) for one in order["line_items"]]},
        "shippingLines": lambda: {"nodes": [_shipping(one) for one in order["shipping_lines"]]},
        "transactions": lambda: [_transaction(one, order) for one in transactions],
        "refunds": lambda: [_refund(one, order, scopes) for one in order["refunds"]],
        "fulfillments": lambda: [_fulfillment(one) for one in order["fulfillments"]],
    }
    return pieces[name]()


def _line(line: Json, scopes: Scopes) -> Json:
    found: Json = {
        "id": _gid("LineItem", line["id"]),
        "sku": line.get("sku") or None,
        "name": line["name"],
        "title": line["title"],
        "variantTitle": line.get("variant_title") or None,
        "vendor": line.get("vendor"),
        "quantity": line["quantity"],
        "currentQuantity": line["current_quantity"],
        "isGiftCard": line["gift_card"],
        "taxable": line["taxable"],
        "requiresShipping": line["requires_shipping"],
        "originalUnitPriceSet": _bag(line["price_set"]),
        "originalTotalSet": _bag(line["price_set"], times=line["quantity"]),
        "discountAllocations": _discounts(line),
        "taxLines": [_tax(one) for one in line["tax_lines"]],
        "duties": [_duty(one) for one in line.get("duties") or []],
    }
    if scopes.has(PRODUCTS):
        product = line.get("product_id")
        found["product"] = {"id": _gid("Product", product)} if product else None
    return found


def _shipping(one: Json) -> Json:
    return {
        "id": _gid("ShippingLine", one["id"]),
        "code": one.get("code"),
        "title": one["title"],
        "source": one.get("source"),
        "isRemoved": bool(one.get("is_removed")),
        "originalPriceSet": _bag(one["price_set"]),
        "discountedPriceSet": _bag(one["discounted_price_set"]),
        "discountAllocations": _discounts(one),
        "taxLines": [_tax(tax) for tax in one["tax_lines"]],
    }


def _transaction(one: Json, order: Json) -> Json:
    currency = order["currency"]
    if order["presentment_currency"] != currency or one["currency"] != currency or one["gateway"] == _TILL:
        raise _fault()
    parent = one.get("parent_id")
    money = {"amount": _decimal(one["amount"]), "currencyCode": currency}
    return {
        "id": _gid("OrderTransaction", one["id"]),
        "kind": str(one["kind"]).upper(),
        "status": str(one["status"]).upper(),
        "gateway": one["gateway"],
        "manualPaymentGateway": bool(one.get("manual_payment_gateway")),
        "test": one["test"],
        "createdAt": _moment(one["created_at"]),
        "processedAt": _moment(one["processed_at"]),
        "amountSet": {"shopMoney": money, "presentmentMoney": money},
        "parentTransaction": {"id": _gid("OrderTransaction", parent)} if parent else None,
    }


def _refund(refund: Json, order: Json, scopes: Scopes) -> Json:
    found: Json = {
        "id": _gid("Refund", refund["id"]),
        "legacyResourceId": str(refund["id"]),
        "createdAt": _moment(refund["created_at"]),
        "processedAt": _moment(refund["processed_at"]),
        "duties": [
            {"amountSet": _bag(one["amount_set"]), "originalDuty": {"id": _gid("Duty", one["duty_id"])}}
            for one in refund.get("duties") or []
        ],
        "refundLineItems": {"nodes": [_refund_line(one) for one in refund["refund_line_items"]]},
        "refundShippingLines": {
            "nodes": [_refund_shipping(one) for one in refund.get("refund_shipping_lines") or []]
        },
        "orderAdjustments": {"nodes": [_adjustment(one) for one in refund["order_adjustments"]]},
        "transactions": {"nodes": [_transaction(one, order) for one in refund["transactions"]]},
    }
    if scopes.has(RETURNS):
        back = refund.get("return")
        found["return"] = {"id": _gid("Return", back["id"])} if back else None
    return found


def _refund_line(one: Json) -> Json:
    return {
        "id": _gid("RefundLineItem", one["id"]),
        "quantity": one["quantity"],
        "restockType": str(one["restock_type"]).upper(),
        "lineItem": {"id": _gid("LineItem", one["line_item_id"])},
        "subtotalSet": _bag(one["subtotal_set"]),
        "totalTaxSet": _bag(one["total_tax_set"]),
    }


def _refund_shipping(one: Json) -> Json:
    return {
        "id": _gid("RefundShippingLine", one["id"]),
        "shippingLine": {"id": _gid("ShippingLine", one["shipping_line"]["id"])},
        "subtotalAmountSet": _bag(one["subtotal_amount_set"]),
        "taxAmountSet": _bag(one["tax_amount_set"]),
    }


def _adjustment(one: Json) -> Json:
    if one.get("kind") == "shipping_refund":
        raise _fault()
    reason = one.get("reason")
    return {
        "id": _gid("OrderAdjustment", one["id"]),
        "reason": str(reason).upper().replace(" ", "_") if reason else None,
        "amountSet": _bag(one["amount_set"]),
        "taxAmountSet": _bag(one["tax_amount_set"]),
    }


def _fulfillment(one: Json) -> Json:
    return {
        "id": _gid("Fulfillment", one["id"]),
        "legacyResourceId": str(one["id"]),
        "createdAt": _moment(one["created_at"]),
        "updatedAt": _moment(one["updated_at"]),
        "status": str(one["status"]).upper(),
        "fulfillmentLineItems": {
            "nodes": [
                {"quantity": line["quantity"], "lineItem": {"id": _gid("LineItem", line["id"])}}
                for line in one["line_items"]
            ]
        },
    }


def _tax(tax: Json) -> Json:
    return {
        "title": tax["title"],
        "rate": tax["rate"],
        "ratePercentage": float(Decimal(str(tax["rate"])) * 100),
        "channelLiable": tax.get("channel_liable"),
        "priceSet": _bag(tax["price_set"]),
    }


def _duty(duty: Json) -> Json:
    return {
        "id": _gid("Duty", duty["id"]),
        "price": _bag(duty["price_set"]),
        "taxLines": [_tax(one) for one in duty.get("tax_lines") or []],
    }


def _discounts(owner: Json) -> list[Json]:
    return [
        {
            "allocatedAmountSet": _bag(one["amount_set"]),
            "discountApplication": {"index": one["discount_application_index"]},
        }
        for one in owner["discount_allocations"]
    ]


def _bag(given: Json, *, times: int = 1) -> Json:
    return {
        name: {
            "amount": _decimal(given[rest]["amount"], times=times),
            "currencyCode": given[rest]["currency_code"],
        }
        for name, rest in (("shopMoney", "shop_money"), ("presentmentMoney", "presentment_money"))
    }


def _decimal(text: str, *, times: int = 1) -> str:
    """Write an amount as GraphQL does, without zeros at its end but one."""
    whole, _, fraction = f"{Decimal(text) * times:f}".partition(".")
    return f"{whole}.{fraction.rstrip('0') or '0'}"


def _moment(text: str) -> str:
    """Turn the shop's local time into that of GraphQL."""
    return f"{datetime.fromisoformat(text).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _gid(kind: str, number: object) -> str:
    return f"gid://shopify/{kind}/{number}"


def _fault() -> Problem:
    return Problem(SERVER_FAULT, cause=Cause.CONNECTION, retry=Retry.LATER)
