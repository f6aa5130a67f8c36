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

_MOST = 250
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
    """Completes orders that were read with `sizes`."""

    client: ShopifyClient
    scopes: Scopes
    page: PageSize = field(default_factory=lambda: PageSize(50))

    async def completed(self, order: Json, sizes: Sizes) -> Json:
        """Return the order with whole lists; what was whole already is not asked for again."""
        whole = dict(order)
        whole["lineItems"] = await self._nodes(
            order,
            "lineItems",
            "order_line_items",
            {"products": self.scopes.switches()["products"]},
        )
        whole["shippingLines"] = await self._nodes(order, "shippingLines", "order_shipping_lines", {})
        whole["transactions"] = await self._transactions(order, sizes.transactions)
        whole["refunds"] = [await self._refund(one) for one in await self._refunds(order, sizes)]
        whole["fulfillments"] = [
            await self._fulfillment(one) for one in await self._fulfillments(order, sizes)
        ]
        whole["agreements"] = await self._agreements(order)
        return whole

    async def _nodes(self, owner: Json, name: str, document: str, variables: Json) -> Json:
        listing = Listing(
            document=document,
            path=(_kind_of(owner), name),
            variables={**variables, "id": owner["id"]},
        )
        return {"nodes": await listing.rest(self.client, self.page, owner[name])}

    async def _transactions(self, order: Json, asked: int) -> list[Json]:
        found: list[Json] = order["transactions"]
        if len(found) < asked:
            return found
        data = await self.client.read("order_transactions", {"id": order["id"], "most": _MOST})
        return _not_cut(_present(data, "order", order)["transactions"], order)

    async def _refunds(self, order: Json, sizes: Sizes) -> list[Json]:
        found: list[Json] = order["refunds"]
        if len(found) < sizes.refunds:
            return found
        variables = {"parts": sizes.parts, "returns": self.scopes.switches()["returns"]}
        return await self._one_by_one(order, "refunds", "refund", variables)

    async def _fulfillments(self, order: Json, sizes: Sizes) -> list[Json]:
        found: list[Json] = order["fulfillments"]
        if len(found) < sizes.fulfillments:
            return found
        return await self._one_by_one(order, "fulfillments", "fulfillment", {"parts": sizes.parts})

    async def _one_by_one(self, order: Json, lists: str, single: str, variables: Json) -> list[Json]:
        data = await self.client.read("order_parts", {"id": order["id"], "most": _MOST})
        listed = _not_cut(_present(data, "order", order)[lists], order)
        return [
            _present(await self.client.read(single, {**variables, "id": one["id"]}), single, order)
            for one in listed
        ]

    async def _refund(self, refund: Json) -> Json:
        return {
            **refund,
            **{
                name: await self._nodes(refund, name, document, {})
                for name, document in _REFUND_LISTS.items()
            },
        }

    async def _fulfillment(self, fulfillment: Json) -> Json:
        name = "fulfillmentLineItems"
        return {**fulfillment, name: await self._nodes(fulfillment, name, "fulfillment_line_items", {})}

    async def _agreements(self, order: Json) -> Json:
        """Agreements are walked one by one where any list of theirs has more, since none can be asked for by id."""
        agreements = order["agreements"]
        is_whole = not agreements["pageInfo"]["hasNextPage"] and not any(
            one["sales"]["pageInfo"]["hasNextPage"] for one in agreements["nodes"]
        )
        if is_whole:
            return {
                "nodes": [{**one, "sales": {"nodes": one["sales"]["nodes"]}} for one in agreements["nodes"]]
            }
        found: list[Json] = []
        after, has_more = None, True
        while has_more:
            agreement, after, has_more = await self._agreement(order, after)
            if agreement is not None:
                found.append(agreement)
        return {"nodes": found}

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
    if len(found) >= _MOST:
        raise Problem("shopify.list_cut", document=order["legacyResourceId"], most=_MOST)
    return found
