"""The approved bytes of a posting, read back into values that can be rendered and compared."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from mlconnector_gui.accounting.contents import ContentKind, kind_of
from mlconnector_gui.accounting.customers import AddressRecord, CustomerMaster
from mlconnector_gui.accounting.item_records import ItemRecord
from mlconnector_gui.accounting.purchase_orders import OrderKey, line_number_text
from mlconnector_gui.accounting.receipts import ReceiptLine
from mlconnector_gui.jde.port import LedgerDocument, MasterSeen, PayableItem, ReceiptLineSeen

Comparison = tuple[str, str, str]
"""What is compared, what was approved, what JDE holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentLine:
    """One line as approved; the amount is debit positive, in the entry's currency."""

    account: str
    amount: Decimal
    description: str
    subledger: str
    subledger_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _ApprovedContent:
    """
    What `accounting.digest.canonical_bytes` wrote of a posting of any kind.

    The bytes are ours and were checked when they were approved, so anything amiss in them is a bug and crashes
    before a request is made.
    """

    reference: str
    company: str
    document_type: str
    gl_date: date
    currency: str
    explanation: str
    lines: tuple[ContentLine, ...]
    """None of a customer and of an item; of a voucher its distribution."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalContent(_ApprovedContent):
    """A journal entry."""

    @classmethod
    def read(cls, content: bytes) -> "JournalContent":
        return cls(**_common(json.loads(content)))

    def compared(self, document: LedgerDocument) -> Iterator[Comparison]:
        """Set what was approved, but for the lines, beside what JDE holds."""
        return _compared_keys(self, document)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPayItem:
    """One pay item as approved; the parts are None where only the gross was."""

    gross: Decimal
    parts: tuple[Decimal, Decimal, Decimal] | None
    """Taxable, non-taxable, tax."""
    due_date: date | None
    order_line: str = ""
    """The line of a purchase order that JDE is to match it with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherContent(_ApprovedContent):
    """A voucher; blank terms and tax codes are the supplier's."""

    supplier: int
    invoice_number: str
    invoice_date: date
    payment_terms: str
    tax_area: str
    tax_explanation: str
    pay_items: tuple[ContentPayItem, ...]
    beside: tuple[str, ...]
    """Vouchers with the same invoice number that the approver was told of."""
    automation_rule: str = ""
    """By which JDE matches the pay items with orders; it makes the distribution then, and none is ours."""

    @classmethod
    def read(cls, content: bytes) -> "VoucherContent":
        tree = json.loads(content)
        return cls(
            **_common(tree),
            supplier=tree["supplier"],
            invoice_number=tree["invoice_number"],
            invoice_date=date.fromisoformat(tree["invoice_date"]),
            payment_terms=tree["payment_terms"],
            tax_area=tree["tax_area"],
            tax_explanation=tree["tax_explanation"],
            pay_items=tuple(_pay_item(item) for item in tree["pay_items"]),
            beside=tuple(tree["beside"]),
            automation_rule=tree.get("automation_rule", ""),
        )

    @property
    def gross(self) -> Decimal:
        return sum((item.gross for item in self.pay_items), Decimal(0))

    def compared(self, document: LedgerDocument) -> Iterator[Comparison]:
        """Set the head and every pay item beside what F0411 holds; what was left to JDE is not compared."""
        yield from _compared_keys(self, document)
        payable = document.payable
        if payable is None:
            yield "accounts payable", "voucher", "no pay items"
            return
        yield "supplier", str(self.supplier), str(payable.supplier)
        yield "invoice number", self.invoice_number, payable.invoice_number
        yield "invoice date", self.invoice_date.isoformat(), payable.invoice_date.isoformat()
        yield "standing", "entered", "voided" if payable.is_void else "entered"
        for name, wanted, found in (
            ("payment terms", self.payment_terms, payable.payment_terms),
            ("tax area", self.tax_area, payable.tax_area),
            ("tax explanation", self.tax_explanation, payable.tax_explanation),
        ):
            if wanted:
                yield name, wanted, found
        for number, (item, seen) in enumerate(zip_longest(self.pay_items, payable.items), start=1):
            yield f"pay item {number}", *_compared_items(item, seen, self.currency)
        if self.automation_rule:
            charged = sum((row.amount.amount for row in document.rows), Decimal(0))
            yield "distribution by JDE", f"{self.gross:f} {self.currency}", f"{charged:f} {self.currency}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerContent(_ApprovedContent):
    """A record of the address book, with or without a customer master."""

    record: AddressRecord

    @classmethod
    def read(cls, content: bytes) -> "CustomerContent":
        tree = json.loads(content)
        return cls(**_common(tree), record=AddressRecord.read(tree))

    def compared(self, document: LedgerDocument) -> Iterator[Comparison]:
        """
        Set every field beside what the address book holds; what was left to the site's defaults is not compared.

        Nor is the e-mail, since no source tells how F01151 is read for certain.
        """
        seen, record = document.address, self.record
        if seen is None:
            yield "address book", "record", "no record"
            return
        yield "long address number", record.long_address_number, seen.long_address_number
        yield "name", record.name, seen.name
        if record.mailing_name:
            yield "mailing name", record.mailing_name, seen.mailing_name
        yield "search type", record.search_type, seen.search_type
        yield "business unit", record.business_unit, seen.business_unit
        yield "tax id", record.tax_id, seen.tax_id
        address = record.address
        yield "address", ", ".join(address.lines), ", ".join(seen.lines)
        yield "city", address.city, seen.city
        yield "state", address.state, seen.state
        yield "postal code", address.postal_code, seen.postal_code
        yield "country", address.country, seen.country
        if record.master is not None:
            yield from _compared_masters(record.master, seen.master_of(record.master.company))


