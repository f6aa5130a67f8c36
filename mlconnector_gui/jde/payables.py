"""Vouchers of accounts payable (F0411), and what is known of their suppliers (F0101, F0401, F0014, F0009, F0010)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.payables import DuplicateRule, PayablesFacts, SupplierRecord
from mlconnector_gui.accounting.purchase_orders import line_number_text
from mlconnector_gui.base.problem import Problem
from mlconnector_gui.jde.data_service import Condition, DataService, TableRead, equal, one_of
from mlconnector_gui.jde.port import DocumentKey, PayableItem, PayableRecord
from mlconnector_gui.jde.rows import Row

PAYABLE_COLUMNS = (
    "KCO", "DCT", "DOC", "SFX", "SFXE", "AN8", "VINV", "DIVJ", "DGJ", "DDJ", "PST", "PTC", "VOD", "TXA1", "EXR1",
    "CRCD", "BCRC", "CRRM", "AG", "ATXA", "ATXN", "STAM", "ACR", "CTXA", "CTAM", "RMK",
    "PO", "PDCT", "PKCO", "SFXO", "LNID",
)  # fmt: skip
SUPPLIER_NAMES = TableRead(table="F0101", columns=("AN8", "ALPH"), key=("AN8",))
SUPPLIERS = TableRead(table="F0401", columns=("AN8", "TRAP", "CRRP", "HDPY"), key=("AN8",))
TERMS = TableRead(table="F0014", columns=("PTC",), key=("PTC",))
DUPLICATE_EDIT = TableRead(table="F0009", columns=("SY", "DUIN"), key=("SY",))
PAYABLES_YEARS = TableRead(table="F0010", columns=("CO", "APFJ", "APPN"), key=("CO",))
PAYABLE_KEY = ("DOC", "SFX", "SFXE", "DCT", "KCO")
_DOCUMENTS_AT_ONCE = 100
_HELD = "Y"
# the letters are those of processing option P0400047 (Oracle names no other); F0009's own are not published
_DUPLICATE_RULES = {
    "": DuplicateRule.ACCEPT,
    "I": DuplicateRule.WARN,
    "H": DuplicateRule.REFUSE,
}


def payable_read(*conditions: Condition, columns: tuple[str, ...] = ()) -> TableRead:
    return TableRead(
        table="F0411",
        columns=tuple(dict.fromkeys((*PAYABLE_COLUMNS, *columns))),
        key=PAYABLE_KEY,
        conditions=conditions,
    )


def payable_key(row: Row) -> DocumentKey:
    return DocumentKey(
        company=row.text("KCO"),
        document_type=row.text("DCT"),
        number=row.whole("DOC"),
        gl_date=row.needed_day("DGJ"),
    )


@dataclass(frozen=True, slots=True)
class PayablesReader:
    """Reads what accounts payable holds."""

    data_service: DataService

    async def records(self, keys: Iterable[DocumentKey]) -> Mapping[DocumentKey, PayableRecord]:
        """Return the pay items of vouchers, by document; one that F0411 does not show is left out."""
        wanted: dict[tuple[str, str], list[DocumentKey]] = {}
        for key in keys:
            wanted.setdefault((key.company, key.document_type), []).append(key)
        found: dict[DocumentKey, list[Row]] = {}
        for (company, document_type), group in wanted.items():
            for row in await self._rows_of(company, document_type, [key.number for key in group]):
                found.setdefault(payable_key(row), []).append(row)
        return {key: _record(found[key]) for group in wanted.values() for key in group if key in found}

    async def _rows_of(self, company: str, document_type: str, numbers: Sequence[int]) -> list[Row]:
        rows: list[Row] = []
        for start in range(0, len(numbers), _DOCUMENTS_AT_ONCE):
            some = numbers[start : start + _DOCUMENTS_AT_ONCE]
            read = payable_read(equal("KCO", company), equal("DCT", document_type), one_of("DOC", *some))
            rows += await self.data_service.rows(read)
        return rows

    async def facts(
        self, *, company: str, supplier: int, invoice_number: str, payment_terms: str
    ) -> PayablesFacts:
        found = await self.facts_of(company=company, supplier=supplier, invoice_numbers=[invoice_number])
        return replace(found[invoice_number], terms_known=await self._knows_terms(payment_terms))

    async def facts_of(
        self, *, company: str, supplier: int, invoice_numbers: Sequence[str]
    ) -> Mapping[str, PayablesFacts]:
        """Return what is known of each invoice number of one supplier; terms of their own they have none."""
        rows = await self._invoices(supplier, list(dict.fromkeys(invoice_numbers)))
        year = await self._year(company)
        common = PayablesFacts(
            supplier=await self._supplier(supplier),
            terms_known=True,
            duplicates=(),
            duplicate_rule=await self._duplicate_rule(),
            year_start=year.day("APFJ") if year else None,
            current_period=year.whole("APPN") if year else 0,
        )
        return {
            number: replace(common, duplicates=_documents_in(rows, supplier, number))
            for number in invoice_numbers
        }

    async def _invoices(self, supplier: int, numbers: Sequence[str]) -> list[Row]:
        rows: list[Row] = []
        for start in range(0, len(numbers), _DOCUMENTS_AT_ONCE):
            some = numbers[start : start + _DOCUMENTS_AT_ONCE]
            read = payable_read(equal("AN8", supplier), one_of("VINV", *some))
            rows += await self.data_service.rows(read)
        return rows

    async def _supplier(self, number: int) -> SupplierRecord | None:
        address = await self._one(SUPPLIER_NAMES, "AN8", number)
        if address is None:
            return None
        master = await self._one(SUPPLIERS, "AN8", number)
        return SupplierRecord(
            number=number,
            name=address.text("ALPH"),
            is_in_supplier_master=master is not None,
            is_on_hold=master is not None and master.text("HDPY") == _HELD,
            payment_terms=master.text("TRAP") if master else "",
            currency=master.text("CRRP") if master else "",
        )

    async def _knows_terms(self, terms: str) -> bool:
        if not terms:
            return True
        return await self._one(TERMS, "PTC", terms) is not None

    async def _duplicate_rule(self) -> DuplicateRule:
        rows = await self.data_service.rows(DUPLICATE_EDIT)
        rules = {_DUPLICATE_RULES.get(row.text("DUIN").upper(), DuplicateRule.UNKNOWN) for row in rows}
        # the constants are one record; what they do not tell is taken for the strictest
        return rules.pop() if len(rules) == 1 else DuplicateRule.UNKNOWN

    async def _year(self, company: str) -> Row | None:
        return await self._one(PAYABLES_YEARS, "CO", company)

    async def _one(self, read: TableRead, column: str, value: int | str) -> Row | None:
        """Return the row with a key, compared here once more: filters are the server's to understand."""
        narrowed = TableRead(
            table=read.table, columns=read.columns, key=read.key, conditions=(equal(column, value),)
        )
        rows = await self.data_service.rows(narrowed)
        return next((row for row in rows if row.text(column) == str(value)), None)


