"""Shopify's payloads as far as they are used: unknown fields are let be, connections become plain lists."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Problem

_DECODER = msgspec.json.Decoder(float_hook=Decimal)


class Text(str):
    """A scalar however it came: GraphQL writes amounts and long ids as strings, REST writes some as numbers."""

    __slots__ = ()


_EMPTY = Text("")


class _Payload(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Fields that are not named here may come and go; what is null counts as left out."""


class Amount(_Payload, frozen=True, kw_only=True):
    """`MoneyV2`: an amount and its currency."""

    amount: Text
    currency_code: Text


class MoneyBag(_Payload, frozen=True, kw_only=True):
    """The same money in the shop's currency and in the customer's."""

    shop_money: Amount
    presentment_money: Amount | None = None


class Reference(_Payload, frozen=True, kw_only=True):
    """Another record, of which only the id is used."""

    id: Text


class Place(_Payload, frozen=True, kw_only=True):
    """What of an address matters for tax; the rest of it is personal and is not read."""

    country_code_v2: Text = msgspec.field(name="countryCodeV2", default=_EMPTY)
    province_code: Text = _EMPTY


class TaxLine(_Payload, frozen=True, kw_only=True):
    """One tax on one line; in the sales ledger its amount stands beside it."""

    title: Text = _EMPTY
    rate: Text = _EMPTY
    rate_percentage: Text = _EMPTY
    channel_liable: bool = False
    """True: the channel pays it over itself. Null counts as the merchant's, who is safe to owe it."""
    price_set: MoneyBag | None = None


class Allocation(_Payload, frozen=True, kw_only=True):
    """The share of one discount that landed on one line."""

    allocated_amount_set: MoneyBag


class Duty(_Payload, frozen=True, kw_only=True):
    """Import duty on one line."""

    id: Text = _EMPTY
    price: MoneyBag
    tax_lines: tuple[TaxLine, ...] = ()


class LineItem(_Payload, frozen=True, kw_only=True):
    """What was ordered, removed and refunded units included."""

    id: Text
    sku: Text = _EMPTY
    title: Text = _EMPTY
    name: Text = _EMPTY
    quantity: int = 0
    is_gift_card: bool = False
    requires_shipping: bool = True
    original_total_set: MoneyBag
    discount_allocations: tuple[Allocation, ...] = ()
    tax_lines: tuple[TaxLine, ...] = ()
    duties: tuple[Duty, ...] = ()
    product: Reference | None = None


class ShippingLine(_Payload, frozen=True, kw_only=True):
    """One way of shipping: before and after its discounts."""

    id: Text = _EMPTY
    title: Text = _EMPTY
    code: Text = _EMPTY
    is_removed: bool = False
    original_price_set: MoneyBag | None = None
    discounted_price_set: MoneyBag
    tax_lines: tuple[TaxLine, ...] = ()


class AdditionalFee(_Payload, frozen=True, kw_only=True):
    """A fee beside goods and shipping, by its name."""

    id: Text = _EMPTY
    name: Text = _EMPTY
    price: MoneyBag
    tax_lines: tuple[TaxLine, ...] = ()


class Transaction(_Payload, frozen=True, kw_only=True):
    """A movement of money, or an attempt at one: `kind` gives the sign, and only SUCCESS moved anything."""

    id: Text
    kind: Text
    status: Text
    gateway: Text = _EMPTY
    test: bool = False
    created_at: Text = _EMPTY
    processed_at: Text = _EMPTY
    amount_set: MoneyBag
    amount_rounding_set: MoneyBag | None = None


class RefundLine(_Payload, frozen=True, kw_only=True):
    """Units of a line that came back, after discounts."""

    quantity: int = 0
    restock_type: Text = _EMPTY
    subtotal_set: MoneyBag
    total_tax_set: MoneyBag
    line_item: Reference


class RefundShippingLine(_Payload, frozen=True, kw_only=True):
    """Shipping that was given back."""

    subtotal_amount_set: MoneyBag
    tax_amount_set: MoneyBag
    shipping_line: Reference | None = None


