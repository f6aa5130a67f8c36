"""The rows of F0411Z1 and F0911Z1 that a voucher is: their frozen keys, and how they are compared with JDE's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mlconnector_gui.accounting.accounts import Account
from mlconnector_gui.accounting.digest import short_reference
from mlconnector_gui.accounting.purchase_orders import OrderKey, line_number_text, read_line_key
from mlconnector_gui.base.problem import Cause, Problem
from mlconnector_gui.jde.batch_rows import (
    BatchKey,
    BatchLine,
    CurrencyMode,
    PostingRows,
    RowsStanding,
    compare_rows,
    key_of_posting,
)
from mlconnector_gui.jde.content import ContentLine, ContentPayItem, VoucherContent
from mlconnector_gui.jde.data_service import TableRead, equal
from mlconnector_gui.jde.literals import LiteralFormat
from mlconnector_gui.jde.rows import Row
from mlconnector_gui.jde.voucher_contract import VoucherBatchContract

VOUCHER_TABLE = "F0411Z1"
VOUCHER_COLUMNS = (
    "EDUS", "EDBT", "EDTN", "EDLN", "EDSP", "CO", "DCT", "AN8", "VINV", "DIVJ", "DGJ", "AG", "ATXA", "ATXN", "STAM",
    "TXA1", "EXR1", "CRCD", "CRRM", "ACR", "PTC", "DDJ", "RMK",
)  # fmt: skip
ORDER_COLUMNS = ("PO", "PDCT", "PKCO", "LNID", "ATFLG", "ATRL")
"""What rows have that JDE is to match with purchase orders."""
_FIRST_SUFFIX = "000"
_NOT_PROCESSED = "0"
_MATCHED_BY_JDE = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherLine:
    """One row of F0411Z1: a pay item, with the head of the voucher on it."""

    key: BatchKey
    number: int
    head: VoucherContent
    item: ContentPayItem
    mode: CurrencyMode


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherRows:
    """All rows of one voucher, in both tables under the same key."""

    key: BatchKey
    items: tuple[VoucherLine, ...]
    distribution: PostingRows
    takes_orders: bool = True
    """The site's orchestration has the inputs for what is to be matched with orders."""

    @property
    def is_matched_by_jde(self) -> bool:
        return any(_order_of(line) for line in self.items)

    @property
    def refusal(self) -> Problem | None:
        """The batch table has no foreign columns for the parts of a gross, and none for an order's suffix."""
        if any(
            order is not None and order[0].suffix != _FIRST_SUFFIX for order in map(_order_of, self.items)
        ):
            return Problem("jde.voucher_inputs_lack", cause=Cause.VALIDATION, what="order suffix")
        if self.is_matched_by_jde and not self.takes_orders:
            return Problem("jde.voucher_inputs_lack", cause=Cause.VALIDATION, what="purchase order")
        is_foreign = any(line.mode is CurrencyMode.FOREIGN and line.item.parts for line in self.items)
        if not is_foreign:
            return None
        return Problem("jde.voucher_inputs_lack", cause=Cause.VALIDATION, what="tax in a foreign currency")

    @property
    def read(self) -> TableRead:
        """The question for the rows of F0411Z1, by their key."""
        conditions = (
            equal("EDUS", self.key.user),
            equal("EDBT", self.key.batch),
            equal("EDTN", self.key.transaction),
        )
        columns = (*VOUCHER_COLUMNS, *ORDER_COLUMNS) if self.is_matched_by_jde else VOUCHER_COLUMNS
        return TableRead(table=VOUCHER_TABLE, columns=columns, key=("EDLN",), conditions=conditions)


def rows_of_voucher(
    content: VoucherContent, contract: VoucherBatchContract, *, base_currency: str
) -> VoucherRows:
    """Build the rows of the approved content; the currency mode follows the company's currency, as for journals."""
    is_domestic = content.currency == (base_currency or content.currency)
    key = key_of_posting(content.reference, user=contract.user, table=VOUCHER_TABLE)
    mode = CurrencyMode.DOMESTIC if is_domestic else CurrencyMode.FOREIGN
    items = [
        VoucherLine(key=key, number=number, head=content, item=item, mode=mode)
        for number, item in enumerate(content.pay_items, start=1)
    ]
    lines = [
        _distribution_line(content, line, number=number, key=key, mode=mode)
        for number, line in enumerate(content.lines, start=1)
    ]
    return VoucherRows(
        key=key,
        items=tuple(items),
        distribution=PostingRows(key=key, lines=tuple(lines)),
        takes_orders=contract.takes_orders,
    )


def _distribution_line(
    content: VoucherContent, line: ContentLine, *, number: int, key: BatchKey, mode: CurrencyMode
) -> BatchLine:
    return BatchLine(
        key=key,
        number=number,
        company=content.company,
        document_type=content.document_type,
        gl_date=content.gl_date,
        account=Account.parse(line.account),
        currency=content.currency,
        mode=mode,
        amount=line.amount,
        explanation=content.explanation,
        remark=content.reference,
        reference_1="",
        reference_2=short_reference(content.reference),
        subledger=line.subledger,
        subledger_type=line.subledger_type,
    )


