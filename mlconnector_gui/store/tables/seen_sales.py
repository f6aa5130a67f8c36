"""Orders that are seen before they are settled: what is sold where on which day."""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class SeenSaleTable(SQLModel, table=True):
    """One order of a marketplace; nothing is ever booked from it."""

    __tablename__ = "seen_sale"
    __table_args__ = (Index("seen_sale_day", "connection_id", "day"),)

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    stream: str = Field(primary_key=True)
    external_id: str = Field(primary_key=True)
    day: date
    marketplace: str
    units: int
    currency: str
    amount_minor: int | None
    is_cancelled: bool
