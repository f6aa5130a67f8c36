"""The simulated account's books, and what people do in it: create, split, merge, ship, void, mark."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from mlconnector_gui.connectors.shipstation.sandbox.clocking import (
    PACIFIC,
    day_text,
    long_text,
    midnight_text,
    short_text,
)
from mlconnector_gui.connectors.shipstation.sandbox.listing import Kept, Record
from mlconnector_gui.connectors.shipstation.sandbox.orders import OPEN, Numbering, built, check_order, fill
from mlconnector_gui.connectors.shipstation.sandbox.refusals import Refused

NAME = "SHIP-US"
CURRENCY = "USD"
MANUAL_STORE, CHANNEL_STORE = 22766, 25748
_PRODUCT = (
    "aliases", "productId", "sku", "name", "price", "defaultCost", "length", "width", "height", "weightOz",
    "internalNotes", "fulfillmentSku", "createDate", "modifyDate", "active", "productCategory", "productType",
    "warehouseLocation", "defaultCarrierCode", "defaultServiceCode", "defaultPackageCode", "defaultIntlCarrierCode",
    "defaultIntlServiceCode", "defaultIntlPackageCode", "defaultConfirmation", "defaultIntlConfirmation",
    "customsDescription", "customsValue", "customsTariffNo", "customsCountryCode", "noCustoms", "tags", "upc",
)  # fmt: skip
_SHIPPED_ITEM = (
    "orderItemId", "lineItemKey", "sku", "name", "imageUrl", "weight", "quantity", "unitPrice",
    "warehouseLocation", "options", "productId", "fulfillmentSku",
)  # fmt: skip

Announce = Callable[[str, Record], None]


@dataclass(slots=True)
class Account:
    """
    Keeps its books as the very records that its API shows.

    `locked_is_silent`: an update of a shipped order is answered with 200 and the unchanged order, or refused. One
    lock guards everything: the application runs in another thread than whoever acts here.
    """

    now: Callable[[], datetime]
    locked_is_silent: bool = True
    orders: dict[int, Kept] = field(default_factory=dict)
    shipments: dict[int, Kept] = field(default_factory=dict)
    fulfillments: dict[int, Kept] = field(default_factory=dict)
    products: dict[int, Kept] = field(default_factory=dict)
    stores: list[Record] = field(default_factory=list)
    warehouses: list[Record] = field(default_factory=list)
    labels_bought: int = 0
    """By a caller of the API; what people do in the account is not counted."""
    writes: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a caller of the API wrote an order, by its key, or a product, by its SKU."""
    announce: Announce = lambda _topic, _record: None
    lock: threading.RLock = field(default_factory=threading.RLock)
    _numbers: dict[str, int] = field(default_factory=dict)
    _by_key: dict[str, int] = field(default_factory=dict)
    _by_sku: dict[str, int] = field(default_factory=dict)

    def number(self, kind: str) -> int:
        self._numbers[kind] = self._numbers.get(kind, _FIRST[kind]) + 1
        return self._numbers[kind]

    # orders

    def upsert(self, body: Any, *, at: datetime | None = None) -> Record:
        """Create an order, or update the one with this key: `orderKey` is what decides."""
        with self.lock:
            check_order(body)
            moment = at or self.now()
            kept = self._existing(body)
            if kept is None:
                kept = self._created(body, moment)
                self._count(kept, at)
                return kept.record
            if kept.record["orderStatus"] not in OPEN:
                if self.locked_is_silent:
                    return kept.record
                raise Refused(400, {"Message": f"The order {kept.record['orderNumber']} can not be updated."})
            fill(kept, body, moment, self._numbering)
            self._count(kept, at)
            return kept.record

    def _count(self, kept: Kept, at: datetime | None) -> None:
        """History that is acted out says when; a caller of the API does not."""
        if at is None:
            self.writes["order", kept.record["orderKey"]] += 1

    def _created(self, body: Record, moment: datetime) -> Kept:
        number = self.number("order")
        key = body.get("orderKey") or f"{number:032x}"
        store = (body.get("advancedOptions") or {}).get("storeId") or self._first_manual_store()
        kept = built(body, number, key, store, moment, self._numbering)
        self.orders[number] = kept
        self._by_key[key] = number
        self.announce("ORDER_NOTIFY", kept.record)
        return kept

    def _existing(self, body: Record) -> Kept | None:
        if body.get("orderId"):
            kept = self.orders.get(int(body["orderId"]))
            if kept is None:
                raise Refused(404, {"Message": "The order could not be found."})
            return kept
        number = self._by_key.get(body.get("orderKey") or "")
        kept = self.orders.get(number) if number else None
        return None if kept is None or kept.hidden else kept

    def _first_manual_store(self) -> int:
        return int(next(store["storeId"] for store in self.stores if store["marketplaceId"] == 0))

    def hide(self, number: int) -> None:
        """What the API calls deleting: the record stays, and is in no list."""
        with self.lock:
            kept = self.orders[number]
            kept.hidden = True
            self._touch(kept, self.now())

    def change(self, number: int, at: datetime | None = None, **fields: Any) -> None:
        """What a person edits in the account's own screens."""
        with self.lock:
            kept = self.orders[number]
            kept.record |= fields
            self._touch(kept, at or self.now())

    def change_item(self, number: int, place: int, at: datetime | None = None, **fields: Any) -> None:
        with self.lock:
            item = self.orders[number].record["items"][place]
            item |= {**fields, "modifyDate": short_text(at or self.now())}
            self._touch(self.orders[number], at or self.now())

    def split(self, number: int, quantities: Mapping[int, int], *, at: datetime | None = None) -> int:
        """Move some of an order's lines, by their places, into a second order with the same number and key."""
        with self.lock:
            moment = at or self.now()
            whole = self.orders[number]
            child_number = self.number("order")
            moved, left = [], []
            for place, item in enumerate(whole.record["items"]):
                taken = min(quantities.get(place, 0), item["quantity"])
                if taken:
                    moved.append({**item, "orderItemId": self.number("item"), "quantity": taken})
                if item["quantity"] - taken:
                    left.append({**item, "quantity": item["quantity"] - taken})
            self._part(whole, left, moment, parent=None)
            record = {**whole.record, "orderId": child_number, "createDate": long_text(moment)}
            child = Kept(
                record=record,
                created=moment,
                modified=moment,
                ordered=whole.ordered,
                paid=whole.paid,
            )
            self._part(child, moved, moment, parent=number)
            self.orders[child_number] = child
            return child_number

    def _part(self, kept: Kept, items: list[Record], moment: datetime, *, parent: int | None) -> None:
        goods = sum((Decimal(str(one["unitPrice"])) * one["quantity"] for one in items), Decimal(0))
        kept.record |= {
            "items": items,
            "orderTotal": goods,
            "advancedOptions": {
                **kept.record["advancedOptions"],
                "mergedOrSplit": True,
                "parentId": parent or kept.record["advancedOptions"]["parentId"],
            },
        }
        self._touch(kept, moment)

    def merge(self, number: int, other: int, *, at: datetime | None = None) -> None:
        """Put the lines of another order into this one; the other is hidden."""
        with self.lock:
            moment = at or self.now()
            kept, gone = self.orders[number], self.orders[other]
            advanced = kept.record["advancedOptions"]
            kept.record |= {
                "items": [*kept.record["items"], *gone.record["items"]],
                "orderTotal": Decimal(str(kept.record["orderTotal"]))
                + Decimal(str(gone.record["orderTotal"])),
                "advancedOptions": {
                    **advanced,
                    "mergedOrSplit": True,
                    "mergedIds": [*advanced["mergedIds"], other],
                },
            }
            gone.hidden = True
            self._touch(kept, moment)
            self._touch(gone, moment)

    # shipping

    def ship(
        self,
        number: int,
        *,
        cost: Decimal,
        at: datetime | None = None,
        insurance: Decimal = Decimal(0),
        carrier: str = "fedex",
        service: str = "fedex_ground",
        is_return: bool = False,
    ) -> int:
        """Buy a label for an order: all of it is shipped, but for a label to send goods back with."""
        with self.lock:
            moment = at or self.now()
            order = self.orders[number]
            shipment_id = self.number("shipment")
            items = [] if is_return else [item for item in order.record["items"] if not item["adjustment"]]
            self.shipments[shipment_id] = Kept(
                record=self._label(
                    shipment_id,
                    order.record,
                    items,
                    moment,
                    {
                        "shipmentCost": cost,
                        "insuranceCost": insurance,
                        "carrierCode": carrier,
                        "serviceCode": service,
                        "isReturnLabel": is_return,
                    },
                ),
                created=moment,
                modified=moment,
                shipped=_midnight(moment),
            )
            if not is_return:
                order.record |= {"orderStatus": "shipped", "shipDate": day_text(_day(moment))}
                self._touch(order, moment)
            self.announce("SHIP_NOTIFY", self.shipments[shipment_id].record)
            return shipment_id

    def _label(
        self, number: int, order: Record, items: list[Record], moment: datetime, paid: Record
    ) -> Record:
        address = {name: value for name, value in order["shipTo"].items() if name != "addressVerified"}
        return {
            "shipmentId": number,
            "orderId": order["orderId"],
            "orderKey": order["orderKey"],
            "userId": "123456ab-ab12-3c4d-5e67-89f1abc1defa",
            "customerEmail": order["customerEmail"],
            "orderNumber": order["orderNumber"],
            "createDate": long_text(moment),
            "shipDate": day_text(_day(moment)),
            "shipmentCost": paid["shipmentCost"],
            "insuranceCost": paid["insuranceCost"],
            "trackingNumber": f"94001118995{number}",
            "isReturnLabel": paid["isReturnLabel"],
            "batchNumber": str(100_300 + number),
            "carrierCode": paid["carrierCode"],
            "serviceCode": paid["serviceCode"],
            "packageCode": "package",
            "confirmation": "delivery",
            "warehouseId": order["advancedOptions"]["warehouseId"] or self.warehouses[0]["warehouseId"],
            "voided": False,
            "voidDate": None,
            "marketplaceNotified": False,
            "notifyErrorMessage": None,
            "shipTo": address,
            "weight": {"value": 16, "units": "ounces"},
            "dimensions": None,
            "insuranceOptions": {"provider": None, "insureShipment": False, "insuredValue": 0},
            "advancedOptions": dict(order["advancedOptions"]),
            "shipmentItems": [{name: item[name] for name in _SHIPPED_ITEM} for item in items],
            "labelData": None,
            "formData": None,
        }

    def void(self, shipment_id: int, *, at: datetime | None = None) -> None:
        """Void a label; its order waits for shipment again."""
        with self.lock:
            moment = at or self.now()
            kept = self.shipments[shipment_id]
            kept.record |= {"voided": True, "voidDate": long_text(moment)}
            kept.voided = kept.modified = moment
            order = self.orders[kept.record["orderId"]]
            if not kept.record["isReturnLabel"]:
                order.record |= {"orderStatus": "awaiting_shipment", "shipDate": None}
                self._touch(order, moment)

    def mark(self, number: int, *, carrier: str = "other", at: datetime | None = None) -> int:
        """Say that an order was shipped, without a label from here."""
        with self.lock:
            moment = at or self.now()
            order = self.orders[number]
            fulfillment_id = self.number("fulfillment")
            record = {
                "fulfillmentId": fulfillment_id,
                "orderId": order.record["orderId"],
                "orderNumber": order.record["orderNumber"],
                "userId": "123456ab-ab12-3c4d-5e67-89f1abc1defa",
                "customerEmail": order.record["customerEmail"],
                "trackingNumber": f"7834{fulfillment_id}",
                "createDate": long_text(moment),
                "shipDate": midnight_text(_day(moment)),
                "voidDate": None,
                "deliveryDate": None,
                "carrierCode": carrier,
                "sellerFillProviderId": None,
                "sellerFillProviderName": None,
                "fulfillmentProviderCode": None,
                "fulfillmentServiceCode": None,
                "fulfillmentFee": 0,
                "voidRequested": False,
                "voided": False,
                "marketplaceNotified": False,
                "notifyErrorMessage": None,
                "shipTo": dict(order.record["shipTo"]),
            }
            self.fulfillments[fulfillment_id] = Kept(
                record=record, created=moment, modified=moment, shipped=_midnight(moment)
            )
            order.record |= {"orderStatus": "shipped", "shipDate": day_text(_day(moment))}
            self._touch(order, moment)
            self.announce("FULFILLMENT_SHIPPED", record)
            return fulfillment_id

    # products

    def put_product(self, number: int, body: Record) -> None:
        """Write a whole product anew: a field that is not sent is emptied."""
        with self.lock:
            kept, moment = self.products[number], self.now()
            fixed = {name: kept.record[name] for name in ("productId", "createDate")}
            kept.record |= {name: body.get(name) for name in _PRODUCT} | fixed
            kept.record |= {"modifyDate": short_text(moment), "active": body.get("active", True)}
            kept.modified = moment
            self.writes["product", str(body["sku"])] += 1

    def _product(self, item: Record, moment: datetime) -> int | None:
        """A product appears with the first order that carries its SKU."""
        sku = item.get("sku")
        if not sku or item.get("adjustment"):
            return None
        if sku not in self._by_sku:
            number = self.number("product")
            record = {
                **dict.fromkeys(_PRODUCT),
                "productId": number,
                "sku": sku,
                "name": item.get("name"),
                "price": item.get("unitPrice") or 0,
                "defaultCost": 0,
                "createDate": short_text(moment),
                "modifyDate": short_text(moment),
                "active": True,
            }
            self.products[number] = Kept(record=record, created=moment, modified=moment)
            self._by_sku[sku] = number
        return self._by_sku[sku]

    # what there is

    def open_orders(self) -> Iterator[int]:
        for number, kept in self.orders.items():
            if kept.record["orderStatus"] == "awaiting_shipment" and not kept.hidden:
                yield number

    def with_key(self, key: str) -> Kept | None:
        number = self._by_key.get(key)
        return self.orders[number] if number else None

    def _touch(self, kept: Kept, moment: datetime) -> None:
        kept.modified = moment
        kept.record["modifyDate"] = long_text(moment)

    @property
    def _numbering(self) -> Numbering:
        return Numbering(item=lambda: self.number("item"), product=self._product)


_FIRST = {
    "order": 94_113_500,
    "item": 128_836_900,
    "shipment": 33_974_300,
    "fulfillment": 246_300,
    "product": 7_854_000,
    "webhook": 122,
}


def _day(moment: datetime) -> date:
    return moment.astimezone(PACIFIC).date()


def _midnight(moment: datetime) -> datetime:
    return moment.astimezone(PACIFIC).replace(hour=0, minute=0, second=0, microsecond=0)
