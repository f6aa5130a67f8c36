"""Draft a voucher: the invoice, its pay items, and lines that may not have an account yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mlconnector_gui.accounting.contents import KIND, ContentKind
from mlconnector_gui.accounting.digest import canonical_bytes
from mlconnector_gui.accounting.drafting import Bookkeeping, DraftLine, journal_line
from mlconnector_gui.accounting.findings import Finding
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.payables import PayablesFacts
from mlconnector_gui.accounting.posting_draft import Subject
from mlconnector_gui.accounting.vouchers import PayItem, TaxSplit, Voucher, VoucherHead

VOUCHER = ContentKind.VOUCHER.value
"""The kind of a posting that is a voucher."""
DOCUMENT_TYPE = "PV"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchAutomation:
    """Who matches a voucher with purchase orders: JDE itself, by one of its rules, instead of accruals of ours."""

    rule: str
    """F0411Z1.ATRL; 07 to 09 match orders that nothing was received of in purchasing."""
    accruals: tuple[str, ...]
    """Postings that are turned round once JDE holds the voucher, since it books their goods itself."""

    def written(self) -> Mapping[str, object]:
        return {"rule": self.rule, "accruals": list(self.accruals)}

    @classmethod
    def read(cls, tree: Mapping[str, Any]) -> "MatchAutomation":
        return cls(rule=tree["rule"], accruals=tuple(tree["accruals"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherDraft:
    """A voucher as prepared; `voucher` only when every line has an account. Implements `PostingDraft`."""

    kind: str
    bookkeeping: Bookkeeping
    explanation: str
    reference: str
    revision: int
    head: VoucherHead
    pay_items: tuple[PayItem, ...]
    lines: tuple[DraftLine, ...]
    facts: PayablesFacts | None = None
    """What JDE was seen to hold of the supplier and the invoice number; None while it could not be asked."""
    automation: MatchAutomation | None = None
    """Where JDE matches the pay items with orders, and charges them itself."""
    findings: tuple[Finding, ...] = ()

    @property
    def gl_date(self) -> date:
        return self.head.gl_date

    @property
    def currency(self) -> str:
        return self.head.currency

    @property
    def gross(self) -> Money:
        return Money.total((item.gross for item in self.pay_items), self.currency)

    @property
    def subject(self) -> Subject | None:
        subject = subject_of(self.head, self.pay_items, self.facts)
        return {**subject, "automation": self.automation.written()} if self.automation else subject

    @property
    def is_complete(self) -> bool:
        if self.automation is not None:
            return bool(self.pay_items)
        return bool(self.lines) and all(line.account is not None for line in self.lines)

    @property
    def voucher(self) -> Voucher | None:
        if not self.is_complete:
            return None
        return Voucher(
            company=self.bookkeeping.company,
            document_type=self.bookkeeping.document_type,
            explanation=self.explanation,
            head=self.head,
            pay_items=self.pay_items,
            lines=tuple(journal_line(line) for line in self.lines),
            beside=self.facts.duplicates if self.facts else (),
            automation_rule=self.automation.rule if self.automation else "",
        )

    def canonical(self, *, target: str) -> bytes | None:
        voucher = self.voucher
        return canonical_bytes(voucher, target=target, reference=self.reference) if voucher else None


def subject_of(
    head: VoucherHead, pay_items: tuple[PayItem, ...], facts: PayablesFacts | None = None
) -> Subject:
    """Write what a voucher is about as the store keeps it, also while it is blocked."""
    return {
        KIND: VOUCHER,
        "supplier": head.supplier,
        "invoice_number": head.invoice_number,
        "invoice_date": head.invoice_date.isoformat(),
        "gl_date": head.gl_date.isoformat(),
        "currency": head.currency,
        "payment_terms": head.payment_terms,
        "tax_area": head.tax_area,
        "tax_explanation": head.tax_explanation,
        "pay_items": [_pay_item_written(item) for item in pay_items],
        "facts": facts.written() if facts else None,
    }


def head_of(subject: Mapping[str, Any]) -> VoucherHead:
    return VoucherHead(
        supplier=subject["supplier"],
        invoice_number=subject["invoice_number"],
        invoice_date=date.fromisoformat(subject["invoice_date"]),
        gl_date=date.fromisoformat(subject["gl_date"]),
        currency=subject["currency"],
        payment_terms=subject["payment_terms"],
        tax_area=subject["tax_area"],
        tax_explanation=subject["tax_explanation"],
    )


def automation_of(subject: Mapping[str, Any]) -> MatchAutomation | None:
    written = subject.get("automation")
    return MatchAutomation.read(written) if written else None


def facts_of(subject: Mapping[str, Any]) -> PayablesFacts | None:
    return PayablesFacts.read(subject["facts"]) if subject["facts"] else None


def pay_items_of(subject: Mapping[str, Any]) -> tuple[PayItem, ...]:
    return tuple(_pay_item_read(item, subject["currency"]) for item in subject["pay_items"])


def _pay_item_written(item: PayItem) -> Mapping[str, object]:
    split = item.split
    return {
        "gross_minor": item.gross.minor,
        "split_minor": [split.taxable.minor, split.non_taxable.minor, split.tax.minor] if split else None,
        "due_date": item.due_date.isoformat() if item.due_date else "",
        "order_line": item.order_line,
    }


def _pay_item_read(item: Mapping[str, Any], currency: str) -> PayItem:
    parts = item["split_minor"]
    split = None
    if parts is not None:
        taxable, non_taxable, tax = (Money.from_minor(minor, currency) for minor in parts)
        split = TaxSplit(taxable=taxable, non_taxable=non_taxable, tax=tax)
    return PayItem(
        gross=Money.from_minor(item["gross_minor"], currency),
        split=split,
        due_date=date.fromisoformat(item["due_date"]) if item["due_date"] else None,
        order_line=item.get("order_line", ""),
    )
