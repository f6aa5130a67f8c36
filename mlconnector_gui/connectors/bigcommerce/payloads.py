"""BigCommerce's payloads as far as they are used: unknown fields are let be, ids and amounts are texts."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

import msgspec

from mlconnector_gui.connectors.payload import EMPTY, Kind, Payload, PayloadReader, Text, reshaped, text_of

_LISTS = frozenset(
    [
        "products",
        "taxes",
        "coupons",
        "shipping_addresses",
        "transactions",
        "items",
        "payments",
        "adjustments",
        "addresses",
        "form_fields",
    ]
)
_OBJECTS = frozenset(["billing_address"])


class Place(Payload, frozen=True, kw_only=True):
    """What of an address matters for tax; the rest of it is personal data and is not read."""

    country_iso2: Text = EMPTY
    state: Text = EMPTY


class ShippingAddress(Place, frozen=True, kw_only=True):
    """Where a part of an order goes, and how."""

    id: Text = EMPTY
    shipping_method: Text = EMPTY


class Line(Payload, frozen=True, kw_only=True):
    """An order product: totals are before discounts, `total_tax` is the tax on that."""

    id: Text
    product_id: Text = EMPTY
    name: Text = EMPTY
    sku: Text = EMPTY
    type: Text = EMPTY
    quantity: Text = EMPTY
    total_ex_tax: Text
    total_inc_tax: Text = EMPTY
    total_tax: Text = EMPTY
    discounted_total_inc_tax: Text = EMPTY
    wrapping_cost_ex_tax: Text = EMPTY
    wrapping_cost_inc_tax: Text = EMPTY


class Tax(Payload, frozen=True, kw_only=True):
    """The tax at one rate on one line, or on one address."""

    name: Text = EMPTY
    rate: Text = EMPTY
    line_amount: Text = EMPTY
    tax_class: Text = msgspec.field(name="class", default=EMPTY)


class Coupon(Payload, frozen=True, kw_only=True):
    """A coupon that was used; the order's own `coupon_discount` is what they took off together."""

    code: Text = EMPTY


class Fee(Payload, frozen=True, kw_only=True):
    """A fee charged to the buyer. One of the vendor's own examples misspells its amount without tax."""

    id: Text = EMPTY
    display_name_merchant: Text = EMPTY
    display_name_customer: Text = EMPTY
    cost_ex_tax: Text = EMPTY
    cost_exc_tax: Text = EMPTY
    cost_inc_tax: Text = EMPTY
    cost_tax: Text = EMPTY

    @property
    def name(self) -> Text:
        return self.display_name_merchant or self.display_name_customer

    @property
    def without_tax(self) -> Text:
        return self.cost_ex_tax or self.cost_exc_tax


class Transaction(Payload, frozen=True, kw_only=True):
    """What a gateway did; `gateway` is free text, whatever the vendor's list says."""

    event: Text = EMPTY
    method: Text = EMPTY
    amount: Text = EMPTY
    currency: Text = EMPTY
    gateway: Text = EMPTY
    gateway_transaction_id: Text = EMPTY
    status: Text = EMPTY
    test: Text = EMPTY
    date_created: Text = EMPTY


class OrderHead(Payload, frozen=True, kw_only=True):
    """The order itself. Money is in the transactional currency, `default_currency_code`, never the display one."""

    id: Text
    status_id: Text
    is_deleted: Text = EMPTY
    date_created: Text
    date_modified: Text = EMPTY
    default_currency_code: Text = EMPTY
    currency_code: Text = EMPTY
    is_tax_inclusive_pricing: Text = EMPTY
    total_inc_tax: Text
    total_tax: Text = EMPTY
    shipping_cost_ex_tax: Text = EMPTY
    shipping_cost_inc_tax: Text = EMPTY
    shipping_cost_tax: Text = EMPTY
    handling_cost_ex_tax: Text = EMPTY
    handling_cost_inc_tax: Text = EMPTY
    handling_cost_tax: Text = EMPTY
    wrapping_cost_ex_tax: Text = EMPTY
    wrapping_cost_inc_tax: Text = EMPTY
    wrapping_cost_tax: Text = EMPTY
    discount_amount: Text = EMPTY
    coupon_discount: Text = EMPTY
    store_credit_amount: Text = EMPTY
    gift_certificate_amount: Text = EMPTY
    payment_method: Text = EMPTY
    payment_provider_id: Text = EMPTY
    payment_status: Text = EMPTY
    order_source: Text = EMPTY
    channel_id: Text = EMPTY
    tax_provider_id: Text = EMPTY
    shipping_address_count: Text = EMPTY
    order_is_digital: Text = EMPTY
    billing_address: Place = Place()
    fees: tuple[Fee, ...] = ()

    @property
    def is_archived(self) -> bool:
        return self.is_deleted == "true"

    @property
    def includes_tax(self) -> bool:
        """Whether the figures with tax are the exact ones; the others are then the vendor's estimates."""
        return self.is_tax_inclusive_pricing == "true"

    @property
    def currency(self) -> str:
        return self.default_currency_code or self.currency_code


