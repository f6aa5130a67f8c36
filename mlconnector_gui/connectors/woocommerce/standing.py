"""Decide whether an order's money counts, from its status and what was paid."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.woocommerce.payloads import Order

_PAID = frozenset({"processing", "completed", "refunded"})
_NEVER = frozenset({"pending", "on-hold", "failed", "cancelled", "trash", "auto-draft", "checkout-draft"})


class BookWhen(StrEnum):
    """What makes an order a sale."""

    STATUS = "status"
    PAID = "paid"
    """A payment date; it stays when an order goes back to pending, so the status still has its say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingPolicy:
    """When this connection's orders are booked."""

    book_when: BookWhen
    extra_paid: frozenset[str]

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "BookingPolicy":
        names = values.get("extra_paid_statuses", "").replace(";", ",").split(",")
        book_when = values.get("book_when") or BookWhen.STATUS
        if book_when not in set(BookWhen):
            raise Problem("woocommerce.setting_invalid", field="book_when", value=book_when)
        return cls(
            book_when=BookWhen(book_when),
            extra_paid=frozenset(name.strip().lower().removeprefix("wc-") for name in names if name.strip()),
        )

    def counts(self, order: Order) -> bool:
        """Whether money came in for this order, given back later or not."""
        if was_paid_and_cancelled(order):
            return has_refunds(order)
        is_paid_status = order.status in _PAID or order.status in self.extra_paid
        if self.book_when is BookWhen.STATUS:
            return is_paid_status
        return bool(order.date_paid_gmt) and (is_paid_status or order.status not in _NEVER)


def was_paid_and_cancelled(order: Order) -> bool:
    return order.status == "cancelled" and bool(order.date_paid_gmt)


def has_refunds(order: Order) -> bool:
    return any(refund.total.strip("-0.") for refund in order.refunds)
