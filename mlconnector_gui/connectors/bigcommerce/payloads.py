"""BigCommerce's payloads as far as they are used: unknown fields are let be, ids and amounts are texts."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from email.utils import parsedate_to_datetime
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Problem

_DECODER = msgspec.json.Decoder(float_hook=Decimal)
_LISTS = frozenset(
    ["products", "taxes", "coupons", "shipping_addresses", "transactions", "items", "payments", "adjustments"]
)
_OBJECTS = frozenset(["billing_address"])


class Text(str):
    """A scalar however the store wrote it: a string, a number, null, or an empty object."""

    __slots__ = ()


_EMPTY = Text("")


class _Payload(msgspec.Struct, frozen=True, kw_only=True):
    """Fields that are not named here may come and go."""


class Place(_Payload, frozen=True, kw_only=True):
    """What of an address matters for tax; the rest of it is personal data and is not read."""

    country_iso2: Text = _EMPTY
    state: Text = _EMPTY


class ShippingAddress(Place, frozen=True, kw_only=True):
    """Where a part of an order goes, and how."""

    id: Text = _EMPTY
    shipping_method: Text = _EMPTY


class Line(_Payload, frozen=True, kw_only=True):
    """An order product: totals are before discounts, `total_tax` is the tax on that."""

    id: Text
    product_id: Text = _EMPTY
    name: Text = _EMPTY
    sku: Text = _EMPTY
    type: Text = _EMPTY
    quantity: Text = _EMPTY
    total_ex_tax: Text
    total_inc_tax: Text = _EMPTY
    total_tax: Text = _EMPTY
    discounted_total_inc_tax: Text = _EMPTY
    wrapping_cost_ex_tax: Text = _EMPTY
    wrapping_cost_inc_tax: Text = _EMPTY


class Tax(_Payload, frozen=True, kw_only=True):
    """The tax at one rate on one line, or on one address."""

    name: Text = _EMPTY
    rate: Text = _EMPTY
    line_amount: Text = _EMPTY
    tax_class: Text = msgspec.field(name="class", default=_EMPTY)


class Coupon(_Payload, frozen=True, kw_only=True):
    """A coupon that was used; the order's own `coupon_discount` is what they took off together."""

    code: Text = _EMPTY


class Fee(_Payload, frozen=True, kw_only=True):
    """A fee charged to the buyer. One of the vendor's own examples misspells its amount without tax."""

    id: Text = _EMPTY
    display_name_merchant: Text = _EMPTY
    display_name_customer: Text = _EMPTY
    cost_ex_tax: Text = _EMPTY
    cost_exc_tax: Text = _EMPTY
    cost_inc_tax: Text = _EMPTY
    cost_tax: Text = _EMPTY

    @property
    def name(self) -> Text:
        return self.display_name_merchant or self.display_name_customer

    @property
    def without_tax(self) -> Text:
        return self.cost_ex_tax or self.cost_exc_tax


class Transaction(_Payload, frozen=True, kw_only=True):
    """What a gateway did; `gateway` is free text, whatever the vendor's list says."""

    event: Text = _EMPTY
    method: Text = _EMPTY
    amount: Text = _EMPTY
    currency: Text = _EMPTY
    gateway: Text = _EMPTY
    gateway_transaction_id: Text = _EMPTY
    status: Text = _EMPTY
    test: Text = _EMPTY
    date_created: Text = _EMPTY


class OrderHead(_Payload, frozen=True, kw_only=True):
    """The order itself. Money is in the transactional currency, `default_currency_code`, never the display one."""

    id: Text
    status_id: Text
    is_deleted: Text = _EMPTY
    date_created: Text
    date_modified: Text = _EMPTY
    default_currency_code: Text = _EMPTY
    currency_code: Text = _EMPTY
    is_tax_inclusive_pricing: Text = _EMPTY
    total_inc_tax: Text
    total_tax: Text = _EMPTY
    shipping_cost_ex_tax: Text = _EMPTY
    shipping_cost_inc_tax: Text = _EMPTY
    shipping_cost_tax: Text = _EMPTY
    handling_cost_ex_tax: Text = _EMPTY
    handling_cost_inc_tax: Text = _EMPTY
    handling_cost_tax: Text = _EMPTY
    wrapping_cost_ex_tax: Text = _EMPTY
    wrapping_cost_inc_tax: Text = _EMPTY
    wrapping_cost_tax: Text = _EMPTY
    discount_amount: Text = _EMPTY
    coupon_discount: Text = _EMPTY
    store_credit_amount: Text = _EMPTY
    gift_certificate_amount: Text = _EMPTY
    payment_method: Text = _EMPTY
    payment_provider_id: Text = _EMPTY
    payment_status: Text = _EMPTY
    order_source: Text = _EMPTY
    channel_id: Text = _EMPTY
    tax_provider_id: Text = _EMPTY
    shipping_address_count: Text = _EMPTY
    order_is_digital: Text = _EMPTY
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


