"""Read orders: in pages as large as their price allows, each completed before it is given."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import Page, RawDocument, Window
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.connectors.shopify.client import ShopifyClient
from mlconnector_gui.connectors.shopify.completing import Completion, Sizes
from mlconnector_gui.connectors.shopify.lists import Batch, Listing, PageSize
from mlconnector_gui.connectors.shopify.records import ORDERS, Paging, existing
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
        paging = Paging(dates=ORDERS, window=window, whole=self._completed)
        async for batch in self._batches(ORDERS.query(window)):
            yield await paging.page(batch)
        for page in paging.left():
            yield page

    async def fetch(self, number: str) -> RawDocument:
        order = existing(await self._single(f"gid://shopify/Order/{number}"), number)
        return ORDERS.document(await self._completed(order))

    async def _batches(self, query: str) -> AsyncIterator[Batch]:
        """Go on where it stopped with shorter lists inside, when a page of one order is still too dear."""
        after: str | None = None
        while True:
            listing = Listing(
                document="orders", path=("orders",), variables={**self._variables(), "query": query}
            )
            try:
                async for batch in listing.batches(self.client, self.page, after=after):
                    after = batch.cursor
                    yield batch
            except Problem as problem:
                self._shrink_or_raise(problem)
            else:
                return

    async def _single(self, gid: str) -> object:
        while True:
            try:
                data = await self.client.read("order", {**self._variables(), "id": gid})
            except Problem as problem:
                self._shrink_or_raise(problem)
            else:
                return data.get("order")

    def _shrink_or_raise(self, problem: Problem) -> None:
        if problem.code != "shopify.too_costly" or self.sizes.is_smallest:
            raise problem
        self.sizes.halve()

    def _variables(self) -> dict[str, Any]:
        return {**self.sizes.variables(), **self.scopes.switches()}

    async def _completed(self, order: Json) -> Json:
        return await Completion(self.client, self.scopes).completed(order, self.sizes)
