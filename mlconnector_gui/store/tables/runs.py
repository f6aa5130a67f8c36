"""Runs of jobs, when they run by themselves, and who runs the engine."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class RunTable(SQLModel, table=True):
    """One execution of a job: asked for, started, ended, with what it did in numbers."""

    __tablename__ = "run"
    __table_args__ = (
        Index("run_state", "state", "requested_at"),
        Index("run_of_job", "connection_id", "job", "requested_at"),
        Index("run_connection", "connection_id", "requested_at"),
    )

    run_id: str = Field(primary_key=True)
    job: str
    connection_id: str | None = Field(default=None, foreign_key="connection.connection_id", nullable=True)
    trigger: str
    params: Any = Field(sa_type=JsonText, nullable=False)
    state: str
    requested_by: str
    requested_at: datetime = Field(sa_type=Moment)
    started_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    counts: Any = Field(sa_type=JsonText, nullable=False)
    problem: Any = Field(default=None, sa_type=JsonText, nullable=True)
    stop_asked_at: datetime | None = Field(default=None, sa_type=Moment)


class LeaseTable(SQLModel, table=True):
    """Who runs the engine of this workspace; the lock on the file beside it is what enforces it."""

    __tablename__ = "lease"

    name: str = Field(primary_key=True)
    holder: str
    machine: str
    person: str
    process: int
    since: datetime = Field(sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)


class ScheduleTable(SQLModel, table=True):
    """When one job of a connection runs by itself; `next_due` is what the rhythm said when it was last asked."""

    __tablename__ = "schedule"
    __table_args__ = (UniqueConstraint("connection_id", "job", "stream"),)

    schedule_id: str = Field(primary_key=True)
    connection_id: str = Field(foreign_key="connection.connection_id")
    job: str
    stream: str
    rhythm: Any = Field(sa_type=JsonText, nullable=False)
    bars: Any = Field(sa_type=JsonText, nullable=False)
    jitter_seconds: int
    is_caught_up: bool
    is_active: bool
    paused_until: datetime | None = Field(default=None, sa_type=Moment)
    next_due: datetime | None = Field(default=None, sa_type=Moment)


class OccurrenceTable(SQLModel, table=True):
    """One due time of a schedule, taken once and for all: the key is what a second start cannot take again."""

    __tablename__ = "schedule_occurrence"

    schedule_id: str = Field(primary_key=True, foreign_key="schedule.schedule_id")
    due_at: datetime = Field(primary_key=True, sa_type=Moment)
    taken_at: datetime = Field(sa_type=Moment)
    missed: int
    run_id: str | None = Field(default=None, foreign_key="run.run_id", nullable=True)
