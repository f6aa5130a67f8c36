"""Items of the item master (F4101, F4102, F4104), found by their second number and read back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mlconnector_gui.accounting.item_records import ITEM_TYPE
from mlconnector_gui.jde.content import ItemContent
from mlconnector_gui.jde.data_service import DataService, TableRead, equal
from mlconnector_gui.jde.look_up import (
    NO_CONTROL,
    NO_PROOF_SOUGHT,
    OTHER_ENVIRONMENT,
    RECORD_INCOMPLETE,
    SESSION_CHANGED,
    is_environment,
)
from mlconnector_gui.jde.port import DocumentKey, ItemSeen, LedgerDocument, LookUp
from mlconnector_gui.jde.rows import Row

ITEMS = TableRead(
    table="F4101", columns=("ITM", "LITM", "DSC1", "DSC2", "STKT", "GLPT", "UOM1"), key=("ITM",)
)
BRANCHES = TableRead(table="F4102", columns=("ITM", "MCU"), key=("ITM", "MCU"))
REFERENCES = TableRead(
    table="F4104",
    columns=("ITM", "XRT", "CITM"),
    key=("ITM", "XRT", "AN8", "CITM", "EXDJ", "CIRV"),
)


@dataclass(frozen=True, slots=True)
class ItemReader:
    """Reads what the item master holds."""

    data_service: DataService

    async def numbered(self, number: str) -> ItemSeen | None:
        rows = await self._all_numbered(number)
        return await self._seen(rows[0]) if rows else None

    async def documents(self, content: ItemContent) -> tuple[LedgerDocument, ...]:
        """Return every item with the number; JDE keeps it unique, so more than one is for a person."""
        found = []
        for row in await self._all_numbered(content.record.number):
            seen = await self._seen(row)
            key = DocumentKey(
                company=content.company,
                document_type=ITEM_TYPE,
                number=seen.short_number,
                gl_date=content.gl_date,
            )
            found.append(_document(key, seen))
        return tuple(found)

    async def document(self, key: DocumentKey) -> LedgerDocument | None:
        rows = await self._of(ITEMS, "ITM", key.number)
        return _document(key, await self._seen(rows[0])) if rows else None

    async def has_any(self) -> bool:
        grid = await self.data_service.any_rows(ITEMS, size=1)
        return bool(grid.rows)

    async def _all_numbered(self, number: str) -> list[Row]:
        rows = await self.data_service.rows(replace(ITEMS, conditions=(equal("LITM", number),)))
        return [row for row in rows if row.text("LITM") == number]

    async def _of(self, read: TableRead, column: str, number: int) -> Sequence[Row]:
        rows = await self.data_service.rows(replace(read, conditions=(equal(column, number),)))
        return [row for row in rows if row.whole(column) == number]

    async def _seen(self, row: Row) -> ItemSeen:
        number = row.whole("ITM")
        branches = await self._of(BRANCHES, "ITM", number)
        references = await self._of(REFERENCES, "ITM", number)
        return ItemSeen(
            short_number=number,
            number=row.text("LITM"),
            description=row.text("DSC1"),
            second_description=row.text("DSC2"),
            stocking_type=row.text("STKT"),
            gl_class=row.text("GLPT"),
            unit=row.text("UOM1"),
            branches=tuple(one.text("MCU") for one in branches),
            references=tuple(one.text("CITM") for one in references),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSearch:
    """
    Looks items up by their second number.

    An item that is there but differs is not found: the change is not made yet. Where the orchestration adds what is
    missing and changes what differs, sending it again does no harm.
    """

    reader: ItemReader
    environment: str
    completes: bool

    async def seen(self, content: ItemContent) -> LookUp:
        """Say whether JDE holds the item as it is to be; finding nothing here speaks for nothing."""
        found = [one for one in await self.reader.documents(content) if is_as_wanted(content, one)]
        return LookUp(is_definite=False, found=tuple(found), why_not_definite=NO_PROOF_SOUGHT)

    async def look_up(self, content: ItemContent, *, control: DocumentKey | None) -> LookUp:
        session = self.reader.data_service.session
        before = await session.validated()
        every = await self.reader.documents(content)
        has_control = bool(every) or await self.reader.has_any()
        after = await session.ready()
        reasons = {
            NO_CONTROL: not has_control,
            SESSION_CHANGED: before.generation != after.generation,
            OTHER_ENVIRONMENT: not is_environment(after.facts.environment, self.environment),
        }
        why = next((reason for reason, holds in reasons.items() if holds), "")
        found = tuple(one for one in every if is_as_wanted(content, one))
        if not why and every and not found:
            return LookUp(
                is_definite=False,
                found=(),
                why_not_definite=RECORD_INCOMPLETE,
                may_resend=self.completes,
            )
        return LookUp(is_definite=not why, found=found, why_not_definite=why)


def is_as_wanted(content: ItemContent, document: LedgerDocument) -> bool:
    return all(wanted == found for _, wanted, found in content.compared(document))


def _document(key: DocumentKey, seen: ItemSeen) -> LedgerDocument:
    return LedgerDocument(key=key, batch=0, explanation=seen.description, rows=(), item=seen)