class RefundDuty(_Payload, frozen=True, kw_only=True):
    """Duty that was given back."""

    amount_set: MoneyBag


class OrderAdjustment(_Payload, frozen=True, kw_only=True):
    """Why a refund and the value of its lines differ; the difference itself is taken from the money."""

    reason: Text = _EMPTY


class Refund(_Payload, frozen=True, kw_only=True):
    """A refund: it does not prove that money moved, its transactions do."""

    id: Text
    legacy_resource_id: Text = _EMPTY
    created_at: Text
    note: Text = _EMPTY
    refund_line_items: tuple[RefundLine, ...] = ()
    refund_shipping_lines: tuple[RefundShippingLine, ...] = ()
    duties: tuple[RefundDuty, ...] = ()
    order_adjustments: tuple[OrderAdjustment, ...] = ()
    transactions: tuple[Transaction, ...] = ()

    @property
    def number(self) -> str:
        return self.legacy_resource_id or tail_of(self.id)


class FulfilledLine(_Payload, frozen=True, kw_only=True):
    """Units of a line that were sent."""

    quantity: int = 0
    line_item: Reference


class Fulfillment(_Payload, frozen=True, kw_only=True):
    """One parcel, or one delivery of any kind."""

    id: Text
    legacy_resource_id: Text = _EMPTY
    status: Text
    created_at: Text
    updated_at: Text = _EMPTY
    fulfillment_line_items: tuple[FulfilledLine, ...] = ()

    @property
    def number(self) -> str:
        return self.legacy_resource_id or tail_of(self.id)


class SaleTax(_Payload, frozen=True, kw_only=True):
    """The tax of one row of the sales ledger at one rate."""

    amount: MoneyBag
    tax_line: TaxLine = TaxLine()


class ShippingReference(_Payload, frozen=True, kw_only=True):
    """A shipping line as the sales ledger names it; left out of a row that takes it back."""

    id: Text = _EMPTY
    title: Text = _EMPTY


class NamedReference(_Payload, frozen=True, kw_only=True):
    """A fee as the sales ledger names it."""

    id: Text = _EMPTY
    name: Text = _EMPTY


class Sale(_Payload, frozen=True, kw_only=True):
    """One row of the sales ledger: never changed once written, its cents spread already."""

    action_type: Text = _EMPTY
    line_type: Text = _EMPTY
    quantity: int = 0
    total_amount: MoneyBag
    total_tax_amount: MoneyBag
    total_discount_amount_before_taxes: MoneyBag | None = None
    total_discount_amount_after_taxes: MoneyBag | None = None
    taxes: tuple[SaleTax, ...] = ()
    line_item: Reference | None = None
    shipping_line: ShippingReference | None = None
    additional_fee: NamedReference | None = None


class Agreement(_Payload, frozen=True, kw_only=True):
    """What was agreed at one moment: the order, an edit of it, a return, a refund."""

    typename: Text = msgspec.field(name="__typename", default=_EMPTY)
    id: Text
    happened_at: Text
    reason: Text = _EMPTY
    refund: Reference | None = None
    sales: tuple[Sale, ...] = ()


class Order(_Payload, frozen=True, kw_only=True):
    """One order with all that happened to it."""

    id: Text
    legacy_resource_id: Text = _EMPTY
    name: Text = _EMPTY
    created_at: Text
    processed_at: Text = _EMPTY
    cancelled_at: Text = _EMPTY
    test: bool = False
    edited: bool = False
    display_financial_status: Text = _EMPTY
    currency_code: Text = _EMPTY
    presentment_currency_code: Text = _EMPTY
    taxes_included: bool = False
    duties_included: bool = False
    source_name: Text = _EMPTY
    shipping_address: Place = Place()
    billing_address: Place = Place()
    original_total_price_set: MoneyBag | None = None
    total_price_set: MoneyBag
    current_total_price_set: MoneyBag | None = None
    total_tip_received_set: MoneyBag | None = None
    line_items: tuple[LineItem, ...]
    shipping_lines: tuple[ShippingLine, ...] = ()
    additional_fees: tuple[AdditionalFee, ...] = ()
    transactions: tuple[Transaction, ...] = ()
    refunds: tuple[Refund, ...] = ()
    fulfillments: tuple[Fulfillment, ...] = ()
    agreements: tuple[Agreement, ...] = ()

    @property
    def number(self) -> str:
        return self.legacy_resource_id or tail_of(self.id)

    @property
    def place(self) -> Place:
        return self.shipping_address if self.shipping_address.country_code_v2 else self.billing_address


