"""The REST shape of the records: of the bodies of webhooks, and of what is left of the REST Admin API."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from mlconnector_gui.connectors.shopify.sandbox.amounts import ZERO, Amount, Currencies, total
from mlconnector_gui.connectors.shopify.sandbox.model import (
    Fulfillment,
    Line,
    Order,
    Refund,
    Shipping,
    Tax,
    Transaction,
)
from mlconnector_gui.connectors.shopify.sandbox.nodes import financial_status, gid
from mlconnector_gui.connectors.shopify.sandbox.state import Customer, State

Json = dict[str, Any]


class Rest:
    """Shows records with snake_case names, numbers as ids and the shop's local time."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.zone = ZoneInfo(state.shop.timezone)

    def order(self, order: Order) -> Json:
        money = _Money(order.currencies)
        tips = total([one.net for one in order.lines if one.is_tip])
        goods = total([one.net for one in order.lines if not one.is_tip])
        tax = total([*(one.tax for one in order.lines), *(one.tax for one in order.shipping)])
        return {
            "id": order.id,
            "admin_graphql_api_id": gid("Order", order.id),
            "name": f"#{order.number}",
            "order_number": order.number,
            "number": order.number - 1000,
            "created_at": self.local(order.created),
            "processed_at": self.local(order.created),
            "updated_at": self.local(order.updated),
            "cancelled_at": self.local(order.cancelled) if order.cancelled else None,
            "cancel_reason": order.cancel_reason.lower() if order.cancel_reason else None,
            "closed_at": None,
            "test": order.is_test,
            "confirmed": True,
            "currency": order.currencies.shop,
            "presentment_currency": order.currencies.customer,
            "taxes_included": order.taxes_included,
            "tax_exempt": order.is_tax_exempt,
            "estimated_taxes": False,
            "duties_included": False,
            "financial_status": financial_status(order).lower(),
            "fulfillment_status": "fulfilled" if order.fulfillments else None,
            "source_name": order.source,
            "po_number": None,
            "tags": "",
            "payment_gateway_names": sorted({one.gateway for one in order.transactions}),
            **money.both("total_price", order.ordered),
            **money.both("subtotal_price", goods),
            **money.both("total_tax", tax),
            **money.both("total_tip_received", tips),
            **money.both("current_total_price", order.current),
            "total_shipping_price_set": money.set(total([one.price for one in order.shipping])),
            "customer": self._customer_of(order),
            "shipping_address": {"country_code": order.country, "province_code": order.province},
            "billing_address": {"country_code": order.country, "province_code": order.province},
            "discount_codes": [{"code": one} for one in order.codes],
            "tax_lines": [],
            "line_items": [self._line(one, money) for one in order.lines],
            "shipping_lines": [self._shipping(one, money) for one in order.shipping],
            "refunds": [self.refund(one, order) for one in order.refunds],
            "fulfillments": [self.fulfillment(one, order) for one in order.fulfillments],
        }

    def refund(self, refund: Refund, order: Order) -> Json:
        money = _Money(order.currencies)
        return {
            "id": refund.id,
            "admin_graphql_api_id": gid("Refund", refund.id),
            "order_id": order.id,
            "created_at": self.local(refund.created),
            "processed_at": self.local(refund.created),
            "note": None,
            "restock": True,
            "return": {"id": refund.return_id} if refund.return_id else None,
            "refund_line_items": [
                {
                    "id": one.id,
                    "line_item_id": one.line.id,
                    "quantity": one.quantity,
                    "restock_type": one.restock.lower(),
                    # numbers, where everything else is a text
                    "subtotal": float(one.subtotal.shop),
                    "total_tax": float(one.tax.shop),
                    "subtotal_set": money.set(one.subtotal),
                    "total_tax_set": money.set(one.tax),
                }
                for one in refund.lines
            ],
            "refund_shipping_lines": [
                {
                    "id": one.id,
                    "shipping_line": {"id": one.shipping.id},
                    "subtotal_amount_set": money.set(one.subtotal),
                    "tax_amount_set": money.set(one.tax),
                }
                for one in refund.shipping
            ],
            "order_adjustments": [
                {
                    "id": one.id,
                    "kind": "refund_discrepancy",
                    "reason": one.reason,
                    **money.both("amount", one.amount),
                    **money.both("tax_amount", ZERO),
                }
                for one in refund.adjustments
            ],
            "duties": [{"duty_id": one.id, "amount_set": money.set(one.price)} for one in refund.duties],
            "transactions": [self.transaction(one, order) for one in refund.transactions],
        }

    def transaction(self, one: Transaction, order: Order) -> Json:
        return {
            "id": one.id,
            "admin_graphql_api_id": gid("OrderTransaction", one.id),
            "order_id": order.id,
            "kind": one.kind.lower(),
            "status": one.status.lower(),
            "gateway": one.gateway,
            "test": one.is_test,
            "amount": f"{one.amount.customer:f}",
            "currency": order.currencies.customer,
            "parent_id": one.parent_id,
            "created_at": self.local(one.at),
            "processed_at": self.local(one.at),
            "manual_payment_gateway": one.is_manual,
            "error_code": one.error,
            "receipt": {},
        }

    def fulfillment(self, one: Fulfillment, order: Order) -> Json:
        return {
            "id": one.id,
            "admin_graphql_api_id": gid("Fulfillment", one.id),
            "order_id": order.id,
            "status": one.status.lower(),
            "created_at": self.local(one.created),
            "updated_at": self.local(one.updated),
            "line_items": [{"id": line.id, "quantity": quantity} for _, line, quantity in one.lines],
        }

    def customer(self, customer: Customer) -> Json:
        return {
            "id": customer.id,
            "admin_graphql_api_id": gid("Customer", customer.id),
            "created_at": self.local(customer.created),
            "updated_at": self.local(customer.updated),
            "first_name": customer.first_name,
            "last_name": customer.last_name,
            "email": customer.email,
            "state": "disabled",
        }

    def local(self, at: datetime) -> str:
        return at.astimezone(self.zone).isoformat(timespec="seconds")

    def _customer_of(self, order: Order) -> Json | None:
        found = self.state.customers.get(order.customer_id or 0)
        return self.customer(found) if found else None

    def _line(self, line: Line, money: "_Money") -> Json:
        return {
            "id": line.id,
            "admin_graphql_api_id": gid("LineItem", line.id),
            "sku": line.sku or None,
            "title": line.title,
            "name": line.title,
            "quantity": line.quantity,
            "current_quantity": line.left,
            "gift_card": line.is_gift_card,
            "taxable": line.is_taxable,
            "requires_shipping": not (line.is_tip or line.is_gift_card),
            "vendor": None if line.is_tip else "Example Goods",
            "variant_title": None,
            "product_id": line.product_id,
            **money.both("price", line.unit_price),
            "discount_allocations": _discounts(line.discount, money),
            "tax_lines": [_tax(one, money) for one in line.taxes],
            "duties": [{"id": line.duty.id, "price_set": money.set(line.duty.price)}] if line.duty else [],
        }

    def _shipping(self, one: Shipping, money: "_Money") -> Json:
        return {
            "id": one.id,
            "code": one.title,
            "title": one.title,
            "source": "shopify",
            **money.both("price", one.price),
            **money.both("discounted_price", one.net),
            "discount_allocations": _discounts(one.discount, money),
            "tax_lines": [_tax(tax, money) for tax in one.taxes],
        }


class _Money:
    """Writes amounts the REST way, for the currencies of one order."""

    def __init__(self, currencies: Currencies) -> None:
        self.currencies = currencies

    def set(self, amount: Amount) -> Json:
        return {
            "shop_money": {"amount": _text(amount.shop), "currency_code": self.currencies.shop},
            "presentment_money": {
                "amount": _text(amount.customer),
                "currency_code": self.currencies.customer,
            },
        }

    def both(self, name: str, amount: Amount) -> Json:
        return {name: _text(amount.shop), f"{name}_set": self.set(amount)}


def _text(amount: Decimal) -> str:
    return f"{amount:.2f}"


def _tax(tax: Tax, money: _Money) -> Json:
    return {
        "title": tax.title,
        "rate": float(tax.rate),
        "channel_liable": tax.is_channels,
        **money.both("price", tax.amount),
    }


def _discounts(amount: Amount, money: _Money) -> list[Json]:
    return [{**money.both("amount", amount), "discount_application_index": 0}] if amount else []
