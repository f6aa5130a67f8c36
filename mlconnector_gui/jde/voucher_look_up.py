"""Search accounts payable for a voucher, and judge whether finding nothing would prove anything."""

from collections.abc import Sequence
from dataclasses import dataclass

from mlconnector_gui.jde.content import VoucherContent
from mlconnector_gui.jde.data_service import DataService, equal
from mlconnector_gui.jde.ledger import LedgerReader
from mlconnector_gui.jde.look_up import (
    NO_CONTROL,
    NO_PROOF_SOUGHT,
    ONLY_SHORT_REFERENCE,
    OTHER_ENVIRONMENT,
    SESSION_CHANGED,
    is_environment,
)
from mlconnector_gui.jde.payables import invoice_document, payable_key, payable_read
from mlconnector_gui.jde.port import DocumentKey, LedgerDocument, LookUp
from mlconnector_gui.jde.rows import Row

_TAKEN = "ledger.invoice_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherSearch:
    """
    Looks vouchers up in one connection's accounts payable.

    By supplier and invoice number, which share an index, and by the reference itself, so that an earlier revision
    with another number or supplier is found too; that one has no index, and vouchers are few. Another voucher under
    the invoice number, of which the approver was not told, is neither found nor absent: it may be the same invoice
    entered by hand, or ours, at a site that keeps the reference elsewhere.
    """

    data_service: DataService
    reader: LedgerReader
    reference_column: str
    """The F0411 column that holds the full reference."""
    environment: str

    async def documents(self, content: VoucherContent) -> tuple[LedgerDocument, ...]:
        """Return what is seen now; finding nothing here speaks for nothing."""
        return await self._found(await self._rows(content), content.reference)

    async def seen(self, content: VoucherContent) -> LookUp:
        """Say what is seen now, and whether the invoice number is another voucher's; no proof of anything else."""
        rows = await self._rows(content)
        found = await self._found(rows, content.reference)
        is_taken = not found and _is_taken(rows, content)
        return LookUp(
            is_definite=False,
            found=found,
            why_not_definite=ONLY_SHORT_REFERENCE if is_taken else NO_PROOF_SOUGHT,
            alarm=_TAKEN if is_taken else "",
        )

    async def look_up(self, content: VoucherContent, *, control: DocumentKey | None) -> LookUp:
        before = await self.data_service.session.validated()
        rows = await self._rows(content)
        has_control = await self._sees_control(content, control)
        after = await self.data_service.session.ready()
        found = await self._found(rows, content.reference)
        is_taken = not found and _is_taken(rows, content)
        reasons = {
            NO_CONTROL: not has_control and not found,
            SESSION_CHANGED: before.generation != after.generation,
            OTHER_ENVIRONMENT: not is_environment(after.facts.environment, self.environment),
            ONLY_SHORT_REFERENCE: is_taken,
        }
        why = next((reason for reason, holds in reasons.items() if holds), "")
        return LookUp(
            is_definite=not why,
            found=found,
            why_not_definite=why,
            alarm=_TAKEN if is_taken else "",
        )

    async def _rows(self, content: VoucherContent) -> list[Row]:
        column = self.reference_column
        same_invoice = payable_read(
            equal("AN8", content.supplier), equal("VINV", content.invoice_number), columns=(column,)
        )
        same_reference = payable_read(equal(column, content.reference), columns=(column,))
        numbered = [
            row
            for row in await self.data_service.rows(same_invoice)
            if row.whole("AN8") == content.supplier and row.text("VINV") == content.invoice_number
        ]
        return [*numbered, *await self.data_service.rows(same_reference)]

    async def _found(self, rows: Sequence[Row], reference: str) -> tuple[LedgerDocument, ...]:
        keys = sorted({payable_key(row) for row in rows if reference in row.text(self.reference_column)})
        documents = [await self.reader.document(key) for key in keys]
        return tuple(document for document in documents if document is not None)

    async def _sees_control(self, content: VoucherContent, control: DocumentKey | None) -> bool:
        conditions = [equal("KCO", content.company), equal("DCT", content.document_type)]
        if control is not None:
            conditions = [
                equal("DOC", control.number),
                equal("DCT", control.document_type),
                equal("KCO", control.company),
            ]
        grid = await self.data_service.any_rows(payable_read(*conditions), size=1)
        if control is None:
            return any(row.text("KCO") == content.company for row in grid.rows)
        return any(row.whole("DOC") == control.number for row in grid.rows)


def _is_taken(rows: Sequence[Row], content: VoucherContent) -> bool:
    return any(invoice_document(row) not in content.beside for row in rows)
