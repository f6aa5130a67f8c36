"""Ask JDE about the vouchers that a store's next documents become, before they are prepared."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from mlconnector_gui.accounting.document_vouchers import held_by_supplier, invoice_number_of
from mlconnector_gui.accounting.payables import PayablesFacts
from mlconnector_gui.accounting.states import PostingState
from mlconnector_gui.accounting.voucher_checks import SUPPLIER_UNCHECKED
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.port import Ledger
from mlconnector_gui.services.connect import open_ledger
from mlconnector_gui.services.posting_forms import supplier_of
from mlconnector_gui.services.translation import Translator
from mlconnector_gui.services.workplace import Workplace
from mlconnector_gui.store import Transaction
from mlconnector_gui.store.repositories import connections, documents, posting_lists
from mlconnector_gui.store.repositories.connections import StoredConnection


@asynccontextmanager
async def payables_ahead(
    workplace: Workplace, connection: StoredConnection
) -> AsyncIterator["PayablesAhead"]:
    """
    Open what asks JDE for the length of a run; it logs in only where there is something to ask.

    What was not asked before, since JDE could not be reached, is prepared again by this run.
    """
    supplier = supplier_of(connection.values)
    asking = PayablesAhead(workplace, connection, supplier)
    if supplier:
        await workplace.store.write(_ask_unchecked_again, connection.connection_id)
    try:
        yield asking
    finally:
        await asking.close()


@dataclass(slots=True)
class PayablesAhead:
    """Asks about a batch of documents at a time, with one session; after a failure it asks no more."""

    workplace: Workplace
    connection: StoredConnection
    supplier: int
    is_reached: bool = True
    _ledger: Ledger | None = field(default=None)

    async def of_next(self, *, limit: int) -> Mapping[str, PayablesFacts]:
        """Return the answers by invoice number; without one the voucher waits, blocked, for the next run."""
        if not self.supplier or not self.is_reached:
            return {}
        read = self.workplace.store.read
        numbers = await read(_numbers_of_next, self.connection.connection_id, limit=limit)
        if not numbers:
            return {}
        try:
            return await (await self._opened()).payables_facts_of(
                company=self.connection.values["company"], supplier=self.supplier, invoice_numbers=numbers
            )
        except Problem:
            self.is_reached = False
            return {}

    async def close(self) -> None:
        if self._ledger is not None:
            await self._ledger.close()

    async def _opened(self) -> Ledger:
        if self._ledger is None:
            name = self.connection.values["target"]
            target = await self.workplace.store.read(connections.connection_named, name)
            self._ledger = open_ledger(self.workplace, target)
        return self._ledger


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
