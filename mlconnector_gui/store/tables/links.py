"""Links between the keys of storefronts and of JDE, and documents that come to mean something else by themselves."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import Moment


class LinkTable(SQLModel, table=True):
    """One key of a store with the number in JDE that it means."""

    __tablename__ = "link"
    __table_args__ = (Index("link_erp_key", "kind", "connection_id", "erp_key"),)

    kind: str = Field(primary_key=True)
    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    store_key: str = Field(primary_key=True)
    erp_key: str
    erp_name: str
    matched_by: str
    why: str
    made_by: str
    machine: str
    made_at: datetime = Field(sa_type=Moment)


class ItemTable(SQLModel, table=True):
    """An item as JDE last told of it, to be found by its numbers."""

    __tablename__ = "item"
    __table_args__ = (Index("item_number", "connection_id", "number"),)

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    item_id: str = Field(primary_key=True)
    number: str
    third_number: str
    description: str


class DocumentTurnTable(SQLModel, table=True):
    """The next day on which a document means something else although nobody changed it: a price comes into force."""

    __tablename__ = "document_turn"
    __table_args__ = (Index("document_turn_due", "due_on"),)

    document_id: int = Field(primary_key=True, foreign_key="document.document_id")
    due_on: date
