"""How far and how fully each stream was read: the last reading, the spans covered, numbers, documents by day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from mlconnector_gui.accounting.states import IN_LEDGER
from mlconnector_gui.store import tables
from mlconnector_gui.store.repositories.connections import setting
from mlconnector_gui.store.types import Moment

_READING, _COVERAGE = tables.stream_reading, tables.stream_coverage
_NUMBER, _DOCUMENT = tables.document_number, tables.document
GAPLESS = "gapless_streams"
"""The setting that names, by connection, the streams whose store numbers without gaps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One whole reading of a window of a stream."""

    connection_id: str
    stream: str
    window_start: datetime
    window_end: datetime
    received: int
    expected: int | None
    """None where the source does not say how many there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReading:
    """The last reading of a stream, and the last one that read the past again."""

    read_at: datetime
    window_start: datetime
    window_end: datetime
    received: int
    expected: int | None
    short_in_a_row: int
    """How many readings in a row brought less than the source said there was."""
    reread_at: datetime | None
    reread_from: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A span of time, closed at both ends."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A document with the number its source gave it."""

    external_id: str
    number: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LostDocument:
    """A document that the source gave and does not have any more."""

    external_id: str
    lost_at: datetime
    is_in_ledger: bool
    """An entry was sent for it, and nobody has decided yet what becomes of that."""


def note_reading(transaction: Connection, reading: Reading, *, at: datetime, is_reread: bool) -> None:
    """Keep a whole reading: its counts, and the time that is covered by it."""
    known = last_reading(transaction, reading.connection_id, reading.stream)
    is_short = reading.expected is not None and reading.received < reading.expected
    short = (known.short_in_a_row if known else 0) + 1 if is_short else 0
    values: dict[str, Any] = {
        "read_at": at,
        "window_start": reading.window_start,
        "window_end": reading.window_end,
        "received": reading.received,
        "expected": reading.expected,
        "short_in_a_row": short,
    }
    if is_reread:
        values |= {"reread_at": at, "reread_from": reading.window_start}
    statement = upsert(_READING).values(connection_id=reading.connection_id, stream=reading.stream, **values)
    transaction.execute(
        statement.on_conflict_do_update(index_elements=["connection_id", "stream"], set_=values)
    )
    _cover(transaction, reading)


def last_reading(transaction: Connection, connection_id: str, stream: str) -> StoredReading | None:
    row = (
        transaction.execute(
            select(_READING).where(_READING.c.connection_id == connection_id, _READING.c.stream == stream)
        )
        .mappings()
        .first()
    )
    return StoredReading(**{name: row[name] for name in StoredReading.__slots__}) if row else None


def covered_spans(transaction: Connection, connection_id: str, stream: str) -> list[Span]:
    rows = transaction.execute(
        select(_COVERAGE.c.start_at, _COVERAGE.c.end_at)
        .where(_COVERAGE.c.connection_id == connection_id, _COVERAGE.c.stream == stream)
        .order_by(_COVERAGE.c.start_at)
    )
    return [Span(start=row.start_at, end=row.end_at) for row in rows]


def count_created(
    transaction: Connection, connection_id: str, stream: str, *, start: datetime, end: datetime
) -> int:
    """Count the documents that were created from a moment on, before another."""
    query = select(func.count()).where(
        _DOCUMENT.c.connection_id == connection_id,
        _DOCUMENT.c.stream == stream,
        _DOCUMENT.c.is_newest,
        _DOCUMENT.c.created_at >= start,
        _DOCUMENT.c.created_at < end,
    )
    return int(transaction.execute(query).scalar_one())


def count_modified(
    transaction: Connection, connection_id: str, stream: str, *, start: datetime, end: datetime
) -> int:
    """Count the documents that stand and were last changed within a span."""
    query = select(func.count()).where(
        _DOCUMENT.c.connection_id == connection_id,
        _DOCUMENT.c.stream == stream,
        _DOCUMENT.c.is_newest,
        _DOCUMENT.c.is_deleted.is_(False),
        _DOCUMENT.c.modified_at.between(start, end),
    )
    return int(transaction.execute(query).scalar_one())


