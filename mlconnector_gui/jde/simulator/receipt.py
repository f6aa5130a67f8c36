"""A receipt as typed into P4312, and as checkers see it in F43121."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedReceiptLine:
    """One selected row of the receipt form."""

    line_number: str
    quantity: str
    location: str = ""
    lot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedReceipt:
    """The order that was found, and what was typed for its rows; dates as MM/DD/YYYY."""

    order_number: str
    order_type: str
    order_company: str
    order_suffix: str
    receipt_date: str
    gl_date: str
    container: str
    """F43121.CNID: container, or packing slip."""
    lines: tuple[TypedReceiptLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptRecord:
    """One line of one receipt, for checkers."""

    document_number: int
    batch_number: int
    order: str
    """Company, number, type and suffix, joined by dashes."""
    line: Decimal
    item: str
    quantity: Decimal
    amount: Decimal
    container: str
    reversed: bool
    posted: bool
