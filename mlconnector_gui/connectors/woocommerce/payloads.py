"""WooCommerce's payloads as far as they are used: unknown fields are let be, odd ones are tidied."""

import re
from datetime import datetime

import msgspec

from mlconnector_gui.connectors.payload import EMPTY, Kind, Payload, PayloadReader, Text, reshaped, text_of

_LISTS = frozenset(
    [
        "line_items",
        "tax_lines",
        "shipping_lines",
        "fee_lines",
        "coupon_lines",
        "refunds",
        "taxes",
        "up",
        "meta_data",
    ]
)
_OBJECTS = frozenset(["billing", "shipping", "_links"])
_ORDER_ADDRESS = re.compile(r"/orders/(\d+)/?$")


class Head(Payload, frozen=True, kw_only=True):
    """The fields that place a record: which one, of which order, from when; read without the rest of it."""

    id: Text
    parent_id: Text = EMPTY
    date_created_gmt: Text = EMPTY
    date_modified_gmt: Text = EMPTY
    number: Text = EMPTY
    has_refunds: bool = False

    @property
    def created(self) -> datetime:
        text = self.date_created_gmt or self.date_modified_gmt
        return utc_of(text, field_name="date_created_gmt", document=self.id)

    @property
    def modified(self) -> datetime:
        text = self.date_modified_gmt or self.date_created_gmt
        return utc_of(text, field_name="date_modified_gmt", document=self.id)


class Place(Payload, frozen=True, kw_only=True):
    """What of an address matters for tax; the rest of it is personal data and is not read."""

    country: Text = EMPTY
    state: Text = EMPTY


class LineTax(Payload, frozen=True, kw_only=True):
    """The tax of one line at one rate; `id` is the rate's."""

    id: Text = EMPTY
    total: Text = EMPTY


class TaxedLine(Payload, frozen=True, kw_only=True):
    """What every line of an order or refund has: a total without tax, and its tax."""

    total: Text
    total_tax: Text = EMPTY
    taxes: tuple[LineTax, ...] = ()


class ProductLine(TaxedLine, frozen=True, kw_only=True):
    """Goods: `subtotal` before coupons, `total` after."""

    name: Text = EMPTY
    product_id: Text = EMPTY
    sku: Text = EMPTY
    tax_class: Text = EMPTY
    subtotal: Text = EMPTY


class FeeLine(TaxedLine, frozen=True, kw_only=True):
    """A fee charged to the buyer; plugins write discounts as negative ones."""

    name: Text = EMPTY


class ShippingLine(TaxedLine, frozen=True, kw_only=True):
    """One way of shipping."""

    method_id: Text = EMPTY
    method_title: Text = EMPTY


class TaxLine(Payload, frozen=True, kw_only=True):
    """The tax of a whole document at one rate."""

    rate_code: Text = EMPTY
    rate_id: Text = EMPTY
    label: Text = EMPTY
    rate_percent: Text = EMPTY
    tax_total: Text = EMPTY
    shipping_tax_total: Text = EMPTY


class CouponLine(Payload, frozen=True, kw_only=True):
    """A coupon that was used; its amounts are not formatted and may miss the lines' by a cent, so not read."""

    code: Text = EMPTY


class RefundSummary(Payload, frozen=True, kw_only=True):
    """What an order says of a refund: its amount, negative."""

    id: Text
    total: Text = EMPTY


class Order(Payload, frozen=True, kw_only=True):
    """One order; of its dates only the GMT ones count."""

    id: Text
    number: Text = EMPTY
    status: Text
    currency: Text
    total: Text
    created_via: Text = EMPTY
    payment_method: Text = EMPTY
    transaction_id: Text = EMPTY
    date_created: Text = EMPTY
    date_created_gmt: Text
    date_paid: Text = EMPTY
    date_paid_gmt: Text = EMPTY
    date_completed: Text = EMPTY
    date_completed_gmt: Text = EMPTY
    billing: Place = Place()
    shipping: Place = Place()
    line_items: tuple[ProductLine, ...]
    fee_lines: tuple[FeeLine, ...] = ()
    shipping_lines: tuple[ShippingLine, ...] = ()
    tax_lines: tuple[TaxLine, ...] = ()
    coupon_lines: tuple[CouponLine, ...] = ()
    refunds: tuple[RefundSummary, ...] = ()

    @property
    def place(self) -> Place:
        return self.shipping if self.shipping.country else self.billing


class _Up(Payload, frozen=True, kw_only=True):
    href: Text = EMPTY


class _Links(Payload, frozen=True, kw_only=True):
    up: tuple[_Up, ...] = ()


class Refund(Payload, frozen=True, kw_only=True):
    """One refund: `amount` is positive, its lines are negative."""

    id: Text
    parent_id: Text = EMPTY
    amount: Text
    reason: Text = EMPTY
    refunded_payment: Text = EMPTY
    """Whether the shop sent the money back through the gateway."""
    date_created: Text = EMPTY
    date_created_gmt: Text
    line_items: tuple[ProductLine, ...] = ()
    fee_lines: tuple[FeeLine, ...] = ()
    shipping_lines: tuple[ShippingLine, ...] = ()
    tax_lines: tuple[TaxLine, ...] = ()
    links: _Links = msgspec.field(name="_links", default=_Links())

    @property
    def order_id(self) -> str:
        """The order's id if the payload tells it; the list of one order's refunds leaves `parent_id` out."""
        if self.parent_id not in {"", "0"}:
            return self.parent_id
        found = (_ORDER_ADDRESS.search(up.href) for up in self.links.up)
        return next((match[1] for match in found if match), "")


class _LooseHead(msgspec.Struct):
    id: object
    parent_id: object = None
    date_created_gmt: object = None
    date_modified_gmt: object = None
    number: object = None
    refunds: object = None


def read_head(payload: bytes) -> Head:
    loose = _READER.read_loosely(payload, _LooseHead)
    return Head(
        id=text_of(loose.id),
        parent_id=text_of(loose.parent_id),
        date_created_gmt=text_of(loose.date_created_gmt),
        date_modified_gmt=text_of(loose.date_modified_gmt),
        number=text_of(loose.number),
        has_refunds=bool(loose.refunds),
    )


def read_order(payload: bytes) -> Order:
    return _READER.read(payload, Order)


def read_refund(payload: bytes) -> Refund:
    return _READER.read(payload, Refund)


def read_as(payload: bytes, kind: type[Kind]) -> Kind:
    """Read of a payload what a kind of record names."""
    return _READER.read(payload, kind)


def utc_of(text: str, *, field_name: str, document: str) -> datetime:
    """Read a GMT date, which WooCommerce writes without a zone."""
    return _READER.moment(text, field_name=field_name, document=document)


def _shaped(name: str, value: object) -> object:
    """Make lists of what should be lists, and objects of objects: PHP writes either for an empty or gapped array."""
    if name in _LISTS and not isinstance(value, list):
        return list(value.values()) if isinstance(value, dict) else []
    if name in _OBJECTS and not isinstance(value, dict):
        return {}
    return value


_READER = PayloadReader(
    unreadable="woocommerce.payload_unreadable",
    document_id=re.compile(rb'\A\s*\{\s*"id"\s*:\s*"?(\d{1,20})'),
    tidied=lambda tree: reshaped(tree, _shaped),
)
