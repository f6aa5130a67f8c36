"""What the shop keeps about an order and its refunds, with the totals WooCommerce would compute."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.connectors.woocommerce.sandbox.arithmetic import ZERO, TaxRules

UNPAID_STATUSES = frozenset(
    {"pending", "failed", "cancelled", "on-hold", "checkout-draft", "auto-draft", "draft", "trash"}
)
GATEWAYS = {
    "stripe": "Credit / Debit Card",
    "paypal": "PayPal",
    "ppcp-gateway": "PayPal",
    "bacs": "Direct bank transfer",
    "cod": "Cash on delivery",
    "": "",
}


@dataclass(slots=True, kw_only=True)
class Meta:
    """One row of meta data; the value may be any JSON type."""

    id: int
    key: str
    value: object


@dataclass(slots=True, kw_only=True)
class Line:
    """What product, shipping and fee lines share: an amount without tax and its unrounded tax."""

    id: int
    name: str
    total: Decimal
    taxable: bool = True
    tax: Decimal = ZERO
    meta: list[Meta] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class ProductLine(Line):
    """A product line; `subtotal` is before coupons."""

    product_id: int
    variation_id: int = 0
    parent_name: str | None = None
    sku: str | None
    quantity: int
    subtotal: Decimal
    subtotal_tax: Decimal = ZERO
    price: Decimal
    """The entered price of one, with tax where the shop's prices include it."""


@dataclass(slots=True, kw_only=True)
class ShippingLine(Line):
    """A shipping line."""

    method_id: str = "flat_rate"
    instance_id: str = "1"


@dataclass(slots=True, kw_only=True)
class FeeLine(Line):
    """A fee charged to the buyer; negative is a discount."""


@dataclass(slots=True, kw_only=True)
class CouponLine:
    """A coupon as used in one order; its amounts are informational."""

    id: int
    code: str
    kind: str
    nominal: Decimal
    discount: Decimal
    discount_tax: Decimal
    info: Meta


@dataclass(slots=True, kw_only=True)
class Refund:
    """One refund; its lines carry negative amounts, and may be none at all."""

    id: int
    order_id: int
    created: datetime
    amount: Decimal
    reason: str
    refunded_payment: bool
    meta: list[Meta]
    products: list[ProductLine] = field(default_factory=list)
    shipping: list[ShippingLine] = field(default_factory=list)
    fees: list[FeeLine] = field(default_factory=list)
    refunded_line: dict[int, int] = field(default_factory=dict)
    """Refund line id to the id of the order's line it gives back."""
    tax_line_id: int = 0
    deleted: bool = False

    def lines(self) -> Iterator[Line]:
        yield from self.products
        yield from self.fees
        yield from self.shipping

    @property
    def cart_tax(self) -> Decimal:
        return sum((line.tax for line in (*self.products, *self.fees)), ZERO)

    @property
    def shipping_tax(self) -> Decimal:
        return sum((line.tax for line in self.shipping), ZERO)


@dataclass(slots=True, kw_only=True)
class Order:
    """One order as the database holds it."""

    id: int
    number: str
    order_key: str
    status: str
    currency: str
    version: str
    prices_include_tax: bool
    created: datetime
    modified: datetime
    created_via: str
    customer_id: int
    billing: dict[str, str]
    shipping_address: dict[str, str]
    payment_method: str
    taxed: bool
    tax_line_id: int
    paid: datetime | None = None
    completed: datetime | None = None
    transaction_id: str = ""
    cart_hash: str = ""
    customer_note: str = ""
    sold: bool = False
    """The order was once paid, or was once to be delivered against cash."""
    gone: bool = False
    """Deleted for good."""
    person: int = 0
    """The number of the invented person who placed it; 0 once he had himself erased."""
    status_before_trash: str = ""
    meta: list[Meta] = field(default_factory=list)
    products: list[ProductLine] = field(default_factory=list)
    shipping: list[ShippingLine] = field(default_factory=list)
    fees: list[FeeLine] = field(default_factory=list)
    coupons: list[CouponLine] = field(default_factory=list)
    refunds: list[Refund] = field(default_factory=list)
    discount_total: Decimal = ZERO
    discount_tax: Decimal = ZERO
    shipping_total: Decimal = ZERO
    shipping_tax: Decimal = ZERO
    cart_tax: Decimal = ZERO
    total: Decimal = ZERO

    @property
    def open_refunds(self) -> list[Refund]:
        return [refund for refund in self.refunds if not refund.deleted]

    @property
    def refunded(self) -> Decimal:
        return sum((refund.amount for refund in self.open_refunds), ZERO)

    @property
    def needs_processing(self) -> bool:
        return any(line.product_id for line in self.products)

    @property
    def is_a_sale(self) -> bool:
        return self.sold and not self.gone and self.status not in UNPAID_STATUSES

    def lines(self) -> Iterator[Line]:
        yield from self.products
        yield from self.fees
        yield from self.shipping


def calculate(order: Order, rules: TaxRules) -> None:
    """Compute taxes and totals anew, as WooCommerce does when an order is saved with recalculation."""
    _cap_negative_fees(order, rules)
    _tax_lines(order, rules)
    cart_lines = (*order.products, *order.fees)
    order.cart_tax = sum((rules.line_tax(line.tax) for line in cart_lines), ZERO)
    order.shipping_tax = sum((rules.line_tax(line.tax) for line in order.shipping), ZERO)
    order.shipping_total = sum((line.total for line in order.shipping), ZERO)
    items = sum((rules.line_total(line.total) for line in order.products), ZERO)
    before_coupons = sum((rules.line_total(line.subtotal) for line in order.products), ZERO)
    fees = sum((line.total for line in order.fees), ZERO)
    order.discount_total = rules.rounded(before_coupons - items)
    order.discount_tax = rules.rounded_tax(
        sum((rules.line_tax(line.subtotal_tax) - rules.line_tax(line.tax) for line in order.products), ZERO)
    )
    order.total = rules.rounded(items + fees + order.shipping_total + order.cart_tax + order.shipping_tax)


def _cap_negative_fees(order: Order, rules: TaxRules) -> None:
    charged = sum((rules.line_total(line.total) for line in (*order.products, *order.shipping)), ZERO)
    for fee in order.fees:
        fee.total = max(fee.total, -rules.rounded(charged))
        charged += fee.total


def _tax_lines(order: Order, rules: TaxRules) -> None:
    shipping_taxed = order.taxed and any(line.taxable for line in order.products)
    for product in order.products:
        taxed = order.taxed and product.taxable
        product.tax = rules.tax_on(product.total) if taxed else ZERO
        product.subtotal_tax = rules.tax_on(product.subtotal) if taxed else ZERO
    for line in order.shipping:
        line.taxable = shipping_taxed
        line.tax = rules.tax_on(line.total) if shipping_taxed else ZERO
    for fee in order.fees:
        if not (order.taxed and fee.taxable):
            fee.tax = ZERO
        elif fee.total >= 0:
            fee.tax = rules.tax_on(fee.total)
        else:
            fee.tax = rules.tax_on(fee.total * _taxed_share(order))


def _taxed_share(order: Order) -> Decimal:
    """Return the part of the order that is taxed: the tax of a negative fee is spread over it."""
    charged = [line for line in order.lines() if line.total > 0]
    everything = sum((line.total for line in charged), ZERO)
    if not everything:
        return ZERO
    return sum((line.total for line in charged if line.taxable), ZERO) / everything
