"""
An order of ShipStation as fields that can be compared and set, and the whole order that setting them takes; pure.

ShipStation has no partial update: a field that is not sent is emptied. So a change is the order as it was read, with
the changed fields in it, and whatever only ShipStation may write left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from mlconnector_gui.accounting.store_records import number_text
from mlconnector_gui.connectors.shipstation.purchase_order import ADDRESS_FIELDS, LINE_FIELDS

Tree = dict[str, Any]

_UNIT = "Unit"
"""The option of a line that says what its quantity counts."""
_LINES, _SHIP_TO = "lines.", "ship_to."
_READ_ONLY = (
    "orderId", "createDate", "modifyDate", "orderTotal", "customerId", "userId", "externallyFulfilled",
    "externallyFulfilledBy", "externallyFulfilledById", "externallyFulfilledByName", "labelMessages", "shipDate",
)  # fmt: skip
_READ_ONLY_ADVANCED = ("mergedOrSplit", "mergedIds", "parentId")
_READ_ONLY_ADDRESS = "addressVerified"
_READ_ONLY_ITEM = ("orderItemId", "createDate", "modifyDate", "productId")
_PLAIN = {
    "order_number": "orderNumber",
    "status": "orderStatus",
    "customer": "customerUsername",
}
_DAYS = {"order_date": "orderDate", "ship_by_date": "shipByDate"}
_ADVANCED = {
    "store_id": "storeId",
    "warehouse_id": "warehouseId",
    "custom_field1": "customField1",
    "custom_field2": "customField2",
    "custom_field3": "customField3",
}
_NUMBERS = frozenset({"store_id", "warehouse_id"})
_ADDRESS = dict(zip(ADDRESS_FIELDS, (*ADDRESS_FIELDS[:6], "postalCode", "country"), strict=True))
LOCKED = frozenset({"shipped", "cancelled"})
"""What ShipStation does not let anybody change any more."""
FIELDS = (*_PLAIN, *_DAYS, *_ADVANCED, "bill_to", "ship_to", "lines")


def is_split(parts: Sequence[Tree]) -> bool:
    """Several orders have one key, or one had: the key alone could reach the wrong part."""
    return len(parts) > 1 or any(_of(part, "advancedOptions").get("parentId") for part in parts)


def whole_of(parts: Sequence[Tree]) -> Tree:
    """Return the part that the others were split from."""
    return next((one for one in parts if not _of(one, "advancedOptions").get("parentId")), parts[0])


def seen_fields(parts: Sequence[Tree], key: str) -> Mapping[str, str]:
    """The order as it stands, with the quantities of all its parts together."""
    whole = whole_of(parts)
    advanced, address = _of(whole, "advancedOptions"), _of(whole, "shipTo")
    fields = {name: _text(whole.get(there)) for name, there in _PLAIN.items()}
    fields |= {name: _text(whole.get(there))[:10] for name, there in _DAYS.items()}
    fields |= {name: _text(advanced.get(there)) for name, there in _ADVANCED.items()}
    fields |= {f"{_SHIP_TO}{name}": _text(address.get(there)) for name, there in _ADDRESS.items()}
    fields["bill_to"] = _text(_of(whole, "billTo").get("name"))
    fields |= dict(_line_fields(parts, key))
    return fields


def _line_fields(parts: Sequence[Tree], key: str) -> Iterator[tuple[str, str]]:
    quantities: dict[str, Decimal] = {}
    items: dict[str, Tree] = {}
    for part in parts:
        for item in part.get("items") or []:
            number = _line_number(item, key)
            if number:
                items.setdefault(number, item)
                quantities[number] = quantities.get(number, Decimal(0)) + _decimal(item.get("quantity"))
    for number, item in items.items():
        told = {
            "sku": _text(item.get("sku")),
            "name": _text(item.get("name")),
            "quantity": number_text(quantities[number]),
            "unit_price": number_text(_decimal(item.get("unitPrice"))),
            "unit": _option(item, _UNIT),
        }
        yield from ((f"{_LINES}{number}.{name}", value) for name, value in told.items())


def new_order(key: str, wanted: Mapping[str, str]) -> Tree:
    """Make the body of an order that is to be created."""
    return _filled({"orderKey": key, "items": [], "advancedOptions": {}}, key, wanted)


def changed_order(current: Tree, key: str, wanted: Mapping[str, str]) -> Tree:
    """Make the body that changes an order, of the order as it was just read."""
    advanced = {
        name: value
        for name, value in _of(current, "advancedOptions").items()
        if name not in _READ_ONLY_ADVANCED
    }
    items = [
        {name: value for name, value in item.items() if name not in _READ_ONLY_ITEM}
        for item in current.get("items") or []
    ]
    kept = {name: value for name, value in current.items() if name not in _READ_ONLY}
    body = {**kept, "orderKey": key, "items": items, "advancedOptions": advanced}
    for name in ("billTo", "shipTo"):
        body[name] = {part: text for part, text in _of(current, name).items() if part != _READ_ONLY_ADDRESS}
    return _filled(body, key, wanted)


def _filled(body: Tree, key: str, wanted: Mapping[str, str]) -> Tree:
    for name, text in wanted.items():
        if name in _PLAIN:
            body[_PLAIN[name]] = text or None
        elif name in _DAYS:
            body[_DAYS[name]] = f"{text}T00:00:00.0000000" if text else None
        elif name in _ADVANCED:
            value = int(text) if name in _NUMBERS and text else text or None
            body["advancedOptions"] = {**body["advancedOptions"], _ADVANCED[name]: value}
        elif name == "bill_to":
            body["billTo"] = {**_of(body, "billTo"), "name": text or None}
        elif name.startswith(_SHIP_TO):
            there = _ADDRESS[name.removeprefix(_SHIP_TO)]
            body["shipTo"] = {**_of(body, "shipTo"), there: text or None}
    body["items"] = _items(body["items"], key, wanted)
    return body


def _items(items: list[Tree], key: str, wanted: Mapping[str, str]) -> list[Tree]:
    """Set the lines that are named, drop those whose quantity is blank, and leave all others as they are."""
    changes: dict[str, dict[str, str]] = {}
    for name, text in wanted.items():
        number, _, field = name.removeprefix(_LINES).rpartition(".")
        if name.startswith(_LINES) and field in LINE_FIELDS:
            changes.setdefault(number, {})[field] = text
    kept = [_item(item, changes.pop(_line_number(item, key), {})) for item in items]
    added = [_item({"lineItemKey": f"{key}-{number}"}, fields) for number, fields in changes.items()]
    return [item for item in (*kept, *added) if item is not None and item.get("quantity")]


def _item(item: Tree, fields: Mapping[str, str]) -> Tree | None:
    if fields.get("quantity") == "":
        return None
    changed = dict(item)
    for name in ("sku", "name"):
        if name in fields:
            changed[name] = fields[name] or None
    if "quantity" in fields:
        changed["quantity"] = int(Decimal(fields["quantity"]))
    if "unit_price" in fields:
        changed["unitPrice"] = Decimal(fields["unit_price"] or "0")
    if "unit" in fields:
        others = [one for one in item.get("options") or [] if one.get("name") != _UNIT]
        unit = [{"name": _UNIT, "value": fields["unit"]}] if fields["unit"] else []
        changed["options"] = [*others, *unit]
    return changed


def _line_number(item: Tree, key: str) -> str:
    line_key = _text(item.get("lineItemKey"))
    return line_key.removeprefix(f"{key}-") if line_key.startswith(f"{key}-") else ""


def _option(item: Tree, name: str) -> str:
    found = (one.get("value") for one in item.get("options") or [] if one and one.get("name") == name)
    return _text(next(found, None))


def _of(tree: Tree, name: str) -> Tree:
    return tree.get(name) or {}


def _decimal(value: Any) -> Decimal:
    return Decimal(str(value or 0))


def _text(value: Any) -> str:
    return "" if value is None else str(value)
