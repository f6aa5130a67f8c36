"""P4312 and P43214: receiving purchase orders into F43121 with their OV journals, and taking receipts back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mlconnector_gui.jde.simulator.accounts import find_account
from mlconnector_gui.jde.simulator.batches import RECEIPTS, Batches
from mlconnector_gui.jde.simulator.calendar import current_period, date_message, period_of
from mlconnector_gui.jde.simulator.entry import (
    Authorship,
    EditedLine,
    EnteredDocument,
    EntryRefused,
    FormMessage,
    Period,
)
from mlconnector_gui.jde.simulator.ledger import Ledger, document_key, period_columns
from mlconnector_gui.jde.simulator.line_edits import LineEdits
from mlconnector_gui.jde.simulator.purchase_seed import CANCELLED, CLOSED, OPEN, extended, stamp_of
from mlconnector_gui.jde.simulator.receipt import ReceiptRecord, TypedReceipt, TypedReceiptLine
from mlconnector_gui.jde.simulator.site import Site
from mlconnector_gui.jde.simulator.tables import Database, Row, Value
from mlconnector_gui.sandbox.purchases import INVENTORY, RECEIVED_NOT_VOUCHERED

RECEIVED, REVERSED = "1", "4"
"""Match types of F43121."""
RECEIPT_TYPE = "OV"


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedReceiptLine:
    """A row of the order with what is received of it."""

    row: Row
    quantity: Decimal
    location: str
    lot: str

    @property
    def amount(self) -> Decimal:
        return extended(self.quantity, self.row.number("PRRC"))


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedReceipt:
    """A receipt that passed the program's edits."""

    company: str
    receipt_date: date
    gl_date: date
    period: Period
    container: str
    lines: tuple[EditedReceiptLine, ...]
    warnings: tuple[FormMessage, ...]


