"""Documents of the account ledger (F0911), the domestic and the foreign row of a line folded into one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.jde.data_service import Condition, DataService, TableRead, between, equal, one_of
from mlconnector_gui.jde.payables import PayablesReader
from mlconnector_gui.jde.port import BatchStatus, DocumentKey, LedgerDocument, LedgerRow
from mlconnector_gui.jde.rows import Row

LEDGER_COLUMNS = (
    "KCO", "DCT", "DOC", "DGJ", "JELN", "EXTL", "LT", "POST", "ICU", "ICUT", "CO", "MCU", "OBJ", "SUB",
    "CRCD", "BCRC", "AA", "ACR", "EXA", "EXR", "R2", "RE",
)  # fmt: skip
LEDGER_KEY = ("DOC", "JELN", "LT", "EXTL", "DCT", "KCO")
_ACTUAL, _FOREIGN = "AA", "CA"
_POSTED = "P"
_VOID = "V"
_ASKED_AT_ONCE = 100
_BATCH_STATUSES = {
    "": BatchStatus.PENDING,
    "A": BatchStatus.APPROVED,
    "D": BatchStatus.POSTED,
    "E": BatchStatus.ERROR,
    "P": BatchStatus.UNDER_WAY,
    "U": BatchStatus.UNDER_WAY,
}
_PAYABLE_BATCHES = frozenset({"V", "W"})
"""Batch types (ICUT) of vouchers: their pay items stand in F0411."""


def ledger_read(*conditions: Condition, columns: tuple[str, ...] = ()) -> TableRead:
    """Ask for rows of the actual ledger and its foreign twin, never of the others."""
    return TableRead(
        table="F0911",
        columns=(*LEDGER_COLUMNS, *columns),
        key=LEDGER_KEY,
        conditions=(*conditions, one_of("LT", _ACTUAL, _FOREIGN)),
    )


def key_of(row: Row) -> DocumentKey:
    return DocumentKey(
        company=row.text("KCO"),
        document_type=row.text("DCT"),
        number=row.whole("DOC"),
        gl_date=row.needed_day("DGJ"),
    )


@dataclass(slots=True)
class LedgerReader:
    """Reads documents of the ledger; remembers the companies' currencies, for rows that name none."""

    data_service: DataService
    _currencies: dict[str, str] = field(default_factory=dict)

    async def document(self, key: DocumentKey) -> LedgerDocument | None:
        # without the date as a condition: its literal depends on the user, and the rows tell it themselves
        read = ledger_read(
            equal("DOC", key.number), equal("DCT", key.document_type), equal("KCO", key.company)
        )
        documents = await self._documents(await self.data_service.rows(read))
        return next((document for document in documents if document.key == key), None)

    async def documents(
        self, *, company: str, document_type: str, first: date, last: date
    ) -> Sequence[LedgerDocument]:
        read = ledger_read(equal("KCO", company), equal("DCT", document_type), *between("DGJ", first, last))
        documents = await self._documents(await self.data_service.rows(read))
        return [document for document in documents if first <= document.key.gl_date <= last]

    async def numbered(
        self, *, company: str, document_type: str, numbers: Sequence[int]
    ) -> Sequence[LedgerDocument]:
        documents: list[LedgerDocument] = []
        for some in _chunks(sorted(set(numbers)), _ASKED_AT_ONCE):
            read = ledger_read(one_of("DOC", *some), equal("DCT", document_type), equal("KCO", company))
            documents += await self._documents(await self.data_service.rows(read))
        return documents

    async def batch_statuses(
        self, batches: Sequence[tuple[str, int]]
    ) -> Mapping[tuple[str, int], BatchStatus]:
        wanted, statuses = set(batches), dict[tuple[str, int], BatchStatus]()
        for some in _chunks(sorted({number for _, number in wanted}), _ASKED_AT_ONCE):
            read = TableRead(
                table="F0011",
                columns=("ICUT", "ICU", "IST"),
                key=("ICU", "ICUT"),
                conditions=(one_of("ICU", *some),),
            )
            for row in await self.data_service.rows(read):
                batch = (row.text("ICUT"), row.whole("ICU"))
                if batch in wanted:
                    statuses[batch] = _BATCH_STATUSES.get(row.text("IST"), BatchStatus.UNKNOWN)
        return statuses

    async def currency_of(self, company: str) -> str:
        """Return a company's own currency, empty where the site keeps none; remembered."""
        await self._learn({company})
        if company not in self._currencies:
            raise Problem("jde.table_empty", cause=Cause.PERMISSION, table="F0010")
        return self._currencies[company]

    async def _documents(self, rows: Iterable[Row]) -> list[LedgerDocument]:
        by_key: dict[DocumentKey, list[Row]] = {}
        for row in rows:
            if row.text("LT") in {_ACTUAL, _FOREIGN}:
                by_key.setdefault(key_of(row), []).append(row)
        await self._learn_currencies(row for group in by_key.values() for row in group)
        documents = [_document(key, by_key[key], self._currencies) for key in sorted(by_key)]
        vouchers = [key for key, group in by_key.items() if group[0].text("ICUT") in _PAYABLE_BATCHES]
        payables = await PayablesReader(self.data_service).records(vouchers) if vouchers else {}
        return [replace(document, payable=payables.get(document.key)) for document in documents]

    async def _learn_currencies(self, rows: Iterable[Row]) -> None:
        await self._learn({row.text("CO") for row in rows if not row.text("CRCD") and not row.text("BCRC")})

    async def _learn(self, companies: set[str]) -> None:
        if companies <= self._currencies.keys():
            return
        read = TableRead(table="F0010", columns=("CO", "CRCD"), key=("CO",))
        for row in await self.data_service.rows(read):
            self._currencies[row.text("CO")] = row.text("CRCD")


