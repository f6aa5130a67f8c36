"""Master records put into a store, and all that a simulated JDE holds read from it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from mlconnector_gui.accounting.master_records import NEEDED, MasterKind, MasterRecord
from mlconnector_gui.jde.connection import JdeLedger
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import masters

READ_AT = datetime(2026, 10, 9, 12, tzinfo=UTC)


def save_masters(transaction: Transaction, connection_id: str, records: Iterable[MasterRecord]) -> None:
    """Put records in place of all there were, as a whole read of every table that they are of does."""
    by_kind: dict[MasterKind, list[MasterRecord]] = {kind: [] for kind in (*NEEDED, MasterKind.RATES)}
    for record in records:
        by_kind.setdefault(record.kind, []).append(record)
    for kind, group in by_kind.items():
        masters.begin_read(transaction, connection_id, kind)
        masters.stage(transaction, connection_id, kind, group)
        masters.show_whole(transaction, connection_id, kind, at=READ_AT, cursor=None)
        masters.clear_unseen(transaction, connection_id, kind)


async def records_in(
    ledger: JdeLedger, *kinds: MasterKind, changed_since: date | None = None
) -> dict[str, MasterRecord]:
    """Read kinds from JDE, by the name people call each record."""
    return {
        record.name: record
        for kind in kinds
        async for page in ledger.master_pages(kind, changed_since=changed_since)
        for record in page.records
    }