def voucher_inputs(line: VoucherLine, contract: VoucherBatchContract) -> Mapping[str, str]:
    """Return a row of F0411Z1 as the insert orchestration's texts, by our names for them."""
    head, item = line.head, line.item
    numbers = LiteralFormat(decimal_sign=contract.decimal_sign)
    dates = LiteralFormat(date_pattern=contract.date_format)
    is_domestic = line.mode is CurrencyMode.DOMESTIC
    taxable, non_taxable, tax = (numbers.number(part) for part in item.parts) if item.parts else ("", "", "")
    return {
        "user": line.key.user,
        "batch": line.key.batch,
        "transaction": line.key.transaction,
        "line": str(line.number),
        "company": head.company,
        "document_company": head.company,
        "document_type": head.document_type,
        "supplier": str(head.supplier),
        "invoice_number": head.invoice_number,
        "invoice_date": dates.day(head.invoice_date),
        "gl_date": dates.day(head.gl_date),
        "gross": numbers.number(item.gross) if is_domestic else "",
        "taxable": taxable,
        "non_taxable": non_taxable,
        "tax": tax,
        "tax_area": head.tax_area,
        "tax_explanation": head.tax_explanation,
        "currency": head.currency,
        "currency_mode": line.mode.value,
        "exchange_rate": "",  # the site's own rate of the G/L date applies
        "foreign_amount": "" if is_domestic else numbers.number(item.gross),
        "payment_terms": head.payment_terms,
        "due_date": dates.day(item.due_date) if item.due_date else "",
        "remark": head.reference,
        **_order_inputs(line),
    }


def _order_of(line: VoucherLine) -> tuple[OrderKey, Decimal] | None:
    return read_line_key(line.item.order_line)


def _order_inputs(line: VoucherLine) -> Mapping[str, str]:
    """What a voucher without an order does not send, so that its orchestration need not know of it."""
    order = _order_of(line)
    if order is None:
        return {}
    key, number = order
    return {
        "order_number": str(key.number),
        "order_type": key.order_type,
        "order_company": key.company,
        "order_line": line_number_text(number),
        "automation_flag": _MATCHED_BY_JDE,
        "automation_rule": line.head.automation_rule,
    }


def compare_voucher(
    rows: Sequence[Row], distribution: Sequence[Row], voucher: VoucherRows, contract: VoucherBatchContract
) -> RowsStanding[VoucherLine | BatchLine]:
    """Compare what stands in both tables with what we write: only rows that equal ours count as ours."""
    charged = compare_rows(distribution, voucher.distribution, contract.distribution)
    wanted = {line.number: line for line in voucher.items}
    numbers = [row.whole("EDLN") for row in rows]
    differing = [
        f"{VOUCHER_TABLE} {number}.{column}"
        for number, row in zip(numbers, rows, strict=True)
        for column in _differing_columns(row, wanted.get(number))
    ]
    processed = sum(row.text("EDSP") not in {_NOT_PROCESSED, ""} for row in rows)
    missing = [line for number, line in wanted.items() if number not in numbers]
    return RowsStanding(
        missing=(*missing, *charged.missing),
        differing=(*sorted(differing), *charged.differing),
        waiting=len(rows) - processed + charged.waiting,
        processed=processed + charged.processed,
    )


def _differing_columns(row: Row, line: VoucherLine | None) -> list[str]:
    if line is None:
        return ["EDLN"]
    head, item = line.head, line.item
    amount_column = "AG" if line.mode is CurrencyMode.DOMESTIC else "ACR"
    taxable, non_taxable, tax = item.parts or (Decimal(0), Decimal(0), Decimal(0))
    same = {
        "CO": row.text("CO") == head.company,
        "DCT": row.text("DCT") == head.document_type,
        "AN8": row.whole("AN8") == head.supplier,
        "VINV": row.text("VINV") == head.invoice_number,
        "DIVJ": row.day("DIVJ") == head.invoice_date,
        "DGJ": row.day("DGJ") == head.gl_date,
        amount_column: row.number(amount_column) == item.gross,
        "ATXA": row.number("ATXA") == taxable,
        "ATXN": row.number("ATXN") == non_taxable,
        "STAM": row.number("STAM") == tax,
        "TXA1": row.text("TXA1") == head.tax_area,
        "EXR1": row.text("EXR1") == head.tax_explanation,
        "CRCD": row.text("CRCD") == head.currency,
        "CRRM": row.text("CRRM") == line.mode.value,
        "PTC": row.text("PTC") == head.payment_terms,
        "DDJ": row.day("DDJ") == item.due_date,
        "RMK": row.text("RMK") == head.reference,
        # a row whose EDSP is blank would never be processed
        "EDSP": bool(row.text("EDSP")),
        **_same_order(row, line),
    }
    return [column for column, holds in same.items() if not holds]


def _same_order(row: Row, line: VoucherLine) -> Mapping[str, bool]:
    order = _order_of(line)
    if order is None:
        return {}
    key, number = order
    return {
        # text of eight places, which sites fill with zeros or leave as it is
        "PO": row.text("PO").lstrip("0") == str(key.number),
        "PDCT": row.text("PDCT") == key.order_type,
        "PKCO": row.text("PKCO") == key.company,
        "LNID": row.number("LNID") == number,
        "ATFLG": row.text("ATFLG") == _MATCHED_BY_JDE,
        "ATRL": row.text("ATRL") == line.head.automation_rule,
    }
