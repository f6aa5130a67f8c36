"""Suggest links for items that no SKU of a store is linked to: under which of their numbers the store knows them."""

from dataclasses import dataclass
from datetime import date

from mlconnector_gui.accounting.items import Item, MatchedBy
from mlconnector_gui.accounting.links import Link, LinkKind
from mlconnector_gui.accounting.store_records import FieldChange, RecordType, StoreRecord
from mlconnector_gui.connectors.spec import ReceivesSpec
from mlconnector_gui.jde.item_documents import read_item
from mlconnector_gui.jde.streams import ITEMS
from mlconnector_gui.services.connect import open_receiver, receives_of
from mlconnector_gui.services.store_target import look_up_records
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents, links
from mlconnector_gui.store.repositories.connections import StoredConnection

_MOST_ITEMS = 500
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
    def why(self) -> str:
        return f"The store has a SKU that equals the item's {self.matched_by.value.replace('_', ' ')}."


async def suggest_links(workplace: Workplace, connection: str) -> list[Suggestion]:
    """Look in the store for every number of the items that are not linked; of each item every SKU that is there."""
    store = await workplace.store.read(connections.connection_named, connection)
    spec = receives_of(store.connector, store.name)
    candidates = await workplace.store.read(_candidates, store, workplace.now.date())
    records = [_asked(spec, one.store_key) for one in candidates]
    receiver = open_receiver(workplace, store)
    try:
        seen = await look_up_records(receiver, spec, records)
    finally:
        await receiver.close()
    return [one for one, found in zip(candidates, seen, strict=True) if found is not None]


def link_of_suggestion(workplace: Workplace, store: StoredConnection, suggestion: Suggestion) -> Link:
    """Make a link of a suggestion that a person takes, without saving it."""
    return Link(
        kind=LinkKind.ITEM,
        connection_id=store.connection_id,
        store_key=suggestion.store_key,
        erp_key=suggestion.item_id,
        erp_name=suggestion.number,
        matched_by=suggestion.matched_by,
        why=suggestion.why,
        made_by=workplace.actor.name,
        machine=workplace.actor.machine,
        made_at=workplace.now,
    )


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
