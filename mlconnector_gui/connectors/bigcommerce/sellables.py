"""Find what a SKU is in the catalog: a simple product, or one variant of a product with options."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import TypeVar

import msgspec

from mlconnector_gui.accounting.store_records import number_text
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.bigcommerce.answers import Answer
from mlconnector_gui.connectors.bigcommerce.client import BigCommerceClient
from mlconnector_gui.connectors.bigcommerce.reading_through import PAGE, VARIANTS, decoded, read_places
from mlconnector_gui.connectors.port import TellReading

_PRODUCTS, _VARIANTS = "/v3/catalog/products", VARIANTS
_PRODUCTS_AT_ONCE = 50
_FEW = 200
Part = TypeVar("Part")


class Variant(msgspec.Struct, frozen=True):
    """What is bought; without a price of its own it has its product's, and without options it is the product."""

    id: int
    product_id: int = 0
    sku: str | None = ""
    price: object = None
    upc: str | None = ""
    option_values: list[object] = []


class Product(msgspec.Struct, frozen=True):
    """A product with the price of every variant that has none of its own."""

    id: int
    sku: str | None = ""
    name: str | None = ""
    price: object = None
    upc: str | None = ""
    weight: object = None
    is_visible: bool | None = None
    categories: list[int] | None = None
    variants: list[Variant] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Sellable:
    """
    One thing that is sold under a SKU.

    A simple product is changed as the product that it is: the vendor does not say that a price of its only variant
    becomes the product's.
    """

    product_id: int
    variant_id: int
    price: object
    is_simple: bool


async def products_of(client: BigCommerceClient, skus: Sequence[str]) -> Mapping[str, Product]:
    """Read products by their own SKU; those with options have one too, which nobody can buy."""
    wanted = set(skus)
    found = await _products(client, skus, {})
    return {product.sku: product for product in found if product.sku in wanted}


@dataclass(slots=True)
class Sellables:
    """
    Reads what is sold under each SKU; one that is left out is not in the catalog.

    Variants cannot be asked for by several SKUs at once. So simple products are asked for together first, and what is
    none of them costs a request of its own, until that has cost as much as reading through the whole catalog: then
    this is done, once, for the ids alone. Prices are always read anew.
    """

    client: BigCommerceClient
    tell: TellReading | None = None
    _singly: int = 0
    _pages: int = 0
    _places: dict[str, int] | None = field(default=None, repr=False)
    """SKU to the id of its product, of the whole catalog."""

    async def of(self, skus: Sequence[str]) -> Mapping[str, Sellable]:
        wanted = set(skus)
        found = {} if self._places is not None else await self._simple(wanted)
        left = [sku for sku in dict.fromkeys(skus) if sku not in found]
        if left and await self._is_worth_reading_all(len(left)):
            variants = await self._variants_of_products(left)
        else:
            variants = [variant for sku in left for variant in await self._by_sku(sku)]
        return {**found, **await self._priced([one for one in variants if one.sku in wanted])}

    async def _simple(self, skus: set[str]) -> dict[str, Sellable]:
        """Find those whose SKU is that of their product, all at once."""
        return {
            variant.sku: sellable_of(variant, product.price)
            for product in await _products(self.client, sorted(skus), {"include": "variants"})
            for variant in product.variants
            if variant.sku in skus
        }

    async def _by_sku(self, sku: str) -> list[Variant]:
        self._singly += 1
        listed = await self.client.read(_VARIANTS, {"sku": sku}, Answer.enveloped_list)
        return [decoded(record, Variant) for record in listed.records]

    async def _is_worth_reading_all(self, more: int) -> bool:
        if self._places is not None:
            return True
        if self._singly + more <= _FEW:
            return False
        if not self._pages:
            one = {"limit": "1", "page": "1", "include_fields": "sku"}
            listed = await self.client.read(_VARIANTS, one, Answer.enveloped_list)
            total = listed.pagination.total if listed.pagination else None
            if total is None:
                return False
            self._pages = -(-total // PAGE)
        return self._singly + more > self._pages

    async def _variants_of_products(self, skus: Sequence[str]) -> list[Variant]:
        if self._places is None:
            self._places, self._singly = await read_places(self.client, self.tell), 0
        products = dict.fromkeys(self._places[sku] for sku in skus if sku in self._places)
        found = await self._come_since([sku for sku in skus if sku not in self._places])
        for some in _handfuls(products, _PRODUCTS_AT_ONCE):
            query = {"product_id:in": ",".join(map(str, some))}
            records = await self.client.every(_VARIANTS, query, Answer.enveloped_list)
            found += [decoded(record, Variant) for record in records]
        return found

    async def _come_since(self, skus: Sequence[str]) -> list[Variant]:
        """Ask for some of what was not met: it may have been put up, or moved to another page, meanwhile."""
        some = skus[: max(_FEW - self._singly, 0)]
        return [variant for sku in some for variant in await self._by_sku(sku)]

    async def _priced(self, variants: Sequence[Variant]) -> Mapping[str, Sellable]:
        """Read the prices of products too, where a variant has none of its own or is the product."""
        inheriting = dict.fromkeys(
            one.product_id for one in variants if one.price is None or not one.option_values
        )
        prices: dict[int, object] = {}
        for some in _handfuls(inheriting, _PRODUCTS_AT_ONCE):
            query = {"id:in": ",".join(map(str, some))}
            for record in await self.client.every(_PRODUCTS, query, Answer.enveloped_list):
                product = decoded(record, Product)
                prices[product.id] = product.price
        return {
            variant.sku: sellable_of(variant, prices.get(variant.product_id))
            for variant in variants
            if variant.sku
        }


def sellable_of(variant: Variant, inherited: object) -> Sellable:
    sellable = Sellable(
        product_id=variant.product_id,
        variant_id=variant.id,
        price=variant.price,
        is_simple=not variant.option_values,
    )
    is_inherited = variant.price is None or (sellable.is_simple and inherited is not None)
    return replace(sellable, price=inherited) if is_inherited else sellable


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


def _handfuls(everything: Iterable[Part], size: int) -> Iterator[list[Part]]:
    listed = list(everything)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]


def price_text(amount: object) -> str:
    if amount is None or amount == "":
        return ""
    try:
        return number_text(Decimal(str(amount)))
    except InvalidOperation as error:
        raise Problem(
            "bigcommerce.payload_unreadable", field="price", value=str(amount)[:40], document=""
        ) from error
