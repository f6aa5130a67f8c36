"""The A/P books: entering a voucher into F0411 with its distribution in F0911."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from mlconnector_gui.jde.simulator.batches import VOUCHERS, Batches
from mlconnector_gui.jde.simulator.entry import CONVERTED, Authorship, EnteredDocument
from mlconnector_gui.jde.simulator.ledger import Ledger, document_key, period_columns
from mlconnector_gui.jde.simulator.tables import Database, Row, Value
from mlconnector_gui.jde.simulator.voucher import EditedPayItem, EditedVoucher, VoucherDocument


class Payables:
    """
    Owns what is written to F0411. Callers hold the database's lock.

    The offset to the A/P trade account is no row of the voucher: JDE's post makes it, and the simulator does not.
    """

    def __init__(self, database: Database, ledger: Ledger, batches: Batches) -> None:
        self._database = database
        self._ledger = ledger
        self._batches = batches

    def enter(
        self, voucher: EditedVoucher, author: Authorship, *, batch: int | None = None
    ) -> EnteredDocument:
        """Write a voucher into the given batch, or into one of its own."""
        document = EnteredDocument(
            company=voucher.company,
            document_type=voucher.document_type,
            document_number=self._database.take_document_number(),
            batch_number=self._batches.open(VOUCHERS, author) if batch is None else batch,
            warnings=voucher.warnings,
        )
        gross = sum((item.domestic.gross for item in voucher.pay_items), Decimal(0))
        self._batches.add_document(VOUCHERS, document.batch_number, gross)
        common = _common(voucher, document)
        for values in _pay_item_rows(voucher, author):
            self._database["F0411"].insert(common | values | author.columns(), entered_at=author.entered_at)
        self._distribute(voucher, common, author)
        return document

    def documents(self) -> list[VoucherDocument]:
        """Fold the pay items of F0411 into vouchers, in order of entry; opening entries are not counted."""
        folded: dict[tuple[Value, ...], list[Row]] = {}
        for row in self._database["F0411"].rows:
            if row.text("TORG") == CONVERTED:
                continue
            key = tuple(row.values[alias] for alias in ("KCO", "DCT", "DOC"))
            folded.setdefault(key, []).append(row)
        return [_document(rows) for rows in folded.values()]

    def _distribute(self, voucher: EditedVoucher, common: dict[str, Value], author: Authorship) -> None:
        header = common | {"IVD": voucher.invoice_date, "EXA": voucher.supplier_name[:30]}
        remark = voucher.pay_items[0].remark
        lines = [replace(line, remark=line.remark or remark) for line in voucher.lines]
        self._ledger.write(header, lines, author, is_foreign=voucher.is_foreign)


def _common(voucher: EditedVoucher, document: EnteredDocument) -> dict[str, Value]:
    """Return what F0411 and F0911 both hold of the voucher."""
    columns: dict[str, Value] = {
        "DGJ": voucher.gl_date,
        "AN8": voucher.supplier,
        "VINV": voucher.invoice_number,
        "CRCD": voucher.currency,
        "CRR": voucher.exchange_rate,
        "CRRM": "F" if voucher.is_foreign else "D",
        "BCRC": voucher.base_currency,
        "TXA1": voucher.tax_area,
        "EXR1": voucher.tax_explanation,
    }
    return document_key(document, VOUCHERS) | period_columns(voucher.period) | columns


def _pay_item_rows(voucher: EditedVoucher, author: Authorship) -> Iterator[dict[str, Value]]:
    for number, item in enumerate(voucher.pay_items, start=1):
        yield {
            "SFX": f"{number:03}",
            "PYE": voucher.supplier,
            "CO": voucher.company,
            "DIVJ": voucher.invoice_date,
            "DSVJ": voucher.gl_date,
            "DDJ": item.due_date,
            "DDNJ": item.due_date,
            "DICJ": author.local.date(),
            "PST": "H" if voucher.is_held else "A",
            "PTC": voucher.payment_terms,
            "RMK": item.remark,
            "TORG": author.username,
            **_amounts(item, is_foreign=voucher.is_foreign),
        }


def _amounts(item: EditedPayItem, *, is_foreign: bool) -> dict[str, Value]:
    domestic = item.domestic
    amounts: dict[str, Value] = {
        "AG": domestic.gross,
        "AAP": domestic.gross,
        "ATXA": domestic.taxable,
        "ATXN": domestic.non_taxable,
        "STAM": domestic.tax,
    }
    if is_foreign:
        foreign = item.foreign
        amounts |= {"ACR": foreign.gross, "FAP": foreign.gross, "CTXA": foreign.taxable, "CTAM": foreign.tax}
    return amounts


def _document(rows: list[Row]) -> VoucherDocument:
    first = rows[0]
    gross = sum((row.number("AG") for row in rows), Decimal(0))
    foreign = sum((row.number("ACR") for row in rows), Decimal(0))
    return VoucherDocument(
        company=first.text("KCO"),
        document_type=first.text("DCT"),
        document_number=first.integer("DOC"),
        batch_number=first.integer("ICU"),
        supplier=first.integer("AN8"),
        invoice_number=first.text("VINV"),
        invoice_date=first.day("DIVJ"),
        gl_date=first.day("DGJ"),
        due_date=first.day("DDJ"),
        currency=first.text("CRCD"),
        gross=gross,
        foreign_gross=foreign if first.text("CRRM") == "F" else gross,
        remark=first.text("RMK"),
        posted=all(row.text("POST") == "D" for row in rows),
    )
