"""Listings, catalog items and stock in Amazon's warehouses: what SKUs, ASINs and FNSKUs are matched by."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.amazon.answers import NOT_FOUND
from mlconnector_gui.connectors.amazon.client import AmazonClient
from mlconnector_gui.connectors.amazon.moments import SECOND, ceiling, moment_of, written
from mlconnector_gui.connectors.amazon.operations import (
    INVENTORY,
    LISTING,
    SEARCH_CATALOG,
    SEARCH_LISTINGS,
)
from mlconnector_gui.connectors.amazon.payloads import (
    CatalogItem,
    Inventory,
    InventorySummary,
    ItemPage,
    Listing,
    read_as,
)
from mlconnector_gui.connectors.port import Page, RawDocument, Window

_LISTING_DATA = {"includedData": "summaries,fulfillmentAvailability"}
_CATALOG_DATA = {"includedData": "summaries,identifiers"}
_AT_ONCE = 20
_STOCK_HISTORY = timedelta(days=540)
"""Amazon refuses a start more than 18 months ago."""
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
_RECENT = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """What a seller has listed; without the seller's id, which no interface tells, listings cannot be asked for."""

    client: AmazonClient
    seller_id: str
    marketplaces: Sequence[str]

    # listings

    async def listing_pages(self, window: Window) -> AsyncIterator[Page]:
        yield Page(documents=())
        async for listings in self._listings(window):
            yield Page(documents=tuple(listings))

    async def fetch_listing(self, sku: str) -> RawDocument:
        if not sku or not self.seller_id:
            raise _gone(sku)
        query = {"marketplaceIds": ",".join(self.marketplaces), **_LISTING_DATA}
        try:
            _, reply = await self.client.read_reply(LISTING, query, Listing, seller=self.seller_id, id=sku)
        except Problem as problem:
            raise _gone(sku) if problem.code == NOT_FOUND else problem from problem
        return _listing(reply.body.strip())

    async def _listings(self, window: Window) -> AsyncIterator[list[RawDocument]]:
        """
        Walk the search by the time of the last change.

        Amazon ends the pages of one search at a thousand results, so what is left is searched from the last change
        that was seen.
        """
        start, given = window.start.replace(microsecond=0), set[tuple[str, datetime]]()
        while self.seller_id:
            query = {
                "marketplaceIds": ",".join(self.marketplaces),
                "lastUpdatedAfter": written(start),
                "lastUpdatedBefore": written(ceiling(window.end)),
                "sortBy": "lastUpdatedDate",
                "sortOrder": "ASC",
                "pageSize": str(_AT_ONCE),
                **_LISTING_DATA,
            }
            pages = self.client.pages(
                SEARCH_LISTINGS,
                query,
                ItemPage,
                token_of=_token_of,
                next_query=lambda token, query=query: {**query, "pageToken": token},  # type: ignore[misc]
                seller=self.seller_id,
            )
            count, total, last = 0, 0, start
            async for page in pages:
                found = [_listing(bytes(raw)) for raw in page.items]
                count, total = count + len(found), max(total, page.number_of_results)
                last = max([one.modified_at for one in found], default=last)
                fresh = [one for one in found if (one.external_id, one.modified_at) not in given]
                given.update((one.external_id, one.modified_at) for one in fresh)
                yield [one for one in fresh if window.start <= one.modified_at <= ceiling(window.end)]
            if count >= total or last <= start:
                return
            start = last.replace(microsecond=0)

    # catalog

    async def catalog_pages(self, window: Window) -> AsyncIterator[Page]:
        """Read the catalog entry of every ASIN whose listing changed: a catalog has no dates of its own."""
        yield Page(documents=())
        async for listings in self._listings(window):
            for marketplace in self.marketplaces:
                asins = _asins(listings, marketplace)
                for place in range(0, len(asins), _AT_ONCE):
                    wanted = dict(list(asins.items())[place : place + _AT_ONCE])
                    yield Page(documents=await self._catalog(marketplace, wanted))

    async def fetch_catalog_item(self, external_id: str) -> RawDocument:
        marketplace, _, asin = external_id.partition(":")
        if marketplace not in self.marketplaces or not (asin.isascii() and asin.isalnum()):
            raise _gone(external_id)
        query = {
            "marketplaceIds": ",".join(self.marketplaces),
            "identifiersType": "ASIN",
            "identifiers": asin,
            **_LISTING_DATA,
        }
        page = await self.client.read(SEARCH_LISTINGS, query, ItemPage, seller=self.seller_id)
        changed = _asins([_listing(bytes(raw)) for raw in page.items], marketplace)
        wanted = {asin: changed[asin]} if asin in changed else {}
        found = await self._catalog(marketplace, wanted) if wanted else ()
        if not found:
            raise _gone(external_id)
        return found[0]

    async def _catalog(self, marketplace: str, asins: dict[str, datetime]) -> tuple[RawDocument, ...]:
        query = {
            "identifiers": ",".join(asins),
            "identifiersType": "ASIN",
            "marketplaceIds": marketplace,
            "pageSize": str(_AT_ONCE),
            **_CATALOG_DATA,
        }
        page = await self.client.read(SEARCH_CATALOG, query, ItemPage)
        documents = []
        for payload in (bytes(raw) for raw in page.items):
            asin = read_as(payload, CatalogItem).asin
            if asin in asins:
                documents.append(_dated(f"{marketplace}:{asin}", payload, asins[asin]))
        return tuple(documents)

    # stock

    async def stock_pages(self, window: Window) -> AsyncIterator[Page]:
        yield Page(documents=())
        for marketplace in self.marketplaces:
            async for documents in self._stock(marketplace, self._since(window)):
                yield Page(documents=tuple(one for one in documents if self._belongs(one, window)))

    async def fetch_stock(self, external_id: str) -> RawDocument:
        marketplace, _, sku = external_id.partition(":")
        if marketplace in self.marketplaces and sku:
            async for documents in self._stock(marketplace, {"sellerSkus": sku}):
                for one in documents:
                    if one.external_id == external_id:
                        return one
        raise _gone(external_id)

    async def _stock(self, marketplace: str, extra: dict[str, str]) -> AsyncIterator[list[RawDocument]]:
        query = {
            "details": "true",
            "granularityType": "Marketplace",
            "granularityId": marketplace,
            "marketplaceIds": marketplace,
            **extra,
        }
        pages = self.client.pages(
            INVENTORY,
            query,
            Inventory,
            token_of=lambda page: page.pagination.next_token if page.pagination else None,
            next_query=lambda token: {**query, "nextToken": token},
        )
        async for page in pages:
            yield [_stock_of(bytes(raw), marketplace) for raw in page.payload.inventory_summaries]

    def _since(self, window: Window) -> dict[str, str]:
        oldest = self.client.environment.clock.now() - _STOCK_HISTORY
        return {"startDateTime": written(window.start)} if window.start > oldest else {}

    def _belongs(self, one: RawDocument, window: Window) -> bool:
        """Stock that never moved has no date; it is given with whatever window reaches up to now."""
        if one.modified_at == _UNDATED:
            return window.end > self.client.environment.clock.now() - _RECENT
        return window.start <= one.modified_at <= window.end + SECOND


