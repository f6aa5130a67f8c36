"""
Which order a line of a shipment was ordered with, after the account merged orders or split one.

A line that we sent carries the whole key of its purchase order line, so it tells its order by itself. Of other lines
the item's own number is looked for in the order shipped and in its kin; where nothing tells, it is the order shipped.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mlconnector_gui.accounting.purchase_orders import read_line_key
from mlconnector_gui.accounting.shipments import ShipmentLine
from mlconnector_gui.connectors.port import TranslationContext
from mlconnector_gui.connectors.shipstation.payloads import Item, Order, read_order, text_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """The key and number of an order, as it was created."""

    key: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The order that was shipped, and those that it came out of, as far as they are archived."""

    shipped: Ordered
    orders: tuple[Order, ...] = ()
    """The order shipped before its kin."""

    def lines(self, items: tuple[Item, ...]) -> tuple[ShipmentLine, ...]:
        return tuple(self._line(item) for item in items)

    def _line(self, item: Item) -> ShipmentLine:
        ordered = self._order_of(item)
        return ShipmentLine(
            sku=(item.sku or "").strip(),
            quantity=item.quantity or Decimal(0),
            line_key=item.line_item_key or "",
            order_key=ordered.key,
            order_number=ordered.number,
            description=item.name or "",
            traits={name: value for name, value in _traits(item) if value},
        )

    def _order_of(self, item: Item) -> Ordered:
        known = read_line_key(item.line_item_key or "")
        if known is not None:
            key, _ = known
            return Ordered(key=str(key), number=key.told)
        # the kin first: a merged order holds copies of their items under the same numbers
        for order in (*self.orders[1:], *self.orders[:1]):
            if any(item.order_item_id and one.order_item_id == item.order_item_id for one in order.goods):
                return ordered_of(order)
        return self.shipped


def origin_of(order_id: str, shipped: Ordered, kin: tuple[str, ...], context: TranslationContext) -> Origin:
    """Gather the archived orders that a shipment may have come from."""
    orders = tuple(_archived(order_id, kin, context))
    if orders and text_of(orders[0].order_id) == order_id:
        own = ordered_of(orders[0])
        shipped = Ordered(key=shipped.key or own.key, number=shipped.number or own.number)
    return Origin(shipped=shipped, orders=orders)


def _archived(order_id: str, kin: tuple[str, ...], context: TranslationContext) -> Iterator[Order]:
    """The kin of the order shipped are named by the order too, and sometimes only there."""
    seen: set[str] = set()
    waiting = [order_id, *kin]
    while waiting:
        name = waiting.pop(0)
        payload = None if not name or name in seen else context.related("orders", name)
        seen.add(name)
        if payload:
            order = read_order(payload)
            waiting += order.advanced.kin
            yield order


def ordered_of(order: Order) -> Ordered:
    return Ordered(key=order.order_key or "", number=order.order_number or "")


def _traits(item: Item) -> Iterator[tuple[str, str]]:
    yield "order_item_id", text_of(item.order_item_id)
    yield "product_id", text_of(item.product_id)
    yield "fulfillment_sku", item.fulfillment_sku or ""
    yield "upc", item.upc or ""
    yield "warehouse_location", item.warehouse_location or ""
    for option in item.options or []:
        if option.name:
            yield f"option_{option.name.strip().lower().replace(' ', '_')}", option.value or ""
