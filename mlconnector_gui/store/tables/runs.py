"""Runs of jobs, and who runs the engine."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class RunTable(SQLModel, table=True):
    """One execution of a job: asked for, started, ended, with what it did in numbers."""

    __tablename__ = "run"
    __table_args__ = (Index("run_state", "state", "requested_at"),)

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
    process: int
    since: datetime = Field(sa_type=Moment)
