"""Find what a SKU is in the catalog: a simple product, or one variant of a product with options."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

import msgspec

from mlconnector_gui.base.problem import Cause, Problem, Retry
from mlconnector_gui.connectors.bigcommerce.answers import Answer
from mlconnector_gui.connectors.bigcommerce.client import BigCommerceClient

_PRODUCTS, _VARIANTS = "/v3/catalog/products", "/v3/catalog/variants"
Kind = TypeVar("Kind", bound=msgspec.Struct)


class Variant(msgspec.Struct, frozen=True):
    """What is bought; without a price of its own it has its product's."""

    id: int
    product_id: int = 0
    sku: str | None = ""
    price: object = None
    upc: str | None = ""


class Product(msgspec.Struct, frozen=True):
    """A product; a simple one has exactly one variant, its base variant."""

    id: int
    sku: str | None = ""
    name: str | None = ""
    price: object = None
    upc: str | None = ""
    base_variant_id: int | None = None
    variants: list[Variant] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Sellable:
    """
    One thing that is sold under a SKU.

    A simple product is changed as the product that it is: the vendor does not say that a price of its only variant
    becomes the product's.
    """

    product: Product
    variant: Variant

    @property
    def is_simple(self) -> bool:
        return self.product.base_variant_id == self.variant.id

    @property
    def price(self) -> object:
        if self.is_simple or self.variant.price is None:
            return self.product.price
        return self.variant.price


async def products_of(client: BigCommerceClient, skus: Sequence[str]) -> Mapping[str, Product]:
    """Read products by their own SKU; those with options have one too, which nobody can buy."""
    found = await _products(client, skus, {})
    return {product.sku: product for product in found if product.sku in set(skus)}


async def sellables_of(client: BigCommerceClient, skus: Sequence[str]) -> Mapping[str, Sellable]:
    """
    Read what is sold under each SKU; one that is left out is definitely not in the catalog.

    Variants cannot be asked for by several SKUs at once, so simple products are asked for together first, and only
    what is none costs a request of its own.
    """
    wanted = set(skus)
    found: dict[str, Sellable] = {}
    for product in await _products(client, skus, {"include": "variants"}):
        for variant in product.variants:
            if variant.sku in wanted:
                found[variant.sku] = Sellable(product=product, variant=variant)
    for sku in dict.fromkeys(sku for sku in skus if sku not in found):
        sellable = await _by_variant(client, sku)
        if sellable is not None:
            found[sku] = sellable
    return found


async def _by_variant(client: BigCommerceClient, sku: str) -> Sellable | None:
    listed = await client.read(_VARIANTS, {"sku": sku}, Answer.enveloped_list)
    for record in listed.records:
        variant = decoded(record, Variant)
        if variant.sku != sku:
            continue
        query = {"id:in": str(variant.product_id)}
        products = await client.read(_PRODUCTS, query, Answer.enveloped_list)
        for product in products.records:
            read = decoded(product, Product)
            if read.id == variant.product_id:
                return Sellable(product=read, variant=variant)
    return None


async def _products(
    client: BigCommerceClient, skus: Sequence[str], extra: Mapping[str, str]
) -> list[Product]:
    """A SKU with a comma cannot stand in a list, so it is asked for by itself."""
    together = [sku for sku in skus if "," not in sku]
    queries = [{"sku:in": ",".join(together)}] if together else []
    queries += [{"sku": sku} for sku in skus if "," in sku]
    found: list[Product] = []
    for query in queries:
        records = await client.every(_PRODUCTS, {**extra, **query}, Answer.enveloped_list)
        found += [decoded(record, Product) for record in records]
    return found


def decoded(record: bytes, shape: type[Kind]) -> Kind:
    """Read a record with exact numbers: a price of 24.1 is not 24.100000000000001."""
    try:
        loose = msgspec.json.Decoder(float_hook=Decimal).decode(record)
        return msgspec.convert(loose, shape)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem(
            "bigcommerce.answer_unexpected",
            cause=Cause.CONNECTION,
            retry=Retry.LATER,
            status=200,
            technical=str(error)[:300],
        ) from error
