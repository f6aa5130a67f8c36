"""Books of truth: what each simulator itself knows happened, for independent checkers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopEvent:
    """One thing that moved money in a shop, as the shop's own books know it."""

    shop: str
    """The shop's name in the sandbox, such as WOO-EU."""
    kind: str
    """'sale', 'refund', 'payout' ...: the word of a posting's explanation."""
    external_id: str
    """The order's id for a sale, the refund's id for a refund."""
    order_id: str
    currency: str
    amount: Decimal
    """What the customer paid (sale) or got back (refund), tax included, positive; of a payout what the bank got."""
    occurred_at: datetime
    deleted: bool = False
    """True for a refund that was deleted in the shop, or an order that was trashed or unpaid again."""
    moved: Mapping[str, Decimal] = field(default_factory=dict)
    """
    By object account, with its subsidiary where that tells a gateway ('1220.SHOP'), what its entry has to move there;
    empty: a sale or refund moves its amount in clearing.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopCustomer:
    """One buyer as a shop's own books know him: an account, or a guest by his e-mail."""

    shop: str
    names: tuple[str, ...]
    """Company or person, as he was called at any time."""
    street: str
    tax_id: str
    is_business: bool
    has_bought: bool
    changed_at: datetime | None = None
    """When his account was made or changed last; None of a guest."""
    is_gone: bool = False
    """He had himself erased: whoever knew him by then may go on doing so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelLine:
    """So many of one SKU in a parcel, and the order line that they were ordered with, as far as it has a key."""

    order_key: str
    line_key: str
    sku: str
    quantity: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One thing that left a warehouse, or was said to; no customer's money, but a carrier's."""

    shop: str
    external_id: str
    """'123' for a label, 'f-9' for an order that was marked as shipped."""
    kind: str
    """'label', 'marked' or 'return_label'."""
    order_id: str
    order_number: str
    currency: str
    cost: Decimal | None
    shipped_at: datetime
    ship_date: date
    voided: bool
    lines: tuple[ParcelLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One F0911 row of the actual ledger (AA), or its foreign twin folded in."""

    account: str
    """BU.OBJ or BU.OBJ.SUB, trimmed."""
    amount: Decimal
    """Signed domestic amount: debit positive, credit negative."""
    currency: str
    foreign_amount: Decimal
    """Signed amount in the transaction's currency (equal to `amount` for domestic entries)."""
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerDocument:
    """One JDE document as the simulated ledger holds it."""

    company: str
    document_type: str
    document_number: int
    gl_date: date
    explanation: str
    reference_short: str
    """Content of R2."""
    batch_number: int
    posted: bool
    lines: tuple[LedgerLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedDocument:
    """What accounts payable holds of one document: owed to a supplier, or below zero by it."""

    document_number: int
    invoice_number: str
    gross: Decimal
    """In the company's currency."""
    foreign_gross: Decimal
    """In the document's."""
