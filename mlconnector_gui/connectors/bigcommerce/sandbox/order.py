"""Orders, payments and refunds as the store keeps them."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

ZERO = Decimal(0)
CENT = Decimal("0.01")
INCOMPLETE, PENDING, SHIPPED, PARTIALLY_SHIPPED, REFUNDED, CANCELLED = range(6)
DECLINED, AWAITING_PAYMENT, AWAITING_PICKUP, AWAITING_SHIPMENT, COMPLETED = range(6, 11)
AWAITING_FULFILLMENT, MANUAL_VERIFICATION, DISPUTED, PARTIALLY_REFUNDED = range(11, 15)
STATUS_NAMES = (
    "Incomplete",
    "Pending",
    "Shipped",
    "Partially Shipped",
    "Refunded",
    "Cancelled",
    "Declined",
    "Awaiting Payment",
    "Awaiting Pickup",
    "Awaiting Shipment",
    "Completed",
    "Awaiting Fulfillment",
    "Manual Verification Required",
    "Disputed",
    "Partially Refunded",
)


@dataclass(slots=True, kw_only=True)
class Amount:
    """A price three ways; which one is exact is the store's setting."""

    ex: Decimal = ZERO
    inc: Decimal = ZERO
    tax: Decimal = ZERO


@dataclass(slots=True, kw_only=True)
class Line:
    """One order product."""

    id: int
    product_id: int
    variant_id: int
    name: str
    sku: str
    quantity: int
    price: Decimal
    """What one costs, as the store enters prices."""
    taxable: bool = True
    kind: str = "physical"
    parent: int | None = None
    wrapping: Decimal = ZERO
    discounts: list[tuple[str, str | None, Decimal]] = field(default_factory=list)
    """(id, code, amount), in the basis of the store's prices."""
    each: Amount = field(default_factory=Amount)
    total: Amount = field(default_factory=Amount)
    """Before discounts."""
    due: Amount = field(default_factory=Amount)
    """After discounts."""
    refunded: int = 0


@dataclass(slots=True, kw_only=True)
class Fee:
    """A custom fee."""

    id: int
    name: str
    entered: Decimal
    amount: Amount = field(default_factory=Amount)


@dataclass(slots=True, kw_only=True)
class TaxRow:
    """The tax on one thing."""

    id: int
    kind: str
    line_id: int
    amount: Decimal


@dataclass(slots=True, kw_only=True)
class Transaction:
    """What a gateway did."""

    id: int
    event: str
    method: str
    gateway: str
    amount: Decimal
    at: datetime
    reference: str = ""
    status: str = "ok"
    test: bool = False


@dataclass(slots=True, kw_only=True)
class RefundPayment:
    """A part of a refund on its way back."""

    id: int
    provider: str
    amount: Decimal
    offline: bool = False
    declined: bool = False


@dataclass(slots=True, kw_only=True)
class RefundItem:
    """What was refunded: pieces of a line, or an amount of something."""

    kind: str
    item_id: int
    quantity: int | None = None
    requested: Decimal | None = None
    adjustment: Decimal = ZERO


@dataclass(slots=True, kw_only=True)
class Refund:
    """One refund."""

    id: int
    order_id: int
    at: datetime
    reason: str
    total: Decimal
    tax: Decimal
    items: list[RefundItem]
    payments: list[RefundPayment]

    @property
    def paid_back(self) -> Decimal:
        return sum((one.amount for one in self.payments if not one.declined), ZERO)


@dataclass(slots=True, kw_only=True)
class Order:
    """One order, its amounts as they were computed last."""

    id: int
    created: datetime
    modified: datetime
    status: int
    currency: str
    includes_tax: bool
    payment_method: str
    payment_status: str = ""
    provider: str = ""
    customer_id: int = 0
    source: str = "www"
    display_currency: str = ""
    archived: bool = False
    is_sale: bool = False
    """Whether money came in for it, as the store's owner would say."""
    address_id: int = 0
    person: int = 1
    lines: list[Line] = field(default_factory=list)
    fees: list[Fee] = field(default_factory=list)
    taxes: list[TaxRow] = field(default_factory=list)
    transactions: list[Transaction] = field(default_factory=list)
    coupon: str = ""
    coupon_discount: Decimal = ZERO
    discount: Decimal = ZERO
    entered_shipping: Decimal = ZERO
    entered_handling: Decimal = ZERO
    shipping: Amount = field(default_factory=Amount)
    handling: Amount = field(default_factory=Amount)
    wrapping: Amount = field(default_factory=Amount)
    subtotal: Amount = field(default_factory=Amount)
    total: Amount = field(default_factory=Amount)
    store_credit: Decimal = ZERO
    gift_certificate: Decimal = ZERO
    staff_notes: str | None = None

    @property
    def due(self) -> Decimal:
        """What is left to be paid by a gateway or by hand."""
        return self.total.inc - self.store_credit - self.gift_certificate

    @property
    def certificates_sold(self) -> Decimal:
        return sum((line.total.ex for line in self.lines if line.kind == "giftcertificate"), ZERO)
