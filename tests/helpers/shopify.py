"""Shopify payloads as the Admin API answers them, small and adding up; what differs is given by name."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from mlconnector_gui.accounting.documents import BusinessDocument, DocumentKind, Translation
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.roles import LineRole
from mlconnector_gui.accounting.templates import role_lines
from mlconnector_gui.connectors.port import TranslationContext
from mlconnector_gui.connectors.shopify.translate import translate

FACTS = {"timezone": "America/New_York", "currency": "USD"}
PAID_AT = "2026-10-09T16:00:00Z"


def bag(amount: str, currency: str = "USD", presentment: tuple[str, str] | None = None) -> dict[str, Any]:
    theirs, theirs_currency = presentment or (amount, currency)
    return {
        "shopMoney": {"amount": amount, "currencyCode": currency},
        "presentmentMoney": {"amount": theirs, "currencyCode": theirs_currency},
    }


def tax(amount: str, title: str = "NY State Tax", rate: float = 0.08, **more: Any) -> dict[str, Any]:
    return {
        "title": title,
        "rate": rate,
        "ratePercentage": round(rate * 100, 6),
        "source": None,
        "channelLiable": False,
        "priceSet": bag(amount),
        **more,
    }


def line(
    number: int, price: str, *, quantity: int = 1, off: str = "", taxes: Sequence[Any] = (), **more: Any
) -> dict[str, Any]:
    return {
        "id": f"gid://shopify/LineItem/{number}",
        "sku": f"SKU-{number}",
        "title": f"Thing {number}",
        "name": f"Thing {number}",
        "quantity": quantity,
        "currentQuantity": quantity,
        "isGiftCard": False,
        "requiresShipping": True,
        "product": {"id": f"gid://shopify/Product/{number}"},
        "originalTotalSet": bag(price),
        "discountAllocations": [{"allocatedAmountSet": bag(off)}] if off else [],
        "taxLines": list(taxes),
        "duties": [],
        **more,
    }


def shipping(price: str, *, original: str = "", taxes: Sequence[Any] = (), **more: Any) -> dict[str, Any]:
    return {
        "id": "gid://shopify/ShippingLine/77",
        "title": "Standard",
        "code": "STD",
        "isRemoved": False,
        "originalPriceSet": bag(original or price),
        "discountedPriceSet": bag(price),
        "taxLines": list(taxes),
        **more,
    }


def paid(
    amount: str,
    *,
    number: int = 9001,
    kind: str = "SALE",
    status: str = "SUCCESS",
    gateway: str = "shopify_payments",
    at: str = PAID_AT,
    **more: Any,
) -> dict[str, Any]:
    return {
        "id": f"gid://shopify/OrderTransaction/{number}",
        "kind": kind,
        "status": status,
        "gateway": gateway,
        "manualPaymentGateway": False,
        "test": False,
        "createdAt": at,
        "processedAt": at,
        "amountSet": bag(amount),
        "amountRoundingSet": None,
        **more,
    }


def refund(
    number: int,
    *,
    lines: Sequence[tuple[int, int, str, str]] = (),
    shipped: tuple[str, str] | None = None,
    money: Sequence[Any] = (),
    at: str = "2026-10-20T15:00:00Z",
    adjustments: Sequence[tuple[str, str]] = (),
    restock: str = "RETURN",
    **more: Any,
) -> dict[str, Any]:
    """`lines` are (line, quantity, subtotal, tax); `adjustments` are (reason, amount)."""
    return {
        "id": f"gid://shopify/Refund/{number}",
        "legacyResourceId": str(number),
        "createdAt": at,
        "processedAt": at,
        "refundLineItems": {
            "nodes": [
                {
                    "id": None,
                    "quantity": quantity,
                    "restockType": restock,
                    "subtotalSet": bag(subtotal),
                    "totalTaxSet": bag(taxed),
                    "lineItem": {"id": f"gid://shopify/LineItem/{of}"},
                }
                for of, quantity, subtotal, taxed in lines
            ]
        },
        "refundShippingLines": {
            "nodes": [
                {
                    "subtotalAmountSet": bag(shipped[0]),
                    "taxAmountSet": bag(shipped[1]),
                    "shippingLine": {"id": "gid://shopify/ShippingLine/77", "title": "Standard"},
                }
            ]
            if shipped
            else []
        },
        "duties": [],
        "orderAdjustments": {
            "nodes": [
                {"id": "x", "reason": reason or None, "amountSet": bag(amount), "taxAmountSet": bag("0.0")}
                for reason, amount in adjustments
            ]
        },
        "transactions": {"nodes": list(money)},
        **more,
    }


def sold(
    of: int,
    total: str,
    taxed: str = "0.00",
    *,
    off: str = "0.00",
    quantity: int = 1,
    action: str = "ORDER",
    title: str = "NY State Tax",
    rate: float = 0.08,
) -> dict[str, Any]:
    """One product row of the sales ledger."""
    taxes = [{"amount": bag(taxed), "taxLine": tax("0", title=title, rate=rate)}] if float(taxed) else []
    return {
        "__typename": "ProductSale",
        "id": f"gid://shopify/Sale/{of}",
        "actionType": action,
        "lineType": "PRODUCT",
        "quantity": quantity,
        "totalAmount": bag(total),
        "totalTaxAmount": bag(taxed),
        "totalDiscountAmountBeforeTaxes": bag(off),
        "totalDiscountAmountAfterTaxes": bag(off),
        "taxes": taxes,
        "lineItem": {"id": f"gid://shopify/LineItem/{of}"},
    }


def agreement(
    number: int, *rows: Any, reason: str = "ORDER", at: str = PAID_AT, **more: Any
) -> dict[str, Any]:
    return {
        "__typename": "OrderAgreement",
        "id": f"gid://shopify/SalesAgreement/{number}",
        "happenedAt": at,
        "reason": reason,
        "sales": {"nodes": list(rows)},
        **more,
    }


def fulfilled(
    number: int,
    *units: tuple[int, int],
    at: str = "2026-10-12T14:00:00Z",
    status: str = "SUCCESS",
    **more: Any,
) -> dict[str, Any]:
    return {
        "id": f"gid://shopify/Fulfillment/{number}",
        "legacyResourceId": str(number),
        "status": status,
        "createdAt": at,
        "updatedAt": at,
        "fulfillmentLineItems": {
            "nodes": [
                {"quantity": quantity, "lineItem": {"id": f"gid://shopify/LineItem/{of}"}}
                for of, quantity in units
            ]
        },
        **more,
    }


def order(total: str, *lines: Any, **more: Any) -> dict[str, Any]:
    """An order of the US shop, paid by card at once unless `transactions` say otherwise."""
    return {
        "id": "gid://shopify/Order/5001",
        "legacyResourceId": "5001",
        "name": "#1001",
        "createdAt": PAID_AT,
        "processedAt": PAID_AT,
        "updatedAt": PAID_AT,
        "cancelledAt": None,
        "test": False,
        "edited": False,
        "displayFinancialStatus": "PAID",
        "currencyCode": "USD",
        "presentmentCurrencyCode": "USD",
        "taxesIncluded": False,
        "dutiesIncluded": False,
        "sourceName": "web",
        "shippingAddress": {"countryCodeV2": "US", "provinceCode": "NY"},
        "billingAddress": None,
        "originalTotalPriceSet": bag(total),
        "totalPriceSet": bag(total),
        "currentTotalPriceSet": bag(total),
        "totalTipReceivedSet": bag("0.0"),
        "lineItems": {"nodes": list(lines)},
        "shippingLines": {"nodes": []},
        "additionalFees": [],
        "transactions": [paid(total)],
        "refunds": [],
        "fulfillments": [],
        "agreements": {"nodes": []},
        **more,
    }


def translated(
    payload: Mapping[str, Any],
    *,
    stream: str = "orders",
    facts: Mapping[str, str] = FACTS,
    **values: str,
) -> Translation:
    context = TranslationContext(facts=facts, values=values, related=lambda stream, external_id: None)
    return translate(stream, json.dumps(payload).encode(), context)


def booked(translation: Translation, kind: DocumentKind) -> list[BusinessDocument]:
    return [one for one in translation.documents if one.kind is kind and one.is_bookable]


def lines_of(document: BusinessDocument) -> dict[LineRole, str]:
    """Sum a document's role lines by role: debit positive."""
    sums: dict[LineRole, Money] = {}
    for one in role_lines(document):
        sums[one.role] = sums[one.role] + one.amount if one.role in sums else one.amount
    return {role: f"{amount.amount:f}" for role, amount in sums.items() if not amount.is_zero}
