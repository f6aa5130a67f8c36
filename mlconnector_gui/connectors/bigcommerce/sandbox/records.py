"""The store's own truth of the prices and products that are changed from outside, for independent checkers."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from mlconnector_gui.connectors.bigcommerce.sandbox.books import Books
from mlconnector_gui.sandbox.stores import WantedRecord

_PRICE, _PRODUCT = "price", "product"


class Records:
    """Reads the catalog by SKU, the way its owner looks at it."""

    def __init__(self, books: Books) -> None:
        self._books, self._catalog = books, books.catalog

    def wanted(self) -> Sequence[WantedRecord]:
        """A simple product's price, one of a product in sizes, what a product is called, and a new one."""
        currency = self._books.shop.currency
        prices = (("MUG-01", "13.75"), ("SHIRT-M", "31.50"), ("TENT-2P", "255.00"))
        return [
            *(
                WantedRecord(record_type=_PRICE, key=sku, fields={"price": price, "currency": currency})
                for sku, price in prices
            ),
            WantedRecord(
                record_type=_PRODUCT, key="LAMP-07", fields={"name": "Desk lamp", "upc": "000000000017"}
            ),
            WantedRecord(record_type=_PRODUCT, key="SOCK-M", fields={"upc": "000000000024"}),
            WantedRecord(
                record_type=_PRODUCT,
                key="JUG-03",
                creates=True,
                fields={
                    "name": "Enamel jug",
                    "price": "34.50",
                    "currency": currency,
                    "weight": "0.85",
                    "visible": "no",
                    "categories": "23 24",
                },
            ),
        ]

    def held(self, record_type: str, key: str) -> Mapping[str, str] | None:
        variant = self._catalog.variant_of_sku(key)
        if variant is None:
            return None
        if record_type == _PRICE:
            return {"price": _plain(variant.charged), "currency": self._books.shop.currency}
        product = self._catalog.products[variant.product_id]
        return {
            "name": product.name,
            "upc": product.upc,
            "price": _plain(product.price),
            "currency": self._books.shop.currency,
            "weight": _plain(product.weight),
            "visible": "yes" if product.is_visible else "no",
            "categories": " ".join(map(str, product.categories)),
        }

    def writes(self, record_type: str, key: str) -> int:
        variant = self._catalog.variant_of_sku(key)
        if variant is None:
            return 0
        fields = {"price"} if record_type == _PRICE else {"name", "upc"}
        told = [
            *self._catalog.writes_of("product", variant.product_id),
            *self._catalog.writes_of("variant", variant.id),
        ]
        if record_type == _PRICE:  # the price that a product begins with is the product's
            told = [one for one in told if "type" not in one]
        return sum(bool(fields & one) for one in told)


def _plain(amount: Decimal) -> str:
    """Two decimals at least, and no zeros beyond them."""
    whole, _, places = f"{amount:f}".partition(".")
    return f"{whole}.{places.rstrip('0').ljust(2, '0')}"
