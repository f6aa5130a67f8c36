"""Purchase orders of the simulated site and receipts of them, for tests to start from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from mlconnector_gui.accounting.digest import canonical_bytes, reference_of
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.purchase_orders import OrderKey, line_key
from mlconnector_gui.accounting.receipts import GoodsReceipt, ReceiptLine, container_of
from mlconnector_gui.accounting.shipments import Shipment, ShipmentKind, ShipmentLine
from mlconnector_gui.jde.simulator import AisSimulator
from mlconnector_gui.jde.simulator.tables import Row
from tests.helpers.ais import DAY

FENCED = {
    "other_contracts": '{"goods_receipt": {"fenced": true}, "goods_receipt_reversal": {"fenced": true}}'
}


@dataclass(frozen=True, kw_only=True)
class OrderInJde:
    """The rows of one order, as the site's database has them now."""

    head: Row
    lines: list[Row]

    @property
    def key(self) -> OrderKey:
        return OrderKey(
            company=self.head.text("KCOO"),
            number=self.head.integer("DOCO"),
            order_type=self.head.text("DCTO"),
            suffix=self.head.text("SFXO"),
        )

    def open_of(self, number: str) -> Decimal:
        return next(row for row in self.lines if row.number("LNID") == Decimal(number)).number("UOPN")


def order_in(simulator: AisSimulator, number: int = 4501) -> OrderInJde:
    database = simulator._database
    return OrderInJde(
        head=database["F4301"].find(DOCO=number)[0],
        lines=sorted(database["F4311"].find(DOCO=number), key=lambda row: row.number("LNID")),
    )


def untouched_order(simulator: AisSimulator, *, lines: int = 1) -> OrderInJde:
    """The first order with so many lines, all open with more than two units, that nobody changes later."""
    for row in simulator._database["F4301"].rows:
        order = order_in(simulator, row.integer("DOCO"))
        is_placed = row.entered_at <= simulator._world.now
        if is_placed and len(order.lines) >= lines and all(row.number("UOPN") > 2 for row in order.lines):
            return order
    raise AssertionError("the world has no such order")


def receipt_of(
    order: OrderInJde, quantities: Mapping[str, str] | None = None, **changed: Any
) -> tuple[bytes, str]:
    """The approved bytes of a receipt, by default of one unit of every line, and its reference."""
    external_id = changed.pop("external_id", "shipment-1")
    reference = reference_of(
        environment="JPY920",
        company=order.key.company,
        connection="SHIPSTATION",
        kind="receipt",
        external_id=external_id,
        revision=1,
    )
    wanted = quantities or {f"{row.number('LNID').normalize():f}": "1" for row in order.lines}
    usual = {
        "order": changed.pop("key", order.key),
        "supplier": order.head.integer("AN8"),
        "receipt_date": date(2026, 10, 8),
        "gl_date": DAY,
        "currency": "USD",
        "explanation": f"SHIP {order.key.told}",
        "container": container_of(reference),
        "lines": tuple(
            _line(next(row for row in order.lines if row.number("LNID") == Decimal(number)), quantity)
            for number, quantity in wanted.items()
        ),
    }
    receipt = GoodsReceipt(**{**usual, **changed})
    return canonical_bytes(receipt, target="JDE", reference=reference), reference


def _line(row: Row, quantity: str) -> ReceiptLine:
    return ReceiptLine(
        number=row.number("LNID"),
        item=row.text("LITM"),
        quantity=Decimal(quantity),
        unit=row.text("UOM"),
        unit_cost=row.number("PRRC"),
        open_quantity=row.number("UOPN"),
    )


# shipments of them


def shipped(
    order: OrderInJde,
    quantities: Mapping[str, str],
    *,
    shipment: str = "9001",
    keyed: bool = True,
    sku: str = "",
    **changed: Any,
) -> Shipment:
    """A shipment of lines of an order, by their keys and in their units; without keys in pieces and by SKU."""
    rows = {f"{row.number('LNID').normalize():f}": row for row in order.lines}
    lines = tuple(
        ShipmentLine(
            sku=sku or rows[number].text("LITM"),
            quantity=Decimal(quantity),
            line_key=line_key(order.key, Decimal(number)) if keyed else "",
            order_key=str(order.key) if keyed else "",
            order_number=order.key.told,
            description=rows[number].text("DSC1"),
        )
        for number, quantity in quantities.items()
    )
    usual: dict[str, Any] = {
        "kind": ShipmentKind.LABEL,
        "external_id": shipment,
        "order_id": "77",
        "order_key": str(order.key) if keyed else "",
        "order_number": order.key.told,
        "occurred_at": datetime(2026, 10, 8, 17, tzinfo=UTC),
        "ship_date": date(2026, 10, 8),
        "lines": lines,
        "carrier": "fedex",
        "tracking_number": "7489",
        "cost": Money.of("8.40", "USD"),
    }
    return Shipment(**{**usual, **changed})
