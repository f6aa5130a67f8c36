"""The three-way match: what was ordered, received, vouchered and paid of each line, and what does not agree."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mlconnector_gui.accounting.money import Money
from mlconnector_gui.accounting.purchase_orders import OrderKey, line_key

_BUCKET_DAYS = 30


class MatchStanding(StrEnum):
    """What is to be said of a line, the worst first; the first that holds is what it stands for in a list."""

    VOUCHERED_OVER = "vouchered_over"
    """More was vouchered than received: paid for nothing."""
    PRICE_DIFFERS = "price_differs"
    """The invoice asks another amount than the receipt was booked at."""
    RECEIVED_OVER = "received_over"
    RECEIVED_CANCELLED = "received_cancelled"
    """Goods came of a line that was cancelled."""
    NOT_VOUCHERED = "not_vouchered"
    """Received, and no invoice matched yet: it stands on received not vouchered."""
    NOT_PAID = "not_paid"
    NOT_RECEIVED = "not_received"
    """Open, with nothing received so far, or a part."""
    AGREES = "agrees"


DIFFERENCES = frozenset(
    {
        MatchStanding.VOUCHERED_OVER,
        MatchStanding.PRICE_DIFFERS,
        MatchStanding.RECEIVED_OVER,
        MatchStanding.RECEIVED_CANCELLED,
    }
)
"""The standings that somebody must look into; the others are work that is not finished."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedDocument:
    """A receipt, voucher or payment behind a line's figures."""

    kind: str
    """receipt, reversal, voucher or payment; or an open voucher that names the line and was not matched with it."""
    number: int
    document_type: str
    day: date | None
    quantity: Decimal
    amount: Money
    reference: str = ""
    """The supplier's invoice, or the container of a receipt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreeWayLine:
    """One line of a purchase order beside everything that came of it, in the company's currency."""

    order: OrderKey
    number: Decimal
    item: str
    description: str
    supplier: int
    supplier_name: str
    order_date: date
    unit: str
    is_cancelled: bool
    ordered: Decimal
    received: Decimal
    vouchered: Decimal
    ordered_amount: Money
    received_amount: Money
    vouchered_amount: Money
    paid_amount: Money
    received_value_vouchered: Money
    """What was vouchered, at the amounts it was received at: against it the invoice is compared."""
    oldest_open: date | None = None
    """The day of the oldest receipt that is not wholly vouchered."""
    documents: tuple[MatchedDocument, ...] = field(default=())

    @property
    def key(self) -> str:
        return line_key(self.order, self.number)

    @property
    def not_vouchered(self) -> Money:
        """What stands on received not vouchered of this line."""
        return self.received_amount - self.received_value_vouchered

    @property
    def price_difference(self) -> Money:
        """By how much the invoices ask more than the receipts were booked at."""
        return self.vouchered_amount - self.received_value_vouchered

    @property
    def unpaid(self) -> Money:
        return self.vouchered_amount - self.paid_amount

    @property
    def standings(self) -> tuple[MatchStanding, ...]:
        holds = {
            MatchStanding.VOUCHERED_OVER: self.vouchered > self.received,
            MatchStanding.PRICE_DIFFERS: not self.price_difference.is_zero and self.vouchered > 0,
            MatchStanding.RECEIVED_OVER: self.received > self.ordered and not self.is_cancelled,
            MatchStanding.RECEIVED_CANCELLED: self.is_cancelled and self.received > self.ordered,
            MatchStanding.NOT_VOUCHERED: self.not_vouchered.amount > 0,
            MatchStanding.NOT_PAID: self.unpaid.amount > 0,
            MatchStanding.NOT_RECEIVED: self.received < self.ordered and not self.is_cancelled,
        }
        return tuple(one for one, does in holds.items() if does) or (MatchStanding.AGREES,)

    @property
    def standing(self) -> MatchStanding:
        return self.standings[0]

    def age(self, today: date) -> int | None:
        """Return for how many days goods have waited for their invoice."""
        return (today - self.oldest_open).days if self.oldest_open else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgedTotal:
    """What is received and not vouchered, in one currency, by how long it has waited."""

    currency: str
    buckets: tuple[Money, ...]
    """Up to 30 days, 31 to 60, 61 to 90, and longer."""

    @property
    def total(self) -> Money:
        return Money.total(self.buckets, self.currency)


def bucket_of(age: int) -> int:
    """Return 0 for up to 30 days, 1 for up to 60, 2 for up to 90, 3 beyond."""
    return min(max(age - 1, 0) // _BUCKET_DAYS, 3)


def ageing(lines: Iterable[ThreeWayLine], *, today: date) -> tuple[AgedTotal, ...]:
    """Sum received-not-vouchered by currency and age, by the oldest receipt of each line that waits."""
    ages = ((line.not_vouchered, line.age(today)) for line in lines)
    return aged_totals((amount, age) for amount, age in ages if age is not None)


def aged_totals(waiting: Iterable[tuple[Money, int]]) -> tuple[AgedTotal, ...]:
    """Sum amounts by currency and by the days for which they have waited."""
    sums: dict[str, list[Money]] = {}
    for amount, age in waiting:
        if amount.is_zero:
            continue
        buckets = sums.setdefault(amount.currency, [Money.zero(amount.currency)] * 4)
        buckets[bucket_of(age)] = buckets[bucket_of(age)] + amount
    return tuple(
        AgedTotal(currency=currency, buckets=tuple(buckets)) for currency, buckets in sorted(sums.items())
    )
