"""The catalog: products with their variants, and price lists."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import count

from mlconnector_gui.sandbox.world import CATALOGUE

_SIZES = ("S", "M", "L")


@dataclass(slots=True, kw_only=True)
class Product:
    """A product; its price holds for every variant without one."""

    id: int
    name: str
    sku: str
    price: Decimal
    created: datetime
    modified: datetime
    base_variant_id: int | None = None
    taxable: bool = True
    sale_price: Decimal = Decimal(0)
    cost_price: Decimal = Decimal(0)
    retail_price: Decimal = Decimal(0)
    weight: Decimal = Decimal(1)
    is_visible: bool = True
    upc: str = ""
    categories: list[int] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Variant:
    """What is bought; every product has at least one."""

    id: int
    product_id: int
    sku: str
    label: str = ""
    price: Decimal | None = None
    """None: the product's."""
    sale_price: Decimal | None = None
    cost_price: Decimal | None = None
    retail_price: Decimal | None = None
    weight: Decimal | None = None
    upc: str = ""
    inherited: Decimal = Decimal(0)

    @property
    def charged(self) -> Decimal:
        return self.inherited if self.price is None else self.price


@dataclass(slots=True, kw_only=True)
class PriceRecord:
    """One price of a price list."""

    price_list_id: int
    variant_id: int
    sku: str
    currency: str
    created: datetime
    modified: datetime
    price: Decimal | None = None
    sale_price: Decimal | None = None
    retail_price: Decimal | None = None
    map_price: Decimal | None = None


@dataclass
class Catalog:
    """Owns what is for sale."""

    products: dict[int, Product] = field(default_factory=dict)
    variants: dict[int, Variant] = field(default_factory=dict)
    price_lists: dict[int, str] = field(default_factory=dict)
    records: dict[tuple[int, int, str], PriceRecord] = field(default_factory=dict)
    categories: dict[int, str] = field(default_factory=dict)
    writes: list[tuple[str, int, frozenset[str]]] = field(default_factory=list)
    """(kind, id, fields) of every record that was changed from outside, in order."""
    _product_ids: Iterator[int] = field(default_factory=lambda: count(77))
    _variant_ids: Iterator[int] = field(default_factory=lambda: count(501))
    _writes_of: dict[tuple[str, int], list[frozenset[str]]] = field(default_factory=dict)
    _by_sku: dict[str, int] = field(default_factory=dict)
    _by_product: dict[int, list[Variant]] = field(default_factory=dict)

    def add(
        self, name: str, sku: str, price: Decimal, at: datetime, *, sizes: tuple[str, ...] = ()
    ) -> Product:
        """Put a product up, simple or in several sizes."""
        product = Product(
            id=next(self._product_ids), name=name, sku=sku, price=price, created=at, modified=at
        )
        self.products[product.id] = product
        for size in sizes or ("",):
            variant = Variant(
                id=next(self._variant_ids),
                product_id=product.id,
                sku=f"{sku}-{size}" if size else sku,
                label=size,
                inherited=price,
            )
            self.variants[variant.id] = variant
            self._by_sku[variant.sku] = variant.id
            self._by_product.setdefault(product.id, []).append(variant)
            if not sizes:
                product.base_variant_id = variant.id
        return product

    def remove(self, product_id: int) -> None:
        """Take a product away for good, with its variants and their prices in lists."""
        del self.products[product_id]
        for variant in self._by_product.pop(product_id):
            del self.variants[variant.id], self._by_sku[variant.sku]
            gone = [key for key in self.records if key[1] == variant.id]
            for key in gone:
                del self.records[key]

    def note_write(self, kind: str, number: int, fields: frozenset[str]) -> None:
        self.writes.append((kind, number, fields))
        self._writes_of.setdefault((kind, number), []).append(fields)

    def writes_of(self, kind: str, number: int) -> Sequence[frozenset[str]]:
        """Return which fields each change of a record from outside set."""
        return self._writes_of.get((kind, number), ())

    def variant_of_sku(self, sku: str) -> Variant | None:
        variant_id = self._by_sku.get(sku)
        return self.variants[variant_id] if variant_id is not None else None

    def variants_of(self, product_id: int) -> Iterator[Variant]:
        return iter(self._by_product.get(product_id, ()))


def stocked(at: datetime) -> Catalog:
    """Return a catalog of what the invented shops sell, one thing of it in sizes, with one price list."""
    catalog = Catalog(price_lists={1: "Wholesale"}, categories={23: "Shop all", 24: "Kitchen"})
    for one in CATALOGUE:
        catalog.add(one.name, one.sku, one.price, at).taxable = one.taxable
    catalog.add("Example shirt", "SHIRT", Decimal("29.00"), at, sizes=_SIZES)
    for variant in catalog.variants.values():
        record = PriceRecord(
            price_list_id=1,
            variant_id=variant.id,
            sku=variant.sku,
            currency="usd",
            created=at,
            modified=at,
            price=(variant.charged * Decimal("0.8")).quantize(Decimal("0.01")),
        )
        catalog.records[1, variant.id, "usd"] = record
    return catalog
