"""
Make an order whole: every list inside it to its end, then without the marks of paging.

Lists of transactions, refunds and fulfilments have no pages and are cut without a word, so one that is as long as it
was asked for is asked for again by ids, at the most that Shopify gives.
"""

from dataclasses import dataclass, field
from typing import Any

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.connectors.shopify.client import ShopifyClient
from mlconnector_gui.connectors.shopify.lists import Listing, PageSize
from mlconnector_gui.connectors.shopify.scopes import Scopes

MOST = 250
"""As many as Shopify gives of a list without pages."""
_NOT_BEGUN: Json = {"nodes": [], "pageInfo": {"hasNextPage": True, "endCursor": None}}
_REFUND_LISTS = {
    "refundLineItems": "refund_line_items",
    "refundShippingLines": "refund_shipping_lines",
    "orderAdjustments": "refund_adjustments",
    "transactions": "refund_transactions",
}


@dataclass(slots=True)
class Sizes:
    """How much of each list comes with an order; halved where a single order is still too dear."""

    lines: int = 20
    parts: int = 10
    transactions: int = 20
    refunds: int = 5
    fulfillments: int = 5

    @property
    def is_smallest(self) -> bool:
        return max(self.lines, self.parts, self.transactions, self.refunds, self.fulfillments) <= 1

    def halve(self) -> None:
        for name in ("lines", "parts", "transactions", "refunds", "fulfillments"):
            setattr(self, name, max(getattr(self, name) // 2, 1))

    def variables(self) -> dict[str, int]:
        return {
            "lines": self.lines,
            "parts": self.parts,
            "transactions": self.transactions,
            "refunds": self.refunds,
            "fulfillments": self.fulfillments,
        }


@dataclass(slots=True)
class Completion:
    """Completes orders that were read with `sizes`, and reads each list of an order by itself."""

    client: ShopifyClient
    scopes: Scopes
    page: PageSize = field(default_factory=lambda: PageSize(50))

    async def completed(self, order: Json, sizes: Sizes) -> Json:
        """Return the order with whole lists; what was whole already is not asked for again."""
        return {
            **order,
            "lineItems": await self.line_items(order),
            "shippingLines": await self.shipping_lines(order),
            "transactions": await self._transactions(order, sizes),
            "refunds": await self._refunds(order, sizes),
            "fulfillments": await self._fulfillments(order, sizes),
            "agreements": await self._agreements(order),
        }

    async def line_items(self, order: Json) -> Json:
        variables = {"products": self.scopes.switches()["products"]}
        return await self._nodes(order, "lineItems", "order_line_items", variables)

    async def shipping_lines(self, order: Json) -> Json:
        return await self._nodes(order, "shippingLines", "order_shipping_lines", {})

    async def transactions(self, order: Json) -> list[Json]:
        return await self._most(order, "order_transactions", "transactions")

    async def refunds(self, order: Json, parts: int) -> list[Json]:
        """Read every refund by its id: a list of them has no pages."""
        variables = {"parts": parts, "returns": self.scopes.switches()["returns"]}
        listed = await self._most(order, "order_refunds", "refunds")
        return [await self.refund(await self._one(order, "refund", one, variables)) for one in listed]

    async def fulfillments(self, order: Json, parts: int) -> list[Json]:
        listed = await self._most(order, "order_fulfillments", "fulfillments")
        found = [await self._one(order, "fulfillment", one, {"parts": parts}) for one in listed]
        return [await self.fulfillment(one) for one in found]

    async def agreements(self, order: Json) -> Json:
        """Walk the agreements one by one, since none can be asked for by its id."""
        found: list[Json] = []
        after, has_more = None, True
        while has_more:
            agreement, after, has_more = await self._agreement(order, after)
            if agreement is not None:
                found.append(agreement)
        return {"nodes": found}

    async def _nodes(self, owner: Json, name: str, document: str, variables: Json) -> Json:
        listing = Listing(
            document=document,
            path=(_kind_of(owner), name),
            variables={**variables, "id": owner["id"]},
        )
        return {"nodes": await listing.rest(self.client, self.page, owner.get(name) or _NOT_BEGUN)}

    async def _transactions(self, order: Json, sizes: Sizes) -> list[Json]:
        found: list[Json] = order["transactions"]
        return found if len(found) < sizes.transactions else await self.transactions(order)

    async def _refunds(self, order: Json, sizes: Sizes) -> list[Json]:
        found: list[Json] = order["refunds"]
        if len(found) < sizes.refunds:
            return [await self.refund(one) for one in found]
        return await self.refunds(order, sizes.parts)

    async def _fulfillments(self, order: Json, sizes: Sizes) -> list[Json]:
        found: list[Json] = order["fulfillments"]
        if len(found) < sizes.fulfillments:
            return [await self.fulfillment(one) for one in found]
        return await self.fulfillments(order, sizes.parts)

    async def _agreements(self, order: Json) -> Json:
        agreements = order["agreements"]
        is_whole = not agreements["pageInfo"]["hasNextPage"] and not any(
            one["sales"]["pageInfo"]["hasNextPage"] for one in agreements["nodes"]
        )
        if not is_whole:
            return await self.agreements(order)
        return {"nodes": [{**one, "sales": {"nodes": one["sales"]["nodes"]}} for one in agreements["nodes"]]}

    async def _most(self, order: Json, document: str, name: str) -> list[Json]:
        """Read a list without pages at the most that Shopify gives."""
        data = await self.client.read(document, {"id": order["id"], "most": MOST})
        return _not_cut(_present(data, "order", order)[name], order)

    async def _one(self, order: Json, document: str, listed: Json, variables: Json) -> Json:
        data = await self.client.read(document, {**variables, "id": listed["id"]})
        return _present(data, document, order)

    async def refund(self, refund: Json) -> Json:
        lists = {
            name: await self._nodes(refund, name, document, {}) for name, document in _REFUND_LISTS.items()
        }
        return {**refund, **lists}

    async def fulfillment(self, fulfillment: Json) -> Json:
        name = "fulfillmentLineItems"
        return {**fulfillment, name: await self._nodes(fulfillment, name, "fulfillment_line_items", {})}

    async def _agreement(self, order: Json, after: str | None) -> tuple[Json | None, str | None, bool]:
        """Return the agreement after a cursor with all its sales, its own cursor, and whether there are more."""
        sales: list[Json] = []
        sale, has_more_sales = None, True
        while has_more_sales:
            variables = {
                "id": order["id"],
                "after": after,
                "sale": sale,
                "first": self.page.now,
                "returns": self.scopes.switches()["returns"],
            }
            data = await self.client.read("order_agreement", variables)
            connection = _present(data, "order", order)["agreements"]
            if not connection["nodes"]:
                return None, None, False
            agreement = connection["nodes"][0]
            sales += agreement["sales"]["nodes"]
            sale = agreement["sales"]["pageInfo"]["endCursor"]
            has_more_sales = agreement["sales"]["pageInfo"]["hasNextPage"]
        page = connection["pageInfo"]
        return {**agreement, "sales": {"nodes": sales}}, page["endCursor"], page["hasNextPage"]


def _kind_of(owner: Json) -> str:
    """Return 'order' of 'gid://shopify/Order/1'."""
    return str(owner["id"]).split("/")[3].lower()


def _present(data: Json, name: str, order: Json) -> Json:
    found: Any = data.get(name)
    if not isinstance(found, dict):
        raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=order["legacyResourceId"])
    return found


def _not_cut(found: list[Json], order: Json) -> list[Json]:
    if len(found) >= MOST:
        raise Problem("shopify.list_cut", document=order["legacyResourceId"], most=MOST)
    return found
