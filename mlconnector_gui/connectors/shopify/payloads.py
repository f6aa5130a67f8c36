"""Shopify's payloads as far as they are used: unknown fields are let be, connections become plain lists."""

import re
from datetime import datetime

import msgspec

from mlconnector_gui.connectors.payload import EMPTY, Kind, Payload, PayloadReader, Text


class _Payload(Payload, frozen=True, kw_only=True, rename="camel"):
    """What is null counts as left out."""


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

    country_code_v2: Text = msgspec.field(name="countryCodeV2", default=EMPTY)
    province_code: Text = EMPTY


class TaxLine(_Payload, frozen=True, kw_only=True):
    """One tax on one line; in the sales ledger its amount stands beside it."""

    title: Text = EMPTY
    rate: Text = EMPTY
    rate_percentage: Text = EMPTY
    channel_liable: bool = False
    """True: the channel pays it over itself. Null counts as the merchant's, who is safe to owe it."""
    price_set: MoneyBag | None = None


class Allocation(_Payload, frozen=True, kw_only=True):
    """The share of one discount that landed on one line."""

    allocated_amount_set: MoneyBag


class Duty(_Payload, frozen=True, kw_only=True):
    """Import duty on one line."""

    id: Text = EMPTY
    price: MoneyBag
    tax_lines: tuple[TaxLine, ...] = ()


class LineItem(_Payload, frozen=True, kw_only=True):
    """What was ordered, removed and refunded units included."""

    id: Text
    sku: Text = EMPTY
    title: Text = EMPTY
    name: Text = EMPTY
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

    id: Text = EMPTY
    title: Text = EMPTY
    code: Text = EMPTY
    is_removed: bool = False
    original_price_set: MoneyBag | None = None
    discounted_price_set: MoneyBag
    tax_lines: tuple[TaxLine, ...] = ()


class AdditionalFee(_Payload, frozen=True, kw_only=True):
    """A fee beside goods and shipping, by its name."""

    id: Text = EMPTY
    name: Text = EMPTY
    price: MoneyBag
    tax_lines: tuple[TaxLine, ...] = ()


class Transaction(_Payload, frozen=True, kw_only=True):
    """A movement of money, or an attempt at one: `kind` gives the sign, and only SUCCESS moved anything."""

    id: Text
    kind: Text
    status: Text
    gateway: Text = EMPTY
    test: bool = False
    created_at: Text = EMPTY
    processed_at: Text = EMPTY
    amount_set: MoneyBag
    amount_rounding_set: MoneyBag | None = None


class RefundLine(_Payload, frozen=True, kw_only=True):
    """Units of a line that came back, after discounts."""

    quantity: int = 0
    restock_type: Text = EMPTY
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

    reason: Text = EMPTY


class Refund(_Payload, frozen=True, kw_only=True):
    """A refund: it does not prove that money moved, its transactions do."""

    id: Text
    legacy_resource_id: Text = EMPTY
    created_at: Text
    note: Text = EMPTY
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
    legacy_resource_id: Text = EMPTY
    status: Text
    created_at: Text
    updated_at: Text = EMPTY
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

    id: Text = EMPTY
    title: Text = EMPTY


class NamedReference(_Payload, frozen=True, kw_only=True):
    """A fee as the sales ledger names it."""

    id: Text = EMPTY
    name: Text = EMPTY


class Sale(_Payload, frozen=True, kw_only=True):
    """One row of the sales ledger: never changed once written, its cents spread already."""

    action_type: Text = EMPTY
    line_type: Text = EMPTY
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

    typename: Text = msgspec.field(name="__typename", default=EMPTY)
    id: Text
    happened_at: Text
    reason: Text = EMPTY
    refund: Reference | None = None
    sales: tuple[Sale, ...] = ()


class Order(_Payload, frozen=True, kw_only=True):
    """One order with all that happened to it."""

    id: Text
    legacy_resource_id: Text = EMPTY
    name: Text = EMPTY
    created_at: Text
    processed_at: Text = EMPTY
    cancelled_at: Text = EMPTY
    test: bool = False
    edited: bool = False
    display_financial_status: Text = EMPTY
    currency_code: Text = EMPTY
    presentment_currency_code: Text = EMPTY
    taxes_included: bool = False
    duties_included: bool = False
    source_name: Text = EMPTY
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
    source_type: Text = EMPTY
    source_order_transaction_id: Text = EMPTY
    test: bool = False
    adjustment_reason: Text = EMPTY
    amount: Amount
    fee: Amount
    net: Amount


class Payout(_Payload, frozen=True, kw_only=True):
    """What Shopify Payments sent to the bank, or took from it, with every row behind it."""

    id: Text
    legacy_resource_id: Text = EMPTY
    issued_at: Text
    status: Text
    transaction_type: Text = EMPTY
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
    enabled: bool = True
    expires_on: Text = EMPTY


class CreditEntry(_Payload, frozen=True, kw_only=True):
    """One change of a store credit account; its type says which way."""

    typename: Text = msgspec.field(name="__typename")
    id: Text = EMPTY
    amount: Amount
    created_at: Text
    event: Text = EMPTY


class StoreCredit(_Payload, frozen=True, kw_only=True):
    """What one customer may spend, and every change of it."""

    id: Text
    balance: Amount
    transactions: tuple[CreditEntry, ...] = ()


def read_order(payload: bytes) -> Order:
    return _READER.read(payload, Order)


def read_payout(payload: bytes) -> Payout:
    return _READER.read(payload, Payout)


def read_gift_card(payload: bytes) -> GiftCard:
    return _READER.read(payload, GiftCard)


def read_store_credit(payload: bytes) -> StoreCredit:
    return _READER.read(payload, StoreCredit)


def read_as(payload: bytes, kind: type[Kind]) -> Kind:
    """Read of a payload what a kind of record names."""
    return _READER.read(payload, kind)


def tail_of(gid: str) -> str:
    """Return the number at the end of 'gid://shopify/Order/1234'; the query some ids carry is left out."""
    return gid.rpartition("/")[2].partition("?")[0]


def utc_of(text: str, *, field_name: str, document: str) -> datetime:
    """Read a moment: UTC in GraphQL, with the shop's offset in REST."""
    return _READER.moment(text, field_name=field_name, document=document)


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


_READER = PayloadReader(
    unreadable="shopify.payload_unreadable",
    document_id=re.compile(rb'"id"\s*:\s*"?(?:gid://shopify/\w+/)?(\d{1,20})'),
    tidied=_tidied,
)
