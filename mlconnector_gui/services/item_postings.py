"""Propose a store's item to JDE's item master: looked up first, drafted where it is missing or differs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from mlconnector_gui.accounting.item_drafting import ITEM, ItemDraft, check_item, is_item
from mlconnector_gui.accounting.item_records import ITEM_TYPE, ItemRecord
from mlconnector_gui.accounting.journal import EXPLANATION_WIDTH
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.jde.port import ItemSeen
from mlconnector_gui.services.books import books_of
from mlconnector_gui.services.connect import bookkeeping_of
from mlconnector_gui.services.opening import open_ledger
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, postings
from mlconnector_gui.store.repositories.connections import StoredConnection
from mlconnector_gui.store.repositories.postings import Lineage, PreparedContent, StoredPosting

__all__ = [
    "ItemOrder",
    "ask_item_again",
    "create_item",
    "draft_item",
    "fields_seen",
    "is_item",
    "item_prepared_again",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemOrder:
    """Which item is to be in JDE as it is here."""

    external_id: str
    """The item's id at the store."""
    record: ItemRecord
    currency: str = "USD"
    document_ids: tuple[int, ...] = ()


async def create_item(workplace: Workplace, connection: str, order: ItemOrder) -> str:
    """
    Draft what JDE lacks of an item in the name of a store's connection; returns the posting's id.

    '' where JDE holds it as it is wanted. Where JDE cannot be asked now the posting waits, blocked, to be replayed.
    """
    stored = await workplace.store.read(connections.connection_named, connection)
    target = await workplace.store.read(connections.connection_named, stored.values["target"])
    before = await _before(workplace, target, order.record)
    return await draft_item(workplace, stored, target, order, before)


async def draft_item(
    workplace: Workplace,
    stored: StoredConnection,
    target: StoredConnection,
    order: ItemOrder,
    before: Mapping[str, str] | None,
) -> str:
    """Draft an item whose fields in JDE were just read; see `create_item`."""
    if before is not None and _holds(order.record, before):
        return ""
    posting_id = workplace.ids.new()
    await workplace.store.write(_insert, workplace, posting_id, stored, target, order, before)
    workplace.tell("posting", posting_id)
    return posting_id


async def ask_item_again(workplace: Workplace, posting: StoredPosting, subject: Mapping[str, Any]) -> None:
    """Ask JDE anew for the item that a posting adds or changes."""
    target = await workplace.store.read(connections.connection_named, posting.target_id)
    before = await _before(workplace, target, ItemRecord.read(subject))
    if before is not None:
        changed = {**subject, "before": dict(before)}
        await workplace.store.write(postings.replace_subject, posting.posting_id, changed)


def item_prepared_again(
    transaction: Transaction, posting: StoredPosting, subject: Mapping[str, Any], *, revision: int
) -> PreparedContent:
    """Check an item anew, as JDE last showed it; what is proposed stays."""
    books = books_of(transaction, posting)
    draft = ItemDraft(
        bookkeeping=books,
        external_id=posting.external_id,
        explanation=posting.explanation,
        reference=books.reference(ITEM, posting.external_id, revision=revision),
        revision=revision,
        gl_date=posting.gl_date,
        currency=posting.currency,
        record=ItemRecord.read(subject),
        before=subject["before"],
    )
    return PreparedContent(
        draft=draft,
        findings=check_item(draft),
        target_id=posting.target_id,
        order_id="",
        number=posting.number,
        document_ids=tuple(postings.documents_of(transaction, posting.posting_id)),
    )


async def _before(
    workplace: Workplace, target: StoredConnection, record: ItemRecord
) -> Mapping[str, str] | None:
    """Return the item's fields as JDE has them, none where it has no such item; None where it cannot be asked."""
    async with open_ledger(workplace, target) as ledger:
        try:
            seen = await ledger.item(record.number)
        except Problem:
            return None
    return fields_seen(seen, record) if seen else {}


def fields_seen(seen: ItemSeen, record: ItemRecord) -> Mapping[str, str]:
    return {
        "number": seen.number,
        "description": seen.description,
        "second_description": seen.second_description if record.second_description else "",
        "stocking_type": seen.stocking_type,
        "gl_class": seen.gl_class,
        "unit": seen.unit,
        "branch": record.branch if record.branch in seen.branches else "",
        "upc": record.upc if record.upc in seen.references else "",
        "cross_reference": record.cross_reference if record.cross_reference in seen.references else "",
    }


def _holds(record: ItemRecord, before: Mapping[str, str]) -> bool:
    return bool(before) and all(getattr(record, name) == text for name, text in before.items())


def _insert(
    transaction: Transaction,
    workplace: Workplace,
    posting_id: str,
    connection: StoredConnection,
    target: StoredConnection,
    order: ItemOrder,
    before: Mapping[str, str] | None,
) -> None:
    lineage = Lineage(connection_id=connection.connection_id, kind=ITEM, external_id=order.external_id)
    newest = postings.newest_of_lineage(transaction, lineage)
    if newest is not None and newest.state.value not in {"confirmed", "dismissed"}:
        raise Problem("item.drafted_before", cause=Cause.DUPLICATE, posting=newest.explanation)
    sequence = newest.sequence + 1 if newest is not None else 1
    books = replace(bookkeeping_of(connection, target), document_type=ITEM_TYPE)
    external_id = f"{order.external_id}/{sequence}" if sequence > 1 else order.external_id
    draft = ItemDraft(
        bookkeeping=books,
        external_id=order.external_id,
        explanation=f"{books.connection} item {order.record.number}"[:EXPLANATION_WIDTH].rstrip(),
        reference=books.reference(ITEM, external_id, revision=1),
        revision=1,
        gl_date=workplace.now.date(),
        currency=order.currency,
        record=order.record,
        before=before,
    )
    prepared = PreparedContent(
        draft=draft,
        findings=check_item(draft),
        target_id=target.connection_id,
        order_id="",
        number=order.record.number,
        document_ids=order.document_ids,
    )
    postings.insert_posting(
        transaction,
        posting_id=posting_id,
        lineage=replace(lineage, sequence=sequence),
        prepared=prepared,
        actor=workplace.actor,
        at=workplace.now,
    )
