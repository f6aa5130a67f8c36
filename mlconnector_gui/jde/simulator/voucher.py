"""A voucher as typed, and as it stands once its fields are understood."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mlconnector_gui.jde.simulator.entry import EditedLine, FormMessage, Period, TypedLine


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPayItem:
    """One pay item: its gross amount, or the tax parts that make it up, or both."""

    gross: str = ""
    taxable: str = ""
    non_taxable: str = ""
    tax: str = ""
    due_date: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedVoucher:
    """The header, the pay items and the G/L distribution as typed; dates as MM/DD/YYYY."""

    company: str
    document_type: str
    supplier: str
    invoice_number: str
    invoice_date: str
    gl_date: str
    currency: str
    exchange_rate: str
    payment_terms: str
    tax_area: str = ""
    tax_explanation: str = ""
    pay_items: tuple[TypedPayItem, ...]
    distribution: tuple[TypedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The gross amount of a pay item and what it is made of, in one currency."""

    gross: Decimal
    taxable: Decimal
    non_taxable: Decimal
    tax: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedPayItem:
    """A pay item whose amounts agree; `foreign` equals `domestic` for a domestic voucher."""

    foreign: Parts
    domestic: Parts
    due_date: date
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditedVoucher:
    """A voucher that passed JDE's edits, with the warnings that did not stop it."""

    company: str
    document_type: str
    supplier: int
    supplier_name: str
    is_held: bool
    invoice_number: str
    invoice_date: date
    gl_date: date
    period: Period
    currency: str
    base_currency: str
    exchange_rate: Decimal
    """Zero for a domestic voucher."""
    payment_terms: str
    tax_area: str
    tax_explanation: str
    pay_items: tuple[EditedPayItem, ...]
    lines: tuple[EditedLine, ...]
    warnings: tuple[FormMessage, ...]

    @property
    def is_foreign(self) -> bool:
        return self.currency != self.base_currency


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherDocument:
    """One voucher as the simulated F0411 holds it, for checkers."""

    company: str
    document_type: str
    document_number: int
    batch_number: int
    supplier: int
    invoice_number: str
    invoice_date: date
    gl_date: date
    due_date: date
    currency: str
    gross: Decimal
    """In the company's currency."""
    foreign_gross: Decimal
    """In the voucher's currency, equal to `gross` for a domestic one."""
    remark: str
    posted: bool
