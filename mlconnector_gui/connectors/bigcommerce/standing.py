"""Decide whether an order's money counts, from its status, its payment and where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mlconnector_gui.base.problem import Problem
from mlconnector_gui.connectors.bigcommerce.payloads import Order

# the labels can be renamed by the merchant, the numbers cannot
STATUSES = {
    "0": "incomplete",
    "1": "pending",
    "2": "shipped",
    "3": "partially_shipped",
    "4": "refunded",
    "5": "cancelled",
    "6": "declined",
    "7": "awaiting_payment",
    "8": "awaiting_pickup",
    "9": "awaiting_shipment",
    "10": "completed",
    "11": "awaiting_fulfillment",
    "12": "manual_verification",
    "13": "disputed",
    "14": "partially_refunded",
}
_SOLD = frozenset({"2", "3", "4", "8", "9", "10", "11", "13", "14"})
_CANCELLED = frozenset({"5", "6"})
_GIVEN_BACK = frozenset({"refunded", "partially refunded"})
_NOT_PAID = frozenset(
    {"authorized", "capture pending", "pending", "declined", "held for review", "void", "void pending"}
)
_MONEY_IN = frozenset({"purchase", "capture", "settled"})


class BookWhen(StrEnum):
    """What makes an order a sale."""

    PAID = "paid"
    STATUS = "status"


class OrderLevel(StrEnum):
    """What a refund of an amount without lines is."""

    STOP = "stop"
    RETURNS = "returns"
    PRORATE = "prorate"
    GOODWILL = "goodwill"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingPolicy:
    """When and how this connection's orders are booked."""

    book_when: BookWhen
    order_level: OrderLevel
    elsewhere: frozenset[str]

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "BookingPolicy":
        book_when = values.get("book_when") or BookWhen.PAID
        if book_when not in set(BookWhen):
            raise Problem("bigcommerce.setting_invalid", field="book_when", value=book_when)
        order_level = values.get("order_level_refunds") or OrderLevel.STOP
        if order_level not in set(OrderLevel):
            raise Problem("bigcommerce.setting_invalid", field="order_level_refunds", value=order_level)
        names = values.get("sources_booked_elsewhere", "").replace(";", ",").split(",")
        return cls(
            book_when=BookWhen(book_when),
            order_level=OrderLevel(order_level),
            elsewhere=frozenset(name.strip().lower() for name in names if name.strip()),
        )

    def counts(self, order: Order) -> bool:
        """Whether money came in for this order, given back later or not; archiving an order moves none."""
        if order.order.order_source.lower() in self.elsewhere or was_a_test(order):
            return False
        if order.order.status_id in _CANCELLED:
            return order.order.payment_status in _GIVEN_BACK
        if order.order.status_id not in _SOLD:
            return False
        return self.book_when is BookWhen.STATUS or order.order.payment_status not in _NOT_PAID

    def standing_of(self, order: Order) -> str:
        """Say in a word how an order is, and why it is left out where it is."""
        if order.order.order_source.lower() in self.elsewhere:
            return f"source_{order.order.order_source.lower()}"
        if was_a_test(order):
            return "test_payment"
        status = STATUSES.get(order.order.status_id, f"status_{order.order.status_id}")
        is_unpaid = order.order.payment_status in _NOT_PAID
        if order.order.status_id in _SOLD and is_unpaid and self.book_when is BookWhen.PAID:
            return f"{status}_{order.order.payment_status.replace(' ', '_')}"
        return status


def was_a_test(order: Order) -> bool:
    """Whether every payment that came in was one of a gateway's test mode."""
    came_in = [one for one in order.transactions if one.event in _MONEY_IN and one.status == "ok"]
    return bool(came_in) and all(one.test == "true" for one in came_in)


def was_paid_and_cancelled(order: Order) -> bool:
    came_in = order.order.payment_status in {"captured", "paid"}
    return order.order.status_id in _CANCELLED and came_in
