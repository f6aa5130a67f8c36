"""Ask JDE about the vouchers that a store's next documents become, before they are prepared."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mlconnector_gui.accounting.document_vouchers import held_by_supplier, invoice_number_of
from mlconnector_gui.accounting.payables import PayablesFacts
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.voucher_checks import SUPPLIER_UNCHECKED
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.services.opening import open_ledger
from mlconnector_gui.services.posting_forms import supplier_of
from mlconnector_gui.services.translation import Translator
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents, posting_lists
from mlconnector_gui.store.repositories.connections import StoredConnection


async def payables_ahead(workplace: Workplace, connection: StoredConnection) -> "PayablesAhead":
    """Begin a run; what was not asked before, since JDE could not be reached, is prepared again by it."""
    supplier = supplier_of(connection.values)
    if supplier:
        await workplace.store.write(_ask_unchecked_again, connection.connection_id)
    return PayablesAhead(workplace, connection, supplier)


@dataclass(slots=True)
class PayablesAhead:
    """Asks about a batch of documents at a time; after a failure it asks no more."""

    workplace: Workplace
    connection: StoredConnection
    supplier: int
    is_reached: bool = True

    async def of_next(self, *, limit: int) -> Mapping[str, PayablesFacts]:
        """Return the answers by invoice number; without one the voucher waits, blocked, for the next run."""
        if not self.supplier or not self.is_reached:
            return {}
        read = self.workplace.store.read
        numbers = await read(_numbers_of_next, self.connection.connection_id, limit=limit)
        if not numbers:
            return {}
        try:
            return await self._asked(numbers)
        except Problem:
            self.is_reached = False
            return {}

    async def _asked(self, numbers: Sequence[str]) -> Mapping[str, PayablesFacts]:
        values = self.connection.values
        target = await self.workplace.store.read(connections.connection_named, values["target"])
        async with open_ledger(self.workplace, target) as ledger:
            return await ledger.payables_facts_of(
                company=values["company"], supplier=self.supplier, invoice_numbers=numbers
            )


def _numbers_of_next(transaction: Transaction, connection_id: str, *, limit: int) -> list[str]:
    connection = connections.connection_named(transaction, connection_id)
    translator = Translator.of(transaction, connection)
    return [
        invoice_number_of(one, connection=connection.name)
        for document in documents.unprepared(transaction, connection_id, limit=limit)
        for one in translator.booked_documents(document)
        if not held_by_supplier(one).is_zero
    ]


def _ask_unchecked_again(transaction: Transaction, connection_id: str) -> None:
    waiting = posting_lists.stopped_by(transaction, connection_id, PostingState.BLOCKED, SUPPLIER_UNCHECKED)
    documents.ask_to_prepare_again(transaction, waiting)
