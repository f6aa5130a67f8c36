"""Purchase orders and products on their way into a simulated ShipStation account."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from mlconnector_gui.accounting.purchase_orders import OrderKey, OrderLine, PurchaseOrder, ShipTo
from mlconnector_gui.accounting.store_records import FieldChange, RecordType, StoreRecord
from mlconnector_gui.connectors.port import RecordOutcome
from mlconnector_gui.connectors.shipstation.purchase_order import order_fields
from tests.helpers.shipstation import KEY, VALUES, Station

ADDRESS = ShipTo(
    name="Harbor Wholesale LLC",
    lines=("12 Example Quay", "", "Dock 4"),
    city="Tacoma",
    state="WA",
    postal_code="98402",
    country="us",
)
MUGS = OrderLine(
    number=Decimal(1),
    item="MUG-01",
    short_item=60011,
    description="Enamel mug",
    unit="CS",
    primary_unit="EA",
    ordered=Decimal(12),
    open_quantity=Decimal(12),
    received=Decimal(0),
    unit_cost=Decimal("82.5049"),
)
TENTS = replace(
    MUGS, number=Decimal("2.5"), item="TENT-2P", description="Tent for two", unit="EA", ordered=Decimal(2)
)
ORDER = PurchaseOrder(
    key=OrderKey.parse(KEY),
    supplier=5011,
    supplier_name="Example Goods Supply Inc",
    order_date=date(2026, 11, 19),
    promised_date=date(2026, 11, 27),
    currency="USD",
    branch="          30",
    reference="Spring",
    ship_to=ADDRESS,
    lines=(MUGS, TENTS),
)


def fields(order: PurchaseOrder = ORDER, **values: str) -> dict[str, str]:
    return dict(order_fields(order, {**VALUES, "custom_field1": "order", **values}))


def created(order: PurchaseOrder = ORDER) -> StoreRecord:
    changes = tuple(FieldChange(name=name, before="", after=text) for name, text in fields(order).items())
    return StoreRecord(record_type=RecordType.ORDER, key=str(order.key), creates=True, changes=changes)


def changed(key: str = KEY, **after: str) -> StoreRecord:
    named = {name.replace("__", "."): text for name, text in after.items()}
    changes = tuple(FieldChange(name=name, before="?", after=text) for name, text in named.items())
    return StoreRecord(record_type=RecordType.ORDER, key=key, changes=changes)


async def sent(station: Station, *records: StoreRecord) -> list[RecordOutcome]:
    receiver = station.receiver()
    outcomes = await receiver.submit(records)
    await receiver.close()
    return list(outcomes)


def product(sku: str = "MUG-01", **after: str) -> StoreRecord:
    changes = tuple(FieldChange(name=name, before="?", after=text) for name, text in after.items())
    return StoreRecord(record_type=RecordType.PRODUCT, key=sku, changes=changes)
