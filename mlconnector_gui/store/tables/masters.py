"""JDE master records as last read."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class MasterTable(SQLModel, table=True):
    """One master record of a JDE connection: kind 'company', 'unit', 'account', 'currency' or 'site'."""

    __tablename__ = "master"

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    content: Any = Field(sa_type=JsonText, nullable=False)
    loaded_at: datetime = Field(sa_type=Moment)
