"""Write what the store knows as its API does: v2 with amounts as texts of four decimals, v3 with numbers."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import format_datetime
from typing import Any

from mlconnector_gui.connectors.bigcommerce.sandbox.catalog import Catalog, PriceRecord, Product, Variant
from mlconnector_gui.connectors.bigcommerce.sandbox.order import (
    STATUS_NAMES,
    ZERO,
    Amount,
    Fee,
    Line,
    Order,
    Refund,
    RefundItem,
    TaxRow,
    Transaction,
)
from mlconnector_gui.connectors.bigcommerce.sandbox.people import Customer, address, email, names, tax_id
from mlconnector_gui.connectors.bigcommerce.sandbox.shop import Shop

Json = dict[str, Any]


def four(amount: Decimal) -> str:
    return f"{amount:.4f}"


def rfc2822(moment: datetime) -> str:
    """With +0000, as v2 writes it, never GMT."""
    return format_datetime(moment.astimezone(UTC))


def iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+00:00")


def zulu(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def store(shop: Shop) -> Json:
    return {
        "id": shop.store_hash,
        "account_uuid": "8d4d492f-0000-4d95-b396-e1c5720815a5",
        "domain": f"{shop.name.lower()}.example.com",
        "secure_url": f"https://{shop.name.lower()}.example.com",
        "control_panel_base_url": f"https://store-{shop.store_hash}.mybigcommerce.com",
        "status": "live",
        "name": shop.name,
        "first_name": "Avery",
        "last_name": "Sample",
        "address": "1 Example Street",
        "country": shop.country_name,
        "country_code": shop.country,
        "phone": "555-0100",
        "admin_email": "admin@example.com",
        "order_email": "orders@example.com",
        "timezone": {
            "name": shop.timezone,
            "raw_offset": shop.raw_offset,
            "dst_offset": shop.raw_offset + 3600,
            "dst_correction": True,
            "date_format": {"display": "M jS Y", "export": "M jS Y", "extended_display": "M jS Y @ g:i A"},
        },
        "language": "en",
        "currency": shop.currency,
        "currency_symbol": "$" if shop.currency == "USD" else shop.currency,
        "decimal_separator": ".",
        "thousands_separator": ",",
        "decimal_places": 2,
        "currency_symbol_location": "left",
        "weight_units": "KGS",
        "dimension_units": "Centimeters",
        "plan_name": "Enterprise",
        "plan_level": "Enterprise",
        "plan_is_trial": False,
        "industry": "Retail",
        "logo": [],
        "is_price_entered_with_tax": shop.prices_include_tax,
        "store_id": 1025646,
        "default_channel_id": 1,
        "default_site_id": 1000,
        "active_comparison_modules": [],
        "features": {
            "stencil_enabled": True,
            "checkout_type": "optimized",
            "multi_storefront_enabled": False,
        },
    }


def order(one: Order, shop: Shop, base: str, *, with_fees: bool) -> Json:
    after_credit = one.store_credit + one.gift_certificate if shop.total_after_credit else ZERO

    def linked(name: str) -> Json:
        return {"url": f"{base}/v2/orders/{one.id}/{name}", "resource": f"/orders/{one.id}/{name}"}

    return {
        "id": one.id,
        "customer_id": one.customer_id,
        "date_created": rfc2822(one.created),
        "date_modified": rfc2822(one.modified),
        "date_shipped": "",
        "status_id": one.status,
        "status": STATUS_NAMES[one.status],
        **_amounts("subtotal", one.subtotal),
        **_cost("shipping", one.shipping, one.entered_shipping),
        **_cost("handling", one.handling, one.entered_handling),
        **_cost("wrapping", one.wrapping, sum((line.wrapping for line in one.lines), ZERO)),
        **_amounts("total", Amount(ex=one.total.ex, inc=one.total.inc - after_credit, tax=one.total.tax)),
        "is_tax_inclusive_pricing": one.includes_tax,
        "items_total": sum(line.quantity for line in one.lines),
        "items_shipped": 0,
        "payment_method": one.payment_method,
        "payment_provider_id": one.provider or None,
        "payment_status": one.payment_status,
        # the vendor's file says it always returns 0
        "refunded_amount": "0.0000",
        "order_is_digital": all(line.kind != "physical" for line in one.lines),
        "store_credit_amount": four(one.store_credit),
        "gift_certificate_amount": four(one.gift_certificate),
        "ip_address": "203.0.113.7",
        "ip_address_v6": "",
        "geoip_country": shop.country_name,
        "geoip_country_iso2": shop.country,
        "currency_id": 1,
        "currency_code": one.display_currency,
        "currency_exchange_rate": "1.0000000000" if one.display_currency == one.currency else "0.8431000000",
        "default_currency_id": 1,
        "default_currency_code": one.currency,
        "store_default_currency_code": shop.currency,
        "store_default_to_transactional_exchange_rate": "1.0000000000",
        "staff_notes": one.staff_notes,
        "customer_message": None,
        "discount_amount": four(one.discount),
        "coupon_discount": four(one.coupon_discount),
        "shipping_address_count": int(any(line.kind == "physical" for line in one.lines)),
        "is_deleted": one.archived,
        "ebay_order_id": "0",
        "cart_id": None,
        "billing_address": {
            **address(shop, one.person),
            "form_fields": [{"name": "Tax ID", "value": tax_id(one.person)}] if tax_id(one.person) else [],
        },
        "is_email_opt_in": False,
        "credit_card_type": None,
        "order_source": one.source,
        "channel_id": 1,
        "external_source": None,
        "products": linked("products"),
        "shipping_addresses": linked("shipping_addresses"),
        "coupons": linked("coupons"),
        "consignments": linked("consignments"),
        "fees": [fee(each) for each in one.fees] if with_fees else linked("fees"),
        "external_id": None,
        "external_merchant_id": None,
        "tax_provider_id": "BasicTaxProvider",
        "customer_locale": "en",
        "external_order_id": "",
        "custom_status": STATUS_NAMES[one.status],
    }


def _amounts(name: str, amount: Amount) -> Json:
    return {
        f"{name}_ex_tax": four(amount.ex),
        f"{name}_inc_tax": four(amount.inc),
        f"{name}_tax": four(amount.tax),
    }


def _cost(name: str, amount: Amount, entered: Decimal) -> Json:
    return {
        f"base_{name}_cost": four(entered),
        **_amounts(f"{name}_cost", amount),
        f"{name}_cost_tax_class_id": 2,
    }


def fee(one: Fee) -> Json:
    return {
        "id": one.id,
        "type": "custom_fee",
        "display_name_customer": one.name,
        "display_name_merchant": one.name,
        "source": "AA",
        "base_cost": four(one.entered),
        "cost_ex_tax": four(one.amount.ex),
        "cost_inc_tax": four(one.amount.inc),
        "cost_tax": four(one.amount.tax),
        "tax_class_id": None,
    }


def line(one: Line, of: Order) -> Json:
    return {
        "id": one.id,
        "order_id": of.id,
        "product_id": one.product_id,
        "variant_id": one.variant_id,
        "order_pickup_method_id": 0,
        "order_address_id": of.address_id,
        "name": one.name,
        "name_customer": one.name,
        "name_merchant": one.name,
        "sku": one.sku,
        "upc": "",
        "type": one.kind,
        "base_price": four(one.price),
        **_amounts("price", one.each),
        "base_total": four(one.price * one.quantity),
        **_amounts("total", one.total),
        "weight": "1.0000",
        "width": "0.0000",
        "height": "0.0000",
        "depth": "0.0000",
        "quantity": one.quantity,
        "base_cost_price": "0.0000",
        "cost_price_inc_tax": "0.0000",
        "cost_price_ex_tax": "0.0000",
        "cost_price_tax": "0.0000",
        "is_refunded": one.refunded >= one.quantity,
        "quantity_refunded": one.refunded,
        "refund_amount": "0.0000",
        "return_id": 0,
        "wrapping_id": int(bool(one.wrapping)),
        "wrapping_name": "Festive" if one.wrapping else None,
        "base_wrapping_cost": four(one.wrapping),
        "wrapping_cost_ex_tax": four(one.wrapping),
        "wrapping_cost_inc_tax": four(one.wrapping),
        "wrapping_cost_tax": "0.0000",
        "wrapping_message": "",
        "quantity_shipped": 0,
        "event_name": None,
        "event_date": None,
        "fixed_shipping_cost": "0.0000",
        "ebay_item_id": "",
        "ebay_transaction_id": "",
        "option_set_id": None,
        "parent_order_product_id": one.parent,
        "is_bundled_product": one.parent is not None,
        "bin_picking_number": "",
        "external_id": None,
        "fulfillment_source": "",
        "brand": "",
        "gift_certificate_id": 9 if one.kind == "giftcertificate" else None,
        "applied_discounts": [
            {"id": name, "amount": four(amount), "name": name, "code": code, "target": "order"}
            for name, code, amount in one.discounts
        ],
        "product_options": [],
        "configurable_fields": [],
        "discounted_total_inc_tax": four(one.due.inc),
    }


def tax(one: TaxRow, of: Order, shop: Shop, *, details: bool) -> Json:
    told: Json = {
        "id": one.id,
        "order_id": of.id,
        "order_address_id": of.address_id,
        "tax_rate_id": 1,
        "sales_tax_id": "1",
        "tax_class_id": 0,
        "name": shop.tax_name,
        "class": "Default Tax Class",
        "rate": four(shop.tax_rate),
        "priority": 0,
        "priority_amount": four(one.amount),
        "line_amount": four(one.amount),
        "order_pickup_method_id": 0,
    }
    if details:
        told |= {"order_product_id": str(one.line_id or ""), "line_item_type": one.kind}
    return told


def coupon(of: Order) -> Json:
    amount = float(of.coupon_discount)
    return {
        "id": of.id + 9000,
        "coupon_id": 1,
        "order_id": of.id,
        "code": of.coupon,
        "amount": amount,
        "type": 2,
        "discount": amount,
    }


def shipping_address(of: Order, shop: Shop) -> Json:
    return {
        "id": of.address_id,
        "order_id": of.id,
        **address(shop, of.person),
        "items_total": sum(line.quantity for line in of.lines),
        "items_shipped": 0,
        "shipping_method": "Flat Rate" if of.entered_shipping else "Free Shipping",
        "base_cost": four(of.entered_shipping),
        **_amounts("cost", of.shipping),
        "cost_tax_class_id": 2,
        "base_handling_cost": four(of.entered_handling),
        **_amounts("handling_cost", of.handling),
        "handling_cost_tax_class_id": 2,
        "shipping_zone_id": 1,
        "shipping_zone_name": shop.country_name,
        "form_fields": [],
    }


def transaction(one: Transaction, of: Order) -> Json:
    is_card = one.method == "credit_card"
    return {
        "id": one.id,
        "order_id": str(of.id),
        "event": one.event,
        "method": one.method,
        "amount": float(one.amount),
        "currency": of.currency,
        "gateway": one.gateway,
        "gateway_transaction_id": one.reference,
        "payment_method_id": f"{one.gateway}.card" if is_card else one.gateway,
        "date_created": iso(one.at),
        "test": one.test,
        "status": one.status,
        "fraud_review": False,
        "reference_transaction_id": None,
        "offline": None,
        "custom": None,
        "payment_instrument_token": None,
        "provider_instrument_token": None,
        "provider_customer_id": None,
        "avs_result": {},
        "cvv_result": {},
        "credit_card": {"card_type": "visa", "card_iin": "411111", "card_last4": "1111"} if is_card else {},
        "gift_certificate": {"code": "GIFT-1", "status": "active"}
        if one.method == "gift_certificate"
        else None,
        "store_credit": {"remaining_balance": 0} if one.method == "store_credit" else None,
        "custom_provider_field_result": None,
    }


def refund(one: Refund) -> Json:
    return {
        "id": one.id,
        "order_id": one.order_id,
        "user_id": 0,
        "created": iso(one.at),
        "reason": one.reason,
        "total_amount": float(one.total),
        "total_tax": float(one.tax),
        "uses_merchant_override_values": False,
        "payments": [
            {
                "id": payment.id,
                "provider_id": payment.provider,
                "amount": float(payment.amount),
                "offline": payment.offline,
                "is_declined": payment.declined,
                "declined_message": "Insufficient funds" if payment.declined else "",
                "transaction_id": str(payment.id + 70_000),
            }
            for payment in one.payments
        ],
        "items": [_refund_item(item) for item in one.items],
    }


def _refund_item(item: RefundItem) -> Json:
    told: Json = {
        "item_type": item.kind,
        "item_id": item.item_id,
        "reason": "",
        "requested_amount": None if item.requested is None else float(item.requested),
        "adjustments": [{"amount": float(item.adjustment), "description": "Restocking"}]
        if item.adjustment
        else [],
    }
    return told if item.quantity is None else {**told, "quantity": item.quantity}


def customer(one: Customer, shop: Shop, include: Sequence[str]) -> Json:
    first, last = names(one.person)
    told: Json = {
        "id": one.id,
        "authentication": {"force_password_reset": False},
        "company": "",
        "customer_group_id": 0,
        "email": email(one.person),
        "first_name": first,
        "last_name": last,
        "notes": "",
        "phone": "555-0100",
        "registration_ip_address": "203.0.113.7",
        "tax_exempt_category": "",
        "date_created": zulu(one.created),
        "date_modified": zulu(one.modified),
        "accepts_product_review_abandoned_cart_emails": True,
        "origin_channel_id": 1,
        "channel_ids": None,
        "address_count": 1,
        "attribute_count": 0,
    }
    if "addresses" in include:
        told["addresses"] = [_customer_address(one, shop)]
    if "storecredit" in include:
        told["store_credit_amounts"] = [{"amount": float(one.store_credit)}]
    return told


def _customer_address(one: Customer, shop: Shop) -> Json:
    lived = address(shop, one.person)
    return {
        "id": one.id + 1000,
        "customer_id": one.id,
        "first_name": lived["first_name"],
        "last_name": lived["last_name"],
        "company": lived["company"],
        "address1": lived["street_1"],
        "address2": "",
        "city": one.moved_to or lived["city"],
        "state_or_province": lived["state"],
        "postal_code": lived["zip"],
        "country_code": lived["country_iso2"],
        "country": lived["country"],
        "phone": lived["phone"],
        "address_type": "residential",
    }


def product(one: Product, catalog: Catalog, include: Sequence[str]) -> Json:
    told: Json = {
        "id": one.id,
        "name": one.name,
        "type": "physical",
        "sku": one.sku,
        "description": "",
        "weight": float(one.weight),
        "width": 0,
        "depth": 0,
        "height": 0,
        "price": float(one.price),
        "cost_price": float(one.cost_price),
        "retail_price": float(one.retail_price),
        "sale_price": float(one.sale_price),
        "map_price": 0,
        "tax_class_id": 0 if one.taxable else 1,
        "product_tax_code": "",
        "calculated_price": float(one.sale_price or one.price),
        "categories": one.categories,
        "brand_id": 0,
        "inventory_level": 0,
        "inventory_warning_level": 0,
        "inventory_tracking": "none",
        "is_visible": one.is_visible,
        "upc": one.upc,
        "date_created": iso(one.created),
        "date_modified": iso(one.modified),
        "base_variant_id": one.base_variant_id,
    }
    if "variants" in include:
        told["variants"] = [variant(each) for each in catalog.variants_of(one.id)]
    return told


def variant(one: Variant) -> Json:
    def number(amount: Decimal | None) -> float | None:
        return None if amount is None else float(amount)

    options = [{"id": 1, "option_id": 7, "option_display_name": "Size", "label": one.label}]
    return {
        "id": one.id,
        "product_id": one.product_id,
        "sku": one.sku,
        "sku_id": one.id + 5000 if one.label else None,
        "price": number(one.price),
        "calculated_price": float(one.sale_price or one.charged),
        "sale_price": number(one.sale_price),
        "retail_price": number(one.retail_price),
        "map_price": None,
        "weight": number(one.weight),
        "cost_price": number(one.cost_price),
        "is_free_shipping": False,
        "purchasing_disabled": False,
        "purchasing_disabled_message": "",
        "upc": one.upc,
        "inventory_level": 0,
        "inventory_warning_level": 0,
        "bin_picking_number": "",
        "option_values": options if one.label else [],
    }


def price_record(one: PriceRecord, catalog: Catalog) -> Json:
    known = catalog.variants.get(one.variant_id)
    told: Json = {
        "price_list_id": one.price_list_id,
        "variant_id": one.variant_id,
        "sku": one.sku,
        "currency": one.currency,
        "product_id": known.product_id if known else 0,
        "date_created": iso(one.created),
        "date_modified": iso(one.modified),
        "bulk_pricing_tiers": [],
    }
    prices = {"price": one.price, "sale_price": one.sale_price, "retail_price": one.retail_price}
    prices["map_price"] = one.map_price
    told |= {name: float(amount) for name, amount in prices.items() if amount is not None}
    if one.price is not None:
        told["calculated_price"] = float(one.sale_price or one.price)
    return told
