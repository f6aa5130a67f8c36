"""Raw payloads by content hash, the documents that point to them, and how far each stream was read."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class ArchiveTable(SQLModel, table=True):
    """One payload, compressed, under the SHA-256 of its plain bytes."""

    __tablename__ = "archive"

    payload_hash: str = Field(primary_key=True)
    codec: str
    size: int
    content: bytes


class DocumentTable(SQLModel, table=True):
    """One revision of one document of a stream; never changed but for `prepared_at`, never deleted."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("connection_id", "stream", "external_id", "revision", name="document_revision"),
        Index(
            "document_unprepared",
            "connection_id",
            "document_id",
            sqlite_where=text("prepared_at IS NULL"),
            postgresql_where=text("prepared_at IS NULL"),
        ),
        Index("document_created", "connection_id", "stream", "created_at"),
    )

    document_id: int | None = Field(default=None, primary_key=True)
    connection_id: str = Field(foreign_key="connection.connection_id")
    stream: str
    external_id: str
    revision: int
    is_newest: bool
    is_deleted: bool
    payload_hash: str = Field(foreign_key="archive.payload_hash")
    parents: Any = Field(sa_type=JsonText, nullable=False)
    created_at: datetime = Field(sa_type=Moment)
    modified_at: datetime = Field(sa_type=Moment)
    fetched_at: datetime = Field(sa_type=Moment)
    prepared_at: datetime | None = Field(default=None, sa_type=Moment)


class DocumentParentTable(SQLModel, table=True):
    """A document that the translation of another one looks at; it need not be there."""

    __tablename__ = "document_parent"
    __table_args__ = (Index("document_parent_parent", "connection_id", "stream", "external_id"),)

    document_id: int = Field(primary_key=True, foreign_key="document.document_id")
    connection_id: str = Field(foreign_key="connection.connection_id")
    stream: str = Field(primary_key=True)
    external_id: str = Field(primary_key=True)


class WatermarkTable(SQLModel, table=True):
    """Up to where a stream was read."""

    __tablename__ = "watermark"

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    stream: str = Field(primary_key=True)
    moment: datetime = Field(sa_type=Moment)
