"""
Compare what stores hold of the records they take with what JDE sells at, and with what was approved.

An independent checker: it reads the simulators' own books and the audit's records, never the program's tables.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from mlconnector_gui.sandbox.stores import SimulatedStore
from mlconnector_gui.sandbox.world import CATALOGUE, NEW_ITEM, POUNDS

_PRICE, _PRODUCT = "price", "product"
CATALOGUE_SKUS = tuple(product.sku for product in CATALOGUE)


def differing_prices(
    stores: Sequence[SimulatedStore],
    base_price: Callable[[str], Decimal | None],
    open_keys: Collection[str],
    skus: Iterable[str] = CATALOGUE_SKUS,
) -> Iterator[str]:
    """Every SKU that a price-taking store and JDE both know must cost the same, but for those openly under way."""
    for store in stores:
        if store.records is None or store.values.get("receives_prices") != "yes":
            continue
        for sku in skus:
            held, wanted = store.records.held(_PRICE, sku), base_price(sku)
            if held is None or wanted is None or sku in open_keys:
                continue
            if Decimal(held[_PRICE]) != wanted:
                yield f"prices: {store.name} {sku} costs {held[_PRICE]}, in JDE {wanted}"


def offers_items(store: SimulatedStore) -> bool:
    return store.records is not None and store.values.get("offers_items") == "yes"


def missing_products(stores: Sequence[SimulatedStore]) -> Iterator[str]:
    """A store that is offered new items must have been given the one that is new, once, hidden from shoppers."""
    wanted = {"name": NEW_ITEM.name, "price": NEW_ITEM.price, "weight": POUNDS, "visible": "no"}
    for store in stores:
        if store.records is None or not offers_items(store):
            continue
        held = store.records.held(_PRODUCT, NEW_ITEM.sku) or {}
        for name, value in wanted.items():
            found = held.get(name, "")
            if (Decimal(found or 0) if isinstance(value, Decimal) else found) != value:
                yield f"products: {store.name} {NEW_ITEM.sku} has the {name} “{found}”, not {value}"
        if (written := store.records.writes(_PRODUCT, NEW_ITEM.sku)) != 1:
            yield f"products: {store.name} {NEW_ITEM.sku} was written {written} times"


def unapproved_records(
    stores: Sequence[SimulatedStore],
    audit: Iterable[Mapping[str, Any]],
    record_type: str = _PRICE,
    skus: Iterable[str] = CATALOGUE_SKUS,
) -> Iterator[str]:
    """A record must not have been written more often than it was approved."""
    approved: Counter[tuple[str, str]] = Counter()
    for record in audit:
        if record["event"] == "posting.approve":
            content = json.loads(record["fields"]["content"])
            if content.get("record_type") == record_type:
                name = str(content["explanation"]).partition(" ")[0]
                approved[name, content["key"]] += 1
    for store in stores:
        if store.records is None:
            continue
        for sku in skus:
            written = store.records.writes(record_type, sku)
            if written > approved[store.name, sku]:
                yield f"{record_type}s: {store.name} {sku} was written {written} times, and approved less often"
