"""JDE master records as last read, and how fresh each table is."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class MasterTable(SQLModel, table=True):
    """How far one kind of record of a JDE connection was read; only its generation is shown."""

    __tablename__ = "master_table"

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    kind: str = Field(primary_key=True)
    generation: int
    rows: int
    loaded_at: datetime | None = Field(default=None, sa_type=Moment)
    whole_at: datetime | None = Field(default=None, sa_type=Moment)
    """When it was last read whole: only that finds what was deleted."""
    cursor: date | None = None
    """The last day of change seen, on JDE's clock; the next read begins with that whole day."""
    problem: Any = Field(default=None, sa_type=JsonText, nullable=True)


class MasterRecordTable(SQLModel, table=True):
    """One record of one generation; a generation that is still being read stands beside the one that is shown."""

    __tablename__ = "master_record"
    __table_args__ = (
        Index("master_record_key", "connection_id", "kind", "generation", "record_key", unique=True),
        Index("master_record_name", "connection_id", "kind", "generation", "name"),
        Index("master_record_search", "connection_id", "kind", "generation", "search"),
    )

    record_id: int | None = Field(default=None, primary_key=True)
    connection_id: str = Field(foreign_key="connection.connection_id")
    kind: str
    generation: int
    record_key: str
    name: str
    description: str
    company: str
    posting_edit: str
    facts: Any = Field(sa_type=JsonText, nullable=False)
    search: str
    """What people type to find it, folded; the index on it holds all that a search reads."""
