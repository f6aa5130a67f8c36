"""Connections and workspace settings; no secret is ever kept here."""

from datetime import datetime
from typing import Any

from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class SettingTable(SQLModel, table=True):
    """One named setting of the workspace."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True)
    value: Any = Field(sa_type=JsonText, nullable=False)


class ConnectionTable(SQLModel, table=True):
    """A configured account of a storefront, or a JDE environment."""

    __tablename__ = "connection"

    connection_id: str = Field(primary_key=True)
    name: str = Field(unique=True)
    connector: str
    values: Any = Field(sa_type=JsonText, nullable=False)
    facts: Any = Field(sa_type=JsonText, nullable=False)
    is_active: bool = True
    created_at: datetime = Field(sa_type=Moment)
    proved_at: datetime | None = Field(default=None, sa_type=Moment)
    problem: Any = Field(default=None, sa_type=JsonText, nullable=True)
