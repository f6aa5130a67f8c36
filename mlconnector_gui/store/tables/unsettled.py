"""What marketplaces released, so that what no settlement has yet is known at the end of a month."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class UnsettledTable(SQLModel, table=True):
    """One movement of a connection that accrues; which settlement has it is found among the chains."""

    __tablename__ = "unsettled"
    __table_args__ = (Index("unsettled_day", "connection_id", "day"),)

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    stream: str = Field(primary_key=True)
    external_id: str = Field(primary_key=True)
    document_id: int = Field(foreign_key="document.document_id")
    posted_at: datetime = Field(sa_type=Moment)
    day: date
    currency: str
    marketplace: str
    settlement: str
    parts: Any = Field(sa_type=JsonText, nullable=False)
