"""Make a posting of a store's record anew: the store is looked at again, and the change is shown as it is now."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mlconnector_gui.accounting.record_drafting import (
    RecordDraft,
    check_record,
    is_store_record,
    source_findings_of,
    store_record_of,
)
from mlconnector_gui.accounting.states import OPEN_TO_CHANGE, PostingState
from mlconnector_gui.accounting.store_records import RecordType, StoreRecord
from mlconnector_gui.connectors.port import SeenRecord
from mlconnector_gui.services.opening import open_receiver, receives_of
from mlconnector_gui.services.receiving import receiving_of
from mlconnector_gui.services.record_preparation import books_of_record, record_reference
from mlconnector_gui.services.store_target import look_up_records
from mlconnector_gui.services.wishes import checked_against
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, postings
from mlconnector_gui.store.repositories.postings import PreparedContent, StoredPosting

__all__ = ["is_store_record", "look_again", "record_prepared_again"]


async def look_again(workplace: Workplace, posting: StoredPosting, subject: Mapping[str, Any]) -> None:
    """Look at the store anew for what a change was set beside, as long as the change may still be another."""
    if posting.state not in OPEN_TO_CHANGE | {PostingState.DISMISSED}:
        return
    store = await workplace.store.read(connections.connection_named, posting.target_id)
    spec = receives_of(store.connector, store.name)
    receiver = open_receiver(workplace, store)
    record = store_record_of(subject)
    try:
        (seen,) = await look_up_records(receiver, spec, [record])
    finally:
        await receiver.close()
    changed = {**subject, "record": _beside(record, seen).written(), "is_in_store": seen is not None}
    await workplace.store.write(postings.replace_subject, posting.posting_id, changed)


def record_prepared_again(
    transaction: Transaction, posting: StoredPosting, subject: Mapping[str, Any], *, revision: int
) -> PreparedContent:
    """Check a change anew, as the store was last seen; the values that are wanted stay until JDE has others."""
    source = connections.connection_named(transaction, posting.connection_id)
    store = connections.connection_named(transaction, posting.target_id)
    record = store_record_of(subject)
    seen = (
        SeenRecord(fields={one.name: one.before for one in record.changes}, record_id=record.record_id)
        if subject["is_in_store"]
        else None
    )
    band_percent = receiving_of(store.values).band_percent
    draft = RecordDraft(
        bookkeeping=books_of_record(source, store),
        external_id=posting.external_id,
        explanation=posting.explanation,
        reference=record_reference(
            source, store, record.record_type, record.key, sequence=posting.sequence, revision=revision
        ),
        revision=revision,
        gl_date=posting.gl_date,
        currency=posting.currency,
        record=record,
        source=subject["source"],
        is_in_store=subject["is_in_store"],
        findings=tuple(checked_against(record, seen, band_percent=band_percent)),
        source_findings=source_findings_of(subject),
    )
    return PreparedContent(
        draft=draft,
        findings=check_record(draft),
        target_id=posting.target_id,
        order_id=posting.order_id,
        number=posting.number,
        document_ids=tuple(postings.documents_of(transaction, posting.posting_id)),
    )


def _beside(record: StoreRecord, seen: SeenRecord | None) -> StoreRecord:
    """What a new product is to be created with is not what one that the store has is to be changed to."""
    if record.creates and record.record_type is RecordType.PRODUCT:
        return record
    fields = seen.fields if seen is not None else {}
    return replace(
        record,
        record_id=seen.record_id if seen is not None else "",
        creates=record.creates and seen is None,
        changes=tuple(replace(one, before=fields.get(one.name, "")) for one in record.changes),
    )
