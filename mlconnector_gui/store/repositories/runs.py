"""Runs: asked for, claimed, ended."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, or_, select, update

from mlconnector_gui.store import tables

_TABLE = tables.run
PATIENT_TRIGGERS = frozenset({"schedule", "catch_up"})
"""Nobody looks at a screen for these: they wait until their connection can be reached."""

TOTAL_SUFFIX = "_total"
"""Behind the name of a count, while a run is under way: how many there will be."""
LEFT_SUFFIX = "_seconds_left"
"""The same: how long the rest takes."""


class RunState(StrEnum):
    """Where a run is."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    PARTIAL = "partial"
    FAILED = "failed"
    CANCELLED = "cancelled"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRun:
    """One execution of a job, with what it did in numbers."""

    run_id: str
    job: str
    connection_id: str | None
    trigger: str
    params: Mapping[str, str]
    state: RunState
    requested_by: str
    requested_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    counts: Mapping[str, int]
    problem: Mapping[str, Any] | None

    @property
    def is_over(self) -> bool:
        return self.state not in {RunState.QUEUED, RunState.RUNNING}


def request_run(
    transaction: Connection,
    *,
    run_id: str,
    job: str,
    connection_id: str | None,
    trigger: str,
    params: Mapping[str, str],
    requested_by: str,
    at: datetime,
) -> str:
    """
    Ask for a run; an equal one that still waits is returned instead of a second one.

    A person does not wait for a connection to rest: a scheduled run that waits becomes that person's.
    """
    waiting = transaction.execute(
        select(_TABLE.c.run_id, _TABLE.c.trigger).where(
            _TABLE.c.job == job,
            _TABLE.c.connection_id.is_(None)
            if connection_id is None
            else _TABLE.c.connection_id == connection_id,
            _TABLE.c.state == RunState.QUEUED,
            _TABLE.c.params == dict(params),
        )
    ).first()
    if waiting:
        if trigger not in PATIENT_TRIGGERS and waiting.trigger in PATIENT_TRIGGERS:
            transaction.execute(
                update(_TABLE)
                .where(_TABLE.c.run_id == waiting.run_id)
                .values(trigger=trigger, requested_by=requested_by)
            )
        return str(waiting.run_id)
    transaction.execute(
        insert(_TABLE).values(
            run_id=run_id,
            job=job,
            connection_id=connection_id,
            trigger=trigger,
            params=dict(params),
            state=RunState.QUEUED,
            requested_by=requested_by,
            requested_at=at,
            counts={},
        )
    )
    return run_id


def claim_run(
    transaction: Connection, *, busy: Collection[str], at: datetime, resting: Collection[str] = ()
) -> StoredRun | None:
    """
    Take the oldest run that waits and whose connection is not busy with another run.

    A scheduled run also waits while its connection rests.
    """
    row = (
        transaction.execute(
            select(_TABLE)
            .where(
                _TABLE.c.state == RunState.QUEUED,
                or_(_TABLE.c.connection_id.is_(None), _TABLE.c.connection_id.not_in(busy)),
                or_(
                    _TABLE.c.trigger.not_in(PATIENT_TRIGGERS),
                    _TABLE.c.connection_id.is_(None),
                    _TABLE.c.connection_id.not_in(resting),
                ),
            )
            .order_by(_TABLE.c.requested_at, _TABLE.c.run_id)
            .limit(1)
        )
        .mappings()
        .first()
    )
    if row is None:
        return None
    transaction.execute(
        update(_TABLE)
        .where(_TABLE.c.run_id == row["run_id"], _TABLE.c.state == RunState.QUEUED)
        .values(state=RunState.RUNNING, started_at=at)
    )
    return _run({**row, "state": RunState.RUNNING, "started_at": at})


def end_run(
    transaction: Connection,
    run_id: str,
    *,
    state: RunState,
    at: datetime,
    counts: Mapping[str, int],
    problem: Mapping[str, Any] | None,
) -> None:
    transaction.execute(
        update(_TABLE)
        .where(_TABLE.c.run_id == run_id)
        .values(state=state, ended_at=at, counts=dict(counts), problem=problem)
    )


def note_progress(transaction: Connection, run_id: str, counts: Mapping[str, int]) -> bool:
    """Write down how far a run is; returns whether it was asked to stop."""
    is_under_way = (_TABLE.c.run_id == run_id) & (_TABLE.c.state == RunState.RUNNING)
    transaction.execute(update(_TABLE).where(is_under_way).values(counts=dict(counts)))
    asked = transaction.execute(select(_TABLE.c.stop_asked_at).where(_TABLE.c.run_id == run_id))
    return asked.scalar() is not None


