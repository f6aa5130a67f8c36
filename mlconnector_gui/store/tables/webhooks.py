"""Doors that storefronts deliver webhooks to, and the inbox of what they delivered; bodies are not kept."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class WebhookDoorTable(SQLModel, table=True):
    """One connection's address, what is subscribed to it, and what came in numbers; its keys are in the vault."""

    __tablename__ = "webhook_door"

    connection_id: str = Field(primary_key=True, foreign_key="connection.connection_id")
    keys_version: int
    opened_at: datetime = Field(sa_type=Moment)
    is_registered: bool
    subscriptions: Any = Field(sa_type=JsonText, nullable=False)
    checked_at: datetime | None = Field(default=None, sa_type=Moment)
    problem: Any = Field(default=None, sa_type=JsonText, nullable=True)
    received: int
    repeated: int
    refused: int
    last_received_at: datetime | None = Field(default=None, sa_type=Moment)
    last_refused_at: datetime | None = Field(default=None, sa_type=Moment)
    last_refusal: str


class WebhookDeliveryTable(SQLModel, table=True):
    """One genuine delivery: which document it hints at, and what came of that."""

    __tablename__ = "webhook_delivery"
    __table_args__ = (
        UniqueConstraint("connection_id", "fingerprint", name="webhook_delivery_once"),
        Index("webhook_delivery_due", "state", "due_at"),
        Index("webhook_delivery_received", "connection_id", "received_at"),
    )

    delivery_number: int | None = Field(default=None, primary_key=True)
    connection_id: str = Field(foreign_key="connection.connection_id")
    fingerprint: str
    topic: str
    stream: str
    external_ids: Any = Field(sa_type=JsonText, nullable=False)
    delivery_id: str
    occurred_at: datetime | None = Field(default=None, sa_type=Moment)
    received_at: datetime = Field(sa_type=Moment)
    due_at: datetime = Field(sa_type=Moment)
    state: str
    handled_at: datetime | None = Field(default=None, sa_type=Moment)
    problem: Any = Field(default=None, sa_type=JsonText, nullable=True)
