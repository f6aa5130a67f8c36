"""Receipts of purchase orders (F43121) with the journals that JDE made of them (F0911, type OV)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.purchase_orders import OrderKey
from mlconnector_gui.accounting.receipts import RECEIPT_TYPE
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.data_service import Condition, DataService, TableRead, between, equal, one_of
from mlconnector_gui.jde.ledger import LedgerReader, ledger_read
from mlconnector_gui.jde.port import DocumentKey, LedgerDocument, ReceiptLineSeen, ReceiptSeen
from mlconnector_gui.jde.purchase_orders import ORDER_KEY, order_key_of
from mlconnector_gui.jde.rows import Row

RECEIVED, REVERSED = "1", "4"
"""Match types of F43121: a receipt that stands, and one that was taken back."""
RECEIVER_KEY = ("DOC", "LNID", "NLIN", "MATC", *ORDER_KEY)
RECEIVER_COLUMNS = (
    "MATC", *ORDER_KEY, "LNID", "NLIN", "DOC", "DCT", "KCO", "AN8", "LITM", "RCDJ", "DGL", "UOM", "UREC", "UPTD",
    "AREC", "FRRC", "FREC", "CRCD", "CNID",
)  # fmt: skip
_ASKED_AT_ONCE = 100


def receiver_read(*conditions: Condition) -> TableRead:
    """Ask for receipts, standing or taken back, never for what was vouchered of them."""
    return TableRead(
        table="F43121",
        columns=RECEIVER_COLUMNS,
        key=RECEIVER_KEY,
        conditions=(*conditions, one_of("MATC", RECEIVED, REVERSED)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptReader:
    """Reads what procurement has received, and what the ledger holds of it."""

    data_service: DataService
    ledger: LedgerReader

    async def with_container(self, order: OrderKey, container: str) -> list[Row]:
        """Return every row of an order that carries a container, standing or taken back."""
        read = receiver_read(
            equal("DOCO", order.number),
            equal("DCTO", order.order_type),
            equal("KCOO", order.company),
            equal("CNID", container),
        )
        return [
            row
            for row in await self.data_service.rows(read)
            if row.text("CNID") == container and order_key_of(row) == order
        ]

    async def document(self, key: DocumentKey) -> LedgerDocument | None:
        found = await self.numbered(company=key.company, numbers=[key.number])
        same_day = next((document for document in found if document.key == key), None)
        if same_day is not None:
            return same_day
        # what the site does not book is told with the day of its receiver rows
        unbooked = next((document for document in found if not document.rows), None)
        return replace(unbooked, key=key) if unbooked else None

    async def numbered(self, *, company: str, numbers: Sequence[int]) -> list[LedgerDocument]:
        rows: list[Row] = []
        wanted = sorted(set(numbers))
        for start in range(0, len(wanted), _ASKED_AT_ONCE):
            some = wanted[start : start + _ASKED_AT_ONCE]
            rows += await self.data_service.rows(
                receiver_read(one_of("DOC", *some), equal("KCO", company), equal("DCT", RECEIPT_TYPE))
            )
        return await self._documents(company, rows)

    async def documents(self, *, company: str, first: date, last: date) -> list[LedgerDocument]:
        """Return the receipts with entries in a span, taken back or not."""
        read = ledger_read(equal("KCO", company), equal("DCT", RECEIPT_TYPE), *between("DGJ", first, last))
        booked = {row.whole("DOC") for row in await self.data_service.rows(read)}
        received = await self.data_service.rows(
            receiver_read(equal("KCO", company), equal("DCT", RECEIPT_TYPE), *between("DGL", first, last))
        )
        numbers = booked | {row.whole("DOC") for row in received}
        found = await self.numbered(company=company, numbers=sorted(numbers))
        return [document for document in found if first <= document.key.gl_date <= last]

    async def found(self, rows: Sequence[Row]) -> list[LedgerDocument]:
        """Return the documents of receiver rows, whole."""
        numbers: dict[str, set[int]] = {}
        for row in rows:
            numbers.setdefault(row.text("KCO"), set()).add(row.whole("DOC"))
        found: list[LedgerDocument] = []
        for company, some in sorted(numbers.items()):
            found += await self.numbered(company=company, numbers=sorted(some))
        return found

    async def has_any(self, company: str, control: DocumentKey | None) -> bool:
        """Say whether receipts are shown: the one asked for, or any of the company."""
        conditions = [equal("KCO", company)] if control is None else [equal("DOC", control.number)]
        grid = await self.data_service.any_rows(receiver_read(*conditions), size=1)
        if control is None:
            return any(row.text("KCO") == company for row in grid.rows)
        return any(row.whole("DOC") == control.number for row in grid.rows)

    async def _documents(self, company: str, rows: Iterable[Row]) -> list[LedgerDocument]:
        by_number: dict[int, list[Row]] = {}
        for row in rows:
            if row.text("MATC") in {RECEIVED, REVERSED} and row.text("KCO") == company:
                by_number.setdefault(row.whole("DOC"), []).append(row)
        journals = await self._journals(company, sorted(by_number))
        found: list[LedgerDocument] = []
        for number, group in sorted(by_number.items()):
            seen = _seen(group)
            booked = journals.get(number, [])
            documents = [_with_receipt(document, seen) for document in booked]
            if not any(document.key.gl_date == seen.gl_date for document in documents):
                documents.append(_unbooked(company, number, seen))
            found += documents
        return found

    async def _journals(self, company: str, numbers: Sequence[int]) -> Mapping[int, list[LedgerDocument]]:
        journals: dict[int, list[LedgerDocument]] = {}
        for document in await self.ledger.numbered(
            company=company, document_type=RECEIPT_TYPE, numbers=numbers
        ):
            journals.setdefault(document.key.number, []).append(document)
        return journals


def _seen(rows: Sequence[Row]) -> ReceiptSeen:
    """Fold the rows of one document: JDE marks what was taken back, or puts a row beside it."""
    first = rows[0]
    lines: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        lines.setdefault((str(row.number("LNID")), str(row.whole("NLIN"))), []).append(row)
    return ReceiptSeen(
        order=order_key_of(first),
        supplier=first.whole("AN8"),
        receipt_date=first.needed_day("RCDJ"),
        gl_date=first.needed_day("DGL"),
        container=first.text("CNID"),
        lines=tuple(_line(group) for group in lines.values()),
    )


def _line(rows: Sequence[Row]) -> ReceiptLineSeen:
    is_reversed = any(row.text("MATC") == REVERSED for row in rows)
    row = next((row for row in rows if row.text("MATC") == RECEIVED), rows[0])
    amount = row.number("FREC" if row.number("FRRC") else "AREC")
    try:
        money = Money(abs(amount), row.text("CRCD"))
    except Problem as problem:
        raise Problem(
            "jde.value_unreadable",
            table=row.table,
            column="AREC",
            value=f"{amount} {row.text('CRCD')}".strip(),
            technical=str(problem),
        ) from problem
    return ReceiptLineSeen(
        number=row.number("LNID"),
        item=row.text("LITM"),
        quantity=abs(row.number("UREC")),
        unit=row.text("UOM"),
        amount=money,
        is_reversed=is_reversed,
        is_vouchered=bool(row.number("UPTD")),
    )


def _with_receipt(document: LedgerDocument, seen: ReceiptSeen) -> LedgerDocument:
    """JDE made every row of it by its own instructions: none of them is a line of ours."""
    rows = tuple(replace(row, is_generated=True) for row in document.rows)
    return replace(document, rows=rows, receipt=seen)


def _unbooked(company: str, number: int, seen: ReceiptSeen) -> LedgerDocument:
    key = DocumentKey(company=company, document_type=RECEIPT_TYPE, number=number, gl_date=seen.gl_date)
    return LedgerDocument(key=key, batch=0, explanation="", rows=(), receipt=seen)
