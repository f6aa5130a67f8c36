"""Store credit accounts with every change of them: found by going through all customers, since there is no list."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import msgspec

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.port import Page, RawDocument, Window
from mlconnector_gui.connectors.shopify.answers import Json
from mlconnector_gui.connectors.shopify.client import ShopifyClient
from mlconnector_gui.connectors.shopify.lists import Listing, PageSize
from mlconnector_gui.connectors.shopify.records import ceiling, existing, moment_of, number_of

_CUSTOMERS = 100
_PARTS = 10


@dataclass(slots=True)
class StoreCredits:
    """The accounts that changed in a window. Those of a company's locations have no customer and are not found."""

    client: ShopifyClient
    size: PageSize = field(default_factory=lambda: PageSize(_CUSTOMERS))

    async def pages(self, window: Window) -> AsyncIterator[Page]:
        listing = Listing(document="store_credits", path=("customers",), variables={"parts": _PARTS})
        start, end = window.start.replace(microsecond=0), ceiling(window.end)
        async for batch in listing.batches(self.client, self.size):
            accounts = [one for customer in batch.nodes for one in _accounts_of(customer)]
            found = [await self._document(one) for one in accounts if one["transactions"]["nodes"]]
            yield Page(documents=tuple(one for one in found if start <= one.modified_at <= end))

    async def fetch(self, number: str) -> RawDocument:
        variables = {"id": f"gid://shopify/StoreCreditAccount/{number}", "parts": _PARTS}
        found = (await self.client.read("store_credit", variables)).get("storeCreditAccount")
        return await self._document(existing(found, number))

    async def _document(self, account: Json) -> RawDocument:
        rest = Listing(
            document="store_credit_entries",
            path=("storeCreditAccount", "transactions"),
            variables={"id": account["id"]},
        )
        entries = await rest.rest(self.client, self.size, account["transactions"])
        if not entries:
            raise Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=number_of(account))
        moments = [moment_of({**one, "id": account["id"]}, "createdAt") for one in entries]
        return RawDocument(
            external_id=number_of(account),
            payload=msgspec.json.encode({**account, "transactions": {"nodes": entries}}),
            created_at=min(moments),
            modified_at=max(moments),
        )


def _accounts_of(customer: Json) -> list[Json]:
    connection = customer["storeCreditAccounts"]
    if connection["pageInfo"]["hasNextPage"]:
        raise Problem("shopify.list_cut", document=str(customer["id"]), most=_PARTS)
    accounts: list[Json] = connection["nodes"]
    return accounts
