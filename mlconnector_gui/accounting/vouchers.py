"""Vouchers: what is owed to a supplier, by pay item, and what it is charged to; never out of balance."""

import re
from dataclasses import dataclass
from datetime import date

from mlconnector_gui.accounting.journal import (
    JournalLine,
    check_company,
    check_document_type,
    check_explanation,
)
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.purchase_orders import read_line_key
from mlconnector_gui.base.problem import Cause, Problem

INVOICE_NUMBER_WIDTH = 25
PAYMENT_TERMS_WIDTH = 3
TAX_AREA_WIDTH, TAX_EXPLANATION_WIDTH = 10, 2
_MOST_PAY_ITEMS = 999
_HIGHEST_ADDRESS = 99_999_999
_VALUE_ADDED = "V"
_AUTOMATION_RULE = re.compile("0[1-9]", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxSplit:
    """What a gross amount is made of; each part may be zero."""

    taxable: Money
    non_taxable: Money
    tax: Money

    @property
    def total(self) -> Money:
        return self.taxable + self.non_taxable + self.tax


@dataclass(frozen=True, slots=True, kw_only=True)
class PayItem:
    """One instalment of a voucher: its gross, negative for a credit, and what it is made of where that is told."""

    gross: Money
    split: TaxSplit | None = None
    due_date: date | None = None
    """Left out, JDE works it out by the terms of payment."""
    order_line: str = ""
    """The line key of the purchase order that JDE is to match it with."""

    def __post_init__(self) -> None:
        if self.gross.is_zero:
            raise Problem("voucher.pay_item_is_zero")
        if self.split is not None and self.split.total != self.gross:
            raise Problem(
                "voucher.split_differs",
                cause=Cause.UNBALANCED,
                gross=str(self.gross),
                parts=str(self.split.total),
                difference=str(self.gross - self.split.total),
            )

    @property
    def tax(self) -> Money:
        return self.split.tax if self.split else Money.zero(self.gross.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherHead:
    """
    Whose invoice it is, and when it is booked.

    The invoice number is needed, although JDE takes a blank one: it is what a voucher is searched by, and to JDE two
    blank ones of a supplier are duplicates. Terms, tax area and tax explanation that are blank are the supplier's.
    """

    supplier: int
    """The supplier's address number (F0401.AN8)."""
    invoice_number: str
    invoice_date: date
    gl_date: date
    currency: str
    payment_terms: str = ""
    tax_area: str = ""
    tax_explanation: str = ""

    def __post_init__(self) -> None:
        if not 0 < self.supplier <= _HIGHEST_ADDRESS:
            raise Problem("voucher.supplier_invalid", supplier=str(self.supplier))
        for field, text, width in (
            ("invoice_number", self.invoice_number, INVOICE_NUMBER_WIDTH),
            ("payment_terms", self.payment_terms, PAYMENT_TERMS_WIDTH),
            ("tax_area", self.tax_area, TAX_AREA_WIDTH),
            ("tax_explanation", self.tax_explanation, TAX_EXPLANATION_WIDTH),
        ):
            # JDE drops blanks at the ends, and what is read back is compared
            if len(text) > width or text != text.strip() or not text.isprintable():
                raise Problem("voucher.text_invalid", field=field, text=text, width=width)
        if not self.invoice_number:
            raise Problem("voucher.invoice_number_missing", supplier=str(self.supplier))

    @property
    def is_value_added(self) -> bool:
        """Say whether the tax is recovered, so that JDE books it to the account of its own instructions (AAI PT)."""
        return self.tax_explanation.startswith(_VALUE_ADDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """
    A supplier's invoice, or with negative amounts a credit memo, of one company in one currency.

    Built only when the lines add up to what is owed: the gross, less tax that JDE itself books as recoverable. The
    other side, trade payables, is no line of it: JDE's post makes that one.
    """

    company: str
    document_type: str
    explanation: str
    head: VoucherHead
    pay_items: tuple[PayItem, ...]
    lines: tuple[JournalLine, ...]
    """The distribution: debit positive, so that an invoice is charged with positive amounts."""
    beside: tuple[str, ...] = ()
    """
    Vouchers that JDE holds under the same invoice number, such as '00001 PV 100023'.

    Part of what is approved: who approves was told of them, and of no others.
    """
    automation_rule: str = ""
    """
    The rule by which JDE matches the pay items with purchase orders and makes the distribution of what it finds.

    There are no lines of ours then: a plain voucher beside an order would charge the goods twice.
    """

    def __post_init__(self) -> None:
        check_company(self.company)
        check_document_type(self.document_type)
        check_explanation(self.explanation)
        if not 0 < len(self.pay_items) <= _MOST_PAY_ITEMS:
            raise Problem("voucher.pay_items_missing", pay_items=len(self.pay_items))
        if len({item.gross.amount > 0 for item in self.pay_items}) > 1:
            raise Problem("voucher.signs_mixed", gross=str(self.gross))
        if not self.tax.is_zero and not (self.head.tax_explanation and self.head.tax_area):
            raise Problem("voucher.tax_unexplained", tax=str(self.tax))
        self._check_distribution()

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
    def tax(self) -> Money:
        return Money.total((item.tax for item in self.pay_items), self.currency)

    @property
    def recovered_tax(self) -> Money:
        """The tax that no line is charged with."""
        return self.tax if self.head.is_value_added else Money.zero(self.currency)

    @property
    def is_credit(self) -> bool:
        return self.gross.amount < 0

    def _check_distribution(self) -> None:
        if self.automation_rule:
            self._check_order_lines()
            return
        wanted = self.gross - self.recovered_tax
        charged = Money.total((line.amount for line in self.lines), self.currency)
        if not self.lines or charged != wanted:
            raise Problem(
                "voucher.unbalanced",
                cause=Cause.UNBALANCED,
                wanted=str(wanted),
                charged=str(charged),
                difference=str(wanted - charged),
            )

    def _check_order_lines(self) -> None:
        is_matched = all(read_line_key(item.order_line) for item in self.pay_items)
        if self.lines or not is_matched or not _AUTOMATION_RULE.fullmatch(self.automation_rule):
            raise Problem("voucher.match_incomplete", rule=self.automation_rule)
