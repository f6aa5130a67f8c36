"""What the API sends, as far as it is used: unknown fields are let be, those that place a record are named."""

from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Problem

Shape = TypeVar("Shape")


class _Payload(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Fields that are not named here may come and go; optional ones may be null."""


# sellers


class MarketplaceEntry(_Payload, frozen=True, kw_only=True):
    """A marketplace as `marketplaceParticipations` tells it."""

    id: str
    country_code: str = ""
    default_currency_code: str = ""
    domain_name: str = ""


class ParticipationEntry(_Payload, frozen=True, kw_only=True):
    """Whether the seller may sell there; true for shops that were never opened, too."""

    is_participating: bool = False
    has_suspended_listings: bool = False


class MarketplaceParticipation(_Payload, frozen=True, kw_only=True):
    """One marketplace of the seller's account."""

    marketplace: MarketplaceEntry
    participation: ParticipationEntry = ParticipationEntry()
    store_name: str | None = ""


class Participations(_Payload, frozen=True, kw_only=True):
    """Every marketplace of the account, Amazon's internal ones among them."""

    payload: list[MarketplaceParticipation]


# reports


class Report(_Payload, frozen=True, kw_only=True):
    """One report; `reportDocumentId` comes when it is done."""

    report_id: str
    report_type: str
    created_time: str
    processing_status: str
    report_document_id: str | None = None


class Reports(_Payload, frozen=True, kw_only=True):
    """One page of reports."""

    reports: list[Report]
    next_token: str | None = None


class ReportDocument(_Payload, frozen=True, kw_only=True):
    """Where a report's document may be fetched during the next five minutes."""

    report_document_id: str
    url: str
    compression_algorithm: str | None = None


# finances


class Amount(_Payload, frozen=True, kw_only=True, rename="pascal"):
    """Money of the finances interface: a JSON number, kept as its own text."""

    currency_code: str | None = ""
    currency_amount: msgspec.Raw = msgspec.Raw(b"")


class EventGroup(_Payload, frozen=True, kw_only=True, rename="pascal"):
    """One balance of Amazon's, open or closed; a closed one is a settlement."""

    financial_event_group_id: str
    financial_event_group_start: str | None = None
    financial_event_group_end: str | None = None
    original_total: Amount | None = None


class EventGroupPage(_Payload, frozen=True, kw_only=True, rename="pascal"):
    """One page of event groups, each with its exact bytes."""

    financial_event_group_list: list[msgspec.Raw] | None = None
    next_token: str | None = None


class EventGroups(_Payload, frozen=True, kw_only=True):
    """The answer's wrapper."""

    payload: EventGroupPage


class Transaction(_Payload, frozen=True, kw_only=True):
    """One movement on Amazon's side, released or deferred."""

    posted_date: str | None = None
    transaction_id: str | None = None


class TransactionPage(_Payload, frozen=True, kw_only=True):
    """One page of transactions, each with its exact bytes; empty pages with a token occur."""

    transactions: list[msgspec.Raw] | None = None
    next_token: str | None = None


class Transactions(_Payload, frozen=True, kw_only=True):
    """The answer's wrapper."""

    payload: TransactionPage


# orders


class Order(_Payload, frozen=True, kw_only=True):
    """The fields that place an order of the interface 2026-01-01."""

    order_id: str
    created_time: str
    last_updated_time: str


class OrderPaging(_Payload, frozen=True, kw_only=True):
    """The way to the next page."""

    next_token: str | None = None


class OrderPage(_Payload, frozen=True, kw_only=True):
    """One page of orders."""

    orders: list[msgspec.Raw]
    pagination: OrderPaging | None = None


class OneOrder(_Payload, frozen=True, kw_only=True):
    """The answer for one order."""

    order: msgspec.Raw


class OrderV0(_Payload, frozen=True, kw_only=True, rename="pascal"):
    """The fields that place an order of the interface v0."""

    amazon_order_id: str
    purchase_date: str
    last_update_date: str


class OrderListV0(_Payload, frozen=True, kw_only=True, rename="pascal"):
    """One page of orders of v0."""

    orders: list[msgspec.Raw]
    next_token: str | None = None


class OrdersV0(_Payload, frozen=True, kw_only=True):
    """The answer's wrapper."""

    payload: OrderListV0


class OneOrderV0(_Payload, frozen=True, kw_only=True):
    """The answer for one order of v0."""

    payload: msgspec.Raw


# items


class ListingSummary(_Payload, frozen=True, kw_only=True):
    """A listing in one marketplace."""

    marketplace_id: str
    asin: str | None = None
    created_date: str = ""
    last_updated_date: str = ""


class Listing(_Payload, frozen=True, kw_only=True):
    """One SKU of the seller with its listings."""

    sku: str
    summaries: list[ListingSummary] | None = None


class ItemPaging(_Payload, frozen=True, kw_only=True):
    """The way to the next page of items."""

    next_token: str | None = None


class ItemPage(_Payload, frozen=True, kw_only=True):
    """One page of listings or of catalog items."""

    items: list[msgspec.Raw]
    number_of_results: int = 0
    pagination: ItemPaging | None = None


class CatalogItem(_Payload, frozen=True, kw_only=True):
    """One ASIN."""

    asin: str


class InventorySummary(_Payload, frozen=True, kw_only=True):
    """The stock of one SKU in Amazon's warehouses."""

    seller_sku: str | None = None
    fn_sku: str | None = None
    last_updated_time: str | None = None


class InventoryList(_Payload, frozen=True, kw_only=True):
    """The stock of some SKUs."""

    inventory_summaries: list[msgspec.Raw]


class Inventory(_Payload, frozen=True, kw_only=True):
    """The answer's wrapper; the token stands beside the payload."""

    payload: InventoryList
    pagination: ItemPaging | None = None


def read_as(payload: bytes, shape: type[Shape]) -> Shape:
    """Read the fields of one record that place it."""
    try:
        return msgspec.json.decode(payload, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem("amazon.payload_unreadable", field=shape.__name__, technical=str(error)) from error