class Order(_Payload, frozen=True, kw_only=True):
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


class Adjustment(_Payload, frozen=True, kw_only=True):
    """What was kept back of an item's refund; negative."""

    amount: Text = _EMPTY


class RefundItem(_Payload, frozen=True, kw_only=True):
    """What was refunded: pieces of a line, or an amount of something else."""

    item_type: Text = _EMPTY
    item_id: Text = _EMPTY
    quantity: Text = _EMPTY
    requested_amount: Text = _EMPTY
    adjustments: tuple[Adjustment, ...] = ()


class RefundPayment(_Payload, frozen=True, kw_only=True):
    """How a part of a refund goes back; a declined one went nowhere."""

    provider_id: Text = _EMPTY
    amount: Text = _EMPTY
    offline: Text = _EMPTY
    is_declined: Text = _EMPTY
    transaction_id: Text = _EMPTY


class Refund(_Payload, frozen=True, kw_only=True):
    """One refund of an order."""

    id: Text
    order_id: Text
    created: Text
    reason: Text = _EMPTY
    total_amount: Text
    total_tax: Text = _EMPTY
    uses_merchant_override_values: Text = _EMPTY
    items: tuple[RefundItem, ...] = ()
    payments: tuple[RefundPayment, ...] = ()


class _LooseHead(msgspec.Struct):
    id: object
    order_id: object = None
    date_created: object = None
    date_modified: object = None
    created: object = None


class Head(_Payload, frozen=True, kw_only=True):
    """The fields that place a record: which one, and from when; read without the rest of it."""

    id: Text
    order_id: Text = _EMPTY
    date_created: Text = _EMPTY
    date_modified: Text = _EMPTY

    @property
    def created(self) -> datetime:
        text = self.date_created or self.date_modified
        return moment_of(text, field_name="date_created", document=self.id)

    @property
    def modified(self) -> datetime:
        text = self.date_modified or self.date_created
        return moment_of(text, field_name="date_modified", document=self.id)


Kind = TypeVar("Kind", bound=_Payload)


def read_head(payload: bytes) -> Head:
    try:
        loose = msgspec.json.decode(payload, type=_LooseHead)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _unreadable(payload, error) from error
    return Head(
        id=_text(loose.id),
        order_id=_text(loose.order_id),
        date_created=_text(loose.date_created or loose.created),
        date_modified=_text(loose.date_modified),
    )


def read_order_head(payload: bytes) -> OrderHead:
    """Read an order as it is listed, without what belongs to it."""
    return _read(payload, OrderHead)


def read_order(payload: bytes) -> Order:
    return _read(payload, Order)


def read_refund(payload: bytes) -> Refund:
    return _read(payload, Refund)


def moment_of(text: str, *, field_name: str, document: str) -> datetime:
    """Read RFC 2822 (v2) or ISO 8601 (v3); both come with their zone, and are in UTC where they do not."""
    try:
        moment = datetime.fromisoformat(text) if text[:4].isdigit() else parsedate_to_datetime(text)
    except ValueError:
        raise Problem(
            "bigcommerce.payload_unreadable", field=field_name, value=text[:40], document=document
        ) from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _read(payload: bytes, kind: type[Kind]) -> Kind:
    try:
        loose = _tidied(_DECODER.decode(payload))
        return msgspec.convert(loose, kind, dec_hook=_scalar)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _unreadable(payload, error) from error


def _unreadable(payload: bytes, error: Exception) -> Problem:
    words = str(error)
    place = re.findall(r"at `\$\.?([^`]*)`", words) + re.findall(r"field `([^`]+)`", words)
    return Problem(
        "bigcommerce.payload_unreadable",
        field=".".join(part for part in place if part) or "payload",
        value="",
        document=_id_in(payload),
        technical=words[:300],
    )


def _tidied(value: object) -> object:
    """Make lists of what should be lists and objects of objects; what is only linked to is not there."""
    if isinstance(value, list):
        return [_tidied(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {name: _tidied(_shaped(name, one)) for name, one in value.items()}


def _shaped(name: str, value: object) -> object:
    """An order's own `products`, `coupons` and `fees` are links unless they were asked for."""
    if (name in _LISTS or name == "fees") and not isinstance(value, list):
        return []
    if name in _OBJECTS and not isinstance(value, dict):
        return {}
    return value


def _scalar(kind: type, value: object) -> object:
    if kind is not Text:
        raise NotImplementedError(kind)
    return _text(value)


def _text(value: object) -> Text:
    if value is None or isinstance(value, list | dict):
        return _EMPTY
    if isinstance(value, bool):
        return Text("true" if value else "false")
    return Text(f"{value:f}" if isinstance(value, Decimal) else value)


def _id_in(payload: bytes) -> str:
    found = re.search(rb'"id"\s*:\s*"?(\d{1,20})', payload[:200])
    return found[1].decode() if found else ""
