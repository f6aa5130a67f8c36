"""The account's own truth of the orders and products that it takes, in the names and texts of its connector."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from mlconnector_gui.connectors.shipstation.sandbox.account import MANUAL_STORE, Account
from mlconnector_gui.connectors.shipstation.sandbox.listing import Record
from mlconnector_gui.sandbox.stores import WantedRecord

_KEY = "00001-990001-OP-000"
_ADDRESS = {
    "name": "name",
    "street1": "street1",
    "street2": "street2",
    "street3": "street3",
    "city": "city",
    "state": "state",
    "postal_code": "postalCode",
    "country": "country",
}
_PRODUCT_TEXTS = {"name": "name", "upc": "upc", "warehouse_location": "warehouseLocation"}


class Records:
    """Implements `StoreRecords` for whoever sends orders here."""

    def __init__(self, account: Account) -> None:
        self._account = account

    def wanted(self) -> Sequence[WantedRecord]:
        """A new order, more of one that waits, and another name for a product."""
        with self._account.lock:
            return [
                WantedRecord(record_type="order", key=_KEY, fields=dict(_new_order()), creates=True),
                self._change(),
                self._product(),
            ]

    def held(self, record_type: str, key: str) -> Mapping[str, str] | None:
        with self._account.lock:
            if record_type == "product":
                return next((_product(kept.record) for kept in self._products(key)), None)
            kept = self._account.with_key(key)
            return dict(_order(kept.record)) if kept else None

    def writes(self, record_type: str, key: str) -> int:
        with self._account.lock:
            return self._account.writes[record_type, key]

    def _change(self) -> WantedRecord:
        number = next(
            one
            for one in self._account.open_orders()
            if self._account.orders[one].record["advancedOptions"]["storeId"] == MANUAL_STORE
        )
        record = self._account.orders[number].record
        item = record["items"][0]
        line = str(item["lineItemKey"]).removeprefix(f"{record['orderKey']}-")
        fields = {f"lines.{line}.quantity": f"{item['quantity'] + 3}.00", "custom_field2": "urgent"}
        return WantedRecord(record_type="order", key=record["orderKey"], fields=fields)

    def _product(self) -> WantedRecord:
        record = next(iter(self._account.products.values())).record
        fields = {"name": f"{record['name']} (new)", "price": "19.95", "upc": "0123456789012"}
        return WantedRecord(record_type="product", key=record["sku"], fields=fields)

    def _products(self, sku: str) -> Iterator[Any]:
        return (kept for kept in self._account.products.values() if kept.record["sku"] == sku)


def _new_order() -> Iterator[tuple[str, str]]:
    yield "order_number", "990001 OP"
    yield "order_date", "2026-11-19"
    yield "ship_by_date", "2026-11-27"
    yield "status", "awaiting_shipment"
    yield "customer", "5011"
    yield "bill_to", "Example Goods Supply Inc"
    yield "store_id", str(MANUAL_STORE)
    yield "warehouse_id", "17977"
    yield "custom_field1", "990001 OP"
    address = ("Harbor Wholesale LLC", "12 Example Quay", "", "", "Tacoma", "WA", "98402", "US")
    yield from ((f"ship_to.{name}", text) for name, text in zip(_ADDRESS, address, strict=True))
    for line, sku, pieces in (("1", "MUG-01", "6.00"), ("2.5", "TENT-2P", "2.00")):
        texts = {"sku": sku, "name": f"Item {sku}", "quantity": pieces, "unit_price": "82.50", "unit": "CS"}
        yield from ((f"lines.{line}.{name}", text) for name, text in texts.items())


def _order(record: Record) -> Iterator[tuple[str, str]]:
    advanced = record["advancedOptions"]
    yield "order_number", _text(record["orderNumber"])
    yield "order_date", _text(record["orderDate"])[:10]
    yield "ship_by_date", _text(record["shipByDate"])[:10]
    yield "status", _text(record["orderStatus"])
    yield "customer", _text(record["customerUsername"])
    yield "bill_to", _text(record["billTo"]["name"])
    yield "store_id", _text(advanced["storeId"])
    yield "warehouse_id", _text(advanced["warehouseId"])
    for number in (1, 2, 3):
        yield f"custom_field{number}", _text(advanced[f"customField{number}"])
    yield from ((f"ship_to.{name}", _text(record["shipTo"][there])) for name, there in _ADDRESS.items())
    for item in record["items"]:
        line = _text(item["lineItemKey"]).removeprefix(f"{record['orderKey']}-")
        yield f"lines.{line}.sku", _text(item["sku"])
        yield f"lines.{line}.name", _text(item["name"])
        yield f"lines.{line}.quantity", f"{item['quantity']}.00"
        yield f"lines.{line}.unit_price", _money(item["unitPrice"])
        yield f"lines.{line}.unit", next((one["value"] for one in item["options"]), "")


def _product(record: Record) -> Mapping[str, str]:
    texts = {name: _text(record[there]) for name, there in _PRODUCT_TEXTS.items()}
    return {**texts, "price": _money(record["price"])}


def _money(value: Any) -> str:
    whole, _, places = f"{Decimal(str(value or 0)):f}".partition(".")
    return f"{whole}.{places.rstrip('0').ljust(2, '0')}"


def _text(value: Any) -> str:
    return "" if value is None else str(value)
