"""Mapping rules as the user wrote them."""

from datetime import date
from typing import Any

from sqlmodel import Field, SQLModel

from mlconnector_gui.store.types import JsonText


class MappingRuleTable(SQLModel, table=True):
    """One rule in force; replaced as a whole set, with the old set in the audit."""

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
