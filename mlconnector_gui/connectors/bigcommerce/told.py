"""What a product as the store has it tells of the records that JDE's values go to; pure."""

from collections.abc import Iterator, Mapping

from mlconnector_gui.accounting.store_records import RecordType
from mlconnector_gui.connectors.bigcommerce.reading_through import decoded
from mlconnector_gui.connectors.bigcommerce.sellables import Product, price_text, sellable_of
from mlconnector_gui.connectors.bigcommerce.settings import price_list_of
from mlconnector_gui.connectors.port import ToldRecord


def told_records(payload: bytes, values: Mapping[str, str]) -> Iterator[ToldRecord]:
    """Yield the product and the price of each SKU; where prices go to a price list, it tells nothing of those."""
    product = decoded(payload, Product)
    if product.sku:
        fields = {"name": (product.name or "").strip(), "upc": (product.upc or "").strip()}
        yield ToldRecord(record_type=RecordType.PRODUCT, key=product.sku, fields=fields)
    for variant in product.variants if not price_list_of(values) else ():
        if variant.sku:
            fields = {"price": price_text(sellable_of(variant, product.price).price)}
            yield ToldRecord(record_type=RecordType.PRICE, key=variant.sku, fields=fields)
