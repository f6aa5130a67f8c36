"""Mapping rules as the user wrote them: those in force, the draft of the next, and every version there was."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText, Moment


class MappingRuleTable(SQLModel, table=True):
    """One rule in force; replaced as a whole set when a version becomes active."""

    __tablename__ = "mapping_rule"

    rule_id: str = Field(primary_key=True)
    position: int
    role: str
    connection: str
    conditions: Any = Field(sa_type=JsonText, nullable=False)
    business_unit: str
    object_account: str
    subsidiary: str
    subledger: str
    subledger_type: str
    valid_from: date | None = None
    valid_to: date | None = None
    note: str


class MappingDraftRuleTable(SQLModel, table=True):
    """One rule of the draft; there is one draft at a time."""

    __tablename__ = "mapping_draft_rule"

    rule_id: str = Field(primary_key=True)
    position: int
    role: str
    connection: str
    conditions: Any = Field(sa_type=JsonText, nullable=False)
    business_unit: str
    object_account: str
    subsidiary: str
    subledger: str
    subledger_type: str
    valid_from: date | None = None
    valid_to: date | None = None
    note: str


class MappingVersionTable(SQLModel, table=True):
    """One version of the whole set: who changed it, when and why; its rules lie in the archive under their hash."""

    __tablename__ = "mapping_version"

    number: int = Field(primary_key=True)
    state: str
    based_on: int
    opened_by: str
    opened_at: datetime = Field(sa_type=Moment)
    step: int
    """Counts the edits, undone and done again; what was seen at another step has changed meanwhile."""
    editors: Any = Field(sa_type=JsonText, nullable=False)
    reason: str
    submitted_by: str | None = None
    submitted_at: datetime | None = Field(default=None, sa_type=Moment)
    decided_by: str | None = None
    decided_at: datetime | None = Field(default=None, sa_type=Moment)
    audit_seq: int | None = None
    """The audit record of its coming into force: what was prepared after it was prepared by these rules."""
    rules_hash: str | None = Field(default=None, foreign_key="archive.payload_hash", nullable=True)
    rules: int
    added: int
    changed: int
    removed: int


class MappingEditTable(SQLModel, table=True):
    """One step of the draft, with the rules before and after, so that it can be undone and done again."""

    __tablename__ = "mapping_edit"

    version: int = Field(primary_key=True, foreign_key="mapping_version.number")
    place: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Moment)
    person: str
    what: str
    changes: Any = Field(sa_type=JsonText, nullable=False)
    is_undone: bool
