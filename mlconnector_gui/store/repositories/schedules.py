"""Schedules and the due times they took, each once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from mlconnector_gui.store import tables

_TABLE = tables.schedule
_TAKEN = tables.schedule_occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSchedule:
    """When one job of a connection runs by itself; rhythm and bars as they are written."""

    schedule_id: str
    connection_id: str
    job: str
    stream: str
    """'' means all streams."""
    rhythm: Mapping[str, Any]
    bars: Mapping[str, Any]
    jitter_seconds: int
    is_caught_up: bool
    """What was missed is made up for by one run; otherwise it is noted and left out."""
    is_active: bool
    paused_until: datetime | None
    next_due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOccurrence:
    """A due time that was taken: with the run it led to, or without one where it was left out."""

    schedule_id: str
    due_at: datetime
    taken_at: datetime
    missed: int
    """Due times after it that its run covers as well."""
    run_id: str | None


def save_schedule(transaction: Connection, stored: StoredSchedule) -> None:
    """Insert it, or replace the one of the same job, connection and stream."""
    values = {name: getattr(stored, name) for name in StoredSchedule.__slots__}
    values |= {"rhythm": dict(stored.rhythm), "bars": dict(stored.bars)}
    kept = {name: value for name, value in values.items() if name != "schedule_id"}
    transaction.execute(
        upsert(_TABLE)
        .values(**values)
        .on_conflict_do_update(index_elements=["connection_id", "job", "stream"], set_=kept)
    )


def schedules(transaction: Connection) -> list[StoredSchedule]:
    """Return the schedules of connections in use, by connection and job."""
    return _found(transaction)


def schedule_by_id(transaction: Connection, schedule_id: str) -> StoredSchedule | None:
    found = _found(transaction, _TABLE.c.schedule_id == schedule_id)
    return found[0] if found else None


def schedule_of(
    transaction: Connection, connection_id: str, job: str, stream: str = ""
) -> StoredSchedule | None:
    found = _found(
        transaction, _TABLE.c.connection_id == connection_id, _TABLE.c.job == job, _TABLE.c.stream == stream
    )
    return found[0] if found else None


def due_schedules(transaction: Connection, now: datetime) -> list[StoredSchedule]:
    return _found(transaction, _TABLE.c.is_active, _TABLE.c.next_due <= now)


def next_due(transaction: Connection) -> datetime | None:
    """Return the earliest due time of all, past ones included."""
    connection = tables.connection
    return transaction.execute(
        select(func.min(_TABLE.c.next_due, type_=_TABLE.c.next_due.type))
        .join(connection, connection.c.connection_id == _TABLE.c.connection_id)
        .where(connection.c.is_active, _TABLE.c.is_active)
    ).scalar()


def plan(transaction: Connection, schedule_id: str, next_due: datetime | None) -> None:
    transaction.execute(update(_TABLE).where(_TABLE.c.schedule_id == schedule_id).values(next_due=next_due))


def take_occurrence(transaction: Connection, taken: StoredOccurrence) -> bool:
    """Take a due time; False when it was taken before."""
    values = {name: getattr(taken, name) for name in StoredOccurrence.__slots__}
    done = transaction.execute(upsert(_TAKEN).values(**values).on_conflict_do_nothing())
    return done.rowcount == 1


def is_taken(transaction: Connection, schedule_id: str, due_at: datetime) -> bool:
    query = select(_TAKEN.c.due_at).where(_TAKEN.c.schedule_id == schedule_id, _TAKEN.c.due_at == due_at)
    return transaction.execute(query).first() is not None


def occurrences(transaction: Connection, schedule_id: str, *, limit: int) -> list[StoredOccurrence]:
    """Return the last due times that were taken, newest first."""
    rows = transaction.execute(
        select(_TAKEN)
        .where(_TAKEN.c.schedule_id == schedule_id)
        .order_by(_TAKEN.c.due_at.desc())
        .limit(limit)
    ).mappings()
    return [StoredOccurrence(**row) for row in rows]


def _found(transaction: Connection, *conditions: Any) -> list[StoredSchedule]:
    connection = tables.connection
    rows = transaction.execute(
        select(_TABLE)
        .join(connection, connection.c.connection_id == _TABLE.c.connection_id)
        .where(connection.c.is_active, *conditions)
        .order_by(connection.c.name, _TABLE.c.job, _TABLE.c.stream)
    ).mappings()
    return [_schedule(row) for row in rows]


def _schedule(row: RowMapping) -> StoredSchedule:
    return StoredSchedule(**{name: row[name] for name in StoredSchedule.__slots__})
