"""Take prices and item data into one BigCommerce store: looked up by SKU, sent in bounded batches, never repeated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import msgspec

from mlconnector_gui.accounting.store_records import RecordType, StoreRecord
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.bigcommerce.answers import Answer
from mlconnector_gui.connectors.bigcommerce.client import BigCommerceClient, client_of
from mlconnector_gui.connectors.bigcommerce.creating import Creating
from mlconnector_gui.connectors.bigcommerce.facts import store_of
from mlconnector_gui.connectors.bigcommerce.reading_through import decoded
from mlconnector_gui.connectors.bigcommerce.requests import Asked, Sending
from mlconnector_gui.connectors.bigcommerce.sellables import (
    Product,
    Sellable,
    Sellables,
    price_text,
    products_of,
)
from mlconnector_gui.connectors.bigcommerce.settings import price_list_of
from mlconnector_gui.connectors.port import (
    ConnectionValues,
    RecordOutcome,
    SeenRecord,
    TellReading,
    Verdict,
)
from mlconnector_gui.net.environment import NetEnvironment

_PRODUCTS_A_REQUEST, _VARIANTS_A_REQUEST = 10, 50
_SIMPLE = "product/"
"""Before the id of a simple product: its price is set on the product, others' on the variant."""


class _PriceRecord(msgspec.Struct, frozen=True):
    variant_id: int
    currency: str = ""
    price: object = None


def open_receiver(connection: ConnectionValues, environment: NetEnvironment) -> "BigCommerceReceiver":
    return BigCommerceReceiver(
        client=client_of(connection, environment), price_list=price_list_of(connection.values)
    )


