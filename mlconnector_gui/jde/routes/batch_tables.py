"""What the batch route does the same way for every kind of content, and what each kind's tables tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.batch_contract import BatchContract
from mlconnector_gui.jde.batch_rows import (
    BatchKey,
    BatchLine,
    PostingRows,
    RowsStanding,
    compare_rows,
    line_inputs,
    rows_of_posting,
)
from mlconnector_gui.jde.content import JournalContent, VoucherContent
from mlconnector_gui.jde.data_service import DataService
from mlconnector_gui.jde.ledger import LedgerReader
from mlconnector_gui.jde.look_up import ReferenceSearch
from mlconnector_gui.jde.orchestrations import encoded, named
from mlconnector_gui.jde.port import DocumentKey, LedgerDocument, LookUp
from mlconnector_gui.jde.voucher_contract import VoucherBatchContract
from mlconnector_gui.jde.voucher_look_up import VoucherSearch
from mlconnector_gui.jde.voucher_rows import (
    VOUCHER_TABLE,
    VoucherLine,
    VoucherRows,
    compare_voucher,
    rows_of_voucher,
    voucher_inputs,
)


class Keyed(Protocol):
    """The rows of one posting."""

    @property
    def key(self) -> BatchKey: ...

    @property
    def refusal(self) -> Problem | None:
        """Why these rows cannot say what was approved; nothing is written then."""
        ...


C_contra = TypeVar("C_contra", contravariant=True)
P = TypeVar("P", bound=Keyed)
W = TypeVar("W")


class BatchTables(Protocol[C_contra, P, W]):
    """The batch tables of one kind of content: its rows, what stands of them, and where it ends up."""

    @property
    def contract(self) -> BatchContract | VoucherBatchContract: ...

    @property
    def key_space(self) -> str: ...

    async def posting_of(self, sent: C_contra) -> P: ...

    async def standing(self, posting: P) -> RowsStanding[W]:
        """Read what stands of the posting's rows."""
        ...

    def insertion(self, rows: Sequence[W]) -> bytes:
        """Write the body of the call that inserts rows."""
        ...

    def is_whole(self, posting: P, document: LedgerDocument) -> bool:
        """Say whether a document shows all of the posting: JDE writes row after row."""
        ...

    async def documents(self, sent: C_contra) -> tuple[LedgerDocument, ...]: ...

    async def seen(self, sent: C_contra) -> LookUp: ...

    async def look_up(self, sent: C_contra, *, control: DocumentKey | None) -> LookUp: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalTables:
    """Journals: rows of F0911Z1."""

    data_service: DataService
    reader: LedgerReader
    search: ReferenceSearch
    contract: BatchContract

    @property
    def key_space(self) -> str:
        return f"F0911Z1/{self.contract.user}"

    async def posting_of(self, sent: JournalContent) -> PostingRows:
        base_currency = await self.reader.currency_of(sent.company)
        return rows_of_posting(sent, self.contract, base_currency=base_currency)

    async def standing(self, posting: PostingRows) -> RowsStanding[BatchLine]:
        rows = await self.data_service.rows(posting.read)
        return compare_rows(rows, posting, self.contract)

    def insertion(self, rows: Sequence[BatchLine]) -> bytes:
        contract = self.contract
        lines = [named(line_inputs(line, contract), contract.line_inputs) for line in rows]
        return encoded(contract.input_format, {}, {contract.array: lines})

    def is_whole(self, posting: PostingRows, document: LedgerDocument) -> bool:
        return document.entered_rows >= len(posting.lines)

    async def documents(self, sent: JournalContent) -> tuple[LedgerDocument, ...]:
        return await self.search.documents(sent.reference)

    async def seen(self, sent: JournalContent) -> LookUp:
        return await self.search.seen(sent)

    async def look_up(self, sent: JournalContent, *, control: DocumentKey | None) -> LookUp:
        return await self.search.look_up(sent, control=control)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherTables:
    """Vouchers: pay items in F0411Z1, their distribution in F0911Z1, under one key."""

    data_service: DataService
    reader: LedgerReader
    search: VoucherSearch
    contract: VoucherBatchContract

    @property
    def key_space(self) -> str:
        return f"{VOUCHER_TABLE}/{self.contract.user}"

    async def posting_of(self, sent: VoucherContent) -> VoucherRows:
        base_currency = await self.reader.currency_of(sent.company)
        return rows_of_voucher(sent, self.contract, base_currency=base_currency)

    async def standing(self, posting: VoucherRows) -> RowsStanding[VoucherLine | BatchLine]:
        distribution = await self.data_service.rows(posting.distribution.read)
        rows = await self.data_service.rows(posting.read)
        return compare_voucher(rows, distribution, posting, self.contract)

    def insertion(self, rows: Sequence[VoucherLine | BatchLine]) -> bytes:
        contract, distribution = self.contract, self.contract.distribution
        items = [
            named(voucher_inputs(row, contract), contract.inputs)
            for row in rows
            if isinstance(row, VoucherLine)
        ]
        lines = [
            named(line_inputs(row, distribution), contract.line_inputs)
            for row in rows
            if isinstance(row, BatchLine)
        ]
        return encoded(contract.input_format, {}, {contract.array: items, contract.distribution_array: lines})

    def is_whole(self, posting: VoucherRows, document: LedgerDocument) -> bool:
        items = len(document.payable.items) if document.payable else 0
        if posting.is_matched_by_jde and not document.rows:
            return False
        return items >= len(posting.items) and document.entered_rows >= len(posting.distribution.lines)

    async def documents(self, sent: VoucherContent) -> tuple[LedgerDocument, ...]:
        return await self.search.documents(sent)

    async def seen(self, sent: VoucherContent) -> LookUp:
        return await self.search.seen(sent)

    async def look_up(self, sent: VoucherContent, *, control: DocumentKey | None) -> LookUp:
        return await self.search.look_up(sent, control=control)
