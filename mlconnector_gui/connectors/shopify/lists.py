"""Walk a connection of Shopify's to its end, with smaller pages where a page is too dear or fails over there."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.connectors.shopify.client import ShopifyClient

TOO_COSTLY = "shopify.too_costly"
SERVER_FAULT = "shopify.server_fault"


@dataclass(slots=True)
class PageSize:
    """How many records are asked for at once; what was too much stays so for the rest of a run."""

    now: int

    @property
    def is_smallest(self) -> bool:
        return self.now <= 1

    def halve(self) -> None:
        self.now = max(self.now // 2, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The records of one page."""

    nodes: list[Json]
    cursor: str | None
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A document that gives a connection, where it lies in the answer, and the names of its own variables."""

    document: str
    path: tuple[str, ...]
    variables: Mapping[str, Any]
    halved_on: frozenset[str] = frozenset({TOO_COSTLY, SERVER_FAULT})
    """A page that costs too much, or breaks over there, may pass when it is smaller."""

    async def batches(
        self, client: ShopifyClient, size: PageSize, *, after: str | None = None
    ) -> AsyncIterator[Batch]:
        """Yield every page; none where the thing that holds the connection does not exist."""
        is_last = False
        while not is_last:
            connection = await self._page(client, size, after)
            if connection is None:
                return
            nodes, page = connection["nodes"], connection["pageInfo"]
            is_last = not page["hasNextPage"]
            if not is_last and (not page["endCursor"] or page["endCursor"] == after):
                raise Problem("shopify.pages_do_not_advance", cause=Cause.CONNECTION, retry=Retry.LATER)
            after = page["endCursor"]
            yield Batch(nodes=nodes, cursor=after, is_last=is_last)

    async def rest(self, client: ShopifyClient, size: PageSize, connection: Json) -> list[Json]:
        """Return all records of a connection whose first page came inside another answer."""
        found = list(connection["nodes"])
        if connection["pageInfo"]["hasNextPage"]:
            after = connection["pageInfo"]["endCursor"]
            async for batch in self.batches(client, size, after=after):
                found += batch.nodes
        return found

    async def _page(self, client: ShopifyClient, size: PageSize, after: str | None) -> Json | None:
        while True:
            variables = {**self.variables, "first": size.now, "after": after}
            try:
                return _inner(await client.read(self.document, variables), self.path)
            except Problem as problem:
                if problem.code not in self.halved_on or size.is_smallest:
                    raise
                size.halve()


def _inner(data: Json, path: tuple[str, ...]) -> Json | None:
    found: Any = data
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
        if found is None:
            return None
    if not (isinstance(found, dict) and "nodes" in found and "pageInfo" in found):
        raise Problem("shopify.answer_unexpected", cause=Cause.CONNECTION, retry=Retry.LATER)
    return found
