"""What happens to an order over time, told as generators that wait for the next moment."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from mlconnector_gui.connectors.woocommerce.sandbox.basket import Basket
from mlconnector_gui.connectors.woocommerce.sandbox.books import Books
from mlconnector_gui.connectors.woocommerce.sandbox.order import Order, ProductLine
from mlconnector_gui.connectors.woocommerce.sandbox.refunding import everything_left
from mlconnector_gui.connectors.woocommerce.sandbox.simulator import WooCommerceSimulator

Story = Iterator[datetime]
_HOUR = 3600
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Where stories happen, and the last moment anything may happen at."""

    simulator: WooCommerceSimulator
    books: Books
    chance: random.Random
    last: datetime

    def later(self, moment: datetime, low_seconds: int, high_seconds: int) -> datetime:
        """Return a moment some time later, or sooner than that if it would lie in the future."""
        moment_later = moment + timedelta(seconds=self.chance.randrange(low_seconds, high_seconds))
        if moment_later <= self.last:
            return moment_later
        left = max(int((self.last - moment).total_seconds()), 0)
        return moment + timedelta(seconds=self.chance.randrange(left + 1))


def unpaid_story(past: Past, basket: Basket, moment: datetime, *, status: str) -> Story:
    """Tell of an order that never brings money."""
    if status in ("checkout-draft", "pending"):
        past.books.place_order(basket, status=status, at=moment)
        return
    first = "on-hold" if status == "on-hold" else "pending"
    order = past.books.place_order(basket, status=first, at=moment)
    if status == "on-hold":
        return
    moment = past.later(moment, 60, _DAY)
    yield moment
    if status == "trash":
        past.books.trash(order, at=moment)
    else:
        past.books.set_status(order, status, at=moment)


def paid_story(past: Past, basket: Basket, moment: datetime, *, special: str, refund: str) -> Story:
    """Tell of an order that is paid, mostly sent out, and sometimes given back."""
    first = {"bacs": "on-hold", "cod": "processing"}.get(basket.payment_method, "pending")
    order = past.books.place_order(basket, status=first, at=moment)
    if basket.payment_method != "cod":
        moment = past.later(moment, *((_DAY, 3 * _DAY) if basket.payment_method == "bacs" else (3, 90)))
        yield moment
        past.books.pay(order, at=moment)
    if basket.payment_method == "stripe" and past.chance.random() < 0.7:
        moment = past.later(moment, 5, 2 * _HOUR)
        yield moment
        past.simulator.add_fee_meta(order.id, at=moment)
    if past.chance.random() < 0.6:
        moment = past.later(moment, _HOUR, 2 * _DAY)
        yield moment
        past.books.set_status(order, "completed", at=moment)
    yield from _ending(past, order, moment, special)
    if refund:
        moment = past.later(moment, _HOUR, 4 * _DAY)
        yield moment
        _give_back(past, order, refund, moment)


def _ending(past: Past, order: Order, moment: datetime, special: str) -> Story:
    if special not in ("trashed", "cancelled", *past.books.shop.plugin_statuses):
        return
    moment = past.later(moment, 60, _DAY)
    yield moment
    if special == "trashed":
        past.books.trash(order, at=moment)
    else:
        past.books.set_status(order, special, at=moment)


def _give_back(past: Past, order: Order, kind: str, moment: datetime) -> None:
    books = past.books
    if kind == "by_hand":
        books.set_status(order, "refunded", at=moment)
    elif kind in ("amount", "deleted"):
        amount = books.shop.tax_rules.rounded(order.total / 4)
        refund = books.refund_amount(order, amount, reason="Goodwill", at=moment)
        if kind == "deleted":
            books.delete_refund(refund)
    elif kind == "whole":
        books.refund_lines(order, everything_left(order), reason="Cancelled by buyer", at=moment)
    else:
        pieces = {_dearest(order).id: 1}
        if kind == "lines_and_shipping":
            pieces |= {line.id: 1 for line in order.shipping}
        books.refund_lines(order, pieces, reason="Damaged on arrival", at=moment)


def _dearest(order: Order) -> ProductLine:
    return max(order.products, key=lambda line: line.total / line.quantity)
