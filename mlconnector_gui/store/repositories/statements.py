"""What people state of a posting that JDE cannot be asked about to an end."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, select

from mlconnector_gui.store import tables
from mlconnector_gui.store.audit import Actor

PERSONS_NEEDED = 2
"""Only two persons' words that JDE does not hold a posting allow it to be sent again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceStatement:
    """One person's word that JDE does not hold what an attempt was to enter."""

    statement_id: str
    posting_id: str
    attempt_number: int
    person: str
    machine: str
    reason: str
    stated_at: datetime


def state_absent(
    transaction: Connection,
    *,
    statement_id: str,
    posting_id: str,
    attempt_number: int,
    actor: Actor,
    reason: str,
    at: datetime,
) -> None:
    transaction.execute(
        insert(tables.absence_statement).values(
            statement_id=statement_id,
            posting_id=posting_id,
            attempt_number=attempt_number,
            person=actor.name,
            machine=actor.machine,
            reason=reason,
            stated_at=at,
        )
    )


def absence_statements(transaction: Connection, posting_id: str) -> list[AbsenceStatement]:
    table = tables.absence_statement
    rows = transaction.execute(
        select(table).where(table.c.posting_id == posting_id).order_by(table.c.stated_at)
    ).mappings()
    return [AbsenceStatement(**row) for row in rows]


def decided_up_to(transaction: Connection, posting_id: str) -> int:
    """Return the number of the last attempt that enough persons said JDE does not hold; 0 for none."""
    table = tables.absence_statement
    numbers = transaction.execute(
        select(table.c.attempt_number)
        .where(table.c.posting_id == posting_id)
        .group_by(table.c.attempt_number)
        .having(func.count(table.c.person.distinct()) >= PERSONS_NEEDED)
    ).scalars()
    return max(numbers, default=0)
