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
from mlconnector_gui.sandbox.world import CATALOGUE

_PRICE = "price"


def differing_prices(
    stores: Sequence[SimulatedStore],
    base_price: Callable[[str], Decimal | None],
    open_keys: Collection[str],
) -> Iterator[str]:
    """Every SKU that a price-taking store and JDE both know must cost the same, but for those openly under way."""
    for store in stores:
        if store.records is None or store.values.get("receives_prices") != "yes":
            continue
        for product in CATALOGUE:
            held, wanted = store.records.held(_PRICE, product.sku), base_price(product.sku)
            if held is None or wanted is None or product.sku in open_keys:
                continue
            if Decimal(held[_PRICE]) != wanted:
                yield f"prices: {store.name} {product.sku} costs {held[_PRICE]}, in JDE {wanted}"


def unapproved_records(stores: Sequence[SimulatedStore], audit: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A record must not have been written more often than it was approved."""
    approved: Counter[tuple[str, str, str]] = Counter()
    for record in audit:
        if record["event"] == "posting.approve":
            content = json.loads(record["fields"]["content"])
            if "record_type" in content:
                name = str(content["explanation"]).partition(" ")[0]
                approved[name, content["record_type"], content["key"]] += 1
    for store in stores:
        if store.records is None:
            continue
        for product in CATALOGUE:
            written = store.records.writes(_PRICE, product.sku)
            if written > approved[store.name, _PRICE, product.sku]:
                yield f"prices: {store.name} {product.sku} was written {written} times, and approved less often"
