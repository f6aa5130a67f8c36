"""The streams beside the orders: payouts with the rows that make them up, gift cards, customers."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import Page, RawDocument, Window
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.connectors.shopify.client import ShopifyClient
from mlconnector_gui.connectors.shopify.lists import Listing, PageSize
from mlconnector_gui.connectors.shopify.records import (
    CUSTOMERS,
    GIFT_CARDS,
    PAYOUTS,
    Dates,
    Paging,
    Whole,
    as_it_is,
    existing,
)

_PAGE = 100


class Stream(Protocol):
    """One kind of document of a shop."""

    def pages(self, window: Window) -> AsyncIterator[Page]: ...

    async def fetch(self, number: str) -> RawDocument: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How one kind of record is listed and read by itself."""

    dates: Dates
    listed_by: str
    path: tuple[str, ...]
    read_by: str
    gid: str
    found_at: str


PAYOUT = Kind(
    dates=PAYOUTS,
    listed_by="payouts",
    path=("shopifyPaymentsAccount", "payouts"),
    read_by="payout",
    gid="ShopifyPaymentsPayout",
    found_at="node",
)
GIFT_CARD = Kind(
    dates=GIFT_CARDS,
    listed_by="gift_cards",
    path=("giftCards",),
    read_by="gift_card",
    gid="GiftCard",
    found_at="giftCard",
)
CUSTOMER = Kind(
    dates=CUSTOMERS,
    listed_by="customers",
    path=("customers",),
    read_by="customer",
    gid="Customer",
    found_at="customer",
)


@dataclass(slots=True)
class Listed:
    """The records of one kind, as they come or made whole one by one."""

    client: ShopifyClient
    kind: Kind
    variables: Mapping[str, Any] = field(default_factory=dict)
    whole: Whole = as_it_is
    size: PageSize = field(default_factory=lambda: PageSize(_PAGE))

    async def pages(self, window: Window) -> AsyncIterator[Page]:
        kind = self.kind
        listing = Listing(
            document=kind.listed_by,
            path=kind.path,
            variables={**self.variables, "query": kind.dates.query(window)},
        )
        paging = Paging(dates=kind.dates, window=window, whole=self.whole)
        async for batch in listing.batches(self.client, self.size):
            yield await paging.page(batch)
        for page in paging.left():
            yield page

    async def fetch(self, number: str) -> RawDocument:
        kind = self.kind
        variables = {**self.variables, "id": f"gid://shopify/{kind.gid}/{number}"}
        data = await self.client.read(kind.read_by, variables)
        return kind.dates.document(await self.whole(existing(data.get(kind.found_at), number)))


class Closed:
    """A kind that this app may not read: there is nothing of it. The connection's test says so."""

    async def pages(self, _window: Window) -> AsyncIterator[Page]:
        yield Page(documents=())

    async def fetch(self, number: str) -> RawDocument:
        raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=number)


def payouts(client: ShopifyClient) -> Listed:
    """Payouts are given with all their balance transactions: together they foot, and neither is booked alone."""
    size = PageSize(_PAGE)

    async def with_rows(payout: Json) -> Json:
        rows = Listing(
            document="balance_transactions",
            path=("shopifyPaymentsAccount", "balanceTransactions"),
            variables={"query": f"payments_transfer_id:{payout['legacyResourceId']}"},
        )
        found = [row async for batch in rows.batches(client, size) for row in batch.nodes]
        if any(row["associatedPayout"]["id"] not in {payout["id"], None} for row in found):
            raise Problem("shopify.filter_ignored", cause=Cause.CONNECTION, field="payments_transfer_id")
        return {**payout, "balanceTransactions": {"nodes": found}}

    return Listed(client=client, kind=PAYOUT, whole=with_rows)
