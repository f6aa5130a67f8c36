"""Translate a label that was bought in ShipStation: what it shipped, and what it cost."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.accounting.documents import DocumentFinding, Translation
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.shipments import Shipment, ShipmentKind
from mlconnector_gui.connectors.port import TranslationContext
from mlconnector_gui.connectors.shipstation.moments import day_of, moment_of
from mlconnector_gui.connectors.shipstation.origin import Ordered, origin_of
from mlconnector_gui.connectors.shipstation.payloads import Shipment as Label
from mlconnector_gui.connectors.shipstation.payloads import text_of

CURRENCY = "USD"
"""What a connection that says nothing counts in: ShipStation names no currency anywhere."""


def translate_shipment(label: Label, context: TranslationContext) -> Translation:
    """The cost is what the label cost the shipper when it was bought; what the carrier corrects later is not here."""
    shipment_id = text_of(label.shipment_id)
    made_at = moment_of(label.create_date, field_name="createDate", document=shipment_id)
    origin = origin_of(
        text_of(label.order_id),
        Ordered(key=label.order_key or "", number=label.order_number or ""),
        label.advanced.kin,
        context,
    )
    shipment = Shipment(
        kind=ShipmentKind.RETURN_LABEL if label.is_return_label else ShipmentKind.LABEL,
        external_id=shipment_id,
        order_id=text_of(label.order_id),
        order_key=origin.shipped.key,
        order_number=origin.shipped.number,
        occurred_at=made_at,
        ship_date=day_of(label.ship_date or label.create_date, field_name="shipDate", document=shipment_id),
        lines=origin.lines(label.goods),
        carrier=label.carrier_code or "",
        service=label.service_code or "",
        tracking_number=label.tracking_number or "",
        warehouse_id=text_of(label.warehouse_id),
        cost=money_of(label.shipment_cost, context),
        insurance_cost=money_of(label.insurance_cost, context),
        voided_at=voided_at(label.voided, label.void_date, made_at=made_at, document=shipment_id),
        traits={name: value for name, value in _traits(label) if value},
    )
    return Translation(shipments=(shipment,), findings=tuple(_findings(label, shipment)))


def money_of(amount: Decimal | None, context: TranslationContext) -> Money | None:
    return None if amount is None else Money(amount, context.values.get("currency") or CURRENCY)


def voided_at(
    voided: bool | None, void_date: str | None, *, made_at: datetime, document: str
) -> datetime | None:
    """A void without a date is as good as one that came at once."""
    if void_date:
        return moment_of(void_date, field_name="voidDate", document=document)
    return made_at if voided else None


def _findings(label: Label, shipment: Shipment) -> Iterator[DocumentFinding]:
    params = {"shipment": shipment.external_id, "order": shipment.order_number}
    if not shipment.lines and not shipment.is_voided:
        yield DocumentFinding(code="shipstation.items_missing", blocks=False, params=params)
    if label.shipment_cost is None and not shipment.is_voided:
        yield DocumentFinding(code="shipstation.cost_missing", blocks=False, params=params)


def _traits(label: Label) -> Iterator[tuple[str, str]]:
    advanced = label.advanced
    yield "shipment_kind", "return_label" if label.is_return_label else "label"
    yield "carrier", label.carrier_code or ""
    yield "service", label.service_code or ""
    yield "warehouse_id", text_of(label.warehouse_id)
    yield "store_id", text_of(advanced.store_id)
    yield "custom_field1", advanced.custom_field1 or ""
    yield "custom_field2", advanced.custom_field2 or ""
    yield "custom_field3", advanced.custom_field3 or ""