def lost_documents(
    transaction: Connection, connection_id: str, stream: str, *, since: datetime
) -> list[LostDocument]:
    """Return what the source lost since a moment, and whatever it lost earlier that an entry still stands for."""
    posting, link = tables.posting, tables.posting_document
    every = _DOCUMENT.alias("revision_behind")
    undecided = (
        select(func.count())
        .select_from(every)
        .join(link, link.c.document_id == every.c.document_id)
        .join(posting, posting.c.posting_id == link.c.posting_id)
        .where(
            every.c.connection_id == connection_id,
            every.c.stream == stream,
            every.c.external_id == _DOCUMENT.c.external_id,
            posting.c.external_id == _DOCUMENT.c.external_id,
            posting.c.state.in_([state.value for state in IN_LEDGER]),
            posting.c.source_change.is_not(None),
        )
        .correlate(_DOCUMENT)
        .scalar_subquery()
        .label("undecided")
    )
    rows = transaction.execute(
        select(_DOCUMENT.c.external_id, _DOCUMENT.c.modified_at, undecided)
        .where(
            _DOCUMENT.c.connection_id == connection_id,
            _DOCUMENT.c.stream == stream,
            _DOCUMENT.c.is_newest,
            _DOCUMENT.c.is_deleted,
        )
        .order_by(_DOCUMENT.c.modified_at)
    )
    lost = [
        LostDocument(external_id=row.external_id, lost_at=row.modified_at, is_in_ledger=bool(row.undecided))
        for row in rows
    ]
    return [one for one in lost if one.is_in_ledger or one.lost_at >= since]


def gapless_streams(transaction: Connection, connection_id: str) -> frozenset[str]:
    return frozenset(setting(transaction, GAPLESS, {}).get(connection_id, ()))


def keep_numbers(
    transaction: Connection, connection_id: str, stream: str, numbered: Sequence[Numbered]
) -> None:
    if not numbered:
        return
    rows = [
        {
            "connection_id": connection_id,
            "stream": stream,
            "external_id": one.external_id,
            "number": one.number,
            "created_at": one.created_at,
        }
        for one in numbered
    ]
    statement = upsert(_NUMBER)
    transaction.execute(
        statement.on_conflict_do_update(
            index_elements=["connection_id", "stream", "external_id"],
            set_={"number": statement.excluded.number},
        ),
        rows,
    )


def numbers_since(
    transaction: Connection, connection_id: str, stream: str, moment: datetime
) -> list[Numbered]:
    rows = transaction.execute(
        select(_NUMBER.c.external_id, _NUMBER.c.number, _NUMBER.c.created_at).where(
            _NUMBER.c.connection_id == connection_id,
            _NUMBER.c.stream == stream,
            _NUMBER.c.created_at >= moment,
        )
    ).mappings()
    return [Numbered(**row) for row in rows]


def earliest_created(transaction: Connection, connection_id: str, stream: str) -> datetime | None:
    return transaction.execute(
        select(func.min(_DOCUMENT.c.created_at, type_=Moment())).where(
            _DOCUMENT.c.connection_id == connection_id, _DOCUMENT.c.stream == stream
        )
    ).scalar()


def _cover(transaction: Connection, reading: Reading) -> None:
    """Join the window with every span that it touches."""
    spans = covered_spans(transaction, reading.connection_id, reading.stream)
    touched = [
        span for span in spans if span.start <= reading.window_end and span.end >= reading.window_start
    ]
    start = min((reading.window_start, *(span.start for span in touched)))
    end = max((reading.window_end, *(span.end for span in touched)))
    _forget(transaction, reading, (span.start for span in touched))
    transaction.execute(
        insert(_COVERAGE).values(
            connection_id=reading.connection_id, stream=reading.stream, start_at=start, end_at=end
        )
    )


def _forget(transaction: Connection, reading: Reading, starts: Iterable[datetime]) -> None:
    transaction.execute(
        delete(_COVERAGE).where(
            _COVERAGE.c.connection_id == reading.connection_id,
            _COVERAGE.c.stream == reading.stream,
            _COVERAGE.c.start_at.in_(list(starts)),
        )
    )
