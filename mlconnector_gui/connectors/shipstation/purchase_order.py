"""What of a purchase order is put into ShipStation, as fields of an order there; pure."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from mlconnector_gui.accounting.purchase_orders import (
    OrderLine,
    PurchaseOrder,
    ShipTo,
    line_number_text,
)
from mlconnector_gui.accounting.store_records import number_text
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.connectors.shipstation.settings import CUSTOM_FIELDS, Note, Sending

LINE_FIELDS = ("sku", "name", "quantity", "unit_price", "unit")
ADDRESS_FIELDS = ("name", "street1", "street2", "street3", "city", "state", "postal_code", "country")
_COUNTRY_LETTERS = 2
_LONGEST_NOTE = 100
_CENT = Decimal("0.01")


def order_fields(order: PurchaseOrder, values: Mapping[str, str], /) -> Mapping[str, str]:
    """
    Every field that the order is to have; a line that was cancelled or closed has blank ones, so that it goes.

    Quantities are those of the purchase order, in its own unit: what comes back in a shipment is in that unit too.
    """
    sending = Sending.of(values)
    if not sending.store_id:
        raise Problem("shipstation.store_missing", order=order.key.told)
    return dict(_fields(order, sending))


def _fields(order: PurchaseOrder, sending: Sending) -> Iterator[tuple[str, str]]:
    yield "order_number", order.key.told
    yield "order_date", order.order_date.isoformat()
    yield "ship_by_date", order.promised_date.isoformat() if order.promised_date else ""
    yield "status", "cancelled" if order.is_cancelled else sending.new_orders.value
    yield "customer", str(order.supplier)
    yield "bill_to", order.supplier_name or str(order.supplier)
    yield "store_id", sending.store_id
    yield "warehouse_id", sending.warehouse_of(order.branch)
    for name, note in zip(CUSTOM_FIELDS, sending.notes, strict=True):
        yield name, _note(note, order)[:_LONGEST_NOTE]
    yield from _address(order)
    for line in order.lines:
        yield from _line(order, line)


def _note(note: Note, order: PurchaseOrder) -> str:
    return {
        Note.NOTHING: "",
        Note.ORDER: order.key.told,
        Note.SUPPLIER: order.supplier_name,
        Note.BRANCH: order.branch.strip(),
        Note.REFERENCE: order.reference,
    }[note].strip()


def _address(order: PurchaseOrder) -> Iterator[tuple[str, str]]:
    """ShipStation ships nothing without an address, and takes no country but by its two letters."""
    address = order.ship_to
    if address is None or not address.name.strip():
        raise Problem("shipstation.ship_to_missing", cause=Cause.MAPPING, order=order.key.told)
    country = address.country.strip().upper()
    if country and (len(country) != _COUNTRY_LETTERS or not country.isalpha()):
        raise Problem("shipstation.country_unknown", order=order.key.told, country=country)
    for name, text in _address_texts(address, country):
        yield f"ship_to.{name}", text.strip()


def _address_texts(address: ShipTo, country: str) -> Iterator[tuple[str, str]]:
    streets = [*(line for line in address.lines if line.strip()), "", "", ""][:3]
    texts = (address.name, *streets, address.city, address.state, address.postal_code, country)
    return zip(ADDRESS_FIELDS, texts, strict=True)


def _line(order: PurchaseOrder, line: OrderLine) -> Iterator[tuple[str, str]]:
    prefix = f"lines.{line_number_text(line.number)}"
    if line.is_cancelled or (line.is_closed and not line.received) or not line.ordered:
        yield from ((f"{prefix}.{name}", "") for name in LINE_FIELDS)
        return
    if line.ordered != line.ordered.to_integral_value():
        # ShipStation counts whole pieces
        raise Problem(
            "shipstation.quantity_not_whole",
            order=order.key.told,
            line=line.told,
            quantity=f"{line.ordered.normalize():f}",
        )
    if not (line.item.strip() or line.description.strip()):
        raise Problem("shipstation.item_missing", order=order.key.told, line=line.told)
    yield f"{prefix}.sku", line.item.strip()
    yield f"{prefix}.name", line.description.strip() or line.item.strip()
    yield f"{prefix}.quantity", number_text(line.ordered)
    yield f"{prefix}.unit_price", number_text(_priced(line.unit_cost))
    yield f"{prefix}.unit", line.unit.strip()


def _priced(cost: Decimal) -> Decimal:
    """In cents, like every price in ShipStation's own examples; what is owed to the supplier is told by JDE alone."""
    return cost.quantize(_CENT, ROUND_HALF_UP)