class Receiving:
    """Owns F43121, and what a receipt changes of F4311, F41021 and F0911. Callers hold the database's lock."""

    def __init__(self, database: Database, ledger: Ledger, batches: Batches, site: Site) -> None:
        self._database = database
        self._ledger = ledger
        self._batches = batches
        self._site = site

    def order_lines(self, key: dict[str, Value], *, seen_at: Authorship) -> list[Row]:
        """Return the rows of an order that is placed by now."""
        rows = self._database["F4311"].find(**key)
        return sorted(
            (row for row in rows if row.entered_at <= seen_at.entered_at), key=lambda row: row.number("LNID")
        )

    def received_with(self, key: dict[str, Value], container: str) -> list[Row]:
        """Return the standing receipts of an order with a container."""
        if not container.strip():
            return []
        return self._database["F43121"].find(**key, CNID=container, MATC=RECEIVED)

    def reversed_with(self, key: dict[str, Value], container: str) -> list[Row]:
        if not container.strip():
            return []
        return self._database["F43121"].find(**key, CNID=container, MATC=REVERSED)

    def document_of(self, rows: list[Row]) -> EnteredDocument:
        """Name the document of receiver rows; its batch is the newest that has entries of it."""
        first = rows[0]
        journal = self._database["F0911"].find(
            DOC=first.integer("DOC"), DCT=RECEIPT_TYPE, KCO=first.text("KCO")
        )
        return EnteredDocument(
            company=first.text("KCO"),
            document_type=RECEIPT_TYPE,
            document_number=first.integer("DOC"),
            batch_number=max((row.integer("ICU") for row in journal), default=0),
        )

    def receive(self, receipt: TypedReceipt, author: Authorship) -> EnteredDocument:
        """Receive what was typed, as one document, or raise EntryRefused with all errors."""
        edited = self._edited(receipt, author)
        document = EnteredDocument(
            company=edited.company,
            document_type=RECEIPT_TYPE,
            document_number=self._database.take_document_number(),
            batch_number=self._batches.open(RECEIPTS, author),
            warnings=edited.warnings,
        )
        total = sum((line.amount for line in edited.lines), Decimal(0))
        self._batches.add_document(RECEIPTS, document.batch_number, total)
        for position, line in enumerate(edited.lines, start=1):
            self._enter(line, edited, document, position, author)
            self.relieve(line.row, line.quantity, line.amount, author, on=edited.receipt_date)
            self._stock(line, author)
        self._book(document, edited, author)
        return document

    def take_back(self, rows: list[Row], *, gl_date: str, author: Authorship) -> EnteredDocument:
        """Reverse the standing receiver rows of one document, or raise EntryRefused."""
        edits = LineEdits(self._database, self._site)
        company = edits.company(rows[0].text("KCO"))
        day, period = self._gl_date(gl_date, company, edits)
        for row in rows:
            if row.number("UPTD"):
                edits.error("4321", "Receipt Is Vouchered", f"line {row.number('LNID')} was matched", "1")
        if edits.errors or company is None or day is None or period is None:
            raise EntryRefused(edits.errors, edits.warnings)
        document = EnteredDocument(
            company=rows[0].text("KCO"),
            document_type=RECEIPT_TYPE,
            document_number=rows[0].integer("DOC"),
            batch_number=self._batches.open(RECEIPTS, author),
        )
        total = sum((row.number("AREC") for row in rows), Decimal(0))
        self._batches.add_document(RECEIPTS, document.batch_number, total)
        for row in rows:
            self._mark_reversed(row, author)
            order = self._order_row(row)
            self.relieve(order, -row.number("UREC"), -row.number("AREC"), author, on=None)
        self._book_back(document, rows, day, period, author)
        return document

    def records(self) -> list[ReceiptRecord]:
        """Return every line of every receipt, in order of entry."""
        found = []
        seen: set[tuple[Value, ...]] = set()
        rows = self._database["F43121"].rows
        taken_back = {self._line_of(row) for row in rows if row.text("MATC") == REVERSED}
        for row in rows:
            if row.text("MATC") not in {RECEIVED, REVERSED} or self._line_of(row) in seen:
                continue
            seen.add(self._line_of(row))
            found.append(self._record(row, is_reversed=self._line_of(row) in taken_back))
        return found

    def _record(self, row: Row, *, is_reversed: bool) -> ReceiptRecord:
        journal = self._database["F0911"].find(DOC=row.integer("DOC"), DCT=RECEIPT_TYPE, KCO=row.text("KCO"))
        key = "-".join((row.text("KCOO"), str(row.integer("DOCO")), row.text("DCTO"), row.text("SFXO")))
        return ReceiptRecord(
            document_number=row.integer("DOC"),
            batch_number=min((line.integer("ICU") for line in journal), default=0),
            order=key,
            line=row.number("LNID"),
            item=row.text("LITM"),
            quantity=row.number("UREC"),
            amount=row.number("AREC"),
            container=row.text("CNID"),
            reversed=is_reversed,
            posted=bool(journal) and all(line.text("POST") == "P" for line in journal),
        )

    def _edited(self, receipt: TypedReceipt, author: Authorship) -> EditedReceipt:
        edits = LineEdits(self._database, self._site)
        key = order_key(receipt)
        rows = self.order_lines(key, seen_at=author)
        if not rows:
            edits.error("0267", "Order Number Invalid", f"order {receipt.order_number} is not there", "7")
            raise EntryRefused(edits.errors, edits.warnings)
        company = edits.company(rows[0].text("CO"))
        received_on = edits.typed_date(receipt.receipt_date, "35")
        day, period = self._gl_date(receipt.gl_date, company, edits)
        edits.text(receipt.container, 20, "container", "40")
        if not receipt.lines:
            edits.error("0019", "Quantity Required", "no row was selected", "1")
        lines = [self._line(line, rows, edits) for line in receipt.lines]
        if len({line.line_number for line in receipt.lines}) < len(receipt.lines):
            edits.error("0269", "Line Selected Twice", "a row was selected twice", "1")
        if edits.errors or company is None or received_on is None or day is None or period is None:
            raise EntryRefused(edits.errors, edits.warnings)
        return EditedReceipt(
            company=company.text("CO"),
            receipt_date=received_on,
            gl_date=day,
            period=period,
            container=receipt.container,
            lines=tuple(line for line in lines if line is not None),
            warnings=tuple(edits.warnings),
        )

    def _gl_date(
        self, typed: str, company: Row | None, edits: LineEdits
    ) -> tuple[date | None, Period | None]:
        day = edits.typed_date(typed)
        if day is None or company is None:
            return day, None
        current = current_period(company)
        said = date_message(self._database, company, day, RECEIPT_TYPE, self._site, current=current)
        edits.said_of_date(said)
        return day, period_of(self._database, company, day)

    def _line(self, typed: TypedReceiptLine, rows: list[Row], edits: LineEdits) -> EditedReceiptLine | None:
        quantity = edits.amount(typed.quantity, 4, f"line {typed.line_number}: ")
        row = next((row for row in rows if f"{row.number('LNID').normalize():f}" == typed.line_number), None)
        if row is None:
            edits.error("0268", "Line Number Invalid", f"line {typed.line_number} is not on the order", "44")
            return None
        if row.text("NXTR") == CLOSED or row.text("LTTR") == CANCELLED:
            edits.error("0270", "Line Is Closed", f"line {typed.line_number} takes no receipt", "44")
            return None
        if quantity is None:
            return None
        if quantity < 0:
            edits.error("0018", "Quantity Invalid", f"line {typed.line_number}: {quantity}", "116")
            return None
        self._check_open(typed, row, quantity, edits)
        return EditedReceiptLine(row=row, quantity=quantity, location=typed.location, lot=typed.lot)

    def _check_open(self, typed: TypedReceiptLine, row: Row, quantity: Decimal, edits: LineEdits) -> None:
        spare = row.number("UORG") * self._site.over_receipt_percent / 100
        if quantity <= row.number("UOPN") + spare:
            return
        message = FormMessage(
            code="0271",
            title="Quantity Exceeds Open",
            description=f"line {typed.line_number}: {quantity} of {row.number('UOPN')} open",
            control="116",
        )
        (edits.errors if self._site.over_receipt == "error" else edits.warnings).append(message)

    def _enter(
        self,
        line: EditedReceiptLine,
        receipt: EditedReceipt,
        document: EnteredDocument,
        position: int,
        author: Authorship,
    ) -> None:
        row = line.row
        earlier = self._database["F43121"].find(**_order_columns(row), LNID=row.number("LNID"))
        copied = {alias: row.values[alias] for alias in ("AN8", "ITM", "LITM", "MCU", "TRDJ", "UOM", "UORG")}
        values: dict[str, Value] = {
            **_order_columns(row),
            **copied,
            "MATC": RECEIVED,
            "LNID": row.number("LNID"),
            "NLIN": len(earlier) + 1,
            "DOC": document.document_number,
            "DCT": RECEIPT_TYPE,
            "KCO": document.company,
            "SFX": "001",
            "RCDJ": receipt.receipt_date,
            "DGL": receipt.gl_date,
            "UREC": line.quantity,
            "UOPN": line.quantity,
            "PRRC": row.number("PRRC"),
            "AREC": line.amount,
            "AOPN": line.amount,
            "CRCD": row.values["CRCD"],
            "CNID": receipt.container,
            "JELN": position,
            "LOCN": line.location,
            "LOTN": line.lot,
        }
        self._database["F43121"].insert(values | stamp_of(author), entered_at=author.entered_at)

    def relieve(
        self, row: Row, quantity: Decimal, amount: Decimal, author: Authorship, *, on: date | None
    ) -> None:
        """Take what was received off what is open of the order, or put it back."""
        received = row.number("UREC") + quantity
        left = max(row.number("UORG") - received, Decimal(0))
        row.values.update(
            {
                "UREC": received,
                "UOPN": left,
                "AREC": row.number("AREC") + amount,
                "AOPN": extended(left, row.number("PRRC")),
                "LTTR": OPEN if received else row.values["LTTR"],
                "NXTR": CLOSED if not left else OPEN,
                "ADDJ": on or row.values["ADDJ"],
            }
            | stamp_of(author)
        )

    def _stock(self, line: EditedReceiptLine, author: Authorship) -> None:
        item = line.row.integer("ITM")
        if not item:
            return
        pieces = self._pieces(item, line.row.text("UOM"))
        place: dict[str, Value] = {
            "ITM": item,
            "MCU": line.row.values["MCU"],
            "LOCN": line.location,
            "LOTN": line.lot,
        }
        stock = self._database["F41021"].first(**place)
        if stock is None:
            stock = self._database["F41021"].insert(place | stamp_of(author), entered_at=author.entered_at)
        stock.values["PQOH"] = stock.number("PQOH") + line.quantity * pieces

    def _pieces(self, item: int, unit: str) -> Decimal:
        factor = self._database["F41002"].first(ITM=item, UM=unit)
        return factor.number("CONV") if factor else Decimal(1)

    def _book(self, document: EnteredDocument, receipt: EditedReceipt, author: Authorship) -> None:
        lines = [
            (line.row, sign * line.amount, account)
            for line in receipt.lines
            for sign, account in ((1, INVENTORY), (-1, RECEIVED_NOT_VOUCHERED))
        ]
        self._write(document, lines, receipt.gl_date, receipt.period, author)

    def _book_back(
        self, document: EnteredDocument, rows: list[Row], day: date, period: Period, author: Authorship
    ) -> None:
        lines = [
            (row, -sign * row.number("AREC"), account)
            for row in rows
            for sign, account in ((1, INVENTORY), (-1, RECEIVED_NOT_VOUCHERED))
        ]
        self._write(document, lines, day, period, author, reverses=True)

    def _write(
        self,
        document: EnteredDocument,
        lines: Iterable[tuple[Row, Decimal, str]],
        day: date,
        period: Period,
        author: Authorship,
        *,
        reverses: bool = False,
    ) -> None:
        written = list(lines)
        first = written[0][0]
        standing = self._database["F0911"].find(
            DOC=document.document_number, DCT=RECEIPT_TYPE, KCO=document.company
        )
        supplier = self._database["F0101"].first(AN8=first.integer("AN8"))
        header: dict[str, Value] = {
            **document_key(document, RECEIPTS),
            **period_columns(period),
            "DGJ": day,
            "CRCD": first.values["CRCD"],
            "BCRC": first.values["CRCD"],
            "CRRM": "D",
            "EXA": (supplier.text("ALPH") if supplier else "")[:30],
            "AN8": first.integer("AN8"),
            "PO": f"{first.integer('DOCO'):08}",
            "DCTO": first.text("DCTO"),
            "RE": "R" if reverses else " ",
        }
        edited = [self._journal_line(row, amount, account) for row, amount, account in written]
        self._ledger.write(header, edited, author, is_foreign=False, after=len(standing))

    def _journal_line(self, row: Row, amount: Decimal, account: str) -> EditedLine:
        found = find_account(self._database, account, ".")
        if isinstance(found, FormMessage):
            raise TypeError(f"the seed lacks {account}")
        return EditedLine(
            account=found,
            company=found.text("CO"),
            amount=amount,
            foreign_amount=amount,
            remark=row.text("LITM"),
            subledger="",
            subledger_type="",
            reference_1="",
            reference_2="",
        )

    def _mark_reversed(self, row: Row, author: Authorship) -> None:
        table = self._database["F43121"]
        values = {**row.values, "MATC": REVERSED} | stamp_of(author)
        values |= {"UOPN": Decimal(0), "AOPN": Decimal(0)}
        if self._site.reversed_receipts == "marked":
            table.delete(row)
        else:
            row.values.update({"UOPN": Decimal(0), "AOPN": Decimal(0)} | stamp_of(author))
        table.insert(values, entered_at=author.entered_at)

    def _order_row(self, row: Row) -> Row:
        return self._database["F4311"].find(**_order_columns(row), LNID=row.number("LNID"))[0]

    def _line_of(self, row: Row) -> tuple[Value, ...]:
        return (*_order_columns(row).values(), row.number("LNID"), row.number("NLIN"), row.integer("DOC"))


def order_key(receipt: TypedReceipt) -> dict[str, Value]:
    typed = receipt.order_number.strip()
    return {
        "DOCO": int(typed) if typed.isdigit() else 0,
        "DCTO": receipt.order_type.strip(),
        "KCOO": receipt.order_company.strip(),
        "SFXO": receipt.order_suffix.strip() or "000",
    }


def _order_columns(row: Row) -> dict[str, Value]:
    return {alias: row.values[alias] for alias in ("DOCO", "DCTO", "KCOO", "SFXO")}
