"""
JDE's master records: read in page by page beside what is shown, and then put in its place at once.

A table has one generation that is shown. Pages of a read are staged under the next one. A whole read ends by making
that the shown one; an incremental read ends by moving its rows over. Both are one transaction, so half of a table
is never seen, and a read that was broken off leaves only rows that nobody looks at.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, delete, func, insert, select, update

from mlconnector_gui.accounting.master_records import MasterKind, MasterRecord
from mlconnector_gui.store import tables
from mlconnector_gui.store.folding import folded

_TABLES, _RECORDS = tables.master_table, tables.master_record
_CLEARED_AT_ONCE = 5_000
_COMPARED = ("record_key", "name", "description", "company", "posting_edit", "facts")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMasterTable:
    """How fresh one kind of record is."""

    kind: MasterKind
    generation: int = 0
    rows: int = 0
    loaded_at: datetime | None = None
    whole_at: datetime | None = None
    cursor: date | None = None
    problem: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterChange:
    """What a read found."""

    changed: int
    """New records and those that say something else than before."""
    removed: int = 0

    @property
    def is_any(self) -> bool:
        return bool(self.changed or self.removed)


def master_tables(transaction: Connection, connection_id: str) -> dict[MasterKind, StoredMasterTable]:
    """Return every kind that was ever begun."""
    rows = transaction.execute(select(_TABLES).where(_TABLES.c.connection_id == connection_id)).mappings()
    return {MasterKind(row["kind"]): _table_of(row) for row in rows}


def master_table(transaction: Connection, connection_id: str, kind: MasterKind) -> StoredMasterTable:
    return master_tables(transaction, connection_id).get(kind, StoredMasterTable(kind=kind))


def begin_read(transaction: Connection, connection_id: str, kind: MasterKind) -> StoredMasterTable:
    """Make the table known; what an earlier read left behind is cleared by `clear_unseen`."""
    table = master_table(transaction, connection_id, kind)
    if not table.generation:
        values = {"connection_id": connection_id, "kind": kind.value, "generation": 1, "rows": 0}
        transaction.execute(insert(_TABLES).values(values))
    return master_table(transaction, connection_id, kind)


def clear_unseen(transaction: Connection, connection_id: str, kind: MasterKind) -> bool:
    """Delete some rows that are not shown; returns whether there may be more."""
    table = master_table(transaction, connection_id, kind)
    some = (
        select(_RECORDS.c.record_id)
        .where(
            _RECORDS.c.connection_id == connection_id,
            _RECORDS.c.kind == kind.value,
            _RECORDS.c.generation != table.generation,
        )
        .limit(_CLEARED_AT_ONCE)
    )
    done = transaction.execute(delete(_RECORDS).where(_RECORDS.c.record_id.in_(some)))
    return done.rowcount == _CLEARED_AT_ONCE


def stage(
    transaction: Connection, connection_id: str, kind: MasterKind, records: Iterable[MasterRecord]
) -> None:
    """Save a page of a read, not shown yet; a record that comes twice counts as it came last."""
    generation = master_table(transaction, connection_id, kind).generation + 1
    by_key = {record.key: record for record in records}
    if by_key:
        transaction.execute(
            delete(_RECORDS).where(*_of(connection_id, kind, generation), _RECORDS.c.record_key.in_(by_key))
        )
        transaction.execute(
            insert(_RECORDS), [_row(connection_id, generation, record) for record in by_key.values()]
        )


def show_whole(
    transaction: Connection,
    connection_id: str,
    kind: MasterKind,
    *,
    at: datetime,
    cursor: date | None,
) -> MasterChange:
    """Show what was staged in place of all there was."""
    table = master_table(transaction, connection_id, kind)
    shown, staged = table.generation, table.generation + 1
    changed = _count_of(transaction, _compared(connection_id, kind, staged, shown))
    kept = _keys(connection_id, kind, staged)
    removed = _count_of(transaction, _keys(connection_id, kind, shown).except_(kept))
    _note_table(
        transaction,
        connection_id,
        kind,
        generation=staged,
        rows=_rows_of(transaction, connection_id, kind, staged),
        loaded_at=at,
        whole_at=at,
        cursor=cursor,
        problem=None,
    )
    return MasterChange(changed=changed, removed=removed)


def show_increment(
    transaction: Connection,
    connection_id: str,
    kind: MasterKind,
    *,
    at: datetime,
    cursor: date | None,
) -> MasterChange:
    """Show what was staged beside what there was, each record in place of its earlier self."""
    table = master_table(transaction, connection_id, kind)
    shown, staged = table.generation, table.generation + 1
    changed = _count_of(transaction, _compared(connection_id, kind, staged, shown))
    transaction.execute(
        delete(_RECORDS).where(
            *_of(connection_id, kind, shown),
            _RECORDS.c.record_key.in_(_keys(connection_id, kind, staged)),
        )
    )
    transaction.execute(update(_RECORDS).where(*_of(connection_id, kind, staged)).values(generation=shown))
    _note_table(
        transaction,
        connection_id,
        kind,
        rows=_rows_of(transaction, connection_id, kind, shown),
        loaded_at=at,
        cursor=max(filter(None, (cursor, table.cursor)), default=None),
        problem=None,
    )
    return MasterChange(changed=changed)


def note_unread(
    transaction: Connection, connection_id: str, kind: MasterKind, problem: Mapping[str, object] | None
) -> None:
    """Keep why a table could not be read; what was read before stays shown."""
    begin_read(transaction, connection_id, kind)
    _note_table(transaction, connection_id, kind, problem=problem)


def records_named(
    transaction: Connection, connection_id: str, kind: MasterKind, names: Sequence[str]
) -> list[MasterRecord]:
    """Return the shown records of these names; several may share one."""
    return _records(transaction, connection_id, kind, _RECORDS.c.name.in_(names))


def records_of(transaction: Connection, connection_id: str, kind: MasterKind) -> list[MasterRecord]:
    return _records(transaction, connection_id, kind)


def _records(
    transaction: Connection, connection_id: str, kind: MasterKind, *conditions: Any
) -> list[MasterRecord]:
    query = (
        select(_RECORDS)
        .join(
            _TABLES,
            (_TABLES.c.connection_id == _RECORDS.c.connection_id)
            & (_TABLES.c.kind == _RECORDS.c.kind)
            & (_TABLES.c.generation == _RECORDS.c.generation),
        )
        .where(_TABLES.c.connection_id == connection_id, _TABLES.c.kind == kind.value, *conditions)
    )
    found = [record_of_row(row) for row in transaction.execute(query).mappings()]
    # asked of the database, this order would make it walk the index on the keys
    return sorted(found, key=lambda record: record.key)


def record_of_row(row: RowMapping) -> MasterRecord:
    return MasterRecord(
        kind=MasterKind(row["kind"]),
        key=row["record_key"],
        name=row["name"],
        description=row["description"],
        company=row["company"],
        posting_edit=row["posting_edit"],
        facts=row["facts"],
    )


def _row(connection_id: str, generation: int, record: MasterRecord) -> dict[str, Any]:
    found_by = (record.name, record.description, record.key, record.facts.get("third_number", ""))
    return {
        "connection_id": connection_id,
        "kind": record.kind.value,
        "generation": generation,
        "record_key": record.key,
        "name": record.name,
        "description": record.description,
        "company": record.company,
        "posting_edit": record.posting_edit,
        "facts": dict(record.facts),
        "search": folded(" ".join(dict.fromkeys(filter(None, found_by)))),
    }


def _of(connection_id: str, kind: MasterKind, generation: int) -> tuple[Any, ...]:
    return (
        _RECORDS.c.connection_id == connection_id,
        _RECORDS.c.kind == kind.value,
        _RECORDS.c.generation == generation,
    )


def _keys(connection_id: str, kind: MasterKind, generation: int) -> Select[Any]:
    return select(_RECORDS.c.record_key).where(*_of(connection_id, kind, generation))


def _compared(connection_id: str, kind: MasterKind, staged: int, shown: int) -> Any:
    columns = [_RECORDS.c[name] for name in _COMPARED]
    new = select(*columns).where(*_of(connection_id, kind, staged))
    return new.except_(select(*columns).where(*_of(connection_id, kind, shown)))


def _count_of(transaction: Connection, query: Any) -> int:
    return int(transaction.execute(select(func.count()).select_from(query.subquery())).scalar_one())


def _rows_of(transaction: Connection, connection_id: str, kind: MasterKind, generation: int) -> int:
    query = select(func.count()).select_from(_RECORDS).where(*_of(connection_id, kind, generation))
    return int(transaction.execute(query).scalar_one())


def _note_table(transaction: Connection, connection_id: str, kind: MasterKind, **values: Any) -> None:
    transaction.execute(
        update(_TABLES)
        .where(_TABLES.c.connection_id == connection_id, _TABLES.c.kind == kind.value)
        .values(**values)
    )


def _table_of(row: RowMapping) -> StoredMasterTable:
    fields = {name: row[name] for name in StoredMasterTable.__slots__}
    return StoredMasterTable(**{**fields, "kind": MasterKind(row["kind"])})
