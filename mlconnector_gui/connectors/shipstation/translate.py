"""What a ShipStation payload means in neutral words; pure."""

from mlconnector_gui.accounting.documents import Translation
from mlconnector_gui.accounting.store_items import StoreItem
from mlconnector_gui.connectors.port import TranslationContext
from mlconnector_gui.connectors.shipstation.fulfillment import translate_fulfillment
from mlconnector_gui.connectors.shipstation.payloads import (
    Product,
    read_fulfillment,
    read_product,
    read_shipment,
    text_of,
)
from mlconnector_gui.connectors.shipstation.shipment import translate_shipment


def translate(stream: str, payload: bytes, context: TranslationContext) -> Translation:
    """Orders move neither goods nor money; they are kept for what refers to them."""
    if stream == "shipments":
        return translate_shipment(read_shipment(payload), context)
    if stream == "fulfillments":
        return translate_fulfillment(read_fulfillment(payload), context)
    if stream == "products":
        return _translated(read_product(payload))
    return Translation()


def _translated(product: Product) -> Translation:
    """A product without a SKU, or that is not in use, is no item to anybody."""
    sku = (product.sku or "").strip()
    if not sku or product.active is False:
        return Translation()
    item = StoreItem(
        external_id=text_of(product.product_id),
        sku=sku,
        name=(product.name or "").strip(),
        upc=(product.upc or "").strip(),
    )
    return Translation(items=(item,))
