"""Take back in JDE what was booked of a shipment whose label was voided since."""

from mlconnector_gui.accounting.documents import DocumentKind
from mlconnector_gui.accounting.receipt_drafting import RECEIPT
from mlconnector_gui.services.correct import reverse_within
from mlconnector_gui.services.seen import Seen
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import receipts
from mlconnector_gui.store.repositories.connections import StoredConnection

_REASON = "the shipment was voided"
_KINDS = (RECEIPT, DocumentKind.FREIGHT.value)


async def reverse_voided(workplace: Workplace, connection: StoredConnection) -> int:
    """
    Draft the reversal of every confirmed posting whose shipment was voided; returns how many.

    A person approves each like any other. What is on its way to JDE is reversed once it is confirmed there.
    """
    drafted = await workplace.store.write(_reverse_all, workplace, connection.connection_id)
    if drafted:
        workplace.tell("posting", *drafted)
    return len(drafted)


def _reverse_all(transaction: Transaction, workplace: Workplace, connection_id: str) -> list[str]:
    found = receipts.receipts_of_voided(transaction, connection_id, _KINDS)
    return [
        reverse_within(
            transaction, Seen(posting_id=one.posting_id, revision=one.revision), _REASON, workplace
        )
        for one in found
    ]