def _listing(payload: bytes) -> RawDocument:
    read = read_as(payload, Listing)
    summaries = read.summaries or []
    created = [one.created_date for one in summaries if one.created_date]
    changed = [one.last_updated_date for one in summaries if one.last_updated_date]
    last = max((moment_of(text, field_name="lastUpdatedDate") for text in changed), default=_UNDATED)
    first = min((moment_of(text, field_name="createdDate") for text in created), default=last)
    return RawDocument(external_id=read.sku, payload=payload, created_at=first, modified_at=last)


def _asins(listings: Sequence[RawDocument], marketplace: str) -> dict[str, datetime]:
    """Return the ASINs listed in a marketplace, each with the last change of its listings."""
    found: dict[str, datetime] = {}
    for one in listings:
        for summary in read_as(one.payload, Listing).summaries or []:
            if summary.asin and summary.marketplace_id == marketplace:
                found[summary.asin] = max(found.get(summary.asin, one.modified_at), one.modified_at)
    return found


def _stock_of(payload: bytes, marketplace: str) -> RawDocument:
    read = read_as(payload, InventorySummary)
    changed = (
        moment_of(read.last_updated_time, field_name="lastUpdatedTime")
        if read.last_updated_time
        else _UNDATED
    )
    return _dated(f"{marketplace}:{read.seller_sku or read.fn_sku or ''}", payload, changed)


def _dated(external_id: str, payload: bytes, moment: datetime) -> RawDocument:
    return RawDocument(external_id=external_id, payload=payload, created_at=moment, modified_at=moment)


def _token_of(page: ItemPage) -> str | None:
    return page.pagination.next_token if page.pagination else None


def _gone(external_id: str) -> Problem:
    return Problem("document.gone", cause=Cause.SOURCE_CHANGED, document=external_id)
