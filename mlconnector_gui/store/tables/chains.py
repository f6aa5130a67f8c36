"""Where settlements stand in their chains."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import Moment


class ChainLinkTable(SQLModel, table=True):
    """One settlement of a connection: from when to when, what it was given back and what it holds back."""

    __tablename__ = "chain_link"
    __table_args__ = (
        Index("chain_link_end", "connection_id", "currency", "ends_at"),
        Index("chain_link_start", "connection_id", "currency", "starts_at"),
    )

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    stream: str = Field(primary_key=True)
    external_id: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    series: str
    currency: str
    starts_at: datetime = Field(sa_type=Moment)
    ends_at: datetime = Field(sa_type=Moment)
    opening_minor: int
    closing_minor: int
