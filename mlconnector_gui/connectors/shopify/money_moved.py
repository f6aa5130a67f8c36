"""The money that moved for an order: which transactions count, when, and through what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mlconnector_gui.accounting.documents import Tender, TenderKind
from mlconnector_gui.accounting.money import Money
from mlconnector_gui.connectors.shopify.amounts import Amounts
from mlconnector_gui.connectors.shopify.payloads import Transaction, tail_of, utc_of

_PAID = frozenset({"SALE", "CAPTURE", "CHANGE"})
_UNSETTLED = frozenset({"PENDING", "AWAITING_RESPONSE", "UNKNOWN"})
_OWN_MONEY = {
    "gift_card": TenderKind.GIFT_CARD,
    "shopify_store_credit": TenderKind.STORE_CREDIT,
    "store_credit": TenderKind.STORE_CREDIT,
}
PENDING = "pending"
"""What stands for the gateway where nothing was paid yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """
    One successful transaction.

    `applied` is what it took off the order's total; `rounding` is what a till rounded beside it, so that cash moved
    by the sum of both. Both are positive for money in a payment and for money given back in a refund.
    """

    number: str
    gateway: str
    moved_at: datetime
    applied: Money
    rounding: Money

    @property
    def cash(self) -> Money:
        return self.applied + self.rounding

    @property
    def tender(self) -> Tender:
        kind = _OWN_MONEY.get(self.gateway, TenderKind.GATEWAY)
        return Tender(gateway=self.gateway, amount=self.cash, kind=kind, reference=self.number)


def payments_of(transactions: Sequence[Transaction], amounts: Amounts, *, total: Money) -> list[Movement]:
    """
    Return the successful payments, oldest first; an authorisation alone is none, and change is money given back.

    Whether an amount holds its cash rounding is not documented: it does where the payments come to the total only
    without it.
    """
    counted = [one for one in transactions if one.kind in _PAID and _succeeded(one)]
    moved = [_movement(one, amounts, sign=-1 if one.kind == "CHANGE" else 1) for one in counted]
    applied = amounts.total(one.applied for one in moved)
    rounding = amounts.total(one.rounding for one in moved)
    if not rounding.is_zero and applied != total and applied - rounding == total:
        moved = [_without_rounding(one) for one in moved]
    return sorted(moved, key=lambda one: (one.moved_at, one.number))


def refunded(transactions: Sequence[Transaction], amounts: Amounts) -> list[Movement]:
    counted = [one for one in transactions if one.kind == "REFUND" and _succeeded(one)]
    moved = [_movement(one, amounts, sign=1) for one in counted]
    return sorted(moved, key=lambda one: (one.moved_at, one.number))


def is_unsettled(transactions: Sequence[Transaction]) -> bool:
    """Say whether money of a refund is still on its way."""
    return any(one.kind == "REFUND" and one.status in _UNSETTLED for one in transactions)


def _succeeded(transaction: Transaction) -> bool:
    return transaction.status == "SUCCESS" and not transaction.test


def _movement(transaction: Transaction, amounts: Amounts, *, sign: int) -> Movement:
    applied = amounts.read(transaction.amount_set, "transactions.amountSet")
    text = transaction.processed_at or transaction.created_at
    return Movement(
        number=tail_of(transaction.id),
        gateway=transaction.gateway or "unknown",
        moved_at=utc_of(text, field_name="transactions.processedAt", document=amounts.document),
        applied=applied if sign > 0 else -applied,
        rounding=amounts.read(transaction.amount_rounding_set, "transactions.amountRoundingSet"),
    )


def _without_rounding(movement: Movement) -> Movement:
    return Movement(
        number=movement.number,
        gateway=movement.gateway,
        moved_at=movement.moved_at,
        applied=movement.applied - movement.rounding,
        rounding=movement.rounding,
    )
