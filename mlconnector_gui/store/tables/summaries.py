"""Documents that are added up in one posting, what payouts pay out, and what people chose for refunds."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class SummaryMemberTable(SQLModel, table=True):
    """One neutral document whose posting is a summary; it stays so, whatever the connection says later."""

    __tablename__ = "summary_member"
    __table_args__ = (
        Index("summary_member_waiting", "connection_id", "is_waiting", "summary"),
        Index("summary_member_summary", "connection_id", "summary"),
        Index("summary_member_document", "connection_id", "stream", "document_external_id"),
        Index("summary_member_posting", "posting_id"),
    )

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    kind: str = Field(primary_key=True)
    external_id: str = Field(primary_key=True)
    stream: str
    document_external_id: str
    summary: str
    day: date
    currency: str
    tenders: Any = Field(sa_type=JsonText, nullable=False)
    posting_id: str | None = Field(default=None, foreign_key="posting.posting_id")
    is_waiting: bool


class PayoutTenderTable(SQLModel, table=True):
    """Which payout pays out a tender, by the tender's reference."""

    __tablename__ = "payout_tender"

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    reference: str = Field(primary_key=True)
    payout: str


class RefundTreatmentTable(SQLModel, table=True):
    """What a person chose for a document that says nothing of what its money was for."""

    __tablename__ = "refund_treatment"

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    kind: str = Field(primary_key=True)
    external_id: str = Field(primary_key=True)
    treatment: str
    person: str
    chosen_at: datetime = Field(sa_type=Moment)
