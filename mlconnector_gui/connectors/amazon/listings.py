"""What archived listings, catalog items and stock say of the things that are sold; pure."""

from collections.abc import Sequence

import msgspec

from mlconnector_gui.accounting.item_matching import Listing
from mlconnector_gui.connectors.amazon.payloads import read_as

_BAR_CODES = ("UPC", "EAN", "GTIN", "JAN")


class _Shape(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    pass


class Summary(_Shape, frozen=True, kw_only=True):
    """What is said of a listing or a catalog item in one marketplace."""

    asin: str | None = None
    fn_sku: str | None = None
    item_name: str | None = None


class Listed(_Shape, frozen=True, kw_only=True):
    """One SKU of the seller."""

    sku: str
    summaries: list[Summary] | None = None


class Identifier(_Shape, frozen=True, kw_only=True):
    """One number of a catalog item."""

    identifier_type: str = ""
    identifier: str = ""


class Identifiers(_Shape, frozen=True, kw_only=True):
    """The numbers of a catalog item in one marketplace."""

    identifiers: list[Identifier] | None = None


class CatalogItem(_Shape, frozen=True, kw_only=True):
    """One ASIN."""

    asin: str
    summaries: list[Summary] | None = None
    identifiers: list[Identifiers] | None = None


class Stock(_Shape, frozen=True, kw_only=True):
    """The stock of one SKU."""

    seller_sku: str | None = None
    fn_sku: str | None = None
    asin: str | None = None
    product_name: str | None = None


def read_listing(stream: str, payload: bytes) -> Listing | None:
    if stream == "listings":
        return _of_listing(read_as(payload, Listed))
    if stream == "catalog":
        return _of_catalog(read_as(payload, CatalogItem))
    return _of_stock(read_as(payload, Stock)) if stream == "inventory" else None


def _of_listing(listed: Listed) -> Listing | None:
    summaries = listed.summaries or []
    if not listed.sku.strip():
        return None
    return Listing(
        sku=listed.sku,
        title=_first([one.item_name for one in summaries]),
        asin=_first([one.asin for one in summaries]),
        fnsku=_first([one.fn_sku for one in summaries]),
    )


def _of_catalog(item: CatalogItem) -> Listing:
    numbers = {
        one.identifier_type.upper(): one.identifier
        for group in item.identifiers or ()
        for one in group.identifiers or ()
    }
    return Listing(
        asin=item.asin,
        title=_first([one.item_name for one in item.summaries or ()]),
        upc=_first([numbers.get(kind) for kind in _BAR_CODES]),
    )


def _of_stock(stock: Stock) -> Listing | None:
    if not (stock.seller_sku or "").strip():
        return None
    return Listing(
        sku=stock.seller_sku or "",
        title=stock.product_name or "",
        asin=stock.asin or "",
        fnsku=stock.fn_sku or "",
    )


def _first(texts: Sequence[str | None]) -> str:
    return next((text for text in texts if text), "")