class BalanceTransaction(_Payload, frozen=True, kw_only=True):
    """One row of the payments account: amount less fee is net."""

    id: Text
    type: Text
    source_type: Text = _EMPTY
    source_order_transaction_id: Text = _EMPTY
    test: bool = False
    adjustment_reason: Text = _EMPTY
    amount: Amount
    fee: Amount
    net: Amount


class Payout(_Payload, frozen=True, kw_only=True):
    """What Shopify Payments sent to the bank, or took from it, with every row behind it."""

    id: Text
    legacy_resource_id: Text = _EMPTY
    issued_at: Text
    status: Text
    transaction_type: Text = _EMPTY
    net: Amount
    balance_transactions: tuple[BalanceTransaction, ...] = ()

    @property
    def number(self) -> str:
        return self.legacy_resource_id or tail_of(self.id)


class GiftCard(_Payload, frozen=True, kw_only=True):
    """A gift card: without an order it was issued by hand."""

    id: Text
    created_at: Text
    initial_value: Amount
    balance: Amount
    order: Reference | None = None


Kind = TypeVar("Kind", bound=_Payload)


def read_order(payload: bytes) -> Order:
    return _read(payload, Order)


def read_payout(payload: bytes) -> Payout:
    return _read(payload, Payout)


def read_gift_card(payload: bytes) -> GiftCard:
    return _read(payload, GiftCard)


def tail_of(gid: str) -> str:
    """Return the number at the end of 'gid://shopify/Order/1234'; the query some ids carry is left out."""
    return gid.rpartition("/")[2].partition("?")[0]


def utc_of(text: str, *, field_name: str, document: str) -> datetime:
    """Read a moment: UTC in GraphQL, with the shop's offset in REST."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise Problem(
            "shopify.payload_unreadable", field=field_name, value=text[:40], document=document
        ) from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _read(payload: bytes, kind: type[Kind]) -> Kind:
    try:
        loose = _tidied(_DECODER.decode(payload))
        return msgspec.convert(loose, kind, dec_hook=_scalar)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        words = str(error)
        place = re.findall(r"at `\$\.?([^`]*)`", words) + re.findall(r"field `([^`]+)`", words)
        raise Problem(
            "shopify.payload_unreadable",
            field=".".join(part for part in place if part) or "payload",
            value="",
            document=_id_in(payload),
            technical=words[:300],
        ) from error


def _tidied(value: object) -> object:
    """Make a plain list of a connection, whether it was asked for by nodes or by edges, and leave out nulls."""
    if isinstance(value, list):
        return [_tidied(one) for one in value if one is not None]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get("nodes"), list):
        return _tidied(value["nodes"])
    if isinstance(value.get("edges"), list):
        return _tidied([edge["node"] for edge in value["edges"] if isinstance(edge, dict) and "node" in edge])
    return {name: _tidied(one) for name, one in value.items() if one is not None}


def _scalar(kind: type, value: object) -> object:
    if kind is not Text:
        raise NotImplementedError(kind)
    if isinstance(value, bool):
        return Text("true" if value else "false")
    return Text(f"{value:f}" if isinstance(value, Decimal) else value)


def _id_in(payload: bytes) -> str:
    found = re.search(rb'"id"\s*:\s*"?(?:gid://shopify/\w+/)?(\d{1,20})', payload[:2000])
    return found[1].decode() if found else ""
