"""What JDE was found to hold otherwise than we do, for lists."""

from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store.repositories import connections, ledger_findings
from mlconnector_gui.store.repositories.ledger_findings import LedgerFinding


async def ledger_disagreements(workplace: Workplace, *, connection: str) -> list[LedgerFinding]:
    """Return what is open of one JDE connection (by name or id), oldest first."""
    stored = await workplace.store.read(connections.connection_named, connection)
    return await workplace.store.read(ledger_findings.open_findings, stored.connection_id)
