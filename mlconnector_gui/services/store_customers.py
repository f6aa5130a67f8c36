"""Look at a store's customers: what became of each in JDE; names of people only for a reason."""

from dataclasses import replace

from mlconnector_gui.accounting.customer_policy import WEB_CUSTOMER
from mlconnector_gui.accounting.store_customers import CustomerKind
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction, audit
from mlconnector_gui.store.queries.customers import CustomerLine, customer_lines
from mlconnector_gui.store.repositories import connections

__all__ = ["CustomerLine", "list_customers"]

_HIDDEN = "•••"


async def list_customers(
    workplace: Workplace, *, connection: str = "", standing: str = "", reason: str = ""
) -> list[CustomerLine]:
    """
    Return customers by store and key, those of one standing or all.

    People's names are hidden unless there is a reason, which the audit log keeps before they are shown.
    """
    connection_id = ""
    if connection:
        stored = await workplace.store.read(connections.connection_named, connection)
        connection_id = stored.connection_id
    found = await workplace.store.read(customer_lines, connection_id=connection_id)
    wanted = [one for one in found if not standing or one.standing == standing]
    if not reason.strip():
        return [_hidden(one) for one in wanted]
    await workplace.store.write(_note_reveal, workplace, connection, len(wanted), reason.strip())
    return wanted


def _hidden(line: CustomerLine) -> CustomerLine:
    is_nobody = line.kind is CustomerKind.BUSINESS or line.customer_key == WEB_CUSTOMER
    return line if is_nobody else replace(line, name=_HIDDEN)


def _note_reveal(
    transaction: Transaction, workplace: Workplace, connection: str, shown: int, reason: str
) -> None:
    audit.record(
        transaction,
        at=workplace.now,
        actor=workplace.actor,
        event="customers.revealed",
        subject_kind="connection",
        subject_id=connection,
        subject=f"{shown} customers",
        reason=reason,
    )
