"""Orders, read daily so that sales are seen before they are settled; never booked, since settlements are."""

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.amazon.answers import NOT_FOUND
from mlconnector_gui.connectors.amazon.client import AmazonClient
from mlconnector_gui.connectors.amazon.moments import TWO_MINUTES, ceiling, moment_of, written
from mlconnector_gui.connectors.amazon.operations import ORDER, ORDER_V0, ORDERS_V0, SEARCH_ORDERS
from mlconnector_gui.connectors.amazon.payloads import (
    OneOrder,
    OneOrderV0,
    Order,
    OrderPage,
    OrdersV0,
    OrderV0,
    read_as,
)
from mlconnector_gui.connectors.port import Page, RawDocument, Window

_ID = re.compile(r"[A-Z0-9]{3}-\d{7}-\d{7}")
# neither BUYER nor RECIPIENT: nothing is known of the people
_INCLUDED = {"includedData": "PROCEEDS,FULFILLMENT,PROMOTION,TAX"}


class Orders(Protocol):
    """One version of the orders interface."""

    def pages(self, window: Window, marketplaces: Sequence[str]) -> AsyncIterator[Page]: ...

    async def fetch(self, order_id: str) -> RawDocument: ...


@dataclass(frozen=True, slots=True)
class OrdersOf2026:
    """The interface 2026-01-01; personal data only comes where it is asked for."""

    client: AmazonClient

    async def pages(self, window: Window, marketplaces: Sequence[str]) -> AsyncIterator[Page]:
        yield Page(documents=())
        end = min(ceiling(window.end), self.client.environment.clock.now() - TWO_MINUTES)
        if end <= window.start:
            return
        query = {
            "lastUpdatedAfter": written(window.start),
            "lastUpdatedBefore": written(end),
            "marketplaceIds": ",".join(marketplaces),
            "maxResultsPerPage": "100",
            **_INCLUDED,
        }
        pages = self.client.pages(
            SEARCH_ORDERS,
            query,
            OrderPage,
            token_of=lambda page: page.pagination.next_token if page.pagination else None,
            next_query=lambda token: {**query, "paginationToken": token},
        )
        async for page in pages:
            yield _page([_order(bytes(raw)) for raw in page.orders], window)

    async def fetch(self, order_id: str) -> RawDocument:
        _check(order_id)
        try:
            return _order(bytes((await self.client.read(ORDER, _INCLUDED, OneOrder, id=order_id)).order))
        except Problem as problem:
            raise _gone(problem, order_id) from problem


@dataclass(frozen=True, slots=True)
class OrdersOfV0:
    """The interface v0, which Amazon takes away on 27 March 2027; without a restricted token nobody is named."""

    client: AmazonClient

    async def pages(self, window: Window, marketplaces: Sequence[str]) -> AsyncIterator[Page]:
        yield Page(documents=())
        end = min(ceiling(window.end), self.client.environment.clock.now() - TWO_MINUTES)
        if end <= window.start:
            return
        query = {
            "LastUpdatedAfter": written(window.start),
            "LastUpdatedBefore": written(end),
            "MarketplaceIds": ",".join(marketplaces),
            "MaxResultsPerPage": "100",
        }
        pages = self.client.pages(
            ORDERS_V0,
            query,
            OrdersV0,
            token_of=lambda page: page.payload.next_token,
            next_query=lambda token: {**query, "NextToken": token},
        )
        async for page in pages:
            yield _page([_order_v0(bytes(raw)) for raw in page.payload.orders], window)

    async def fetch(self, order_id: str) -> RawDocument:
        _check(order_id)
        try:
            found = await self.client.read(ORDER_V0, {}, OneOrderV0, id=order_id)
        except Problem as problem:
            raise _gone(problem, order_id) from problem
        return _order_v0(bytes(found.payload))


def _page(documents: list[RawDocument], window: Window) -> Page:
    return Page(
        documents=tuple(one for one in documents if window.start <= one.modified_at <= ceiling(window.end))
    )


def _order(payload: bytes) -> RawDocument:
    read = read_as(payload, Order)
    return RawDocument(
        external_id=read.order_id,
        payload=payload,
        created_at=moment_of(read.created_time, field_name="createdTime"),
        modified_at=moment_of(read.last_updated_time, field_name="lastUpdatedTime"),
    )


def _order_v0(payload: bytes) -> RawDocument:
    read = read_as(payload, OrderV0)
    return RawDocument(
        external_id=read.amazon_order_id,
        payload=payload,
        created_at=moment_of(read.purchase_date, field_name="PurchaseDate"),
        modified_at=moment_of(read.last_update_date, field_name="LastUpdateDate"),
    )


def _check(order_id: str) -> None:
    if not _ID.fullmatch(order_id):
        raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=order_id)


def _gone(problem: Problem, order_id: str) -> Problem:
    if problem.code != NOT_FOUND:
        return problem
    return Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=order_id)