def _document(key: DocumentKey, rows: Sequence[Row], currencies: Mapping[str, str]) -> LedgerDocument:
    lines: dict[tuple[Decimal, str], dict[str, Row]] = {}
    for row in rows:
        lines.setdefault((row.number("JELN"), row.text("EXTL")), {})[row.text("LT")] = row
    first = rows[0]
    return LedgerDocument(
        key=key,
        # the entries that take a receipt back are of the same document, in a batch of their own
        batch=max(row.whole("ICU") for row in rows),
        batch_type=first.text("ICUT"),
        explanation=first.text("EXA"),
        rows=tuple(_ledger_row(lines[place], currencies) for place in sorted(lines)),
    )


def _ledger_row(twins: Mapping[str, Row], currencies: Mapping[str, str]) -> LedgerRow:
    row = twins[_ACTUAL] if _ACTUAL in twins else twins[_FOREIGN]
    return LedgerRow(
        account=_account(row),
        amount=_amount(row, twins.get(_FOREIGN), currencies),
        remark=row.text("EXR"),
        short_reference=row.text("R2"),
        is_voided=row.text("RE") == _VOID,
        is_posted=row.text("POST") == _POSTED,
        is_generated=bool(row.text("EXTL")),
    )


def _amount(row: Row, foreign: Row | None, currencies: Mapping[str, str]) -> Money:
    """Return the amount in the currency of the transaction: of the foreign twin, of ACR, or the domestic one."""
    if foreign is not None:
        return _money(foreign.number("AA"), foreign.text("CRCD") or row.text("CRCD"), row)
    domestic = row.text("BCRC") or row.text("CRCD") or currencies.get(row.text("CO"), "")
    currency = row.text("CRCD") or domestic
    is_foreign = currency != domestic and bool(row.number("ACR"))
    return _money(row.number("ACR") if is_foreign else row.number("AA"), currency, row)


def _money(amount: Decimal, currency: str, row: Row) -> Money:
    try:
        return Money(amount, currency)
    except Problem as problem:
        raise Problem(
            "jde.value_unreadable",
            table=row.table,
            column="AA",
            value=f"{amount} {currency}".strip(),
            technical=str(problem),
        ) from problem


def _account(row: Row) -> Account:
    return Account(business_unit=row.text("MCU"), object_account=row.text("OBJ"), subsidiary=row.text("SUB"))


def _chunks(numbers: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), size):
        yield numbers[start : start + size]