def _compared_masters(wanted: CustomerMaster, seen: MasterSeen | None) -> Iterator[Comparison]:
    if seen is None:
        yield "customer master", f"of company {wanted.company}", "none"
        return
    for name, approved, found in (
        ("G/L offset", wanted.gl_offset, seen.gl_offset),
        ("currency", wanted.currency, seen.currency),
        ("payment terms", wanted.payment_terms, seen.payment_terms),
    ):
        if approved:
            yield name, approved, found


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptContent(_ApprovedContent):
    """A goods receipt, or the taking back of one."""

    order: OrderKey
    supplier: int
    receipt_date: date
    container: str
    takes_back: int
    amount: Decimal
    receipt_lines: tuple[ReceiptLine, ...]

    @classmethod
    def read(cls, content: bytes) -> "ReceiptContent":
        tree = json.loads(content)
        return cls(
            **_common(tree),
            order=OrderKey.parse(tree["order"]),
            supplier=tree["supplier"],
            receipt_date=date.fromisoformat(tree["receipt_date"]),
            container=tree["container"],
            takes_back=tree["takes_back"],
            amount=Decimal(tree["amount"]),
            receipt_lines=tuple(ReceiptLine.read(line) for line in tree["receipt_lines"]),
        )

    def compared(self, document: LedgerDocument) -> Iterator[Comparison]:
        """
        Set the order, every quantity and the amount beside F43121, and ask that JDE's journal balances.

        Which accounts JDE booked it on is for its own instructions, and is not compared.
        """
        yield "company", self.company, document.key.company
        yield "document type", self.document_type, document.key.document_type
        seen = document.receipt
        if seen is None:
            yield "purchasing", "receipt", "no receipt"
            return
        yield "order", str(self.order), str(seen.order)
        yield "supplier", str(self.supplier), str(seen.supplier)
        yield "container", self.container, seen.container
        if self.takes_back:
            yield "standing", "reversed", "reversed" if seen.is_reversed else "received"
        else:
            yield "standing", "received", "reversed" if seen.is_reversed else "received"
            yield "receipt date", self.receipt_date.isoformat(), seen.receipt_date.isoformat()
            yield "G/L date", self.gl_date.isoformat(), seen.gl_date.isoformat()
        yield from _compared_receipt_lines(self.receipt_lines, seen.lines)
        received = sum((line.amount.amount for line in seen.lines), Decimal(0))
        yield "amount", f"{self.amount:f} {self.currency}", f"{received:f} {self.currency}"
        booked = sum((row.amount.amount for row in document.rows), Decimal(0))
        yield "journal balance", "0", f"{booked.normalize():f}"


def _compared_receipt_lines(
    wanted: tuple[ReceiptLine, ...], seen: tuple[ReceiptLineSeen, ...]
) -> Iterator[Comparison]:
    found = {line.number: line for line in seen}
    for line in wanted:
        one = found.pop(line.number, None)
        shown = _received(one.quantity, one.unit, one.item) if one else "none"
        yield f"line {line_number_text(line.number)}", _received(line.quantity, line.unit, line.item), shown
    for line_number, one in sorted(found.items()):
        yield f"line {line_number_text(line_number)}", "none", _received(one.quantity, one.unit, one.item)