@dataclass(slots=True)
class BigCommerceReceiver:
    """
    Sets prices, and names and UPCs of products, and creates products; orders are never written.

    A record is written by its id, which looking it up told when the change was drafted. Prices go to the catalog, in
    the store's own currency, or to one price list of the connection's choice.
    """

    client: BigCommerceClient
    price_list: str
    _ids: dict[tuple[RecordType, str], str] = field(default_factory=dict)
    """Which record each key was last seen to be: a SKU that moved since is not sent to where it was."""
    _sellables: Sellables = field(init=False)

    def __post_init__(self) -> None:
        self._sellables = Sellables(self.client)

    def tell_reading(self, tell: TellReading) -> None:
        self._sellables.tell = tell

    async def look_up(self, records: Sequence[StoreRecord]) -> Mapping[str, SeenRecord]:
        found = await self._look_up(records)
        self._ids |= {(records[0].record_type, key): seen.record_id for key, seen in found.items()}
        return found

    async def _look_up(self, records: Sequence[StoreRecord]) -> Mapping[str, SeenRecord]:
        keys = [record.key for record in records]
        if records[0].record_type is RecordType.PRODUCT:
            return await self._look_up_products(records)
        sellables = await self._sellables.of(keys)
        if self.price_list:
            return await self._listed_prices(records, sellables)
        currency = await self._currency()
        return {sku: _seen_price(sellable, currency) for sku, sellable in sellables.items()}

    async def submit(self, records: Sequence[StoreRecord]) -> Sequence[RecordOutcome]:
        """Products and variants are changed by different requests, so one batch may be several of them."""
        sending = Sending(self.client)
        by_path: dict[tuple[str, int], list[Asked]] = {}
        outcomes = dict(await Creating(self.client).create([one for one in records if one.creates]))
        for record in records:
            request = self._request(record)
            if request is not None and not record.creates:
                by_path.setdefault(request[:2], []).append(request[2])
        for (path, size), asked in by_path.items():
            for start in range(0, len(asked), size):
                outcomes |= await sending.put(path, asked[start : start + size])
        return [outcomes.get(record.key, _unknown(record)) for record in records]

    async def close(self) -> None:
        await self.client.close()

    async def _look_up_products(self, records: Sequence[StoreRecord]) -> Mapping[str, SeenRecord]:
        """A SKU that is to be created may also be that of a variant: of it there is no product to be had."""
        currency = await self._currency() if any("currency" in one.wanted for one in records) else ""
        products = await products_of(self.client, [one.key for one in records])
        found = {sku: _seen_product(product, currency) for sku, product in products.items()}
        unseen = [one.key for one in records if one.creates and one.key not in found]
        if unseen:
            sellables = await self._sellables.of(unseen)
            found |= {sku: _seen_price(sellable, currency) for sku, sellable in sellables.items()}
        return found

    async def _currency(self) -> str:
        return str((await store_of(self.client)).currency).upper()

    async def _listed_prices(
        self, records: Sequence[StoreRecord], sellables: Mapping[str, Sellable]
    ) -> Mapping[str, SeenRecord]:
        """A SKU that the price list has no price for is there all the same: with none."""
        variants = {str(one.variant_id): sku for sku, one in sellables.items()}
        found: dict[str, SeenRecord] = {}
        for record in records:
            if record.key in sellables:
                variant_id = str(sellables[record.key].variant_id)
                fields = {"price": "", "currency": record.wanted.get("currency", "")}
                found[record.key] = SeenRecord(fields=fields, record_id=variant_id)
        if not variants:
            return found
        query = {"variant_id:in": ",".join(variants)}
        path = f"/v3/pricelists/{self.price_list}/records"
        for payload in await self.client.every(path, query, Answer.enveloped_list):
            listed = decoded(payload, _PriceRecord)
            key = variants.get(str(listed.variant_id), "")
            if key in found and listed.currency.upper() == found[key].fields["currency"]:
                fields = {"price": price_text(listed.price), "currency": listed.currency.upper()}
                found[key] = SeenRecord(fields=fields, record_id=str(listed.variant_id))
        return found

    def _request(self, record: StoreRecord) -> tuple[str, int, Asked] | None:
        """Return where a record goes, how many at a time, and what is said of it; None where it is not any more."""
        known = self._ids.get((record.record_type, record.key), record.record_id)
        if not record.record_id or known != record.record_id:
            return None
        wanted = record.wanted
        if record.record_type is RecordType.PRODUCT:
            asked = Asked(key=record.key, record_id=record.record_id, fields=dict(wanted))
            return "/v3/catalog/products", _PRODUCTS_A_REQUEST, asked
        price = Decimal(wanted["price"])
        if self.price_list:
            listed: dict[str, str | Decimal] = {"currency": wanted["currency"].lower(), "price": price}
            asked = Asked(key=record.key, record_id=record.record_id, fields=listed, id_name="variant_id")
            return f"/v3/pricelists/{self.price_list}/records", _VARIANTS_A_REQUEST, asked
        if record.record_id.startswith(_SIMPLE):
            product_id = record.record_id.removeprefix(_SIMPLE)
            asked = Asked(
                key=record.key, record_id=product_id, told_id=record.record_id, fields={"price": price}
            )
            return "/v3/catalog/products", _PRODUCTS_A_REQUEST, asked
        asked = Asked(key=record.key, record_id=record.record_id, fields={"price": price})
        return "/v3/catalog/variants", _VARIANTS_A_REQUEST, asked


def _seen_product(product: Product, currency: str) -> SeenRecord:
    fields = {
        "name": (product.name or "").strip(),
        "upc": (product.upc or "").strip(),
        "price": price_text(product.price),
        "currency": currency,
        "weight": price_text(product.weight),
        "visible": "yes" if product.is_visible else "no",
        "categories": " ".join(map(str, sorted(product.categories or []))),
    }
    return SeenRecord(fields=fields, record_id=str(product.id))


def _seen_price(sellable: Sellable, currency: str) -> SeenRecord:
    is_simple = sellable.is_simple
    record_id = f"{_SIMPLE}{sellable.product_id}" if is_simple else str(sellable.variant_id)
    return SeenRecord(fields={"price": price_text(sellable.price), "currency": currency}, record_id=record_id)


def _unknown(record: StoreRecord) -> RecordOutcome:
    problem = Problem("record.not_in_store", record=record.record_type.value, key=record.key)
    return RecordOutcome(verdict=Verdict.REJECTED, problem=problem)
