"""Amazon's own ledger of a seller: rows of money, gathered into settlements."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from mlconnector_gui.connectors.amazon.sandbox.seller import Market

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a settlement, signed as the seller sees it."""

    transaction_type: str
    amount_type: str
    amount_description: str
    amount: Decimal
    posted: datetime
    order_id: str = ""
    adjustment_id: str = ""
    shipment_id: str = ""
    order_item_code: str = ""
    sku: str = ""
    quantity: int = 0
    fulfillment: str = ""
    promotion_id: str = ""
    has_market: bool = True
    """False: account level, so that no marketplace is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What was settled in one period of one marketplace."""

    settlement_id: str
    group_id: str
    market: Market
    start: datetime
    end: datetime
    deposit: datetime
    rows: tuple[Row, ...]

    @property
    def total(self) -> Decimal:
        return sum((row.amount for row in self.rows), ZERO)

    def with_rows(self, rows: tuple[Row, ...]) -> "Settlement":
        return replace(self, rows=rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    """One order of one item, as the order interfaces show it."""

    order_id: str
    market: Market
    placed: datetime
    changed: datetime
    status: str
    """Pending, Unshipped, Shipped or Canceled: the words of the interface v0."""
    sku: str
    asin: str
    title: str
    quantity: int
    principal: Decimal
    tax: Decimal
    shipping: Decimal
    by_amazon: bool
    item_code: str

    @property
    def total(self) -> Decimal:
        return self.principal + self.tax + self.shipping


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One SKU of the seller in one marketplace."""

    sku: str
    asin: str
    fnsku: str
    ean: str
    title: str
    market: Market
    price: Decimal
    created: datetime
    changed: datetime
    stock: int
    by_amazon: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeReport:
    """A report and its document."""

    report_id: str
    document_id: str
    report_type: str
    created: datetime
    start: datetime
    end: datetime
    marketplace_ids: tuple[str, ...]
    content: bytes = field(repr=False)
    charset: str
    packed: bool