def invoice_document(row: Row) -> str:
    """Name a voucher as the approver of another one with its invoice number is shown it."""
    return f"{row.text('KCO')} {row.text('DCT')} {row.whole('DOC')}"


def _documents_in(rows: Sequence[Row], supplier: int, invoice_number: str) -> tuple[str, ...]:
    named = {
        invoice_document(row)
        for row in rows
        if row.whole("AN8") == supplier and row.text("VINV") == invoice_number
    }
    return tuple(sorted(named))


def _record(rows: Sequence[Row]) -> PayableRecord:
    ordered = sorted(rows, key=lambda row: (row.text("SFX"), row.whole("SFXE")))
    first = ordered[0]
    return PayableRecord(
        supplier=first.whole("AN8"),
        invoice_number=first.text("VINV"),
        invoice_date=first.needed_day("DIVJ"),
        payment_terms=first.text("PTC"),
        tax_area=first.text("TXA1"),
        tax_explanation=first.text("EXR1"),
        is_void=any(row.text("VOD") for row in ordered),
        items=tuple(_item(row) for row in ordered),
    )


def _item(row: Row) -> PayableItem:
    """Return a pay item in the voucher's own currency: the foreign columns where it is a foreign one."""
    currency = row.text("CRCD") or row.text("BCRC")
    is_foreign = row.text("CRRM") == "F"
    gross = row.number("ACR" if is_foreign else "AG")
    taxable = row.number("CTXA" if is_foreign else "ATXA")
    tax = row.number("CTAM" if is_foreign else "STAM")
    # the fact sheet lists no foreign column for what is not taxable
    non_taxable = gross - taxable - tax if is_foreign else row.number("ATXN")
    try:
        amounts = [Money(amount, currency) for amount in (gross, taxable, non_taxable, tax)]
    except Problem as problem:
        raise Problem(
            "jde.value_unreadable",
            table=row.table,
            column="AG",
            value=f"{gross} {currency}".strip(),
            technical=str(problem),
        ) from problem
    return PayableItem(
        gross=amounts[0],
        taxable=amounts[1],
        non_taxable=amounts[2],
        tax=amounts[3],
        due_date=row.needed_day("DDJ"),
        pay_status=row.text("PST"),
        order_line=_order_line(row),
    )


def _order_line(row: Row) -> str:
    """Return the line key of the purchase order, '' for a voucher without one; PO is text that anybody may type."""
    number = row.text("PO").lstrip("0")
    if not number.isdigit() or not row.number("LNID"):
        return ""
    suffix = row.text("SFXO") or "000"
    return f"{row.text('PKCO')}-{number}-{row.text('PDCT')}-{suffix}-{line_number_text(row.number('LNID'))}"
