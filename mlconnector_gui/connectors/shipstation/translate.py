"""What a ShipStation payload means in neutral words; pure."""

from mlconnector_gui.accounting.documents import Translation
from mlconnector_gui.connectors.port import TranslationContext
from mlconnector_gui.connectors.shipstation.fulfillment import translate_fulfillment
from mlconnector_gui.connectors.shipstation.payloads import read_fulfillment, read_shipment
from mlconnector_gui.connectors.shipstation.shipment import translate_shipment


def translate(stream: str, payload: bytes, context: TranslationContext) -> Translation:
    """Orders and products move neither goods nor money; they are kept for what refers to them."""
    if stream == "shipments":
        return translate_shipment(read_shipment(payload), context)
    if stream == "fulfillments":
        return translate_fulfillment(read_fulfillment(payload), context)
    return Translation()
