"""What the ledger was found to hold otherwise than we do."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class LedgerFindingTable(SQLModel, table=True):
    """One thing that JDE's books and ours disagree about; resolved once a later look does not find it any more."""

    __tablename__ = "ledger_finding"
    __table_args__ = (
        UniqueConstraint("target_id", "code", "subject", name="ledger_finding_once"),
        Index("ledger_finding_posting", "posting_id"),
        Index("ledger_finding_open", "target_id", sqlite_where=text("resolved_at IS NULL")),
    )

    finding_id: str = Field(primary_key=True)
    target_id: str = Field(foreign_key="connection.connection_id")
    code: str
    subject: str
    posting_id: str | None = Field(default=None, foreign_key="posting.posting_id")
    company: str
    document_type: str
    gl_date: date
    params: Any = Field(sa_type=JsonText, nullable=False)
    first_seen_at: datetime = Field(sa_type=Moment)
    last_seen_at: datetime = Field(sa_type=Moment)
    resolved_at: datetime | None = Field(default=None, sa_type=Moment)
