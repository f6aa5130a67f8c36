"""
Read the orders of a long time: by bulk operations where there are many, in pages everywhere else.

What an operation cannot have, since Shopify refuses lists with pages inside lists without, is read beside it: the
parts of refunds and fulfilments. An order that changed meanwhile is read anew, so that all of it is of one moment.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import Page, RawDocument, Window
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.connectors.shopify.bulk import Bulk, Operation, result_of
from mlconnector_gui.connectors.shopify.completing import MOST, Completion
from mlconnector_gui.connectors.shopify.lists import SERVER_FAULT, TOO_COSTLY, PageSize
from mlconnector_gui.connectors.shopify.orders import Orders
from mlconnector_gui.connectors.shopify.records import ORDERS
from mlconnector_gui.connectors.shopify.results import fetched, orders_in

_LONG = timedelta(days=7)
"""What is read every few minutes, or after a holiday, is shorter."""
MANY = 500
_FEW = 100
"""So many are read in pages before an operation would have ended."""
_AT_ONCE = 5000
_SHORTEST = timedelta(hours=1)
_OVERLAP = timedelta(hours=1)
_TOGETHER = 25
_GIVES_WAY = "shopify.bulk_"
"""Problems of this way of reading, none of which is one of the other way."""


@dataclass(slots=True)
class OrderHistory:
    """The orders of one shop; an operation that fails makes room for pages until the run is over."""

    orders: Orders
    bulk: Bulk
    parts: PageSize = field(default_factory=lambda: PageSize(_TOGETHER))
    _gave_way: bool = False

    async def pages(self, window: Window) -> AsyncIterator[Page]:
        if window.end - window.start <= _LONG or await self.bulk.count(window) < MANY:
            async for page in self.orders.pages(window):
                yield page
            return
        async for span, operation in self._spans(window):
            async for page in self._span(span, operation):
                yield page

    async def fetch(self, number: str) -> RawDocument:
        return await self.orders.fetch(number)

    async def _spans(self, window: Window) -> AsyncIterator[tuple[Window, Operation | None]]:
        """Take up what an earlier run left, and cut the rest into what one operation may be asked for."""
        position = window.start
        for span, operation in sorted(await self.bulk.left(), key=lambda one: one[0].start):
            if position - _OVERLAP <= span.start and position < span.end <= window.end:
                async for gap in self._cut(position, span.start):
                    yield gap, None
                yield span, operation
                position = span.end
        async for rest in self._cut(position, window.end):
            yield rest, None

    async def _cut(self, start: datetime, end: datetime) -> AsyncIterator[Window]:
        if start >= end:
            return
        window = Window(start=start, end=end)
        if end - start <= _SHORTEST or await self.bulk.count(window) <= _AT_ONCE:
            yield window
            return
        middle = (start + (end - start) / 2).replace(microsecond=0)
        for half in ((start, middle), (middle, end)):
            async for part in self._cut(*half):
                yield part

    async def _span(self, span: Window, operation: Operation | None) -> AsyncIterator[Page]:
        is_small = operation is None and await self.bulk.count(span) < _FEW
        if not self._gave_way and not is_small:
            try:
                async for page in self._in_bulk(span, operation):
                    yield page
            except Problem as problem:
                if not problem.code.startswith(_GIVES_WAY):
                    raise
                self._gave_way = True
            else:
                return
        async for page in self.orders.pages(span):
            yield page

    async def _in_bulk(self, span: Window, left: Operation | None) -> AsyncIterator[Page]:
        """Wait with empty pages: between two of them a run can be stopped."""
        operation = left or await self.bulk.begun(span)
        async for seen in self.bulk.until_over(operation):
            operation = seen
            yield Page(documents=())
        if url := result_of(operation):
            client = self.bulk.client
            file = await fetched(url, operation.size, shop=client.address, environment=client.environment)
            with file:
                orders = orders_in(file, count=operation.count)
                while some := list(islice(orders, _TOGETHER)):
                    documents = tuple([ORDERS.document(one) async for one in self._completed(some)])
                    if any(one.modified_at < span.start.replace(microsecond=0) for one in documents):
                        raise Problem("shopify.filter_ignored", cause=Cause.CONNECTION, field=ORDERS.asked_by)
                    yield Page(documents=documents)
        yield Page(documents=(), watermark=span.end)

    async def _completed(self, orders: list[Json]) -> AsyncIterator[Json]:
        with_parts = [one for one in orders if one["refunds"] or one["fulfillments"]]
        switches = self.bulk.scopes.switches()
        refunds = await self._listed("refunds", _ids(with_parts, "refunds"), returns=switches["returns"])
        # the orders come last, so that one whose parts changed meanwhile is seen to have changed
        ids = [*_ids(with_parts, "fulfillments"), *(str(one["id"]) for one in with_parts)]
        parts = {**refunds, **await self._listed("fulfillments", ids)}
        for order in orders:
            whole = await self._whole(order, parts)
            if whole is not None:
                yield whole

    async def _whole(self, order: Json, parts: dict[str, Json]) -> Json | None:
        """Put an order together with its parts; read it anew where one is missing or of another moment."""
        asked = {*_ids([order], "refunds"), *_ids([order], "fulfillments")}
        now = parts.get(order["id"], order)
        is_cut = any(len(order[name]) >= MOST for name in ("transactions", "refunds", "fulfillments"))
        if is_cut or not asked <= parts.keys() or now["updatedAt"] != order["updatedAt"]:
            return await self.orders.order(order["id"])
        completion = Completion(self.bulk.client, self.bulk.scopes)
        return {
            **order,
            "refunds": [await completion.refund(parts[one["id"]]) for one in order["refunds"]],
            "fulfillments": [await completion.fulfillment(parts[one["id"]]) for one in order["fulfillments"]],
        }

    async def _listed(self, document: str, ids: list[str], **switches: bool) -> dict[str, Json]:
        """Return by their ids what Shopify gives of some records."""
        found: dict[str, Json] = {}
        variables = {**switches, "parts": self.orders.sizes.parts}
        while ids:
            some = ids[: self.parts.now]
            try:
                nodes = (await self.bulk.client.read(document, {**variables, "ids": some}))["nodes"]
            except Problem as problem:
                if problem.code not in {TOO_COSTLY, SERVER_FAULT}:
                    raise
                if not self.parts.is_smallest:
                    self.parts.halve()
                    continue
                nodes = []
            found.update({one["id"]: one for one in nodes if one})
            ids = ids[len(some) :]
        return found


def _ids(orders: list[Json], name: str) -> list[str]:
    return [str(one["id"]) for order in orders for one in order[name]]