def _received(quantity: Decimal, unit: str, item: str) -> str:
    return f"{line_number_text(quantity)} {unit} {item}".rstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemContent(_ApprovedContent):
    """An item of the item master with its branches."""

    record: ItemRecord

    @classmethod
    def read(cls, content: bytes) -> "ItemContent":
        tree = json.loads(content)
        return cls(**_common(tree), record=ItemRecord.read(tree))

    def compared(self, document: LedgerDocument) -> Iterator[Comparison]:
        """Set every field beside what the item master holds; numbers that others know it by may be more."""
        seen, record = document.item, self.record
        if seen is None:
            yield "item master", "item", "no item"
            return
        yield "item number", record.number, seen.number
        yield "description", record.description, seen.description
        if record.second_description:
            yield "second description", record.second_description, seen.second_description
        yield "stocking type", record.stocking_type, seen.stocking_type
        yield "G/L class", record.gl_class, seen.gl_class
        yield "unit of measure", record.unit, seen.unit
        yield "branch", record.branch, record.branch if record.branch in seen.branches else "none"
        for name, number in (("bar code", record.upc), ("cross reference", record.cross_reference)):
            if number:
                yield name, number, number if number in seen.references else "none"


PostingContent = JournalContent | VoucherContent | CustomerContent | ReceiptContent | ItemContent


def read_content(content: bytes) -> PostingContent:
    """Read canonical bytes of whatever kind."""
    match kind_of(content):
        case ContentKind.JOURNAL:
            return JournalContent.read(content)
        case ContentKind.VOUCHER:
            return VoucherContent.read(content)
        case ContentKind.CUSTOMER:
            return CustomerContent.read(content)
        case ContentKind.STORE_RECORD:
            raise ValueError("a storefront's record is not for JDE")
        case ContentKind.RECEIPT:
            return ReceiptContent.read(content)
        case ContentKind.ITEM:
            return ItemContent.read(content)


def _common(tree: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "reference": tree["reference"],
        "company": tree["company"],
        "document_type": tree["document_type"],
        "gl_date": date.fromisoformat(tree["gl_date"]),
        "currency": tree["currency"],
        "explanation": tree["explanation"],
        "lines": tuple(_line(line) for line in tree["lines"]),
    }


def _compared_keys(content: _ApprovedContent, document: LedgerDocument) -> Iterator[Comparison]:
    key = document.key
    yield "company", content.company, key.company
    yield "document type", content.document_type, key.document_type
    yield "G/L date", content.gl_date.isoformat(), key.gl_date.isoformat()


def _compared_items(item: ContentPayItem | None, seen: PayableItem | None, currency: str) -> tuple[str, str]:
    """Write both with the same parts: those that were approved."""
    if item is None or seen is None:
        return ("none" if item is None else f"{item.gross:f} {currency}", str(seen.gross) if seen else "none")
    wanted, found = f"{item.gross:f} {currency}", str(seen.gross)
    if item.parts is not None:
        wanted += _parts_shown(*item.parts)
        found += _parts_shown(seen.taxable.amount, seen.non_taxable.amount, seen.tax.amount)
    if item.due_date is not None:
        wanted += f", due {item.due_date}"
        found += f", due {seen.due_date}"
    if item.order_line:
        wanted += f", order line {item.order_line}"
        found += f", order line {seen.order_line}"
    return wanted, found


def _parts_shown(taxable: Decimal, non_taxable: Decimal, tax: Decimal) -> str:
    return f" = {taxable:f} taxable + {non_taxable:f} not taxable + {tax:f} tax"


def _pay_item(item: Mapping[str, str]) -> ContentPayItem:
    parts = None
    if item["taxable"]:
        parts = Decimal(item["taxable"]), Decimal(item["non_taxable"]), Decimal(item["tax"])
    return ContentPayItem(
        gross=Decimal(item["gross"]),
        parts=parts,
        due_date=date.fromisoformat(item["due_date"]) if item["due_date"] else None,
        order_line=item.get("order_line", ""),
    )


def _line(line: dict[str, str]) -> ContentLine:
    if line["ledger_type"] != "AA":
        raise ValueError(f"journals are entered in ledger AA, not {line['ledger_type']}")
    return ContentLine(
        account=line["account"],
        amount=Decimal(line["amount"]),
        description=line["description"],
        subledger=line["subledger"],
        subledger_type=line["subledger_type"],
    )
