"""What an order is made of, and what `createorder` does with one."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from mlconnector_gui.connectors.shipstation.sandbox.clocking import (
    PACIFIC,
    long_text,
    read_filter,
    short_text,
)
from mlconnector_gui.connectors.shipstation.sandbox.listing import Kept, Record
from mlconnector_gui.connectors.shipstation.sandbox.refusals import Refused, invalid

OPEN = ("awaiting_payment", "awaiting_shipment", "on_hold", "pending_fulfillment")
STATUSES = (*OPEN, "shipped", "cancelled", "rejected_fulfillment")
_REQUIRED = ("orderNumber", "orderDate", "orderStatus", "billTo", "shipTo")
_LONGEST_NUMBER = 50
_ADDRESS = (
    "name", "company", "street1", "street2", "street3", "city", "state", "postalCode", "country", "phone",
    "residential", "addressVerified",
)  # fmt: skip
_ADVANCED: Mapping[str, Any] = {
    "warehouseId": None,
    "nonMachinable": False,
    "saturdayDelivery": False,
    "containsAlcohol": False,
    "mergedOrSplit": False,
    "mergedIds": [],
    "parentId": None,
    "storeId": None,
    "customField1": None,
    "customField2": None,
    "customField3": None,
    "source": None,
    "billToParty": None,
    "billToAccount": None,
    "billToPostalCode": None,
    "billToCountryCode": None,
    "billToMyOtherAccount": None,
}
_KEPT_ADVANCED = ("mergedOrSplit", "mergedIds", "parentId", "storeId")
"""What a caller cannot change."""
_GIVEN = (
    "orderNumber", "orderKey", "orderDate", "createDate", "modifyDate", "paymentDate", "shipByDate", "orderStatus",
    "customerId", "customerUsername", "customerEmail", "billTo", "shipTo", "items", "orderTotal", "amountPaid",
    "taxAmount", "shippingAmount", "customerNotes", "internalNotes", "gift", "giftMessage", "paymentMethod",
    "requestedShippingService", "carrierCode", "serviceCode", "packageCode", "confirmation", "shipDate",
    "holdUntilDate", "weight", "dimensions", "insuranceOptions", "internationalOptions", "advancedOptions",
    "tagIds", "userId", "externallyFulfilled", "externallyFulfilledBy",
)  # fmt: skip
_DATES = ("orderDate", "paymentDate", "shipByDate")


@dataclass(frozen=True, slots=True)
class Numbering:
    """Where an order's numbers come from: items, and the products that appear with their SKUs."""

    item: Callable[[], int]
    product: Callable[[Record, datetime], int | None]


def check_order(body: Any, place: str = "apiOrder") -> None:
    """Refuse what ASP.NET would, with the paths that it names."""
    if not isinstance(body, dict):
        raise invalid({place: ["An error has occurred."]})
    errors = dict(_errors(body, place))
    if errors:
        raise invalid({name: [text] for name, text in errors.items()})


def _errors(body: Record, place: str) -> Iterator[tuple[str, str]]:
    for name in _REQUIRED:
        if body.get(name) in (None, ""):
            yield f"{place}.{name}", f"The {name} field is required."
    if len(str(body.get("orderNumber") or "")) > _LONGEST_NUMBER:
        yield f"{place}.orderNumber", "The field orderNumber must be a string with a maximum length of 50."
    if body.get("orderStatus") and body["orderStatus"] not in STATUSES:
        yield f"{place}.orderStatus", f'Error converting value "{body["orderStatus"]}".'
    for name in _DATES:
        if body.get(name) and not _is_date(body[name]):
            yield f"{place}.{name}", f"Could not convert string to DateTime: {body[name]}."
    for name in ("billTo", "shipTo"):
        country = (body.get(name) or {}).get("country") if isinstance(body.get(name), dict) else None
        if country and len(country) != 2:
            yield f"{place}.{name}.country", "Please use a two-character country code."
    for number, item in enumerate(body.get("items") or []):
        quantity = item.get("quantity")
        if not isinstance(quantity, int) or isinstance(quantity, bool):
            yield f"{place}.items[{number}].quantity", f"Input string '{quantity}' is not a valid integer."


def _is_date(text: Any) -> bool:
    try:
        return bool(read_filter(str(text)))
    except ValueError:
        return False


