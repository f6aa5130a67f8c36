"""
ShipStation's payloads as far as they are used: unknown fields are let be, any field may be null or missing.

Amounts are JSON numbers and are read as decimals, never as floats. Names and addresses of people are not read.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.shipstation.moments import moment_of

Id = int | str | None
Shape = TypeVar("Shape")


class _Payload(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Fields that are not named here may come and go."""


class Advanced(_Payload, frozen=True, kw_only=True):
    """Where an order stands in the account, and what was merged with it or split from it."""

    warehouse_id: Id = None
    store_id: Id = None
    merged_or_split: bool | None = None
    merged_ids: list[Id] | None = None
    parent_id: Id = None
    custom_field1: str | None = None
    custom_field2: str | None = None
    custom_field3: str | None = None

    @property
    def kin(self) -> tuple[str, ...]:
        """The orders that this one was split from or merged out of."""
        others = [self.parent_id, *(self.merged_ids or [])]
        return tuple(dict.fromkeys(text_of(one) for one in others if text_of(one)))


class Option(_Payload, frozen=True, kw_only=True):
    """A named detail of a line; purchase orders write the unit of measure there."""

    name: str | None = None
    value: str | None = None


class Item(_Payload, frozen=True, kw_only=True):
    """A line of an order or of a shipment."""

    order_item_id: Id = None
    line_item_key: str | None = None
    sku: str | None = None
    name: str | None = None
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    warehouse_location: str | None = None
    product_id: Id = None
    fulfillment_sku: str | None = None
    upc: str | None = None
    adjustment: bool | None = None
    options: list[Option] | None = None

    @property
    def is_goods(self) -> bool:
        """Discounts and fees are lines too: with a flag in orders, and by their price alone in shipments."""
        return not self.adjustment and (self.quantity or 0) > 0 and (self.unit_price or 0) >= 0


class Order(_Payload, frozen=True, kw_only=True):
    """An order, as `/orders` gives it."""

    order_id: int | str
    order_number: str | None = None
    order_key: str | None = None
    order_status: str | None = None
    create_date: str | None = None
    modify_date: str | None = None
    items: list[Item | None] | None = None
    advanced_options: Advanced | None = None

    @property
    def advanced(self) -> Advanced:
        return self.advanced_options or Advanced()

    @property
    def goods(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items or [] if item is not None and item.is_goods)


class Shipment(_Payload, frozen=True, kw_only=True):
    """A label bought in ShipStation."""

    shipment_id: int | str
    order_id: Id = None
    order_key: str | None = None
    order_number: str | None = None
    create_date: str | None = None
    ship_date: str | None = None
    shipment_cost: Decimal | None = None
    insurance_cost: Decimal | None = None
    tracking_number: str | None = None
    is_return_label: bool | None = None
    carrier_code: str | None = None
    service_code: str | None = None
    warehouse_id: Id = None
    voided: bool | None = None
    void_date: str | None = None
    advanced_options: Advanced | None = None
    shipment_items: list[Item | None] | None = None

    @property
    def advanced(self) -> Advanced:
        return self.advanced_options or Advanced()

    @property
    def goods(self) -> tuple[Item, ...]:
        return tuple(item for item in self.shipment_items or [] if item is not None and item.is_goods)


class Fulfillment(_Payload, frozen=True, kw_only=True):
    """An order that somebody marked as shipped, or that a partner shipped; without items."""

    fulfillment_id: int | str
    order_id: Id = None
    order_number: str | None = None
    create_date: str | None = None
    ship_date: str | None = None
    void_date: str | None = None
    tracking_number: str | None = None
    carrier_code: str | None = None
    fulfillment_service_code: str | None = None
    fulfillment_provider_code: str | None = None
    fulfillment_fee: Decimal | None = None
    voided: bool | None = None


class Product(_Payload, frozen=True, kw_only=True):
    """A product; the API can change one and never make one."""

    product_id: int | str
    sku: str | None = None
    name: str | None = None
    upc: str | None = None
    active: bool | None = None
    create_date: str | None = None
    modify_date: str | None = None


class Store(_Payload, frozen=True, kw_only=True):
    """A selling channel, or a store that is filled by hand or by the API (marketplace 0)."""

    store_id: int | str
    store_name: str | None = None
    marketplace_id: Id = None
    marketplace_name: str | None = None
    active: bool | None = None

    @property
    def is_manual(self) -> bool:
        return text_of(self.marketplace_id) == "0"


class Warehouse(_Payload, frozen=True, kw_only=True):
    """A place that is shipped from."""

    warehouse_id: int | str
    warehouse_name: str | None = None
    is_default: bool | None = None


class Webhook(msgspec.Struct, frozen=True, kw_only=True):
    """A webhook as it is listed, with the names that only webhooks have."""

    WebHookID: int | str
    HookType: str | None = None
    Url: str | None = None
    Active: bool | None = None
    StoreID: Id = None


class Webhooks(msgspec.Struct, frozen=True, kw_only=True):
    """All webhooks of an account."""

    webhooks: list[Webhook | None] | None = None


class Subscribed(msgspec.Struct, frozen=True, kw_only=True):
    """What a new webhook is answered with: an id, under one name or the other."""

    id: Id = None
    WebHookID: Id = None


class Upserted(_Payload, frozen=True, kw_only=True):
    """What became of one order of many."""

    order_id: Id = None
    order_number: str | None = None
    order_key: str | None = None
    success: bool | None = None
    error_message: str | None = None


class Upserts(_Payload, frozen=True, kw_only=True):
    """The answer to many orders; the order of the rows is not promised."""

    has_errors: bool | None = None
    results: list[Upserted | None] | None = None


class Done(_Payload, frozen=True, kw_only=True):
    """The answer to a change of a product."""

    success: bool | None = None
    message: str | None = None


def read_order(payload: bytes) -> Order:
    return _read(payload, Order)


def read_shipment(payload: bytes) -> Shipment:
    return _read(payload, Shipment)


def read_fulfillment(payload: bytes) -> Fulfillment:
    return _read(payload, Fulfillment)


def read_product(payload: bytes) -> Product:
    return _read(payload, Product)


def text_of(value: Id) -> str:
    return "" if value is None else str(value)


def latest(texts: Iterable[tuple[str, str | None]], *, document: str) -> datetime:
    """Return the latest of some (field, text) moments, of which at least the first has to be there."""
    named = list(texts)
    moments = [
        moment_of(text, field_name=name, document=document)
        for place, (name, text) in enumerate(named)
        if text or place == 0
    ]
    return max(moments)


def _read(payload: bytes, shape: type[Shape]) -> Shape:
    try:
        return msgspec.json.decode(payload, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem("shipstation.payload_unreadable", technical=str(error)) from error
