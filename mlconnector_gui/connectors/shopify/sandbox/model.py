"""What a simulated shop knows of its orders: plain records, changed by what happens in the shop."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.connectors.shopify.sandbox.amounts import ZERO, Amount, Currencies, total

FIRST_KIND, EDIT, REFUND, RETURN = (
    "OrderAgreement",
    "OrderEditAgreement",
    "RefundAgreement",
    "ReturnAgreement",
)


@dataclass(slots=True, kw_only=True)
class Tax:
    """A tax line."""

    title: str
    rate: Decimal
    amount: Amount
    is_channels: bool = False


@dataclass(slots=True, kw_only=True)
class Duty:
    """What customs take of a line, collected at checkout."""

    id: int
    price: Amount


@dataclass(slots=True, kw_only=True)
class Line:
    """Something ordered; a tip is a line too."""

    id: int
    sku: str
    title: str
    unit_price: Amount
    quantity: int
    discount: Amount = ZERO
    taxes: list[Tax] = field(default_factory=list)
    is_gift_card: bool = False
    is_tip: bool = False
    is_taxable: bool = True
    duty: Duty | None = None
    product_id: int | None = None
    removed: int = 0
    returned: int = 0

    @property
    def original(self) -> Amount:
        return Amount(self.unit_price.shop * self.quantity, self.unit_price.customer * self.quantity)

    @property
    def net(self) -> Amount:
        """After discounts; with tax where prices contain it."""
        return self.original - self.discount

    @property
    def tax(self) -> Amount:
        return total([one.amount for one in self.taxes])

    @property
    def left(self) -> int:
        return self.quantity - self.removed - self.returned


@dataclass(slots=True, kw_only=True)
class Shipping:
    """A shipping line."""

    id: int
    title: str
    price: Amount
    discount: Amount = ZERO
    taxes: list[Tax] = field(default_factory=list)
    refunded: Amount = ZERO

    @property
    def net(self) -> Amount:
        return self.price - self.discount

    @property
    def tax(self) -> Amount:
        return total([one.amount for one in self.taxes])


@dataclass(slots=True, kw_only=True)
class AdditionalFee:
    """A fee beside goods and shipping."""

    id: int
    name: str
    price: Amount


@dataclass(slots=True, kw_only=True)
class Transaction:
    """One thing done with money."""

    id: int
    kind: str
    status: str
    gateway: str
    amount: Amount
    at: datetime
    rounding: Amount = ZERO
    parent_id: int | None = None
    is_manual: bool = False
    is_test: bool = False
    fee: Decimal = Decimal(0)
    is_paid_out: bool = False
    error: str | None = None

    @property
    def counts(self) -> bool:
        return self.status == "SUCCESS" and self.kind in {"SALE", "CAPTURE", "REFUND", "CHANGE"}


@dataclass(slots=True, kw_only=True)
class RefundLine:
    """Some of a line, given back."""

    id: int
    line: Line
    quantity: int
    restock: str
    subtotal: Amount
    tax: Amount


@dataclass(slots=True, kw_only=True)
class RefundShipping:
    """Some of the shipping, given back."""

    id: int
    shipping: Shipping
    subtotal: Amount
    tax: Amount


@dataclass(slots=True, kw_only=True)
class Adjustment:
    """What a refund's parts and its money differ by: positive in the merchant's favour."""

    id: int
    reason: str | None
    amount: Amount


@dataclass(slots=True, kw_only=True)
class Refund:
    """A record of something given back; its money may still be on its way, or may never come."""

    id: int
    created: datetime
    updated: datetime
    lines: list[RefundLine] = field(default_factory=list)
    shipping: list[RefundShipping] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    adjustments: list[Adjustment] = field(default_factory=list)
    transactions: list[Transaction] = field(default_factory=list)
    return_id: int | None = None

    @property
    def money(self) -> Amount:
        return total([one.amount for one in self.transactions if one.counts])

    @property
    def parts(self) -> list[RefundLine | RefundShipping]:
        return [*self.lines, *self.shipping]


@dataclass(slots=True, kw_only=True)
class Sale:
    """One row of the sales ledger of an order; it never changes."""

    id: int
    kind: str
    action: str
    line_type: str
    quantity: int | None
    total: Amount
    taxes: list[tuple[Tax, Amount]]
    discount: Amount = ZERO
    line: Line | None = None
    shipping: Shipping | None = None
    duty: Duty | None = None
    fee: AdditionalFee | None = None

    @property
    def tax(self) -> Amount:
        return total([amount for _, amount in self.taxes])


@dataclass(slots=True, kw_only=True)
class Agreement:
    """Rows of the sales ledger that came together."""

    id: int
    kind: str
    reason: str
    at: datetime
    sales: list[Sale]
    refund_id: int | None = None
    return_id: int | None = None


@dataclass(slots=True, kw_only=True)
class Fulfillment:
    """A parcel."""

    id: int
    created: datetime
    updated: datetime
    lines: list[tuple[int, Line, int]]
    status: str = "SUCCESS"


@dataclass(slots=True, kw_only=True)
class Order:
    """An order as the shop has it."""

    id: int
    number: int
    currencies: Currencies
    created: datetime
    updated: datetime
    taxes_included: bool
    original_total: Amount
    country: str
    province: str
    source: str
    lines: list[Line]
    shipping: list[Shipping] = field(default_factory=list)
    fees: list[AdditionalFee] = field(default_factory=list)
    customer_id: int | None = None
    codes: list[str] = field(default_factory=list)
    is_test: bool = False
    is_tax_exempt: bool = False
    cancelled: datetime | None = None
    cancel_reason: str | None = None
    is_edited: bool = False
    is_gone: bool = False
    transactions: list[Transaction] = field(default_factory=list)
    refunds: list[Refund] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    fulfillments: list[Fulfillment] = field(default_factory=list)
    revision: int = 0

    @property
    def received(self) -> Amount:
        taken = [one.amount for one in self.transactions if one.counts and one.kind in {"SALE", "CAPTURE"}]
        return total(taken) - total([one.amount for one in self.transactions if one.kind == "CHANGE"])

    @property
    def refunded(self) -> Amount:
        return total([refund.money for refund in self.refunds])

    @property
    def ordered(self) -> Amount:
        """Everything ever ordered, edits included, before returns."""
        return self.amount_of(self.lines) + self._beside

    @property
    def current(self) -> Amount:
        """What is left of it after removals and returns."""
        gone = [
            one.subtotal + (ZERO if self.taxes_included else one.tax)
            for refund in self.refunds
            for one in refund.parts
        ]
        duties = [duty.price for refund in self.refunds for duty in refund.duties]
        return self.ordered - total(gone) - total(duties)

    @property
    def _beside(self) -> Amount:
        shipping = [one.net + (ZERO if self.taxes_included else one.tax) for one in self.shipping]
        return total([*shipping, *(one.price for one in self.fees)])

    def amount_of(self, lines: list[Line]) -> Amount:
        own = [one.net + (ZERO if self.taxes_included else one.tax) for one in lines]
        return total([*own, *(one.duty.price for one in lines if one.duty)])

    @property
    def taxed(self) -> list[Line | Shipping]:
        return [*self.lines, *self.shipping]

    def line(self, line_id: int) -> Line:
        return next(one for one in self.lines if one.id == line_id)