def ask_to_stop(transaction: Connection, run_id: str, *, at: datetime) -> bool:
    """Cancel a run that waits, or ask one that is under way to end; False when it is over."""
    waits = update(_TABLE).where(_TABLE.c.run_id == run_id, _TABLE.c.state == RunState.QUEUED)
    if transaction.execute(waits.values(state=RunState.CANCELLED, ended_at=at)).rowcount:
        return True
    runs = update(_TABLE).where(_TABLE.c.run_id == run_id, _TABLE.c.state == RunState.RUNNING)
    return bool(transaction.execute(runs.values(stop_asked_at=at)).rowcount)


def asked_to_stop(transaction: Connection, run_ids: Collection[str]) -> set[str]:
    """Return which of some runs somebody wants to end."""
    wanted = select(_TABLE.c.run_id).where(_TABLE.c.run_id.in_(run_ids), _TABLE.c.stop_asked_at.is_not(None))
    return set(transaction.execute(wanted).scalars())


def put_back(transaction: Connection, run_id: str, *, problem: Mapping[str, Any] | None) -> None:
    """Let a run that could not be done now wait for another time, and keep why."""
    transaction.execute(
        update(_TABLE)
        .where(_TABLE.c.run_id == run_id)
        .values(state=RunState.QUEUED, started_at=None, problem=problem)
    )


def interrupt_abandoned_runs(transaction: Connection, *, at: datetime) -> list[StoredRun]:
    """Mark the runs of an engine that is no more; returns them so that they can be asked for again."""
    rows = transaction.execute(select(_TABLE).where(_TABLE.c.state == RunState.RUNNING)).mappings().all()
    transaction.execute(
        update(_TABLE)
        .where(_TABLE.c.state == RunState.RUNNING)
        .values(state=RunState.INTERRUPTED, ended_at=at)
    )
    return [_run(row) for row in rows]


def run_by_id(transaction: Connection, run_id: str) -> StoredRun:
    return _run(transaction.execute(select(_TABLE).where(_TABLE.c.run_id == run_id)).mappings().one())


def recent_runs(transaction: Connection, *, limit: int, connection_id: str | None = None) -> list[StoredRun]:
    """Return the newest runs, of one connection if it is named."""
    query = select(_TABLE).order_by(_TABLE.c.requested_at.desc()).limit(limit)
    if connection_id is not None:
        query = query.where(_TABLE.c.connection_id == connection_id)
    return [_run(row) for row in transaction.execute(query).mappings()]


def runs_since(transaction: Connection, moment: datetime) -> list[StoredRun]:
    """Return what ended since a moment or waits to be done, in the order it was asked for."""
    rows = transaction.execute(
        select(_TABLE)
        .where(or_(_TABLE.c.ended_at >= moment, _TABLE.c.state == RunState.QUEUED))
        .order_by(_TABLE.c.requested_at, _TABLE.c.run_id)
    ).mappings()
    return [_run(row) for row in rows]


def last_runs(
    transaction: Connection, *, connection_id: str, job: str, stream: str, limit: int
) -> list[StoredRun]:
    """Return the last runs of a job of a connection, newest first; '' is all its streams."""
    params = {"stream": stream} if stream else {}
    rows = transaction.execute(
        select(_TABLE)
        .where(_TABLE.c.connection_id == connection_id, _TABLE.c.job == job, _TABLE.c.params == params)
        .order_by(_TABLE.c.requested_at.desc(), _TABLE.c.run_id.desc())
        .limit(limit)
    ).mappings()
    return [_run(row) for row in rows]


def forget_runs(transaction: Connection, *, before: datetime) -> int:
    """Forget runs that ended long ago, with what was noted of their times; the audit log still has them."""
    is_old = (_TABLE.c.ended_at < before) & _TABLE.c.ended_at.is_not(None)
    noted = tables.schedule_occurrence
    transaction.execute(delete(noted).where(noted.c.run_id.in_(select(_TABLE.c.run_id).where(is_old))))
    transaction.execute(delete(noted).where(noted.c.run_id.is_(None), noted.c.taken_at < before))
    return transaction.execute(delete(_TABLE).where(is_old)).rowcount


def _run(row: RowMapping | Mapping[str, Any]) -> StoredRun:
    fields = {name: row[name] for name in StoredRun.__slots__}
    return StoredRun(**{**fields, "state": RunState(row["state"])})
