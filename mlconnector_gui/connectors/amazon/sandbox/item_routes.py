"""The catalog, listings and FBA inventory interfaces."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from mlconnector_gui.connectors.amazon.sandbox.account import Account
from mlconnector_gui.connectors.amazon.sandbox.call import (
    ApiError,
    Json,
    Request,
    invalid,
    moment_text,
    not_found,
    page_of,
    token_content,
    token_of,
)
from mlconnector_gui.connectors.amazon.sandbox.ledger import Listed

_AT_ONCE = 20
_INVENTORY_PAGE = 50
_TOKEN_SECONDS = 30
_OLDEST_STOCK = timedelta(days=549)
_FIELDS = {"ASIN": "asin", "SKU": "sku", "FNSKU": "fnsku", "EAN": "ean"}
_LISTING_DATA = frozenset(
    (
        "summaries",
        "attributes",
        "issues",
        "offers",
        "fulfillmentAvailability",
        "procurement",
        "relationships",
        "productTypes",
    )
)
_CATALOG_DATA = frozenset(
    (
        "attributes",
        "classifications",
        "dimensions",
        "identifiers",
        "images",
        "productTypes",
        "relationships",
        "salesRanks",
        "summaries",
        "vendorDetails",
    )
)


# listings


def search_listings(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    asked = request.parameters
    markets = _markets(account, request, ids["seller"])
    included = asked.listed("includedData", of=_LISTING_DATA) or ["summaries"]
    kind, values = asked.text("identifiersType"), asked.listed("identifiers", most=_AT_ONCE)
    if bool(kind) != bool(values):
        raise _bad("identifiers and identifiersType go together.")
    after, before = asked.moment("lastUpdatedAfter"), asked.moment("lastUpdatedBefore")
    by_sku: dict[str, list[Listed]] = {}
    for one in account.listed():
        if (
            one.market.marketplace_id in markets
            and (not values or getattr(one, _FIELDS.get(kind, "asin")) in values)
            and (after is None or one.changed.replace(microsecond=0) >= after)
            and (before is None or one.changed.replace(microsecond=0) <= before)
        ):
            by_sku.setdefault(one.sku, []).append(one)
    field, order = asked.text("sortBy", "lastUpdatedDate"), asked.text("sortOrder", "DESC")
    found = sorted(by_sku.values(), key=lambda group: _sort_key(group[0], field), reverse=order == "DESC")
    size = asked.number("pageSize", 10, most=_AT_ONCE)
    page, token = page_of(found, asked.text("pageToken"), size)
    told: Json = {
        "numberOfResults": len(found),
        "items": [_listing(group, included) for group in page],
    }
    return 200, {**told, "pagination": {"nextToken": token}} if token else told


def listing(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    markets = _markets(account, request, ids["seller"])
    included = request.parameters.listed("includedData", of=_LISTING_DATA) or ["summaries"]
    group = [one for one in account.listed() if one.sku == ids["id"] and one.market.marketplace_id in markets]
    if not group:
        raise ApiError(404, "NOT_FOUND", f"SKU '{ids['id']}' not found in marketplace {markets[0]}")
    return 200, _listing(group, included)


def _sort_key(one: Listed, field: str) -> tuple[str, str]:
    by = {"sku": one.sku, "createdDate": moment_text(one.created)}
    return by.get(field, moment_text(one.changed)), one.sku


def _listing(group: Sequence[Listed], included: Sequence[str]) -> Json:
    told: Json = {"sku": group[0].sku}
    if "summaries" in included:
        told["summaries"] = [
            {
                "marketplaceId": one.market.marketplace_id,
                "asin": one.asin,
                "productType": "HOME",
                "conditionType": "new_new",
                "status": ["BUYABLE", "DISCOVERABLE"],
                "fnSku": one.fnsku,
                "itemName": one.title,
                "createdDate": moment_text(one.created),
                "lastUpdatedDate": moment_text(one.changed),
            }
            for one in group
        ]
    if "offers" in included:
        told["offers"] = [
            {
                "marketplaceId": one.market.marketplace_id,
                "offerType": "B2C",
                "price": {"currencyCode": one.market.currency, "amount": str(one.price)},
            }
            for one in group
        ]
    if "fulfillmentAvailability" in included:
        told["fulfillmentAvailability"] = [{"fulfillmentChannelCode": "AMAZON_NA"}]
    return told


# catalog


def search_catalog(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    asked = request.parameters
    market = _one_market(request)
    included = asked.listed("includedData", of=_CATALOG_DATA) or ["summaries"]
    kind, values = asked.text("identifiersType"), asked.listed("identifiers", most=_AT_ONCE)
    words = asked.listed("keywords", most=_AT_ONCE)
    if bool(values) == bool(words) or bool(values) != bool(kind):
        raise invalid("Either identifiers with identifiersType or keywords are required.")
    if kind == "SKU" and not asked.text("sellerId"):
        raise invalid("sellerId is required when identifiersType is SKU.")
    found: dict[str, Listed] = {}
    for one in account.listed():
        named = getattr(one, _FIELDS.get(kind, "asin")) in values
        spoken = bool(words) and all(word.lower() in one.title.lower() for word in words)
        if one.market.marketplace_id == market and (named or spoken):
            found.setdefault(one.asin, one)
    page, token = page_of(
        list(found.values()), asked.text("pageToken"), asked.number("pageSize", 10, most=_AT_ONCE)
    )
    told: Json = {
        "numberOfResults": len(found),
        "items": [_catalog_item(one, included) for one in page],
    }
    if words:
        told["refinements"] = {"brands": [], "classifications": []}
    return 200, {**told, "pagination": {"nextToken": token}} if token else told


def catalog_item(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    market = _one_market(request)
    included = request.parameters.listed("includedData", of=_CATALOG_DATA) or ["summaries"]
    for one in account.listed():
        if one.asin == ids["id"] and one.market.marketplace_id == market:
            return 200, _catalog_item(one, included)
    raise not_found(f"Requested item '{ids['id']}'")


def _catalog_item(one: Listed, included: Sequence[str]) -> Json:
    market = one.market.marketplace_id
    told: Json = {"asin": one.asin}
    if "identifiers" in included:
        told["identifiers"] = [
            {
                "marketplaceId": market,
                "identifiers": [{"identifierType": "EAN", "identifier": one.ean}],
            }
        ]
    if "summaries" in included:
        told["summaries"] = [
            {
                "marketplaceId": market,
                "brand": "Example",
                "itemClassification": "BASE_PRODUCT",
                "itemName": one.title,
            }
        ]
    return told


# stock


def inventory(account: Account, request: Request, ids: Mapping[str, str]) -> tuple[int, object]:
    """List stock; the token of the next page is good for half a minute."""
    asked = request.parameters
    if asked.needed("granularityType") != "Marketplace":
        raise invalid("granularityType must be Marketplace.")
    market = asked.needed("granularityId")
    if asked.listed("marketplaceIds") != [market]:
        raise invalid("marketplaceIds must be the granularityId.")
    since = asked.moment("startDateTime")
    if since is not None and since < account.clock.now() - _OLDEST_STOCK:
        raise invalid("startDateTime must be within the last 18 months.")
    skus = asked.listed("sellerSkus") or [text for text in [asked.text("sellerSku")] if text]
    start = _inventory_place(account, asked.text("nextToken"))
    found = [
        one
        for one in account.listed()
        if one.market.marketplace_id == market
        and one.by_amazon
        and (not skus or one.sku in skus)
        and (since is None or one.changed >= since)
    ]
    page = found[start : start + _INVENTORY_PAGE]
    with_details = asked.text("details") == "true"
    told: Json = {
        "payload": {
            "granularity": {"granularityType": "Marketplace", "granularityId": market},
            "inventorySummaries": [_stock(one, with_details=with_details) for one in page],
        }
    }
    if start + _INVENTORY_PAGE < len(found):
        upto = start + _INVENTORY_PAGE
        token = token_of({"from": upto, "given": account.clock.now().timestamp()})
        told["pagination"] = {"nextToken": token}
    return 200, told


def _inventory_place(account: Account, token: str) -> int:
    if not token:
        return 0
    carried = token_content(token)
    if account.clock.now().timestamp() - float(carried.get("given", 0)) > _TOKEN_SECONDS:
        raise invalid("The nextToken has expired.")
    return int(carried["from"])


def _stock(one: Listed, *, with_details: bool) -> Json:
    told: Json = {
        "asin": one.asin,
        "fnSku": one.fnsku,
        "sellerSku": one.sku,
        "condition": "NewItem",
        "lastUpdatedTime": moment_text(one.changed),
        "productName": one.title,
        "totalQuantity": one.stock,
        "stores": [],
    }
    if with_details:
        told["inventoryDetails"] = {
            "fulfillableQuantity": one.stock,
            "inboundWorkingQuantity": 0,
            "inboundShippedQuantity": 0,
            "inboundReceivingQuantity": 0,
        }
    return told


def _markets(account: Account, request: Request, seller_id: str) -> list[str]:
    markets = request.parameters.listed("marketplaceIds")
    known = {one.marketplace_id for one in account.seller.markets}
    if not markets or not set(markets) <= known:
        raise _bad("Invalid input")
    if seller_id != account.seller.seller_id:
        raise ApiError(403, "Unauthorized", "Access to requested resource is denied.")
    return markets


def _one_market(request: Request) -> str:
    markets = request.parameters.listed("marketplaceIds", most=1)
    if not markets:
        raise ApiError(400, "400", "Request has missing or invalid parameters and cannot be parsed.", None)
    return markets[0]


def _bad(message: str) -> ApiError:
    return ApiError(400, "BAD_REQUEST", message, message)