class Order(Payload, frozen=True, kw_only=True):
    """An order with what belongs to it, as `parts.py` puts them together."""

    order: OrderHead
    products: tuple[Line, ...] = ()
    taxes: tuple[Tax, ...] = ()
    coupons: tuple[Coupon, ...] = ()
    shipping_addresses: tuple[ShippingAddress, ...] = ()
    transactions: tuple[Transaction, ...] = ()
    fees: tuple[Fee, ...] = ()
    """Where the order itself did not hold them."""

    @property
    def every_fee(self) -> tuple[Fee, ...]:
        return self.order.fees or self.fees

    @property
    def place(self) -> Place:
        shipped = (one for one in self.shipping_addresses if one.country_iso2)
        return next(shipped, self.order.billing_address)


class Adjustment(Payload, frozen=True, kw_only=True):
    """What was kept back of an item's refund; negative."""

    amount: Text = EMPTY


class RefundItem(Payload, frozen=True, kw_only=True):
    """What was refunded: pieces of a line, or an amount of something else."""

    item_type: Text = EMPTY
    item_id: Text = EMPTY
    quantity: Text = EMPTY
    requested_amount: Text = EMPTY
    adjustments: tuple[Adjustment, ...] = ()


class RefundPayment(Payload, frozen=True, kw_only=True):
    """How a part of a refund goes back; a declined one went nowhere."""

    provider_id: Text = EMPTY
    amount: Text = EMPTY
    offline: Text = EMPTY
    is_declined: Text = EMPTY
    transaction_id: Text = EMPTY


class Refund(Payload, frozen=True, kw_only=True):
    """One refund of an order."""

    id: Text
    order_id: Text
    created: Text
    reason: Text = EMPTY
    total_amount: Text
    total_tax: Text = EMPTY
    uses_merchant_override_values: Text = EMPTY
    items: tuple[RefundItem, ...] = ()
    payments: tuple[RefundPayment, ...] = ()


class _LooseHead(msgspec.Struct):
    id: object
    order_id: object = None
    date_created: object = None
    date_modified: object = None
    created: object = None


class Head(Payload, frozen=True, kw_only=True):
    """The fields that place a record: which one, and from when; read without the rest of it."""

    id: Text
    order_id: Text = EMPTY
    date_created: Text = EMPTY
    date_modified: Text = EMPTY

    @property
    def created(self) -> datetime:
        text = self.date_created or self.date_modified
        return moment_of(text, field_name="date_created", document=self.id)

    @property
    def modified(self) -> datetime:
        text = self.date_modified or self.date_created
        return moment_of(text, field_name="date_modified", document=self.id)


def read_head(payload: bytes) -> Head:
    loose = _READER.read_loosely(payload, _LooseHead)
    return Head(
        id=text_of(loose.id),
        order_id=text_of(loose.order_id),
        date_created=text_of(loose.date_created or loose.created),
        date_modified=text_of(loose.date_modified),
    )


def read_order_head(payload: bytes) -> OrderHead:
    """Read an order as it is listed, without what belongs to it."""
    return _READER.read(payload, OrderHead)


def read_order(payload: bytes) -> Order:
    return _READER.read(payload, Order)


def read_refund(payload: bytes) -> Refund:
    return _READER.read(payload, Refund)


def read_as(payload: bytes, kind: type[Kind]) -> Kind:
    """Read of a payload what a kind of record names."""
    return _READER.read(payload, kind)


def moment_of(text: str, *, field_name: str, document: str) -> datetime:
    """Read RFC 2822 (v2) or ISO 8601 (v3)."""
    return _READER.moment(text, field_name=field_name, document=document, parse=_parsed)


def _parsed(text: str) -> datetime:
    return datetime.fromisoformat(text) if text[:4].isdigit() else parsedate_to_datetime(text)


def _shaped(name: str, value: object) -> object:
    """An order's own `products`, `coupons` and `fees` are links unless they were asked for."""
    if (name in _LISTS or name == "fees") and not isinstance(value, list):
        return []
    if name in _OBJECTS and not isinstance(value, dict):
        return {}
    return value


_READER = PayloadReader(
    unreadable="bigcommerce.payload_unreadable",
    document_id=re.compile(rb'\A\s*\{[^\[{]*?"id"\s*:\s*"?(\d{1,20})'),
    tidied=lambda tree: reshaped(tree, _shaped),
)