def built(body: Record, number: int, key: str, store: int, now: datetime, numbering: Numbering) -> Kept:
    """Make a new order of what was sent; whatever was left out is empty."""
    record: Record = {"orderId": number, **dict.fromkeys(_GIVEN)}
    kept = Kept(record=record, created=now, modified=now)
    record["orderKey"] = key
    record["createDate"] = long_text(now)
    record["advancedOptions"] = {**_ADVANCED, "storeId": store}
    fill(kept, body, now, numbering)
    return kept


def fill(kept: Kept, body: Record, now: datetime, numbering: Numbering) -> None:
    """Write the whole order anew: a field that is not sent is emptied."""
    record, advanced = kept.record, kept.record["advancedOptions"]
    sent = body.get("advancedOptions") or {}
    items = _items(record.get("items") or [], body.get("items") or [], now, numbering)
    for name in _GIVEN:
        if name not in {"orderKey", "createDate", "advancedOptions", "items"}:
            record[name] = body.get(name)
    for name in _DATES:
        if record[name]:
            record[name] = f"{read_filter(str(record[name])).isoformat(timespec='seconds')}.0000000"
    record |= {
        "modifyDate": long_text(now),
        "customerId": None,
        "billTo": _address(body.get("billTo"), ""),
        "shipTo": _address(body.get("shipTo"), "Address not yet validated"),
        "items": items,
        "amountPaid": body.get("amountPaid") or 0,
        "taxAmount": body.get("taxAmount") or 0,
        "shippingAmount": body.get("shippingAmount") or 0,
        "gift": bool(body.get("gift")),
        "confirmation": body.get("confirmation") or "none",
        "weight": body.get("weight") or {"value": 0, "units": "ounces"},
        "tagIds": body.get("tagIds"),
        "userId": None,
        "externallyFulfilled": False,
        "externallyFulfilledBy": None,
        "advancedOptions": {
            **{name: sent.get(name, default) for name, default in _ADVANCED.items()},
            **{name: advanced[name] for name in _KEPT_ADVANCED},
        },
    }
    record["orderTotal"] = _total(record)
    kept.modified = now
    kept.ordered = _placed(body["orderDate"])
    kept.paid = _placed(body["paymentDate"]) if body.get("paymentDate") else None


def _items(old: list[Record], sent: list[Record], now: datetime, numbering: Numbering) -> list[Record]:
    """A line that is sent with the key of an old one is that line."""
    known = {item["lineItemKey"]: item for item in old if item["lineItemKey"]}
    return [_item(known.get(one.get("lineItemKey") or ""), one, now, numbering) for one in sent]


def _item(old: Record | None, sent: Record, now: datetime, numbering: Numbering) -> Record:
    return {
        "orderItemId": old["orderItemId"] if old else numbering.item(),
        "lineItemKey": sent.get("lineItemKey"),
        "sku": sent.get("sku"),
        "name": sent.get("name"),
        "imageUrl": sent.get("imageUrl"),
        "weight": sent.get("weight"),
        "quantity": sent["quantity"],
        "unitPrice": sent.get("unitPrice") or 0,
        "taxAmount": sent.get("taxAmount"),
        "shippingAmount": sent.get("shippingAmount"),
        "warehouseLocation": sent.get("warehouseLocation"),
        "options": sent.get("options") or [],
        "productId": numbering.product(sent, now),
        "fulfillmentSku": sent.get("fulfillmentSku"),
        "adjustment": bool(sent.get("adjustment")),
        "upc": sent.get("upc"),
        "createDate": old["createDate"] if old else short_text(now),
        "modifyDate": short_text(now),
    }


def _total(record: Record) -> Decimal:
    """Quantities times prices, with the order's own tax and shipping; those of lines are not added."""
    goods = sum((_amount(item["unitPrice"]) * item["quantity"] for item in record["items"]), Decimal(0))
    return goods + _amount(record["taxAmount"]) + _amount(record["shippingAmount"])


def _amount(value: Any) -> Decimal:
    return Decimal(str(value or 0))


def _address(sent: Any, verified: str) -> Record:
    given = sent if isinstance(sent, dict) else {}
    return {**{name: given.get(name) for name in _ADDRESS}, "addressVerified": verified or None}


def _placed(text: Any) -> datetime:
    return read_filter(str(text)).replace(tzinfo=PACIFIC)


def check_many(body: Any) -> list[Any]:
    if not isinstance(body, list):
        raise invalid({"apiOrders": ["Cannot deserialize the current JSON object into type 'ApiOrder[]'."]})
    if len(body) > 100:
        raise Refused(400, {"Message": "The maximum number of orders that can be created at once is 100."})
    return body
