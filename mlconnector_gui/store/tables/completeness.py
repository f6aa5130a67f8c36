"""How far and how fully streams were read, the notices that people are shown, and the taking over of a store."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class StreamReadingTable(SQLModel, table=True):
    """The last whole reading of a stream: its window, what came, and what the source said there would be."""

    __tablename__ = "stream_reading"

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    stream: str = Field(primary_key=True)
    read_at: datetime = Field(sa_type=Moment)
    window_start: datetime = Field(sa_type=Moment)
    window_end: datetime = Field(sa_type=Moment)
    received: int
    expected: int | None = None
    short_in_a_row: int
    reread_at: datetime | None = Field(default=None, sa_type=Moment)
    reread_from: datetime | None = Field(default=None, sa_type=Moment)


class StreamCoverageTable(SQLModel, table=True):
    """Spans of time that a stream was read over; spans that touch are one."""

    __tablename__ = "stream_coverage"

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    stream: str = Field(primary_key=True)
    start_at: datetime = Field(primary_key=True, sa_type=Moment)
    end_at: datetime = Field(sa_type=Moment)


class DocumentNumberTable(SQLModel, table=True):
    """The number that the source gave a document, where it numbers without gaps."""

    __tablename__ = "document_number"

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    stream: str = Field(primary_key=True)
    external_id: str = Field(primary_key=True)
    number: str
    created_at: datetime = Field(sa_type=Moment)


class NoticeTable(SQLModel, table=True):
    """One cause that needs somebody's eye, however many things it stops; resolved by itself when it is gone."""

    __tablename__ = "notice"
    __table_args__ = (Index("notice_open", "resolved_at", "scope"),)

    notice_id: str = Field(primary_key=True)
    scope: str
    code: str
    subject: str
    severity: str
    connection_id: str | None = Field(default=None, foreign_key="connection.connection_id", nullable=True)
    params: Any = Field(sa_type=JsonText, nullable=False)
    count: int
    first_seen: datetime = Field(sa_type=Moment)
    last_seen: datetime = Field(sa_type=Moment)
    resolved_at: datetime | None = Field(default=None, sa_type=Moment)
    told_at: datetime | None = Field(default=None, sa_type=Moment)


class NoticeCareTable(SQLModel, table=True):
    """Who looks after a notice, and until when it is not to be shown."""

    __tablename__ = "notice_care"

    notice_id: str = Field(primary_key=True, foreign_key="notice.notice_id")
    owner: str
    snoozed_until: datetime | None = Field(default=None, sa_type=Moment)


class IgnoredChangeTable(SQLModel, table=True):
    """The change of a source that a person decided to let stand beside the entry in JDE."""

    __tablename__ = "ignored_change"

    posting_id: str = Field(primary_key=True, foreign_key="posting.posting_id")
    change: Any = Field(sa_type=JsonText, nullable=False)


class TakeOverTable(SQLModel, table=True):
    """How a store's history is taken over, and whether it runs beside what finance books by hand."""

    __tablename__ = "take_over"

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    is_archive_only: bool
    is_parallel: bool
    fetched_from: date | None = None
    proof: Any = Field(default=None, sa_type=JsonText, nullable=True)
    changed_at: datetime = Field(sa_type=Moment)
