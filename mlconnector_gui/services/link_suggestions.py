"""Suggest links for items that no SKU of a store is linked to: under which of their numbers the store knows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mlconnector_gui.accounting.items import Item, MatchedBy
from mlconnector_gui.accounting.links import Link, LinkKind
from mlconnector_gui.accounting.store_records import FieldChange, RecordType, StoreRecord
from mlconnector_gui.connectors.spec import ReceivesSpec
from mlconnector_gui.jde.item_documents import read_item
from mlconnector_gui.jde.streams import ITEMS
from mlconnector_gui.services.links import signed_link
from mlconnector_gui.services.listings import match_listings, tells_listings
from mlconnector_gui.services.opening import open_receiver, receives_of
from mlconnector_gui.services.store_target import look_up_records
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents, links
from mlconnector_gui.store.repositories.connections import StoredConnection

_MOST_ITEMS = 500
SUGGESTED_LISTINGS = 200
"""For so many listings without an item the likeliest ones are looked for."""
_OF_SKUS = (RecordType.PRICE, RecordType.VARIANT, RecordType.PRODUCT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A link that a person may make: the store has a SKU that is one of the item's numbers."""

    store_key: str
    item_id: str
    number: str
    description: str
    matched_by: MatchedBy

    @property
    def is_certain(self) -> bool:
        return self.matched_by is not MatchedBy.LIKENESS

    @property
    def why(self) -> str:
        if not self.is_certain:
            return "The SKU or its title looks like the item's number or name."
        return f"The store has a SKU that equals the item's {self.matched_by.value.replace('_', ' ')}."


async def suggest_links(workplace: Workplace, connection: str) -> list[Suggestion]:
    """
    Look in the store for every number of the items that are not linked; of each item every SKU that is there.

    Of a store that tells what it sells, its listings are looked for among the items instead.
    """
    store = await workplace.store.read(connections.connection_named, connection)
    if tells_listings(store):
        return await _of_listings(workplace, connection)
    spec = receives_of(store.connector, store.name)
    candidates = await workplace.store.read(_candidates, store, workplace.now.date())
    records = [_asked(spec, one.store_key) for one in candidates]
    receiver = open_receiver(workplace, store)
    try:
        seen = await look_up_records(receiver, spec, records)
    finally:
        await receiver.close()
    return [one for one, found in zip(candidates, seen, strict=True) if found is not None]


def without_a_choice(store: StoredConnection, found: Sequence[Suggestion]) -> list[Suggestion]:
    """
    Return the suggestions that can be taken unseen.

    A listing leads to one item; where SKUs are looked for instead, an item that several of them lead to is left out.
    """
    certain = [one for one in found if one.is_certain]
    if tells_listings(store):
        return certain
    items = [one.item_id for one in certain]
    return [one for one in certain if items.count(one.item_id) == 1]


def link_of_suggestion(workplace: Workplace, store: StoredConnection, suggestion: Suggestion) -> Link:
    """Make a link of a suggestion that a person takes, without saving it."""
    return signed_link(
        workplace,
        kind=LinkKind.ITEM,
        connection_id=store.connection_id,
        store_key=suggestion.store_key,
        erp_key=suggestion.item_id,
        erp_name=suggestion.number,
        matched_by=suggestion.matched_by,
        why=suggestion.why,
    )


async def _of_listings(workplace: Workplace, connection: str) -> list[Suggestion]:
    """Suggest the item of each listing that is not linked: the certain one, or the likeliest."""
    matching = await match_listings(workplace, connection, suggested=SUGGESTED_LISTINGS)
    return [
        Suggestion(
            store_key=match.listing.sku,
            item_id=item.item_id,
            number=item.number,
            description=item.description,
            matched_by=match.matched_by or MatchedBy.LIKENESS,
        )
        for match in matching.matches
        if match.matched_by is not MatchedBy.HAND
        for item in ([match.item] if match.item else match.suggestions[:1])
    ]


def _candidates(transaction: Transaction, store: StoredConnection, today: date) -> list[Suggestion]:
    target = connections.connection_named(transaction, store.values["target"])
    unlinked = links.unlinked_items(
        transaction,
        target_id=target.connection_id,
        connection_id=store.connection_id,
        limit=_MOST_ITEMS,
    )
    found: dict[str, Suggestion] = {}
    for known in unlinked:
        item = Item(item_id=known.item_id, number=known.number, description=known.description)
        payload = documents.newest_payload(transaction, target.connection_id, ITEMS.spec.name, known.item_id)
        if payload is not None:
            item = read_item(payload, on=today)
        for by, key in item.skus():
            taken = links.link_of(transaction, store.connection_id, LinkKind.ITEM, key)
            if key and taken is None:
                found.setdefault(
                    key,
                    Suggestion(
                        store_key=key,
                        item_id=item.item_id,
                        number=item.number,
                        description=item.description,
                        matched_by=by,
                    ),
                )
    return list(found.values())


def _asked(spec: ReceivesSpec, key: str) -> StoreRecord:
    """Ask for a SKU by a record that changes nothing."""
    received = next(spec.type_of(one) for one in _OF_SKUS if spec.takes(one))
    changes = tuple(FieldChange(name=name, before="", after="") for name in received.fields)
    return StoreRecord(record_type=received.record_type, key=key, changes=changes)
