"""WooCommerce's payloads as far as they are used: unknown fields are let be, odd ones are tidied."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Problem

_LISTS = frozenset(
    ["line_items", "tax_lines", "shipping_lines", "fee_lines", "coupon_lines", "refunds", "taxes", "up"]
)
_OBJECTS = frozenset(["billing", "shipping", "_links"])
_ORDER_ADDRESS = re.compile(r"/orders/(\d+)/?$")
_DECODER = msgspec.json.Decoder(float_hook=Decimal)


class Text(str):
    """A scalar however the shop wrote it: a string, a number, null, or PHP's empty array."""

    __slots__ = ()


_EMPTY = Text("")


class _Payload(msgspec.Struct, frozen=True, kw_only=True):
    """Fields that are not named here may come and go."""


class Head(_Payload, frozen=True, kw_only=True):
    """The fields that place a record: which one, of which order, from when; read without the rest of it."""

    id: Text
    parent_id: Text = _EMPTY
    date_created_gmt: Text = _EMPTY
    date_modified_gmt: Text = _EMPTY
    number: Text = _EMPTY
    has_refunds: bool = False

    @property
    def created(self) -> datetime:
        text = self.date_created_gmt or self.date_modified_gmt
        return utc_of(text, field_name="date_created_gmt", document=self.id)

    @property
    def modified(self) -> datetime:
        text = self.date_modified_gmt or self.date_created_gmt
        return utc_of(text, field_name="date_modified_gmt", document=self.id)


class Place(_Payload, frozen=True, kw_only=True):
    """What of an address matters for tax; the rest of it is personal data and is not read."""

    country: Text = _EMPTY
    state: Text = _EMPTY


class LineTax(_Payload, frozen=True, kw_only=True):
    """The tax of one line at one rate; `id` is the rate's."""

    id: Text = _EMPTY
    total: Text = _EMPTY


class TaxedLine(_Payload, frozen=True, kw_only=True):
    """What every line of an order or refund has: a total without tax, and its tax."""

    total: Text
    total_tax: Text = _EMPTY
    taxes: tuple[LineTax, ...] = ()


class ProductLine(TaxedLine, frozen=True, kw_only=True):
    """Goods: `subtotal` before coupons, `total` after."""

    name: Text = _EMPTY
    product_id: Text = _EMPTY
    sku: Text = _EMPTY
    tax_class: Text = _EMPTY
    subtotal: Text = _EMPTY


class FeeLine(TaxedLine, frozen=True, kw_only=True):
    """A fee charged to the buyer; plugins write discounts as negative ones."""

    name: Text = _EMPTY


class ShippingLine(TaxedLine, frozen=True, kw_only=True):
    """One way of shipping."""

    method_id: Text = _EMPTY
    method_title: Text = _EMPTY


class TaxLine(_Payload, frozen=True, kw_only=True):
    """The tax of a whole document at one rate."""

    rate_code: Text = _EMPTY
    rate_id: Text = _EMPTY
    label: Text = _EMPTY
    rate_percent: Text = _EMPTY
    tax_total: Text = _EMPTY
    shipping_tax_total: Text = _EMPTY


class CouponLine(_Payload, frozen=True, kw_only=True):
    """A coupon that was used; its amounts are not formatted and may miss the lines' by a cent, so not read."""

    code: Text = _EMPTY


class RefundSummary(_Payload, frozen=True, kw_only=True):
    """What an order says of a refund: its amount, negative."""

    id: Text
    total: Text = _EMPTY


class Order(_Payload, frozen=True, kw_only=True):
    """One order; of its dates only the GMT ones count."""

    id: Text
    number: Text = _EMPTY
    status: Text
    currency: Text
    total: Text
    created_via: Text = _EMPTY
    payment_method: Text = _EMPTY
    transaction_id: Text = _EMPTY
    date_created: Text = _EMPTY
    date_created_gmt: Text
    date_paid: Text = _EMPTY
    date_paid_gmt: Text = _EMPTY
    date_completed: Text = _EMPTY
    date_completed_gmt: Text = _EMPTY
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


class _Up(_Payload, frozen=True, kw_only=True):
    href: Text = _EMPTY


class _Links(_Payload, frozen=True, kw_only=True):
    up: tuple[_Up, ...] = ()


class Refund(_Payload, frozen=True, kw_only=True):
    """One refund: `amount` is positive, its lines are negative."""

    id: Text
    parent_id: Text = _EMPTY
    amount: Text
    reason: Text = _EMPTY
    refunded_payment: Text = _EMPTY
    """Whether the shop sent the money back through the gateway."""
    date_created: Text = _EMPTY
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


Kind = TypeVar("Kind", bound=_Payload)


def read_head(payload: bytes) -> Head:
    try:
        loose = msgspec.json.decode(payload, type=_LooseHead)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _unreadable(payload, error) from error
    return Head(
        id=_text(loose.id),
        parent_id=_text(loose.parent_id),
        date_created_gmt=_text(loose.date_created_gmt),
        date_modified_gmt=_text(loose.date_modified_gmt),
        number=_text(loose.number),
        has_refunds=bool(loose.refunds),
    )


def read_order(payload: bytes) -> Order:
    return _read(payload, Order)


def read_refund(payload: bytes) -> Refund:
    return _read(payload, Refund)


def utc_of(text: str, *, field_name: str, document: str) -> datetime:
    """Read a GMT date, which WooCommerce writes without a zone."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Problem(
            "woocommerce.payload_unreadable", field=field_name, value=text[:40], document=document
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
        "woocommerce.payload_unreadable",
        field=".".join(part for part in place if part) or "payload",
        value="",
        document=_id_in(payload),
        technical=words[:300],
    )


def _tidied(value: object) -> object:
    """Make lists of what should be lists, and objects of objects: PHP writes either for an empty or gapped array."""
    if isinstance(value, list):
        return [_tidied(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {name: _tidied(_shaped(name, one)) for name, one in value.items()}


def _shaped(name: str, value: object) -> object:
    if name in _LISTS and not isinstance(value, list):
        return list(value.values()) if isinstance(value, dict) else []
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
    found = re.match(rb'\s*\{\s*"id"\s*:\s*"?(\d{1,20})', payload)
    return found[1].decode() if found else ""
