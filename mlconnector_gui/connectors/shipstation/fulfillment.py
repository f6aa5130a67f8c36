"""Translate an order that was marked as shipped, or that a partner shipped."""

from collections.abc import Iterator

from mlconnector_gui.accounting.documents import DocumentFinding, Translation
from mlconnector_gui.accounting.shipments import Shipment, ShipmentKind
from mlconnector_gui.connectors.port import TranslationContext
from mlconnector_gui.connectors.shipstation.moments import day_of, moment_of
from mlconnector_gui.connectors.shipstation.origin import Ordered, origin_of
from mlconnector_gui.connectors.shipstation.payloads import Fulfillment, text_of
from mlconnector_gui.connectors.shipstation.shipment import money_of, voided_at

_OWN = "f-"
"""Fulfillments and shipments are numbered apart, so the same number may be one of each."""


def translate_fulfillment(fulfillment: Fulfillment, context: TranslationContext) -> Translation:
    """
    ShipStation marks whole orders and says no items, so the lines are those of the order as it was ordered.

    A fee of 0 is what is written for an order marked by hand: it is no cost, not a cost of nothing.
    """
    fulfillment_id = text_of(fulfillment.fulfillment_id)
    order_id = text_of(fulfillment.order_id)
    made_at = moment_of(fulfillment.create_date, field_name="createDate", document=fulfillment_id)
    shipped = Ordered(number=fulfillment.order_number or "")
    origin = origin_of(order_id, shipped, (), context)
    own = [order for order in origin.orders if text_of(order.order_id) == order_id]
    shipment = Shipment(
        kind=ShipmentKind.MARKED,
        external_id=f"{_OWN}{fulfillment_id}",
        order_id=order_id,
        order_key=origin.shipped.key,
        order_number=origin.shipped.number,
        occurred_at=made_at,
        ship_date=day_of(
            fulfillment.ship_date or fulfillment.create_date, field_name="shipDate", document=fulfillment_id
        ),
        lines=origin.lines(own[0].goods) if own else (),
        carrier=fulfillment.carrier_code or "",
        service=fulfillment.fulfillment_service_code or "",
        tracking_number=fulfillment.tracking_number or "",
        cost=money_of(fulfillment.fulfillment_fee or None, context),
        voided_at=voided_at(
            fulfillment.voided, fulfillment.void_date, made_at=made_at, document=fulfillment_id
        ),
        traits={name: value for name, value in _traits(fulfillment) if value},
    )
    return Translation(shipments=(shipment,), findings=tuple(_findings(shipment)))


def _findings(shipment: Shipment) -> Iterator[DocumentFinding]:
    if shipment.is_voided:
        return
    params = {"shipment": shipment.external_id, "order": shipment.order_number}
    code = "shipstation.lines_of_the_order" if shipment.lines else "shipstation.items_missing"
    yield DocumentFinding(code=code, blocks=False, params=params)


def _traits(fulfillment: Fulfillment) -> Iterator[tuple[str, str]]:
    yield "shipment_kind", "marked"
    yield "carrier", fulfillment.carrier_code or ""
    yield "service", fulfillment.fulfillment_service_code or ""
    yield "fulfillment_provider", fulfillment.fulfillment_provider_code or ""
