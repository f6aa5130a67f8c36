"""
Match what a marketplace lists with the items of JDE: certain ones are linked, the others are listed for a person.

Links go first, whoever made them. Where a connection says so, a SKU without an item is proposed to the item master,
once for ever: what a person dismissed is not proposed again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from mlconnector_gui.accounting.item_drafting import ITEM
from mlconnector_gui.accounting.item_matching import ItemMatch, Items, Listing, gathered, match_all
from mlconnector_gui.accounting.item_records import ItemRecord
from mlconnector_gui.accounting.items import Item, MatchedBy
from mlconnector_gui.accounting.links import Link, LinkKind
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.port import ReadListing
from mlconnector_gui.connectors.registry import connector_spec
from mlconnector_gui.connectors.spec import ListingSpec
from mlconnector_gui.jde.item_documents import read_item
from mlconnector_gui.jde.streams import ITEMS
from mlconnector_gui.services.item_postings import ItemOrder, create_item
from mlconnector_gui.services.links import record_link, signed_link
from mlconnector_gui.services.receiving import matches_listings, proposes_items
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents, links, postings
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.documents import StoredDocument
from mlconnector_gui.store.repositories.postings import Lineage

__all__ = ["ItemMatch", "Matching", "link_listings", "listing_stores", "match_listings", "tells_listings"]

_PROPOSED_AT_ONCE = 50
_LOOKED_AT_ONCE = 1_000
"""Whether anything looks like a listing takes a look at every item."""
_READ_AT_ONCE = 200
_NAME_WIDTH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """What is known of the listings of a store: those without an item first."""

    matches: tuple[ItemMatch, ...]

    @property
    def unmatched(self) -> tuple[ItemMatch, ...]:
        return tuple(one for one in self.matches if not one.is_matched)


def tells_listings(connection: StoredConnection) -> bool:
    """Say whether a store's listings are what is linked, rather than SKUs that it is asked for."""
    return _spec_of(connection) is not None


async def match_listings(workplace: Workplace, connection: str, *, suggested: int) -> Matching:
    """Hold the archived listings of a store against the archived items of its ledger; nothing is changed."""
    stored = await workplace.store.read(connections.connection_named, connection)
    return await workplace.store.read(_matching, stored, workplace.now.date(), suggested)


async def link_listings(workplace: Workplace, connection: StoredConnection) -> int:
    """Link what is certain, and propose what JDE lacks where the connection says so; return how many are new."""
    if _spec_of(connection) is None or not matches_listings(connection.values):
        return 0
    matching = await workplace.store.read(_matching, connection, workplace.now.date(), 0)
    made = await workplace.store.write(_link, workplace, connection, matching)
    if made:
        workplace.tell("link")
    if proposes_items(connection.values):
        await _propose(workplace, connection)
    return made


async def listing_stores(workplace: Workplace, target: str) -> list[StoredConnection]:
    """Return the stores of a ledger whose listings are matched."""
    every = await workplace.store.read(connections.connections)
    return [
        one
        for one in every
        if one.values.get("target") == target and matches_listings(one.values) and tells_listings(one)
    ]


def link_of_match(workplace: Workplace, connection: StoredConnection, match: ItemMatch) -> Link:
    assert match.item is not None  # noqa: S101  only what was matched is linked
    assert match.matched_by is not None  # noqa: S101
    return signed_link(
        workplace,
        kind=LinkKind.ITEM,
        connection_id=connection.connection_id,
        store_key=match.listing.sku,
        erp_key=match.item.item_id,
        erp_name=match.item.number,
        matched_by=match.matched_by,
        why=f"The listing and the item have the same {match.matched_by.value.replace('_', ' ')}.",
    )


def _spec_of(connection: StoredConnection) -> ListingSpec | None:
    return connector_spec(connection.connector).listings


