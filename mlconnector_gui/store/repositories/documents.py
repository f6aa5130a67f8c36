"""Documents by revision, the archive behind them, and the watermark of each stream."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from mlconnector_gui.store import tables
from mlconnector_gui.store.archive import archive_payloads, archived_payload, archived_payloads, payload_hash

_TABLE = tables.document
_PARENTS = tables.document_parent
_ASKED_AT_ONCE = 500
_NEWEST = select(_TABLE).where(
    _TABLE.c.connection_id == bindparam("of_connection"),
    _TABLE.c.stream == bindparam("of_stream"),
    _TABLE.c.external_id.in_(bindparam("of_ids", expanding=True)),
    _TABLE.c.is_newest,
)
_ADD = insert(_TABLE).returning(_TABLE.c.document_id)
_PREPARE_CHILDREN = (
    update(_TABLE)
    .where(
        _TABLE.c.is_newest,
        _TABLE.c.document_id.in_(
            select(_PARENTS.c.document_id).where(
                _PARENTS.c.connection_id == bindparam("of_connection"),
                _PARENTS.c.stream == bindparam("of_stream"),
                _PARENTS.c.external_id.in_(bindparam("of_ids", expanding=True)),
            )
        ),
    )
    .values(prepared_at=None)
)
"""All of them are asked for each document that is fetched or looked at, so they are built once."""
TOMBSTONE = b""
"""The payload of a document that is no longer in the store it came from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingDocument:
    """One payload to be archived."""

    external_id: str
    payload: bytes
    created_at: datetime
    modified_at: datetime
    parents: tuple[tuple[str, str], ...] = ()
    is_deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCounts:
    """What saving a page did."""

    fetched: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "PageCounts") -> "PageCounts":
        return PageCounts(
            fetched=self.fetched + other.fetched,
            new=self.new + other.new,
            changed=self.changed + other.changed,
            unchanged=self.unchanged + other.unchanged,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """One revision of a document, without its payload."""

    document_id: int
    connection_id: str
    stream: str
    external_id: str
    revision: int
    is_deleted: bool
    payload_hash: str
    parents: tuple[tuple[str, str], ...]
    created_at: datetime
    modified_at: datetime
    fetched_at: datetime


def save_documents(
    transaction: Connection,
    *,
    connection_id: str,
    stream: str,
    documents: Iterable[IncomingDocument],
    fetched_at: datetime,
) -> PageCounts:
    """
    Archive payloads; content that differs from the newest revision becomes the next revision.

    A page of documents that were seen before with the same bytes costs one look and writes nothing, and so does an
    older copy of one that changed since: a report that is read again does not undo the one that corrected it.
    Whatever was saved anew, documents that name it as a parent are prepared again: their translation looked at it.
    """
    page = [(incoming, payload_hash(incoming.payload)) for incoming in documents]
    known = _newest(transaction, connection_id, stream, [incoming.external_id for incoming, _ in page])
    archived = {one.payload_hash for one in known.values()}
    archive_payloads(transaction, [incoming.payload for incoming, name in page if name not in archived])
    counts = PageCounts()
    saved: list[StoredDocument] = []
    for incoming, name in page:
        newest = known.get(incoming.external_id)
        if newest is not None and (
            newest.payload_hash == name or _is_older_copy(transaction, newest, incoming, name)
        ):
            counts += PageCounts(fetched=1, unchanged=1)
            continue
        revision = _insert_revision(transaction, connection_id, stream, incoming, name, newest, fetched_at)
        known[incoming.external_id] = revision
        saved.append(revision)
        counts += PageCounts(fetched=1, new=newest is None, changed=newest is not None)
    _keep_parents(transaction, saved)
    _ask_to_prepare_children(transaction, connection_id, stream, [one.external_id for one in saved])
    return counts


def move_watermark(transaction: Connection, connection_id: str, stream: str, moment: datetime) -> None:
    """Move forward, never back."""
    table = tables.watermark
    statement = upsert(table).values(connection_id=connection_id, stream=stream, moment=moment)
    transaction.execute(
        statement.on_conflict_do_update(
            index_elements=["connection_id", "stream"],
            set_={"moment": statement.excluded.moment},
            where=table.c.moment < statement.excluded.moment,
        )
    )


def forget_watermarks(transaction: Connection, connection_id: str) -> None:
    """Let every stream be read from its first day again; what did not change since costs nothing."""
    table = tables.watermark
    transaction.execute(delete(table).where(table.c.connection_id == connection_id))


def forget_watermark(transaction: Connection, connection_id: str, stream: str) -> None:
    """Let one stream be read from its first day again."""
    table = tables.watermark
    transaction.execute(delete(table).where(table.c.connection_id == connection_id, table.c.stream == stream))


def watermark_of(transaction: Connection, connection_id: str, stream: str) -> datetime | None:
    table = tables.watermark
    return transaction.execute(
        select(table.c.moment).where(table.c.connection_id == connection_id, table.c.stream == stream)
    ).scalar()


def newest_payload(
    transaction: Connection, connection_id: str, stream: str, external_id: str
) -> bytes | None:
    newest = newest_document(transaction, connection_id, stream, external_id)
    return payload_in(transaction, newest) if newest is not None and not newest.is_deleted else None


def payload_in(transaction: Connection, document: StoredDocument) -> bytes:
    return archived_payload(transaction, document.payload_hash)


def payload_of(transaction: Connection, document_id: int) -> bytes:
    return payload_in(transaction, document_by_id(transaction, document_id))


def payloads_of(transaction: Connection, stored: Sequence[StoredDocument]) -> dict[int, bytes]:
    """Return the payloads of some hundreds of documents by document id."""
    found = archived_payloads(transaction, [one.payload_hash for one in stored])
    return {one.document_id: found[one.payload_hash] for one in stored}


def missing_documents(
    transaction: Connection, connection_id: str, wanted: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Return those (stream, external id) pairs of which nothing is archived."""
    distinct = list(dict.fromkeys(wanted))
    ids_of: dict[str, list[str]] = {}
    for stream, external_id in distinct:
        ids_of.setdefault(stream, []).append(external_id)
    known = {stream: _newest(transaction, connection_id, stream, ids) for stream, ids in ids_of.items()}
    return [(stream, external_id) for stream, external_id in distinct if external_id not in known[stream]]


def ids_created_within(
    transaction: Connection, connection_id: str, stream: str, *, start: datetime, end: datetime
) -> set[str]:
    """Return the ids of documents that still stood at the last look and were created in the span."""
    rows = transaction.execute(
        select(_TABLE.c.external_id).where(
            _TABLE.c.connection_id == connection_id,
            _TABLE.c.stream == stream,
            _TABLE.c.is_newest,
            _TABLE.c.is_deleted.is_(False),
            _TABLE.c.created_at.between(start, end),
        )
    )
    return {row.external_id for row in rows}


def bury_documents(
    transaction: Connection, *, connection_id: str, stream: str, external_ids: Iterable[str], at: datetime
) -> PageCounts:
    """Add a tombstone revision to documents that were deleted in the store they came from."""
    known = _newest(transaction, connection_id, stream, sorted(external_ids))
    incoming = [
        IncomingDocument(
            external_id=external_id,
            payload=TOMBSTONE,
            created_at=known[external_id].created_at,
            modified_at=at,
            parents=known[external_id].parents,
            is_deleted=True,
        )
        for external_id in sorted(known)
        if not known[external_id].is_deleted
    ]
    return save_documents(
        transaction, connection_id=connection_id, stream=stream, documents=incoming, fetched_at=at
    )


def unprepared(
    transaction: Connection, connection_id: str, *, limit: int, after: int = 0
) -> list[StoredDocument]:
    """Return documents that wait to be prepared, in order; those up to `after` were looked at."""
    rows = transaction.execute(
        select(_TABLE)
        .where(
            _TABLE.c.connection_id == connection_id,
            _TABLE.c.prepared_at.is_(None),
            _TABLE.c.is_newest,
            _TABLE.c.document_id > after,
        )
        .order_by(_TABLE.c.document_id)
        .limit(limit)
    ).mappings()
    return [_stored(row) for row in rows]


def unprepared_count(transaction: Connection, connection_id: str) -> int:
    """Count the documents that wait to be prepared."""
    waits = (_TABLE.c.connection_id == connection_id) & _TABLE.c.prepared_at.is_(None) & _TABLE.c.is_newest
    return int(transaction.execute(select(func.count()).select_from(_TABLE).where(waits)).scalar_one())


def larger_than(transaction: Connection, document_ids: Sequence[int], size: int) -> set[int]:
    """Return which of some hundreds of documents have a payload of more bytes than this."""
    archive = tables.archive
    rows = transaction.execute(
        select(_TABLE.c.document_id)
        .join(archive, archive.c.payload_hash == _TABLE.c.payload_hash)
        .where(_TABLE.c.document_id.in_(document_ids), archive.c.size > size)
    )
    return set(rows.scalars())


def newest_documents(transaction: Connection, connection_id: str) -> list[StoredDocument]:
    """Return the newest revision of every document that still stands."""
    rows = transaction.execute(
        select(_TABLE)
        .where(_TABLE.c.connection_id == connection_id, _TABLE.c.is_newest, _TABLE.c.is_deleted.is_(False))
        .order_by(_TABLE.c.document_id)
    ).mappings()
    return [_stored(row) for row in rows]


def revision_before(transaction: Connection, document: StoredDocument) -> StoredDocument | None:
    """Return what a document was before it became what it is."""
    row = (
        transaction.execute(
            select(_TABLE)
            .where(
                _TABLE.c.connection_id == document.connection_id,
                _TABLE.c.stream == document.stream,
                _TABLE.c.external_id == document.external_id,
                _TABLE.c.revision < document.revision,
                _TABLE.c.is_deleted.is_(False),
            )
            .order_by(_TABLE.c.revision.desc())
            .limit(1)
        )
        .mappings()
        .first()
    )
    return _stored(row) if row else None


def newest_payloads(transaction: Connection, connection_id: str, stream: str) -> Iterator[bytes]:
    """Yield the newest payload of every document of a stream that still stands."""
    rows = transaction.execute(
        select(_TABLE.c.payload_hash)
        .where(
            _TABLE.c.connection_id == connection_id,
            _TABLE.c.stream == stream,
            _TABLE.c.is_newest,
            _TABLE.c.is_deleted.is_(False),
        )
        .order_by(_TABLE.c.document_id)
    )
    for some in rows.scalars().partitions(_ASKED_AT_ONCE):
        yield from archived_payloads(transaction, list(dict.fromkeys(some))).values()


def newest_of_streams(
    transaction: Connection, connection_id: str, streams: Collection[str]
) -> list[StoredDocument]:
    """Return the newest revision of every document of some streams that still stands."""
    rows = transaction.execute(
        select(_TABLE)
        .where(
            _TABLE.c.connection_id == connection_id,
            _TABLE.c.stream.in_(list(streams)),
            _TABLE.c.is_newest,
            _TABLE.c.is_deleted.is_(False),
        )
        .order_by(_TABLE.c.document_id)
    ).mappings()
    return [_stored(row) for row in rows]


def newest_ids_created_since(transaction: Connection, connection_id: str, *, start: datetime) -> list[int]:
    """Return the newest revision of each document that still stands and was created since a moment."""
    return list(
        transaction.execute(
            select(_TABLE.c.document_id)
            .where(
                _TABLE.c.connection_id == connection_id,
                _TABLE.c.is_newest,
                _TABLE.c.is_deleted.is_(False),
                _TABLE.c.created_at >= start,
            )
            .order_by(_TABLE.c.document_id)
        ).scalars()
    )


def documents_by_id(transaction: Connection, document_ids: Sequence[int]) -> list[StoredDocument]:
    rows = transaction.execute(
        select(_TABLE).where(_TABLE.c.document_id.in_(document_ids)).order_by(_TABLE.c.document_id)
    ).mappings()
    return [_stored(row) for row in rows]


def newest_document(
    transaction: Connection, connection_id: str, stream: str, external_id: str
) -> StoredDocument | None:
    return _newest(transaction, connection_id, stream, [external_id]).get(external_id)


def last_two_readings(
    transaction: Connection, connection_id: str, stream: str, external_id: str
) -> tuple[int, int] | None:
    """Return the ids of a document's last two revisions, the older first; None where it has but one."""
    table = tables.document
    found = transaction.execute(
        select(table.c.document_id)
        .where(
            table.c.connection_id == connection_id,
            table.c.stream == stream,
            table.c.external_id == external_id,
        )
        .order_by(table.c.revision.desc())
        .limit(2)
    ).scalars()
    newest, *older = [*found, None]
    return (older[0], newest) if newest is not None and older[0] is not None else None


def newest_of(
    transaction: Connection, connection_id: str, stream: str, external_ids: Sequence[str]
) -> list[StoredDocument]:
    """Return the newest revisions of some hundreds of documents of one stream."""
    rows = transaction.execute(
        select(_TABLE)
        .where(
            _TABLE.c.connection_id == connection_id,
            _TABLE.c.stream == stream,
            _TABLE.c.is_newest,
            _TABLE.c.external_id.in_(external_ids),
        )
        .order_by(_TABLE.c.document_id)
    ).mappings()
    return [_stored(row) for row in rows]


def document_by_id(transaction: Connection, document_id: int) -> StoredDocument:
    return _stored(
        transaction.execute(select(_TABLE).where(_TABLE.c.document_id == document_id)).mappings().one()
    )


def mark_prepared(transaction: Connection, document_ids: Sequence[int], *, at: datetime) -> None:
    transaction.execute(update(_TABLE).where(_TABLE.c.document_id.in_(document_ids)).values(prepared_at=at))


def ask_to_prepare_again(transaction: Connection, document_ids: Sequence[int]) -> None:
    """Ask for the newest revision of each of these documents."""
    for document_id in document_ids:
        known = document_by_id(transaction, document_id)
        transaction.execute(
            update(_TABLE)
            .where(
                _TABLE.c.connection_id == known.connection_id,
                _TABLE.c.stream == known.stream,
                _TABLE.c.external_id == known.external_id,
                _TABLE.c.is_newest,
            )
            .values(prepared_at=None)
        )


def plan_turn(transaction: Connection, document_id: int, due_on: date) -> None:
    """Keep the next day on which a document comes to mean something else to somebody: the earliest that is told."""
    table = tables.document_turn
    statement = upsert(table).values(document_id=document_id, due_on=due_on)
    transaction.execute(
        statement.on_conflict_do_update(
            index_elements=["document_id"],
            set_={"due_on": statement.excluded.due_on},
            where=table.c.due_on > statement.excluded.due_on,
        )
    )


def prepare_turned(transaction: Connection, connection_id: str, *, on: date) -> int:
    """Ask for the documents of a connection whose day has come; returns how many."""
    table = tables.document_turn
    mine = select(_TABLE.c.document_id).where(_TABLE.c.connection_id == connection_id)
    is_due = and_(table.c.due_on <= on, table.c.document_id.in_(mine))
    due = list(transaction.execute(select(table.c.document_id).where(is_due)).scalars())
    transaction.execute(delete(table).where(is_due))
    ask_to_prepare_again(transaction, due)
    return len(due)


def ask_to_prepare_all(transaction: Connection, connection_id: str) -> None:
    """Ask for every document of a connection, since what its postings are made with changed."""
    transaction.execute(
        update(_TABLE)
        .where(_TABLE.c.connection_id == connection_id, _TABLE.c.is_newest)
        .values(prepared_at=None)
    )


def _ask_to_prepare_children(
    transaction: Connection, connection_id: str, stream: str, external_ids: Sequence[str]
) -> None:
    for some in _parts(external_ids):
        asked = {"of_connection": connection_id, "of_stream": stream, "of_ids": some}
        transaction.execute(_PREPARE_CHILDREN, asked)


def _insert_revision(
    transaction: Connection,
    connection_id: str,
    stream: str,
    incoming: IncomingDocument,
    name: str,
    newest: StoredDocument | None,
    fetched_at: datetime,
) -> StoredDocument:
    if newest is not None:
        transaction.execute(
            update(_TABLE).where(_TABLE.c.document_id == newest.document_id).values(is_newest=False)
        )
    values: dict[str, Any] = {
        "connection_id": connection_id,
        "stream": stream,
        "external_id": incoming.external_id,
        "revision": newest.revision + 1 if newest is not None else 1,
        "is_deleted": incoming.is_deleted,
        "payload_hash": name,
        "parents": incoming.parents,
        "created_at": incoming.created_at,
        "modified_at": incoming.modified_at,
        "fetched_at": fetched_at,
    }
    document_id = transaction.execute(_ADD, {**values, "is_newest": True}).scalar_one()
    return StoredDocument(document_id=document_id, **values)


def _keep_parents(transaction: Connection, saved: Iterable[StoredDocument]) -> None:
    rows = [
        {
            "document_id": one.document_id,
            "connection_id": one.connection_id,
            "stream": stream,
            "external_id": external_id,
        }
        for one in saved
        for stream, external_id in dict.fromkeys(one.parents)
    ]
    if rows:
        transaction.execute(insert(_PARENTS), rows)


def _newest(
    transaction: Connection, connection_id: str, stream: str, external_ids: Sequence[str]
) -> dict[str, StoredDocument]:
    """Return the newest revision of each of some documents, by external id; one never seen is left out."""
    found: dict[str, StoredDocument] = {}
    for some in _parts(external_ids):
        asked = {"of_connection": connection_id, "of_stream": stream, "of_ids": some}
        rows = transaction.execute(_NEWEST, asked).mappings()
        found |= {row["external_id"]: _stored(row) for row in rows}
    return found


def _parts(external_ids: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(external_ids), _ASKED_AT_ONCE):
        yield external_ids[start : start + _ASKED_AT_ONCE]


def _is_older_copy(
    transaction: Connection, newest: StoredDocument, incoming: IncomingDocument, name: str
) -> bool:
    """Say whether these are the bytes of an earlier revision, from before the newest one."""
    if newest.is_deleted or incoming.modified_at >= newest.modified_at:
        return False
    earlier = select(_TABLE.c.document_id).where(
        _TABLE.c.connection_id == newest.connection_id,
        _TABLE.c.stream == newest.stream,
        _TABLE.c.external_id == newest.external_id,
        _TABLE.c.payload_hash == name,
    )
    return transaction.execute(earlier.limit(1)).first() is not None


def _stored(row: RowMapping) -> StoredDocument:
    fields = {name: row[name] for name in StoredDocument.__slots__}
    return StoredDocument(**{**fields, "parents": tuple(map(tuple, row["parents"]))})
