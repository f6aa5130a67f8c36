"""JSON representations of orders and refunds, key for key as WooCommerce answers them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from mlconnector_gui.connectors.woocommerce.sandbox.arithmetic import TaxRules
from mlconnector_gui.connectors.woocommerce.sandbox.order import (
    GATEWAYS,
    FeeLine,
    Line,
    Meta,
    Order,
    ProductLine,
    Refund,
    ShippingLine,
)
from mlconnector_gui.connectors.woocommerce.sandbox.php import (
    Json,
    decimal_text,
    gmt_text,
    local_text,
    number,
    plain_text,
)
from mlconnector_gui.connectors.woocommerce.sandbox.shop import Shop

SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KWD": "د.ك", "CAD": "$", "AUD": "$", "CHF": "CHF"}
_ITEM_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderWriter:
    """Writes orders and refunds of one shop as JSON values."""

    shop: Shop
    home: str
    """Address of the site, without a slash at the end."""
    places: int | None = None
    """The `dp` parameter; the shop's decimals when None."""

    @property
    def _rules(self) -> TaxRules:
        return self.shop.tax_rules

    def money(self, amount: Decimal) -> str:
        return decimal_text(amount, self.shop.price_decimals if self.places is None else self.places)

    def rounded_money(self, amount: Decimal) -> str:
        return self.money(self._rules.rounded(amount))

    def tax_money(self, tax: Decimal) -> str:
        return self.money(self._rules.rounded_tax(tax))

    def order(self, order: Order) -> Json:
        zone = self.shop.zone
        return {
            "id": order.id,
            "parent_id": 0,
            "status": order.status,
            "currency": order.currency,
            "version": order.version,
            "prices_include_tax": order.prices_include_tax,
            "date_created": local_text(order.created, zone),
            "date_modified": local_text(order.modified, zone),
            "discount_total": self.money(order.discount_total),
            "discount_tax": self.money(order.discount_tax),
            "shipping_total": self.money(order.shipping_total),
            "shipping_tax": self.money(order.shipping_tax),
            "cart_tax": self.money(order.cart_tax),
            "total": self.money(order.total),
            "total_tax": self.rounded_money(order.cart_tax + order.shipping_tax),
            "customer_id": order.customer_id,
            "order_key": order.order_key,
            "billing": dict(order.billing),
            "shipping": dict(order.shipping_address),
            "payment_method": order.payment_method,
            "payment_method_title": GATEWAYS.get(order.payment_method, order.payment_method),
            "transaction_id": order.transaction_id,
            "customer_ip_address": "",
            "customer_user_agent": "",
            "created_via": order.created_via,
            "customer_note": order.customer_note,
            "date_completed": local_text(order.completed, zone),
            "date_paid": local_text(order.paid, zone),
            "cart_hash": order.cart_hash,
            "number": order.number,
            "meta_data": [_order_meta(meta) for meta in order.meta],
            "line_items": [self._product(line, taxed=order.taxed) for line in order.products],
            "tax_lines": self._tax_lines(order),
            "shipping_lines": [self._shipping(line, taxed=order.taxed) for line in order.shipping],
            "fee_lines": [self._fee(line, taxed=order.taxed) for line in order.fees],
            "coupon_lines": self._coupons(order),
            "refunds": [self._refund_summary(refund) for refund in reversed(order.open_refunds)],
            "payment_url": f"{self.home}/checkout/order-pay/{order.id}/?pay_for_order=true&key={order.order_key}",
            "is_editable": order.status in ("pending", "on-hold", "auto-draft"),
            "needs_payment": order.status in ("pending", "failed") and order.total > 0,
            "needs_processing": order.needs_processing,
            "date_created_gmt": gmt_text(order.created),
            "date_modified_gmt": gmt_text(order.modified),
            "date_completed_gmt": gmt_text(order.completed),
            "date_paid_gmt": gmt_text(order.paid),
            "currency_symbol": SYMBOLS.get(order.currency, order.currency),
            "_links": self._order_links(order),
        }

    def refund(self, refund: Refund, *, taxed: bool = True) -> Json:
        """Write a refund as the list of its order's refunds does."""
        orders = f"{self.home}/wp-json/wc/v3/orders"
        path = f"{orders}/{refund.order_id}"
        return {
            "id": refund.id,
            "date_created": local_text(refund.created, self.shop.zone),
            "date_created_gmt": gmt_text(refund.created),
            "amount": self.money(refund.amount),
            "reason": refund.reason,
            "refunded_by": 1,
            "refunded_payment": refund.refunded_payment,
            "meta_data": [_order_meta(meta) for meta in refund.meta],
            "line_items": [self._product(line, taxed=taxed) for line in refund.products],
            "shipping_lines": [self._shipping(line, taxed=taxed) for line in refund.shipping],
            "tax_lines": self._refund_tax_lines(refund, taxed=taxed),
            "fee_lines": [self._fee(line, taxed=taxed) for line in refund.fees],
            "_links": {
                "self": [
                    {"href": f"{path}/refunds/{refund.id}", "targetHints": {"allow": ["GET", "DELETE"]}}
                ],
                "collection": [{"href": f"{path}/refunds"}],
                "up": [{"href": path}],
            },
        }

    def refund_across_orders(self, refund: Refund, *, taxed: bool = True) -> Json:
        """Write a refund as `/refunds` does, with the order it belongs to."""
        written = self.refund(refund, taxed=taxed)
        return {"id": written.pop("id"), "parent_id": refund.order_id, **written}

    def _refund_summary(self, refund: Refund) -> Json:
        summary: Json = {
            "id": refund.id,
            "reason": refund.reason,
            "total": "-" + self.money(refund.amount),
        }
        if self.shop.major_version >= 11:
            summary["total_tax"] = self.money(refund.cart_tax + refund.shipping_tax)
        return summary

    def _order_links(self, order: Order) -> Json:
        orders = f"{self.home}/wp-json/wc/v3/orders"
        path = f"{orders}/{order.id}"
        links: Json = {
            "self": [{"href": path, "targetHints": {"allow": _ITEM_METHODS}}],
            "collection": [{"href": orders}],
            "email_templates": [{"embeddable": True, "href": f"{path}/actions/email_templates"}],
        }
        if order.customer_id:
            links["customer"] = [{"href": f"{self.home}/wp-json/wc/v3/customers/{order.customer_id}"}]
        return links

    def _product(self, line: ProductLine, *, taxed: bool) -> Json:
        deleted = line.sku is None
        return {
            "id": line.id,
            "name": line.name,
            "product_id": line.product_id,
            "variation_id": line.variation_id,
            "quantity": line.quantity,
            "tax_class": "",
            "subtotal": self.money(line.subtotal),
            "subtotal_tax": self.tax_money(line.subtotal_tax),
            "total": self.money(line.total),
            "total_tax": self.tax_money(line.tax),
            "taxes": self._taxes(line, self._line_tax(line.subtotal_tax), taxed=taxed),
            "meta_data": [_item_meta(meta) for meta in line.meta],
            "sku": line.sku,
            "global_unique_id": None if deleted else "",
            "price": number(line.total / line.quantity) if line.quantity else 0,
            "image": {"id": 0 if deleted else "", "src": ""},
            "parent_name": line.parent_name,
        }

    def _shipping(self, line: ShippingLine, *, taxed: bool) -> Json:
        return {
            "id": line.id,
            "method_title": line.name,
            "method_id": line.method_id,
            "instance_id": line.instance_id,
            "total": self.money(line.total),
            "total_tax": self.tax_money(line.tax),
            "taxes": self._taxes(line, "", taxed=taxed),
            "tax_status": "taxable",
            "meta_data": [_item_meta(meta) for meta in line.meta],
        }

    def _fee(self, line: FeeLine, *, taxed: bool) -> Json:
        return {
            "id": line.id,
            "name": line.name,
            "tax_class": "",
            "tax_status": "taxable" if line.taxable else "none",
            "amount": "",
            "total": self.money(line.total),
            "total_tax": self.tax_money(line.tax),
            "taxes": self._taxes(line, "", taxed=taxed),
            "meta_data": [_item_meta(meta) for meta in line.meta],
        }

    def _taxes(self, line: Line, subtotal: str, *, taxed: bool) -> list[Json]:
        if not (taxed and line.taxable):
            return []
        return [{"id": 1, "total": self._line_tax(line.tax), "subtotal": subtotal}]

    def _line_tax(self, tax: Decimal) -> str:
        """Write one tax of a line: unrounded only where more places are asked for."""
        places = self.shop.price_decimals if self.places is None else self.places
        return self.money(tax) if places > self.shop.price_decimals else self.tax_money(tax)

    def _tax_lines(self, order: Order) -> list[Json]:
        if not (order.taxed and any(line.taxable for line in order.lines())):
            return []
        return [self._tax_line(order.tax_line_id, order.cart_tax, order.shipping_tax)]

    def _refund_tax_lines(self, refund: Refund, *, taxed: bool) -> list[Json]:
        if not (taxed and any(line.taxable for line in refund.lines())):
            return []
        return [self._tax_line(refund.tax_line_id, refund.cart_tax, refund.shipping_tax)]

    def _tax_line(self, line_id: int, cart_tax: Decimal, shipping_tax: Decimal) -> Json:
        return {
            "id": line_id,
            "rate_code": self.shop.tax_rate_code,
            "rate_id": 1,
            "label": self.shop.tax_label,
            "compound": False,
            "tax_total": self.money(cart_tax),
            "shipping_tax_total": self.money(shipping_tax),
            "rate_percent": number(self.shop.tax_rate),
            "meta_data": [],
        }

    def _coupons(self, order: Order) -> Sequence[Json]:
        return [
            {
                "id": coupon.id,
                "code": coupon.code,
                "discount": plain_text(coupon.discount),
                "discount_tax": plain_text(coupon.discount_tax),
                "meta_data": [_item_meta(coupon.info)],
                "discount_type": coupon.kind,
                "nominal_amount": number(coupon.nominal),
                "free_shipping": False,
            }
            for coupon in order.coupons
        ]


def _order_meta(meta: Meta) -> Json:
    return {"id": meta.id, "key": meta.key, "value": meta.value}


def _item_meta(meta: Meta) -> Json:
    return {**_order_meta(meta), "display_key": meta.key, "display_value": meta.value}
