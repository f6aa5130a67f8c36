"""
Compare the customers of simulated stores with the simulated address book, and with what was approved.

An independent checker: it reads the simulators' own books and the audit's records, never the program's tables. A
buyer and a record are told to be the same by street and name, and branches of one firm by their tax id.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from mlconnector_gui.jde.simulator.customer import CustomerRecord
from mlconnector_gui.sandbox.books import ShopCustomer
from mlconnector_gui.sandbox.stores import CustomerBooks, SimulatedStore

_NAME_WIDTH = 40


def wrong_customers(
    stores: Sequence[SimulatedStore],
    records: Sequence[CustomerRecord],
    audit: Iterable[Mapping[str, Any]],
    open_postings: Sequence[str],
    first_day: date,
) -> Iterator[str]:
    """Each customer who is to be in JDE is there once, as his store has him; nobody is there unapproved."""
    approved = _approved(audit)
    for record in records:
        if (record.long_address, record.name, record.street) not in approved:
            yield f"customers: {record.number} {record.name} was never approved"
    for key, count in Counter(record.long_address for record in records).items():
        if count > 1:
            yield f"customers: {count} records have the key {key}"
    for store in stores:
        if isinstance(store.books, CustomerBooks):
            yield from _wrong_of_store(store, store.books.buyers(), records, open_postings, first_day)


def _wrong_of_store(
    store: SimulatedStore,
    buyers: Sequence[ShopCustomer],
    records: Sequence[CustomerRecord],
    open_postings: Sequence[str],
    first_day: date,
) -> Iterator[str]:
    wanted = store.values.get("customers_in_jde", "none")
    if wanted == "web":
        named = [one for one in records if one.name == f"{store.name} web customers"]
        if len(named) != 1:
            yield f"customers: {store.name} has {len(named)} web customers"
        return
    if wanted == "none":
        return
    takes_all = store.values.get("customers_without_orders") == "yes"

    def is_needed(buyer: ShopCustomer) -> bool:
        is_new = buyer.changed_at is not None and buyer.changed_at.date() >= first_day
        return not buyer.is_gone and (buyer.has_bought or (takes_all and is_new))

    groups: dict[str, list[ShopCustomer]] = {}
    for one in buyers:
        if wanted == "each" or one.is_business:
            groups.setdefault(one.tax_id or one.street, []).append(one)
    for group in groups.values():
        seen = [one for one in records if any(_is_he(one, buyer) for buyer in group)]
        is_open = any(_is_open(store.name, one, open_postings) for one in group)
        if len(seen) > 1 or (any(map(is_needed, group)) and not seen and not is_open):
            yield f"customers: {store.name} {group[0].names[0]} is in JDE {len(seen)} times"


def _is_he(record: CustomerRecord, buyer: ShopCustomer) -> bool:
    """A name that JDE's column cuts is his; somebody without a name is known by his street alone."""
    if buyer.tax_id and record.tax_id == buyer.tax_id:
        return True
    names = [name[:_NAME_WIDTH].rstrip() for name in buyer.names if name]
    is_named = record.name in names if names else record.name.startswith("Customer ")
    return is_named and record.street == buyer.street[:_NAME_WIDTH].rstrip()


def _is_open(store: str, buyer: ShopCustomer, open_postings: Sequence[str]) -> bool:
    begins = [f"{store} {name}"[:30].rstrip() for name in buyer.names]
    return any(text in begins for text in open_postings)


def _approved(audit: Iterable[Mapping[str, Any]]) -> set[tuple[str, str, str]]:
    found = set()
    for record in audit:
        if record["event"] == "posting.approve":
            content = json.loads(record["fields"]["content"])
            if content.get("kind") == "customer":
                street = (content["address"]["lines"] or [""])[0]
                found.add((content["long_address_number"], content["name"], street))
    return found
