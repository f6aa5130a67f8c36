"""What people chose for refunds that do not say what they were for."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from mlconnector_gui.store import tables

_TABLE = tables.refund_treatment


def treatment_of(transaction: Connection, connection_id: str, kind: str, external_id: str) -> str | None:
    found: str | None = transaction.execute(
        select(_TABLE.c.treatment).where(
            _TABLE.c.connection_id == connection_id,
            _TABLE.c.kind == kind,
            _TABLE.c.external_id == external_id,
        )
    ).scalar_one_or_none()
    return found


def choose_treatment(
    transaction: Connection,
    connection_id: str,
    kind: str,
    external_id: str,
    *,
    treatment: str,
    person: str,
    at: datetime,
) -> None:
    """Keep a choice in place of the one before."""
    transaction.execute(
        delete(_TABLE).where(
            _TABLE.c.connection_id == connection_id,
            _TABLE.c.kind == kind,
            _TABLE.c.external_id == external_id,
        )
    )
    transaction.execute(
        insert(_TABLE).values(
            connection_id=connection_id,
            kind=kind,
            external_id=external_id,
            treatment=treatment,
            person=person,
            chosen_at=at,
        )
    )