def _matching(transaction: Transaction, store: StoredConnection, today: date, suggested: int) -> Matching:
    spec = _spec_of(store)
    if spec is None:
        return Matching(matches=())
    target = connections.connection_named(transaction, store.values["target"])
    said = links.links(transaction, connection_id=store.connection_id, kind=LinkKind.ITEM)
    read = spec.read()
    told = documents.newest_of_streams(transaction, store.connection_id, spec.streams)
    listings = gathered(_listings(transaction, told, read))
    matches = match_all(
        listings,
        Items(_items(transaction, target.connection_id, today)),
        by_hand={link.store_key: link.erp_key for link in said},
        suggested=suggested,
    )
    return Matching(matches=matches)


def _listings(
    transaction: Transaction, told: Sequence[StoredDocument], read: ReadListing
) -> Iterator[Listing]:
    """Read what is sold; what cannot be read, or has a SKU that cannot be linked, is passed over."""
    for stored, payload in _payloads(transaction, told):
        try:
            listing = read(stored.stream, payload)
        except Problem:
            continue
        if listing is not None and listing.sku == listing.sku.strip():
            yield listing


def _items(transaction: Transaction, target_id: str, today: date) -> Iterator[Item]:
    told = documents.newest_of_streams(transaction, target_id, [ITEMS.spec.name])
    for _, payload in _payloads(transaction, told):
        yield read_item(payload, on=today)


def _payloads(
    transaction: Transaction, told: Sequence[StoredDocument]
) -> Iterator[tuple[StoredDocument, bytes]]:
    for start in range(0, len(told), _READ_AT_ONCE):
        batch = told[start : start + _READ_AT_ONCE]
        payloads = documents.payloads_of(transaction, batch)
        for stored in batch:
            yield stored, payloads[stored.document_id]


def _link(
    transaction: Transaction, workplace: Workplace, connection: StoredConnection, matching: Matching
) -> int:
    fresh = [one for one in matching.matches if one.is_matched and one.matched_by is not MatchedBy.HAND]
    return sum(
        record_link(transaction, workplace, link_of_match(workplace, connection, match)) for match in fresh
    )


async def _propose(workplace: Workplace, connection: StoredConnection) -> None:
    """
    Draft items for SKUs that were never proposed, some at a time, since JDE is asked for each of them first.

    What looks like an item that is there is left to a person, and so is a SKU that fits no item number.
    """
    for listing in await workplace.store.read(_to_propose, connection, workplace.now.date()):
        try:
            record = _record(listing, connection)
        except Problem:
            continue
        await create_item(workplace, connection.name, ItemOrder(external_id=listing.sku, record=record))


def _to_propose(transaction: Transaction, store: StoredConnection, today: date) -> list[Listing]:
    target = connections.connection_named(transaction, store.values["target"])
    items = Items(_items(transaction, target.connection_id, today))
    fresh = (
        one.listing
        for one in _matching(transaction, store, today, 0).unmatched
        if not _was_proposed(transaction, store, one.listing)
    )
    looked_at = islice(fresh, _LOOKED_AT_ONCE)
    unlike = (one for one in looked_at if not items.match(one, by_hand={}).suggestions)
    return list(islice(unlike, _PROPOSED_AT_ONCE))


def _was_proposed(transaction: Transaction, store: StoredConnection, listing: Listing) -> bool:
    lineage = Lineage(connection_id=store.connection_id, kind=ITEM, external_id=listing.sku)
    return postings.newest_of_lineage(transaction, lineage) is not None


def _record(listing: Listing, connection: StoredConnection) -> ItemRecord:
    values = connection.values
    number = listing.sku.upper()
    title = " ".join((listing.title or listing.sku).split())
    return ItemRecord(
        number=number,
        description=title[:_NAME_WIDTH].strip(),
        second_description=title[_NAME_WIDTH : 2 * _NAME_WIDTH].strip(),
        stocking_type=values["item_stocking_type"].strip(),
        gl_class=values["item_gl_class"].strip(),
        unit=values["item_unit"].strip(),
        branch=values["item_branch"].strip(),
        upc=listing.upc,
        cross_reference=listing.sku if listing.sku != number else listing.asin,
    )
