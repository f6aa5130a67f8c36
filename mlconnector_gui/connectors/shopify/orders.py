"""Read orders: in pages as large as their price allows, each completed before it is given."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Page, RawDocument, Window
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.connectors.shopify.client import ShopifyClient
from mlconnector_gui.connectors.shopify.completing import Completion, Sizes
from mlconnector_gui.connectors.shopify.lists import SERVER_FAULT, TOO_COSTLY, Batch, Listing, PageSize
from mlconnector_gui.connectors.shopify.pieces import read_in_pieces
from mlconnector_gui.connectors.shopify.records import ORDERS, Paging, as_it_is, existing
from mlconnector_gui.connectors.shopify.scopes import Scopes

PAGE = 10
"""Where a page costs more than Shopify takes, half as many are asked for, and so on."""


@dataclass(slots=True)
class Orders:
    """The orders of one shop; what was too dear once is asked for in smaller portions from then on."""

    client: ShopifyClient
    scopes: Scopes
    sizes: Sizes = field(default_factory=Sizes)
    page: PageSize = field(default_factory=lambda: PageSize(PAGE))

    async def pages(self, window: Window) -> AsyncIterator[Page]:
        paging = Paging(dates=ORDERS, window=window, whole=as_it_is)
        async for batch in self._batches(ORDERS.query(window)):
            yield await paging.page(batch)
        for page in paging.left():
            yield page

    async def fetch(self, number: str) -> RawDocument:
        return ORDERS.document(existing(await self.order(f"gid://shopify/Order/{number}"), number))

    async def _batches(self, query: str) -> AsyncIterator[Batch]:
        """Give page after page of whole orders; one over which Shopify fails order by order."""
        after: str | None = None
        is_last = False
        while not is_last:
            try:
                batch = await self._page(query, after)
            except Problem as problem:
                if problem.code != SERVER_FAULT:
                    raise
                batch = await self._one_by_one(query, after)
            after, is_last = batch.cursor, batch.is_last
            yield batch

    async def _page(self, query: str, after: str | None) -> Batch:
        """Read one page; the lists inside are asked for shorter when a page of one order is still too dear."""

        def listing() -> Listing:
            return Listing(
                document="orders",
                path=("orders",),
                variables={**self._variables(), "query": query},
                halved_on=frozenset({TOO_COSTLY}),
            )

        batch = await self._shrinking(lambda: self._first_page(listing(), after))
        completion = Completion(self.client, self.scopes)
        nodes = [await completion.completed(node, self.sizes) for node in batch.nodes]
        return Batch(nodes=nodes, cursor=batch.cursor, is_last=batch.is_last)

    async def _one_by_one(self, query: str, after: str | None) -> Batch:
        ids = Listing(document="order_ids", path=("orders",), variables={"query": query})
        batch = await self._first_page(ids, after)
        found = [await self.order(str(one["id"])) for one in batch.nodes]
        return Batch(nodes=[one for one in found if one], cursor=batch.cursor, is_last=batch.is_last)

    async def order(self, gid: str) -> Json | None:
        try:
            return await self._whole(gid)
        except Problem as problem:
            if problem.code != SERVER_FAULT:
                raise
            return await read_in_pieces(self.client, self.scopes, gid)

    async def _whole(self, gid: str) -> Json | None:
        async def single() -> Json:
            return await self.client.read("order", {**self._variables(), "id": gid})

        order = (await self._shrinking(single)).get("order")
        if not isinstance(order, dict):
            return None
        return await Completion(self.client, self.scopes).completed(order, self.sizes)

    async def _first_page(self, listing: Listing, after: str | None) -> Batch:
        async for batch in listing.batches(self.client, self.page, after=after):
            return batch
        return Batch(nodes=[], cursor=after, is_last=True)

    async def _shrinking(self, read: Callable[[], Any]) -> Any:
        """Read again with shorter lists inside while one order alone is too dear."""
        while True:
            try:
                return await read()
            except Problem as problem:
                if problem.code != TOO_COSTLY or self.sizes.is_smallest:
                    raise
                self.sizes.halve()

    def _variables(self) -> dict[str, Any]:
        return {**self.sizes.variables(), **self.scopes.switches()}
