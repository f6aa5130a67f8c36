"""Customers of stores that JDE is to have, and which documents are theirs."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class StoreCustomerTable(SQLModel, table=True):
    """One customer as his store last told of him, and as he was when JDE last got to know him."""

    __tablename__ = "store_customer"
    __table_args__ = (
        Index("store_customer_waiting", "connection_id", "is_waiting", "noted_at"),
        Index("store_customer_tax_id", "tax_id"),
        Index("store_customer_email", "email"),
    )

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    customer_key: str = Field(primary_key=True)
    document_id: int | None = Field(default=None, foreign_key="document.document_id")
    told: Any = Field(sa_type=JsonText, nullable=False)
    placed: Any = Field(default=None, sa_type=JsonText, nullable=True)
    tax_id: str
    email: str
    is_whole: bool
    is_waiting: bool
    noted_at: datetime = Field(sa_type=Moment)


class CustomerDocumentTable(SQLModel, table=True):
    """Whose an order or a refund is."""

    __tablename__ = "customer_document"
    __table_args__ = (Index("customer_document_customer", "connection_id", "customer_key"),)

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    stream: str = Field(primary_key=True)
    external_id: str = Field(primary_key=True)
    customer_key: str
