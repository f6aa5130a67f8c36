"""Search the ledger for a reference, and judge whether finding nothing would prove anything."""

from dataclasses import dataclass

from mlconnector_gui.accounting.digest import short_reference
from mlconnector_gui.jde.content import JournalContent
from mlconnector_gui.jde.data_service import DataService, equal
from mlconnector_gui.jde.ledger import LedgerReader, key_of, ledger_read
from mlconnector_gui.jde.port import DocumentKey, LedgerDocument, LookUp
from mlconnector_gui.jde.rows import Row

NO_CONTROL = "control_not_found"
SESSION_CHANGED = "session_changed"
OTHER_ENVIRONMENT = "environment_differs"
ONLY_SHORT_REFERENCE = "only_short_reference"
NO_PROOF_SOUGHT = "no_proof_sought"
ROWS_WAITING = "rows_waiting"
"""Rows of ours stand in the batch table and are not processed: not absent, and not in the ledger."""
ROWS_PROCESSED = "rows_processed"
"""JDE has processed our rows, but no document with the reference is seen."""
ROWS_DIFFER = "rows_differ"
"""Rows stand under our keys that are not ours."""
RECORD_INCOMPLETE = "record_incomplete"
"""Our address book record stands without its customer master, which another call adds to it."""
BEING_ENTERED = "being_entered"
"""A document with fewer lines than ours stands while the batch table still holds our rows as unprocessed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceSearch:
    """
    Looks references up in one connection's ledger.

    The search is by the short reference alone, which has an index of its own, and not narrowed to company and type:
    a document that the orchestration entered elsewhere is found too. The full reference is compared here. A document
    with the short reference only is neither found nor absent: the site keeps the full one somewhere else.
    """

    data_service: DataService
    reader: LedgerReader
    reference_column: str
    """The F0911 column that holds the full reference."""
    short_reference_column: str
    """The indexed one that holds the short reference."""
    environment: str

    async def documents(self, reference: str) -> tuple[LedgerDocument, ...]:
        """Return what is seen now; finding nothing here speaks for nothing."""
        return await self._found(await self._rows_with_short(reference), reference)

    async def seen(self, sent: JournalContent) -> LookUp:
        """Say what is seen now, and whether only the short reference is; no proof of anything else."""
        rows = await self._rows_with_short(sent.reference)
        found = await self._found(rows, sent.reference)
        why = ONLY_SHORT_REFERENCE if rows and not found else NO_PROOF_SOUGHT
        return LookUp(is_definite=False, found=found, why_not_definite=why)

    async def look_up(self, content: JournalContent, *, control: DocumentKey | None) -> LookUp:
        before = await self.data_service.session.validated()
        rows = await self._rows_with_short(content.reference)
        has_control = await self._sees_control(content, control)
        after = await self.data_service.session.ready()
        found = await self._found(rows, content.reference)
        reasons = {
            NO_CONTROL: not has_control and not found,
            SESSION_CHANGED: before.generation != after.generation,
            OTHER_ENVIRONMENT: not is_environment(after.facts.environment, self.environment),
            ONLY_SHORT_REFERENCE: bool(rows) and not found,
        }
        why = next((reason for reason, holds in reasons.items() if holds), "")
        return LookUp(is_definite=not why, found=found, why_not_definite=why)

    async def _rows_with_short(self, reference: str) -> list[Row]:
        column, short = self.short_reference_column, short_reference(reference)
        columns = (column, self.reference_column)
        read = ledger_read(equal(column, short), columns=columns)
        return [row for row in await self.data_service.rows(read) if row.text(column) == short]

    async def _found(self, rows: list[Row], reference: str) -> tuple[LedgerDocument, ...]:
        column = self.reference_column
        keys = sorted({key_of(row) for row in rows if reference in row.text(column)})
        documents = [await self.reader.document(key) for key in keys]
        return tuple(document for document in documents if document is not None)

    async def _sees_control(self, content: JournalContent, control: DocumentKey | None) -> bool:
        if control is None:
            company, document_type = content.company, content.document_type
            read = ledger_read(equal("KCO", company), equal("DCT", document_type))
        else:
            read = ledger_read(
                equal("DOC", control.number),
                equal("DCT", control.document_type),
                equal("KCO", control.company),
            )
        grid = await self.data_service.any_rows(read, size=1)
        if control is None:
            return any(row.text("KCO") == content.company for row in grid.rows)
        return any(row.whole("DOC") == control.number for row in grid.rows)


def is_environment(shown: str, wanted: str) -> bool:
    return shown.strip().upper() == wanted.strip().upper()
