"""Propose to JDE what a store changed of its items, and say which of its SKUs JDE does not know."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from mlconnector_gui.accounting.item_records import ItemRecord
from mlconnector_gui.accounting.links import LinkKind
from mlconnector_gui.accounting.store_items import StoreItem, changed_item, new_item
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.port import ItemSeen, Ledger
from mlconnector_gui.services.item_postings import ItemOrder, draft_item, fields_seen
from mlconnector_gui.services.opening import open_ledger
from mlconnector_gui.services.translation import Translator
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents, links
from mlconnector_gui.store.repositories.connections import StoredConnection

AT_ONCE = 200
"""How many items one run asks JDE about: the first look at a store is spread over several."""
_NOT_ITEMS = frozenset({"item.unknown_sku", "item.text_invalid", "item.field_missing"})
"""Why one item is not proposed; SKUs that JDE lacks are listed."""


class _Outcome(Enum):
    """What became of one item."""

    PROPOSED = "proposed"
    NOTHING = "nothing"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Changed:
    """An item that a store gave, as it is and as it was, and the number by which JDE knows it."""

    item: StoreItem
    was: StoreItem | None
    number: str
    document_id: int


def proposals_are_wanted(connection: StoredConnection) -> bool:
    return connection.values.get("proposes_items", "no") == "yes"


async def propose_items(workplace: Workplace, connection: StoredConnection) -> tuple[int, list[int]]:
    """
    Draft what JDE lacks of the items that were fetched; returns how many, and the documents left for the next run.

    Those are left that JDE could not be asked about; nothing else waits for them.
    """
    if not proposals_are_wanted(connection):
        return 0, []
    changed = await workplace.store.read(_changed, connection)
    target = await workplace.store.read(connections.connection_named, connection.values["target"])
    proposed, left = 0, [one.document_id for one in changed[AT_ONCE:]]
    async with open_ledger(workplace, target) as ledger:
        for one in changed[:AT_ONCE]:
            outcome = await _proposed(workplace, connection, target, ledger, one)
            proposed += outcome is _Outcome.PROPOSED
            left += [one.document_id] if outcome is _Outcome.LATER else []
    return proposed, left


def missing_skus(transaction: Transaction, connection: StoredConnection) -> list[StoreItem]:
    """Return the items of a store that are neither linked nor named like one of JDE's, by SKU."""
    target = connections.connection_named(transaction, connection.values["target"])
    translator = Translator.of(transaction, connection)
    items = [
        item
        for document in documents.newest_documents(transaction, connection.connection_id)
        for item in translator.items_of(document)
    ]
    return sorted(
        (
            item
            for item in items
            if links.link_of(transaction, connection.connection_id, LinkKind.ITEM, item.sku) is None
            and not links.items_named(transaction, target.connection_id, item.sku)
        ),
        key=lambda item: item.sku,
    )


async def _proposed(
    workplace: Workplace,
    connection: StoredConnection,
    target: StoredConnection,
    ledger: Ledger,
    changed: _Changed,
) -> _Outcome:
    """What a proposal of the same item that is still open stands for comes again once that is settled."""
    try:
        seen = await ledger.item(changed.number)
        record = _record(changed, seen, connection.values)
        if record is None:
            return _Outcome.NOTHING
        order = ItemOrder(
            external_id=changed.item.external_id, record=record, document_ids=(changed.document_id,)
        )
        before = fields_seen(seen, record) if seen else {}
        made = await draft_item(workplace, connection, target, order, before)
    except Problem as problem:
        return _Outcome.NOTHING if problem.code in _NOT_ITEMS else _Outcome.LATER
    return _Outcome.PROPOSED if made else _Outcome.NOTHING


def _record(changed: _Changed, seen: ItemSeen | None, values: Mapping[str, str]) -> ItemRecord | None:
    if seen is None:
        return new_item(changed.item, values)
    known = {
        "number": seen.number,
        "description": seen.description,
        "second_description": seen.second_description,
        "stocking_type": seen.stocking_type,
        "gl_class": seen.gl_class,
        "unit": seen.unit,
        "branch": next(iter(seen.branches), ""),
    }
    return changed_item(changed.item, changed.was, known, values)


def _changed(transaction: Transaction, connection: StoredConnection) -> list[_Changed]:
    translator = Translator.of(transaction, connection)
    found = []
    for document in documents.unprepared(transaction, connection.connection_id, limit=10_000):
        for item in translator.items_of(document):
            before = documents.revision_before(transaction, document)
            earlier = translator.items_of(before) if before is not None else ()
            link = links.link_of(transaction, connection.connection_id, LinkKind.ITEM, item.sku)
            found.append(
                _Changed(
                    item=item,
                    was=next((one for one in earlier if one.external_id == item.external_id), None),
                    number=link.erp_name if link is not None and link.erp_name else item.sku,
                    document_id=document.document_id,
                )
            )
    return found
