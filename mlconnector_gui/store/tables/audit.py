"""The audit log; triggers of the first migration refuse update and delete."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import Moment


class AuditTable(SQLModel, table=True):
    """One event, chained to the one before it by its hash."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("audit_subject", "subject_kind", "subject_id", "seq"),
        Index("audit_event", "event", "seq"),
        Index("audit_actor", "actor", "seq"),
        Index("audit_at", "at"),
    )

    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
    actor: str
    machine: str
    event: str
    subject_kind: str
    subject_id: str
    fields: str
    """Canonical JSON, kept as the text that was hashed."""
    previous_hash: str
    hash: str
